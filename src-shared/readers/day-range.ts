// Several days as people type them: a list, a range, or both. What must stay true: a text is read as a whole or not at all, and what
// two people could take for different days is none, with a sentence that says which they are. Days are looked for around the week
// that is open, never around what was typed before.
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  formatDate,
  mondayOf,
  type PlainDate,
  weekday,
} from '../domain/week.ts';
import { withoutInvisible } from './characters.ts';
import { dayMeaning, type NearDay, plainDayText, readDay } from './days.ts';

export type ReadDays =
  /** In order, each once. */
  | { ok: true; days: PlainDate[] }
  /** `why`: what it could mean, or what does not fit; null where it is simply no day, or is not typed to its end. */
  | { ok: false; why: string | null };

const longestText = 200;
/** A range of bare numbers over the end of a month is no longer. */
const longestOverMonths = 14;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayWord = '(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const onlyWeekday = new RegExp(`^${weekdayWord}\\.?$`);
/** `2`, `2nd`, `Mon 2`. */
const bareNumber = new RegExp(`^(?:(${weekdayWord})\\.?,? )?(\\d{1,2})(?:st|nd|rd|th)?$`);
const spans: Readonly<Record<string, [number, number]>> = {
  'all week': [0, 6],
  'whole week': [0, 6],
  'every day': [0, 6],
  weekdays: [0, 4],
  weekend: [5, 6],
};

/** Reads days as `readDaysTyped` does. @returns null where they cannot be read surely */
export function readDays(written: string, near: NearDay, most: number): PlainDate[] | null {
  const read = readDaysTyped(written, near, most);
  return read.ok ? read.days : null;
}

/**
 * Reads `tue`, `Mon, Wed and Fri`, `mon-wed`, `2-4 June`, `June 2–4`, `2 to 4, 6 June`, `2/6-4/6`, `30 May - 2 June`, `all week`.
 * A number without a month is of the month that stands beside it in the text, else the nearest to the week; a weekday is of that
 * week. `4-6` can be a date or a range, and is neither where both lie close to the week.
 * @param near a day of the week that is open
 * @param most more days than these are none
 */
