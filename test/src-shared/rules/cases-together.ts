// Weeks in which several things happen to one person at once: a death beside a stay, several stays, two kinds of change, a
// second line, restart days, two carers. Like `cases.ts`, the right answers are those of the domain. Long because it is a table.
import { addDays } from '../../../src-shared/domain/week.ts';
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

const missedInHospital = (quantity: number) => missed('hospital', { quantity, hospitalStayId: 'stay-1' });
const stay = hospitalStay;
const inWeek2 = { comment: 'hospital week 2' };
const endAsked = [adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'end' }], startDate: day(5) })];
const homeByDeath = [stay({ discharged: day(5) })];

const deathAndStay: Case[] = [
  {
    name: 'died on Wednesday in hospital: the share until then frustrated, the rest ended',
    week: {
      ends: diedWednesday,
      stays: homeByDeath,
      adjustments: endAsked,
      actuals: [actualWith([hospital(450), missed('service_ended', { quantity: 550 })], inWeek2)],
    },
    only: [],
  },
  {
    name: 'died on Wednesday in hospital, the stay never closed',
    week: {
      ends: diedWednesday,
      stays: [stay()],
      adjustments: endAsked,
      actuals: [actualWith([hospital(450), missed('service_ended', { quantity: 550 })], inWeek2)],
    },
    only: [],
  },
  {
    name: 'died on Wednesday in hospital, the whole week frustrated',
    week: { ends: diedWednesday, stays: homeByDeath, actuals: [actualWith([frustrated()], inWeek2)] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday in hospital, what could be claimed recorded as missed',
    week: {
      ends: diedWednesday,
      stays: homeByDeath,
      adjustments: endAsked,
      actuals: [actualWith([missedInHospital(450), missed('service_ended', { quantity: 550 })], inWeek2)],
    },
    only: ['hospital-underclaimed'],
  },
  {
    name: 'died on Wednesday, in hospital since Tuesday, more help on Monday, all of it logged',
    week: {
      ends: diedWednesday,
      stays: [stay({ admitted: day(4), told: { who: 'Duty', on: day(4) } })],
      adjustments: endAsked,
      actuals: [
        actualWith(
          [hospital(150, on(5)), missed('service_ended', { quantity: 575 }), extra({ quantity: 200, ...on(3) })],
          { comment: 'hospital week 1' },
        ),
      ],
      log: [
        log(3, 'delivered', 90),
        log(3, 'extra', 120, { reason: 'temporary_increase' }),
        log(4, 'delivered', 75),
        log(5, 'frustrated', 90, { reason: 'hospital' }),
      ],
    },
    only: [],
  },
  {
    name: 'died on Wednesday, more help on Tuesday than the share, not logged',
    week: {
      ends: diedWednesday,
      adjustments: endAsked,
      actuals: [actualWith([missed('service_ended', { quantity: 550 }), extra({ quantity: 100, ...on(4) })])],
    },
    only: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, a paid refusal of which only a first day after it is stated',
    week: {
      lines: [lineOf('supported_living_community')],
      ends: diedWednesday,
      adjustments: endAsked,
      actuals: [
        actualWith([
          missed('service_ended', { quantity: 800 }),
          missed('non_engagement', { quantity: 100, firstDay: day(7) }),
        ]),
      ],
    },
    only: ['delivered-after-end'],
  },
  {
    name: 'died before the line began',
    week: { lines: [serviceLine({ startDate: monday })], ends: [serviceEnd()] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died, and one of two lines was forgotten',
    week: {
      lines: [serviceLine(), serviceLine({ id: 'line-2', service: 'Sitting' })],
      ends: [serviceEnd()],
      actuals: [actualWith([missed('service_ended', { quantity: 1000 })]), weeklyActual({ lineId: 'line-2' })],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'an increase that ran too long until the service ended',
    week: {
      ends: diedWednesday,
      adjustments: endAsked,
      actuals: [actualWith([missed('service_ended', { quantity: 600 }), extra({ quantity: 50, ...on(3, 5) })])],
      earlier: lastWeek(extra(on(-4, 2))),
    },
    errors: ['extra-over-week'],
    warnings: ['adjustment-needed'],
    not: ['delivered-after-end'],
  },
  {
    name: 'an end, and a request for an increase only',
    week: {
      ends: diedWednesday,
      adjustments: [adjustmentRequest()],
      actuals: [actualWith([missed('service_ended', { quantity: 600 })])],
    },
    only: ['adjustment-needed'],
  },
];

const severalStays: Case[] = [
  {
    name: 'two stays of three days each, hours of five days, both weeks named',
    week: {
      stays: [stay({ discharged: day(4) }), stay({ id: 'stay-2', admitted: day(6), discharged: day(8) })],
      actuals: [
        actualWith([hospital(150), hospital(125, { hospitalStayId: 'stay-2' })], {
          comment: 'hospital week 2, then week 1',
        }),
      ],
    },
    only: ['hospital-readmission'],
  },
  {
    name: 'hours that name the first stay and state days of the second',
    week: {
      stays: [stay({ discharged: day(4) }), stay({ id: 'stay-2', admitted: day(7) })],
      actuals: [actualWith([hospital(300, on(7, 9))], { comment: 'hospital weeks 1 and 2' })],
    },
    errors: ['hospital-stay-missing'],
  },
  {
    name: 'of one stay it is said that the calls fall on its days, of the other not',
    week: {
      stays: [stay({ discharged: monday, callsFallOnStayDays: true }), stay({ id: 'stay-2', admitted: day(9) })],
      actuals: [actualWith([hospital(500), hospital(500, { hospitalStayId: 'stay-2' })], { comment: 'weeks 1 and 2' })],
    },
    warnings: ['hospital-days-exceeded'],
  },
  {
    name: 'home on Monday and care again on Friday: nothing need be missed',
    week: { stays: [stay({ discharged: monday, resumed: day(7) })] },
    only: [],
  },
  {
    name: 'home on Monday, the days until Friday logged as hospital',
    week: {
      stays: [stay({ discharged: monday, resumed: day(7) })],
      actuals: [actualWith([hospital(600, on(3, 6))], inWeek2)],
      log: [3, 4, 5, 6].map((at) => log(at, 'frustrated', 90, { reason: 'hospital' })),
    },
    only: [],
  },
  {
    name: 'back in hospital after exactly seven days',
    week: {
      stays: [
        stay({ id: 'stay-0', admitted: '2025-02-03', discharged: '2025-02-25' }),
        stay({ admitted: day(4), told: { who: 'Duty', on: day(4) } }),
      ],
      actuals: [actualWith([hospital(700)], { comment: 'hospital week 1' })],
    },
    only: [],
  },
  {
    name: 'in hospital all week, extra logged as given',
    week: {
      stays: [stay()],
      actuals: [actualWith([frustrated(), extra({ quantity: 100, ...on(4) })], inWeek2)],
      log: [log(4, 'extra', 60, { reason: 'temporary_increase' })],
    },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'two lines in hospital, one of them as planned',
    week: {
      lines: [serviceLine(), lineOf('supported_living_shared', { id: 'line-2' })],
      stays: [stay()],
      actuals: [actualWith([frustrated()], inWeek2), weeklyActual({ lineId: 'line-2' })],
    },
    only: ['delivered-during-stay'],
  },
  {
    name: 'nobody told, and two lines with hospital hours: one finding',
    week: {
      lines: [lineOf('supported_living_personal'), lineOf('supported_living_shared', { id: 'line-2' })],
      stays: [stay({ told: null })],
      actuals: [actualWith([frustrated()], inWeek2), actualWith([frustrated()], { lineId: 'line-2', ...inWeek2 })],
    },
    only: ['hospital-not-told'],
  },
  {
    name: 'hours missed for hospital of a person without a stay',
    week: { actuals: [actualWith([missed('hospital')])] },
    only: ['hospital-stay-missing'],
  },
];

const changes: Case[] = [
  {
    name: 'away for ten days, the request is for another line',
    week: {
      actuals: [actualWith([missed('planned_absence', on(3, 5))])],
      earlier: lastWeek(missed('planned_absence', on(-4, 2))),
      adjustments: [adjustmentRequest({ changes: [{ lineId: 'line-2', kind: 'reduction' }], startDate: day(-4) })],
    },
    only: ['adjustment-needed'],
  },
  {
    name: 'sessions paid on plan, away for ten days: they are frustrated there',
    week: {
      lines: [lineOf('day_activities_planned')],
      actuals: [actualWith([variation('frustrated', 'planned_absence', on(3, 5))])],
      earlier: lastWeek(variation('frustrated', 'planned_absence', on(-4, 2))),
    },
    only: ['adjustment-needed'],
  },
  {
    name: 'the day centre closed for two weeks',
    week: {
      lines: [lineOf('day_activities')],
      actuals: [actualWith([missed('service_closed', on(3, 9))])],
      earlier: lastWeek(missed('service_closed', on(-4, 2))),
    },
    only: [],
  },
  {
    name: 'in hospital for ten days: no request is asked for',
    week: {
      stays: [stay()],
      actuals: [actualWith([hospital(1000, on(3, 9))], inWeek2)],
      earlier: lastWeek(hospital(1000, on(-4, 2))),
    },
    only: [],
  },
  {
    name: 'away, and refused in the week before, both without days',
    week: { actuals: [actualWith([missed()])], earlier: lastWeek(missed('non_engagement')) },
    only: [],
  },
  {
    name: 'an accepted reduction beside extra',
    week: {
      actuals: [actualWith([extra()])],
      adjustments: [adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'reduction' }] })],
    },
    only: [],
  },
  {
    name: 'an accepted increase of another line',
    week: {
      actuals: [actualWith([extra()])],
      adjustments: [adjustmentRequest({ changes: [{ lineId: 'line-2', kind: 'increase' }] })],
    },
    only: [],
  },
  {
    name: 'from the weekend before to this Saturday: eight days',
    week: { actuals: [actualWith([extra(on(3, 8))])], earlier: lastWeek(extra(on(1, 2))) },
    only: ['adjustment-needed', 'extra-over-week'],
  },
  {
    name: 'extra without a reason of supported living',
    week: {
      lines: [lineOf('supported_living_shared')],
      actuals: [actualWith([variation('extra', 'unspecified')])],
    },
    errors: ['extra-not-allowed'],
    not: ['extra-needs-days'],
  },
];

