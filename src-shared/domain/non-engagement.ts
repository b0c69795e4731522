// Counting consecutive non-engagements. S-A: "raise this with the relevant operational team for a package review
// following 3 consecutive occurrences"; an occurrence may be a part of a visit.
import type { WeeklyActual } from './actuals.ts';
import type { LogEntry } from './log.ts';
import { dateOfDayNumber, dayNumber, type PlainDate } from './week.ts';

interface Occurrence {
  first: number;
  last: number;
  /** True for one that only a week's actual tells of: its day is unknown, and it stands for its whole week. */
  weekOnly: boolean;
}

/**
 * The run of consecutive non-engagements that ends in this week, oldest first, each by its (first) day; empty when this
 * week has none. With a log, a delivered visit logged on a day between two occurrences breaks the run; a visit on the
 * same day does not, because it may be the same visit. A week without a logged occurrence counts as one occurrence when
 * its actual has hours missed for non-engagement, and such weeks must follow each other without a gap.
 * @param actual the line's actual of this week
 * @param earlier the line's actuals of the weeks before, in any order
 * @param log the line's log, in any order
 */
export function consecutiveNonEngagements(
  actual: WeeklyActual,
  earlier: readonly WeeklyActual[],
  log: readonly LogEntry[],
): PlainDate[] {
  const monday = dayNumber(actual.weekStart);
  const occurrences: Occurrence[] = [];
  const delivered: number[] = [];
  const loggedWeeks = new Set<number>();
  for (const entry of log) {
    const day = dayNumber(entry.day);
    if (entry.kind === 'delivered' || entry.kind === 'as-planned') delivered.push(day);
    if (entry.reason !== 'non_engagement' || !(day < monday + 7)) continue;
    occurrences.push({ first: day, last: day, weekOnly: false });
    loggedWeeks.add(weekOf(day));
  }
  for (const week of [actual, ...earlier]) {
    const first = dayNumber(week.weekStart);
    if (!(first <= monday) || loggedWeeks.has(weekOf(first)) || !hasNonEngagement(week)) continue;
    loggedWeeks.add(weekOf(first));
    occurrences.push({ first, last: first + 6, weekOnly: true });
  }
  occurrences.sort((a, b) => b.last - a.last || b.first - a.first);
  const [latest] = occurrences;
  if (!latest || !(latest.last >= monday)) return [];
  const run: Occurrence[] = [latest];
  for (const before of occurrences.slice(1)) {
    const after = run.at(-1) ?? latest;
    if (delivered.some((day) => day > before.last && day < after.first)) break;
    if ((before.weekOnly || after.weekOnly) && weekOf(after.first) - weekOf(before.first) > 7) break;
    run.push(before);
  }
  return run.reverse().map(({ first }) => dateOfDayNumber(first));
}

function hasNonEngagement(week: WeeklyActual): boolean {
  return week.variations.some((variation) => variation.reason === 'non_engagement' && variation.quantity !== 0);
}

/** The Monday's day number; 1970-01-01 was a Thursday. */
function weekOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
