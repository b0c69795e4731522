// Runs of days: a change that goes on across portal weeks. S-B counts an increase by its days, not by its weeks; that a
// weekend or bank holiday does not part it is a reading.
import type { CouncilProfile } from '../council/schema.ts';
import type { Category, Reason, Variation } from './actuals.ts';
import { dayNumber } from './week.ts';

/** First and last day of a run, as day numbers (see `dayNumber`). */
export interface DayRun {
  first: number;
  last: number;
  /** True where somebody said that it is another one than that before the weekend. */
  separate?: boolean;
}

/** Days of a run, first to last inclusive. */
export function lengthOf(run: DayRun): number {
  return run.last - run.first + 1;
}

/** The days of a variation, or null where it does not say them (or says them the wrong way round). */
export function daysOf(variation: Pick<Variation, 'firstDay' | 'lastDay' | 'separateCause'>): DayRun | null {
  if (variation.firstDay === null || variation.lastDay === null) return null;
  const first = dayNumber(variation.firstDay);
  const last = dayNumber(variation.lastDay);
  if (!(first <= last)) return null;
  return variation.separateCause === undefined ? { first, last } : { first, last, separate: true };
}

/** True for Saturdays, Sundays and the council's bank holidays. */
export type IsDayOff = (day: number) => boolean;

const daysOff = new WeakMap<readonly string[], IsDayOff>();

/** The days that part nothing, by day number. */
export function daysOffOf({ bankHolidays }: Pick<CouncilProfile, 'bankHolidays'>): IsDayOff {
  const known = daysOff.get(bankHolidays.days);
  if (known) return known;
  const holidays = new Set(bankHolidays.days.map(dayNumber));
  // Day 0 was a Thursday, so that 2 and 3 are a Saturday and a Sunday.
  const isDayOff = (day: number) => ((day % 7) + 7) % 7 === 2 || ((day % 7) + 7) % 7 === 3 || holidays.has(day);
  daysOff.set(bankHolidays.days, isDayOff);
  return isDayOff;
}

/**
 * Joins days that overlap or touch into runs, in rising order, and days with nothing but days off between, unless the
 * later ones are said to be separate.
 */
export function joinRuns(days: readonly DayRun[], isDayOff: IsDayOff): DayRun[] {
  const runs: DayRun[] = [];
  const inOrder = (a: DayRun, b: DayRun) => a.first - b.first || a.last - b.last;
  for (const { first, last, separate = false } of [...days].sort(inOrder)) {
    const current = runs.at(-1);
    const goesOn =
      current !== undefined &&
      (first <= current.last + 1 || (!separate && areAllOff(current.last + 1, first - 1, isDayOff)));
    if (goesOn) current.last = Math.max(current.last, last);
    else runs.push({ first, last });
  }
  return runs;
}

/**
 * The days before from which these go on, with nothing but days off between: then only a person can say whether they are
 * another change. Null where they touch, or do not go on.
 */
export function goesOnFrom(days: DayRun, others: readonly DayRun[], isDayOff: IsDayOff): DayRun | null {
  let before: DayRun | null = null;
  for (const other of others) {
    if (other.last >= days.first - 1) {
      // What overlaps or touches is the same change, whatever lies before it.
      if (other.first < days.first) return null;
      continue;
    }
    if (before === null || other.last > before.last) before = other;
  }
  return before !== null && areAllOff(before.last + 1, days.first - 1, isDayOff) ? before : null;
}

function areAllOff(first: number, last: number, isDayOff: IsDayOff): boolean {
  // No stretch of days off is longer: Christmas with its weekend is four or five.
  if (last - first >= 14) return false;
  for (let day = first; day <= last; day++) if (!isDayOff(day)) return false;
  return true;
}

/** True when the variation changes anything and is of this category and (where given) this reason. */
export function isChange(
  variation: Pick<Variation, 'category' | 'reason' | 'quantity'>,
  category: Category,
  reason: Reason | null,
): boolean {
  return (
    variation.category === category && variation.quantity !== 0 && (reason === null || variation.reason === reason)
  );
}

/** The days of a change of one category (and reason, unless null) in one week, as far as they are known. */
export function daysOfChange(
  actual: { variations: readonly Variation[] },
  category: Category,
  reason: Reason | null,
): DayRun[] {
  const days: DayRun[] = [];
  for (const variation of actual.variations) {
    const run = isChange(variation, category, reason) ? daysOf(variation) : null;
    if (run) days.push(run);
  }
  return days;
}

/** The runs of `all` that have a day of `here`. */
export function runsWith(
  here: readonly DayRun[],
  all: readonly DayRun[],
  council: Pick<CouncilProfile, 'bankHolidays'>,
): DayRun[] {
  return joinRuns(all, daysOffOf(council)).filter((run) =>
    here.some((days) => days.first <= run.last && days.last >= run.first),
  );
}
