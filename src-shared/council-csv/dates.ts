// The dates of a council file. A row belongs to a week, named by its Monday; Excel rewrites the council's form to
// whatever the computer's region says. A form with one meaning is read and noted; 02/03/2025 that could be either of
// two weeks is refused.

import type { CsvLayout } from '../council/schema.ts';
import {
  dateOfDayNumber,
  dayNumber,
  formatLongDate,
  isMonday,
  isPlainDate,
  mondayOf,
  type PlainDate,
} from '../domain/week.ts';
import type { Note } from './problem.ts';
import { excelSays, longestNumber } from './quantities.ts';

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

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

function day(year: string, month: number, date: string): PlainDate | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const text = `${fullYear}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  // A year outside this century is a slip or a serial number's accident, never a week of care.
  return isPlainDate(text) && text >= '2000-01-01' && text <= '2099-12-31' ? text : null;
}

type DateMeaning = { days: PlainDate[]; kind: 'certain' | 'two-ways' };

/** 17/02/2025: the day first, as Britain writes it; the month first where only that is a date. */
function slashed(first: string, second: string, year: string): DateMeaning {
  const british = day(year, Number(second), first);
  const american = day(year, Number(first), second);
  if (british === null) return { days: american === null ? [] : [american], kind: 'certain' };
  if (american === null || american === british) return { days: [british], kind: 'certain' };
  return { days: [british, american], kind: 'two-ways' };
}

function meaning(text: string): DateMeaning {
  const certain = (found: PlainDate | null): DateMeaning => ({ days: found === null ? [] : [found], kind: 'certain' });
  let parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (parts) return certain(day(parts[1] ?? '', Number(parts[3]), parts[4] ?? ''));
  parts = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (parts) return slashed(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '');
  parts = /^(\d{1,2})(?:st|nd|rd|th)?[- /.]*([a-z]{3,9})\.?[- /,.]*(\d{4}|\d{2})$/i.exec(text);
  if (parts && monthNames.test(parts[2] ?? '')) {
    return certain(day(parts[3] ?? '', months.indexOf((parts[2] ?? '').slice(0, 3).toLowerCase()) + 1, parts[1] ?? ''));
  }
  parts = /^([a-z]{3,9})\.? +(\d{1,2}),? +(\d{4})$/i.exec(text);
  if (parts && monthNames.test(parts[1] ?? '')) {
    return certain(day(parts[3] ?? '', months.indexOf((parts[1] ?? '').slice(0, 3).toLowerCase()) + 1, parts[2] ?? ''));
  }
  parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts) return certain(day(parts[1] ?? '', Number(parts[2]), parts[3] ?? ''));
  // Excel's serial numbers count from 30 December 1899 (its calendar has a 29 February 1900); 36526 is 1 January 2000.
  parts = /^(\d{5})(?:\.0+)?$/.exec(text);
  const serial = Number(parts?.[1] ?? 0);
  if (serial >= 36_526 && serial <= 73_050) return certain(dateOfDayNumber(dayNumber('1899-12-30') + serial));
  return { days: [], kind: 'certain' };
}

/** Reads a date cell and says for which week it counts. */
export function readDate(value: string, format: DateFormat): ReadDate {
  const text = value.trim();
  const fix = `Write the Monday of the week as ${writeDate('2025-02-17', format)}.`;
  const unreadable = (wrong: string): ReadDate => ({ ok: false, code: 'date-unreadable', wrong, fix });
  if (text === '') return unreadable('is blank');
  if (text.length > longestNumber) return unreadable('is not a date');
  const damage = excelSays(text);
  if (damage !== null) return unreadable(damage);
  const bare = text
    .replace(/[ T]+00:00(?::00(?:\.0+)?)?Z?$/, '')
    .replace(/[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '')
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i, '');
  const { days, kind } = meaning(bare);
  const [first, second] = days;
  if (first === undefined) return unreadable('is not a date');
  if (kind === 'two-ways' && second !== undefined && !isMonday(first) && isMonday(second)) {
    // Not in doubt where this is how the council itself writes its dates.
    if (writeDate(first, format) !== text) {
      const wrong = `could be ${formatLongDate(first)} or, written the American way, ${formatLongDate(second)}`;
      return { ok: false, code: 'date-ambiguous', wrong, fix };
    }
  }
  const weekStart = mondayOf(first);
  if (text === writeDate(weekStart, format)) return { ok: true, weekStart, note: null };
  if (first === weekStart) {
    const message = `Date ${text} read as ${formatLongDate(first)}.`;
    return { ok: true, weekStart, note: { code: 'date-form', message } };
  }
  const message = `Date ${text} is ${formatLongDate(first)}: counted for the week that starts on ${formatLongDate(weekStart)}.`;
  return { ok: true, weekStart, note: { code: 'date-inside-week', message } };
}
