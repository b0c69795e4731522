// Quantities of hours, the one reader for every way in: a cell of the grid, a paste, a council file, a workbook, an
// export that is read back. What has one meaning is read, and said where it is written otherwise; what has two is refused
// with both, until a person says which is the decimal mark; nothing is guessed.
import { formatQuantity, isQuantity, type Quantity } from '../domain/quantity.ts';
import { plainBlanks, plainDashes, plainDigits, withoutInvisible } from './characters.ts';
import { exactNumber } from './exact-number.ts';
import { spreadsheetError } from './identifier.ts';
import { amountOfTime, plainFractions } from './time-words.ts';

export type DecimalMark = '.' | ',';

export type ReadHours =
  /** `understood`: null where the text is as the portal writes it, else what it was taken for. */
  | { ok: true; quantity: Quantity; understood: string | null }
  /** `wrong` follows the text in a sentence, `fix` is one of its own; `readings`: what it could mean. */
  | { ok: false; code: WrongHours; wrong: string; fix: string; readings: [string, string] | null };

export type WrongHours =
  | 'blank'
  | 'negative'
  | 'money'
  | 'two-readings'
  | 'too-fine'
  | 'too-much'
  | 'damaged'
  | 'no-number';

const writeHours = 'Write the hours with a point and at most two decimals, such as 7.50.';

/** No number is longer; what is, need not be looked at closely, and cannot make reading slow. */
export const longestNumber = 60;

/** More than this in a week is nobody's: ten people round the clock. A number in thousands beyond it is none. */
const mostPlausible = 168 * 10;

/**
 * Reads hours.
 * @param mark which is the decimal mark, where a person has said so
 */
