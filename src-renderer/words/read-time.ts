// Times of day as people type them, and as they are shown back to them.
import { clockTime } from '../../src-shared/domain/clock-time.ts';

/** `4:20pm`, `4pm`, `4.20 pm`, `16:20` as `16:20`; null: no time. */
export function readTime(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  const found = /^(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?$/.exec(trimmed);
  if (found === null) return null;
  const [, hours = '', minutes = '00', half] = found;
  const hour = Number(hours);
  if (Number(minutes) > 59 || hour > 23) return null;
  // A bare number says neither half of the day.
  if (half === undefined && !/[.:]/.test(trimmed)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(of24).padStart(2, '0')}:${minutes}`;
}

/** A kept time, `20:30`, as it is shown: `8:30pm`. */
export function showTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return clockTime(hour, minute);
}
