// Hours by day, as they are typed into a box of its days and as the log has them.
import type { FitsDay } from '../../src-shared/domain/day-limit.ts';
import { formatDuration, parseDuration } from '../../src-shared/domain/duration.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';

export interface DayHours {
  day: PlainDate;
  minutes: number;
}

export type ReadHours =
  | { ok: true; entries: DayHours[] }
  /** A sentence a day. */
  | { ok: false; errors: Record<PlainDate, string> };

/**
 * Hours that are typed: a number without a unit is hours.
 * @param typed by day; an empty day had none
 * @param fits whether so much care fits into the day; what is asked about is taken once it stands in `asked`
 */
export function readHours(
  days: readonly PlainDate[],
  typed: Readonly<Record<PlainDate, string>>,
  fits: (minutes: number, day: PlainDate) => FitsDay,
  asked: Readonly<Record<PlainDate, string>> = {},
): ReadHours {
  const errors: Record<PlainDate, string> = {};
  const entries: DayHours[] = [];
  for (const day of days) {
    const text = (typed[day] ?? '').trim();
    if (text === '') continue;
    const read = parseDuration(text, 'hours');
    if (!read.ok) {
      errors[day] = read.sentence;
      continue;
    }
    const room = fits(read.minutes, day);
    if (!room.fits && !(room.asks && asked[day] === text)) errors[day] = room.sentence;
    else if (read.minutes > 0) entries.push({ day, minutes: read.minutes });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, entries };
}

/** What a box of hours says below its label: what was understood, or what may be typed. */
export function hoursHint(text: string): string {
  const read = text.trim() === '' ? null : parseDuration(text, 'hours');
  return read?.ok ? `= ${formatDuration(read.minutes)}` : 'Hours, such as 1.5, 1:30 or 90 min; empty: none';
}

export function minutesOf(hours: readonly DayHours[]): number {
  return hours.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** What the log has of a line for each day, over entries of these kinds. */
export function loggedMinutes(
  log: readonly LogEntry[],
  lineId: string,
  kinds: readonly LogEntry['kind'][],
): (day: PlainDate) => number {
  return (day) =>
    minutesOf(log.filter((entry) => entry.lineId === lineId && entry.day === day && kinds.includes(entry.kind)));
}
