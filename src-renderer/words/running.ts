// Counts that run across weeks, in words.
import type { AppAnswer } from '../../src-shared/app-api/index.ts';
import { formatShortDate } from '../../src-shared/domain/week.ts';

type Counts = AppAnswer<'week.counts'>['lines'][number];

/** `5 of at most 7 days, Mon 2 Jun to Fri 6 Jun` */
export function increaseWords({ days, most, firstDay, lastDay }: NonNullable<Counts['increase']>): string {
  return `${days} of at most ${most} days, ${formatShortDate(firstDay)} to ${formatShortDate(lastDay)}`;
}

/** `2 recorded since Monday 2 June 2025; a package review is asked for at 3` */
export function nonEngagementWords({ count, since, reviewAt }: NonNullable<Counts['nonEngagement']>): string {
  return `${count} recorded since ${since}; a package review is asked for at ${reviewAt}`;
}
