// Takes what rows of a council file say out of it and leaves the rows there, empty: every other row keeps its number and its
// bytes, and what speaks of a row by its number goes on doing so.
import { cellValue, emptyRowCells, rawCell, readCells } from './cells.ts';
import { decodeFile, encodeFile } from './encoding.ts';

/** What a row says, cell by cell, before it is emptied. */
export interface BlankedRow {
  /** As a spreadsheet numbers it. */
  row: number;
  cells: string[];
}

const separators = [',', ';', '\t', '|'];

/** What the column is headed that says whose row it is: `SS Ref`, in a council's own spelling. */
const headsReferences = /^\W*ss[\s_.-]*ref/i;

/**
 * The file with the rows empty whose SS Ref is one of those that are looked for; of a file without such a column, the rows in
 * which any cell is.
 * @param isAbout asked of a cell, without its quotation marks
 * @returns null where the bytes are no text
 */
export function withBlankRows(
  bytes: Uint8Array,
  isAbout: (cell: string) => boolean,
): { bytes: Uint8Array; blanked: BlankedRow[] } | null {
  const { text, encoding, tail, contentStart } = decodeFile(bytes);
  if (text.includes('\0')) return null;
  const separator = separatorOf(text, contentStart);
  const cells = emptyRowCells();
  const parts: string[] = [text.slice(0, contentStart)];
  const blanked: BlankedRow[] = [];
  let row = 0;
  let column: number | null = null;
  for (let at = contentStart; at < text.length; at = cells.next) {
    readCells(text, at, separator, cells);
    row += 1;
    const values = Array.from({ length: cells.count }, (_, index) => cellValue(rawCell(text, cells, index)));
    if (column === null && values.some((value) => headsReferences.test(value))) {
      column = values.findIndex((value) => headsReferences.test(value));
      parts.push(text.slice(at, cells.next));
    } else if ((column === null ? values : [values[column] ?? '']).some(isAbout)) {
      blanked.push({ row, cells: values });
      parts.push(separator.repeat(Math.max(0, cells.count - 1)), text.slice(cells.end, cells.next));
    } else parts.push(text.slice(at, cells.next));
  }
  return blanked.length === 0 ? { bytes, blanked } : { bytes: encodeFile(parts.join(''), encoding, tail), blanked };
}

/** What parts the cells of the first row. */
function separatorOf(text: string, from: number): string {
  const cells = emptyRowCells();
  const counts = separators.map((separator) => {
    readCells(text, from, separator, cells);
    return cells.count;
  });
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
