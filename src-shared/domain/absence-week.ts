// A portal week and the absences in it: what each would make of its lines, which steps it still needs, and which weeks say
// otherwise than it does. Pure; the same on screen and where it is saved.
import type { CouncilProfile } from '../council/schema.ts';
import {
  type Absence,
  absencesOverlap,
  absenceTouches,
  awayVariation,
  categoryOfAbsence,
  daysOfAbsence,
  firstDayWithNotice,
  inOrderOfAbsences,
  isAbsenceOf,
  type KnownBesides,
  offerAbsences,
  ownVariations,
  type RequestOfAbsence,
  requestOfAbsence,
  runsOfDays,
} from './absences.ts';
import type { Category, Variation, WeeklyActual } from './actuals.ts';
import { coversADay } from './hospital.ts';
import { type AdjustmentRequest, isPlannedInWeek, type ServiceLine } from './lines.ts';
import { downToStep, type Quantity, unitOf } from './quantity.ts';
import { daysOfWeek, type PlainDate, sundayOf } from './week.ts';

/** What recording a period on a line makes of its week. */
export interface PeriodChange {
  /** All variations of the line afterwards: other reasons stay as they are. */
  variations: Variation[];
  category: Category;
  /** What is recorded for the period. */
  quantity: Quantity;
  /** The most that can be: the plan, less what other reasons already explain. */
  most: Quantity;
  /** True when the quantity is the plan's share of some days, which nobody has checked. */
  estimated: boolean;
}

/**
 * What recording an absence on a line makes of its week. What was recorded before for the same days is replaced.
 * @param chosen days away, and the hours if a person corrected them; else all its days, and the plan's share of them
 * @returns null when there is nothing to record: no day of the absence, or no planned hours left
 */
export function absenceChange(
  line: ServiceLine,
  actual: WeeklyActual,
  absence: Absence,
  { weekStart, council, ...known }: KnownBesides & { weekStart: PlainDate; council: CouncilProfile },
  chosen: { days?: readonly PlainDate[]; quantity?: Quantity } = {},
): PeriodChange | null {
  const possible = daysOfAbsence(line, absence, weekStart, known);
  const days = possible.filter((day) => chosen.days?.includes(day) ?? true);
  if (days.length === 0) return null;
  const own = ownVariations(actual, absence, possible);
  const others = actual.variations.filter((variation) => !own.includes(variation));
  const taken = others.reduce((sum, { category, quantity }) => (category === 'extra' ? sum : sum + quantity), 0);
  const unit = unitOf(council.step);
  // The whole plan may be off the step; what others leave of it may not.
  const most = taken === 0 ? actual.planned : Math.floor((actual.planned - taken) / unit) * unit;
  const share =
    days.length === possible.length
      ? sharesOf(line, actual, absence, { weekStart, council, ...known })
      : downToStep((actual.planned * days.length) / 7, council.step);
  const quantity = chosen.quantity ?? Math.min(share, most);
  if (!(quantity > 0)) return null;
  const category = categoryOfAbsence(line, council);
  const note = own[0]?.note ?? '';
  const runs = runsOfDays(days);
  let [left, daysLeft] = [quantity, days.length];
  const away = runs.flatMap((run, index) => {
    const hours = index === runs.length - 1 ? left : downToStep((left * run.length) / daysLeft, council.step);
    left -= hours;
    daysLeft -= run.length;
    return hours > 0 ? [{ ...awayVariation(absence, run, { category, quantity: hours, weekStart }), note }] : [];
  });
  const estimated = chosen.quantity === undefined && days.length < 7;
  return { variations: [...others, ...away], category, quantity, most, estimated };
}

/** True where the line has days of the absence that are not recorded, and hours are left to record for them. */
function isOpenOn(
  line: ServiceLine,
  actual: WeeklyActual,
  absence: Absence,
  week: KnownBesides & { weekStart: PlainDate; council: CouncilProfile },
): boolean {
  const days = daysOfAbsence(line, absence, week.weekStart, week);
  const own = ownVariations(actual, absence, days);
  // Where every day is, fewer hours than the plan's share are a person's correction.
  if (days.every((day) => own.some((variation) => hasDay(variation, day)))) return false;
  const change = absenceChange(line, actual, absence, week);
  return change !== null && change.quantity > hoursOf(own);
}

