// The provider's own list of people as rows of text, whatever it came as: a CSV in any encoding and separator, or the
// sheets of a workbook that a library read. Cells stay text; a cell that looks like a formula is text like any other.
import {
  cellValue,
  emptyRowCells,
  escapedQuoteIn,
  isBlankRow,
  mayHaveEscapedQuotes,
  type RowCells,
  rawCell,
  readCells,
  swallowsRows,
  unwrappedRows,
  withoutBlanksBeforeMarks,
  withStraightMarks,
} from '../council-csv/cells.ts';
import {
  decodeFile,
  type Encoding,
  type EncodingDoubt,
  encodingUnclear,
  isPartlyUtf8,
  writtenInUtf8,
} from '../council-csv/encoding.ts';
import { whyNotCsv, whyNotCsvText } from '../council-csv/not-csv.ts';
import { columnLetter } from '../council-csv/problem.ts';
import { formatCount } from '../domain/quantity.ts';
import { tidyText } from '../readers/characters.ts';
import { kindOfFile } from '../readers/file-kind.ts';
import { isWebPage, tableOfHtml } from '../readers/html-table.ts';

/** A row at which the cells can no longer be told apart: a quotation mark that is never closed swallows the rest. */
export interface TornRow {
  /** As the spreadsheet numbers it. */
  row: number;
  sentence: string;
  fix: string;
}

/** Rows of texts; blank rows are empty, so that a row's index is its number in the spreadsheet. */
export interface ListRows extends Array<string[]> {
  /** Present where reading had to stop before the end. */
  torn?: TornRow;
  /** Indexes of rows that have more cells than most, blank ones too: a separator too many may have moved them. Absent: none. */
  longer?: ReadonlySet<number>;
  /** Indexes of rows with a blank behind a separator, as inside a name that has one, where the headings have none. Absent: none. */
  parted?: ReadonlySet<number>;
  /** Most rows have such a blank, and all of them as many cells as the headings: a program or a hand wrote it between cells. */
  blanksBetween?: boolean;
  /** Indexes of rows with cells in UTF-8, in a file that is not; they were read so. Absent: none. */
  mixed?: ReadonlySet<number>;
  /** Indexes of rows with a cell that is partly UTF-8, so that some of its letters are wrong. Absent: none. */
  garbled?: ReadonlySet<number>;
  /**
   * Indexes of rows of text that end in a cell without marks, which a line break may have ended. Absent where all rows have as many
   * cells, and where they came as no text.
   */
  open?: ReadonlySet<number>;
  /** Indexes of rows in which a mark is closed only in a later row, so that rows of the list stand in one cell. Absent: none. */
  swallowing?: ReadonlySet<number>;
  /** Indexes of rows with a mark inside a cell that a backslash stands before. Absent: none. */
  escaped?: ReadonlySet<number>;
}

export type ListFile =
  | { kind: 'rows'; rows: ListRows }
  /** An XLSX workbook: `readWorkbook` reads its sheets. */
  | { kind: 'workbook' }
  /** `encodingDoubt`: the letters can be read in several ways, and a person chooses. */
  | { kind: 'refused'; sentence: string; action: string; encodingDoubt?: EncodingDoubt };

const largestList = 20 * 1024 * 1024;
const mostRows = 100_000;

/**
 * Tells a workbook from text and reads the text; never throws on bad content.
 * @param encoding what a person chose, where there was a doubt
 */
export function readListFile(bytes: Uint8Array, encoding: Encoding | null = null): ListFile {
  if (bytes.length > largestList) {
    return refused('The file is larger than 20 MB, far more than a list of people.', 'Export the list on its own.');
  }
  // Its sheets are read by `readWorkbook`, where there are limits on time and memory.
  const kind = kindOfFile(bytes);
  if (kind === 'zip') return { kind: 'workbook' };
  if (kind === 'locked-workbook') {
    return refused('This workbook is locked with a password.', 'Save it without one, or as CSV.');
  }
  if (kind === 'old-workbook') {
    return refused(
      'This workbook is of a format before 2007 (XLS).',
      'Save it as XLSX or as CSV, and choose that file.',
    );
  }
  const wrong = whyNotCsv(bytes);
  if (wrong !== null) return refused(wrong.message, 'Choose a CSV or XLSX file.');
  const { text, contentStart, doubt, encoding: used } = decodeFile(bytes, encoding);
  const table = isWebPage(text.slice(contentStart)) ? tableOfHtml(text.slice(contentStart)) : null;
  const notText = table === null ? whyNotCsvText(text, contentStart) : null;
  if (notText !== null) return refused(notText.message, 'Choose a CSV or XLSX file.');
  if (doubt !== null) {
    const problem = encodingUnclear(doubt);
    return { kind: 'refused', sentence: problem.message, action: problem.fix, encodingDoubt: doubt };
  }
  const rows: ListRows = table?.rows ?? rowsOfText(text.slice(contentStart), used);
  return rows.length > mostRows
    ? refused('The list has more than 100,000 rows.', 'Export the people on their own.')
    : { kind: 'rows', rows };
}

function refused(sentence: string, action: string): ListFile {
  return { kind: 'refused', sentence, action };
}

