// Spreadsheets for people: reports and lists that are opened in Excel, never uploaded. A cell that starts with = + - @,
// a tab or a line break would run as a formula there, so it is guarded; a council file never is, since the portal would
// take the guard for content. Text that came from a person's hand must not run on another person's computer.
import { writeCell } from './cells.ts';

/** A cell's text, with an apostrophe before it where a spreadsheet would take it for a formula. */
export function guardCell(value: string): string {
  // Full-width signs too: spreadsheets for East Asian writing take them for the same.
  return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}

/** A value of a report: numbers stay numbers (a negative difference is one, and is safe), texts are guarded. */
export type SpreadsheetValue = string | number | null;

/**
 * A spreadsheet as CSV: UTF-8 with a byte order mark, which Excel needs to show accents rightly, and CRLF.
 * @param rows of the same length as `headings`
 */
export function spreadsheetText(headings: readonly string[], rows: readonly (readonly SpreadsheetValue[])[]): string {
  const lineOf = (cells: readonly SpreadsheetValue[]) =>
    cells
      .map((cell) => (typeof cell === 'number' ? String(cell) : writeCell(guardCell(cell ?? ''), ',', false)))
      .join(',');
  return `\ufeff${[headings, ...rows].map((cells) => `${lineOf(cells)}\r\n`).join('')}`;
}
