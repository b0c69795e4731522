// Absences: a holiday, respite elsewhere or the like, from its first day to its last, for a person and chosen lines of theirs; and
// a hospital admission that is planned. What is recorded once is offered in every week that it covers, and counts only
// once somebody takes it there: a person may come home early, or not have left.
import { z } from 'zod';
import type { CouncilProfile } from '../council/schema.ts';
import type { Category, Variation, WeeklyActual } from './actuals.ts';
import { coverDays, requestTouches } from './adjustments.ts';
import { isEndOf } from './claims.ts';
import { keepsFromCare } from './hospital.ts';
import { idSchema } from './id.ts';
import { longestNote, mostOfOnePerson } from './limits.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from './lines.ts';
import { downToStep, type Quantity } from './quantity.ts';
import { addDays, dayNumber, daysOfWeek, type PlainDate, plainDateSchema, sundayOf } from './week.ts';

export const absenceKinds = ['holiday', 'respite', 'admission', 'other'] as const;

export const absenceSchema = z.object({
  id: idSchema,
  ssRef: idSchema,
  /** `admission`: a planned stay in hospital. It is pointed out on its day, and fills no week: only a stay does. */
  kind: z.enum(absenceKinds),
  /** null: all lines of the person. */
  lineIds: z.array(idSchema).min(1).max(mostOfOnePerson).nullable(),
  firstDay: plainDateSchema,
  /** The last day away, or null while nobody knows it. */
  lastDay: plainDateSchema.nullable(),
  /** The day on which the provider was told; null: nobody recorded it. */
  toldOn: plainDateSchema.nullable(),
  note: z.string().max(longestNote),
});
export type Absence = z.infer<typeof absenceSchema>;
export type AbsenceKind = Absence['kind'];

/** Why this can be no absence, or null. */
export function whyNoAbsence({
  firstDay,
  lastDay,
}: Pick<Absence, 'firstDay' | 'lastDay'>): 'ends-before-it-begins' | null {
  return lastDay !== null && lastDay < firstDay ? 'ends-before-it-begins' : null;
}

/** True when the absence is of this line: of all the person's lines, or it is among those chosen. */
export function isAbsenceOf({ ssRef, lineIds }: Absence, line: Pick<ServiceLine, 'id' | 'ssRef'>): boolean {
  return ssRef === line.ssRef && (lineIds === null || lineIds.includes(line.id));
}

/** True when the absence has a day from `first` to `last`; an open one goes on. */
export function absenceTouches(
  { firstDay, lastDay }: Pick<Absence, 'firstDay' | 'lastDay'>,
  first: PlainDate,
  last: PlainDate,
): boolean {
  return firstDay <= last && (lastDay === null || lastDay >= first);
}

/** True when both are of one line of a person and share a day. A planned admission says nothing of days away. */
export function absencesOverlap(a: Absence, b: Absence): boolean {
  if (a.ssRef !== b.ssRef || (a.kind === 'admission') !== (b.kind === 'admission')) return false;
  const sharesLine = a.lineIds === null || b.lineIds === null || a.lineIds.some((id) => b.lineIds?.includes(id));
  return sharesLine && absenceTouches(a, b.firstDay, b.lastDay ?? '9999-12-31');
}

/** Days from the first to the last, both included; null while nobody knows the last. */
export function lengthOfAbsence({ firstDay, lastDay }: Pick<Absence, 'firstDay' | 'lastDay'>): number | null {
  return lastDay === null ? null : dayNumber(lastDay) - dayNumber(firstDay) + 1;
}

/** What is known of a person beside the absence, as far as it says on which days the absence counts. */
export interface KnownBesides {
  /** All that are known, of anybody. */
  absences: readonly Absence[];
  stays: readonly HospitalStay[];
  ends: readonly ServiceEnd[];
}

