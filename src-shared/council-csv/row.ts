// Reads one row of a council file: what it says, and a sentence for each cell that cannot be read. A row is either read
// whole or refused; half a row is worse than none.
import type { CsvLayout } from '../council/schema.ts';
import { longestText } from '../domain/limits.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { PlainDate } from '../domain/week.ts';
import { plainLineBreaks } from '../readers/characters.ts';
import type { DecimalMark } from '../readers/hours.ts';
import { isNothing } from '../readers/hours.ts';
import {
  cellValue,
  escapedQuoteIn,
  hasBlankBeforeMark,
  mayHaveEscapedQuotes,
  type RowCells,
  rawCell,
  swallowsRows,
} from './cells.ts';
import { readDate } from './dates.ts';
import { type Encoding, encodingName, isPartlyUtf8, writtenInUtf8 } from './encoding.ts';
import type { CsvField, FileLayout } from './layout.ts';
import { type Note, type Problem, type RowProblemCode, shown } from './problem.ts';
import { readQuantity, readVisits } from './quantities.ts';
import { remembering } from './remembering.ts';
import { twoWaysFinder } from './two-ways.ts';

/** What a row says; null where the council's layout has no such column. Quantities in hundredths. */
export interface RowValues {
  actual: Quantity | null;
  frustrated: Quantity | null;
  missed: Quantity | null;
  extra: Quantity | null;
  visits: number | null;
  /** Line breaks as LF, whatever the file has. */
  comment: string | null;
}

export interface FileRow {
  /** As the spreadsheet numbers it. */
  number: number;
  /** Where the row's text starts in `CouncilFile.text`. */
  start: number;
  service: string;
  serviceLevel: string;
  ssRef: string;
  /** The Monday of the row's week; null when its date, or the row as a whole, cannot be read. */
  weekStart: PlainDate | null;
  /** null when any of the row's cells cannot be read; `problems` then says which. */
  values: RowValues | null;
  problems: readonly Problem[];
  notes: readonly Note[];
}

/** Reads the row that `cells` holds; `headerChanged` is why rows under headings of another order are refused. */
export type ReadRow = (start: number, number: number, cells: RowCells, headerChanged: Problem | null) => FileRow;

/** Past so many refused rows the file is wrong as a whole; then each says only its first problem, to spare the memory. */
const manyRefused = 10_000;

const none: readonly never[] = [];
const blankNote: Note = { code: 'quantity-blank', message: 'Blank quantity read as 0.' };

