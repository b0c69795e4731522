// Instants as people read them, on the council's own clocks wherever the laptop is, and always "4:20pm", never "16:20".
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clockTime } from '../domain/clock-time.ts';
import { formatLongDate } from '../domain/week.ts';

/** An instant in UTC such as `2025-03-10T09:12:00.000Z`. */
export const instantSchema = z.iso.datetime();

/** Who did something at the keyboard of this app. */
export const personNameSchema = z.object({ id: z.string().min(1), name: z.string().min(1) });

/** `Monday 10 March 2025, 9:12am` */
export function formatMoment(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return `${formatLongDate(local.toPlainDate().toString())}, ${clockTime(local.hour, local.minute)}`;
}
