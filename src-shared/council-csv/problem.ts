// What is said about a council file: problems (something was refused) and notes (something was read in another way
// than it is written). Both are plain English for a coordinator: what is wrong, where in the spreadsheet, and how to
// put it right. Row numbers count as a spreadsheet does, so that a row can be found there.

export type FileProblemCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-is-workbook'
  | 'file-is-pdf'
  | 'file-is-web-page'
  | 'file-is-binary'
  | 'encoding-unclear'
  | 'header-missing'
  | 'column-missing'
  | 'column-repeated'
  | 'rows-missing'
  | 'rows-too-many';

export type RowProblemCode =
  | 'cells-missing'
  | 'row-cut'
  | 'cells-too-many'
  | 'two-ways'
  | 'quote-not-closed'
  | 'quote-escaped'
  | 'header-changed'
  | 'not-text'
  | 'ss-ref-empty'
  | 'ss-ref-scientific'
  | 'ss-ref-damaged'
  | 'ss-ref-unknown'
  | 'ss-ref-ambiguous'
  | 'date-unreadable'
  | 'date-ambiguous'
  | 'quantity-unreadable'
  | 'visits-unreadable'
  | 'comment-too-long'
  | 'comment-damaged'
  | 'line-unknown'
  | 'line-not-planned'
  | 'line-ambiguous'
  | 'row-repeated'
  | 'week-other';

/** Something that was refused: a whole file, or a row of it. */
export interface Problem {
  code: FileProblemCode | RowProblemCode;
  /** As the spreadsheet numbers it; null when the whole file is meant. */
  row: number | null;
  /** The column's heading; null when no single column is meant. */
  column: string | null;
  /** What is wrong and where. */
  message: string;
  /** How to put it right. */
  fix: string;
  /** What the cell can mean, where it can mean two things; an answer for the whole file decides. */
  readings?: [string, string];
}

/** True where an answer which is the decimal mark lets the cell be read. */
export const hasTwoReadings = ({ readings }: Problem): boolean => readings !== undefined;

export type NoteCode =
  | 'encoding'
  | 'separator'
  | 'rows-above-header'
  | 'header-repeated'
  | 'footer'
  | 'from-workbook'
  | 'cell-merged'
  | 'column-repeated'
  | 'date-form'
  | 'date-inside-week'
  | 'quantity-form'
  | 'quantity-blank'
  | 'ss-ref-form'
  | 'ss-ref-zeros'
  | 'service-form'
  | 'comment-garbled';

/** Something that was read rightly although it was written in another way; the same note is shared by many rows. */
export interface Note {
  code: NoteCode;
  message: string;
}

/** A cell's text as it stands in a sentence: in quotation marks, on one line, and not longer than a glance. */
export function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being made visible
  const line = text.slice(0, 200).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
  return `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
}

/** `rows 3 and 7`, `rows 3, 7 and 9`, `row 3`; a long list is cut. */
export function rowList(rows: readonly number[]): string {
  if (rows.length === 1) return `row ${rows[0]}`;
  if (rows.length > 10) return `rows ${rows.slice(0, 9).join(', ')} and ${rows.length - 9} more`;
  return `rows ${rows.slice(0, -1).join(', ')} and ${rows.at(-1)}`;
}

/** A spreadsheet's letter for a column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