export function readDaysTyped(written: string, near: NearDay, most: number): ReadDays {
  const none = { ok: false, why: null } as const;
  if (written.length > longestText) return none;
  const monday = mondayOf(near.near);
  const open: OpenWeek = { monday, near: addDays(monday, 3), today: near.today === undefined ? near.near : near.today };
  const whole = plainDayText(written);
  const span = spans[whole.replace(/^(?:the|at the|on the) /, '')];
  if (span !== undefined) return days(range(addDays(monday, span[0]), addDays(monday, span[1])));
  const full = dayMeaning(whole);
  if (full.days[0] !== undefined) return days([full.days[0]]);
  const parts = plainDayText(withRangesInWords(written))
    .replace(/^(?:from|on) /, '')
    .replace(/\bthe (?=\d)/g, '')
    // `Mon, 2 June` and `June 2, 2025` are one day each.
    .replace(new RegExp(`\\b(${weekdayWord})\\.?,\\s*(?=\\d)`, 'g'), '$1 ')
    .replace(/([a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?), ?(?=\d{4}\b)/g, '$1 ')
    // `June 9-13, 2025` is written the other way round, `Mon/Wed` with a comma, and `2June` with a blank.
    .replace(
      /\b([a-z]{3,9})\.? (\d{1,2}(?:st|nd|rd|th)?)( to |-)(\d{1,2}(?:st|nd|rd|th)?),? (\d{4})\b/g,
      '$2$3$4 $1 $5',
    )
    .replace(/([a-z])\/(?=[a-z])/g, '$1,')
    .replace(/(\d)(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g, '$1 ')
    .split(/(?:\s*(?:[,;&+]|\band\b)\s*)+/);
  const items = parts.map((part) => itemOf(part, open));
  const bad = items.find((item) => 'why' in item);
  if (bad !== undefined) return { ok: false, why: bad.why };
  return together(items as Item[], open, most);
}

interface OpenWeek {
  monday: PlainDate;
  /** Its middle. */
  near: PlainDate;
  today: PlainDate | null;
}

/** One day, or the first and the last, as they are written. */
interface Item {
  text: string;
  first: string;
  last: string | null;
}

const days = (found: PlainDate[]): ReadDays => ({ ok: true, days: found });

/** Dashes that nobody puts into a date, and other words for `to`, as ` to `. */
function withRangesInWords(written: string): string {
  return withoutInvisible(written)
    .normalize('NFKC')
    .replace(/\s*[‒–—―−]\s*|\s+-\s*|(?<=\S)-\s+/g, ' to ')
    .replace(/\s+(?:up to|through|thru|till|until|til)\s+/gi, ' to ');
}

/** A part of a list as a day or a range; where it can be cut in no one way it is neither. */
function itemOf(text: string, open: OpenWeek): Item | { why: string | null } {
  const ends = text.split(/ to /);
  if (ends.length > 2) return { why: null };
  const [first = '', last] = ends;
  if (last !== undefined) return isDay(first, open) && isDay(last, open) ? { text, first, last } : { why: null };
  if (/^\d{1,2}-\d{1,2}$/.test(text)) return { text, first: text, last: null };
  const cuts = [...text.matchAll(/-/g)]
    .map(({ index }) => ({ text, first: text.slice(0, index), last: text.slice(index + 1) }))
    .filter(({ first, last }) => [first, last].every((end) => isDay(end, open) && !/^\d{1,2}-\d{1,2}$/.test(end)));
  const hasOrdinal = /^\d{1,2}(?:st|nd|rd|th)-|-\d{1,2}(?:st|nd|rd|th)$/.test(text);
  if (isDay(text, open) && !hasOrdinal) return { text, first: text, last: null };
  const [only, another] = cuts;
  if (only !== undefined && another === undefined) return only;
  return { why: wrongWeekday(text, open) };
}

const isDay = (text: string, open: OpenWeek): boolean =>
  onlyWeekday.test(text) || bareNumber.test(text) || readDay(text, open) !== null;

/** The days of all parts: those with a month first, then the bare numbers beside them. */
function together(items: readonly Item[], open: OpenWeek, most: number): ReadDays {
  const said = items.map((item) => (saysMonth(item, open) ? daysOf(item, open, {}, most) : null));
  const found = new Set<PlainDate>();
  const hasMonth = said.some((one) => one !== null);
  for (const [at, item] of items.entries()) {
    const following = said.slice(at + 1).find((one) => one !== null);
    const before = said.slice(0, at).findLast((one) => one !== null);
    const beside: Beside = {
      ...(following?.ok === true ? { following: following.days[0] } : {}),
      ...(before?.ok === true ? { before: before.days.at(-1) } : {}),
    };
    const read = said[at] ?? (hasMonth ? daysOf(asRange(item), open, beside, most) : unsaidMonth(item, open, most));
    if (!read.ok) return read;
    for (const day of read.days) found.add(day);
  }
  if (found.size > most) return { ok: false, why: `These are more than ${most} days.` };
  return days([...found].sort());
}

/** `4-6` as a range. */
function asRange(item: Item): Item {
  const numbers = /^(\d{1,2})-(\d{1,2})$/.exec(item.text);
  return numbers === null ? item : { ...item, first: numbers[1] ?? '', last: numbers[2] ?? '' };
}

/** A part of a text that names no month: `4-6` is what lies close to the week, if only one does. */
function unsaidMonth(item: Item, open: OpenWeek, most: number): ReadDays {
  const asWritten = asRange(item);
  const asDays = daysOf(asWritten, open, {}, most);
  if (asWritten === item) return asDays;
  const date = readDay(item.text, open);
  const [first, last] = asDays.ok ? [asDays.days[0], asDays.days.at(-1)] : [];
  const isRange = first !== undefined && last !== undefined && isClose(first, open) && isClose(last, open);
  const isDate = date !== null && isClose(date, open);
  if (isRange && !isDate) return asDays;
  if (isDate && first === undefined) return days([date]);
  const meanings = [
    ...(date === null ? [] : [formatDate(date)]),
    ...(first === undefined || last === undefined ? [] : [`${formatDate(first)} to ${formatDate(last)}`]),
  ];
  if (meanings.length === 0) return { ok: false, why: null };
  return {
    ok: false,
    why: `“${item.text}” can be ${meanings.join(', or ')}. Write the month as a word, and a range with “to”.`,
  };
}

/** In the week before, the open one or the next. */
const isClose = (day: PlainDate, { monday }: OpenWeek): boolean =>
  day >= addDays(monday, -7) && day < addDays(monday, 14);

const isExplicit = (text: string, open: OpenWeek): boolean =>
  !onlyWeekday.test(text) && !bareNumber.test(text) && !/^\d{1,2}-\d{1,2}$/.test(text) && readDay(text, open) !== null;

const saysMonth = ({ first, last }: Item, open: OpenWeek): boolean =>
  isExplicit(first, open) || (last !== null && isExplicit(last, open));

/** Days with a month that stand beside a bare number in the text. */
interface Beside {
  following?: PlainDate | undefined;
  before?: PlainDate | undefined;
}

function daysOf({ text, first, last }: Item, open: OpenWeek, beside: Beside, most: number): ReadDays {
  const no = (why: string | null): ReadDays => ({ ok: false, why });
  if (last === null) {
    const day = dayOf(first, open, beside);
    return day === null ? no(wrongWeekday(first, open)) : days([day]);
  }
  const [firstIsSure, lastIsSure] = [isExplicit(first, open), isExplicit(last, open)];
  // Of two dates the one without a year is the nearest to the other.
  const fromFirst = firstIsSure && (!lastIsSure || /\d{4}/.test(first));
  const sureFirst = fromFirst ? readDay(first, open) : null;
  const lastDay = sureFirst === null ? dayOf(last, open, beside) : endAfter(last, sureFirst, open);
  if (lastDay === null) return no(wrongWeekday(last, open));
  const firstDay = sureFirst ?? startBefore(first, lastDay, lastIsSure, open);
  if (firstDay === null) return no(wrongWeekday(first, open));
  if (firstDay > lastDay) {
    return no(
      `“${text}” runs backwards, from ${formatDate(firstDay)} to ${formatDate(lastDay)}. Write both days with their months.`,
    );
  }
  if (daysBetween(firstDay, lastDay) >= most) return no(`“${text}” is more than ${most} days.`);
  return days(range(firstDay, lastDay));
}

/** One day. A bare number is of the month beside it, where that is one and in order. */
function dayOf(text: string, open: OpenWeek, { following, before }: Beside): PlainDate | null {
  const beside = following ?? before;
  const bare = bareNumber.exec(text);
  if (bare === null || beside === undefined) return readDay(text, open);
  const number = Number(bare[2]);
  const inMonth = ofMonth(beside, 0, number);
  const isInOrder = following === undefined ? number >= dayOfMonth(beside) : number <= dayOfMonth(beside);
  const other = isInOrder ? null : ofMonth(beside, following === undefined ? 1 : -1, number);
  const both = [inMonth, other].filter((day) => day !== null);
  const close = both.filter((day) => isClose(day, open));
  const [only, another] = both.length === 1 ? both : close;
  return only === undefined || another !== undefined ? null : onWeekday(only, bare[1]);
}

/** The last day of a range whose first is sure: in the same month, or early in the next. */
function endAfter(text: string, first: PlainDate, open: OpenWeek): PlainDate | null {
  if (onlyWeekday.test(text)) return addDays(first, (weekdays.indexOf(text.slice(0, 3)) - weekday(first) + 7) % 7);
  const bare = bareNumber.exec(text);
  if (bare === null) return readDay(text, { ...open, near: first });
  const number = Number(bare[2]);
  const step = number < dayOfMonth(first) ? 1 : 0;
  return overMonths(first, ofMonth(first, step, number), step, bare[1]);
}

/** The first day of a range whose last is known: in the same month, or late in the one before. */
function startBefore(text: string, last: PlainDate, isSure: boolean, open: OpenWeek): PlainDate | null {
  if (onlyWeekday.test(text)) {
    return isSure
      ? addDays(last, -((weekday(last) - weekdays.indexOf(text.slice(0, 3)) + 7) % 7))
      : readDay(text, open);
  }
  const bare = bareNumber.exec(text);
  if (bare === null) return readDay(text, { ...open, near: last });
  const number = Number(bare[2]);
  const step = number > dayOfMonth(last) ? -1 : 0;
  return overMonths(last, ofMonth(last, step, number), step, bare[1]);
}

function overMonths(from: PlainDate, day: PlainDate | null, step: number, named: string | undefined): PlainDate | null {
  if (day === null || (step !== 0 && Math.abs(daysBetween(from, day)) >= longestOverMonths)) return null;
  return onWeekday(day, named);
}

const onWeekday = (day: PlainDate, named: string | undefined): PlainDate | null =>
  named === undefined || weekday(day) === weekdays.indexOf(named.slice(0, 3)) ? day : null;

/** Why a day with its weekday is none: its date is another one; null: that is not why. */
function wrongWeekday(text: string, open: OpenWeek): string | null {
  const named = new RegExp(`^(${weekdayWord})\\.?,? (?=\\d|[a-z]{3})`).exec(text);
  if (named === null) return null;
  const date = readDay(text.slice(named[0].length), open);
  return date === null || weekday(date) === weekdays.indexOf((named[1] ?? '').slice(0, 3))
    ? null
    : `“${text}” has a weekday that ${formatDate(date)} is not.`;
}

const dayOfMonth = (day: PlainDate): number => Number(day.slice(8));

/** The day with a number in the month that lies `step` after that of `day`; null where it has none. */
function ofMonth(day: PlainDate, step: number, number: number): PlainDate | null {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + step;
  const first = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  const found = dateOfDayNumber(dayNumber(`${first}-01`) + number - 1);
  return number >= 1 && found.startsWith(first) ? found : null;
}

const range = (first: PlainDate, last: PlainDate): PlainDate[] =>
  Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
