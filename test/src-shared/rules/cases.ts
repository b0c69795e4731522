// Weeks as people record them, each with the rules that must object and those that must not. The kinds: what a rule guards,
// with a second thing on the line (another variation, stay, line, request, week or log entry), and true weeks that must
// stay quiet. The right answers are those of the domain, not of the code. Long because it is a table.
import type { Variation, WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { AdjustmentRequest, HospitalStay, ServiceType } from '../../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import type { RuleId, WeekToCheck } from '../../../src-shared/rules/types.ts';
import {
  actualWith,
  adjustmentRequest,
  extra,
  frustrated,
  hospitalStay,
  lineOf,
  logEntry,
  missed,
  monday,
  serviceEnd,
  serviceLine,
  variation,
  weeklyActual,
} from '../../builders.ts';

export interface Case {
  name: string;
  week: Partial<WeekToCheck>;
  /** Rules that object. */
  has?: RuleId[];
  /** Rules that do not. */
  not?: RuleId[];
  /** Rules that object with this level. */
  errors?: RuleId[];
  warnings?: RuleId[];
  /** Exactly these rules object. */
  only?: RuleId[];
}

const on = (day: string, last = day) => ({ firstDay: `2025-03-0${day}`, lastDay: `2025-03-0${last}` });
const stay = (parts: Partial<HospitalStay> = {}) => hospitalStay(parts);
const hospital = (quantity: number, parts: Partial<Variation> = {}) => frustrated({ quantity, ...parts });
const inHospital = 'hospital week 2';
const living = (type: ServiceType = 'supported_living_community', parts = {}) => [lineOf(type, parts)];
const at = (back: number) => addDays(monday, -7 * back);
const before = (back: number, variations: Variation[], parts: Partial<WeeklyActual> = {}) =>
  actualWith(variations, { weekStart: at(back), ...parts });
const log = (day: string, kind: LogEntry['kind'], minutes: number, parts: Partial<LogEntry> = {}) =>
  logEntry({ id: `${day} ${kind} ${minutes}`, day: day.length > 2 ? day : `2025-03-0${day}`, kind, minutes, ...parts });
const request = (kind: AdjustmentRequest['changes'][number]['kind'], parts: Partial<AdjustmentRequest> = {}) =>
  adjustmentRequest({ changes: [{ lineId: 'line-1', kind }], ...parts });
const decision = (state: 'requested' | 'given' | 'refused', parts = {}) => ({
  state,
  by: 'B Khan',
  reference: 'D-7',
  fromWeek: null,
  throughWeek: null,
  lineIds: null,
  on: null,
  ...parts,
});
/** The week under check is hospital week `n` of it. */
const stayInWeek = (n: number, parts: Partial<HospitalStay> = {}) =>
  stay({ admitted: at(n - 1), told: { who: 'Duty', on: at(n - 1) }, ...parts });
const hospitalIn = (
  n: number,
  parts: Partial<HospitalStay> = {},
  type: ServiceType = 'home_support',
): Partial<WeekToCheck> => ({
  lines: [lineOf(type)],
  stays: [stayInWeek(n, parts)],
  actuals: [actualWith([frustrated()], { comment: `hospital week ${n}` })],
});
const diedWednesday = [serviceEnd({ lastDay: '2025-03-05' })];
const endRequest = [request('end', { startDate: '2025-03-05' })];
const died = [serviceEnd()];
const endedBefore = [request('end', { startDate: '2025-02-28', submittedOn: '2025-03-03' })];

const ends: Case[] = [
  { name: 'dead for a week, as planned', week: { ends: died }, errors: ['delivered-after-end'] },
  {
    name: 'dead for a week, some missed for another reason',
    week: { ends: died, actuals: [actualWith([missed('provider_cause', { quantity: 25 })])] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, all but one hour missed as ended',
    week: { ends: died, actuals: [actualWith([missed('service_ended', { quantity: 900 })])] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, all missed, but a paid reason (non-engagement in community support)',
    week: { lines: living(), ends: died, actuals: [actualWith([missed('non_engagement', { quantity: 1000 })])] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, all missed for notice given in shared support, which is paid',
    week: {
      lines: living('supported_living_shared'),
      ends: died,
      actuals: [actualWith([missed('planned_absence', { quantity: 1000 })])],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, all missed for notice given in community support, which is not paid',
    week: {
      lines: living(),
      ends: died,
      adjustments: endedBefore,
      actuals: [actualWith([missed('planned_absence', { quantity: 1000 })])],
    },
    not: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, half missed as ended and half frustrated without a reason',
    week: {
      ends: died,
      actuals: [
        actualWith([
          missed('service_ended', { quantity: 500 }),
          variation('frustrated', 'unspecified', { quantity: 500 }),
        ]),
      ],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, all missed as ended and extra on top',
    week: { ends: died, actuals: [actualWith([missed('service_ended', { quantity: 1000 }), extra()])] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'dead for a week, all missed as ended',
    week: {
      ends: died,
      adjustments: endedBefore,
      actuals: [actualWith([missed('service_ended', { quantity: 1000 })])],
    },
    only: [],
  },
  {
    name: 'dead for a week, a plan of 10.10, 10 missed',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      ends: died,
      adjustments: endedBefore,
      actuals: [actualWith([missed('service_ended', { quantity: 1000 })], { planned: 1010 })],
    },
    only: [],
  },
  {
    name: 'dead for a week, a plan of 10.10, all of it missed',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      ends: died,
      adjustments: endedBefore,
      actuals: [actualWith([missed('service_ended', { quantity: 1010 })], { planned: 1010 })],
    },
    only: [],
  },
  {
    name: 'sessions paid on plan after a death are recorded as frustrated because the service ended',
    week: {
      lines: living('day_activities_planned'),
      ends: died,
      adjustments: endedBefore,
      actuals: [actualWith([variation('frustrated', 'service_ended', { quantity: 1000 })])],
    },
    not: ['delivered-after-end', 'hospital-only', 'reason-not-allowed'],
  },
  {
    name: 'died on Wednesday, one hour missed of ten',
    week: { ends: diedWednesday, actuals: [actualWith([missed('provider_cause', { quantity: 100 })])] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, three sevenths claimed, rounded up',
    week: {
      ends: diedWednesday,
      adjustments: endRequest,
      actuals: [actualWith([missed('service_ended', { quantity: 550 })])],
    },
    only: [],
  },
  {
    name: 'died on Wednesday, a step more than three sevenths',
    week: { ends: diedWednesday, actuals: [actualWith([missed('service_ended', { quantity: 525 })])] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, frustrated and actual together more than three sevenths',
    week: {
      ends: diedWednesday,
      stays: [stay()],
      actuals: [actualWith([missed('service_ended', { quantity: 400 }), hospital(300)], { comment: inHospital })],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, all of it logged until then',
    week: {
      ends: diedWednesday,
      adjustments: endRequest,
      log: [log('3', 'delivered', 300), log('5', 'delivered', 300)],
    },
    only: [],
  },
  {
    name: 'died on Wednesday, all of it logged as planned until then, a refusal too',
    week: {
      lines: living(),
      ends: diedWednesday,
      adjustments: endRequest,
      log: [
        log('3', 'as-planned', 300),
        log('5', 'delivered', 180),
        log('4', 'missed', 120, { reason: 'non_engagement' }),
      ],
      actuals: [actualWith([missed('non_engagement', on('4'))])],
    },
    not: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, logged in the week before only',
    week: { ends: diedWednesday, log: [log('2025-02-25', 'delivered', 600)] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, the plan ends there',
    week: { ends: diedWednesday, lines: [serviceLine({ endDate: '2025-03-05' })] },
    not: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, the plan ends on Friday',
    week: { ends: diedWednesday, lines: [serviceLine({ endDate: '2025-03-07' })] },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, extra on Thursday beside a right rest',
    week: {
      ends: diedWednesday,
      actuals: [actualWith([missed('service_ended', { quantity: 800 }), extra(on('6'))])],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, a paid refusal on Friday beside a right rest',
    week: {
      lines: living(),
      ends: diedWednesday,
      actuals: [actualWith([missed('service_ended', { quantity: 800 }), missed('non_engagement', on('7'))])],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'died on Wednesday, an unpaid absence stated after it',
    week: {
      ends: diedWednesday,
      adjustments: endRequest,
      actuals: [actualWith([missed('planned_absence', { quantity: 600, ...on('6', '9') })])],
    },
    not: ['delivered-after-end'],
  },
  {
    name: 'died on Sunday',
    week: { ends: [serviceEnd({ lastDay: '2025-03-09' })], adjustments: [request('end', { startDate: '2025-03-09' })] },
    only: [],
  },
  {
    name: 'two ends, the earlier one counts',
    week: {
      ends: [
        serviceEnd({ lastDay: '2025-03-08', cause: 'moved' }),
        serviceEnd({ lastDay: '2025-02-28', lineId: 'line-1' }),
      ],
    },
    errors: ['delivered-after-end'],
  },
  {
    name: 'moved away last year and back with a new line',
    week: {
      lines: [serviceLine({ startDate: '2025-01-06' })],
      ends: [serviceEnd({ cause: 'moved', lastDay: '2024-10-01' })],
    },
    only: [],
  },
  {
    name: 'an unreadable quantity silences the arithmetic of the end',
    week: { ends: died, actuals: [weeklyActual({ missed: Number.NaN })] },
    has: ['quantity-invalid'],
    not: ['delivered-after-end', 'quantity-balance', 'over-planned'],
  },
];

const deliveredInHospital: Case[] = [
  { name: 'in hospital all week, as planned', week: { stays: [stay()] }, warnings: ['delivered-during-stay'] },
  {
    name: 'in hospital all week, one step missed for another reason',
    week: { stays: [stay()], actuals: [actualWith([missed('provider_cause', { quantity: 25 })])] },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'in hospital all week, half frustrated',
    week: { stays: [stay()], actuals: [actualWith([hospital(500)], { comment: inHospital })] },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'in hospital all week, all frustrated and extra on top',
    week: { stays: [stay()], actuals: [actualWith([frustrated(), extra()], { comment: inHospital })] },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'in hospital all week, all frustrated',
    week: { stays: [stay()], actuals: [actualWith([frustrated()], { comment: inHospital })] },
    only: [],
  },
  {
    name: 'in hospital all week, all missed for a paid refusal',
    week: { lines: living(), stays: [stay()], actuals: [actualWith([missed('non_engagement', { quantity: 1000 })])] },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'two stays that make a whole week but for the days between',
    week: {
      stays: [stay({ discharged: '2025-03-05' }), stay({ id: 'stay-2', admitted: '2025-03-05' })],
      actuals: [actualWith([missed('provider_cause', { quantity: 25 })])],
    },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'admitted on Tuesday, as planned: two of seven days are at home',
    week: { stays: [stay({ admitted: '2025-03-04' })] },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'admitted on Tuesday, two sevenths delivered, rounded up',
    week: {
      stays: [stay({ admitted: '2025-03-04', told: { who: 'Duty', on: '2025-03-04' } })],
      actuals: [actualWith([hospital(700)], { comment: 'hospital week 1' })],
    },
    only: [],
  },
  {
    name: 'admitted on Tuesday, a step more than two sevenths delivered',
    week: {
      stays: [stay({ admitted: '2025-03-04' })],
      actuals: [actualWith([hospital(675)], { comment: 'hospital week 1' })],
    },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'admitted on Sunday, as planned: no whole day in hospital',
    week: { stays: [stay({ admitted: '2025-03-09' })] },
    not: ['delivered-during-stay'],
  },
  {
    name: 'home on Monday, as planned: no whole day in hospital',
    week: { stays: [stay({ discharged: monday })] },
    not: ['delivered-during-stay'],
  },
  {
    name: 'admitted on Wednesday, all delivered before by the log',
    week: {
      stays: [stay({ admitted: '2025-03-05' })],
      log: [log('3', 'delivered', 300), log('5', 'delivered', 300)],
    },
    not: ['delivered-during-stay'],
  },
  {
    name: 'admitted on Wednesday, delivered by the log on a day in hospital',
    week: {
      stays: [stay({ admitted: '2025-03-05' })],
      log: [log('3', 'delivered', 300), log('7', 'delivered', 300)],
    },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'home on Wednesday, with more support for the first days at home',
    week: {
      stays: [stay({ discharged: '2025-03-05' })],
      actuals: [actualWith([hospital(400), extra({ quantity: 200, ...on('6', '7') })], { comment: inHospital })],
    },
    only: [],
  },
  {
    name: 'home on Saturday, extra on the Thursday before',
    week: {
      stays: [stay({ discharged: '2025-03-08' })],
      actuals: [actualWith([hospital(1000), extra({ quantity: 600, ...on('6') })], { comment: inHospital })],
    },
    warnings: ['delivered-during-stay'],
  },
  {
    name: 'a plan of 10.10, all but the remainder frustrated',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      stays: [stay()],
      actuals: [actualWith([hospital(1000)], { planned: 1010, comment: inHospital })],
    },
    only: [],
  },
  { name: 'nothing planned', week: { lines: [serviceLine({ plannedQuantity: 0 })], stays: [stay()] }, only: [] },
  {
    name: 'somebody else is in hospital',
    week: { stays: [stay({ ssRef: '0099999' })] },
    only: [],
  },
  {
    name: 'care resumed on Monday, no discharge recorded',
    week: { stays: [stay({ resumed: monday })] },
    not: ['delivered-during-stay'],
  },
];

const hospitalHours: Case[] = [
  {
    name: 'one day in hospital, all hours frustrated',
    week: {
      stays: [stay({ admitted: '2025-03-09' })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
    },
    warnings: ['hospital-days-exceeded'],
  },
  {
    name: 'one day in hospital, a seventh frustrated, rounded up',
    week: {
      stays: [stay({ admitted: '2025-03-09' })],
      actuals: [actualWith([hospital(150)], { comment: 'hospital week 1' })],
    },
    not: ['hospital-days-exceeded'],
  },
  {
    name: 'one day in hospital, all hours frustrated, logged by day',
    week: {
      stays: [stay({ admitted: '2025-03-09' })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
      log: [log('9', 'frustrated', 600, { reason: 'hospital' })],
    },
    not: ['hospital-days-exceeded'],
  },
  {
    name: 'one day in hospital, logged by day for another day',
    week: {
      stays: [stay({ admitted: '2025-03-09' })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
      log: [log('4', 'frustrated', 600, { reason: 'hospital' })],
    },
    warnings: ['hospital-days-exceeded'],
  },
  {
    name: 'one day in hospital, and it is said that the calls fall on it',
    week: {
      stays: [stay({ admitted: '2025-03-09', callsFallOnStayDays: true })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
    },
    not: ['hospital-days-exceeded'],
  },
  {
    name: 'two stays of two days each, hours of four days',
    week: {
      stays: [
        stay({ discharged: '2025-03-04' }),
        stay({ id: 'stay-2', admitted: '2025-03-08', told: { who: 'Duty', on: '2025-03-08' } }),
      ],
      actuals: [
        actualWith([hospital(300), hospital(275, { hospitalStayId: 'stay-2' })], { comment: 'hospital weeks 1 and 2' }),
      ],
    },
    not: ['hospital-days-exceeded', 'hospital-stay-missing'],
  },
  {
    name: 'two stays of two days each, hours of six days',
    week: {
      stays: [stay({ discharged: '2025-03-04' }), stay({ id: 'stay-2', admitted: '2025-03-08' })],
      actuals: [
        actualWith([hospital(500), hospital(350, { hospitalStayId: 'stay-2' })], { comment: 'hospital weeks 1 and 2' }),
      ],
    },
    warnings: ['hospital-days-exceeded'],
  },
  {
    name: 'days stated after the discharge',
    week: {
      stays: [stay({ discharged: '2025-03-05' })],
      actuals: [actualWith([hospital(500, on('3', '7'))], { comment: inHospital })],
    },
    errors: ['hospital-stay-missing'],
  },
  {
    name: 'days stated before the admission',
    week: {
      stays: [stay({ admitted: '2025-03-05' })],
      actuals: [actualWith([hospital(500, on('4', '9'))], { comment: 'hospital week 1' })],
    },
    errors: ['hospital-stay-missing'],
  },
  {
    name: 'days stated until care resumed after the discharge',
    week: {
      stays: [stay({ discharged: '2025-03-05', resumed: '2025-03-08' })],
      actuals: [actualWith([hospital(700, on('3', '7'))], { comment: inHospital })],
    },
    not: ['hospital-stay-missing'],
    warnings: ['hospital-days-exceeded'],
  },
  {
    name: 'days stated until care resumed, logged by day',
    week: {
      stays: [stay({ discharged: '2025-03-05', resumed: '2025-03-08' })],
      actuals: [actualWith([hospital(700, on('3', '7'))], { comment: inHospital })],
      log: [3, 4, 5, 6, 7].map((day) => log(String(day), 'frustrated', 84, { reason: 'hospital' })),
    },
    only: [],
  },
  {
    name: 'a day stated on which care had resumed',
    week: {
      stays: [stay({ discharged: '2025-03-05', resumed: '2025-03-08' })],
      actuals: [actualWith([hospital(700, on('3', '8'))], { comment: inHospital })],
    },
    errors: ['hospital-stay-missing'],
  },
  {
    name: 'home on the Sunday before, care resumed on Wednesday',
    week: {
      stays: [stay({ discharged: '2025-03-02', resumed: '2025-03-05' })],
      actuals: [actualWith([hospital(275, on('3', '4'))], { comment: inHospital })],
    },
    not: ['hospital-stay-missing'],
    warnings: ['hospital-days-exceeded'],
  },
  {
    name: 'the plan’s remainder is no hour too many',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      stays: [stay()],
      actuals: [actualWith([hospital(1010)], { planned: 1010, comment: inHospital })],
    },
    only: [],
  },
  {
    name: 'a frustrated figure without a reason is a hospital one, and has no stay',
    week: { actuals: [actualWith([variation('frustrated', 'unspecified')])] },
    errors: ['hospital-stay-missing'],
    not: ['reason-missing'],
  },
  {
    name: 'a frustrated figure without a reason beyond the paid weeks',
    week: {
      stays: [stayInWeek(3)],
      actuals: [
        actualWith([variation('frustrated', 'unspecified', { quantity: 1000, hospitalStayId: 'stay-1' })], {
          comment: 'hospital week 3',
        }),
      ],
    },
    errors: ['hospital-week-limit'],
    not: ['reason-missing'],
  },
  {
    name: 'frustrated sessions paid on plan may have several reasons: one is asked for',
    week: {
      lines: living('day_activities_planned'),
      actuals: [actualWith([variation('frustrated', 'unspecified')])],
    },
    warnings: ['reason-missing'],
    not: ['hospital-stay-missing'],
  },
];

const hospitalWeeks: Case[] = [
  { name: 'week 2 of home support', week: hospitalIn(2), only: [] },
  { name: 'week 3 of home support', week: hospitalIn(3), errors: ['hospital-week-limit'] },
  { name: 'week 6 of shared support', week: hospitalIn(6, {}, 'supported_living_shared'), only: [] },
  {
    name: 'week 7 of shared support',
    week: hospitalIn(7, {}, 'supported_living_shared'),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'a decision given with an open end',
    week: hospitalIn(3, { decisions: [decision('given')] }),
    only: [],
  },
  {
    name: 'a decision given through week 4, in week 5',
    week: hospitalIn(5, { decisions: [decision('given', { throughWeek: 4 })] }),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'a decision given from week 4, in week 3',
    week: hospitalIn(3, { decisions: [decision('given', { fromWeek: 4 })] }),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'a decision given for another line',
    week: hospitalIn(3, { decisions: [decision('given', { lineIds: ['line-2'] })] }),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'a decision given for this line',
    week: hospitalIn(3, { decisions: [decision('given', { lineIds: ['line-2', 'line-1'] })] }),
    only: [],
  },
  {
    name: 'a decision refused',
    week: hospitalIn(3, { decisions: [decision('refused')] }),
    errors: ['hospital-week-limit'],
    not: ['hospital-decision-pending'],
  },
  {
    name: 'given, then refused from week 5 on, in week 4',
    week: hospitalIn(4, { decisions: [decision('given'), decision('refused', { fromWeek: 5 })] }),
    only: [],
  },
  {
    name: 'given, then refused from week 5 on, in week 5',
    week: hospitalIn(5, { decisions: [decision('given'), decision('refused', { fromWeek: 5 })] }),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'refused, then given',
    week: hospitalIn(3, { decisions: [decision('refused'), decision('given')] }),
    only: [],
  },
  {
    name: 'refused, then asked again: nothing changes until it is answered',
    week: hospitalIn(3, { decisions: [decision('refused'), decision('requested')] }),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'given, then asked for more: nothing changes until it is answered',
    week: hospitalIn(3, { decisions: [decision('given', { throughWeek: 3 }), decision('requested')] }),
    only: [],
  },
  {
    name: 'given through week 3, then asked for more, in week 4',
    week: hospitalIn(4, { decisions: [decision('given', { throughWeek: 3 }), decision('requested')] }),
    warnings: ['hospital-decision-pending'],
    not: ['hospital-week-limit'],
  },
  {
    name: 'asked for week 3, in week 4',
    week: hospitalIn(4, { decisions: [decision('requested', { throughWeek: 3 })] }),
    errors: ['hospital-week-limit'],
    not: ['hospital-decision-pending'],
  },
  {
    name: 'an older record with an approval through week 3, in week 3',
    week: hospitalIn(3, { approval: { state: 'given', by: 'B Khan', reference: '', throughWeek: 3 } }),
    only: [],
  },
  {
    name: 'the list counts, whatever the approval for older apps says',
    week: hospitalIn(3, {
      approval: { state: 'given', by: 'B Khan', reference: '', throughWeek: 9 },
      decisions: [decision('refused')],
    }),
    errors: ['hospital-week-limit'],
  },
  {
    name: 'a paid hospital week recorded as missed',
    week: {
      stays: [stay()],
      actuals: [
        actualWith([missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' })], { comment: inHospital }),
      ],
    },
    only: ['hospital-underclaimed'],
  },
  {
    name: 'a funded hospital week recorded as missed',
    week: {
      stays: [stayInWeek(3, { decisions: [decision('given')] })],
      actuals: [
        actualWith([missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' })], { comment: 'hospital week 3' }),
      ],
    },
    only: ['hospital-underclaimed'],
  },
  {
    name: 'hospital hours beyond the paid weeks recorded as missed',
    week: {
      stays: [stayInWeek(3)],
      actuals: [
        actualWith([missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' })], { comment: 'hospital week 3' }),
      ],
    },
    only: [],
  },
  {
    name: 'hospital hours recorded as missed while the decision is awaited',
    week: {
      stays: [stayInWeek(3, { decisions: [decision('requested')] })],
      actuals: [
        actualWith([missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' })], { comment: 'hospital week 3' }),
      ],
    },
    only: [],
  },
  {
    name: 'a return to hospital after six days',
    week: {
      stays: [
        stay({ id: 'stay-0', admitted: '2025-02-10', discharged: '2025-02-26' }),
        stay({ admitted: '2025-03-04' }),
      ],
    },
    warnings: ['hospital-readmission'],
  },
];

const told: Case[] = [
  {
    name: 'shared support, nobody told, with hours',
    week: hospitalIn(2, { told: null }, 'supported_living_shared'),
    warnings: ['hospital-not-told'],
  },
  {
    name: 'shared support, nobody told, no hours yet',
    week: { lines: living('supported_living_shared'), stays: [stay({ told: null })] },
    not: ['hospital-not-told'],
  },
  {
    name: 'home support, nobody told',
    week: hospitalIn(2, { told: null }),
    not: ['hospital-not-told'],
  },
  {
    name: 'told a day late, in the week of admission',
    week: {
      lines: living('supported_living_shared'),
      stays: [stay({ admitted: '2025-03-03', told: { who: 'Duty', on: '2025-03-04' } })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
    },
    warnings: ['hospital-not-told'],
  },
  {
    name: 'told a day late, in week 3',
    week: hospitalIn(3, { told: { who: 'Duty', on: '2025-02-18' } }, 'supported_living_shared'),
    only: [],
  },
  {
    name: 'told before a planned admission',
    week: {
      lines: living('supported_living_shared'),
      stays: [stay({ admitted: '2025-03-03', told: { who: 'Duty', on: '2025-02-25' } })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
    },
    only: [],
  },
];

const comments: Case[] = [
  ...[
    'hospital week 2',
    'wk2',
    'Wk 2',
    'week two',
    '2nd week',
    'weeks 1-2',
    'wk 2/6',
    'hosp W2',
    'week II',
    'Hosp wk 2',
    'in hospital – week two',
  ].map(
    (comment): Case => ({
      name: `the comment “${comment}” names week 2`,
      week: { lines: living(), stays: [stay()], actuals: [actualWith([frustrated()], { comment })] },
      only: [],
    }),
  ),
  ...[
    'in hospital, 2 hours missed',
    'hospital week 2 hours',
    'hospital wk 2 hrs',
    'hospital, week 2 days',
    'hospital W2 visits',
    'hospital week 2 calls',
    'in hospital since week 10/02',
    'hospital week 2 March',
    'in hospital 2 weeks',
    'hospital week 1',
  ].map(
    (comment): Case => ({
      name: `the comment “${comment}” does not name week 2`,
      week: { lines: living(), stays: [stay()], actuals: [actualWith([frustrated()], { comment })] },
      errors: ['hospital-week-in-comment'],
    }),
  ),
  {
    name: 'two stays in a week, the comment names one week',
    week: {
      stays: [stay({ discharged: '2025-03-04' }), stay({ id: 'stay-2', admitted: '2025-03-08' })],
      actuals: [
        actualWith([hospital(300), hospital(275, { hospitalStayId: 'stay-2' })], { comment: 'hospital week 2' }),
      ],
    },
    warnings: ['hospital-week-in-comment'],
  },
  ...['', ' ', '\u00a0', '\u200b', '\u2060\ufeff', 'n/a', 'N/A', 'None', 'nil.', 'TBC', '-', '2', 'x', '…'].map(
    (comment): Case => ({
      name: `the comment ${JSON.stringify(comment)} says nothing`,
      week: { actuals: [actualWith([missed()], { comment })] },
      errors: ['comment-missing'],
    }),
  ),
  ...['away', 'в отпуске', '住院', 'ok', 'none of the calls'].map(
    (comment): Case => ({
      name: `the comment “${comment}” says something`,
      week: { actuals: [actualWith([missed()], { comment })] },
      only: [],
    }),
  ),
  {
    name: 'a hospital week left over on a line as planned',
    week: { actuals: [weeklyActual({ comment: 'Hosp wk 1' })] },
    warnings: ['comment-left-over'],
  },
  {
    name: 'the app’s own sentence left over on a line as planned',
    week: { actuals: [weeklyActual({ comment: '2 missed: planned absence, notice given' })] },
    warnings: ['comment-left-over'],
  },
  {
    name: 'last week’s comment, word for word, on a line as planned',
    week: {
      actuals: [weeklyActual({ comment: 'son took her out' })],
      earlier: { 'line-1': [before(1, [missed()], { comment: 'son took her out' })] },
    },
    warnings: ['comment-left-over'],
  },
  {
    name: 'a comment of its own on a line as planned',
    week: {
      actuals: [weeklyActual({ comment: 'new key safe' })],
      earlier: { 'line-1': [before(1, [missed()], { comment: 'son took her out' })] },
    },
    only: [],
  },
  {
    name: 'last week’s comment, word for word, on a line that differs',
    week: {
      actuals: [actualWith([missed()], { comment: 'son took her out' })],
      earlier: { 'line-1': [before(1, [missed('provider_cause')], { comment: 'son took her out' })] },
    },
    only: [],
  },
];

const quantities: Case[] = [
  {
    name: 'a plan of 10.10, all of it missed',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      actuals: [actualWith([missed('provider_cause', { quantity: 1010 })], { planned: 1010 })],
    },
    only: [],
  },
  {
    name: 'a plan of 10.10, 5 frustrated and the rest missed',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      stays: [stay({ discharged: '2025-03-06' })],
      actuals: [
        actualWith([hospital(500), missed('provider_cause', { quantity: 510 })], {
          planned: 1010,
          comment: inHospital,
        }),
      ],
    },
    not: ['quantity-step'],
  },
  {
    name: 'a plan of 10.10, 5.10 missed of it',
    week: {
      lines: [serviceLine({ plannedQuantity: 1010 })],
      actuals: [actualWith([missed('provider_cause', { quantity: 510 })], { planned: 1010 })],
    },
    errors: ['quantity-step'],
  },
  {
    name: '30 hours extra on one day',
    week: { actuals: [actualWith([extra({ quantity: 3000, ...on('4') })])] },
    errors: ['quantity-impossible'],
  },
  {
    name: '24 hours extra on one day',
    week: { actuals: [actualWith([extra({ quantity: 2400, ...on('4') })])] },
    not: ['quantity-impossible'],
  },
  {
    name: '30 hours extra on one day, double-handed',
    week: {
      lines: [serviceLine({ serviceLevel: 'Double-handed' })],
      actuals: [actualWith([extra({ quantity: 3000, ...on('4') })])],
    },
    not: ['quantity-impossible'],
  },
  {
    name: '50 hours extra on one day, double-handed',
    week: {
      lines: [serviceLine({ serviceLevel: 'Double-handed' })],
      actuals: [actualWith([extra({ quantity: 5000, ...on('4') })])],
    },
    errors: ['quantity-impossible'],
  },
  {
    name: '30 hours extra on one day, of a level that is not known',
    week: {
      lines: [serviceLine({ serviceLevel: 'Level 3' })],
      actuals: [actualWith([extra({ quantity: 3000, ...on('4') })])],
    },
    warnings: ['quantity-impossible'],
  },
  {
    name: 'two entries that together are more than their day',
    week: { actuals: [actualWith([extra({ quantity: 1300, ...on('4') }), extra({ quantity: 1300, ...on('4') })])] },
    errors: ['quantity-impossible'],
  },
  {
    name: 'two-to-one care around the clock, all of it missed',
    week: {
      lines: [serviceLine({ plannedQuantity: 33600 })],
      actuals: [actualWith([missed('provider_cause', { quantity: 33600 })], { planned: 33600 })],
    },
    only: [],
  },
  {
    name: 'more planned than a week has is the council’s business',
    week: { lines: [serviceLine({ plannedQuantity: 90000 })] },
    only: [],
  },
  {
    name: '24 hours extra on the Sunday on which the clocks go forward',
    week: {
      weekStart: '2025-03-24',
      now: '2025-03-31T09:00:00Z',
      actuals: [
        actualWith([extra({ quantity: 2400, firstDay: '2025-03-30', lastDay: '2025-03-30' })], {
          weekStart: '2025-03-24',
        }),
      ],
    },
    errors: ['quantity-impossible'],
  },
  {
    name: '25 hours extra on the Sunday on which the clocks go back',
    week: {
      weekStart: '2025-10-20',
      now: '2025-10-27T09:00:00Z',
      actuals: [
        actualWith([extra({ quantity: 2500, firstDay: '2025-10-26', lastDay: '2025-10-26' })], {
          weekStart: '2025-10-20',
        }),
      ],
    },
    not: ['quantity-impossible'],
  },
];

const extras: Case[] = [
  {
    name: 'Monday to Friday, twice, is one increase',
    week: {
      actuals: [actualWith([extra(on('3', '7'))])],
      earlier: { 'line-1': [before(1, [extra({ firstDay: '2025-02-24', lastDay: '2025-02-28' })])] },
    },
    errors: ['extra-over-week'],
    warnings: ['adjustment-needed'],
  },
  {
    name: 'Monday to Friday, twice, the second marked as another with its cause',
    week: {
      actuals: [actualWith([extra({ ...on('3', '7'), separateCause: 'daughter in hospital this week' })])],
      earlier: { 'line-1': [before(1, [extra({ firstDay: '2025-02-24', lastDay: '2025-02-28' })])] },
    },
    only: [],
  },
  {
    name: 'Friday to Sunday and Monday to Friday touch, whatever they are marked as',
    week: {
      actuals: [actualWith([extra({ ...on('3', '7'), separateCause: 'another' })])],
      earlier: { 'line-1': [before(1, [extra({ firstDay: '2025-02-28', lastDay: '2025-03-02' })])] },
    },
    errors: ['extra-over-week'],
  },
  {
    name: 'over Easter, with two bank holidays and a weekend between',
    week: {
      weekStart: '2025-04-21',
      now: '2025-04-28T09:00:00Z',
      actuals: [actualWith([extra({ firstDay: '2025-04-22', lastDay: '2025-04-24' })], { weekStart: '2025-04-21' })],
      earlier: {
        'line-1': [actualWith([extra({ firstDay: '2025-04-16', lastDay: '2025-04-17' })], { weekStart: '2025-04-14' })],
      },
    },
    errors: ['extra-over-week'],
  },
  {
    name: 'a working day between makes two increases',
    week: {
      actuals: [actualWith([extra(on('4', '8'))])],
      earlier: { 'line-1': [before(1, [extra({ firstDay: '2025-02-24', lastDay: '2025-02-28' })])] },
    },
    only: [],
  },
  {
    name: 'seven days',
    week: { actuals: [actualWith([extra(on('3', '9'))])] },
    only: [],
  },
  {
    name: 'an extra without a reason is a temporary increase, and needs days',
    week: { actuals: [actualWith([variation('extra', 'unspecified')])] },
    errors: ['extra-needs-days'],
    not: ['reason-missing'],
  },
  {
    name: 'extra on days of an accepted increase',
    week: { actuals: [actualWith([extra()])], adjustments: [request('increase')] },
    errors: ['extra-has-adjustment'],
  },
  {
    name: 'extra on days of an accepted change to double-handed',
    week: { actuals: [actualWith([extra()])], adjustments: [request('level')] },
    errors: ['extra-has-adjustment'],
  },
  {
    name: 'extra on days of an accepted change to single-handed',
    week: {
      actuals: [actualWith([extra()])],
      adjustments: [
        adjustmentRequest({
          changes: [{ lineId: 'line-1', kind: 'level', level: { from: 'Double-handed', to: 'Single-handed' } }],
        }),
      ],
    },
    only: [],
  },
  {
    name: 'extra beside an increase accepted last year',
    week: {
      actuals: [actualWith([extra()])],
      adjustments: [request('increase', { startDate: '2024-05-06', submittedOn: '2024-05-06' })],
    },
    warnings: ['extra-has-adjustment'],
  },
  {
    name: 'as planned, an increase accepted last year',
    week: { adjustments: [request('increase', { startDate: '2024-05-06', submittedOn: '2024-05-06' })] },
    only: [],
  },
  {
    name: 'extra beside an accepted increase that the plan shows by its hours',
    week: {
      actuals: [actualWith([extra()])],
      adjustments: [
        adjustmentRequest({
          startDate: '2025-02-24',
          submittedOn: '2025-02-24',
          changes: [{ lineId: 'line-1', kind: 'increase', hours: { from: 800, to: 1000 } }],
        }),
      ],
    },
    warnings: ['extra-has-adjustment'],
  },
  {
    name: 'extra beside an accepted increase that the plan does not show by its hours',
    week: {
      actuals: [actualWith([extra()])],
      adjustments: [
        adjustmentRequest({
          startDate: '2025-02-24',
          submittedOn: '2025-02-24',
          changes: [{ lineId: 'line-1', kind: 'increase', hours: { from: 1000, to: 1400 } }],
        }),
      ],
    },
    errors: ['extra-has-adjustment'],
  },
  {
    name: 'extra without a reason on days of an accepted increase',
    week: {
      actuals: [actualWith([variation('extra', 'unspecified', on('4', '5'))])],
      adjustments: [request('increase')],
    },
    errors: ['extra-has-adjustment'],
  },
  {
    name: 'extra on supported living beside hospital hours',
    week: {
      lines: living(),
      stays: [stay({ discharged: '2025-03-05' })],
      actuals: [actualWith([hospital(400), extra(on('7'))], { comment: inHospital })],
    },
    errors: ['extra-not-allowed'],
  },
];

const away = (firstDay: string, lastDay: string, quantity = 200) =>
  missed('planned_absence', { firstDay, lastDay, quantity });
const awayTenDays = {
  actuals: [actualWith([away('2025-03-03', '2025-03-05')])],
  earlier: { 'line-1': [before(1, [away('2025-02-24', '2025-03-02')])] },
};
const tenDaysOf = (kind: AdjustmentRequest['changes'][number]['kind'], parts: Partial<AdjustmentRequest> = {}) =>
  request(kind, { startDate: '2025-02-24', submittedOn: '2025-02-24', ...parts });

const requests: Case[] = [
  { name: 'away for ten days, no request', week: awayTenDays, warnings: ['adjustment-needed'] },
  {
    name: 'away Monday to Friday twice, a weekend between',
    week: {
      actuals: [actualWith([away('2025-03-03', '2025-03-07')])],
      earlier: { 'line-1': [before(1, [away('2025-02-24', '2025-02-28')])] },
    },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'away for seven days over two weeks',
    week: {
      actuals: [actualWith([away('2025-03-03', '2025-03-05')])],
      earlier: { 'line-1': [before(1, [away('2025-02-27', '2025-03-02')])] },
    },
    only: [],
  },
  {
    name: 'away for ten days, a reduction requested',
    week: { ...awayTenDays, adjustments: [tenDaysOf('reduction')] },
    only: [],
  },
  {
    name: 'away for ten days, an increase requested',
    week: { ...awayTenDays, adjustments: [tenDaysOf('increase')] },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'away for ten days, another level requested',
    week: { ...awayTenDays, adjustments: [tenDaysOf('level')] },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'away for ten days, a reduction requested for the first week only',
    week: { ...awayTenDays, adjustments: [tenDaysOf('reduction', { endDate: '2025-03-02' })] },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'away for ten days, a reduction requested from the eighth day on',
    week: { ...awayTenDays, adjustments: [tenDaysOf('reduction', { startDate: '2025-03-03' })] },
    only: [],
  },
  {
    name: 'away for ten days, a reduction requested from the ninth day on',
    week: { ...awayTenDays, adjustments: [tenDaysOf('reduction', { startDate: '2025-03-04' })] },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'away for ten days, two requests that cover them together',
    week: {
      ...awayTenDays,
      adjustments: [
        tenDaysOf('reduction', { endDate: '2025-03-03' }),
        tenDaysOf('reduction', { id: 'request-2', startDate: '2025-03-04' }),
      ],
    },
    only: [],
  },
  {
    name: 'away for ten days, the request is a draft',
    week: { ...awayTenDays, adjustments: [tenDaysOf('reduction', { outcome: 'draft', submittedOn: null })] },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'own cause for two weeks',
    week: {
      actuals: [actualWith([missed('provider_cause', on('3', '9'))])],
      earlier: { 'line-1': [before(1, [missed('provider_cause', { firstDay: '2025-02-24', lastDay: '2025-03-02' })])] },
    },
    only: [],
  },
  {
    name: 'refused for two weeks on home support',
    week: {
      actuals: [actualWith([missed('non_engagement', on('3', '9'))])],
      earlier: { 'line-1': [before(1, [missed('non_engagement', { firstDay: '2025-02-24', lastDay: '2025-03-02' })])] },
    },
    only: [],
  },
  {
    name: 'own cause two weeks running without days',
    week: {
      actuals: [actualWith([missed('provider_cause')])],
      earlier: { 'line-1': [before(1, [missed('provider_cause')])] },
    },
    only: [],
  },
  {
    name: 'away two weeks running without days: they are asked for',
    week: { actuals: [actualWith([missed()])], earlier: { 'line-1': [before(1, [missed()])] } },
    only: ['days-missing'],
  },
  {
    name: 'away without days once',
    week: { actuals: [actualWith([missed()])] },
    only: [],
  },
  {
    name: 'away without days, with a week between',
    week: { actuals: [actualWith([missed()])], earlier: { 'line-1': [before(2, [missed()])] } },
    only: [],
  },
  {
    name: 'supported living away for ten days',
    week: { ...awayTenDays, lines: living() },
    warnings: ['adjustment-needed'],
    not: ['adjustment-overdue'],
  },
  {
    name: 'supported living with more hours for ten days',
    week: {
      lines: living(),
      actuals: [actualWith([extra(on('3', '5'))])],
      earlier: { 'line-1': [before(1, [extra({ firstDay: '2025-02-24', lastDay: '2025-03-02' })])] },
    },
    has: ['adjustment-needed', 'extra-not-allowed'],
  },
  {
    name: 'more hours for ten days of which the log knows',
    week: {
      lines: living(),
      log: Array.from({ length: 10 }, (_, day) =>
        log(addDays('2025-02-24', day), 'extra', 60, { reason: 'temporary_increase' }),
      ),
    },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'died on Wednesday, no request for the end',
    week: { ends: diedWednesday, actuals: [actualWith([missed('service_ended', { quantity: 600 })])] },
    only: ['adjustment-needed'],
  },
  {
    name: 'died on Wednesday, a reduction requested',
    week: {
      ends: diedWednesday,
      adjustments: [request('reduction', { startDate: '2025-03-05' })],
      actuals: [actualWith([missed('service_ended', { quantity: 600 })])],
    },
    warnings: ['adjustment-needed'],
  },
  {
    name: 'an end requested late on home support, in the week in which it was sent',
    week: {
      ends: [serviceEnd({ lastDay: '2025-02-10' })],
      adjustments: [request('end', { startDate: '2025-02-10', submittedOn: '2025-03-04', outcome: 'submitted' })],
      actuals: [actualWith([missed('service_ended', { quantity: 1000 })])],
    },
    warnings: ['adjustment-overdue'],
  },
  {
    name: 'an end that nobody requested for three weeks',
    week: {
      ends: [serviceEnd({ lastDay: '2025-02-10' })],
      actuals: [actualWith([missed('service_ended', { quantity: 1000 })])],
    },
    warnings: ['adjustment-needed', 'adjustment-overdue'],
  },
  {
    name: 'a request sent late, in a week after it was sent',
    week: {
      adjustments: [request('reduction', { startDate: '2025-01-06', submittedOn: '2025-02-26', outcome: 'submitted' })],
    },
    only: [],
  },
  {
    name: 'a draft past its day for day activities has no lateness',
    week: {
      lines: living('day_activities'),
      adjustments: [request('reduction', { startDate: '2025-02-03', submittedOn: null, outcome: 'draft' })],
    },
    only: [],
  },
];

const refusal = (day: string, parts: Partial<LogEntry> = {}) =>
  log(day, 'missed', 60, { reason: 'non_engagement', ...parts });
const refused = (parts: Partial<Variation> = {}) => missed('non_engagement', parts);

const engagement: Case[] = [
  {
    name: 'three refusals logged on one line',
    week: { lines: living(), log: [refusal('3'), refusal('4'), refusal('5')], actuals: [actualWith([refused()])] },
    warnings: ['non-engagement-review'],
  },
  {
    name: 'three refusals of home support',
    week: { log: [refusal('3'), refusal('4'), refusal('5')], actuals: [actualWith([refused()])] },
    only: [],
  },
  {
    name: 'three refusals of shared support',
    week: {
      lines: living('supported_living_shared'),
      log: [refusal('3'), refusal('4'), refusal('5')],
      actuals: [actualWith([refused()])],
    },
    not: ['non-engagement-review'],
  },
  {
    name: 'two on one line and one on another of the person',
    week: {
      lines: [...living(), lineOf('supported_living_personal', { id: 'line-2' })],
      log: [refusal('3'), refusal('5'), refusal('4', { lineId: 'line-2' })],
      actuals: [actualWith([refused()]), actualWith([refused()], { lineId: 'line-2' })],
    },
    warnings: ['non-engagement-review'],
  },
  {
    name: 'two on one line, one on the line of somebody else',
    week: {
      lines: [...living(), lineOf('supported_living_personal', { id: 'line-2', ssRef: '0099999' })],
      log: [refusal('3'), refusal('5'), refusal('4', { lineId: 'line-2' })],
      actuals: [actualWith([refused()]), actualWith([refused()], { lineId: 'line-2' })],
    },
    not: ['non-engagement-review'],
  },
  {
    name: 'a visit delivered on another line between',
    week: {
      lines: [...living(), lineOf('supported_living_personal', { id: 'line-2' })],
      log: [refusal('3'), refusal('6'), refusal('7'), log('4', 'delivered', 60, { lineId: 'line-2' })],
      actuals: [actualWith([refused()]), weeklyActual({ lineId: 'line-2' })],
    },
    not: ['non-engagement-review'],
  },
  {
    name: 'a refusal on each of three days, recorded as one',
    week: { lines: living(), actuals: [actualWith([refused(on('3', '5'))])] },
    warnings: ['non-engagement-review'],
  },
  {
    name: 'three entries of one week without days',
    week: {
      lines: living(),
      actuals: [actualWith([refused({ quantity: 100 }), refused({ quantity: 150 }), refused({ quantity: 200 })])],
    },
    warnings: ['non-engagement-review'],
  },
  {
    name: 'three weeks running',
    week: {
      lines: living(),
      actuals: [actualWith([refused()])],
      earlier: { 'line-1': [before(1, [refused()]), before(2, [refused()])] },
    },
    warnings: ['non-engagement-review'],
  },
  {
    name: 'three weeks with one between that had none',
    week: {
      lines: living(),
      actuals: [actualWith([refused()])],
      earlier: { 'line-1': [before(1, [refused()]), before(3, [refused()])] },
    },
    not: ['non-engagement-review'],
  },
  {
    name: 'logged refusals with a week between that had none',
    week: {
      lines: living(),
      log: [refusal('2025-02-18'), refusal('2025-02-19'), refusal('4')],
      actuals: [actualWith([refused()])],
    },
    not: ['non-engagement-review'],
  },
];

const reasons: Case[] = [
  {
    name: 'the day centre was closed on a bank holiday',
    week: { lines: living('day_activities'), actuals: [actualWith([missed('service_closed')])] },
    only: [],
  },
  {
    name: 'sessions paid on plan, missed because the service was closed',
    week: { lines: living('day_activities_planned'), actuals: [actualWith([missed('service_closed')])] },
    only: [],
  },
  {
    name: 'sessions paid on plan, missed without a reason: nothing else is missed there',
    week: { lines: living('day_activities_planned'), actuals: [actualWith([missed('unspecified')])] },
    only: [],
  },
  {
    name: 'home support is not closed',
    week: { actuals: [actualWith([missed('service_closed')])] },
    errors: ['reason-not-allowed'],
  },
  {
    name: 'no reason chosen on missed hours',
    week: { actuals: [actualWith([missed('unspecified')])] },
    only: ['reason-missing'],
  },
  {
    name: 'own cause on shared support, beside a planned absence',
    week: {
      lines: living('supported_living_shared'),
      actuals: [actualWith([missed(), missed('provider_cause')])],
    },
    only: ['shared-variation'],
  },
  {
    name: 'frustrated for own cause, beside hospital hours',
    week: {
      stays: [stay({ discharged: '2025-03-06' })],
      actuals: [actualWith([hospital(500), variation('frustrated', 'provider_cause')], { comment: inHospital })],
    },
    errors: ['hospital-only', 'reason-not-allowed'],
  },
];

const weeks: Case[] = [
  {
    name: 'not generated: no word of missing actuals',
    week: { generated: false, actuals: [] },
    only: ['week-not-generated'],
  },
  {
    name: 'processed: no other word, whatever stands there',
    week: { status: 'payment-processed', ends: died, generated: false, actuals: [weeklyActual({ actual: -1 })] },
    only: ['week-processed'],
  },
  { name: 'a line without an actual', week: { actuals: [] }, only: ['actual-missing'] },
];

export const cases: Case[] = [
  ...ends,
  ...deliveredInHospital,
  ...hospitalHours,
  ...hospitalWeeks,
  ...told,
  ...comments,
  ...quantities,
  ...extras,
  ...requests,
  ...engagement,
  ...reasons,
  ...weeks,
];