export function readHours(written: string, mark: DecimalMark | null = null): ReadHours {
  const refuse = (code: WrongHours, wrong: string, fix = writeHours, readings: [string, string] | null = null) =>
    ({ ok: false, code, wrong, fix, readings }) as const;
  const trimmed = written.trim();
  if (trimmed.length > 4 * longestNumber) return refuse('no-number', 'is not a number of hours');
  if (raisedFigure.test(trimmed)) {
    return refuse('no-number', 'has a raised or lowered figure, such as the mark of a footnote');
  }
  const text = plainCell(trimmed);
  if (text.length > longestNumber) return refuse('no-number', 'is not a number of hours');
  if (isNothing(text)) return refuse('blank', 'is blank', 'Write the number of hours, or 0 if there were none.');
  const error = spreadsheetError(text);
  if (error !== null) return refuse('damaged', error, `Widen the column or mend the formula. ${writeHours}`);
  if (/[£$€¥₹]|\b(?:gbp|eur|usd)\b/i.test(text)) {
    return refuse('money', 'is an amount of money', 'Write the hours, not what they cost.');
  }
  if (text.includes('%')) return refuse('no-number', 'is a percentage, not a number of hours');
  const power = exactNumber(text);
  if (power.kind === 'lost') {
    return refuse('damaged', 'is written with a power of ten', `Format the column as a number. ${writeHours}`);
  }
  const number = power.kind === 'exact' ? power.plain : text;
  const understood = (quantity: Quantity) => (saysExactly(trimmed, quantity) ? null : formatQuantity(quantity));
  if (/^[-(].*\d|\d-$/.test(number)) {
    const zero = decimalValue(number.replace(/^[-(]|\)$|-$/g, ''));
    // -0.00, and -1.8E-15 of a sum that a machine made, are 0.
    if (zero.ok && zero.quantity === 0) return { ok: true, quantity: 0, understood: '0.00' };
    return refuse('negative', 'is less than 0', 'Write a quantity of 0 or more.');
  }
  // `1,000 h` has as many readings as `1,000`.
  const bare = number.replace(hoursAfter, '');
  const both = twoReadings(bare);
  if (both !== null && mark === null) {
    const [decimals, thousands] = [String(both[0]), both[1].toLocaleString('en-GB')];
    const wrong = `can mean thousands or decimals: ${decimals} or ${thousands} hours`;
    const fix = `Write ${formatQuantity(Math.round(both[0] * 100))} if it is ${decimals}, or ${both[1]} if it is ${thousands}.`;
    return refuse('two-readings', wrong, fix, [decimals, thousands]);
  }
  const value = hoursOf(both === null ? number : bare, mark);
  if (!value.ok) return refuse(value.code, value.wrong, value.fix ?? writeHours);
  return { ...value, understood: understood(value.quantity) };
}

/** A cell's text with plain blanks, digits and dashes, and without what a spreadsheet puts around it. */
function plainCell(trimmed: string): string {
  // Nearly every cell of a file is like this.
  if (/^[\d.]*$/.test(trimmed)) return trimmed;
  const letters = withoutInvisible(trimmed).replace(/[½¼¾⅛⅜⅝⅞⅒⅕⅖⅗⅘]|[^½¼¾⅛⅜⅝⅞⅒⅕⅖⅗⅘]+/g, (part) =>
    part.length === 1 && vulgarSign.test(part) ? part : part.normalize('NFKC'),
  );
  const plain = plainBlanks(plainDashes(plainDigits(letters)));
  const formula = /^=\s*(?:"(.*)"|([\d.,]+))$/.exec(plain);
  const text = formula ? (formula[1] ?? formula[2] ?? '') : plain;
  return text
    .replace(/^["“](.*)["”]$/, '$1')
    .replace(/^['’](?=.)/, '')
    .replace(/[·٫]/g, '.')
    .replace(/٬/g, ',')
    .replace(/^\+(?=[\d.,½¼¾])/, '')
    .trim();
}

/** ², ₂ and the like: normalising would make 72 of 7². */
const raisedFigure = /[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]/;
const hoursAfter = / ?(?:h|hrs?|hours?)\.?$/i;

const vulgarSign = /[½¼¾⅛⅜⅝⅞⅒⅕⅖⅗⅘]/;

/** Nothing at all, or the dash that a spreadsheet shows for nothing. */
export function isNothing(text: string): boolean {
  return /^[-–—−\s]*$/.test(text) && text.replace(/\s/g, '').length <= 1;
}

/** Digits and a point, as the portal writes it, and the very quantity that was read. */
function saysExactly(text: string, quantity: Quantity): boolean {
  return /^\d*\.?\d*$/.test(text) && text.length <= 12 && Math.abs(Number(text) * 100 - quantity) < 1e-9;
}

/** What `1,000` and `1.000` can mean: 1 and 1,000; null where there is one meaning. */
function twoReadings(text: string): [number, number] | null {
  const comma = /^([1-9]\d{0,2}),(\d{3})$/.exec(text);
  const point = /^([1-9]\d{0,2})\.(\d{3})$/.exec(text);
  const parts = comma ?? point;
  if (parts === null) return null;
  const [, whole = '', rest = ''] = parts;
  const thousands = Number(whole + rest);
  // With a point, as Britain writes decimals, 8.250 can only be meant so: nobody is given 8,250 hours a week.
  if (point !== null && rest !== '000' && (!rest.endsWith('0') || thousands > mostPlausible)) return null;
  return [Number(`${whole}.${rest}`), thousands];
}

type Value = { ok: true; quantity: Quantity } | { ok: false; code: WrongHours; wrong: string; fix?: string };

function hoursOf(text: string, mark: DecimalMark | null): Value {
  const plain = plainNumber(plainFractions(text), mark);
  if (plain !== null) return decimalValue(plain);
  if (/\b[ap]\.?m\b/i.test(text))
    return { ok: false, code: 'no-number', wrong: 'is a time of day, not a number of hours' };
  if (/^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|^\d{1,2}[- ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)) {
    return {
      ok: false,
      code: 'damaged',
      wrong: 'is a date; a spreadsheet may have made it of a fraction',
      fix: writeHours,
    };
  }
  const amount = amountOfTime(text);
  if (amount === null) return { ok: false, code: 'no-number', wrong: 'is not a number of hours' };
  if (amount.centiminutes % 60 !== 0) {
    const near = formatQuantity(Math.round(amount.centiminutes / 60));
    const wrong = 'is no whole number of hundredths of an hour';
    return { ok: false, code: 'too-fine', wrong, fix: `Write it as hours with two decimals, about ${near}.` };
  }
  return quantity(amount.centiminutes / 60);
}

/** The number with a point before its decimals and nothing between thousands; null when it has no such form. */
function plainNumber(text: string, mark: DecimalMark | null): string | null {
  // One group after a point is thousands only where it can be: 0.500 and 7.500 are decimals, whatever the mark.
  const canBeThousands = twoReadings(text) !== null || !/^\d{1,3}[.,]\d{3}$/.test(text);
  if (mark === ',' && canBeThousands && /^\d{1,3}(?:\.\d{3})+(?:,\d*)?$/.test(text))
    return text.replaceAll('.', '').replace(',', '.');
  if (mark === '.' && canBeThousands && /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^\d*\.?\d*$/.test(text)) return text;
  // 1,234.50 and 1'234.50 and 1 234.50: thousands as Britain, Switzerland and France part them; 1,23,456.50 as India.
  if (/^\d{1,3}(?:[' ’]\d{3})+(?:[.,]\d*)?$/.test(text)) return text.replace(/[' ’]/g, '').replace(',', '.');
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}\.\d*$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(text) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return text.replace(/[.,]/g, '');
  if (/^\d*,\d+$/.test(text)) return text.replace(',', '.');
  return null;
}

function decimalValue(plain: string): Value {
  const parts = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  const [, whole = '', decimals = ''] = parts ?? [];
  if (parts === null || (whole === '' && decimals === '')) {
    return { ok: false, code: 'no-number', wrong: 'is not a number of hours' };
  }
  const digits = decimals.replace(/0+$/, '');
  if (digits.length <= 2) return quantity(Number(whole || '0') * 100 + Number(digits.padEnd(2, '0')));
  const noise = withoutMachineNoise(plain, digits.length);
  if (noise === null) return { ok: false, code: 'too-fine', wrong: 'has more than two decimals' };
  return quantity(noise);
}

/**
 * 8.700000000000001 and 5.550000190734863 are 8.7 and 5.55: a sum, or a single-precision number, that a machine wrote
 * out. Many decimals so close to two of them are no quantity that anybody entered.
 */
function withoutMachineNoise(plain: string, decimals: number): Quantity | null {
  if (decimals < 6) return null;
  const value = Number(plain);
  const near = Math.round(value * 100);
  return Math.abs(value * 100 - near) <= Math.max(1e-4, value * 1e-4) ? near : null;
}

function quantity(hundredths: number): Value {
  return isQuantity(hundredths)
    ? { ok: true, quantity: hundredths }
    : { ok: false, code: 'too-much', wrong: 'is more than a week can hold', fix: 'Check the number.' };
}
