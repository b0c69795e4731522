// The council's week as a workbook's sheet or a web page's table has it. It is read as such, by the same reader, and says
// with it that it cannot go back: the portal takes the CSV that it exported.
import type { CouncilProfile } from '../council/schema.ts';
import type { WorkbookSheet } from '../readers/workbook/index.ts';
import { writeCell } from './cells.ts';
import { encodeFile } from './encoding.ts';
import { foldHeader } from './layout.ts';
import { type CouncilFile, type ReadAnswers, readCouncilFile } from './read.ts';

/** What is said of a week that came as a workbook. */
export const fromWorkbook =
  'This week was read from a workbook, which cannot go back to the portal. Export the week as CSV, and bring that file in to give it back.';

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
export function councilHeadingsIn(rows: readonly (readonly string[])[], council: Pick<CouncilProfile, 'csv'>): number {
  const headings = new Set(council.csv.columns.map(({ header }) => foldHeader(header)));
  const known = rows
    .slice(0, 20)
    .map((cells) => new Set(cells.map(foldHeader).filter((header) => headings.has(header))).size);
  return Math.max(0, ...known);
}

/** The sheet that holds the council's week: the one with most of its headings, a visible one first; null: none. */
export function councilSheet(
  sheets: readonly WorkbookSheet[],
  council: Pick<CouncilProfile, 'csv'>,
): WorkbookSheet | null {
  const [best] = sheets
    .map((sheet) => ({ sheet, known: councilHeadingsIn(sheet.rows, council) }))
    .filter(({ known }) => known >= Math.min(3, council.csv.columns.length))
    .sort((a, b) => Number(b.sheet.visible) - Number(a.sheet.visible) || b.known - a.known);
  return best?.sheet ?? null;
}
