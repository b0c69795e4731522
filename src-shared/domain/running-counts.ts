// What runs across days and weeks on one line, as the panel shows it: consecutive non-engagements, and the days of a
// temporary increase. The rules count by the same two functions, so that the screen and a finding never disagree.

import type { CouncilProfile } from '../council/schema.ts';
import type { WeeklyActual } from './actuals.ts';
import type { LogEntry } from './log.ts';
import { consecutiveNonEngagements } from './non-engagement.ts';
import { lengthOf, runsAcrossWeeks } from './runs.ts';
import { dateOfDayNumber, type PlainDate } from './week.ts';

export interface RunningCounts {
  /** The days of the run that ends in this week, oldest first; a review is asked for at `reviewAt` of them. */
  nonEngagement: { days: PlainDate[]; reviewAt: number } | null;
  /** The longest increase with a day in this week, paid for at most `most` days. */
  increase: { firstDay: PlainDate; lastDay: PlainDate; days: number; most: number } | null;
}

/**
 * @param earlier the line's actuals of the weeks before, in any order
 * @param log the line's log
 */
export function runningCounts(
  actual: WeeklyActual,
  earlier: readonly WeeklyActual[],
  log: readonly LogEntry[],
  council: Pick<CouncilProfile, 'nonEngagementReviewAt' | 'temporaryDays'>,
): RunningCounts {
  const days = consecutiveNonEngagements(actual, earlier, log);
  const runs = runsAcrossWeeks(actual, earlier, 'extra', null);
  const longest = runs.reduce<(typeof runs)[number] | null>(
    (best, run) => (best === null || lengthOf(run) > lengthOf(best) ? run : best),
    null,
  );
  return {
    nonEngagement: days.length === 0 ? null : { days, reviewAt: council.nonEngagementReviewAt },
    increase:
      longest === null
        ? null
        : {
            firstDay: dateOfDayNumber(longest.first),
            lastDay: dateOfDayNumber(longest.last),
            days: lengthOf(longest),
            most: council.temporaryDays,
          },
  };
}
