// A workbook's number as the text that people see and files hold: without loss, with the zeros that its format puts before
// it, and days, times and durations as such.
import { dateOfDayNumber, dayNumber } from '../../domain/week.ts';
import { exactNumber } from '../exact-number.ts';

export type NumberFormat = 'plain' | 'date' | 'time' | 'duration' | { zeros: number } | ShownNumber;

/** A number that is shown with words or signs that belong to it: `90 min`, `£16.50`, `50%`. */
interface ShownNumber {
  before: string;
  after: string;
  /** Shown a hundred times as large as it is stored. */
  isPercentage: boolean;
}

const dates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const percentages = [9, 10];
/** In the currency of the computer: here the pound. */
const amountsOfMoney = [5, 6, 7, 8, 42, 44];
const times = [18, 19, 20, 21, 32, 33, 45, 47];

/** What a number format makes of a number. `code` is of the workbook's own formats; '' for a built-in one. */
export function formatOf(id: number, code: string): NumberFormat {
  if (code === '') {
    if (dates.includes(id)) return 'date';
    if (id === 46) return 'duration';
    if (percentages.includes(id)) return { before: '', after: '%', isPercentage: true };
    if (amountsOfMoney.includes(id)) return { before: '£', after: '', isPercentage: false };
    return times.includes(id) ? 'time' : 'plain';
  }
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return 'duration';
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const zeros = /^0{2,40}$/.exec(bare);
  if (zeros !== null) return { zeros: zeros[0].length };
  if (/general|[#0?@]/i.test(bare) && !/[ymdhs]/i.test(bare.replace(/general/gi, ''))) return shownFormat(code);
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return 'date';
  return /[hs]/i.test(bare) ? 'time' : 'plain';
}

/** What stands around a number's digits; plain where nothing that means anything does. */
function shownFormat(code: string): NumberFormat {
  // By its size or sign the number is shown in other words: which, only the spreadsheet knows.
  const byCondition = /\[[<>=]/.test(code);
  const section = (byCondition ? code : (code.split(';')[0] ?? ''))
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, sign: string) => `"${sign}"`)
    .replace(/\[[^\]]*\]|_.|\*./g, '')
    .replace(/\\(.)/g, '"$1"');
  const digits = /(?:general|[#0?@])(?:.*(?:general|[#0?@]))?/i.exec(
    section.replace(/"[^"]*"/g, (text) => '·'.repeat(text.length)),
  );
  if (digits === null) return 'plain';
  const end = digits.index + digits[0].length;
  const literal = (text: string) => text.replace(/,+$|^,+/g, '').replaceAll('"', '');
  const scaled = /^,/.test(section.slice(end));
  const before = literal(section.slice(0, digits.index));
  const after = literal(section.slice(end));
  const meaning = /[^\s()+.,·’'-]/u;
  if (scaled) return { before: '', after: ' in thousands', isPercentage: false };
  if (byCondition && /[\p{L}%]/u.test(section.replace(/general/gi, ''))) {
    return { before: '', after: ` shown as ${code}`, isPercentage: false };
  }
  if (!meaning.test(before) && !meaning.test(after)) return 'plain';
  return {
    before,
    after: after.replace(/^\s*(?=\S)/, ' ').replace(/^ %/, '%'),
    isPercentage: /%/.test(before + after),
  };
}

/** Excel counts days from 30 December 1899, or from 1 January 1904 where a workbook says so. */
const zeroOf1900 = dayNumber('1899-12-30');
const zeroOf1904 = dayNumber('1904-01-01');

/** The text of a number as it stands in the file. */
export function numberText(stored: string, format: NumberFormat, is1904: boolean): string {
  const plain = plainText(stored.trim());
  if (format === 'plain') return plain;
  if (typeof format === 'object' && 'before' in format) {
    return plain === '' ? '' : `${format.before}${format.isPercentage ? timesHundred(plain) : plain}${format.after}`;
  }
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

/** Digit by digit, since 0.07 × 100 is not 7 in binary fractions. */
function timesHundred(plain: string): string {
  const number = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (number === null) return plain;
  const [, sign = '', whole = '', decimals = ''] = number;
  const rest = decimals.slice(2);
  const hundred = (whole + decimals.slice(0, 2).padEnd(2, '0')).replace(/^0+(?=\d)/, '');
  return `${sign}${hundred}${rest === '' ? '' : `.${rest}`}`;
}

function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(hours)}:${two(minutes)}${rest === 0 ? '' : `:${two(rest)}`}`;
}
