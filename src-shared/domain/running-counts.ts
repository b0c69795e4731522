// What runs across days and weeks, as the panel shows it: consecutive non-engagements of a person, and the days of a
// temporary increase of a line. The rules count by the same two functions, so that the screen and a finding never disagree.

import type { CouncilProfile } from '../council/schema.ts';
import type { WeeklyActual } from './actuals.ts';
import { claimedRuns, loggedExtras } from './increases.ts';
import type { LogEntry } from './log.ts';
import { type EngagementLine, nonEngagementRun, sinceWords } from './non-engagement.ts';
import { lengthOf } from './runs.ts';
import { dateOfDayNumber, type PlainDate, sundayOf } from './week.ts';

export interface RunningNonEngagement {
  /** The days that were recorded, oldest first; an occurrence of which only the week is known has none. */
  days: PlainDate[];
  /** How many there were; a review is asked for at `reviewAt` of them. */
  count: number;
  reviewAt: number;
  /** `Monday 3 March 2025`, or the week where no day was recorded. */
  since: string;
  /** The lines that have one of them. */
  lineIds: string[];
}

/** The run of a person's non-engagements that ends in this week, over the lines for which they count; null without one. */
export function runningNonEngagement(
  lines: readonly EngagementLine[],
  council: Pick<CouncilProfile, 'nonEngagementReviewAt'>,
): RunningNonEngagement | null {
  const run = nonEngagementRun(lines);
  const since = run?.occurrences[0];
  if (!run || !since) return null;
  return {
    days: run.occurrences.flatMap(({ day }) => day ?? []),
    count: run.occurrences.length,
    reviewAt: council.nonEngagementReviewAt,
    since: sinceWords(since),
    lineIds: [...new Set(run.occurrences.map(({ lineId }) => lineId))].sort(),
  };
}

export interface RunningIncrease {
  firstDay: PlainDate;
  lastDay: PlainDate;
  days: number;
  /** The days that are paid. */
  most: number;
}

/**
 * The longest increase of a line with a day in this week; null without one.
 * @param earlier the line's actuals of the weeks before, in any order
 * @param log of the line, also of the weeks before
 */
export function runningIncrease(
  actual: WeeklyActual,
  earlier: readonly WeeklyActual[],
  log: readonly LogEntry[],
  council: Pick<CouncilProfile, 'temporaryDays' | 'bankHolidays'>,
): RunningIncrease | null {
  const given = () => loggedExtras(log, sundayOf(actual.weekStart));
  const [longest] = claimedRuns(actual, earlier, given, council).sort((a, b) => lengthOf(b) - lengthOf(a));
  if (!longest) return null;
  return {
    firstDay: dateOfDayNumber(longest.first),
    lastDay: dateOfDayNumber(longest.last),
    days: lengthOf(longest),
    most: council.temporaryDays,
  };
}
