// How much care one line can have on one day: its real hours (23 or 25 when clocks change), for as many carers as come at
// a time. What may be true is never refused: where the service level does not say how many come, a person is asked.
import type { CouncilProfile } from '../council/schema.ts';
import { carersAtATime } from './carers.ts';
import { hoursOfDay } from './deadline.ts';
import { formatDuration } from './duration.ts';
import type { ServiceLine } from './lines.ts';
import { daysOfWeek, formatLongDate, mondayOf, type PlainDate } from './week.ts';

/** Nobody's care takes more carers at a time, whatever the service level says. */
const mostCarers = 4;

export type FitsDay =
  | { fits: true }
  /** `asks`: true where it may be true all the same, with more carers than the level is known to mean. */
  | { fits: false; asks: boolean; sentence: string };

/**
 * Whether so much care fits into a day of a line.
 * @param minutes over all entries that share the day
 */
export function fitsDay(
  minutes: number,
  day: PlainDate,
  line: Pick<ServiceLine, 'serviceLevel' | 'plannedQuantity'>,
  council: Pick<CouncilProfile, 'carers' | 'deadline'>,
): FitsDay {
  const { timeZone } = council.deadline;
  const hours = hoursOfDay(day, timeZone);
  const weekHours = daysOfWeek(mondayOf(day)).reduce((sum, one) => sum + hoursOfDay(one, timeZone), 0);
  const { known, most } = carersAtATime(line.serviceLevel, line.plannedQuantity, weekHours, council);
  if (minutes <= hours * 60 * most) return { fits: true };
  const asks = !known && minutes <= hours * 60 * Math.max(mostCarers, most);
  const room = `${hours * most} h${most === 1 ? '' : ` with ${most} carers at a time`}`;
  const sentence = `${formatDuration(minutes)} is more than ${formatLongDate(day)} has: ${room}.`;
  return {
    fits: false,
    asks,
    sentence: asks ? `${sentence} If more carers came at a time, record it once more; else correct it.` : sentence,
  };
}
