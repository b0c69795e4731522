// Weeks as they really went, day by day, and what a careful coordinator enters of them. Whatever may happen to a person in
// a week happens here, together: stays, restart days, deaths, absences, refusals, own cause, extra hours, a plan off the
// step, two carers, a short day. The entry is made from the truth alone, by a few plain steps; the rules are not asked.
import fc from 'fast-check';
import { bradford } from '../../../src-shared/council/index.ts';
import type { Category, Reason, Variation, WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { hospitalComment, hospitalStatus, hospitalWeek } from '../../../src-shared/domain/hospital.ts';
import {
  type AdjustmentRequest,
  type HospitalStay,
  type ServiceEnd,
  type ServiceLine,
  type ServiceType,
  serviceTypes,
} from '../../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { rollUpLog } from '../../../src-shared/domain/log-roll-up.ts';
import { allowedReasons } from '../../../src-shared/domain/only-reason.ts';
import { addDays, daysOfWeek, type PlainDate, weekday } from '../../../src-shared/domain/week.ts';
import type { WeekToCheck } from '../../../src-shared/rules/types.ts';
import { actualWith, lineOf, variation, weekToCheck } from '../../builders.ts';

const ssRef = '0012345';

/** What happened on one day of one line. */
interface TrueDay {
  /** Minutes planned. */
  planned: number;
  /** Of the planned minutes, how many were not given for a cause of that day besides a stay or an end. */
  missed: { reason: Reason; minutes: number } | null;
  /** Minutes given beyond the plan. */
  extra: number;
}

interface TrueLine {
  type: ServiceType;
  level: string;
  days: TrueDay[];
  /** Hundredths by which the plan is off what the days hold: a council's plan of 10.10. */
  offStep: number;
  /** Whether the council's plan ends with the service. */
  planEnds: boolean;
}

export interface TrueWeek {
  weekStart: PlainDate;
  lines: TrueLine[];
  /** Days before this week's Monday on which the stay began; negative: in this week. */
  stay: {
    since: number;
    length: number | null;
    restart: number;
    told: boolean;
    funded: 'no' | 'asked' | 'given';
  } | null;
  again: { after: number; length: number | null } | null;
  end: { day: number; cause: ServiceEnd['cause']; requested: boolean } | null;
  /** The days of the week before, from its Friday back, on which an increase was claimed; 0 for none. */
  increaseBefore: number;
}

const minutes = fc.constantFrom(0, 30, 60, 90, 150);
const causes: Reason[] = ['planned_absence', 'non_engagement', 'provider_cause', 'service_closed'];
const trueDay: fc.Arbitrary<TrueDay> = fc.record({
  planned: minutes,
  missed: fc.option(fc.record({ reason: fc.constantFrom(...causes), minutes: fc.constantFrom(7, 15, 30, 60, 400) }), {
    freq: 3,
  }),
  extra: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(15, 30, 60) }),
});
const trueLine: fc.Arbitrary<TrueLine> = fc.record({
  type: fc.constantFrom(...serviceTypes),
  level: fc.constantFrom('Single-handed', 'Double-handed', 'Level 3'),
  days: fc.array(trueDay, { minLength: 7, maxLength: 7 }),
  offStep: fc.constantFrom(0, 0, 0, 10, 3),
  planEnds: fc.boolean(),
});

export const trueWeek: fc.Arbitrary<TrueWeek> = fc.record({
  weekStart: fc.constantFrom('2025-03-03', '2025-03-24', '2025-04-21', '2025-10-20', '2025-12-22'),
  lines: fc.array(trueLine, { minLength: 1, maxLength: 3 }),
  stay: fc.option(
    fc.record({
      since: fc.integer({ min: -6, max: 45 }),
      length: fc.option(fc.integer({ min: 0, max: 50 })),
      restart: fc.constantFrom(0, 0, 1, 3),
      told: fc.boolean(),
      funded: fc.constantFrom('no', 'asked', 'given'),
    }),
  ),
  again: fc.option(
    fc.record({ after: fc.integer({ min: 0, max: 5 }), length: fc.option(fc.integer({ min: 0, max: 9 })) }),
  ),
  end: fc.option(
    fc.record({
      day: fc.integer({ min: -9, max: 6 }),
      cause: fc.constantFrom('moved', 'died', 'other'),
      requested: fc.boolean(),
    }),
    { freq: 2 },
  ),
  increaseBefore: fc.constantFrom(0, 0, 1, 3, 5),
});

interface Entered
  extends Pick<WeekToCheck, 'lines' | 'actuals' | 'stays' | 'adjustments' | 'ends' | 'log' | 'earlier'> {
  weekStart: PlainDate;
}

