// Days as people type them. One text field instead of a calendar: quicker by keyboard, and read back in full.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { readDay } from '../../src-shared/readers/days.ts';

/**
 * Reads `tue`, `18`, `18/11`, `yesterday`, `2 June 2025`, `2 jun`, `2/6/2025`, `2.6.25`, `2/6` (the day nearest to
 * `near`) or `2025-06-02`.
 * @param today what `yesterday` counts from; without it `near` is today
 * @returns null when it is no day of the calendar.
 */
export function parseDay(text: string, near: PlainDate, today: PlainDate = near): PlainDate | null {
  return readDay(text, { near, today });
}
