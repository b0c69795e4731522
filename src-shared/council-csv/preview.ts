// The first of an import's two steps: what the file would change, before anything is changed. Every row is counted once
// (read = changed + unchanged + rejected). Rows that do not balance are not rejected: they are the truth as the file
// has it, and the rules say what is wrong with them. Only rows that cannot be read or matched are.
import { type Category, categories, type Variation, type WeeklyActual } from '../domain/actuals.ts';
import { isPlannedInWeek, type ServiceLine } from '../domain/lines.ts';
import { formatQuantity } from '../domain/quantity.ts';
import { formatWeek, type PlainDate, sundayOf } from '../domain/week.ts';
import { plainLineBreaks } from '../readers/characters.ts';
import { spreadsheetError } from '../readers/identifier.ts';
import { ungarbled } from './encoding.ts';
import type { MatchedFile } from './match.ts';
import { type Note, type NoteCode, type Problem, shown } from './problem.ts';
import type { ExtraColumn } from './read.ts';
import type { FileRow, RowValues } from './row.ts';

export type ImportedField = 'actual' | 'frustrated' | 'missed' | 'extra' | 'visits' | 'comment';

export interface ChangedRow {
  row: number;
  lineId: string;
  ssRef: string;
  /** null when the line has no actual in this week yet. */
  before: WeeklyActual | null;
  /** What is stored when the import is accepted. */
  after: WeeklyActual;
  /** What differs, as text to show side by side. */
  fields: { field: ImportedField; from: string; to: string }[];
}

/** The same thing, read in many rows: said once, with the rows' numbers. `rows` is empty for the whole file. */
export interface NotedRows {
  code: NoteCode;
  message: string;
  rows: number[];
}

export interface ImportPreview {
  weekStart: PlainDate;
  counts: { read: number; changed: number; unchanged: number; rejected: number };
  changed: ChangedRow[];
  unchanged: { row: number; lineId: string }[];
  /** `lineId` null: the row names no line. */
  rejected: { row: number; lineId: string | null; problems: readonly Problem[] }[];
  /** Why the file as a whole cannot be imported; then there are no rows at all. */
  problems: readonly Problem[];
  notes: NotedRows[];
  /** For each: leave it out of the file to send (the default), or keep it (`writeCouncilFile`'s `leaveOut`). */
  extraColumns: (ExtraColumn & { choice: 'leave-out' | 'keep' })[];
  /** Lines planned in the week of which the file has no usable row: they stay as they are. */
  linesWithoutRow: string[];
}

/**
 * Says what importing a file into a week would do.
 * @param currentActuals the actuals as they are now; those of other weeks are passed over
 * @param keepColumns indexes of the extra columns that someone chose to keep for the file to send
 */
export function previewImport(
  matched: MatchedFile,
  currentActuals: readonly WeeklyActual[],
  lines: readonly ServiceLine[],
  weekStart: PlainDate,
  keepColumns: readonly number[] = [],
): ImportPreview {
  const current = new Map<string, WeeklyActual>();
  for (const actual of currentActuals) if (actual.weekStart === weekStart) current.set(actual.lineId, actual);
  const changed: ChangedRow[] = [];
  const unchanged: ImportPreview['unchanged'] = [];
  const rejected: ImportPreview['rejected'] = [];
  const notes = new NoteBook(matched.file.notes);
  const withRow = new Set<string>();
  for (const found of matched.rows) {
    const { row } = found;
    if (found.state === 'unmatched') {
      rejected.push({ row: row.number, lineId: null, problems: found.problems });
      continue;
    }
    const otherWeek = found.weekStart === weekStart ? [] : [ofOtherWeek(row.number, found.weekStart, weekStart)];
    if (row.values === null || otherWeek.length > 0) {
      rejected.push({ row: row.number, lineId: found.line.id, problems: [...row.problems, ...otherWeek] });
      continue;
    }
    const before = current.get(found.line.id) ?? null;
    const damaged = damagedComment(row, before);
    if (damaged !== null) {
      rejected.push({ row: row.number, lineId: found.line.id, problems: [damaged] });
      continue;
    }
    for (const note of found.notes) notes.add(note, row.number);
    const garbled = row.values.comment === null ? null : ungarbled(row.values.comment);
    if (garbled !== null) notes.add(garbledNote(garbled), row.number);
    withRow.add(found.line.id);
    const after = intendedActual(row.values, before, found.line, weekStart);
    const fields = before === null ? everyField(after) : differences(before, after);
    if (fields.length === 0) unchanged.push({ row: row.number, lineId: found.line.id });
    else changed.push({ row: row.number, lineId: found.line.id, ssRef: found.line.ssRef, before, after, fields });
  }
  return {
    weekStart,
    counts: {
      read: matched.rows.length,
      changed: changed.length,
      unchanged: unchanged.length,
      rejected: rejected.length,
    },
    changed,
    unchanged,
    rejected,
    problems: matched.file.problems,
    notes: notes.all(),
    extraColumns: matched.file.extraColumns.map((column) => ({
      ...column,
      choice: keepColumns.includes(column.index) ? 'keep' : 'leave-out',
    })),
    linesWithoutRow:
      matched.file.problems.length > 0
        ? []
        : lines
            .filter((line) => isPlannedInWeek(line, weekStart, sundayOf(weekStart)) && !withRow.has(line.id))
            .map((line) => line.id),
  };
}

