// The numbers of a council file: quantities in hundredths and numbers of visits, in the forms that spreadsheets give
// them. A form with one meaning is read and noted; a form with two meanings is refused, never guessed.
import { formatQuantity, parseQuantity, type Quantity } from '../domain/quantity.ts';
import { type Note, shown } from './problem.ts';

/** `quantity` in hundredths (or the whole number of visits), or what is wrong with the text and how to put it right. */
export type ReadNumber =
  | { ok: true; quantity: Quantity; note: Note | null }
  | { ok: false; wrong: string; fix: string };

const writeHours = 'Write the hours with a point and at most two decimals, such as 7.50.';

/** No number or date is longer; what is, need not be looked at closely, and cannot make reading slow. */
export const longestNumber = 60;

/** What Excel shows instead of a value, or null: these are written into a CSV as they are seen. */
export function excelSays(text: string): string | null {
  if (/^#+$/.test(text)) return 'was too wide for its column when the file was saved, so only # signs are left';
  if (/^#(?:REF!|VALUE!|N\/A|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i.test(text)) return 'is an error of a formula';
  return null;
}

/** The text with a point before its decimals and nothing between thousands; null when it has no such form. */
function plainNumber(text: string): { ok: true; plain: string; rewritten: boolean } | { ok: false; wrong: string } {
  if (/^\d*\.?\d*$/.test(text)) return { ok: true, plain: text, rewritten: false };
  // 1,234.50 and 1'234.50 and 1 234.50: thousands as Britain, Switzerland and France part them.
  if (/^\d{1,3}(?:[,' \u00a0\u2009\u202f]\d{3})+\.\d*$/.test(text)) {
    return { ok: true, plain: text.replace(/[^\d.]/g, ''), rewritten: true };
  }
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(text)) {
    return { ok: true, plain: text.replaceAll('.', '').replace(',', '.'), rewritten: true };
  }
  if (/^\d{1,3}(?:,\d{3})+$/.test(text)) {
    return { ok: false, wrong: 'can mean thousands or decimals' };
  }
  if (/^\d*,\d+$/.test(text)) return { ok: true, plain: text.replace(',', '.'), rewritten: true };
  return { ok: false, wrong: 'is not a number of hours' };
}

/** Reads a quantity cell. A blank cell is for the caller: it means 0 in some columns and nothing in others. */
export function readQuantity(value: string): ReadNumber {
  const text = value.trim();
  if (text.length > longestNumber) return { ok: false, wrong: 'is not a number of hours', fix: writeHours };
  const damage = excelSays(text);
  if (damage !== null) return { ok: false, wrong: damage, fix: `Widen the column or mend the formula. ${writeHours}` };
  if (text === '') return { ok: false, wrong: 'is blank', fix: 'Write the number of hours, or 0 if there were none.' };
  if (/^[-−(]/.test(text)) return { ok: false, wrong: 'is less than 0', fix: 'Write a quantity of 0 or more.' };
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text)) {
    return { ok: false, wrong: 'is a time in hours and minutes', fix: 'Write it as a number: 7:30 is 7.50.' };
  }
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(text)) {
    return { ok: false, wrong: 'is written with a power of ten', fix: `Format the column as a number. ${writeHours}` };
  }
  const number = plainNumber(text);
  if (!number.ok) return { ok: false, wrong: number.wrong, fix: writeHours };
  const parsed = parseQuantity(number.plain);
  if (!parsed.ok) {
    const decimals = /\.\d*[1-9]\d*$/.test(number.plain) && number.plain.replace(/0+$/, '').split('.')[1];
    if (decimals && decimals.length > 2) return { ok: false, wrong: 'has more than two decimals', fix: writeHours };
    return /^\d/.test(number.plain)
      ? { ok: false, wrong: 'is more than a week can hold', fix: 'Check the number.' }
      : { ok: false, wrong: 'is not a number of hours', fix: writeHours };
  }
  const note: Note | null = number.rewritten
    ? { code: 'quantity-form', message: `Quantity ${shown(text)} read as ${formatQuantity(parsed.quantity)}.` }
    : null;
  return { ok: true, quantity: parsed.quantity, note };
}

/** Reads a number of visits: a whole number, also where a spreadsheet has given it decimals (`7.00`). */
export function readVisits(value: string): ReadNumber {
  const text = value.trim();
  const fix = 'Write the number of visits as the portal generated it, such as 7.';
  if (text === '') return { ok: false, wrong: 'is blank', fix };
  const quantity = readQuantity(text);
  if (!quantity.ok) return { ok: false, wrong: quantity.wrong.replace('number of hours', 'number of visits'), fix };
  if (quantity.quantity % 100 !== 0) return { ok: false, wrong: 'is not a whole number of visits', fix };
  return { ok: true, quantity: quantity.quantity / 100, note: null };
}