const refusals: Case[] = [
  {
    name: 'a visit on home support between refusals of community support breaks nothing',
    week: {
      lines: [lineOf('supported_living_community'), serviceLine({ id: 'line-2' })],
      log: [refusal(3), log(4, 'delivered', 60, { lineId: 'line-2' }), refusal(5), refusal(7)],
      actuals: [actualWith([missed('non_engagement')]), weeklyActual({ lineId: 'line-2' })],
    },
    only: ['non-engagement-review'],
  },
  {
    name: 'the week between was refused on another line',
    week: {
      lines: [lineOf('supported_living_community'), lineOf('supported_living_personal', { id: 'line-2' })],
      actuals: [actualWith([missed('non_engagement')]), weeklyActual({ lineId: 'line-2' })],
      earlier: {
        'line-1': [actualWith([missed('non_engagement')], { weekStart: addDays(monday, -14) })],
        'line-2': [actualWith([missed('non_engagement')], { weekStart: addDays(monday, -7), lineId: 'line-2' })],
      },
    },
    only: ['non-engagement-review'],
  },
  {
    name: 'three last week, none in this',
    week: { lines: [lineOf('supported_living_community')], earlier: lastWeek(missed('non_engagement', on(-4, -2))) },
    only: [],
  },
];

const hours: Case[] = [
  {
    name: 'two-to-one care, 40 hours missed on a day',
    week: {
      lines: [serviceLine({ plannedQuantity: 33600 })],
      actuals: [actualWith([missed('provider_cause', { quantity: 4000, ...on(4) })], { planned: 33600 })],
    },
    only: [],
  },
  {
    name: 'two-to-one care, 50 hours missed on a day',
    week: {
      lines: [serviceLine({ plannedQuantity: 33600 })],
      actuals: [actualWith([missed('provider_cause', { quantity: 5000, ...on(4) })], { planned: 33600 })],
    },
    only: ['quantity-impossible'],
  },
  {
    name: '13 hours missed and 13 in hospital on one day',
    week: {
      lines: [serviceLine({ plannedQuantity: 4000 })],
      stays: [stay({ admitted: day(4), discharged: day(4), callsFallOnStayDays: true })],
      actuals: [
        actualWith([missed('provider_cause', { quantity: 1300, ...on(4) }), hospital(1300, on(4))], {
          planned: 4000,
          comment: 'hospital week 1',
        }),
      ],
    },
    only: ['quantity-impossible'],
  },
  {
    name: '13 hours missed and 13 given on top on one day',
    week: {
      lines: [serviceLine({ plannedQuantity: 4000 })],
      actuals: [
        actualWith([missed('provider_cause', { quantity: 1300, ...on(4) }), extra({ quantity: 1300, ...on(4) })], {
          planned: 4000,
        }),
      ],
    },
    only: [],
  },
  {
    name: 'a plan of 10.10, 5.05 of it for each of two reasons',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      stays: [stay({ discharged: day(6) })],
      actuals: [
        actualWith([hospital(505), missed('provider_cause', { quantity: 505 })], { planned: 1010, ...inWeek2 }),
      ],
    },
    only: ['quantity-step'],
  },
];

const comments: Case[] = [
  'Hospital appointment, back by 2',
  'In hospital for outpatients this week, 2 carers went',
  'hospital transport late, w/c 3 March',
  'Hospital bed delivered 2 weeks ago',
  'discharged from hospital last week 2 March',
  'to hospital? no: ward W2 visit',
  'hospital letter re 6 week review',
  'hospital 3 days next week',
].map((comment) => ({
  name: `on a line as planned, “${comment}” is no hospital week`,
  week: { actuals: [weeklyActual({ comment })] },
  only: [],
}));

export const casesTogether: Case[] = [...deathAndStay, ...severalStays, ...changes, ...refusals, ...hours, ...comments];
