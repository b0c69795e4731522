// What a person at a terminal says about a file that can be read in two ways, as the app asks it in a window.
import type { Encoding } from '../src-shared/council-csv/index.ts';
import { encodings } from '../src-shared/readers/encodings.ts';
import type { DecimalMark } from '../src-shared/readers/hours.ts';
import { CannotStart } from './cannot-start.ts';

const text = { type: 'string' } as const;

/** The options of every program that reads letters, and of those that read sheets. */
export const fileOptions = { encoding: text, sheet: text };

/** @throws CannotStart with the encodings that are known */
export function readEncoding(given: string | undefined): Encoding | null {
  if (given === undefined) return null;
  const encoding = encodings.find((known) => known === given.toLowerCase());
  if (encoding === undefined) throw new CannotStart(`The encoding is one of ${encodings.join(', ')}.`);
  return encoding;
}

/** @throws CannotStart with the two marks */
export function readMark(given: string | undefined): DecimalMark | null {
  if (given === undefined || given === ',' || given === '.') return given ?? null;
  throw new CannotStart('The decimal mark is “,” or “.”: --mark=, or --mark=.');
}

/** What to add to the command, where the letters can be read in two ways. */
export const sayEncoding = (readings: readonly { encoding: Encoding }[]): string =>
  `Say which: ${readings.map(({ encoding }) => `--encoding=${encoding}`).join(' or ')}.`;

/**
 * The sheet that was asked for by its name, else the first, which is the likeliest.
 * @throws CannotStart with the sheets that are there
 */
export function sheetNamed<Sheet extends { name: string }>(sheets: readonly Sheet[], name: string | undefined): Sheet {
  const sheet = name === undefined ? sheets[0] : sheets.find((one) => one.name === name);
  if (sheet !== undefined) return sheet;
  throw new CannotStart(`The workbook has the sheets ${sheets.map((one) => `“${one.name}”`).join(', ')}.`);
}