function staysOf({ stay, again, weekStart }: TrueWeek): HospitalStay[] {
  if (stay === null) return [];
  const admitted = addDays(weekStart, -stay.since);
  const discharged = stay.length === null ? null : addDays(admitted, stay.length);
  const decision = { by: 'B Khan', reference: 'D-7', fromWeek: null, throughWeek: null, lineIds: null, on: admitted };
  const state = stay.funded === 'asked' ? ('requested' as const) : ('given' as const);
  const first: HospitalStay = {
    id: 'stay-1',
    ssRef,
    admitted,
    discharged,
    told: stay.told ? { who: 'Duty worker', on: admitted } : null,
    approval: null,
    decisions: stay.funded === 'no' ? [] : [{ ...decision, state }],
    resumed: discharged === null || stay.restart === 0 ? null : addDays(discharged, stay.restart),
    callsFallOnStayDays: false,
  };
  if (again === null || discharged === null) return [first];
  const back = addDays(first.resumed ?? discharged, again.after);
  const home = again.length === null ? null : addDays(back, again.length);
  return [first, { ...first, id: 'stay-2', admitted: back, discharged: home, resumed: null, decisions: [] }];
}

/** The stay that keeps from care on a day, if any: the latest. */
function stayOn(stays: readonly HospitalStay[], day: PlainDate): HospitalStay | null {
  return (
    stays.findLast(
      ({ admitted, discharged, resumed }) =>
        admitted <= day && (discharged === null || day <= discharged || (resumed != null && day < resumed)),
    ) ?? null
  );
}

/** What a coordinator enters of a true week: the log of each day, the figures that follow from it, and a comment. */
export function enter(truth: TrueWeek): Entered {
  const { weekStart } = truth;
  const stays = staysOf(truth);
  const lastDay = truth.end === null ? null : addDays(weekStart, truth.end.day);
  const ends: ServiceEnd[] =
    truth.end === null || lastDay === null ? [] : [{ ssRef, lineId: null, lastDay, cause: truth.end.cause }];
  const log: LogEntry[] = [];
  const lines: ServiceLine[] = [];
  const actuals: WeeklyActual[] = [];
  const adjustments: AdjustmentRequest[] = [];
  const earlier: Record<string, WeeklyActual[]> = {};
  truth.lines.forEach((one, index) => {
    const id = `line-${index + 1}`;
    const planEnds = one.planEnds && lastDay !== null;
    // Of a line that ends within the week, the council plans the days until then.
    const plannedDays = one.days.filter((_, index) => !planEnds || addDays(weekStart, index) <= lastDay);
    const plannedMinutes = plannedDays.reduce((sum, { planned }) => sum + planned, 0);
    const plannedQuantity = (plannedMinutes * 100) / 60 + (plannedMinutes === 0 ? 0 : one.offStep);
    const line = lineOf(one.type, {
      id,
      ssRef,
      serviceLevel: one.level,
      plannedQuantity,
      startDate: '2024-04-01',
      endDate: planEnds ? lastDay : null,
    });
    // A line that the council ended before this week is not in it.
    if (planEnds && lastDay < weekStart) return;
    lines.push(line);
    log.push(...logOf(line, one, truth, stays, lastDay));
    const before = weekBefore(line, truth);
    earlier[id] = before === null ? [] : [before];
    actuals.push(actualOf(line, claimable(log, before, weekStart), weekStart, stays, lastDay));
    if (truth.end?.requested && lastDay !== null) {
      adjustments.push({
        id: `request-${index}`,
        ssRef,
        changes: [{ lineId: id, kind: 'end' }],
        startDate: lastDay,
        endDate: null,
        submittedOn: lastDay,
        outcome: 'submitted',
      });
    }
  });
  return { weekStart, lines, actuals, stays, adjustments, ends, log, earlier };
}

/** Each day: what was given, what was not and why, and what was given on top where it may be claimed. */
function logOf(
  line: ServiceLine,
  { type, days }: TrueLine,
  { weekStart }: TrueWeek,
  stays: readonly HospitalStay[],
  lastDay: PlainDate | null,
): LogEntry[] {
  const rules = bradford.serviceTypes[type];
  const takesExtra = allowedReasons(rules, 'extra').length > 0;
  return daysOfWeek(weekStart).flatMap((day, index) => {
    const truth = days[index];
    if (!truth) return [];
    const entries: LogEntry[] = [];
    const add = (kind: LogEntry['kind'], reason: Reason | null, length: number) => {
      if (length > 0)
        entries.push({
          id: `${line.id} ${day} ${entries.length}`,
          lineId: line.id,
          day,
          kind,
          reason,
          minutes: length,
          note: '',
        });
    };
    if (lastDay !== null && day > lastDay) return [];
    const stay = stayOn(stays, day);
    const wholly = stay !== null && day !== stay.admitted && day !== stay.discharged;
    if (stay !== null) {
      // On the days of admission and discharge half of the calls were given before or after.
      const given = wholly ? 0 : Math.floor(truth.planned / 30) * 15;
      add('delivered', null, given);
      add(hospitalCategory(line, stay, weekStart), 'hospital', truth.planned - given);
      return entries;
    }
    const cause = truth.missed === null || truth.planned === 0 ? null : truth.missed;
    const [category] = cause === null ? [] : rules.reasons[cause.reason as 'planned_absence'].categories;
    const lost = cause === null || category === undefined ? 0 : Math.min(cause.minutes, truth.planned);
    add('delivered', null, truth.planned - lost);
    if (cause !== null && category !== undefined) add(category, cause.reason, lost);
    if (takesExtra) add('extra', 'temporary_increase', truth.extra);
    return entries;
  });
}

