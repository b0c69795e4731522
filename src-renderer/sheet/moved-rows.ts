// Rows of pasted CSV whose cells may not stand under the headings that they belong to: a separator parts a decimal comma, or a
// comment, that is not in quotation marks. Such a row is not taken; a figure under another heading is a claim that nobody made.
import {
  type ColumnKind,
  fitsAsItIs,
  hasBlankBehind,
  isFigure,
  type Joined,
  otherReading,
} from '../../src-shared/readers/parted-cells.ts';
import { type CsvTable, isFilled } from './csv-text.ts';
import { type Headings, weekColumn } from './paste-headings.ts';

export interface MovedRows {
  /** Every row has more cells than there are headings: the text as a whole is no such table. */
  all: boolean;
  /** A sentence for each row, from 1, that is not taken. */
  rows: ReadonlyMap<number, string>;
}

/** Finds the rows under the headings that have moved, or can be read in two ways. */
export function movedRows({ cells, whole, separator }: CsvTable, { row: headingsRow, columns }: Headings): MovedRows {
  const heading = cells[headingsRow] ?? [];
  const width = widthOf(heading);
  const rows = cells.flatMap((row, at) => (at > headingsRow && isFilled(row) ? [{ row, at }] : []));
  const moved = new Map<number, string>();
  const over = rows.filter(({ row }) => isFilled(row.slice(width)));
  // A comma at the end of every row parts nothing; at the end of some, it was pushed there.
  const longer = rows.filter(({ row }) => row.length > heading.length);
  const pushed = longer.length < rows.length ? [...over, ...longer] : over;
  const sentence = `This row has more cells than there are headings, as if a “${separator}” in it parted no cells, such as a decimal comma. Put such a cell in quotation marks, and paste the row again.`;
  for (const { at } of pushed) moved.set(at + 1, sentence);
  const table = { separator, kinds: columns.slice(0, width).map(kindOf), least: 0 };
  const isRegular = rows.every(({ row }) => row.length === rows[0]?.row.length);
  // Where all rows have as many cells as headings, and what stands in them fits, a hand wrote blanks behind its commas.
  const mayBeSentence = (row: readonly string[]) =>
    rows.length === 1 || !rows.every((one) => one.row.length === heading.length) || !fitsAsItIs(row, table.kinds);
  // Sentences have commas; a blank behind a semicolon or a bar is there for the eye.
  const looksAtBlanks = separator === ',' && !hasBlankBehind(heading);
  for (const { row, at } of rows) {
    if (moved.has(at + 1)) continue;
    const doubts: Joined[] = [];
    const saysOnlyAFigure = columns.some((column, index) => column === 'comment' && isFigure(row[index] ?? ''));
    const isLong = row.length > heading.length;
    // Where all rows have as many cells as headings, two cells side by side are two.
    if (!isRegular || row.length !== heading.length || saysOnlyAFigure) doubts.push('figures');
    if (isLong && rows.length === 1) doubts.push('any');
    else if (looksAtBlanks && hasBlankBehind(row) && mayBeSentence(row)) doubts.push('blanks');
    for (const joined of doubts) {
      const other = otherReading(row, (cell) => whole[at]?.[cell] === true, table, joined);
      if (other === null) continue;
      const { column, text } = other;
      const said = `${heading[column]?.trim()} is “${(row[column] ?? '').trim()}”, or it is “${text.trim()}”`;
      moved.set(at + 1, twoWays(separator, said));
      break;
    }
  }
  return { all: rows.length > 0 && over.length === rows.length, rows: moved };
}

const twoWays = (separator: string, said: string) =>
  `This row can be read in two ways, since a “${separator}” may part two cells or stand in one: ${said}. Put each of its cells in quotation marks, and paste the row again.`;

/** How many headings there are; a separator at the end of their row heads nothing. */
export const widthOf = (heading: readonly string[]): number => heading.findLastIndex((text) => text.trim() !== '') + 1;

/** What a column of the week takes. */
export function kindOf(column: string | null): ColumnKind {
  switch (column) {
    case 'ssRef':
      return 'key';
    case weekColumn:
      return 'date';
    case 'actual':
      return 'needed-figure';
    case 'planned':
    case 'frustrated':
    case 'missed':
    case 'extra':
    case 'visits':
      return 'figure';
    case 'comment':
    case null:
      return 'comment';
    default:
      return 'text';
  }
}
