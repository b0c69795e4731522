// What goes on from the week before: a hospital stay, an absence, a service that has ended; and an absence that was recorded
// as a period, which may begin in the week. It is offered on lines that nobody
// has said anything of, and counts once somebody takes it. Pure; the same where it is listed and where it is taken.
import type { CouncilProfile } from '../council/schema.ts';
import { type Absence, isAbsenceOf, offerAbsences } from './absences.ts';
import type { Variation, WeeklyActual } from './actuals.ts';
import { requestTouches } from './adjustments.ts';
import { endOfService, isEndOf } from './claims.ts';
import { reachesWeek } from './hospital.ts';
import { hospitalChange } from './hospital-week.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from './lines.ts';
import { downToStep, type Quantity } from './quantity.ts';
import { withRestMissed } from './rest-missed.ts';
import { addDays, daysOfWeek, type PlainDate, sundayOf } from './week.ts';

/** Why it goes on. */
export type ContinuingCause =
  | { what: 'stay'; stay: HospitalStay }
  /** `until`: its last day as it is recorded or asked for, which may be after the week; null where nobody has said. */
  | { what: 'absence'; lastWeek: Variation; until: PlainDate | null }
  /** Absences that were recorded as periods, in their order; they may begin in the week. */
  | { what: 'recorded-absence'; absences: Absence[] }
  | { what: 'end'; end: ServiceEnd };

export interface Continuing {
  lineId: string;
  cause: ContinuingCause;
  /** All that the line would have; nothing stands on it yet. */
  variations: Variation[];
  /** True where the hours are the plan’s share of some days, a guess. */
  estimated: boolean;
}

export interface ContinuingWeek {
  weekStart: PlainDate;
  lines: readonly ServiceLine[];
  /** By line id: those that stand as generated, of which nobody has said anything. */
  untouched: ReadonlyMap<string, WeeklyActual>;
  /** By line id, the weeks before. */
  earlier: Readonly<Record<string, readonly WeeklyActual[]>>;
  stays: readonly HospitalStay[];
  absences: readonly Absence[];
  ends: readonly ServiceEnd[];
  adjustments: readonly AdjustmentRequest[];
  council: CouncilProfile;
}

/**
 * One offer a line at most, in the order of the lines. What somebody would have to look at is not offered: an offer that is
 * wrong is charged to a person.
 */
export function continuingOf(week: ContinuingWeek): Continuing[] {
  return week.lines.flatMap((line) => {
    const actual = week.untouched.get(line.id);
    return actual === undefined ? [] : (goesOn(line, actual, week) ?? []);
  });
}

function goesOn(line: ServiceLine, actual: WeeklyActual, week: ContinuingWeek): Continuing | null {
  const { weekStart, ends, stays } = week;
  const sunday = sundayOf(weekStart);
  const ofLine = ends.filter((one) => isEndOf(one, line));
  const end = endOfService(line, ofLine);
  if (end !== null && end.lastDay < weekStart) {
    // Of two ends, of which one leaves care in the week, somebody has to say which is right.
    return ofLine.some(({ lastDay }) => lastDay >= weekStart) ? null : ended(line, actual, end, week);
  }
  // Of a week that is begun or broken off, nobody here knows which hours fall on which side.
  const lastDays = [line.endDate, end?.lastDay ?? null];
  if (line.startDate > weekStart || lastDays.some((day) => day !== null && day < sunday)) return null;
  const ofPerson = stays.filter(({ ssRef }) => ssRef === line.ssRef);
  const inWeek = ofPerson.filter((stay) => reachesWeek(stay, weekStart, sunday));
  const recorded = recordedAway(line, actual, week);
  // Both in one week are recorded on the page of stays and absences, where the days of each are seen.
  if (inWeek.length > 0) return recorded === null ? inHospital(line, actual, inWeek, ofPerson, week) : null;
  return recorded ?? away(line, actual, ofPerson, week);
}