/** The order in which absences share days out: what began first has the day, however often it was recorded. */
export function inOrderOfAbsences(a: Absence, b: Absence): number {
  if (a.firstDay !== b.firstDay) return a.firstDay < b.firstDay ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The days of a week on which a line's care is not given because of the absence. A day in hospital is the stay's, a day that two
 * absences cover is that of the one that began first, and outside the line's own days nothing was planned. Up to the
 * day on which the provider was told, where that was not before the first, calls were cancelled late: what they were is for a
 * person to say.
 */
export function daysOfAbsence(
  line: Pick<ServiceLine, 'id' | 'ssRef' | 'startDate' | 'endDate'>,
  absence: Absence,
  weekStart: PlainDate,
  known: KnownBesides,
): PlainDate[] {
  if (absence.kind === 'admission' || !isAbsenceOf(absence, line)) return [];
  const ends = known.ends.filter((end) => isEndOf(end, line));
  const stays = known.stays.filter(({ ssRef }) => ssRef === line.ssRef);
  const before = known.absences.filter(
    (other) =>
      other.id !== absence.id &&
      other.kind !== 'admission' &&
      isAbsenceOf(other, line) &&
      inOrderOfAbsences(other, absence) < 0,
  );
  const from = firstDayWithNotice(absence);
  return daysOfWeek(weekStart).filter(
    (day) =>
      absenceTouches(absence, day, day) &&
      day >= from &&
      day >= line.startDate &&
      (line.endDate === null || day <= line.endDate) &&
      ends.every(({ lastDay }) => day <= lastDay) &&
      !stays.some((stay) => keepsFromCare(stay, day)) &&
      !before.some((other) => absenceTouches(other, day, day)),
  );
}

/** The first day that was away with notice: the day after the provider was told, where that was not before the first. */
export function firstDayWithNotice({ firstDay, toldOn }: Pick<Absence, 'firstDay' | 'toldOn'>): PlainDate {
  return toldOn === null || toldOn < firstDay ? firstDay : addDays(toldOn, 1);
}

/** What an absence makes of a line, or, with others of the same week, part of it. */
export interface AbsenceShare {
  absence: Absence;
  days: PlainDate[];
  variation: Variation;
}

export interface AbsenceOffer {
  /** One for each run of days of each absence, in their order. */
  shares: AbsenceShare[];
  /** True where the hours are the plan’s share of some days, a guess. */
  estimated: boolean;
}

/** The category that hours away have in a type of service: missed, unless the council pays such sessions on plan. */
export function categoryOfAbsence(
  { serviceType }: Pick<ServiceLine, 'serviceType'>,
  { serviceTypes }: Pick<CouncilProfile, 'serviceTypes'>,
): Category {
  return serviceTypes[serviceType].reasons.planned_absence.categories[0] ?? 'missed';
}

/**
 * What the absences that cover a line's week make of it: each has the plan's share of its days, and all of them together never
 * more than the plan; a whole week away is the whole plan. The last day is named as it is known, also where it is after
 * the week, so that a request is asked for while there is time.
 * @returns null where none has a day in the week, or nothing of the plan reaches one step
 */
export function offerAbsences(
  line: ServiceLine,
  planned: Quantity,
  weekStart: PlainDate,
  known: KnownBesides,
  council: Pick<CouncilProfile, 'serviceTypes' | 'step'>,
): AbsenceOffer | null {
  const category = categoryOfAbsence(line, council);
  const shares: AbsenceShare[] = [];
  let daysBefore = 0;
  let given = 0;
  for (const absence of [...known.absences].sort(inOrderOfAbsences)) {
    for (const days of runsOfDays(daysOfAbsence(line, absence, weekStart, known))) {
      daysBefore += days.length;
      // Counted together and rounded down once: two absences of a week leave no hour between them unexplained.
      const upTo = daysBefore === 7 ? planned : downToStep((planned * daysBefore) / 7, council.step);
      const quantity = upTo - given;
      if (!(quantity > 0)) continue;
      given = upTo;
      shares.push({ absence, days, variation: awayVariation(absence, days, { category, quantity, weekStart }) });
    }
  }
  return shares.length === 0 ? null : { shares, estimated: daysBefore < 7 };
}

/** Days in order, as runs without a gap: days in hospital part an absence in two. */
export function runsOfDays(days: readonly PlainDate[]): PlainDate[][] {
  const runs: PlainDate[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && addDays(run.at(-1) ?? day, 1) === day) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** The variation for days of an absence; its last day is the absence's own where these days reach the end of the week. */
export function awayVariation(
  { lastDay }: Pick<Absence, 'lastDay'>,
  days: readonly PlainDate[],
  { category, quantity, weekStart }: { category: Category; quantity: Quantity; weekStart: PlainDate },
): Variation {
  const sunday = sundayOf(weekStart);
  const last = days.at(-1) ?? sunday;
  return {
    category,
    reason: 'planned_absence',
    quantity,
    firstDay: days[0] ?? weekStart,
    lastDay: last === sunday && lastDay !== null && lastDay > sunday ? lastDay : last,
    hospitalStayId: null,
    note: '',
  };
}

/**
 * The variations of a line that an absence is recorded by: away, on days that are known and lie within it. Hours away of which
 * nobody said the days, or that began before it, are something else, such as a call that was cancelled. What begins
 * with a run of its days and goes on after its last day was recorded while it was longer: somebody came back early.
 * @param days those of the week that are the absence's, as `daysOfAbsence` has them
 */
export function ownVariations(
  { variations }: Pick<WeeklyActual, 'variations'>,
  absence: Pick<Absence, 'firstDay' | 'lastDay'>,
  days: readonly PlainDate[],
): Variation[] {
  const begins = runsOfDays(days).map(([first]) => first);
  return variations.filter(({ reason, firstDay, lastDay, quantity }) => {
    if (reason !== 'planned_absence' || !(quantity > 0) || firstDay === null || lastDay === null) return false;
    const isWithin = firstDay >= absence.firstDay && (absence.lastDay === null || lastDay <= absence.lastDay);
    return isWithin || begins.includes(firstDay);
  });
}

/** An absence that lasts longer than may be recorded without a request, on lines that no request covers from then on. */
export interface RequestOfAbsence {
  /** The day from which a request has to cover it: day 8. */
  fromDay: PlainDate;
  /** Of these lines, in their order. */
  lines: ServiceLine[];
}

/**
 * The request that an absence needs: one of more than 7 days, or with an open end, is asked for as a reduction before day 8
 * (S-B). null where it is shorter, or asked for on every line.
 */
export function requestOfAbsence(
  absence: Absence,
  lines: readonly ServiceLine[],
  adjustments: readonly AdjustmentRequest[],
  { temporaryDays }: Pick<CouncilProfile, 'temporaryDays'>,
): RequestOfAbsence | null {
  const fromDay = addDays(absence.firstDay, temporaryDays);
  const { lastDay } = absence;
  if (absence.kind === 'admission' || (lastDay !== null && lastDay < fromDay)) return null;
  const open = lines.filter(
    (line) => isAbsenceOf(absence, line) && (line.endDate === null || line.endDate >= fromDay) && !isAskedFor(line),
  );
  return open.length === 0 ? null : { fromDay, lines: open };

  function isAskedFor({ id, endDate }: ServiceLine): boolean {
    const asked = adjustments.filter(
      ({ outcome, changes }) =>
        outcome !== 'rejected' &&
        changes.some(({ lineId, kind }) => lineId === id && (kind === 'reduction' || kind === 'end')),
    );
    const last = [lastDay, endDate].filter((day) => day !== null).sort()[0];
    if (last !== undefined) return coverDays(asked, fromDay, last);
    // Nobody knows the last day: a request that is open too, or reaches further than day 8, stands for it.
    return asked.some((request) => requestTouches(request, fromDay, fromDay));
  }
}
