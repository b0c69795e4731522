// What pasting a block of cells into the grid would mean: which lines change, and which cells are not taken and why.
// Pure: nothing is written before somebody has seen this. As with a file, a row is taken whole or not at all, and what it
// brings has no reasons until the coordinator chooses one.

import type { RecordMany } from '../../src-shared/app-api/week.ts';
import type { DateFormat } from '../../src-shared/council-csv/dates.ts';
import { rowList } from '../../src-shared/council-csv/problem.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import { longestText } from '../../src-shared/domain/limits.ts';
import { serviceAndLevel } from '../../src-shared/domain/lines.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { type DecimalMark, isNothing, readHours } from '../../src-shared/readers/hours.ts';
import { spreadsheetError } from '../../src-shared/readers/identifier.ts';
import type { GridRow } from '../grid/rows.ts';
import { headingOf, sheetText } from '../grid/sheet-columns.ts';
import { readEntry } from '../recording/read-entry.ts';
import { variationsFor } from './explain-figures.ts';
import { findingColumns, LinesNamed, namingColumns } from './line-named.ts';
import { cutPasteRows } from './paste-cut-rows.ts';
import {
  columnsByContent,
  columnsFrom,
  columnsUnknown,
  headingsOf,
  partOfName,
  weekColumn,
  whyNoLine,
  withWholeNames,
} from './paste-headings.ts';
import { type RowByPlace, refusedTogether } from './rows-alike.ts';
import { type RowOfLine, rowsRepeated } from './rows-repeated.ts';
import type { PastedRows } from './tab-separated.ts';
import { weekStated } from './week-stated.ts';

