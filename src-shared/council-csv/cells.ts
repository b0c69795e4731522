// Where each cell of a row stands in the text. Libraries give a cell's value but not its place, and the place is what
// lets one cell change while every other byte of the council's file stays. Cells that start with a quotation mark may
// hold separators, line breaks and doubled quotation marks (RFC 4180); text after the closing mark belongs to the
// cell, as Excel reads it. CR, LF and CRLF each end a row, in any mixture.

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Excel holds no more columns; what stands beyond is kept with the row but not told apart. */
export const mostCells = 16_384;

/** One row's cells; made once and filled again for every row, because files have millions of cells. */
export interface RowCells {
  count: number;
  starts: number[];
  ends: number[];
  /** Where the row's text ends, before its line end. */
  end: number;
  /** Where the next row starts. */
  next: number;
  /** Which cell has a quotation mark that is never closed (so that it swallows the rest of the file), or -1. */
  unclosed: number;
}

export function emptyRowCells(): RowCells {
  return { count: 0, starts: [], ends: [], end: 0, next: 0, unclosed: -1 };
}

/** The place of the quotation mark that closes the one at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

/** Fills `cells` with the row that starts at `from`. */
export function readCells(text: string, from: number, separator: string, cells: RowCells): void {
  const separatorCode = separator.charCodeAt(0);
  const length = text.length;
  let at = from;
  cells.count = 0;
  cells.unclosed = -1;
  for (;;) {
    const start = at;
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at);
      if (close === -1) cells.unclosed = cells.count;
      at = close === -1 ? length : close + 1;
    }
    let code = Number.NaN;
    while (at < length) {
      code = text.charCodeAt(at);
      if (code === separatorCode || code === lineFeed || code === carriageReturn) break;
      at += 1;
    }
    if (cells.count < mostCells) {
      cells.starts[cells.count] = start;
      cells.ends[cells.count] = at;
      cells.count += 1;
    }
    if (at < length && code === separatorCode) {
      at += 1;
      continue;
    }
    cells.end = at;
    cells.next =
      at >= length ? length : code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    return;
  }
}

/** The text of a row's cell as it stands in the file, quotation marks and all; empty when the row is too short. */
export function rawCell(text: string, cells: RowCells, index: number): string {
  return index < cells.count ? text.slice(cells.starts[index], cells.ends[index]) : '';
}

/** What a cell says: without its quotation marks, doubled ones made single. */
export function cellValue(raw: string): string {
  if (raw.charCodeAt(0) !== quote) return raw;
  const close = closingQuote(raw, 0);
  const inside = close === -1 ? raw.slice(1) : raw.slice(1, close);
  const value = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
  return close === -1 ? value : value + raw.slice(close + 1);
}

/**
 * The rows of a text in which each stands in one cell, with quotation marks around it, as a spreadsheet saves rows that it did not
 * part; any other text as it is.
 */
