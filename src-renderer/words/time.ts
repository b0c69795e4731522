// Instants in words: always the council's own time, whatever zone the computer is in, and always "5pm", never "17:00".

import { clockTime } from '../../src-shared/domain/clock-time.ts';
import { countdown } from '../../src-shared/domain/deadline.ts';
import { britishTimeZone } from '../../src-shared/domain/limits.ts';
import { formatLongDate, formatShortDate, type PlainDate } from '../../src-shared/domain/week.ts';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: britishTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function read(instant: string): { date: PlainDate; hour: number; minute: number } {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of parts.formatToParts(new Date(instant))) found[type] = value;
  return {
    date: `${found.year}-${found.month}-${found.day}`,
    hour: Number(found.hour),
    minute: Number(found.minute),
  };
}

/** The council's calendar day of an instant. */
export function dateOf(instant: string): PlainDate {
  return read(instant).date;
}

/** `5pm`, `2:05pm` */
export function formatTime(instant: string): string {
  const { hour, minute } = read(instant);
  return clockTime(hour, minute);
}

/** `Tuesday 10 June 2025, 5pm` */
export function formatMoment(instant: string): string {
  return `${formatLongDate(dateOf(instant))}, ${formatTime(instant)}`;
}

/** `Tue 10 Jun 5pm` */
export function formatShortMoment(instant: string): string {
  return `${formatShortDate(dateOf(instant))} ${formatTime(instant)}`;
}

/** `2:02pm` on the same day, `Mon 9 Jun 4:40pm` otherwise. */
export function formatRecent(instant: string, now: string): string {
  return dateOf(instant) === dateOf(now) ? formatTime(instant) : formatShortMoment(instant);
}

/**
 * The deadline in the header: `due Tue 10 Jun 5pm · 1 day 3 h`; once it has passed, with the contract's last moment:
 * `was due Tue 10 Jun 5pm · last moment Fri 13 Jun 5pm`.
 * @param until the operative deadline, an instant
 * @param last the contract's last moment, an instant
 */
export function formatDeadline(now: string, until: string, last: string): string {
  const { passed, text } = countdown(now, until);
  if (!passed) return `due ${formatShortMoment(until)} · ${text}`;
  const lastWords = countdown(now, last).passed ? 'last moment was' : 'last moment';
  return `was due ${formatShortMoment(until)} · ${lastWords} ${formatShortMoment(last)}`;
}
