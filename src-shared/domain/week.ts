// Plain dates and weeks. A week is named by its Monday as a plain date; it is never an instant and never 7 × 24 hours
// (the weeks in which clocks change have 167 or 169). Calculations are on day numbers, which is exact and fast.
import { z } from 'zod';
import { firstDay, lastDay } from './limits.ts';

/** `2025-02-17`: a day of the calendar, without time or zone. */
export type PlainDate = string;

// By hand rather than by regular expression and Date: a check of a week asks for tens of thousands of day numbers.
const daysBeforeMonth = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const daysInMonth = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number that the digits of `text` from `start` to `end` make, or `NaN`. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days since 1970-01-01 of a plain date; `NaN` when the text is not a day of the calendar from the year 100 on. */
export function dayNumber(date: PlainDate): number {
  if (date.length !== 10 || date[4] !== '-' || date[7] !== '-') return Number.NaN;
  const [year, month, day] = [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)];
  if (!(year >= 100 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const leap = isLeapYear(year);
  if (day > (daysInMonth[month] ?? 0) + (leap && month === 2 ? 1 : 0)) return Number.NaN;
  const past = year - 1;
  const daysBeforeYear = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  // 719162 days lie between 0001-01-01 and 1970-01-01.
  return daysBeforeYear - 719_162 + (daysBeforeMonth[month] ?? 0) + (leap && month > 2 ? 1 : 0) + day - 1;
}

/** The plain date of a day number (see `dayNumber`). @throws RangeError for `NaN`. */
export function dateOfDayNumber(number: number): PlainDate {
  // Dates near today are asked for again and again; text of the calendar's edges is left to Date.
  const known = recentDates.get(number);
  if (known !== undefined) return known;
  const date = new Date(number * 86_400_000).toISOString().slice(0, 10);
  if (recentDates.size >= mostRecentDates) recentDates.clear();
  recentDates.set(number, date);
  return date;
}

const recentDates = new Map<number, PlainDate>();
const mostRecentDates = 4000;

/** True for a text that names a day of the calendar. */
export function isPlainDate(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

/** True for a day of the calendar that something can be recorded on. */
export function isKnownDay(text: string): boolean {
  return text >= firstDay && text <= lastDay && isPlainDate(text);
}

const between = 'between the years 2000 and 2100';

/** A day from 2000 to 2100. */
export const plainDateSchema = z.string().refine(isKnownDay, `must be a day ${between}, such as 2025-02-17`);

/** True for a plain date that is a Monday. */
export function isMonday(date: PlainDate): boolean {
  return isPlainDate(date) && mondayOf(date) === date;
}

/** A week from 2000 to 2100, by its Monday. */
export const weekStartSchema = z
  .string()
  .refine((text) => isKnownDay(text) && isMonday(text), `must be a Monday ${between}, such as 2025-02-17`);

/** The plain date `days` later (or earlier, when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Whole days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 for Monday … 6 for Sunday. */
export function weekday(date: PlainDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** The Monday of the week in which `date` lies. */
export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, -weekday(date));
}

/** The Sunday of the week that starts on `weekStart`. */
export function sundayOf(weekStart: PlainDate): PlainDate {
  return addDays(weekStart, 6);
}

/** Monday to Sunday of a week. */
export function daysOfWeek(weekStart: PlainDate): PlainDate[] {
  return Array.from({ length: 7 }, (_, day) => addDays(weekStart, day));
}

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function partsOf(date: PlainDate) {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { year, day, month: monthNames[month - 1] ?? '', weekday: weekdayNames[weekday(date)] ?? '' };
}

/** `25 February 2025` */
export function formatDate(date: PlainDate): string {
  const { day, month, year } = partsOf(date);
  return `${day} ${month} ${year}`;
}

/** `Tuesday 25 February 2025` */
export function formatLongDate(date: PlainDate): string {
  return `${partsOf(date).weekday} ${formatDate(date)}`;
}

/** `Tue 25 Feb` */
export function formatShortDate(date: PlainDate): string {
  const { weekday: name, day, month } = partsOf(date);
  return `${name.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
}

/** `3 to 9 March 2025`, `31 March to 6 April 2025`, `29 December 2025 to 4 January 2026` */
export function formatWeek(weekStart: PlainDate): string {
  const from = partsOf(weekStart);
  const to = partsOf(sundayOf(weekStart));
  if (from.year !== to.year) return `${formatDate(weekStart)} to ${formatDate(sundayOf(weekStart))}`;
  if (from.month !== to.month) return `${from.day} ${from.month} to ${to.day} ${to.month} ${to.year}`;
  return `${from.day} to ${to.day} ${to.month} ${to.year}`;
}
