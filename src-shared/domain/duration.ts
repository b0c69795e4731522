// How long something took, as people type it and as it is shown. Whole minutes inside, so that nothing is lost before
// the week's total is rounded.
import { plainBlanks, plainDashes, plainDigits, withoutInvisible } from '../readers/characters.ts';
import { readHours } from '../readers/hours.ts';
import { amountOfTime } from '../readers/time-words.ts';

export type ParsedDuration = { ok: true; minutes: number } | { ok: false; sentence: string };

const mostMinutes = 7 * 24 * 60;
const longest = 60;

/** A whole number below it can be a call in hours as well as in minutes: no call is planned for less than 15 minutes. */
const leastMinutes = 15;

/** Decimals that nobody writes for minutes, as 1.30 is written for half past. */
const quarters = ['00', '25', '50'];

/**
 * Reads `45 min`, `1h`, `1.5h`, `1h30`, `1 h 30 min`, `1:30`, `½ h`, `1½`. A number that is no whole one can only be
 * hours, and is read as the grid and every file read them.
 * @param unit what a whole number without a unit is: hours, in a box that asks for hours; else minutes, and a number that
 *   could as well be hours is asked about, and so is `1.30`, which could be 1 h 30 min
 */
export function parseDuration(text: string, unit: 'hours' | 'minutes'): ParsedDuration {
  const halfWidth = withoutInvisible(text).replace(/[\uff01-\uff5e]+/g, (letters) => letters.normalize('NFKC'));
  const plain = plainBlanks(plainDashes(plainDigits(halfWidth))).replace(/[·٫]/g, '.');
  const amount = plain.length > longest ? null : amountOfTime(plain);
  if (amount?.hasUnit) return inMinutes(Math.round(amount.centiminutes / 100));
  if (unit === 'minutes' && /^\d{1,9}$/.test(plain.trim())) {
    const minutes = Number(plain);
    if (minutes === 0 || minutes >= leastMinutes) return inMinutes(minutes);
    const sentence = `${minutes} can mean hours or minutes. Enter ${minutes}h or ${minutes} min.`;
    return { ok: false, sentence };
  }
  const clock = /^(\d{1,3})[.,]([0-5]\d)$/.exec(plain);
  if (clock !== null && !quarters.includes(clock[2] ?? '')) {
    const [, whole = '', minutes = ''] = clock;
    const sentence = `${plain} can mean ${whole} h ${Number(minutes)} min or ${plain} hours. Enter ${whole}:${minutes} or ${plain}h.`;
    return { ok: false, sentence };
  }
  const hours = readHours(text);
  if (hours.ok) return inMinutes(Math.round((hours.quantity * 60) / 100));
  const such = unit === 'hours' ? '1.5 (hours), 1:30 or 90 min' : '45 (minutes), 1.5h or 1:30';
  if (hours.readings === null) return { ok: false, sentence: `Enter how long, such as ${such}.` };
  return { ok: false, sentence: `${text.trim()} ${hours.wrong}. Enter 1.5h or 1:30.` };
}

function inMinutes(minutes: number): ParsedDuration {
  if (minutes > mostMinutes) return { ok: false, sentence: 'That is longer than a week. Check the number.' };
  return { ok: true, minutes };
}

/** `45 min`, `1 h`, `1 h 30 min`. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