/** What the recorded absences of the line make of the week, together. */
function recordedAway(line: ServiceLine, actual: WeeklyActual, week: ContinuingWeek): Continuing | null {
  const offer = offerAbsences(line, actual.planned, week.weekStart, week, week.council);
  if (offer === null) return null;
  const absences = [...new Set(offer.shares.map(({ absence }) => absence))];
  return {
    lineId: line.id,
    cause: { what: 'recorded-absence', absences },
    variations: offer.shares.map(({ variation }) => variation),
    estimated: offer.estimated,
  };
}

/** True where an absence of the line was recorded that touches last week and is over: then nothing goes on by itself. */
function isOver(line: ServiceLine, { weekStart, absences }: ContinuingWeek): boolean {
  return absences.some(
    (absence) =>
      absence.kind !== 'admission' &&
      isAbsenceOf(absence, line) &&
      absence.lastDay !== null &&
      absence.lastDay < weekStart &&
      absence.lastDay >= addDays(weekStart, -7),
  );
}

function ended(
  line: ServiceLine,
  actual: WeeklyActual,
  end: ServiceEnd,
  { council }: ContinuingWeek,
): Continuing | null {
  const [category = 'missed'] = council.serviceTypes[line.serviceType].reasons.service_ended.categories;
  const variations = withRestMissed(actual, { minutes: 0, extra: 0 }, council.step, category);
  return variations.length === 0
    ? null
    : { lineId: line.id, cause: { what: 'end', end }, variations, estimated: false };
}

/**
 * A stay that alone explains the week. Several of one week are recorded on the hospital page, and one without a discharge
 * that another stay followed is probably over.
 */
function inHospital(
  line: ServiceLine,
  actual: WeeklyActual,
  [stay, another]: readonly HospitalStay[],
  ofPerson: readonly HospitalStay[],
  week: ContinuingWeek,
): Continuing | null {
  const { weekStart } = week;
  if (stay === undefined || another !== undefined || stay.admitted >= weekStart) return null;
  const isFollowed = ofPerson.some(
    ({ id, admitted }) =>
      id !== stay.id && admitted >= stay.admitted && (stay.discharged === null || admitted <= sundayOf(weekStart)),
  );
  const change = isFollowed ? null : hospitalChange(line, actual, stay, week);
  if (change === null) return null;
  const { variations, estimated } = change;
  return { lineId: line.id, cause: { what: 'stay', stay }, variations, estimated };
}

/**
 * An absence whose last day, as it was recorded last week, is still to come: up to that day. Or one that took the whole of
 * last week: up to the last day of the request that asks for it, where there is one. What was noted then spoke of last week,
 * and stays there.
 */
