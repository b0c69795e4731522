// Finds a file's headings: its separator, the row they stand in, and which column holds which of the council's fields.
// Columns are known by their heading, never by their place, because people move and add columns.
import type { CsvLayout } from '../council/schema.ts';
import { cellValue, emptyRowCells, isBlankRow, rawCell, readCells } from './cells.ts';
import { columnLetter, type Note, type Problem, shown } from './problem.ts';

export type CsvField = CsvLayout['columns'][number]['field'];
export type Separator = ',' | ';' | '\t';

export interface FileColumn {
  /** From 0, as the cells of a row are counted. */
  index: number;
  /** As the spreadsheet names it: A, B … */
  letter: string;
  /** The heading as the file has it; empty where it has none. */
  header: string;
  /** Which of the council's fields it holds; null for a column that the council's layout lacks. */
  field: CsvField | null;
}

export interface FileLayout {
  separator: Separator;
  columns: FileColumn[];
  /** Where each field stands in a row; absent where the council's own layout lacks the field. */
  place: Partial<Record<CsvField, number>>;
  headerRow: number;
  /** Where the headings' row starts. */
  headerStart: number;
  /** Where the first row after the headings starts. */
  rowsStart: number;
  notes: Note[];
}

/** Titles and empty rows may stand above the headings; further down it is no longer a heading. */
const rowsSearched = 20;

/** A heading without what people and programs change: case, blanks, underscores, points. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

interface Candidate {
  separator: Separator;
  headers: string[];
  known: number;
  row: number;
  start: number;
  next: number;
  rowsAbove: number;
}

function bestHeader(
  text: string,
  start: number,
  separator: Separator,
  headings: ReadonlySet<string>,
): Candidate | null {
  const cells = emptyRowCells();
  let best: Candidate | null = null;
  let rowsAbove = 0;
  for (let at = start, row = 1; at < text.length && rowsAbove < rowsSearched; at = cells.next, row += 1) {
    readCells(text, at, separator, cells);
    if (isBlankRow(text, cells)) continue;
    const headers = Array.from({ length: cells.count }, (_, index) => cellValue(rawCell(text, cells, index)).trim());
    const known = new Set(headers.map(foldHeader).filter((header) => headings.has(header))).size;
    if (known > (best?.known ?? 0)) best = { separator, headers, known, row, start: at, next: cells.next, rowsAbove };
    if (known === headings.size) break;
    rowsAbove += 1;
  }
  return best;
}

const exportAgain = 'Export the week from the council’s portal again, or put the heading back.';

/** Finds the headings of a file, or says which are missing or doubled. */
export function findLayout(
  text: string,
  contentStart: number,
  layout: CsvLayout,
): { ok: true; layout: FileLayout } | { ok: false; problems: Problem[] } {
  // Excel's own first line for files with another separator; Excel does not show it as a row.
  const hint = /^sep=([,;\t])(?:\r\n|\r|\n)/i.exec(text.slice(contentStart, contentStart + 7));
  const start = contentStart + (hint?.[0].length ?? 0);
  const fieldOf = new Map(layout.columns.map((column) => [foldHeader(column.header), column.field]));
  const headings = new Set(fieldOf.keys());
  const others = ([',', ';', '\t'] as const).filter((separator) => separator !== layout.separator);
  let found: Candidate | null = null;
  for (const separator of [layout.separator, ...others]) {
    const candidate = bestHeader(text, start, separator, headings);
    if (candidate !== null && candidate.known > (found?.known ?? 0)) found = candidate;
    // Looking on would read a whole file three times where a quotation mark is not closed.
    if (found?.known === headings.size) break;
  }
  const expected = layout.columns.map((column) => column.header);
  if (found === null || found.known < Math.min(2, headings.size)) {
    const message = inOneCell(text, start, headings)
      ? 'Each row of the file stands in a single cell, with quotation marks around the whole row.'
      : `No row has the headings of the council’s file (${expected.join(', ')}).`;
    return { ok: false, problems: [{ code: 'header-missing', row: null, column: null, message, fix: exportAgain }] };
  }
  const columns: FileColumn[] = found.headers.map((header, index) => ({
    index,
    letter: columnLetter(index),
    header,
    field: fieldOf.get(foldHeader(header)) ?? null,
  }));
  const problems = columnProblems(columns, layout, found.row);
  if (problems.length > 0) return { ok: false, problems };
  const place: FileLayout['place'] = {};
  for (const column of columns) if (column.field !== null) place[column.field] = column.index;
  const notes: Note[] = [];
  if (found.separator !== layout.separator) {
    const name = found.separator === ';' ? 'semicolons' : found.separator === '\t' ? 'tabs' : 'commas';
    notes.push({ code: 'separator', message: `The cells are separated by ${name}.` });
  }
  if (found.rowsAbove > 0) {
    const message = `The headings stand in row ${found.row}; what is above them was not read.`;
    notes.push({ code: 'rows-above-header', message });
  }
  const { separator, row: headerRow, start: headerStart, next: rowsStart } = found;
  return { ok: true, layout: { separator, columns, place, headerRow, headerStart, rowsStart, notes } };
}

/** True when the first row is one quoted cell with the headings in it, as some programs save a list of rows. */
function inOneCell(text: string, start: number, headings: ReadonlySet<string>): boolean {
  const cells = emptyRowCells();
  readCells(text, start, ',', cells);
  const inside = cellValue(rawCell(text, cells, 0))
    .slice(0, 2000)
    .split(/[,;\t]/);
  return cells.count === 1 && inside.filter((heading) => headings.has(foldHeader(heading))).length > 2;
}

function columnProblems(columns: FileColumn[], layout: CsvLayout, row: number): Problem[] {
  const problems: Problem[] = [];
  const unknown = columns.filter((column) => column.field === null && column.header !== '');
  for (const { field, header } of layout.columns) {
    const places = columns.filter((column) => column.field === field);
    if (places.length === 0) {
      const instead = unknown.map((column) => shown(column.header)).join(', ');
      const hint = instead === '' ? '' : ` The council’s file has no ${instead}: was the heading changed?`;
      const message = `The column ${shown(header)} is missing from the headings in row ${row}.${hint}`;
      problems.push({ code: 'column-missing', row, column: header, message, fix: exportAgain });
    }
    if (places.length > 1) {
      const letters = places.map((column) => column.letter).join(' and ');
      const message = `The heading ${shown(header)} stands twice, in columns ${letters}.`;
      const fix = 'Remove or rename the column that does not belong to the council’s file.';
      problems.push({ code: 'column-repeated', row, column: header, message, fix });
    }
  }
  return problems;
}
