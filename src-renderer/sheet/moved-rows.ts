// Rows of pasted CSV whose cells may not stand under the headings that they belong to: a separator parts a decimal comma, or a
// comment, that is not in quotation marks. Such a row is not taken; a figure under another heading is a claim that nobody made.
import { readHours } from '../../src-shared/readers/hours.ts';
import {
  type ColumnKind,
  fitsAsItIs,
  hasBlankBehind,
  isFigure,
  type Joined,
  otherReading,
} from '../../src-shared/readers/parted-cells.ts';
import { type CsvTable, isFilled } from './csv-text.ts';
import { findingColumns } from './line-named.ts';
import { type Headings, weekColumn, whyNoLine } from './paste-headings.ts';

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
  const filled = cells.flatMap((row, at) => (at > headingsRow && isFilled(row) ? [{ row, at }] : []));
  // What is no line, such as a total, says nothing of how the others are written.
  const rows = filled.filter(({ row }) => namesSomebody(row, heading, columns));
  const moved = new Map<number, string>();
  const over = rows.filter(({ row }) => isFilled(row.slice(width)));
  // A comma at the end of every row parts nothing; at the end of some, it was pushed there.
  const longer = rows.filter(({ row }) => row.length > heading.length);
  const pushed = longer.length < rows.length ? [...over, ...longer] : over;
  const sentence = `This row has more cells than there are headings, as if a “${separator}” in it parted no cells, such as a decimal comma. Put such a cell in quotation marks, and paste the row again.`;
  for (const { at } of pushed) moved.set(at + 1, sentence);
  const table = { separator, kinds: columns.slice(0, width).map(kindOf), least: 0 };
  const saysOnlyAFigure = (row: readonly string[]) =>
    columns.some((column, index) => column === 'comment' && isFigure(row[index] ?? ''));
  const wholeOf = (at: number) => (cell: number) => whole[at]?.[cell] === true;
  const isSure = rows.some(
    ({ row, at }) =>
      row.length === heading.length &&
      !saysOnlyAFigure(row) &&
      otherReading(row, wholeOf(at), table, 'figures') === null,
  );
  // Beside a row that can be read in one way alone, another that is shorter has left out its comment.
  const isRegular = rows.every(
    ({ row }) =>
      row.length === heading.length ||
      (isSure && row.length < heading.length && table.kinds.slice(row.length).every((kind) => kind === 'comment')),
  );
  // Where all rows have as many cells as headings, and what stands in them fits, a hand wrote blanks behind its commas.
  const mayBeSentence = (row: readonly string[]) =>
    rows.length === 1 || !rows.every((one) => one.row.length === heading.length) || !fitsAsItIs(row, table.kinds);
  // Sentences have commas; a blank behind a semicolon or a bar is there for the eye.
  const looksAtBlanks = separator === ',' && !hasBlankBehind(heading);
  for (const { row, at } of filled) {
    if (moved.has(at + 1) || addsUp(row, columns)) continue;
    const hasComment = !saysOnlyAFigure(row);
    if (isSure && hasComment && row.length <= heading.length && hasAllFigures(row, columns)) continue;
    const doubts: Joined[] = [];
    const isLong = row.length > heading.length;
    // Where all rows have as many cells as headings, two cells side by side are two.
    if (!isRegular || row.length !== heading.length || !hasComment) doubts.push('figures');
    if (isLong && rows.length === 1) doubts.push('any');
    else if (looksAtBlanks && hasBlankBehind(row) && mayBeSentence(row)) doubts.push('blanks');
    for (const joined of doubts) {
      const other = otherReading(row, wholeOf(at), table, joined);
      if (other === null) continue;
      const { column, text } = other;
      const said = `${heading[column]?.trim()} is “${(row[column] ?? '').trim()}”, or it is “${text.trim()}”`;
      moved.set(at + 1, twoWays(separator, said));
      break;
    }
  }
  return { all: rows.length > 0 && over.length === rows.length, rows: moved };
}

/** False for a row that is passed over, such as a total, and for one without an SS Ref or a name where others have one. */
function namesSomebody(
  row: readonly string[],
  heading: readonly string[],
  columns: readonly (string | null)[],
): boolean {
  const isNamed = (column: string | null, at: number) =>
    column !== null && naming.includes(column) && (row[at] ?? '').trim() !== '';
  if (columns.some((column) => column !== null && naming.includes(column)) && !columns.some(isNamed)) return false;
  return whyNoLine(row, heading, { ssRef: row[columns.indexOf('ssRef')], isKnown: () => false }) === null;
}

const naming: readonly string[] = [...findingColumns, 'givenName', 'familyName'];

const categories = ['actual', 'frustrated', 'missed', 'extra'] as const;

/** True where each of the four figures of a line is there. */
const hasAllFigures = (row: readonly string[], columns: readonly (string | null)[]): boolean =>
  categories.every((category) => isFigure(row[columns.indexOf(category)] ?? ''));

/** True where the figures of a row are those of a line: actual = planned - frustrated - missed + extra. */
function addsUp(row: readonly string[], columns: readonly (string | null)[]): boolean {
  const [planned, actual, frustrated, missed, extra] = ['planned', ...categories].map((column) => {
    const text = row[columns.indexOf(column)] ?? '';
    const hours = readHours(text);
    if (hours.ok) return hours.quantity;
    return column !== 'planned' && column !== 'actual' && text.trim() === '' ? 0 : Number.NaN;
  });
  // What is left out of a sheet counts for nothing, and a sum with NaN is none.
  return actual === (planned ?? Number.NaN) - (frustrated ?? 0) - (missed ?? 0) + (extra ?? 0) && actual !== 0;
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
