// Days as people type them and as files have them. A form with one meaning is that day; a weekday that does not fit its
// date, and a date that could be two, are none, so that nobody is entered on another day than was meant.
import { dateOfDayNumber, dayNumber, isPlainDate, mondayOf, type PlainDate, weekday } from '../domain/week.ts';
import { plainBlanks, plainDashes, plainDigits, withoutInvisible } from './characters.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayName = /^(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?$/;
const weekdayBefore = /^(mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\S)/;

/** Excel's serial numbers count from 30 December 1899, because its calendar has a 29 February 1900. */
const serialZero = dayNumber('1899-12-30');
const [firstSerial, lastSerial] = [36_526, 73_050];

/** One text's possible days: none, one, or the British and the American reading. */
export interface DayMeaning {
  days: PlainDate[];
  /** The weekday that the text names and its date is not, if any. */
  wrongWeekday: string | null;
}

/** A text with plain blanks, digits and dashes, in lower case, no point at its end, no blanks around its points. */
export function plainDayText(written: string): string {
  const plain = plainBlanks(plainDashes(plainDigits(withoutInvisible(written).normalize('NFKC'))));
  return plain
    .replace(/^=\s*"(.*)"$/, '$1')
    .replace(/^['’]/, '')
    .toLowerCase()
    .replace(/\s*г\.?$/, '')
    .replace(/(\d)\.\s+(?=\d)/g, '$1.')
    .replace(/(\d)\.$/, '$1')
    .replace(/\s*([/-])\s*(?=\d)/g, '$1')
    .trim();
}

/** Every day that a full date (with its year) can mean; `text` is plain (`plainDayText`) and has no time of day. */
export function dayMeaning(text: string): DayMeaning {
  const named = weekdayBefore.exec(text);
  const bare = named === null ? text : text.slice(named[0].length);
  const days = possibleDays(bare);
  if (named === null) return { days, wrongWeekday: null };
  const wanted = weekdays.indexOf((named[1] ?? '').slice(0, 3));
  const fitting = days.filter((day) => weekday(day) === wanted);
  return { days: fitting, wrongWeekday: fitting.length === 0 && days.length > 0 ? (named[1] ?? '') : null };
}

function possibleDays(text: string): PlainDate[] {
  const only = (day: PlainDate | null) => (day === null ? [] : [day]);
  let parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (parts) return only(dayOf(parts[1] ?? '', Number(parts[3]), parts[4] ?? ''));
  parts = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (parts) return slashed(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '');
  parts = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[- /.,]*([a-z]{3,9})\.?[- /,.]*(\d{4}|\d{2})$/.exec(text);
  if (parts && monthNames.test(parts[2] ?? '')) return only(dayOf(parts[3] ?? '', monthOf(parts[2]), parts[1] ?? ''));
  parts = /^([a-z]{3,9})\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4})$/.exec(text);
  if (parts && monthNames.test(parts[1] ?? '')) return only(dayOf(parts[3] ?? '', monthOf(parts[1]), parts[2] ?? ''));
  parts = /^(\d{4})[- ]([a-z]{3,9})[- ](\d{1,2})$/.exec(text);
  if (parts && monthNames.test(parts[2] ?? '')) return only(dayOf(parts[1] ?? '', monthOf(parts[2]), parts[3] ?? ''));
  parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts) return only(dayOf(parts[1] ?? '', Number(parts[2]), parts[3] ?? ''));
  parts = /^(\d{5})(?:\.0+)?$/.exec(text);
  return only(parts === null ? null : dayOfSerial(Number(parts[1])));
}

/** 17/02/2025: the day first, as Britain writes it; the month first too where that is another date. */
function slashed(first: string, second: string, year: string): PlainDate[] {
  const british = dayOf(year, Number(second), first);
  const american = dayOf(year, Number(first), second);
  return [...new Set([british, american])].filter((day) => day !== null);
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3)) + 1;
}

function dayOf(year: string, month: number, date: string): PlainDate | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const text = `${fullYear}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  // A year outside this century is a slip or a serial number's accident, never a week of care.
  return isPlainDate(text) && text >= '2000-01-01' && text <= '2099-12-31' ? text : null;
}

/** The day of Excel's serial number (of its calendar from 1900), or null outside this century. */
export function dayOfSerial(serial: number): PlainDate | null {
  return serial >= firstSerial && serial <= lastSerial ? dateOfDayNumber(serialZero + Math.floor(serial)) : null;
}

export interface NearDay {
  /** The day, or the week's Monday, that is open: `tue` and `18` mean the day nearest to it. */
  near: PlainDate;
  /** What `today` and `yesterday` count from; absent: `near`; null: nobody knows, so that they are none. */
  today?: PlainDate | null;
}

/** `2 – 4`, `31 - 1`: the dash of a range, which nobody writes between a day and its month. */
const dashedNumbers = /^\s*\d{1,2}(?:\s*[‒–—―−]\s*|\s+-\s*|-\s+)\d{1,2}\s*$/;

/**
 * Reads what a person typed: `tue`, `18`, `18/11`, `18 nov`, `tue 18 nov`, `yesterday`, `2 June 2025`, `2.6.25`,
 * `2025-06-02`. A weekday is that of the week in which `near` lies; a date without year or month is the nearest one.
 * @returns null when it is no day of the calendar, or names a weekday that its date is not
 */
export function readDay(written: string, { near, today = near }: NearDay): PlainDate | null {
  if (written.length > 60 || dashedNumbers.test(written)) return null;
  const text = plainDayText(written);
  if (isPlainDate(text)) return text;
  const relative = { today: 0, yesterday: -1, yday: -1, tomorrow: 1 }[text];
  if (relative !== undefined) return today === null ? null : dateOfDayNumber(dayNumber(today) + relative);
  if (weekdayName.test(text)) {
    return dateOfDayNumber(dayNumber(mondayOf(near)) + weekdays.indexOf(text.slice(0, 3)));
  }
  const { days, wrongWeekday } = dayMeaning(text);
  const [british] = days;
  if (british !== undefined) return british;
  if (wrongWeekday !== null) return null;
  const named = weekdayBefore.exec(text);
  const wanted = named === null ? null : weekdays.indexOf((named[1] ?? '').slice(0, 3));
  const [nearest] = withoutYear(named === null ? text : text.slice(named[0].length), near).sort(
    (a, b) => distance(a, near) - distance(b, near),
  );
  // Every other date comes round within half a year; a 29 February of another year is a slip of this one's.
  if (nearest === undefined || distance(nearest, near) > 190) return null;
  return wanted !== null && weekday(nearest) !== wanted ? null : nearest;
}

function withoutYear(text: string, near: PlainDate): PlainDate[] {
  const year = Number(near.slice(0, 4));
  const month = Number(near.slice(5, 7));
  const alone = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  if (alone) {
    return [-1, 0, 1].flatMap((step) => {
      const of = year * 12 + (month - 1) + step;
      return dayOf(String(Math.floor(of / 12)), (of % 12) + 1, alone[1] ?? '') ?? [];
    });
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s/.-]+(\d{1,2}|[a-z]{3,9})\.?$/.exec(text);
  const monthFirst = /^([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const [date, name] = dayFirst ? [dayFirst[1], dayFirst[2]] : [monthFirst?.[2], monthFirst?.[1]];
  if (date === undefined || name === undefined) return [];
  const number = /^\d/.test(name) ? Number(name) : monthNames.test(name) ? monthOf(name) : 0;
  return [year - 1, year, year + 1].flatMap((of) => dayOf(String(of), number, date) ?? []);
}

function distance(a: PlainDate, b: PlainDate): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}
