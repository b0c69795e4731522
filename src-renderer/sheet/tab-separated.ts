// What spreadsheets put on the clipboard: cells between tabs, rows between line breaks, and a cell with either of them
// (or a quotation mark) in quotation marks, doubled inside.
import { guardCell } from '../../src-shared/council-csv/spreadsheet.ts';

/** @public imported from outside this project: the name stays. */
export function readTabSeparated(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : plain(text, at);
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

/** A mark that is never closed is text like any other: somebody's comment may begin with one. */
function quoted(text: string, from: number): { text: string; end: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return plain(text, from);
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') {
      const end = endOfCell(text, mark + 1);
      return { text: value + text.slice(mark + 1, end), end };
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
