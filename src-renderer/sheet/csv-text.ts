// Text in CSV on the clipboard, as it is copied from a mail or an editor: cells between commas, semicolons or bars. A spreadsheet
// puts tabs between cells, and a comment or a decimal comma is no table: text counts for CSV by its headings, or where the caller
// finds that its cells fit.
import {
  cellValue,
  emptyRowCells,
  rawCell,
  readCells,
  swallowsRows,
  unwrappedRows,
  withoutBlanksBeforeMarks,
  withStraightMarks,
} from '../../src-shared/council-csv/cells.ts';
import { headingsOf } from './paste-headings.ts';

export type CsvSeparator = ',' | ';' | '|';

export interface CsvTable {
  separator: CsvSeparator;
  cells: string[][];
  /** Of each cell, whether quotation marks hold it together. */
  whole: boolean[][];
  /** The row, from 1, with a quotation mark that is not closed where its cell ends, so that rows stand in it; null: none. */
  unclosed: number | null;
}

const separators: readonly CsvSeparator[] = [',', ';', '|'];

/** The table that a text is, where a row of headings says so; null for any other text. */
export function csvWithHeadings(text: string): CsvTable | null {
  let best: { table: CsvTable; known: number } | null = null;
  for (const table of tables(text)) {
    const headings = headingsOf(table.cells);
    // Headings with nothing under them may be the words of a comment.
    const hasRows = headings !== null && table.cells.slice(headings.row + 1).some(isFilled);
    const known = hasRows ? headings.columns.filter((column) => column !== null).length : 0;
    if (known > Math.max(1, best?.known ?? 0)) best = { table, known };
  }
  return best?.table ?? null;
}

/** The tables that a text without headings can be: every row has several cells. */
export function csvWithoutHeadings(text: string): CsvTable[] {
  return tables(text).filter(({ cells }) => cells.every((row) => row.length > 1 || !isFilled(row)));
}

/** True where every row has as many cells as the others. */
export function isBlock({ cells, unclosed }: CsvTable): boolean {
  const [first, ...others] = cells.filter(isFilled);
  return unclosed === null && first !== undefined && others.every(({ length }) => length === first.length);
}

/** True for text that only CSV has: each of its rows has several cells, the first in quotation marks. */
export function isQuotedCsv(text: string, { separator }: CsvTable): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.every((line) => line.startsWith('"') && line.includes(`"${separator}`));
}

/** The text by each separator that parts any of it; none where it has tabs of its own in the first row. */
function tables(text: string): CsvTable[] {
  const start = text.search(/\S/);
  if (start < 0 || /^[^\r\n]*\t/.test(text.slice(start))) return [];
  const stated = /^sep=([,;|])(?:\r\n|\r|\n)/i.exec(text);
  const content = withoutBlanksBeforeMarks(
    unwrappedRows(withStraightMarks(stated === null ? text : text.slice(stated[0].length))),
  );
  return separators
    .filter((separator) => (stated === null ? content.includes(separator) : stated[1] === separator))
    .map((separator) => ({ separator, ...rowsOf(content, separator) }))
    .filter(({ cells }) => cells.some(({ length }) => length > 1));
}

function rowsOf(text: string, separator: CsvSeparator): Pick<CsvTable, 'cells' | 'whole' | 'unclosed'> {
  const row = emptyRowCells();
  const cells: string[][] = [];
  const whole: boolean[][] = [];
  let unclosed: number | null = null;
  let width = 0;
  for (let at = 0; at < text.length; at = row.next) {
    readCells(text, at, separator, row);
    const raw = Array.from({ length: row.count }, (_, index) => rawCell(text, row, index));
    cells.push(raw.map(cellValue));
    whole.push(raw.map((cell) => cell.startsWith('"')));
    width = Math.max(width, row.count);
    const hasSwallowed = raw.some((cell) => swallowsRows(cell, separator, width));
    if (row.unclosed !== -1 || hasSwallowed) unclosed ??= cells.length;
  }
  return { cells, whole, unclosed };
}

/** True for a row with anything in it. */
export const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');
