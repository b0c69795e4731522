// Text from the clipboard as the table that it is: cells between tabs as spreadsheets put them there, or CSV. What looks like CSV
// and fits the grid in no one way is refused as a whole, in words that say how to paste it.
import { count } from '../../src-shared/domain/count.ts';
import { isNothing, readHours } from '../../src-shared/readers/hours.ts';
import { otherReading } from '../../src-shared/readers/parted-cells.ts';
import { headingOf, isEntered } from '../grid/sheet-columns.ts';
import {
  type CsvSeparator,
  type CsvTable,
  csvWithHeadings,
  csvWithoutHeadings,
  isBlock,
  isFilled,
  isQuotedCsv,
} from './csv-text.ts';
import type { LinesNamed } from './line-named.ts';
import { kindOf, movedRows, widthOf } from './moved-rows.ts';
import { headingsOf } from './paste-headings.ts';
import { readTabSeparated } from './tab-separated.ts';

export type PastedText =
  | {
      ok: true;
      cells: string[][];
      /** What it was read as, where nobody would see it. */
      note: string | null;
      /** Rows, from 1, whose cells are not under the headings that they belong to, each with a sentence. */
      moved: ReadonlyMap<number, string>;
    }
  | { ok: false; sentence: string; action: string };

interface PastedInto {
  /** The columns on show from the one where the paste begins. */
  columns: readonly string[];
  /** Everybody of the week. */
  people: Pick<LinesNamed, 'isPerson' | 'isSsRef'>;
}

const named: Record<CsvSeparator, string> = { ',': 'commas', ';': 'semicolons', '|': 'bars' };
const noneMoved: ReadonlyMap<number, string> = new Map();
const copyCells = 'Open it in a spreadsheet and copy the cells from there.';

export function readPasted(text: string, into: PastedInto): PastedText {
  const headed = csvWithHeadings(text);
  if (headed !== null) return withHeadings(headed);
  const cells = readTabSeparated(text);
  const asItIs: PastedText = { ok: true, cells, note: null, moved: noneMoved };
  const lines = cells.flatMap(([first = '', another]) => (another === undefined && first.trim() !== '' ? [first] : []));
  if (lines.length === 0 || cells.some((row) => row.length > 1)) return asItIs;
  const tables = csvWithoutHeadings(text);
  const [column = ''] = into.columns;
  const namesAnybody = tables.some(({ cells: rows }) =>
    rows.every((row) => !isFilled(row) || namesSomebody(row, into)),
  );
  const isQuoted = tables.some((table) => isQuotedCsv(text, table));
  // Words may have commas; figures that read as they stand have decimal ones.
  if (!namesAnybody && !isQuoted && lines.some((line) => isOneCell(line, column, into))) return asItIs;
  const fitting = tables.filter((table) => isBlock(table) && fits(table, into));
  const [only, another] = fitting;
  const twoWays = only !== undefined && another === undefined ? inTwoWays(only, into) : null;
  if (twoWays !== null) return twoWays;
  if (only !== undefined && another === undefined)
    return { ok: true, cells: only.cells, note: noteOf(only), moved: noneMoved };
  // One line of words is one cell that cannot be read.
  if (!namesAnybody && !isQuoted && (tables.length === 0 || lines.length === 1)) return asItIs;
  const apart = (another === undefined ? tables : fitting).map(({ separator }) => named[separator]);
  if (another !== undefined) {
    const sentence = `What was pasted can be read in two ways: with ${apart.join(', or with ')} between its cells.`;
    return { ok: false, sentence, action: `Copy the row of headings along with it. Or: ${copyCells}` };
  }
  const sentence = `What was pasted looks like text with ${apart.join(' or ')} between its cells (CSV), which do not fit the columns from ${headingOf(column)} on.`;
  const action = 'Copy the row of headings along with it, or begin where its first column belongs.';
  return { ok: false, sentence, action };
}

function withHeadings(table: CsvTable): PastedText {
  const { cells, unclosed, separator } = table;
  if (unclosed !== null) {
    const sentence = `Row ${unclosed} of what was pasted: a quotation mark opens here and is not closed where its cell ends, so that what follows stands in that cell.`;
    return { ok: false, sentence, action: 'Close the quotation mark or remove it, and paste again.' };
  }
  const headings = headingsOf(cells);
  const moved = headings === null ? null : movedRows(table, headings);
  if (headings !== null && moved?.all) {
    const sentence = `What was pasted has ${count(widthOf(cells[headings.row] ?? []), 'heading')} and more cells than that in every row, as if each had a “${separator}” that parts no cells, such as a decimal comma.`;
    return { ok: false, sentence, action: `Put such cells in quotation marks. Or: ${copyCells}` };
  }
  return { ok: true, cells, note: noteOf(table), moved: moved?.rows ?? noneMoved };
}

const noteOf = ({ separator }: CsvTable) => `Read as text with ${named[separator]} between its cells (CSV).`;

function namesSomebody(cells: readonly string[], { people, columns }: PastedInto): boolean {
  // A comment may speak of somebody by name.
  if (columns[0] === 'comment') return cells.length > 2 && cells.some((cell) => people.isSsRef(cell.trim()));
  return cells.some((cell) => people.isSsRef(cell.trim()) || (/\p{L}/u.test(cell) && people.isPerson(cell)));
}

/** True for a text that is what the column holds, commas and all. */
function isOneCell(text: string, column: string, { people }: PastedInto): boolean {
  if (column === 'comment') return true;
  if (column === 'person') return people.isPerson(text);
  return isHours(text);
}

/** Hours, or what could be two numbers of them, of which a person is asked. */
function isHours(text: string): boolean {
  const read = readHours(text);
  return isNothing(text) || read.ok || read.readings !== null;
}

/** Without headings nothing says how many cells a row has: figures side by side may be one with a decimal comma. */
function inTwoWays({ cells, whole, separator }: CsvTable, { columns }: PastedInto): PastedText | null {
  const table = { separator, kinds: columns.map(kindOf), least: 0 };
  for (const [at, row] of cells.entries()) {
    const other = otherReading(row, (cell) => whole[at]?.[cell] === true, table, 'figures');
    if (other === null) continue;
    const said = `${headingOf(columns[other.column] ?? '')} is “${(row[other.column] ?? '').trim()}”, or it is “${other.text.trim()}”`;
    const sentence = `Row ${at + 1} of what was pasted can be read in two ways, since a “${separator}” may part two cells or stand in one: ${said}.`;
    return { ok: false, sentence, action: `Copy the row of headings along with it. Or: ${copyCells}` };
  }
  return null;
}

/** True where every cell is what its column in the grid holds. */
function fits({ cells }: CsvTable, { columns, people }: PastedInto): boolean {
  const rows = cells.filter(isFilled);
  const hasPlace = rows.every((row) => row.length <= columns.length);
  return (
    hasPlace &&
    columns.slice(0, rows[0]?.length ?? 0).every((column, at) => {
      const texts = rows.map((row) => (row[at] ?? '').trim());
      if (column === 'person') return isMostly(texts, (text) => people.isPerson(text));
      if (column === 'ssRef') return isMostly(texts, (text) => people.isSsRef(text));
      return column === 'comment' || !isEntered(column) || texts.every(isHours);
    })
  );
}

function isMostly(texts: readonly string[], isOne: (text: string) => boolean): boolean {
  return texts.filter(isOne).length * 2 > texts.length;
}
