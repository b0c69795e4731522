// Days as people type them. One text field instead of a calendar: quicker by keyboard, and read back in full.
import { count } from '../../src-shared/domain/count.ts';
import { mostDaysAtOnce } from '../../src-shared/domain/log.ts';
import { addDays, formatDate, formatLongDate, formatShortDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { readDays, readDaysTyped } from '../../src-shared/readers/day-range.ts';
import { readDay } from '../../src-shared/readers/days.ts';

/**
 * Reads `tue`, `18`, `18/11`, `yesterday`, `2 June 2025`, `2 jun`, `2/6/2025`, `2.6.25`, `2/6` (the day nearest to
 * `near`) or `2025-06-02`.
 * @param today what `yesterday` counts from; without it `near` is today; null: it is none
 * @returns null when it is no day of the calendar.
 */
export function parseDay(text: string, near: PlainDate, today: PlainDate | null = near): PlainDate | null {
  return readDay(text, { near, today });
}

/**
 * The same for several: `mon, wed`, `mon-wed`, `3 to 5 June`.
 * @param near a day of the week that is open
 * @returns in order; null where a part is no day, or not surely one
 */
export function parseDays(text: string, near: PlainDate, today: PlainDate = near): PlainDate[] | null {
  return readDays(text, { near, today }, mostDaysAtOnce);
}

/** Why a text is no days, where it could be some; null: it is simply none, or they can be read. */
export function whyNoDays(text: string, near: PlainDate, today: PlainDate = near): string | null {
  const read = readDaysTyped(text, { near, today }, mostDaysAtOnce);
  return read.ok ? null : read.why;
}

/** `2 June 2025`, `2 June 2025 to 4 June 2025`, `2 June 2025, 4 June 2025`: read back, they are the same days. */
export function daysText(days: readonly PlainDate[]): string {
  return inWords(days, formatDate);
}

/** `Monday 2 June 2025`, `3 days: Mon 2 Jun to Wed 4 Jun`, `2 days: Mon 2 Jun, Fri 6 Jun`. */
export function daysWords(days: readonly PlainDate[]): string {
  return days.length === 1
    ? inWords(days, formatLongDate)
    : `${count(days.length, 'day')}: ${inWords(days, formatShortDate)}`;
}

function inWords(days: readonly PlainDate[], format: (day: PlainDate) => string): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isRun = days.length > 2 && days.every((day, index) => day === addDays(first, index));
  return isRun ? `${format(first)} to ${format(last)}` : days.map(format).join(', ');
}
