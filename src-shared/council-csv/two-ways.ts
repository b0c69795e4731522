// Rows of a council file that can be read in two ways: a decimal comma, or a comma of a comment, that is not in quotation marks
// moves every cell behind it, and with a blank or an omitted cell at its end the row looks whole.
import { type ColumnKind, hasBlankBehind, isFigure, otherReading } from '../readers/parted-cells.ts';
import { cellValue, type RowCells, rawCell } from './cells.ts';
import type { CsvField, FileLayout } from './layout.ts';
import { shown } from './problem.ts';

const blankBehind = /[,;][^\S\r\n]+\S/;

/**
 * Makes the function that looks at the rows of one file.
 * @returns of a row with two readings what its first doubtful cell says in each; null of any other
 */
export function twoWaysFinder(text: string, layout: FileLayout): (cells: RowCells) => string | null {
  const { separator, columns, place } = layout;
  const table = { separator, kinds: columns.map(({ field }) => kindOf(field)), least: 0 };
  const width = columns.length;
  const headingsHaveBlanks = blankBehind.test(text.slice(layout.headerStart, layout.rowsStart));
  // What follows the last column is counted, and behind a service stands a date, so a text there parts nothing unseen.
  const looksAtTexts =
    !headingsHaveBlanks && columns.slice(0, -1).some(({ field }) => field === 'comment' || field === null);
  return (cells) => {
    const isLong = cells.count > width;
    const comment = place.comment === undefined ? '' : rawCell(text, cells, place.comment);
    const saysOnlyAFigure = comment.length < 20 && /^\s*\d/.test(comment) && isFigure(comment);
    const hasBlanks = looksAtTexts && blankBehind.test(text.slice(cells.starts[0], cells.end));
    if (!isLong && !saysOnlyAFigure && !hasBlanks) return null;
    const raw = Array.from({ length: Math.min(cells.count, 2 * width) }, (_, index) => rawCell(text, cells, index));
    const values = raw.map(cellValue);
    const isWhole = (at: number) => raw[at]?.startsWith('"') === true;
    const other =
      (isLong || saysOnlyAFigure ? otherReading(values, isWhole, table, 'figures') : null) ??
      (hasBlanks && hasBlankBehind(values) ? otherReading(values, isWhole, table, 'blanks') : null);
    if (other === null) return null;
    const header = columns[other.column]?.header ?? '';
    return `${header} is ${shown((values[other.column] ?? '').trim())}, or it is ${shown(other.text.trim())}`;
  };
}

function kindOf(field: CsvField | null): ColumnKind {
  switch (field) {
    case 'ssRef':
      return 'key';
    case 'date':
      return 'date';
    case 'actual':
      return 'needed-figure';
    case 'frustrated':
    case 'missed':
    case 'extra':
      return 'figure';
    case 'visits':
      return 'count';
    case 'service':
    case 'serviceLevel':
      return 'text';
    default:
      return 'comment';
  }
}
