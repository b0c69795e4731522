// Weeks in which something changes in the middle, with a second thing on the line: a death beside a refusal, two stays, a
// restart, an end while in hospital, a plan or a line that begins or ends within the week, an increase into an admission,
// two carers, reasons without days. Like `cases.ts`, the right answers are those of the domain. Long because it is a table.
import {
  actualWith,
  adjustmentRequest,
  extra,
  frustrated,
  hospitalStay,
  lineOf,
  missed,
  monday,
  serviceEnd,
  serviceLine,
  variation,
  weeklyActual,
} from '../../builders.ts';
import type { Case } from './cases.ts';
import { day, diedWednesday, hospital, lastWeek, log, on, refusal } from './march.ts';

const ended = (quantity: number) => missed('service_ended', { quantity });
const stay = hospitalStay;
const admittedOn = (number: number, parts = {}) =>
  stay({ admitted: day(number), told: { who: 'Duty', on: day(number) }, ...parts });
const endAsked = (lineId = 'line-1', startDate = day(5)) =>
  adjustmentRequest({ id: `end ${lineId}`, changes: [{ lineId, kind: 'end' }], startDate });
const community = [lineOf('supported_living_community')];
const said = (comment: string) => ({ comment });

const deaths: Case[] = [
  {
    name: 'died on Wednesday, refused on Tuesday: both within the share of three days',
    week: {
      lines: community,
      ends: diedWednesday,
      adjustments: [endAsked()],
      actuals: [actualWith([missed('non_engagement', { quantity: 100, ...on(4) }), ended(700)])],
      log: [log(3, 'delivered', 120), refusal(4)],
    },
    only: [],
  },
  {
    name: 'died on Wednesday after a third refusal in a row',
    week: {
      lines: community,
      ends: diedWednesday,
      adjustments: [endAsked()],
      actuals: [actualWith([missed('non_engagement', { quantity: 300, ...on(3, 5) }), ended(700)])],
      log: [refusal(3), refusal(4), refusal(5)],
    },
    only: ['non-engagement-review'],
  },
  {
    name: 'away with notice in shared support, died on Wednesday: the absence until then, the rest ended, which is not expected there',
    week: {
      lines: [lineOf('supported_living_shared')],
      ends: diedWednesday,
      adjustments: [endAsked()],
      actuals: [actualWith([missed('planned_absence', { quantity: 450, ...on(3, 5) }), ended(550)])],
    },
    only: ['shared-variation'],
  },
  {
    name: 'away with notice in shared support, died on Wednesday, the absence goes on for the whole week',
    week: {
      lines: [lineOf('supported_living_shared')],
      ends: diedWednesday,
      adjustments: [endAsked()],
      actuals: [actualWith([missed('planned_absence', { quantity: 1000, ...on(3, 9) })])],
    },
    only: ['delivered-after-end'],
  },
  {
    name: 'died the week before in hospital, the stay never closed, two lines, both ended',
    week: {
      lines: [serviceLine(), serviceLine({ id: 'line-2', service: 'Sitting' })],
      ends: [serviceEnd()],
      stays: [stay()],
      adjustments: [endAsked('line-1', day(0)), endAsked('line-2', day(0))],
      actuals: [actualWith([ended(1000)]), actualWith([ended(1000)], { lineId: 'line-2' })],
    },
    only: [],
  },
  {
    name: 'one line ended the week before, the person died on Wednesday',
    week: {
      lines: [serviceLine(), serviceLine({ id: 'line-2', service: 'Sitting' })],
      ends: [...diedWednesday, serviceEnd({ lineId: 'line-2', cause: 'moved' })],
      adjustments: [endAsked(), endAsked('line-2', day(0))],
      actuals: [actualWith([ended(600)]), actualWith([ended(600)], { lineId: 'line-2' })],
    },
    only: ['delivered-after-end'],
  },
  {
    name: 'away for ten days until a death: the absence had a request, and the end has one',
    week: {
      ends: diedWednesday,
      adjustments: [
        endAsked(),
        adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'reduction' }], startDate: day(3) }),
      ],
      actuals: [actualWith([missed('planned_absence', { quantity: 450, ...on(3, 5) }), ended(550)])],
      earlier: lastWeek(missed('planned_absence', on(-4, 2))),
    },
    only: [],
  },
];