/** An hour a day was claimed on top of the plan until Friday. */
function weekBefore(line: ServiceLine, { weekStart, increaseBefore }: TrueWeek): WeeklyActual | null {
  if (increaseBefore === 0 || allowedReasons(bradford.serviceTypes[line.serviceType], 'extra').length === 0)
    return null;
  const friday = addDays(weekStart, -3);
  const increase = variation('extra', 'temporary_increase', {
    quantity: 100 * increaseBefore,
    firstDay: addDays(friday, 1 - increaseBefore),
    lastDay: friday,
  });
  return {
    ...actualWith([increase], { lineId: line.id, planned: line.plannedQuantity }),
    weekStart: addDays(weekStart, -7),
  };
}

/** The log without extra hours after the seventh day of an increase: they were given, and cannot be claimed. */
function claimable(log: readonly LogEntry[], before: WeeklyActual | null, weekStart: PlainDate): LogEntry[] {
  const [increase] = before?.variations ?? [];
  let [first, last] = [increase?.firstDay ?? null, increase?.lastDay ?? null];
  return log.filter(({ kind, day, lineId }) => {
    if (kind !== 'extra' || (before !== null && before.lineId !== lineId)) return true;
    const goesOn = first !== null && last !== null && daysOffOnly(addDays(last, 1), addDays(day, -1));
    if (!goesOn || first === null) first = day;
    last = day;
    return day <= addDays(first, 6) && day >= weekStart;
  });
}

/** True when there is no working day from the first to the last; also where there is no day at all between. */
function daysOffOnly(first: PlainDate, last: PlainDate): boolean {
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (weekday(day) < 5 && !bradford.bankHolidays.days.includes(day)) return false;
  }
  return true;
}

/** Beyond the paid weeks, without a decision asked for or given, hospital hours are missed. */
function hospitalCategory(line: ServiceLine, stay: HospitalStay, weekStart: PlainDate): Category {
  const limit = bradford.serviceTypes[line.serviceType].hospitalWeeks;
  return hospitalStatus(stay, hospitalWeek(stay, weekStart), limit, line.id) === 'beyond' ? 'missed' : 'frustrated';
}

function actualOf(
  line: ServiceLine,
  log: readonly LogEntry[],
  weekStart: PlainDate,
  stays: readonly HospitalStay[],
  lastDay: PlainDate | null,
): WeeklyActual {
  const planned = line.plannedQuantity;
  const { variations } = rollUpLog(log, { line, weekStart, planned }, stays, bradford);
  // A record states its days only where it is known which stay they are of.
  const named = variations.map((one) => (one.reason === 'hospital' ? { ...one, ...namedDays(one, stays) } : one));
  const sum = (category: Category) =>
    named.reduce((all, one) => (one.category === category ? all + one.quantity : all), 0);
  const missedForEnd = lastDay === null ? 0 : planned - sum('frustrated') - sum('missed') - givenUntil(log, line);
  const rest = Math.floor(missedForEnd / 25) * 25;
  const all: Variation[] =
    rest > 0 && (line.endDate === null || line.endDate > (lastDay ?? ''))
      ? [...named, endedVariation(line, rest)]
      : named;
  const total = (category: Category) =>
    all.reduce((hours, one) => (one.category === category ? hours + one.quantity : hours), 0);
  const quantities = { frustrated: total('frustrated'), missed: total('missed'), extra: total('extra') };
  const comments = all.map((one) => {
    const stay = one.reason === 'hospital' ? stays.find(({ id }) => id === one.hospitalStayId) : undefined;
    return stay ? hospitalComment(stay, weekStart) : bradford.reasons[one.reason].inComment;
  });
  return {
    lineId: line.id,
    weekStart,
    planned,
    actual: planned - quantities.frustrated - quantities.missed + quantities.extra,
    ...quantities,
    visits: 7,
    generatedVisits: 7,
    comment: comments.join('; '),
    variations: all,
  };
}

/** Restart days belong to the stay before them; the log names only stays that cover the day. */
function namedDays(one: Variation, stays: readonly HospitalStay[]): Partial<Variation> {
  const stay = stayOn(stays, one.firstDay ?? '');
  return { hospitalStayId: one.hospitalStayId ?? stay?.id ?? null };
}

function givenUntil(log: readonly LogEntry[], line: ServiceLine): number {
  const given = log.filter(({ lineId, kind }) => lineId === line.id && kind === 'delivered');
  // Rounded like each figure of the line.
  return Math.round((given.reduce((sum, entry) => sum + entry.minutes, 0) * 100) / 60 / 25) * 25;
}

function endedVariation(line: ServiceLine, quantity: number): Variation {
  const [category = 'missed'] = bradford.serviceTypes[line.serviceType].reasons.service_ended.categories;
  return { category, reason: 'service_ended', quantity, firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
}

/** The week as it is checked on the Monday after. */
export function trueWeekToCheck(truth: TrueWeek): WeekToCheck {
  const entered = enter(truth);
  return weekToCheck({ ...entered, now: `${addDays(truth.weekStart, 7)}T12:00:00Z` });
}
