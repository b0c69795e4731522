// The numbers of a council file: quantities in hundredths and numbers of visits, with the note that a file's row gets
// where one is written in another form than the portal's.
import type { Quantity } from '../domain/quantity.ts';
import { type DecimalMark, readHours } from '../readers/hours.ts';
import { type Note, shown } from './problem.ts';

/** `quantity` in hundredths (or the whole number of visits), or what is wrong with the text and how to put it right. */
export type ReadNumber =
  | { ok: true; quantity: Quantity; note: Note | null }
  /** `readings`: what the text can mean, where it can mean two things. */
  | { ok: false; wrong: string; fix: string; readings?: [string, string] };

const merged = ' (one cell with the row above)';

/** The text of a figure that a sheet shows once for several rows. It is no figure of any of them but the first. */
export const mergedCell = (text: string) => text + merged;

/**
 * Reads a quantity cell. A blank cell is for the caller: it means 0 in some columns and nothing in others.
 * @param mark which is the decimal mark, where a person has said so
 */
export function readQuantity(value: string, mark: DecimalMark | null = null): ReadNumber {
  if (value.endsWith(merged)) {
    const fix = 'Unmerge the cells in the spreadsheet, and write what is of each row into its own cell.';
    return { ok: false, wrong: 'is merged with the cell above, so that it would count twice', fix };
  }
  const read = readHours(value, mark);
  if (!read.ok) {
    const { wrong, fix, readings } = read;
    return { ok: false, wrong, fix, ...(readings === null ? {} : { readings }) };
  }
  const { quantity, understood } = read;
  const message = `Quantity ${shown(value.trim())} read as ${understood}.`;
  return { ok: true, quantity, note: understood === null ? null : { code: 'quantity-form', message } };
}

/** Reads a number of visits: a whole number, also where a spreadsheet has given it decimals (`7.00`). */
export function readVisits(value: string): ReadNumber {
  if (value.endsWith(merged)) return readQuantity(value);
  const text = value.trim();
  const fix = 'Write the number of visits as the portal generated it, such as 7.';
  if (text === '') return { ok: false, wrong: 'is blank', fix };
  if (/[:a-z½¼¾]/i.test(text) && !/^\d+(?:\.\d+)?e/i.test(text)) {
    return { ok: false, wrong: 'is not a number of visits', fix };
  }
  const quantity = readQuantity(text);
  if (!quantity.ok)
    return {
      ok: false,
      wrong: quantity.wrong.replace(/number of hours| hours$/, (words) => words.replace('hours', 'visits')),
      fix,
    };
  if (quantity.quantity % 100 !== 0) return { ok: false, wrong: 'is not a whole number of visits', fix };
  return { ok: true, quantity: quantity.quantity / 100, note: null };
}
