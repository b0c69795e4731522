// The council's week as a workbook's sheet or a web page's table has it. It is read by the same reader, as a CSV of the
// same rows, and says with it that a spreadsheet may have changed what the portal exported.
import type { CouncilProfile } from '../council/schema.ts';
import type { WorkbookSheet } from '../readers/workbook/index.ts';
import { writeCell } from './cells.ts';
import { encodeFile } from './encoding.ts';
import { foldHeader } from './layout.ts';
import { type CouncilFile, type ReadAnswers, readCouncilFile } from './read.ts';

/** What is said of a week that came as a workbook. */
const fromWorkbook =
  'This week was read from a workbook, and the portal takes CSV only: the file to give back is a CSV of the same rows. A spreadsheet can change dates and SS Refs, so choose the CSV that the portal exported if you still have it.';

/** Reads rows of texts as a council file; its bytes are a CSV of the same rows, so row numbers are the sheet's. */
export function councilFileOfRows(
  rows: readonly (readonly string[])[],
  council: Pick<CouncilProfile, 'csv'>,
  answers: ReadAnswers = {},
): CouncilFile {
  const { separator } = council.csv;
  const width = Math.max(1, ...rows.slice(0, 50).map((cells) => cells.length));
  const lines = rows.map((cells) =>
    Array.from({ length: Math.max(width, cells.length) }, (_, at) => writeCell(cells[at] ?? '', separator, false)).join(
      separator,
    ),
  );
  const file = readCouncilFile(encodeFile(`${lines.join('\r\n')}\r\n`, 'utf-8'), council, answers);
  if (file.problems.length > 0) return file;
  return { ...file, notes: [{ code: 'from-workbook', message: fromWorkbook }, ...file.notes] };
}

/** How many of the council's headings a row of the first twenty has, at best. */
function councilHeadingsIn(rows: readonly (readonly string[])[], council: Pick<CouncilProfile, 'csv'>): number {
  const headings = new Set(council.csv.columns.map(({ header }) => foldHeader(header)));
  const known = rows
    .slice(0, 20)
    .map((cells) => new Set(cells.map(foldHeader).filter((header) => headings.has(header))).size);
  return Math.max(0, ...known);
}

/** Whether rows have the headings of the council's file, all of them. */
export function isCouncilExport(rows: readonly (readonly string[])[], council: Pick<CouncilProfile, 'csv'>): boolean {
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
