// The dates of a council file. A row belongs to a week, named by its Monday; Excel rewrites the council's form to
// whatever the computer's region says. A form with one meaning is read and noted; 02/03/2025 that could be either of
// two weeks is refused.

import type { CsvLayout } from '../council/schema.ts';
import { formatLongDate, isMonday, mondayOf, type PlainDate } from '../domain/week.ts';
import { readDateCell } from '../readers/date-cell.ts';
import { longestNumber } from '../readers/hours.ts';
import { spreadsheetError } from '../readers/identifier.ts';
import type { Note } from './problem.ts';

export type DateFormat = CsvLayout['dateFormat'];

export type ReadDate =
  | { ok: true; weekStart: PlainDate; note: Note | null }
  | { ok: false; code: 'date-unreadable' | 'date-ambiguous'; wrong: string; fix: string };

/** A day as the council's file writes it. */
export function writeDate(day: PlainDate, format: DateFormat): string {
  const [year, month, date] = day.split('-');
  switch (format) {
    case 'YYYY/MM/DD':
      return `${year}/${month}/${date}`;
    case 'YYYY-MM-DD':
      return day;
    case 'DD/MM/YYYY':
      return `${date}/${month}/${year}`;
  }
}

const weekWords = /^(?:w ?[/.]? ?[cbe]|week ?(?:commencing|beginning|starting|ending|of)?)[.:]? +(?=\S)/i;

/** `17/02/2025 - 23/02/2025`: the week, where both days are of it. */
function readSpan(span: readonly string[], format: DateFormat, unreadable: (wrong: string) => ReadDate): ReadDate {
  const [first, last] = span.map((day) => readDate(day, format));
  if (!first?.ok || !last?.ok) return unreadable('is not a date');
  if (first.weekStart !== last.weekStart) return unreadable('spans more than one week');
  const message = `Date ${span.join(' – ')} read as the week that starts on ${formatLongDate(first.weekStart)}.`;
  return { ok: true, weekStart: first.weekStart, note: { code: 'date-form', message } };
}

/** Reads a date cell and says for which week it counts. */
export function readDate(value: string, format: DateFormat): ReadDate {
  const text = value.trim();
  const fix = `Write the Monday of the week as ${writeDate('2025-02-17', format)}.`;
  const unreadable = (wrong: string): ReadDate => ({ ok: false, code: 'date-unreadable', wrong, fix });
  if (text === '') return unreadable('is blank');
  if (text.length > longestNumber) return unreadable('is not a date');
  const damage = spreadsheetError(text);
  if (damage !== null) return unreadable(damage);
  // `W/C 17/02/2025`, `week ending 23 Feb 2025`: any day of a week counts for it.
  const { days, wrongWeekday, shifted } = readDateCell(text.replace(weekWords, ''));
  const [first, second] = days;
  if (first === undefined) {
    const span = text.split(/ +(?:-|–|—|to|until) +/i);
    if (span.length === 2) return readSpan(span, format, unreadable);
    return unreadable(wrongWeekday === null ? 'is not a date' : 'names a weekday that its date is not');
  }
  if (second !== undefined && !isMonday(first) && isMonday(second)) {
    // Not in doubt where this is how the council itself writes its dates.
    if (writeDate(first, format) !== text) {
      const wrong = `could be ${formatLongDate(first)} or, written the American way, ${formatLongDate(second)}`;
      return { ok: false, code: 'date-ambiguous', wrong, fix };
    }
  }
  const weekStart = mondayOf(first);
  if (text === writeDate(weekStart, format)) return { ok: true, weekStart, note: null };
  if (shifted) {
    const message = `Date ${text} read as ${formatLongDate(first)}: its time of day is a midnight that went through another time zone.`;
    return { ok: true, weekStart, note: { code: 'date-form', message } };
  }
  if (first === weekStart) {
    const message = `Date ${text} read as ${formatLongDate(first)}.`;
    return { ok: true, weekStart, note: { code: 'date-form', message } };
  }
  const message = `Date ${text} is ${formatLongDate(first)}: counted for the week that starts on ${formatLongDate(weekStart)}.`;
  return { ok: true, weekStart, note: { code: 'date-inside-week', message } };
}
