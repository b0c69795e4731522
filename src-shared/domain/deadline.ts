// When a week has to be confirmed: the operative deadline, the contract's backstop and the day of the reminder. All in
// the council's own time zone, whatever the computer thinks, and right in the weeks in which clocks change.

import { Temporal } from 'temporal-polyfill';
import type { CouncilProfile } from '../council/schema.ts';
import { weekdays } from '../council/schema.ts';
import { clockTime } from './clock-time.ts';
import { addDays, formatLongDate, isMonday, isPlainDate, type PlainDate, weekday } from './week.ts';

export interface Deadlines {
  /** By when the week is confirmed, as an ISO instant in UTC. */
  operative: string;
  /** The contract's last moment, as an ISO instant in UTC. */
  backstop: string;
  /** The last working day before the operative deadline's day; it may lie before the week has ended. */
  remindOn: PlainDate;
  /** False when one of these days is in a year for which the profile lists no bank holidays. */
  holidaysKnown: boolean;
}

/**
 * The deadlines of the week that starts on `weekStart` (S-A: "by close of business Tuesday for the preceding week";
 * S-B: "no later than 5 working days after the end of each weekly period"). A bank-holiday deadline day keeps its
 * deadline; only the reminder moves to the last working day before it.
 * @throws RangeError when `weekStart` is not a Monday: weeks are parsed at the boundary.
 */
export function deadlines(weekStart: PlainDate, council: CouncilProfile): Deadlines {
  if (!isMonday(weekStart)) throw new RangeError('A week is named by its Monday.');
  const { deadline, bankHolidays } = council;
  const override = deadline.overrides.find((week) => week.weekStart === weekStart);
  const date = override?.date ?? addDays(weekStart, 7 + weekdays.indexOf(deadline.day));
  const backstop = backstopDate(weekStart, council);
  const remindOn = lastWorkingDayBefore(date, council);
  const years = [date, backstop, remindOn].map((day) => Number(day.slice(0, 4)));
  return {
    operative: instantOf(date, override?.time ?? deadline.time, deadline.timeZone),
    backstop: instantOf(backstop, deadline.time, deadline.timeZone),
    remindOn,
    holidaysKnown: years.every((year) => year >= bankHolidays.firstYear && year <= bankHolidays.lastYear),
  };
}

/** True on Monday to Friday, bank holidays aside. */
export function isWorkingDay(day: PlainDate, council: Pick<CouncilProfile, 'bankHolidays'>): boolean {
  return weekday(day) < 5 && !council.bankHolidays.days.includes(day);
}

function lastWorkingDayBefore(date: PlainDate, council: CouncilProfile): PlainDate {
  let day = addDays(date, -1);
  while (!isWorkingDay(day, council)) day = addDays(day, -1);
  return day;
}

function backstopDate(weekStart: PlainDate, council: CouncilProfile): PlainDate {
  let day = addDays(weekStart, 6);
  for (let left = council.deadline.backstopWorkingDays; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, council)) left -= 1;
  }
  return day;
}

const instants = new Map<string, string>();

/** The instant (ISO, UTC) at which the clocks of `timeZone` show `time` on `date`. */
export function instantOf(date: PlainDate, time: string, timeZone: string): string {
  return remembered(instants, `${date} ${time} ${timeZone}`, () =>
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant().toString(),
  );
}

const lengths = new Map<string, number>();

/**
 * How many hours a day has in the council's time zone: 24, or 23 and 25 when clocks change. 24 for what is no day.
 */
export function hoursOfDay(day: PlainDate, timeZone: string): number {
  return remembered(lengths, `${day} ${timeZone}`, () =>
    isPlainDate(day) ? Temporal.PlainDate.from(day).toZonedDateTime(timeZone).hoursInDay : 24,
  );
}

/** Every screen asks for the same few again and again, and a time zone takes long to ask. */
function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  if (known.size >= 1000) known.clear();
  known.set(key, found);
  return found;
}

/** The day on the council's calendar at an instant, or null when the text is not an instant of years 1 to 9999. */
export function dayAt(instant: string, timeZone: string): PlainDate | null {
  return localAt(instant, timeZone)?.toPlainDate().toString() ?? null;
}

function localAt(instant: string, timeZone: string): Temporal.ZonedDateTime | null {
  const milliseconds = Date.parse(instant);
  // A day inside the range at either end, so that no zone's offset leads out of the four-digit years.
  if (!(milliseconds > -62_135_510_400_000 && milliseconds < 253_402_214_400_000)) return null;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
}

/** `Tuesday 11 March, 5pm`: the same words for a deadline everywhere. */
export function formatDeadline(instant: string, council: Pick<CouncilProfile, 'deadline'>): string {
  const local = localAt(instant, council.deadline.timeZone);
  if (!local) return '';
  const day = formatLongDate(local.toPlainDate().toString()).replace(/ \d{4}$/, '');
  return `${day}, ${clockTime(local.hour, local.minute)}`;
}

/** `Tuesday 11 March 2025, 5pm`, in the council's own time. */
export function formatInstant(instant: string, council: Pick<CouncilProfile, 'deadline'>): string {
  const local = localAt(instant, council.deadline.timeZone);
  return local ? `${formatLongDate(local.toPlainDate().toString())}, ${clockTime(local.hour, local.minute)}` : '';
}

export interface Countdown {
  /** Whole minutes until the instant, negative once it has passed. */
  minutes: number;
  passed: boolean;
  /** `1 day 3 h`, `3 h 20 min`, `20 min`; once passed, the time since. Never rounded up: no minute is promised twice. */
  text: string;
}

/** How long it is until `instant`. Hours and minutes are real ones, so a clock change is counted in. */
export function countdown(now: string, instant: string): Countdown {
  const milliseconds = Date.parse(instant) - Date.parse(now);
  const passed = milliseconds < 0;
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  return { minutes: passed ? -minutes : minutes, passed, text: durationText(minutes) };
}

function durationText(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours > 0 ? ` ${hours} h` : ''}`;
  const rest = minutes % 60;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}

/**
 * What the reminder says: that the week can be prepared but not yet confirmed where the reminder comes before the week
 * has ended (28 December 2027 → Friday 24 December).
 */
export function reminderText(weekStart: PlainDate, council: CouncilProfile): string {
  const { operative, remindOn } = deadlines(weekStart, council);
  const due = formatDeadline(operative, council);
  const sunday = addDays(weekStart, 6);
  return remindOn <= sunday
    ? `Prepare the week now and confirm it from Monday: it is due by ${due}.`
    : `Confirm the week: it is due by ${due}.`;
}