function hasDay({ firstDay, lastDay }: Variation, day: PlainDate): boolean {
  return firstDay !== null && firstDay <= day && day <= (lastDay ?? firstDay);
}

function hoursOf(variations: readonly Variation[]): Quantity {
  return variations.reduce((sum, { quantity }) => sum + quantity, 0);
}

function sharesOf(
  line: ServiceLine,
  { planned }: WeeklyActual,
  { id }: Absence,
  { weekStart, council, ...known }: KnownBesides & { weekStart: PlainDate; council: CouncilProfile },
): Quantity {
  const offer = offerAbsences(line, planned, weekStart, known, council);
  return (offer?.shares ?? []).reduce(
    (sum, { absence, variation }) => (absence.id === id ? sum + variation.quantity : sum),
    0,
  );
}

/** What an absence still needs from somebody in this week, in the order in which it is done. */
export type AbsenceStep = 'admission' | 'notice' | 'late-notice' | 'doubled' | 'record' | 'differs' | 'request';

export interface AbsenceLine {
  line: ServiceLine;
  /** Its days in the week that are the absence's. */
  days: PlainDate[];
  /** Hundredths recorded as away on days of the absence. */
  recorded: Quantity;
}

export interface AbsenceOfWeek {
  absence: Absence;
  /** Those of its lines that are planned in the week, in the order they came in. */
  lines: AbsenceLine[];
  steps: AbsenceStep[];
  /** The request that is not made yet; null where none is needed. */
  request: RequestOfAbsence | null;
}

export interface WeekOfAbsences extends KnownBesides {
  weekStart: PlainDate;
  lines: readonly ServiceLine[];
  /** By line id. */
  actuals: ReadonlyMap<string, WeeklyActual>;
  adjustments: readonly AdjustmentRequest[];
  council: CouncilProfile;
}

/** The absences with a day in the week, in their order. */
export function absencesOfWeek(week: WeekOfAbsences): AbsenceOfWeek[] {
  const sunday = sundayOf(week.weekStart);
  return week.absences
    .filter((absence) => absenceTouches(absence, week.weekStart, sunday))
    .sort(inOrderOfAbsences)
    .map((absence) => absenceOfWeek(absence, week));
}

function absenceOfWeek(absence: Absence, week: WeekOfAbsences): AbsenceOfWeek {
  const { weekStart, adjustments, council } = week;
  const own = week.lines.filter(
    (line) => isAbsenceOf(absence, line) && isPlannedInWeek(line, weekStart, sundayOf(weekStart)),
  );
  const lines = own.map((line): AbsenceLine => {
    const actual = week.actuals.get(line.id);
    const days = daysOfAbsence(line, absence, weekStart, week);
    const recorded = actual === undefined || absence.kind === 'admission' ? [] : ownVariations(actual, absence, days);
    return { line, days, recorded: hoursOf(recorded) };
  });
  const request = requestOfAbsence(absence, own, adjustments, council);
  return { absence, lines, request, steps: stepsOf(absence, lines, request, week) };
}

function stepsOf(
  absence: Absence,
  lines: readonly AbsenceLine[],
  request: RequestOfAbsence | null,
  week: WeekOfAbsences,
): AbsenceStep[] {
  if (absence.kind === 'admission') return isAdmitted(absence, week) ? [] : ['admission'];
  const steps: AbsenceStep[] = [];
  if (absence.toldOn === null) steps.push('notice');
  else if (firstDayWithNotice(absence) > absence.firstDay) steps.push('late-notice');
  if (week.absences.some((other) => other.id !== absence.id && absencesOverlap(other, absence))) steps.push('doubled');
  const isOpen = lines.some(({ line }) => {
    const actual = week.actuals.get(line.id);
    return actual !== undefined && isOpenOn(line, actual, absence, week);
  });
  if (isOpen) steps.push('record');
  if (lines.some(({ line }) => saysMore(line, absence, week))) steps.push('differs');
  if (request !== null) steps.push('request');
  return steps;
}