/** Makes the function that reads the rows of one file. */
export function rowReader(
  text: string,
  layout: FileLayout,
  council: CsvLayout,
  mark: DecimalMark | null = null,
  encoding: Encoding = 'utf-8',
): ReadRow {
  const { place } = layout;
  const readers = {
    quantity: remembering((value: string) => readQuantity(value, mark)),
    visits: remembering(readVisits),
    date: remembering((value: string) => readDate(value, council.dateFormat)),
    // Also makes one string of the many that say the same, which is most of a large file's memory.
    name: remembering((value: string) => (writtenInUtf8(value, encoding) ?? value).trim()),
  };
  const file: FileToRead = {
    text,
    layout,
    lastNeeded: lastNeeded(layout),
    hasNul: text.includes('\0'),
    hasEscapes: mayHaveEscapedQuotes(text),
    twoWays: twoWaysFinder(text, layout),
  };
  const said = (cells: RowCells, field: CsvField) => cellValue(rawCell(text, cells, place[field] ?? cells.count));

  const mixed = mixedNotes(encoding);
  let refused = 0;

  return (start, number, cells, headerChanged) => {
    const row: FileRow = {
      number,
      start,
      service: readers.name(said(cells, 'service')),
      serviceLevel: readers.name(said(cells, 'serviceLevel')),
      ssRef: said(cells, 'ssRef').trim(),
      weekStart: null,
      values: null,
      problems: none,
      notes: none,
    };
    const torn = headerChanged ? underOtherHeader(number, headerChanged) : whyTorn(file, number, cells);
    if (torn !== null) return { ...row, problems: [torn] };

    const problems: Problem[] = [];
    const notes: Note[] = [];
    const refuse = (code: RowProblemCode, field: CsvField, value: string, wrong: string, fix: string) => {
      if (refused > manyRefused && problems.length > 0) return;
      const column = layout.columns[place[field] ?? -1];
      const where = column ? `Row ${number}, column ${column.letter} (${column.header})` : `Row ${number}`;
      const what = value.trim() === '' ? 'the cell' : shown(value);
      problems.push({ code, row: number, column: column?.header ?? null, message: `${where}: ${what} ${wrong}.`, fix });
    };
    const numberIn = (field: 'actual' | 'frustrated' | 'missed' | 'extra' | 'visits'): number | null => {
      if (place[field] === undefined) return null;
      const value = said(cells, field);
      // In these three nothing and 0 are the same thing to say; a blank actual or number of visits says nothing.
      if (field !== 'actual' && field !== 'visits' && isNothing(value)) {
        if (!notes.includes(blankNote)) notes.push(blankNote);
        return 0;
      }
      const read = field === 'visits' ? readers.visits(value) : readers.quantity(value);
      if (!read.ok) {
        const code = field === 'visits' ? 'visits-unreadable' : 'quantity-unreadable';
        refuse(code, field, value, read.wrong, read.fix);
        const problem = problems.at(-1);
        if (problem !== undefined && 'readings' in read) problem.readings = read.readings;
        return null;
      }
      if (read.note !== null && !notes.includes(read.note)) notes.push(read.note);
      return read.quantity;
    };

    const date = said(cells, 'date');
    const day = readers.date(date);
    if (!day.ok) refuse(day.code, 'date', date, day.wrong, day.fix);
    else if (day.note !== null) notes.push(day.note);
    const comment = place.comment === undefined ? null : said(cells, 'comment');
    const note = mixed([said(cells, 'service'), said(cells, 'serviceLevel'), comment ?? '']);
    if (note !== null) notes.push(note);
    const values: RowValues = {
      actual: numberIn('actual'),
      frustrated: numberIn('frustrated'),
      missed: numberIn('missed'),
      extra: numberIn('extra'),
      visits: numberIn('visits'),
      comment: comment === null ? null : plainLineBreaks(writtenInUtf8(comment, encoding) ?? comment),
    };
    const length = values.comment?.length ?? 0;
    if (length > longestText) {
      const wrong = `has ${length.toLocaleString('en-GB')} characters, more than 4,000`;
      refuse('comment-too-long', 'comment', values.comment ?? '', wrong, 'Shorten the comment.');
    }
    if (day.ok) row.weekStart = day.weekStart;
    if (notes.length > 0) row.notes = notes;
    if (problems.length === 0) return { ...row, values };
    refused += 1;
    row.problems = problems;
    return row;
  };
}

/** What is said of a row with cells that are written in UTF-8, where the rest of the file is not. */
function mixedNotes(encoding: Encoding): (texts: readonly string[]) => Note | null {
  const name = encodingName(encoding);
  const whole = `Letters of a row are written in UTF-8, and those of the rest of the file in ${name}; each was read as what it is.`;
  const partly = `A cell mixes the letters of UTF-8 and ${name}, so that some of them are wrong: look at it before importing.`;
  return (texts) => {
    if (texts.some((text) => isPartlyUtf8(text, encoding))) return { code: 'comment-garbled', message: partly };
    return texts.some((text) => writtenInUtf8(text, encoding) !== null) ? { code: 'encoding', message: whole } : null;
  };
}

function underOtherHeader(number: number, headerChanged: Problem): Problem {
  return { ...headerChanged, row: number, message: `Row ${number} was not read. ${headerChanged.message}` };
}

/** What is the same for every row: found once, so that reading a file takes time in proportion to its size. */
interface FileToRead {
  text: string;
  layout: FileLayout;
  lastNeeded: number;
  hasNul: boolean;
  hasEscapes: boolean;
  twoWays: (cells: RowCells) => string | null;
}

const doubleTheMarks =
  'Write two quotation marks for one inside a cell, as spreadsheets do, or save the file from a spreadsheet.';

