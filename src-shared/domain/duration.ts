// How long something took, as people type it and as it is shown. Whole minutes inside, so that nothing is lost before
// the week's total is rounded.
import { plainBlanks, plainDashes, plainDigits, withoutInvisible } from '../readers/characters.ts';
import { readHours } from '../readers/hours.ts';
import { amountOfTime } from '../readers/time-words.ts';

export type ParsedDuration = { ok: true; minutes: number } | { ok: false; sentence: string };

const mostMinutes = 7 * 24 * 60;
const longest = 60;

/**
 * Reads `45`, `45 min`, `1h`, `1.5h`, `1h30`, `1 h 30 min`, `1:30`, `½ h`, `1½`. A whole number without a unit is
 * minutes; any other number without one can only be hours, and is read as the grid and every file read them.
 */
export function parseDuration(text: string): ParsedDuration {
  const plain = plainBlanks(plainDashes(plainDigits(withoutInvisible(text)))).replace(/[·٫]/g, '.');
  const amount = plain.length > longest ? null : amountOfTime(plain);
  if (amount?.hasUnit) return inMinutes(Math.round(amount.centiminutes / 100));
  if (/^\d{1,9}$/.test(plain.trim())) return inMinutes(Number(plain));
  const hours = readHours(text);
  if (hours.ok) return inMinutes(Math.round((hours.quantity * 60) / 100));
  if (hours.readings === null) return { ok: false, sentence: 'Enter how long, such as 45 (minutes), 1.5h or 1:30.' };
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
