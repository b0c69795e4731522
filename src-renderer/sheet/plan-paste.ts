// What pasting a block of cells into the grid would mean: which lines change, and which cells are not taken and why.
// Pure: nothing is written before somebody has seen this. A sheet says no reasons, so what it brings has none until the
// coordinator chooses one, as with a file.

import type { RecordMany } from '../../src-shared/app-api/week.ts';
import { categories, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import type { GridRow } from '../grid/rows.ts';
import { headingOf, sheetColumns, sheetText } from '../grid/sheet-columns.ts';
import { propose, quantitiesOf } from '../recording/propose.ts';
import { readEntry } from '../recording/read-entry.ts';

export interface PasteTarget {
  /** As they stand in the grid, from the first line on show. */
  rows: readonly GridRow[];
  /** Where the paste begins. */
  rowIndex: number;
  column: string;
  /** Chosen lines: a single row of cells goes into each of them. */
  chosen: readonly GridRow[];
  /** The council's step, in hundredths. */
  step: Quantity;
}

export interface RefusedCell {
  /** Row of the sheet, from 1. */
  row: number;
  person: string;
  text: string;
  sentence: string;
}

export interface PastePlan {
  /** Rows of the sheet that hold lines: all but a heading. */
  read: number;
  changes: RecordMany['changes'];
  /** The row of the sheet, and what it says, for each of `changes`. */
  from: { row: number; text: string }[];
  refused: RefusedCell[];
  /** Lines that will have a quantity without a reason. */
  withoutReason: number;
}

/** Columns that are on show and follow from others, so that nothing is lost by passing over them. */
const followed = ['difference', 'state', 'planned', 'visits', 'serviceLevel'];
/** Columns that say whose line it is. */
const naming = ['person', 'ssRef', 'shortService'];

/** @public imported from outside this project: the name stays. */
export function planPaste(cells: readonly (readonly string[])[], target: PasteTarget): PastePlan {
  const plan: PastePlan = { read: 0, changes: [], from: [], refused: [], withoutReason: 0 };
  const headings = headingColumns(cells[0] ?? []);
  const rows = headings === null ? cells : cells.slice(1);
  const columns = headings ?? columnsFrom(target.column);
  const [only] = rows;
  const repeated = rows.length === 1 && only !== undefined && target.chosen.length > 1;
  const pairs = repeated
    ? target.chosen.map((row) => ({ cells: only, row }))
    : rows.map((rowCells, index) => ({ cells: rowCells, row: target.rows[target.rowIndex + index] }));
  for (const [index, pair] of pairs.entries()) {
    if (pair.cells.every((text) => text.trim() === '')) continue;
    plan.read += 1;
    const number = (repeated ? 0 : index) + (headings === null ? 1 : 2);
    const named = headings === null ? pair.row : (lineNamed(pair.cells, columns, target.rows) ?? pair.row);
    addRow(plan, pair.cells, columns, named, { number, step: target.step });
  }
  return plan;
}

function addRow(
  plan: PastePlan,
  cells: readonly string[],
  columns: readonly (string | null)[],
  row: GridRow | undefined,
  { number, step }: { number: number; step: Quantity },
): void {
  const refuse = (text: string, sentence: string) =>
    plan.refused.push({ row: number, person: row?.person ?? '', text, sentence });
  const actual = row?.row?.actual ?? null;
  if (row === undefined) return void refuse(cells.join(' · '), 'There is no line left below to take this row.');
  if (actual === null) return void refuse(cells.join(' · '), 'This line has no actual in this week yet.');
  const wanted: { quantities: Map<string, Quantity>; comment: string | null } = {
    quantities: new Map(),
    comment: null,
  };
  for (const [index, text] of cells.entries()) {
    const column = columns[index] ?? null;
    if (column === null) {
      if (text.trim() !== '') refuse(text, 'There is no column for this cell.');
    } else if (column === 'comment') wanted.comment = text;
    else if (naming.includes(column)) {
      if (text.trim() !== '' && !sameName(text, sheetText(row, column))) {
        return void refuse(
          text,
          `This row names another ${headingOf(column)} than the line, ${sheetText(row, column)}.`,
        );
      }
    } else if (!followed.includes(column)) {
      const entry = readCell(text, column, actual, step);
      if (entry === null) continue;
      if (entry.ok) wanted.quantities.set(column, entry.quantity);
      else refuse(text, `${headingOf(column)}: ${entry.sentence}`);
    }
  }
  const explained = variationsFor(actual, wanted.quantities);
  if (!explained.ok) return void refuse(cells.join(' · '), explained.sentence);
  const comment =
    wanted.comment === null || wanted.comment.trim() === actual.comment ? {} : { comment: wanted.comment };
  const variations = explained.variations === null ? {} : { variations: explained.variations };
  if (!('comment' in comment) && !('variations' in variations)) return;
  plan.changes.push({ lineId: row.id, ...variations, ...comment });
  plan.from.push({ row: number, text: cells.join(' · ') });
  if (explained.variations?.some(({ reason }) => reason === 'unspecified')) plan.withoutReason += 1;
}

/** Excel shows thousands with commas and nothing as a dash; an empty actual says nothing. */
function readCell(text: string, column: string, actual: WeeklyActual, step: Quantity) {
  const plain = text.trim().replaceAll(',', '');
  if (column === 'actual' && plain === '') return null;
  return readEntry(plain === '–' || plain === '-' ? '' : plain, column as 'actual' | 'missed', actual, step);
}

type ExplainedFigures = { ok: true; variations: Variation[] | null } | { ok: false; sentence: string };

/** Null: nothing about the figures changes. */
function variationsFor(actual: WeeklyActual, wanted: ReadonlyMap<string, Quantity>): ExplainedFigures {
  let now = actual;
  const take = (variations: Variation[]) => {
    now = { ...now, variations, ...quantitiesOf(now.planned, variations) };
  };
  for (const category of categories) {
    const quantity = wanted.get(category);
    if (quantity === undefined) continue;
    const proposal = propose(now, category, quantity);
    if (proposal.kind === 'record') take(proposal.variations);
    if (proposal.kind === 'ask' && quantity !== now[category]) {
      take([...proposal.kept, withoutReason(proposal.before, category, proposal.quantity)]);
    }
  }
  const total = wanted.get('actual');
  if (total !== undefined && total !== now.actual) {
    if (categories.some((category) => (wanted.get(category) ?? actual[category]) !== actual[category])) {
      const sentence = `Actual ${formatQuantity(total)} does not follow from the row’s other figures, which make it ${formatQuantity(now.actual)}.`;
      return { ok: false, sentence };
    }
    const difference = total - now.planned;
    const category = difference < 0 ? 'missed' : 'extra';
    take(difference === 0 ? [] : [withoutReason(null, category, Math.abs(difference))]);
  }
  return { ok: true, variations: now === actual ? null : now.variations };
}

function withoutReason(before: Variation | null, category: Variation['category'], quantity: Quantity): Variation {
  if (before !== null) return { ...before, quantity };
  const empty = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
  return { category, reason: 'unspecified', quantity, ...empty };
}

/** The columns by name, when the first row is a row of the grid's headings; else null. */
function headingColumns(first: readonly string[]): (string | null)[] | null {
  const found = first.map(
    (text) => sheetColumns.find(({ heading }) => heading.toLowerCase() === text.trim().toLowerCase())?.id ?? null,
  );
  return found.some((column) => column !== null) ? found : null;
}

function columnsFrom(column: string): string[] {
  const from = sheetColumns.findIndex(({ id }) => id === column);
  return sheetColumns.slice(Math.max(0, from)).map(({ id }) => id);
}

/** The one line that a row names by SS Ref, service and level; undefined when it names none, or several. */
function lineNamed(
  cells: readonly string[],
  columns: readonly (string | null)[],
  rows: readonly GridRow[],
): GridRow | undefined {
  const at = columns.indexOf('ssRef');
  if (at < 0) return undefined;
  const keys = ['ssRef', 'shortService', 'serviceLevel'].filter((column) => columns.includes(column));
  const found = rows.filter((row) =>
    keys.every((column) => sameName(cells[columns.indexOf(column)] ?? '', sheetText(row, column))),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** A spreadsheet takes the zeros from the front of an SS Ref, and guards a text with an apostrophe. */
function sameName(pasted: string, shown: string): boolean {
  const plain = (text: string) =>
    text
      .trim()
      .replace(/^'/, '')
      .replace(/^0+(?=\d)/, '')
      .toLowerCase();
  return plain(pasted) === plain(shown);
}
