// What pasting a block of cells into the grid would mean: which lines change, and which cells are not taken and why.
// Pure: nothing is written before somebody has seen this. A sheet says no reasons, so what it brings has none until the
// coordinator chooses one, as with a file.

import type { RecordMany } from '../../src-shared/app-api/week.ts';
import { type DateFormat, readDate } from '../../src-shared/council-csv/dates.ts';
import { categories, type Variation, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { longestText } from '../../src-shared/domain/limits.ts';
import { serviceAndLevel } from '../../src-shared/domain/lines.ts';
import { formatQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import { formatWeek, type PlainDate } from '../../src-shared/domain/week.ts';
import type { DecimalMark } from '../../src-shared/readers/hours.ts';
import { foldName } from '../../src-shared/readers/names.ts';
import type { GridRow } from '../grid/rows.ts';
import { headingOf, sheetColumns } from '../grid/sheet-columns.ts';
import { propose, quantitiesOf } from '../recording/propose.ts';
import { readEntry } from '../recording/read-entry.ts';
import { LinesNamed, namingColumns } from './line-named.ts';

export interface PasteTarget {
  /** The week on show: rows of another one are not for it. */
  weekStart: PlainDate;
  /** How the council's file writes a date. */
  dateFormat: DateFormat;
  /** As they stand in the grid, from the first line on show. */
  rows: readonly GridRow[];
  /** Where the paste begins. */
  rowIndex: number;
  column: string;
  /** Chosen lines: a single row of cells goes into each of them. */
  chosen: readonly GridRow[];
  /** The council's step, in hundredths. */
  step: Quantity;
  /** Which is the decimal mark, once a person has said so for this sheet. */
  mark?: DecimalMark;
}

export interface RefusedCell {
  /** Row of the sheet, from 1. */
  row: number;
  person: string;
  text: string;
  /** What is wrong and how to put it right. */
  sentence: string;
  /** What the text could mean, where it could mean two things. */
  readings?: [string, string];
}

export interface PastePlan {
  /** Rows of the sheet that hold lines: all but a heading. */
  read: number;
  changes: RecordMany['changes'];
  /** Where each of `changes` comes from: the row of the sheet, what it says, and whose line it is. */
  from: { row: number; text: string; person: string; line: string }[];
  refused: RefusedCell[];
  /** What was read otherwise than it is written, each said once. */
  notes: string[];
  /** Lines that will have a quantity without a reason. */
  withoutReason: number;
}

/** The council's file says with each row which week it is of; the grid shows one week and has no such column. */
const weekColumn = 'week';

/** Columns that are on show and follow from others, so that nothing is lost by passing over them. */
const followed = [weekColumn, 'difference', 'state', 'planned', 'visits', 'serviceLevel'];

/** @public imported from outside this project: the name stays. */
export function planPaste(cells: readonly (readonly string[])[], target: PasteTarget): PastePlan {
  const plan: PastePlan = { read: 0, changes: [], from: [], refused: [], notes: [], withoutReason: 0 };
  const headings = headingColumns(cells[0] ?? []);
  const columns = headings ?? columnsFrom(target.column);
  const rows = (headings === null ? cells : cells.slice(1)).map((rowCells) => ({
    cells: rowCells,
    week: weekOf(rowCells, columns, target),
  }));
  const [only] = rows;
  const repeated = rows.length === 1 && only !== undefined && target.chosen.length > 1;
  const pairs = repeated
    ? target.chosen.map((row) => ({ ...only, row }))
    : rows.map((one, index) => ({ ...one, row: target.rows[target.rowIndex + index] }));
  // Lines alike are told apart by how many rows name them: those of another week do not count.
  const ofThisWeek = rows.filter(({ week }) => week.refused === null).map((one) => one.cells);
  const names = new LinesNamed(ofThisWeek, columns, target.rows);
  for (const [index, pair] of pairs.entries()) {
    if (pair.cells.every((text) => text.trim() === '')) continue;
    plan.read += 1;
    const number = (repeated ? 0 : index) + (headings === null ? 1 : 2);
    if (pair.week.refused !== null) {
      plan.refused.push({ row: number, person: '', text: pair.cells.join(' · '), sentence: pair.week.refused });
      continue;
    }
    noteOnce(plan, pair.week.note);
    const named = headings === null ? ({ kind: 'unnamed' } as const) : names.find(pair.cells);
    if (named.kind === 'refused') {
      plan.refused.push({ row: number, person: '', text: pair.cells.join(' · '), sentence: named.sentence });
      continue;
    }
    const row = named.kind === 'line' ? named.row : pair.row;
    addRow(plan, pair.cells, columns, row, { number, target, names });
  }
  return withoutSecondRows(plan);
}

interface RowContext {
  number: number;
  target: PasteTarget;
  names: LinesNamed;
}

function addRow(
  plan: PastePlan,
  cells: readonly string[],
  columns: readonly (string | null)[],
  row: GridRow | undefined,
  { number, target, names }: RowContext,
): void {
  const refuse = (text: string, sentence: string, readings?: [string, string]) =>
    plan.refused.push({
      row: number,
      person: row?.person ?? '',
      text,
      sentence,
      ...(readings === undefined ? {} : { readings }),
    });
  const whole = cells.join(' · ');
  const actual = row?.row?.actual ?? null;
  if (row === undefined) return void refuse(whole, 'There is no line left below to take this row.');
  if (actual === null) return void refuse(whole, 'This line has no actual in this week yet.');
  const other = names.whyNot(cells, row);
  if (other !== null) return void refuse(whole, other);
  const wanted: { quantities: Map<string, Quantity>; comment: string | null } = {
    quantities: new Map(),
    comment: null,
  };
  for (const [index, text] of cells.entries()) {
    const column = columns[index] ?? null;
    if (column === null) {
      if (text.trim() !== '') refuse(text, 'There is no column for this cell.');
    } else if (column === 'comment') {
      if (text.length <= longestText) wanted.comment = text;
      else refuse(text.slice(0, 200), `Comment: it has ${count(text.length, 'character')}. Shorten it to 4,000.`);
    } else if (!namingColumns.includes(column) && !followed.includes(column)) {
      if (column === 'actual' && text.trim() === '') continue;
      const entry = readEntry(text, column as 'actual' | 'missed', actual, target.step, target.mark ?? null);
      if (!entry.ok) refuse(text, `${headingOf(column)}: ${entry.sentence}`, entry.readings);
      else {
        wanted.quantities.set(column, entry.quantity);
        note(plan, text, entry.understood);
      }
    }
  }
  const explained = variationsFor(actual, wanted.quantities);
  if (!explained.ok) return void refuse(whole, explained.sentence);
  const comment =
    wanted.comment === null || wanted.comment.trim() === actual.comment ? {} : { comment: wanted.comment };
  const variations = explained.variations === null ? {} : { variations: explained.variations };
  if (!('comment' in comment) && !('variations' in variations)) return;
  plan.changes.push({ lineId: row.id, ...variations, ...comment });
  const { person, shortService: service, serviceLevel } = row;
  plan.from.push({ row: number, text: whole, person, line: serviceAndLevel({ service, serviceLevel }) });
  if (explained.variations?.some(({ reason }) => reason === 'unspecified')) plan.withoutReason += 1;
}

function note(plan: PastePlan, text: string, understood: string | undefined): void {
  noteOnce(plan, understood === undefined ? null : `${text.trim()} read as ${understood}.`);
}

function noteOnce(plan: PastePlan, sentence: string | null): void {
  if (sentence !== null && !plan.notes.includes(sentence)) plan.notes.push(sentence);
}

/** Why a row is not for the week on show, by the date that it states; a row without one is for it. */
function weekOf(
  cells: readonly string[],
  columns: readonly (string | null)[],
  { weekStart, dateFormat }: PasteTarget,
): { refused: string | null; note: string | null } {
  const text = (cells[columns.indexOf(weekColumn)] ?? '').trim();
  if (!columns.includes(weekColumn) || text === '') return { refused: null, note: null };
  const read = readDate(text, dateFormat);
  if (!read.ok) return { refused: `Date: ${text} ${read.wrong}. ${read.fix}`, note: null };
  if (read.weekStart === weekStart) return { refused: null, note: read.note?.message ?? null };
  const sentence = `This row is of the week ${formatWeek(read.weekStart)}, and the week on show is ${formatWeek(weekStart)}. Open that week and paste it there, or correct its date.`;
  return { refused: sentence, note: null };
}

/** A line that two rows of the sheet name would be changed by whichever came last: neither is taken. */
function withoutSecondRows(plan: PastePlan): PastePlan {
  const rowsOf = new Map<string, number[]>();
  for (const [at, { lineId }] of plan.changes.entries()) {
    rowsOf.set(lineId, [...(rowsOf.get(lineId) ?? []), plan.from[at]?.row ?? 0]);
  }
  const doubled = (lineId: string) => (rowsOf.get(lineId) ?? []).length > 1;
  if (!plan.changes.some(({ lineId }) => doubled(lineId))) return plan;
  const kept = <Item>(items: readonly Item[]) => items.filter((_, at) => !doubled(plan.changes[at]?.lineId ?? ''));
  const refused = plan.changes.flatMap(({ lineId }, at) => {
    const from = plan.from[at];
    if (from === undefined || !doubled(lineId)) return [];
    const sentence = `Rows ${(rowsOf.get(lineId) ?? []).join(' and ')} are of the same line. Keep the one that is right.`;
    return [{ row: from.row, person: from.person, text: from.text, sentence }];
  });
  const changes = kept(plan.changes);
  return {
    ...plan,
    changes,
    from: kept(plan.from),
    refused: [...plan.refused, ...refused].sort((a, b) => a.row - b.row),
    withoutReason: changes.filter((change) => change.variations?.some(({ reason }) => reason === 'unspecified')).length,
  };
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

function columnsFrom(column: string): string[] {
  const from = sheetColumns.findIndex(({ id }) => id === column);
  return sheetColumns.slice(Math.max(0, from)).map(({ id }) => id);
}