/** What a spreadsheet made of a comment that begins as a formula does is nobody's words, and replaces none. */
function damagedComment({ number, values }: FileRow, before: WeeklyActual | null): Problem | null {
  const comment = values?.comment?.trim() ?? '';
  const wrong = comment === before?.comment.trim() ? null : spreadsheetError(comment);
  if (wrong === null) return null;
  const fix = 'Write the comment anew, with a letter first, so that the spreadsheet takes it for no formula.';
  const message = `Row ${number}: the comment ${shown(comment)} ${wrong}.`;
  return { code: 'comment-damaged', row: number, column: null, message, fix };
}

function garbledNote(meant: string): Note {
  const message = `A spreadsheet garbled letters of a comment that probably said ${shown(meant)}: look at it before importing.`;
  return { code: 'comment-garbled', message };
}

function ofOtherWeek(row: number, rowWeek: PlainDate, weekStart: PlainDate): Problem {
  return {
    code: 'week-other',
    row,
    column: null,
    message: `Row ${row} is of the week ${formatWeek(rowWeek)}, but this is the week ${formatWeek(weekStart)}.`,
    fix: 'Open that week to import this row, or correct its date.',
  };
}

/** The actual as the file has it. What the file cannot say (the plan, the reasons) stays as it was. */
function intendedActual(
  values: RowValues,
  before: WeeklyActual | null,
  line: ServiceLine,
  weekStart: PlainDate,
): WeeklyActual {
  const base: WeeklyActual = before ?? {
    lineId: line.id,
    weekStart,
    planned: line.plannedQuantity,
    actual: line.plannedQuantity,
    frustrated: 0,
    missed: 0,
    extra: 0,
    visits: line.plannedVisits,
    generatedVisits: line.plannedVisits,
    comment: '',
    variations: [],
  };
  // Blanks around a comment say nothing, and are not kept by any other way in.
  const known = plainLineBreaks(base.comment).trim();
  const comment = values.comment?.trim() ?? null;
  const sameComment = comment === null || comment === known || ungarbled(comment) === known;
  const after: WeeklyActual = {
    ...base,
    actual: values.actual ?? base.actual,
    frustrated: values.frustrated ?? base.frustrated,
    missed: values.missed ?? base.missed,
    extra: values.extra ?? base.extra,
    visits: values.visits ?? base.visits,
    comment: sameComment ? base.comment : comment,
  };
  return { ...after, variations: categories.flatMap((category) => variationsOf(category, base, after)) };
}

/** The reasons that were given are kept where the quantity is as it was; a new quantity has no reason yet. */
function variationsOf(category: Category, before: WeeklyActual, after: WeeklyActual): Variation[] {
  const given = before.variations.filter((variation) => variation.category === category);
  if (after[category] === before[category] && (given.length > 0 || after[category] === 0)) return given;
  if (after[category] === 0) return [];
  const quantity = after[category];
  return [{ category, reason: 'unspecified', quantity, firstDay: null, lastDay: null, hospitalStayId: null, note: '' }];
}

const importedFields: readonly ImportedField[] = ['actual', 'frustrated', 'missed', 'extra', 'visits', 'comment'];

function fieldText(actual: WeeklyActual, field: ImportedField): string {
  if (field === 'comment') return actual.comment;
  return field === 'visits' ? String(actual.visits) : formatQuantity(actual[field]);
}

function differences(before: WeeklyActual, after: WeeklyActual): ChangedRow['fields'] {
  return importedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: fieldText(before, field), to: fieldText(after, field) }));
}

function everyField(after: WeeklyActual): ChangedRow['fields'] {
  return importedFields.map((field) => ({ field, from: '', to: fieldText(after, field) }));
}

class NoteBook {
  readonly #byMessage = new Map<string, NotedRows>();

  constructor(ofTheFile: readonly Note[]) {
    for (const note of ofTheFile) this.#byMessage.set(note.message, { ...note, rows: [] });
  }

  add(note: Note, row: number): void {
    const known = this.#byMessage.get(note.message);
    if (known === undefined) this.#byMessage.set(note.message, { ...note, rows: [row] });
    else known.rows.push(row);
  }

  all(): NotedRows[] {
    return [...this.#byMessage.values()];
  }
}
