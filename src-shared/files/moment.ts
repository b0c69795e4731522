// Instants as people read them, on the council's own clocks wherever the laptop is. Exports are named as a file's time
// stamp is read (09:12), what people did as they say it (4:20pm).
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clockTime } from '../clock-time.ts';
import { formatLongDate } from '../week.ts';

/** An instant in UTC such as `2025-03-10T09:12:00.000Z`. */
export const instantSchema = z.iso.datetime();

/** Who did something at the keyboard of this app. */
export const personNameSchema = z.object({ id: z.string().min(1), name: z.string().min(1) });

function at(instant: string, timeZone: string) {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const day = formatLongDate(local.toPlainDate().toString()).replace(/ \d{4}$/, '');
  return { day, hour: local.hour, minute: local.minute };
}

/** `Monday 10 March 09:12` */
export function formatMoment(instant: string, timeZone: string): string {
  const { day, hour, minute } = at(instant, timeZone);
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `Tuesday 11 March 4:20pm` */
export function formatSpokenMoment(instant: string, timeZone: string): string {
  const { day, hour, minute } = at(instant, timeZone);
  return `${day} ${clockTime(hour, minute)}`;
}