/** Why a row's cells cannot be told apart, or null: then no cell of it can be trusted. */
function whyTorn(file: FileToRead, number: number, cells: RowCells): Problem | null {
  const { text, layout } = file;
  const width = layout.columns.length;
  const torn = (code: RowProblemCode, wrong: string, fix: string): Problem => {
    return { code, row: number, column: null, message: `Row ${number}: ${wrong}.`, fix };
  };
  if (cells.unclosed !== -1) {
    const column = layout.columns[cells.unclosed];
    const where = column ? `, column ${column.letter} (${column.header})` : '';
    const swallowed = (cells.end - (cells.starts[cells.unclosed] ?? 0)).toLocaleString('en-GB');
    return torn(
      'quote-not-closed',
      `a quotation mark opens here${where} and is never closed, so that the rest of the file (${swallowed} characters) stands in one cell`,
      'Remove the quotation mark or close it, and import the file again: rows below this one were not read.',
    );
  }
  const swallowing = swallowingCell(file, cells);
  if (swallowing !== -1) {
    const column = layout.columns[swallowing];
    const where = column ? `, column ${column.letter} (${column.header})` : '';
    return torn(
      'quote-not-closed',
      `a quotation mark opens here${where} and is closed only in a later row, so that rows of the file stand in one cell`,
      'Close the quotation mark where the cell ends, or remove it, and import the file again: the rows in between were not read.',
    );
  }
  const escaped = file.hasEscapes ? escapedQuoteIn(text, cells) : -1;
  if (escaped !== -1) {
    const column = layout.columns[escaped];
    const where = column ? `in column ${column.letter} (${column.header}) ` : '';
    return torn('quote-escaped', `${where}a quotation mark inside the cell has a backslash before it`, doubleTheMarks);
  }
  if (cells.count <= file.lastNeeded) {
    return torn(
      'cells-missing',
      `the row has ${cells.count === 1 ? '1 cell' : `${cells.count} cells`}, too few for the ${width} headings`,
      'Look for a line break in a comment of the row above that is not in quotation marks, and join the two rows.',
    );
  }
  if (cells.count > width && !isBlankFrom(text, cells, width)) {
    const separator = layout.separator === '\t' ? 'a tab' : `“${layout.separator}”`;
    return torn(
      'cells-too-many',
      `the row has ${cells.count} cells for ${width} headings`,
      hasBlankBeforeMark(text, cells)
        ? 'Take out the blanks before its quotation marks, which hold a cell together only where they come first.'
        : `Look for ${separator} in a comment and put the comment in quotation marks${hasCurlyMarks(text, cells) ? ', straight ones (") in the place of the curly ones (“ ”)' : ''}.`,
    );
  }
  if (cells.count > width && isBareNumber(cellValue(rawCell(text, cells, width - 1))) && !isNumber(layout, width - 1)) {
    return torn(
      'cells-too-many',
      `the row has ${cells.count} cells for ${width} headings, and only a number in its last one, as if all had moved`,
      'Look for a decimal comma in a quantity, and write it with a point; else remove the separator at the end of the row.',
    );
  }
  const twoWays = file.twoWays(cells);
  if (twoWays !== null) {
    return torn(
      'two-ways',
      `it can be read in two ways, since a “${layout.separator}” may part two cells or stand in one: ${twoWays}`,
      'Put each cell of the row in quotation marks.',
    );
  }
  // Databases and portals take NUL for the end of a text.
  if (file.hasNul && text.slice(cells.starts[0], cells.end).includes('\0')) {
    return torn(
      'not-text',
      'the row has NUL characters, which are not text',
      'Export the week again, or type the row anew.',
    );
  }
  return null;
}

/** The cell that holds rows of the file (see `swallowsRows`), or -1. */
function swallowingCell({ text, layout }: FileToRead, cells: RowCells): number {
  const start = cells.starts[0] ?? 0;
  const lineEnd = text.slice(start, cells.end).search(/[\r\n]/);
  if (lineEnd === -1) return -1;
  const width = layout.columns.length;
  for (let index = 0; index < cells.count; index += 1) {
    if (swallowsRows(rawCell(text, cells, index), layout.separator, width)) return index;
  }
  return -1;
}

const hasCurlyMarks = (text: string, cells: RowCells) => /[“”„]/.test(text.slice(cells.starts[0], cells.end));

const isBareNumber = (text: string) => /^\s*\d+(?:[.,]\d+)?\s*$/.test(text);

/** True for a column of numbers, in which one is no sign of anything. */
function isNumber({ columns }: FileLayout, index: number): boolean {
  return !['comment', 'service', 'serviceLevel'].includes(columns[index]?.field ?? '');
}

/** The last column that a row must reach; a comment at its end may be missing. */
function lastNeeded(layout: FileLayout): number {
  return Math.max(...Object.entries(layout.place).map(([field, index]) => (field === 'comment' ? 0 : index)));
}

function isBlankFrom(text: string, cells: RowCells, width: number): boolean {
  for (let index = width; index < cells.count; index += 1) {
    if (cellValue(rawCell(text, cells, index)).trim() !== '') return false;
  }
  return true;
}
