// The council's week as a workbook's sheet or a web page's table has it. It is read by the same reader, as a CSV of the
// same rows, and says with it that a spreadsheet may have changed what the portal exported.
import type { CouncilProfile } from '../council/schema.ts';
import { notCalculated } from '../readers/identifier.ts';
import type { WorkbookSheet } from '../readers/workbook/index.ts';
import { writeCell } from './cells.ts';
import { encodeFile } from './encoding.ts';
import { type CsvField, foldHeader } from './layout.ts';
import { type Note, rowList } from './problem.ts';
import { mergedCell } from './quantities.ts';
import { type CouncilFile, type ReadAnswers, readCouncilFile } from './read.ts';

/** What is said of a week that came as a workbook. */
const fromWorkbook =
  'This week was read from a workbook, and the portal takes CSV only: the file to give back is a CSV of the same rows. A spreadsheet can change dates and SS Refs, so choose the CSV that the portal exported if you still have it.';

type Rows = readonly (readonly string[])[];

/** A sheet's rows, and what is to be known of its cells. */
export type SheetOfWeek = Pick<WorkbookSheet, 'rows' | 'repeated' | 'daysFrom1904' | 'uncalculated'>;

/** Reads rows of texts as a council file; its bytes are a CSV of the same rows, so row numbers are the sheet's. */
export function councilFileOfSheet(
  sheet: SheetOfWeek,
  council: Pick<CouncilProfile, 'csv'>,
  answers: ReadAnswers = {},
): CouncilFile {
  const { separator } = council.csv;
  const { rows, comments } = cellsOfWeek(sheet, council);
  const width = Math.max(1, ...rows.slice(0, 50).map((cells) => cells.length));
  const comment = foldHeader(council.csv.columns.find(({ field }) => field === 'comment')?.header ?? '');
  const commentAt = rows.slice(0, 20).flatMap((cells) => cells.findIndex((cell) => foldHeader(cell) === comment));
  // A sheet says for sure what a cell is: as text, a figure for a comment and a blank before a cell would be doubted.
  const cellOf = (cell: string, at: number) =>
    writeCell(cell, separator, /^\s/.test(cell) || (commentAt.includes(at) && /^\d/.test(cell)));
  const lines = rows.map((cells) =>
    Array.from({ length: Math.max(width, cells.length) }, (_, at) => cellOf(cells[at] ?? '', at)).join(separator),
  );
  const file = readCouncilFile(encodeFile(`${lines.join('\r\n')}\r\n`, 'utf-8'), council, answers);
  if (file.problems.length > 0) return file;
  const notes: Note[] = [{ code: 'from-workbook', message: fromWorkbook }];
  if (comments.length > 0) {
    const message = `A comment is one cell with that of the row above: it was read for that row alone, and ${rowList(comments)} ${comments.length === 1 ? 'has' : 'have'} none.`;
    notes.push({ code: 'cell-merged', message });
  }
  return { ...file, notes: [...notes, ...file.notes] };
}

/** Days between the calendars of 1900 and 1904. */
const daysApart = 1462;

/**
 * The cells as they count for each row. Whom a row is of stands in each row that its cell reaches over; hours that reach
 * over two rows would count twice, so they are refused, and a comment is its first row's alone.
 */
function cellsOfWeek(
  { rows, repeated, daysFrom1904, uncalculated = [] }: SheetOfWeek,
  council: Pick<CouncilProfile, 'csv'>,
): { rows: Rows; comments: number[] } {
  if (repeated.length === 0 && uncalculated.length === 0 && !daysFrom1904) return { rows, comments: [] };
  const fields = new Map(council.csv.columns.map(({ header, field }) => [foldHeader(header), field]));
  const headings = rows.slice(0, 20).map((cells) => cells.map((cell) => fields.get(foldHeader(cell)) ?? null));
  const known = headings.map((row) => row.filter((field) => field !== null).length);
  const headingRow = known.indexOf(Math.max(0, ...known));
  const columns = headings[headingRow] ?? [];
  const counted = rows.map((cells) => [...cells]);
  const comments: number[] = [];
  for (const { row, column } of repeated) {
    const cells = counted[row];
    const field = columns[column] ?? null;
    if (cells === undefined || row <= headingRow || field === null || namingFields.includes(field)) continue;
    if (field === 'comment') {
      cells[column] = '';
      comments.push(row + 1);
    } else cells[column] = mergedCell(cells[column] ?? '');
  }
  // Blank is no hours at all, which is not what a formula means that nobody calculated.
  for (const { row, column } of uncalculated) {
    const cells = counted[row];
    if (cells === undefined || cells.length === 0 || row <= headingRow || columns[column] == null) continue;
    while (cells.length <= column) cells.push('');
    cells[column] = notCalculated;
  }
  const date = columns.indexOf('date');
  if (daysFrom1904 && date >= 0) {
    for (const cells of counted.slice(headingRow + 1)) {
      if (/^\d{5}$/.test(cells[date] ?? '')) cells[date] = String(Number(cells[date]) + daysApart);
    }
  }
  return { rows: counted, comments };
}

const namingFields: readonly CsvField[] = ['service', 'serviceLevel', 'ssRef', 'date'];

/** How many of the council's headings a row of the first twenty has, at best. */
function councilHeadingsIn(rows: Rows, council: Pick<CouncilProfile, 'csv'>): number {
  const headings = new Set(council.csv.columns.map(({ header }) => foldHeader(header)));
  const known = rows
    .slice(0, 20)
    .map((cells) => new Set(cells.map(foldHeader).filter((header) => headings.has(header))).size);
  return Math.max(0, ...known);
}

/** Whether rows have the headings of the council's file, all of them. */
export function isCouncilExport(rows: Rows, council: Pick<CouncilProfile, 'csv'>): boolean {
  return councilHeadingsIn(rows, council) === council.csv.columns.length;
}

/**
 * The sheets in the order in which to offer them: those with known headings first, visible before hidden, then the one with
 * most of them. `isWeek` is false for a sheet without the council's headings.
 */
export function councilSheets(
  sheets: readonly WorkbookSheet[],
  council: Pick<CouncilProfile, 'csv'>,
): { sheet: WorkbookSheet; isWeek: boolean }[] {
  const least = Math.min(3, council.csv.columns.length);
  return sheets
    .map((sheet) => ({ sheet, known: councilHeadingsIn(sheet.rows, council) }))
    .map(({ sheet, known }) => ({ sheet, known, isWeek: known >= least }))
    .sort(
      (a, b) =>
        Number(b.isWeek) - Number(a.isWeek) || Number(b.sheet.visible) - Number(a.sheet.visible) || b.known - a.known,
    )
    .map(({ sheet, isWeek }) => ({ sheet, isWeek }));
}
