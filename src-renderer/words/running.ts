// Counts that run across weeks, in words.
import type { AppAnswer } from '../../src-shared/app-api/index.ts';
import { formatShortDate } from '../../src-shared/domain/week.ts';

type Counts = AppAnswer<'week.counts'>['lines'][number];

/** `5 of at most 7 days, Mon 2 Jun to Fri 6 Jun` */
export function increaseWords({ days, most, firstDay, lastDay }: NonNullable<Counts['increase']>): string {
  return `${days} of at most ${most} days, ${formatShortDate(firstDay)} to ${formatShortDate(lastDay)}`;
}

/** `2 in a row (Mon 2 Jun, Wed 4 Jun); a package review is asked for at 3` */
export function nonEngagementWords({ days, reviewAt }: NonNullable<Counts['nonEngagement']>): string {
  const run = days.length === 1 ? '1' : `${days.length} in a row`;
  return `${run} (${days.map(formatShortDate).join(', ')}); a package review is asked for at ${reviewAt}`;
}
