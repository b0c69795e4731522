// Which column of a pasted sheet holds what: by its headings where it has them, else from the cell where the paste begins.
import { isFooter } from '../../src-shared/readers/footer.ts';
import { foldName } from '../../src-shared/readers/names.ts';
import { sheetColumns } from '../grid/sheet-columns.ts';
import { findingColumns } from './line-named.ts';

/** The council's file says with each row which week it is of; the grid shows one week and has no such column. */
export const weekColumn = 'week';

export interface Headings {
  /** Index of their row in the sheet. */
  row: number;
  columns: (string | null)[];
}

/** Titles may stand above the headings; further down it is no longer a heading. */
const rowsSearched = 20;

/** The row of headings, where the sheet has one: its first row, or a later one that names whom the rows are of. */
export function headingsOf(cells: readonly (readonly string[])[]): Headings | null {
  for (const [row, texts] of cells.slice(0, rowsSearched).entries()) {
    const columns = headingColumns(texts);
    if (columns === null) continue;
    const known = columns.filter((column) => column !== null);
    if (row === 0 || (known.length > 1 && known.some((column) => findingColumns.includes(column)))) {
      return { row, columns };
    }
  }
  return null;
}

/** The columns by name, when a row is a row of the grid's headings; else null. */
function headingColumns(first: readonly string[]): (string | null)[] | null {
  const found = first.map(columnHeaded);
  // A comment may be the very word of a heading, and a heading is no number: several, or a row of nothing else.
  const known = found.filter((column) => column !== null).length;
  return known > 0 && first.every((text, index) => found[index] !== null || !/\d/.test(text)) ? found : null;
}

/** The grid's own headings, and those of the council's file for the same columns. */
function columnHeaded(text: string): string | null {
  const folded = foldHeading(text);
  const own = sheetColumns.find(({ heading }) => foldHeading(heading) === folded)?.id;
  return own ?? councilHeadings[folded] ?? null;
}

const foldHeading = (text: string) => foldName(text).replace(/[^a-z0-9]+/g, '');

const councilHeadings: Readonly<Record<string, string>> = {
  name: 'person',
  date: weekColumn,
  servicelevel: 'serviceLevel',
  weeklyactualquantity: 'actual',
  weeklyfrustratedquantity: 'frustrated',
  weeklymissedquantity: 'missed',
  weeklyextraquantity: 'extra',
  weeklynumberofvisits: 'visits',
  comments: 'comment',
};

/** The grid's columns from the one where the paste begins. */
export function columnsFrom(column: string): string[] {
  const from = sheetColumns.findIndex(({ id }) => id === column);
  return sheetColumns.slice(Math.max(0, from)).map(({ id }) => id);
}

/** Why a row under the headings is no line: it repeats them, or is printed under a list, such as a total; null where it is one. */
export function whyNoLine(cells: readonly string[], headings: readonly string[], ssRefAt: number): string | null {
  const isSame = (text: string, at: number) => foldHeading(text) === foldHeading(headings[at] ?? '');
  if (cells.some((text) => text.trim() !== '') && cells.every(isSame)) return 'repeats the headings';
  if (/\d/.test(cells[ssRefAt] ?? '') || !isFooter(cells)) return null;
  return `names nobody (${cells.filter((text) => text.trim() !== '').join(' ')})`;
}
