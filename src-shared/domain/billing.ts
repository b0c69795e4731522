// The periods in which the council bills people. S-B: 4-weekly; where a profile does not know the first day of any
// period, there is nothing to show, and the screens say so.
import type { CouncilProfile } from '../council/schema.ts';
import { addDays, daysBetween, type PlainDate } from './week.ts';

/** The billing period in which `day` lies, first and last day inclusive, or null while the profile knows none. */
export function billingPeriod(
  day: PlainDate,
  council: Pick<CouncilProfile, 'billing'>,
): { firstDay: PlainDate; lastDay: PlainDate } | null {
  const { weeks, firstDay } = council.billing;
  if (firstDay === null) return null;
  const length = weeks * 7;
  const start = addDays(firstDay, Math.floor(daysBetween(firstDay, day) / length) * length);
  return { firstDay: start, lastDay: addDays(start, length - 1) };
}
