// Hours by day, as they are typed into a box of its days and as the log has them.
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import type { FitsDay } from '../../src-shared/domain/day-limit.ts';
import { formatDuration, parseDuration } from '../../src-shared/domain/duration.ts';
import { type LogEntry, minutesOn } from '../../src-shared/domain/log.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';

export interface DayHours {
  day: PlainDate;
  minutes: number;
}

export type ReadHours =
  | { ok: true; entries: DayHours[] }
  /** A sentence a day. */
  | { ok: false; errors: Record<PlainDate, string> };

interface ReadingDays {
  fits: (minutes: number, day: PlainDate) => FitsDay;
  logged: (day: PlainDate) => number;
  asked?: Readonly<Record<PlainDate, string>>;
}

/**
 * Hours that are typed: a number without a unit is hours.
 * @param typed by day, all that was given on it; an empty day had none
 * @param logged what the log has of a day, which cannot have been less
 * @param fits whether so much care fits into the day; what is asked about is taken once it stands in `asked`
 */
export function readHours(
  days: readonly PlainDate[],
  typed: Readonly<Record<PlainDate, string>>,
  { fits, logged, asked = {} }: ReadingDays,
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
    if (read.minutes < logged(day)) {
      errors[day] =
        `The log has ${formatDuration(logged(day))} on this day. Enter all that was given, or change the log first.`;
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

/** What the log has of a line for each day, over entries of these kinds. */
export function loggedMinutes(
  log: readonly LogEntry[],
  lineId: string,
  kinds: readonly LogEntry['kind'][],
): (day: PlainDate) => number {
  const own = log.filter((entry) => entry.lineId === lineId);
  return (day) => minutesOn(own, day, kinds);
}

/** As it is typed into the boxes of days: nothing where there is none. */
export function typedHours(days: readonly PlainDate[], minutes: (day: PlainDate) => number): Record<PlainDate, string> {
  return Object.fromEntries(days.filter((day) => minutes(day) > 0).map((day) => [day, formatDuration(minutes(day))]));
}

/**
 * What stands in the boxes from the start where hours were given that cannot be claimed: what the log has of them and,
 * where nothing may be claimed at all, what the line claims for one day.
 */
export function notClaimableHours(
  { actual, log }: Pick<WeekRow, 'actual' | 'log'>,
  entries: readonly LogEntry[],
  days: readonly PlainDate[],
  takesNone: boolean,
): Record<PlainDate, string> {
  const notClaimable = entries.filter(({ id }) => log?.notClaimable?.entryIds.includes(id));
  const onOneDay = (day: PlainDate) =>
    (actual?.variations ?? [])
      .filter(({ category, firstDay, lastDay }) => category === 'extra' && firstDay === day && lastDay === day)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return typedHours(days, (day) => {
    const logged = minutesOn(notClaimable, day, ['extra', 'not-claimed']);
    return takesNone ? Math.max(logged, Math.round((onOneDay(day) * 60) / 100)) : logged;
  });
}
