// Runs of days: a change that goes on across portal weeks. S-B counts an increase by its days, not by its weeks.
import type { Category, Reason, Variation, WeeklyActual } from './actuals.ts';
import { dayNumber } from './week.ts';

/** First and last day of a run, as day numbers (see `dayNumber`). */
export interface DayRun {
  first: number;
  last: number;
}

/** Days of a run, first to last inclusive. */
export function lengthOf(run: DayRun): number {
  return run.last - run.first + 1;
}

/** The days of a variation, or null where it does not say them (or says them the wrong way round). */
export function daysOf(variation: Pick<Variation, 'firstDay' | 'lastDay'>): DayRun | null {
  if (variation.firstDay === null || variation.lastDay === null) return null;
  const first = dayNumber(variation.firstDay);
  const last = dayNumber(variation.lastDay);
  return first <= last ? { first, last } : null;
}

/** Joins days that overlap or touch into runs, in rising order: 3–5 and 6–9 March are one run, 3–5 and 7–9 are two. */
export function joinRuns(days: readonly DayRun[]): DayRun[] {
  const runs: DayRun[] = [];
  for (const { first, last } of [...days].sort((a, b) => a.first - b.first || a.last - b.last)) {
    const current = runs.at(-1);
    if (current && first <= current.last + 1) current.last = Math.max(current.last, last);
    else runs.push({ first, last });
  }
  return runs;
}

/** True when the variation changes anything and is of this category and (where given) this reason. */
export function isChange(variation: Variation, category: Category, reason: Reason | null): boolean {
  return (
    variation.category === category && variation.quantity !== 0 && (reason === null || variation.reason === reason)
  );
}

/**
 * The runs that a change of one category (and reason, unless null) makes across this week and the weeks before, as far
 * as its days are known; only those runs that have a day recorded in this week's actual.
 * @param earlier the same line's actuals of the weeks before, in any order
 */
export function runsAcrossWeeks(
  actual: WeeklyActual,
  earlier: readonly WeeklyActual[],
  category: Category,
  reason: Reason | null,
): DayRun[] {
  const daysIn = (week: WeeklyActual): DayRun[] => {
    const days: DayRun[] = [];
    for (const variation of week.variations) {
      const run = isChange(variation, category, reason) ? daysOf(variation) : null;
      if (run) days.push(run);
    }
    return days;
  };
  const here = daysIn(actual);
  if (here.length === 0) return [];
  const all = [...here];
  for (const week of earlier) if (week.weekStart < actual.weekStart) all.push(...daysIn(week));
  return joinRuns(all).filter((run) => here.some((days) => days.first <= run.last && days.last >= run.first));
}