function away(
  line: ServiceLine,
  actual: WeeklyActual,
  stays: readonly HospitalStay[],
  week: ContinuingWeek,
): Continuing | null {
  const { weekStart, earlier, adjustments, council } = week;
  if (isOver(line, week)) return null;
  const before = earlier[line.id]?.find((one) => one.weekStart === addDays(weekStart, -7));
  if (before === undefined) return null;
  const [lastWeek, another] = before.variations.filter(
    (one) =>
      one.reason === 'planned_absence' &&
      one.quantity > 0 &&
      (isUntilLater(one, weekStart) || (isOfWholeWeek(one, before, council.step) && before.extra === 0)),
  );
  if (lastWeek === undefined || another !== undefined) return null;
  const sunday = sundayOf(weekStart);
  const isAfterStays = stays.every(
    (stay) => !reachesWeek(stay, before.weekStart, sundayOf(before.weekStart)) || isAfter(lastWeek.firstDay, stay),
  );
  // Whoever was in hospital last week was not away all of it, unless the absence began once the stay was over.
  if (!isAfterStays) return null;
  const recorded = isUntilLater(lastWeek, weekStart) ? lastWeek.lastDay : null;
  const asked = lastDaysAskedFor(line, weekStart, adjustments);
  // Which of several ends holds, somebody has to look. A request without one leaves the end that was recorded.
  if (recorded === null ? asked.length > 1 : asked.some((day) => day !== null && day !== recorded)) return null;
  const until = recorded ?? asked[0] ?? null;
  if (until !== null && until < weekStart) return null;
  // A later day that was recorded is kept, or the week after would not know it; a request still says it then.
  const lastDay = recorded ?? (until !== null && until < sunday ? until : sunday);
  const days = daysBetween(weekStart, weekStart, lastDay);
  const daysBefore = daysBetween(before.weekStart, lastWeek.firstDay, lastWeek.lastDay);
  const tookAll = lastWeek.quantity >= downToStep((before.planned * daysBefore) / 7, council.step);
  // Hours of which nobody said since when have no share that could go on.
  if (!tookAll && lastWeek.firstDay === null) return null;
  const isWhole = tookAll && days === 7;
  // The plan's share of the days; where it took less than that last week, as much less. The products first: a share that
  // is a multiple of the step stays one.
  const share = tookAll
    ? (actual.planned * days) / 7
    : (actual.planned * days * lastWeek.quantity) / (before.planned * daysBefore);
  const quantity = isWhole ? actual.planned : downToStep(share, council.step);
  if (!(quantity > 0)) return null;
  const { category, reason } = lastWeek;
  return {
    lineId: line.id,
    cause: { what: 'absence', lastWeek, until },
    variations: [{ category, reason, quantity, firstDay: weekStart, lastDay, hospitalStayId: null, note: '' }],
    estimated: !isWhole,
  };
}

/**
 * Up to when requests ask for a break of the service that was on the day before the week, each day once and null for one that
 * says none; a request that was refused, or asks for fewer hours only, says nothing of an absence.
 */
function lastDaysAskedFor(
  line: ServiceLine,
  weekStart: PlainDate,
  adjustments: readonly AdjustmentRequest[],
): (PlainDate | null)[] {
  const sunday = addDays(weekStart, -1);
  const requests = adjustments.filter(
    (request) =>
      request.outcome !== 'rejected' &&
      requestTouches(request, sunday, sunday) &&
      request.changes.some(
        ({ lineId, kind, hours }) => lineId === line.id && kind === 'reduction' && (hours?.to ?? 0) === 0,
      ),
  );
  return [...new Set(requests.map(({ endDate }) => endDate))];
}

/** True for an absence that is known to have begun after the stay, and after the day from which care was given again. */
function isAfter(firstDay: PlainDate | null, { discharged, resumed }: HospitalStay): boolean {
  const over = [discharged, resumed ?? null]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  return discharged !== null && over !== undefined && firstDay !== null && firstDay >= over;
}

/** True where it is known to last into the week from `weekStart`, or beyond it. */
function isUntilLater({ lastDay }: Pick<Variation, 'lastDay'>, weekStart: PlainDate): boolean {
  return lastDay !== null && lastDay >= weekStart;
}

/** All hours of the week, and no days, those from Monday to Sunday, or an open end: nobody has said when it ends. */
function isOfWholeWeek(
  { quantity, firstDay, lastDay }: Variation,
  { weekStart, planned }: WeeklyActual,
  step: Quantity,
): boolean {
  const hasNoEnd =
    lastDay === null
      ? firstDay === null || firstDay <= weekStart
      : firstDay === weekStart && lastDay === sundayOf(weekStart);
  return hasNoEnd && quantity >= downToStep(planned, step);
}

/** How many days of a week lie from one day to another; null: no limit. */
function daysBetween(weekStart: PlainDate, firstDay: PlainDate | null, lastDay: PlainDate | null): number {
  return daysOfWeek(weekStart).filter((day) => (firstDay ?? day) <= day && day <= (lastDay ?? day)).length;
}