function rowsOfText(text: string, encoding: Encoding): ListRows {
  const hint = /^sep=([,;\t|])(?:\r\n|\r|\n)/i.exec(text.slice(0, 8));
  const content = withoutBlanksBeforeMarks(
    unwrappedRows(withStraightMarks(hint === null ? text : text.slice(hint[0].length))),
  );
  const separator = hint?.[1] ?? mostLikelySeparator(content);
  const cells = emptyRowCells();
  const rows: ListRows = [];
  const escaped = new Set<number>();
  const swallowing = new Set<number>();
  let width = 0;
  const parted = new Set<number>();
  const open = new Set<number>();
  const [mixed, garbled] = [new Set<number>(), new Set<number>()];
  const hasEscapes = mayHaveEscapedQuotes(content);
  for (let at = 0; at < content.length && rows.length <= mostRows; at = cells.next) {
    readCells(content, at, separator, cells);
    if (cells.unclosed !== -1) {
      rows.torn = tornRow(rows.length + 1, cells.unclosed, cells.end - (cells.starts[cells.unclosed] ?? 0));
      break;
    }
    if (hasEscapes && escapedQuoteIn(content, cells) !== -1) escaped.add(rows.length);
    const count = isBlankRow(content, cells) ? 0 : cells.count;
    // That of the headings, or of the widest row so far.
    width = Math.max(width, count);
    if (hasSwallowed(content, cells, { separator, width })) swallowing.add(rows.length);
    if (hasBlankBehindSeparator(content, cells)) parted.add(rows.length);
    if (endsOpen(content, cells)) open.add(rows.length);
    const values = Array.from({ length: count }, (_, index) => cellValue(rawCell(content, cells, index)));
    if (values.some((value) => isPartlyUtf8(value, encoding))) garbled.add(rows.length);
    rows.push(
      values.map((value) => {
        const meant = writtenInUtf8(value, encoding);
        if (meant !== null) mixed.add(rows.length);
        return tidyText(meant ?? value);
      }),
    );
  }
  const widths = new Set(rows.map(({ length }) => length).filter((length) => length > 0));
  if (widths.size > 1) rows.open = open;
  const longer = longerThanMost(rows);
  if (longer.size > 0) rows.longer = longer;
  if (escaped.size > 0) rows.escaped = escaped;
  if (swallowing.size > 0) rows.swallowing = swallowing;
  if (mixed.size > 0) rows.mixed = mixed;
  if (garbled.size > 0) rows.garbled = garbled;
  // A program that writes a blank behind every separator writes it in the headings, too.
  const headings = rows.findIndex(({ length }) => length > 1);
  if (parted.size > 0 && !parted.has(headings)) rows.parted = parted;
  const below = rows.slice(headings + 1).filter(({ length }) => length > 0);
  const isEven = below.every(({ length }) => length === rows[headings]?.length);
  if (rows.parted !== undefined && isEven && parted.size * 2 > below.length) rows.blanksBetween = true;
  return rows;
}

function hasSwallowed(text: string, cells: RowCells, row: { separator: string; width: number }): boolean {
  for (let index = 0; index < cells.count; index += 1) {
    if (swallowsRows(rawCell(text, cells, index), row.separator, row.width)) return true;
  }
  return false;
}

function endsOpen(text: string, cells: RowCells): boolean {
  const [start = 0, end = 0] = [cells.starts[cells.count - 1], cells.ends[cells.count - 1]];
  return text[start] !== '"' && text.slice(start, end).trim() !== '';
}

function hasBlankBehindSeparator(text: string, cells: RowCells): boolean {
  for (let index = 1; index < cells.count; index += 1) {
    const start = cells.starts[index] ?? 0;
    if (text[start] === ' ' && /\p{L}/u.test(text.slice(start, Math.min(start + 40, cells.ends[index] ?? 0))))
      return true;
  }
  return false;
}

function longerThanMost(rows: ListRows): Set<number> {
  const widths = new Map<number, number>();
  for (const { length } of rows) if (length > 0) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [usual] = [...widths].sort(([a, many], [b, more]) => more - many || b - a)[0] ?? [0];
  return new Set([...rows.keys()].filter((row) => (rows[row]?.length ?? 0) > usual));
}

function tornRow(row: number, column: number, swallowed: number): TornRow {
  const where = `Row ${row}, column ${columnLetter(column)}`;
  return {
    row,
    sentence: `${where}: a quotation mark opens here and is never closed, so that the rest of the file (${formatCount(swallowed)} characters) stands in one cell.`,
    fix: 'Remove the quotation mark or close it, and choose the file again: rows below this one were not read.',
  };
}

/** The one that parts most of the first rows alike: a comma inside an address parts only some of them. */
function mostLikelySeparator(text: string): string {
  const cells = emptyRowCells();
  let best = { separator: ',', rows: 0, columns: 0 };
  for (const separator of [',', ';', '\t', '|']) {
    const widths = new Map<number, number>();
    for (let at = 0, row = 0; at < text.length && row < 20; at = cells.next, row += 1) {
      readCells(text, at, separator, cells);
      if (cells.count > 1) widths.set(cells.count, (widths.get(cells.count) ?? 0) + 1);
    }
    for (const [columns, rows] of widths) {
      const isBetter = rows > best.rows || (rows === best.rows && columns > best.columns);
      if (isBetter) best = { separator, rows, columns };
    }
  }
  return best.separator;
}