const stays: Case[] = [
  {
    name: 'one of two lines ended on Wednesday while in hospital',
    week: {
      lines: [serviceLine(), serviceLine({ id: 'line-2', service: 'Sitting' })],
      stays: [stay()],
      ends: [serviceEnd({ lineId: 'line-2', lastDay: day(5), cause: 'moved' })],
      adjustments: [endAsked('line-2')],
      actuals: [
        actualWith([frustrated()], said('hospital week 2')),
        actualWith([hospital(450), ended(550)], { lineId: 'line-2', ...said('hospital week 2') }),
      ],
    },
    only: [],
  },
  {
    name: 'home on Monday, refused on Tuesday, back in hospital on Wednesday',
    week: {
      lines: community,
      stays: [stay({ discharged: monday }), admittedOn(5, { id: 'stay-2' })],
      actuals: [
        actualWith(
          [
            hospital(125),
            hospital(725, { hospitalStayId: 'stay-2' }),
            missed('non_engagement', { quantity: 150, ...on(4) }),
          ],
          said('hospital week 2, then hospital week 1'),
        ),
      ],
      log: [refusal(4)],
    },
    only: ['hospital-readmission'],
  },
  {
    name: 'home on Monday, care again from Thursday with more help, all of it logged',
    week: {
      stays: [stay({ discharged: monday, resumed: day(6) })],
      actuals: [actualWith([hospital(425, on(3, 5)), extra({ quantity: 100, ...on(6, 7) })], said('hospital week 2'))],
      log: [3, 4, 5].map((at) => log(at, 'frustrated', 85, { reason: 'hospital' })),
    },
    only: [],
  },
  {
    name: 'more help until the day of admission',
    week: {
      stays: [admittedOn(5)],
      actuals: [actualWith([hospital(575, on(5, 9)), extra({ quantity: 200, ...on(3, 5) })], said('hospital week 1'))],
    },
    only: [],
  },
  {
    name: 'more help claimed on for two days in hospital',
    week: {
      stays: [admittedOn(5)],
      actuals: [actualWith([hospital(575, on(5, 9)), extra({ quantity: 200, ...on(3, 7) })], said('hospital week 1'))],
    },
    only: ['delivered-during-stay'],
  },
  {
    name: 'the third hospital week missed, and own cause for the rest',
    week: {
      stays: [stay({ admitted: day(-11), discharged: day(6) })],
      actuals: [
        actualWith(
          [
            missed('hospital', { quantity: 575, hospitalStayId: 'stay-1' }),
            missed('provider_cause', { quantity: 425 }),
          ],
          said('hospital week 3'),
        ),
      ],
    },
    only: [],
  },
  {
    name: 'the plan was raised during the stay, and all of it is frustrated',
    week: {
      lines: [serviceLine({ plannedQuantity: 2000 })],
      stays: [stay()],
      actuals: [actualWith([hospital(2000)], { planned: 2000, ...said('hospital week 2') })],
      earlier: lastWeek(frustrated()),
    },
    only: [],
  },
  {
    name: 'the plan was raised during the stay, and the old hours are frustrated',
    week: {
      lines: [serviceLine({ plannedQuantity: 2000 })],
      stays: [stay()],
      actuals: [actualWith([hospital(1000)], { planned: 2000, ...said('hospital week 2') })],
      earlier: lastWeek(frustrated()),
    },
    only: ['delivered-during-stay'],
  },
  {
    name: 'away without days last week, in hospital in this one',
    week: {
      stays: [admittedOn(3)],
      actuals: [actualWith([frustrated()], said('hospital week 1'))],
      earlier: lastWeek(missed()),
    },
    only: [],
  },
];

const linesWithin: Case[] = [
  {
    name: 'a line that begins on Thursday while in hospital, as planned',
    week: { lines: [serviceLine({ startDate: day(6), plannedQuantity: 400 })], stays: [stay()] },
    only: ['delivered-during-stay'],
  },
  {
    name: 'a line that begins on Thursday, admitted on Saturday: the days are shared over the whole week',
    week: {
      lines: [serviceLine({ startDate: day(6), plannedQuantity: 400 })],
      stays: [admittedOn(8)],
      actuals: [actualWith([hospital(200, on(8, 9))], { planned: 400, ...said('hospital week 1') })],
    },
    only: ['hospital-days-exceeded'],
  },
  {
    name: 'a line that begins on Thursday, admitted on Saturday: three of its four days are too many',
    week: {
      lines: [serviceLine({ startDate: day(6), plannedQuantity: 400 })],
      stays: [admittedOn(8)],
      actuals: [actualWith([hospital(300)], { planned: 400, ...said('hospital week 1') })],
    },
    only: ['hospital-days-exceeded'],
  },
  {
    name: 'a line that the council ended on Wednesday, admitted on Thursday: by its share of the week too much, until the log shows it',
    week: {
      lines: [serviceLine({ endDate: day(5), plannedQuantity: 425 })],
      stays: [admittedOn(6)],
    },
    only: ['delivered-during-stay'],
  },
  {
    name: 'a line that the council ended on Wednesday, in hospital since Monday, as planned',
    week: {
      lines: [serviceLine({ endDate: day(5), plannedQuantity: 425 })],
      stays: [admittedOn(3)],
    },
    only: ['delivered-during-stay'],
  },
  {
    name: 'a line that the council ended on Wednesday, died on Friday',
    week: {
      lines: [serviceLine({ endDate: day(5), plannedQuantity: 425 })],
      ends: [serviceEnd({ lastDay: day(7) })],
    },
    only: [],
  },
  {
    name: 'more help until Wednesday, and an accepted increase from Thursday on',
    week: {
      actuals: [actualWith([extra({ quantity: 100, ...on(3, 5) })])],
      adjustments: [adjustmentRequest({ startDate: day(6) })],
    },
    only: [],
  },
  {
    name: 'more help until Thursday, the first day of an accepted increase',
    week: {
      actuals: [actualWith([extra({ quantity: 100, ...on(3, 6) })])],
      adjustments: [adjustmentRequest({ startDate: day(6) })],
    },
    only: ['extra-has-adjustment'],
  },
];

