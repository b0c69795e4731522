// Hours by day, as they are typed into a box of its days and as the log has them.
import { parseDuration } from '../../src-shared/domain/duration.ts';
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

/** @param typed by day; an empty day had none */
export function readHours(days: readonly PlainDate[], typed: Readonly<Record<PlainDate, string>>): ReadHours {
  const errors: Record<PlainDate, string> = {};
  const entries: DayHours[] = [];
  for (const day of days) {
    const text = (typed[day] ?? '').trim();
    if (text === '' || text === '0') continue;
    const read = parseDuration(text);
    if (!read.ok) errors[day] = read.sentence;
    else if (read.minutes > 0) entries.push({ day, minutes: read.minutes });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, entries };
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
