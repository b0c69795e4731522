// What spreadsheets put on the clipboard: cells between tabs, rows between line breaks, and a cell with either of them
// (or a quotation mark) in quotation marks, doubled inside. Excel does not double a mark that a cell merely begins with,
// so a mark is a wrapping only where it closes at the end of a cell, and does not run over rows that are a block without.
import { guardCell } from '../../src-shared/council-csv/spreadsheet.ts';
import { csvWithHeadings } from './csv-text.ts';
import { movedRows } from './moved-rows.ts';
import { headingsOf } from './paste-headings.ts';

/** Rows of cells, with what is known of them from how they were written. */
export interface PastedRows extends Array<string[]> {
  /** Rows, from 1, whose cells may not stand under the headings that they belong to, each with a sentence. Absent: none. */
  moved?: ReadonlyMap<number, string>;
}

/**
 * The cells of a text; one in CSV is read as such where its headings say so.
 * @public imported from outside this project: the name stays.
 */
export function readTabSeparated(text: string): PastedRows {
  const csv = csvWithHeadings(text);
  const headings = csv === null ? null : headingsOf(csv.cells);
  if (csv?.unclosed === null && headings !== null) {
    const { rows: moved } = movedRows(csv, headings);
    return moved.size === 0 ? csv.cells : Object.assign(csv.cells, { moved });
  }
  const rows = readRows(text, quoted);
  const swallowed = rows.some((row) =>
    row.some((cell) => /\t/.test(cell) && /[\r\n]/.test(cell) && !cell.includes('"')),
  );
  if (isBlock(rows) && !swallowed) return rows;
  const asTyped = readRows(text, plain);
  return isBlock(asTyped) && asTyped.length > 1 ? asTyped : rows;
}

const isBlock = (rows: readonly string[][]) => rows.every((row) => row.length === rows[0]?.length);

type ReadCell = (text: string, from: number) => { text: string; end: number };

function readRows(text: string, readQuoted: ReadCell): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? readQuoted(text, at) : plain(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      // A tab at the very end still begins a cell.
      if (at < text.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

function plain(text: string, from: number): { text: string; end: number } {
  const end = endOfCell(text, from);
  return { text: text.slice(from, end), end };
}

/** A mark that is never closed, or not at a cell's end, is text like any other: a comment may begin with one. */
function quoted(text: string, from: number): { text: string; end: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return plain(text, from);
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') {
      return endOfCell(text, mark + 1) === mark + 1 ? { text: value, end: mark + 1 } : plain(text, from);
    }
    value += '"';
    at = mark + 2;
  }
}

function endOfCell(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** For pasting into a spreadsheet: a text that would run as a formula there is guarded. */
export function writeTabSeparated(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join('\t')}\r\n`).join('');
}

function writeCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = guardCell(value);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