const carers: Case[] = [
  {
    name: 'two carers around the clock, in hospital all week',
    week: {
      lines: [serviceLine({ serviceLevel: 'Double-handed', plannedQuantity: 33_600 })],
      stays: [stay()],
      actuals: [actualWith([hospital(33_600, on(3, 9))], { planned: 33_600, ...said('hospital week 2') })],
    },
    only: [],
  },
  {
    name: 'two carers, 40 hours missed and 40 given on top on one day',
    week: {
      lines: [serviceLine({ serviceLevel: 'Double-handed', plannedQuantity: 20_000 })],
      actuals: [
        actualWith([missed('provider_cause', { quantity: 4000, ...on(4) }), extra({ quantity: 4000, ...on(4) })], {
          planned: 20_000,
        }),
      ],
    },
    only: [],
  },
  {
    name: 'live-in care, home on Thursday, own cause after that',
    week: {
      lines: [serviceLine({ plannedQuantity: 16_800 })],
      stays: [stay({ discharged: day(6) })],
      actuals: [
        actualWith([hospital(9600, on(3, 6)), missed('provider_cause', { quantity: 7200, ...on(7, 9) })], {
          planned: 16_800,
          ...said('hospital week 2'),
        }),
      ],
    },
    only: [],
  },
  {
    name: 'live-in care, 25 hours of own cause on the day of discharge beside hospital hours',
    week: {
      lines: [serviceLine({ plannedQuantity: 16_800 })],
      stays: [stay({ discharged: day(6) })],
      actuals: [
        actualWith([hospital(7200, on(3, 5)), missed('provider_cause', { quantity: 2500, ...on(6) })], {
          planned: 16_800,
          ...said('hospital week 2'),
        }),
      ],
    },
    has: ['quantity-impossible'],
  },
];

const elsewhere: Case[] = [
  {
    name: 'more hours for ten days in supported living, of which one is logged between: the log keeps them together',
    week: {
      lines: community,
      actuals: [weeklyActual()],
      log: [-4, -3, -2, -1, 0, 3, 4, 5].map((at) => log(at, 'extra', 60, { reason: 'temporary_increase' })),
    },
    only: ['adjustment-needed'],
  },
  {
    name: 'a day paid on plan: closed on Monday, in hospital since Thursday',
    week: {
      lines: [lineOf('day_activities_planned')],
      stays: [admittedOn(6)],
      actuals: [
        actualWith(
          [missed('service_closed', { quantity: 200, ...on(3) }), hospital(500, on(6, 9))],
          said('hospital week 1, centre closed on Monday'),
        ),
      ],
    },
    only: [],
  },
  {
    name: 'a refusal in residential care, and extra on top',
    week: {
      lines: [lineOf('residential_one_to_one')],
      actuals: [actualWith([missed('non_engagement', on(3)), extra({ quantity: 100, ...on(4) })])],
    },
    errors: ['extra-not-allowed'],
    not: ['non-engagement-review', 'adjustment-needed'],
  },
  {
    name: 'seven days of more help with a day that is given up in the middle, and two more days',
    week: {
      actuals: [actualWith([extra({ quantity: 100, ...on(3, 4) }), extra({ quantity: 100, ...on(6, 7) })])],
      earlier: lastWeek(extra(on(-1, 2))),
      log: [log(5, 'extra', 60, { reason: 'temporary_increase' })],
    },
    errors: ['extra-over-week'],
  },
  {
    name: 'frustrated sessions paid on plan for notice given, and a death',
    week: {
      lines: [lineOf('day_activities_planned')],
      ends: diedWednesday,
      adjustments: [endAsked()],
      actuals: [
        actualWith([
          variation('frustrated', 'planned_absence', { quantity: 450, ...on(3, 5) }),
          variation('frustrated', 'service_ended', { quantity: 550 }),
        ]),
      ],
    },
    only: [],
  },
];

export const casesMidWeek: Case[] = [...deaths, ...stays, ...linesWithin, ...carers, ...elsewhere];
