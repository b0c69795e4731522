// A workbook's number as the text that people see and files hold: without loss, with the zeros that its format puts before
// it, and days, times and durations as such.
import { dateOfDayNumber, dayNumber } from '../../domain/week.ts';
import { exactNumber } from '../exact-number.ts';

export type NumberFormat = 'plain' | 'date' | 'time' | 'duration' | { zeros: number };

const dates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const times = [18, 19, 20, 21, 32, 33, 45, 47];

/** What a number format makes of a number. `code` is of the workbook's own formats; '' for a built-in one. */
export function formatOf(id: number, code: string): NumberFormat {
  if (code === '') {
    if (dates.includes(id)) return 'date';
    if (id === 46) return 'duration';
    return times.includes(id) ? 'time' : 'plain';
  }
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return 'duration';
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const zeros = /^0{2,40}$/.exec(bare);
  if (zeros !== null) return { zeros: zeros[0].length };
  if (/general|[#0?@]/i.test(bare) && !/[ymdhs]/i.test(bare.replace(/general/gi, ''))) return 'plain';
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return 'date';
  return /[hs]/i.test(bare) ? 'time' : 'plain';
}

/** Excel counts days from 30 December 1899, or from 1 January 1904 where a workbook says so. */
const zeroOf1900 = dayNumber('1899-12-30');
const zeroOf1904 = dayNumber('1904-01-01');

/** The text of a number as it stands in the file. */
export function numberText(stored: string, format: NumberFormat, is1904: boolean): string {
  const plain = plainText(stored.trim());
  if (format === 'plain') return plain;
  if (typeof format === 'object') return /^\d+$/.test(plain) ? plain.padStart(format.zeros, '0') : plain;
  const value = Number(plain);
  if (!Number.isFinite(value) || value < 0 || value > 3_000_000) return plain;
  const seconds = Math.round(value * 86_400);
  if (format === 'duration') return clock(seconds);
  const days = Math.floor(seconds / 86_400);
  const ofDay = seconds - days * 86_400;
  if (days === 0) return format === 'date' && ofDay === 0 ? plain : clock(ofDay);
  const date = dateOfDayNumber((is1904 ? zeroOf1904 : zeroOf1900) + days);
  return ofDay === 0 ? date : `${date} ${clock(ofDay)}`;
}

function plainText(stored: string): string {
  const number = exactNumber(stored, true);
  const plain = number.kind === 'exact' ? number.plain : stored;
  return /^-?\d+\.0+$/.test(plain) ? plain.replace(/\.0+$/, '') : plain;
}

function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(hours)}:${two(minutes)}${rest === 0 ? '' : `:${two(rest)}`}`;
}
