// Days as people type them. One text field instead of a calendar: quicker by keyboard, and read back in full.
import { dateOfDayNumber, dayNumber, isPlainDate, type PlainDate } from '../../src-shared/domain/week.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads `2 June 2025`, `2 jun`, `2/6/2025`, `2.6.25`, `2/6` (the day nearest to `near`) or `2025-06-02`.
 * @returns null when it is no day of the calendar.
 */
export function parseDay(text: string, near: PlainDate): PlainDate | null {
  const trimmed = text.trim().toLowerCase();
  if (isPlainDate(trimmed)) return trimmed;
  const found = /^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})(?:[\s/.-]+(\d{4}|\d{2}))?$/.exec(trimmed);
  if (found === null) return null;
  const [, day = '', month = '', year] = found;
  const monthNumber = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3)) + 1;
  if (year !== undefined) return plainDate(year.length === 2 ? `20${year}` : year, monthNumber, day);
  const nearYear = Number(near.slice(0, 4));
  const candidates = [nearYear - 1, nearYear, nearYear + 1]
    .map((candidate) => plainDate(String(candidate), monthNumber, day))
    .filter((candidate) => candidate !== null);
  return candidates.sort((a, b) => distance(a, near) - distance(b, near))[0] ?? null;
}

function plainDate(year: string, month: number, day: string): PlainDate | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(date) ? dateOfDayNumber(dayNumber(date)) : null;
}

function distance(a: PlainDate, b: PlainDate): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}