export function unwrappedRows(text: string): string {
  if (!/^\ufeff?\s*"/.test(text)) return text;
  const cells = emptyRowCells();
  const rows: string[] = [];
  for (let at = 0; at < text.length; at = cells.next) {
    readCells(text, at, ',', cells);
    const value = cellValue(rawCell(text, cells, 0));
    const isWrapped = cells.count === 1 && cells.unclosed === -1 && (/[,;\t|]/.test(value) || value.trim() === '');
    if (!isWrapped) return text;
    rows.push(value);
  }
  return `${rows.join('\n')}\n`;
}

/**
 * A text without the blanks that some programs put behind a separator and before a quotation mark, where the mark holds a cell
 * together: by the letter of RFC 4180 it would be a mark like any other, and a separator inside the cell would part it. A program
 * does so in most rows; in one alone it is somebody's slip, and stays.
 */
export function withoutBlanksBeforeMarks(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const withBlank = lines.filter((line) => /[,;\t|] +"/.test(line));
  // The headings have no marks.
  if (withBlank.length === 0 || withBlank.length * 2 < lines.length - 1) return text;
  const behindBlanks = /[,;\t|] +"/g;
  let [tidied, taken] = ['', 0];
  for (let found = behindBlanks.exec(text); found !== null; found = behindBlanks.exec(text)) {
    const open = found.index + found[0].length - 1;
    const close = closingQuote(text, open);
    if (close === -1) break;
    const after = text[close + 1];
    if (after === undefined || /[,;\t|\r\n]/.test(after)) {
      tidied += text.slice(taken, found.index + 1);
      taken = open;
    }
    behindBlanks.lastIndex = close + 1;
  }
  return tidied + text.slice(taken);
}

/**
 * A text with straight quotation marks where a program for texts or mails made curly ones of them, which hold no cell together. Only
 * where there are no straight ones, and around whole cells.
 */
export function withStraightMarks(text: string): string {
  if (!/[“„]/.test(text) || text.includes('"')) return text;
  let [straight, taken] = ['', 0];
  for (const { index, 0: before } of text.matchAll(/(?:^|[,;\t|\r\n])[^\S\r\n]*(?=[“„])/g)) {
    const open = index + before.length;
    if (open < taken) continue;
    const close = closingCurly(text, open);
    if (close === -1 || !/^[^\S\r\n]*(?:[,;\t|\r\n]|$)/.test(text.slice(close + 1))) continue;
    straight += `${text.slice(taken, open)}"${text.slice(open + 1, close)}"`;
    taken = close + 1;
  }
  return straight + text.slice(taken);
}

/** The place of the curly mark that closes the one at `open`, whatever is quoted between them, or -1. */
function closingCurly(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '“' || text[at] === '„') depth += 1;
    else if (text[at] === '”') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** True for a row with a blank before a quotation mark that would begin a cell. */
export function hasBlankBeforeMark(text: string, cells: RowCells): boolean {
  for (let index = 0; index < cells.count; index += 1) if (/^ +"/.test(rawCell(text, cells, index))) return true;
  return false;
}

/**
 * True for a cell that holds rows of the file, since its quotation mark is closed only in one of them: a line below its first has as
 * many cells as a row, and a number as long as a reference or a date.
 * @param width how many cells a row has
 */
export function swallowsRows(raw: string, separator: string, width: number): boolean {
  if (raw.charCodeAt(0) !== quote || width < 2 || !/[\r\n]/.test(raw)) return false;
  const lines = raw.split(/[\r\n]+/).slice(1);
  return lines.some((line) => line.split(separator).length >= width && /\d{4}/.test(line));
}

/** The mark with which DOS ends a file, on a row of its own. */
const endOfFile = '\u001a';

/** True when no cell of the row holds anything but blanks. */
export function isBlankRow(text: string, cells: RowCells): boolean {
  if (cells.count === 1 && cells.end - (cells.starts[0] ?? 0) === 1 && text[cells.starts[0] ?? 0] === endOfFile)
    return true;
  for (let index = 0; index < cells.count; index += 1) {
    const start = cells.starts[index] ?? 0;
    const end = cells.ends[index] ?? 0;
    if (end > start && cellValue(text.slice(start, end)).trim() !== '') return false;
  }
  return true;
}

/** A value as a cell's text: in quotation marks where it needs them, or where the cell had them before. */
export function writeCell(value: string, separator: string, inQuotes: boolean): string {
  const needed = inQuotes || value.includes(separator) || /["\r\n]/.test(value);
  return needed ? `"${value.replaceAll('"', '""')}"` : value;
}

/** True for a text that may have what `escapedQuoteIn` looks for, so that it need not be looked for in every row. */
export const mayHaveEscapedQuotes = (text: string): boolean => text.includes('\\"');

/**
 * The first cell in which a program wrote `\"` for a mark inside it, or -1: the cell ends there, or runs on over the next one,
 * and its words would lose their marks or move. A path may end in a backslash: that alone is none.
 */
export function escapedQuoteIn(text: string, cells: RowCells): number {
  for (let index = 0; index < cells.count; index += 1) {
    const raw = rawCell(text, cells, index);
    if (raw.charCodeAt(0) !== quote || !raw.includes('\\"')) continue;
    const close = closingQuote(raw, 0);
    if (close <= 0) continue;
    const after = raw.slice(close + 1);
    const closesBehindBackslash = raw[close - 1] === '\\';
    if (after.trim() !== '' || (closesBehindBackslash && after !== '')) return index;
    // What the cell lost stands in a later one, which has the other mark of the pair.
    if (closesBehindBackslash && hasStrayMark(text, cells, index + 1)) return index;
  }
  return -1;
}

function hasStrayMark(text: string, cells: RowCells, from: number): boolean {
  for (let index = from; index < cells.count; index += 1) {
    const raw = rawCell(text, cells, index);
    if (raw.charCodeAt(0) !== quote && raw.includes('"')) return true;
  }
  return false;
}