/** A stay of the person that covers the first day, or begins while it was planned: what was planned has come. */
function isAdmitted({ ssRef, firstDay, lastDay }: Absence, { stays }: KnownBesides): boolean {
  return stays.some(
    (stay) =>
      stay.ssRef === ssRef &&
      (coversADay(stay, firstDay, firstDay) ||
        (stay.admitted >= firstDay && stay.admitted <= (lastDay ?? stay.admitted))),
  );
}

/** True where the week says away on days of the week that no absence of the line has: somebody came back early. */
function saysMore(line: ServiceLine, absence: Absence, week: WeekOfAbsences): boolean {
  const actual = week.actuals.get(line.id);
  if (actual === undefined) return false;
  const away = week.absences.filter((other) => other.kind !== 'admission' && isAbsenceOf(other, line));
  return daysAway(actual)
    .filter(({ firstDay, lastDay }) => absenceTouches(absence, firstDay, lastDay))
    .some((variation) =>
      daysOfWeek(week.weekStart).some(
        (day) => hasDay(variation, day) && !away.some((other) => absenceTouches(other, day, day)),
      ),
    );
}

/** What is recorded as away on days that are known. */
function daysAway({ variations }: WeeklyActual): (Variation & { firstDay: PlainDate; lastDay: PlainDate })[] {
  return variations.flatMap((variation) => {
    const { reason, quantity, firstDay, lastDay } = variation;
    const isAway = reason === 'planned_absence' && quantity > 0 && firstDay !== null;
    return isAway ? [{ ...variation, firstDay, lastDay: lastDay ?? firstDay }] : [];
  });
}

/** A week that says otherwise than an absence that was recorded, changed or taken back. */
export interface WeekBeside {
  weekStart: PlainDate;
  /** `still-away`: it has days away that the absence has no longer. `not-away`: confirmed, without the absence or some of its days. */
  says: 'still-away' | 'not-away';
  lineIds: string[];
}

/**
 * The weeks that have to be looked at once an absence is saved: those that still say away on days that it had before and
 * has no longer, and those that were confirmed without it or without some of its days.
 * @param before the absence as it was; null: it is new
 * @param after the absence as it is; null: it was taken back
 * @param isConfirmed whether a line's week was confirmed, so that it is offered nothing by itself
 */
export function weeksBeside(
  { before, after }: { before: Absence | null; after: Absence | null },
  lines: readonly ServiceLine[],
  actuals: readonly WeeklyActual[],
  { council, ...known }: KnownBesides & { council: CouncilProfile },
  isConfirmed: (line: ServiceLine, weekStart: PlainDate) => boolean,
): WeekBeside[] {
  const weeks = new Map<string, WeekBeside>();
  const others = known.absences.filter(({ id }) => id !== (after ?? before)?.id);
  const now = after === null ? others : [...others, after];
  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const actual of actuals) {
    const { weekStart, lineId } = actual;
    const line = byId.get(lineId);
    if (line === undefined) continue;
    const add = (says: WeekBeside['says']) => {
      const key = `${weekStart} ${says}`;
      const week = weeks.get(key) ?? { weekStart, says, lineIds: [] };
      week.lineIds.push(lineId);
      weeks.set(key, week);
    };
    const week = daysOfWeek(weekStart);
    const had = before !== null && before.kind !== 'admission' && isAbsenceOf(before, line) ? before : null;
    const away = now.filter((absence) => absence.kind !== 'admission' && isAbsenceOf(absence, line));
    const lost = week.filter(
      (day) =>
        had !== null && absenceTouches(had, day, day) && !away.some((absence) => absenceTouches(absence, day, day)),
    );
    if (daysAway(actual).some((variation) => lost.some((day) => hasDay(variation, day)))) add('still-away');
    const isOpen = after !== null && isOpenOn(line, actual, after, { ...known, absences: now, weekStart, council });
    if (isOpen && isConfirmed(line, weekStart)) add('not-away');
  }
  return [...weeks.values()].sort((a, b) => (a.weekStart < b.weekStart ? -1 : 1));
}