export interface PasteTarget {
  /** The week on show: rows of another one are not for it. */
  weekStart: PlainDate;
  /** How the council's file writes a date. */
  dateFormat: DateFormat;
  /** As they stand in the grid, from the first line on show. */
  rows: readonly GridRow[];
  /** Every line of the week in its own order, also those that the filter hides; absent: all are on show. */
  week?: readonly GridRow[];
  /** Where the paste begins. */
  rowIndex: number;
  column: string;
  /** The columns on show from that one on; absent: all that the week has, in their usual order. */
  columns?: readonly string[];
  /** Chosen lines: a single row of cells goes into each of them. */
  chosen: readonly GridRow[];
  /** The council's step, in hundredths. */
  step: Quantity;
  /** Rows, from 1, that are not taken whatever they say, each with a sentence. */
  moved?: ReadonlyMap<number, string>;
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

/** A change with where it comes from: the row of the sheet, what it says, and whose line it is. */
export interface TakenRow {
  row: number;
  text: string;
  person: string;
  line: string;
  change: RecordMany['changes'][number];
}

export interface PastePlan {
  /** Rows of the sheet that hold lines: all but a heading. */
  read: number;
  /** In the order of the sheet. */
  taken: TakenRow[];
  /** Of `taken`, what is recorded. */
  changes: RecordMany['changes'];
  /** Of `taken`, where each of `changes` comes from. */
  from: Omit<TakenRow, 'change'>[];
  refused: RefusedCell[];
  /** What was read otherwise than it is written, each said once. */
  notes: string[];
  /** Lines that will have a quantity without a reason. */
  withoutReason: number;
}

/** The plan while it is made. */
type Planning = Pick<PastePlan, 'read' | 'taken' | 'refused' | 'notes'> & {
  /** Every row that is of a line, whether or not it says anything new or can be read. */
  ofLine: RowOfLine[];
  /** Rows that only their place among others tells apart. */
  byPlace: RowByPlace[];
  /** SS Refs that are written otherwise than the council writes them, with what they were read as. */
  ssRefs: Map<string, string>;
  /** Rows that state another plan or number of visits than their line has, by column. */
  stated: Map<string, number[]>;
};

/** Columns that are on show and follow from others, so that nothing is lost by passing over them. */
const followed = [weekColumn, partOfName, 'difference', 'state', 'serviceLevel'];
/** A week's first and last day, and a part of a name, say the same once more. */
const mayRepeat = [weekColumn, partOfName];
/** What the council sets: a sheet may say it, and does not change it. */
const councils = ['planned', 'visits'];

/** @public imported from outside this project: the name stays. */
export function planPaste(
  pasted: readonly (readonly string[])[] & Pick<PastedRows, 'moved'>,
  target: PasteTarget,
): PastePlan {
  const plan: Planning = {
    read: 0,
    taken: [],
    refused: [],
    notes: [],
    ofLine: [],
    byPlace: [],
    ssRefs: new Map(),
    stated: new Map(),
  };
  const found = headingsOf(pasted);
  const sheet =
    found === null
      ? { cells: pasted, columns: target.columns ?? columnsFrom(target.column) }
      : withWholeNames(pasted, found);
  const firstRow = found === null ? 0 : found.row + 1;
  const below = sheet.cells.slice(firstRow);
  const heading = found === null ? [] : (pasted[found.row] ?? []);
  const people = new LinesNamed([], [], target.rows, target.week);
  const columns = found === null ? sheet.columns : columnsByContent(below, sheet.columns, people);
  const isKnown = (text: string) => people.isPerson(text) || people.isSsRef(text);
  const unknown = columnsUnknown(heading, below, columns);
  if (found !== null) noteHeadings(plan, found.row, unknown);
  const namesNobody = found !== null && !columns.some((id) => id !== null && findingColumns.includes(id));
  const twice =
    found === null
      ? undefined
      : columns.find((id, at) => id !== null && !mayRepeat.includes(id) && columns.indexOf(id) !== at);
  const cut = found === null ? new Map<number, string>() : cutPasteRows(below, firstRow, columns, people);
  const rows = below.flatMap((cells, index) => {
    const number = firstRow + index + 1;
    const why = found === null ? null : whyNoLine(cells, heading, { ssRef: cells[columns.indexOf('ssRef')], isKnown });
    noteOnce(plan, why === null ? null : `Row ${number} ${why}; it was passed over.`);
    if (why !== null || cells.every((text) => text.trim() === '')) return [];
    const text = (pasted[number - 1] ?? []).join(' · ');
    return [{ number, cells, text, week: weekStated(cells, columns, target), cut: cut.get(index) }];
  });
  // Where some rows are of another week, a blank may be a cell that was merged with the one above it.
  const weeksDiffer = rows.some(({ week }) => week.refused !== null);
  // Lines alike are told apart by how many rows name them: those of another week do not count.
  const ofThisWeek = rows.filter(({ week }) => week.refused === null).map((one) => one.cells);
  const names = new LinesNamed(ofThisWeek, columns, target.rows, target.week);
  const [only] = rows;
  const several = rows.length === 1 && only !== undefined && target.chosen.length > 1;
  const pairs =
    several && !names.namesSomebody(only.cells)
      ? target.chosen.map((row) => ({ ...only, row }))
      : rows.map((one) => ({ ...one, row: rowInPlace(one.number - 1 - firstRow, one.cells) }));
  for (const pair of pairs) {
    plan.read += 1;
    const alike = pair.week.refused === null ? names.byPlace(pair.cells) : null;
    if (alike !== null) plan.byPlace.push({ row: pair.number, text: pair.text, alike });
    const refuse = (sentence: string) =>
      void plan.refused.push({ row: pair.number, person: '', text: pair.text, sentence });
    if (twice != null) {
      refuse(`Two columns are headed ${headingOf(twice)}, and nothing says which counts. Leave one of them out.`);
      continue;
    }
    if (namesNobody && unknown.length > 0) {
      refuse(
        `Nothing says whose row this is: the week does not know ${unknown.join(' and ')}. Head the column of names Person, or that of references SS Ref; leave out what names nobody.`,
      );
      continue;
    }
    const notTaken = target.moved?.get(pair.number) ?? pasted.moved?.get(pair.number) ?? pair.cut ?? pair.week.refused;
    if (notTaken !== null) {
      refuse(notTaken);
      continue;
    }
    if (weeksDiffer && pair.week.blank) {
      refuse('This row states no week, and other rows are of other weeks. Write the date into it.');
      continue;
    }
    noteOnce(plan, pair.week.note);
    const named = found === null ? ({ kind: 'unnamed' } as const) : names.find(pair.cells);
    if (named.kind === 'refused') {
      refuse(named.sentence);
      continue;
    }
    const row = named.kind === 'line' ? named.row : pair.row;
    addRow(plan, pair, columns, row, { target, names });
  }
  return planOf(plan);

  /** The line beside which a row stands, or of several chosen the one that it names. */
  function rowInPlace(at: number, cells: readonly string[]): GridRow | undefined {
    const own = several ? target.chosen.find((row) => names.whyNot(cells, row) === null) : undefined;
    return own ?? target.rows[target.rowIndex + at];
  }
}

function planOf({ read, taken, refused, notes, ofLine, byPlace, ssRefs, stated }: Planning): PastePlan {
  const repeated = rowsRepeated(ofLine);
  const repeatedLines = new Set(repeated.map(({ lineId }) => lineId));
  const together = refusedTogether(byPlace, [...refused, ...repeated.map((one) => one.refused)]);
  const once = taken.filter(({ row, change }) => !repeatedLines.has(change.lineId) && !together.rows.has(row));
  const passedOver = [...stated].map(([column, rows]) => {
    const say = rows.length === 1 ? 'says' : 'say';
    return `${headingOf(column)}: ${rowList(rows)} ${say} otherwise than the plan, which a paste does not change.`;
  });
  const changes = once.map(({ change }) => change);
  return {
    read,
    taken: once,
    changes,
    from: once.map(({ change: _, ...from }) => from),
    refused: together.refused.sort((a, b) => a.row - b.row),
    notes: [...notes, ...readOtherwise(ssRefs), ...passedOver],
    withoutReason: changes.filter(({ variations }) => variations?.some(({ reason }) => reason === 'unspecified'))
      .length,
  };
}

function noteHeadings(plan: Planning, row: number, unknown: readonly string[]): void {
  if (row > 0) noteOnce(plan, `The headings stand in row ${row + 1}; what is above them was not read.`);
  if (unknown.length > 0) noteOnce(plan, `The week has no ${unknown.join(' and no ')}: left out.`);
}

function readOtherwise(ssRefs: ReadonlyMap<string, string>): string[] {
  const [first] = ssRefs;
  if (first === undefined) return [];
  if (ssRefs.size <= 3) return [...ssRefs].map(([written, ssRef]) => `SS Ref ${written} read as ${ssRef}.`);
  return [`${count(ssRefs.size, 'SS Ref')} read in the council’s writing, such as ${first[0]} as ${first[1]}.`];
}

interface RowContext {
  target: PasteTarget;
  names: LinesNamed;
}

function addRow(
  plan: Planning,
  { number, cells, text: whole }: { number: number; cells: readonly string[]; text: string },
  columns: readonly (string | null)[],
  row: GridRow | undefined,
  { target, names }: RowContext,
): void {
  const person = row?.person ?? '';
  const refuse = (sentence: string) => void plan.refused.push({ row: number, person, text: whole, sentence });
  const actual = row?.row?.actual ?? null;
  if (row === undefined) return void refuse('There is no line left below to take this row.');
  if (actual === null) return void refuse('This line has no actual in this week yet.');
  const other = names.whyNot(cells, row);
  if (other !== null) return void refuse(other);
  const { shortService: service, serviceLevel } = row;
  const from = { row: number, text: whole, person, line: serviceAndLevel({ service, serviceLevel }) };
  plan.ofLine.push({ ...from, lineId: row.id });
  const written = names.otherWriting(cells, row);
  if (written !== null) plan.ssRefs.set(written, row.ssRef);
  const said = readRow(cells, columns, { row, actual, target });
  if (said.refused.length > 0) {
    for (const cell of said.refused) plan.refused.push({ row: number, person, ...cell });
    return;
  }
  for (const sentence of said.notes) noteOnce(plan, sentence);
  for (const column of said.stated) plan.stated.set(column, [...(plan.stated.get(column) ?? []), number]);
  const explained = variationsFor(actual, said.quantities);
  if (!explained.ok) return void refuse(explained.sentence);
  const comment = said.comment === null || said.comment.trim() === actual.comment ? {} : { comment: said.comment };
  const variations = explained.variations === null ? {} : { variations: explained.variations };
  if (!('comment' in comment) && !('variations' in variations)) return;
  plan.taken.push({ ...from, change: { lineId: row.id, ...variations, ...comment } });
}

interface SaidByRow {
  quantities: Map<string, Quantity>;
  comment: string | null;
  refused: Omit<RefusedCell, 'row' | 'person'>[];
  notes: string[];
  /** Columns of the council's that say something else than the line. */
  stated: string[];
}

/** Every cell of a row: half a row could say what nobody meant, so one that cannot be read keeps the others out. */
function readRow(
  cells: readonly string[],
  columns: readonly (string | null)[],
  { row, actual, target }: { row: GridRow; actual: WeeklyActual; target: PasteTarget },
): SaidByRow {
  const said: SaidByRow = { quantities: new Map(), comment: null, refused: [], notes: [], stated: [] };
  for (const [index, text] of cells.entries()) {
    const column = columns[index];
    if (column === undefined) {
      // Past the last column: a sheet with more columns than the week, or cells that moved.
      if (text.trim() !== '') said.refused.push({ text, sentence: 'There is no column for this cell.' });
    } else if (column === null || namingColumns.includes(column) || followed.includes(column)) {
    } else if (councils.includes(column)) {
      const [stated, theirs] = [readHours(text), readHours(sheetText(row, column))];
      if (text.trim() !== '' && !(stated.ok && theirs.ok && stated.quantity === theirs.quantity))
        said.stated.push(column);
    } else if (column === 'comment') {
      const wrong = whyNoComment(text);
      if (wrong === null) said.comment = text;
      else said.refused.push({ text: text.slice(0, 200), sentence: `Comment: ${wrong}` });
    } else {
      const entry = readEntry(text, column as 'actual' | 'missed', actual, target.step, target.mark ?? null);
      if (entry.ok) {
        said.quantities.set(column, entry.quantity);
        if (isNothing(text)) said.notes.push('Blank quantity read as 0.');
        if (entry.understood !== undefined) said.notes.push(`${text.trim()} read as ${entry.understood}.`);
      } else {
        const { sentence, readings } = entry;
        said.refused.push({
          text,
          sentence: `${headingOf(column)}: ${sentence}`,
          ...(readings === undefined ? {} : { readings }),
        });
      }
    }
  }
  return said;
}

function whyNoComment(text: string): string | null {
  if (text.length > longestText) return `it has ${count(text.length, 'character')}. Shorten it to 4,000.`;
  const damaged = spreadsheetError(text.trim());
  if (damaged !== null) return `${text.trim()} ${damaged}. Write the comment anew.`;
  return text.includes('\0') ? 'it has NUL characters, which are not text. Type it anew.' : null;
}

function noteOnce(plan: Planning, sentence: string | null): void {
  if (sentence !== null && !plan.notes.includes(sentence)) plan.notes.push(sentence);
}
