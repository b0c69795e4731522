// Reads a council file: which rows it has, what each says, and everything that is needed to write it back with only the
// intended cells changed. Never throws on bad content: what cannot be read becomes a problem that says what to do.
import type { CouncilProfile, CsvLayout } from '../council/schema.ts';
import { cutRowFinder } from '../readers/cut-rows.ts';
import { isFooter } from '../readers/footer.ts';
import type { DecimalMark } from '../readers/hours.ts';
import { cellValue, emptyRowCells, isBlankRow, mostCells, type RowCells, rawCell, readCells } from './cells.ts';
import { refuseCutRow } from './cut-rows.ts';
import { decodeFile, type Encoding, type EncodingDoubt, encodingName, encodingUnclear } from './encoding.ts';
import { type CsvField, type FileColumn, type FileLayout, findLayout, foldHeader } from './layout.ts';
import { whyNotCsv, whyNotCsvText } from './not-csv.ts';
import { HabitCount, type NumberHabit } from './number-habit.ts';
import { columnLetter, type Note, type Problem, shown } from './problem.ts';
import { type FileRow, rowReader } from './row.ts';

/** A column that the council's layout lacks; `empty` when no row has anything in it. */
export interface ExtraColumn extends FileColumn {
  empty: boolean;
}

/** What is kept to write the file back; `problems` are those of the whole file, and then there are no rows. */
export interface CouncilFile {
  bytes: Uint8Array;
  encoding: Encoding;
  text: string;
  tail: Uint8Array;
  contentStart: number;
  council: CsvLayout;
  /** Which is the decimal mark, where a person said so. */
  mark: DecimalMark | null;
  layout: FileLayout | null;
  habit: NumberHabit;
  rows: FileRow[];
  extraColumns: ExtraColumn[];
  problems: Problem[];
  notes: Note[];
  /** Two ways to read the file's letters, of which a person has to choose one; then it has no rows yet. */
  encodingDoubt: EncodingDoubt | null;
}

/** What a person answered where a file could be read in two ways. */
export interface ReadAnswers {
  encoding?: Encoding;
  /** Which is the decimal mark of its numbers. */
  mark?: DecimalMark;
}

/** As many rows as Excel holds. */
const mostRows = 1_048_576;
/**
 * Reads a file that the council's portal exported, or that a person saved from a spreadsheet.
 * @returns rows with what they say and what is wrong with them; `problems` when the file as a whole cannot be used.
 */
export function readCouncilFile(
  file: Uint8Array,
  council: Pick<CouncilProfile, 'csv'>,
  answers: ReadAnswers = {},
): CouncilFile {
  const nothing: CouncilFile = {
    bytes: file,
    encoding: 'utf-8',
    text: '',
    tail: new Uint8Array(0),
    contentStart: 0,
    council: council.csv,
    mark: answers.mark ?? null,
    layout: null,
    habit: { decimals: 'two', mark: '.' },
    rows: [],
    extraColumns: [],
    problems: [],
    notes: [],
    encodingDoubt: null,
  };
  const wrongKind = whyNotCsv(file);
  if (wrongKind !== null) return { ...nothing, problems: [wrongKind] };
  const { doubt, ...decoded } = decodeFile(file, answers.encoding ?? null);
  const notText = whyNotCsvText(decoded.text, decoded.contentStart);
  if (notText !== null) return { ...nothing, problems: [notText] };
  if (doubt !== null) return { ...nothing, encodingDoubt: doubt, problems: [encodingUnclear(doubt)] };
  const found = findLayout(decoded.text, decoded.contentStart, council.csv);
  if (!found.ok) return { ...nothing, problems: found.problems };
  const read = readRows(decoded, found.layout, council.csv, answers.mark ?? null);
  if (read.problem !== null) return { ...nothing, problems: [read.problem] };
  const notes = [...found.layout.notes, ...read.notes];
  // Plain ASCII is the same in both; only then is the encoding worth a word.
  if (decoded.encoding !== 'utf-8') {
    const message = `The file is written in ${encodingName(decoded.encoding)}, and is written back in it.`;
    notes.unshift({ code: 'encoding', message });
  }
  const { rows, extraColumns, habit } = read;
  return { ...nothing, ...decoded, layout: found.layout, habit, rows, extraColumns, notes };
}

interface ReadRows {
  rows: FileRow[];
  extraColumns: ExtraColumn[];
  habit: NumberHabit;
  notes: Note[];
  problem: Problem | null;
}

function readRows(
  { text, encoding }: { text: string; encoding: Encoding },
  layout: FileLayout,
  council: CsvLayout,
  mark: DecimalMark | null,
): ReadRows {
  const cells = emptyRowCells();
  const rows: FileRow[] = [];
  const notes: Note[] = [];
  const readRow = rowReader(text, layout, council, mark, encoding);
  const headings = new Map(council.columns.map((column) => [foldHeader(column.header), column.field]));
  const filled = new Set<number>();
  const extra = layout.columns.filter((column) => column.field === null).map((column) => column.index);
  const habit = new HabitCount();
  const quantityPlaces = (['actual', 'frustrated', 'missed', 'extra'] as const)
    .map((field) => layout.place[field])
    .filter((place) => place !== undefined);
  const cut = cutRowFinder(layout.columns.length, (found) => refuseCutRow(found, rows));
  let widest = layout.columns.length;
  let headerChanged: Problem | null = null;
  let number = layout.headerRow;
  for (let at = layout.rowsStart; at < text.length; at = cells.next) {
    readCells(text, at, layout.separator, cells);
    number += 1;
    widest = Math.max(widest, cells.count);
    if (isBlankRow(text, cells)) continue;
    const repeated = repeatedHeader(text, cells, layout, headings);
    if (repeated === 'same') {
      notes.push({ code: 'header-repeated', message: `Row ${number} repeats the headings; it was passed over.` });
      headerChanged = null;
      continue;
    }
    if (repeated === 'other') headerChanged = otherHeader(number);
    if (repeated === 'other') continue;
    const footer = footerIn(text, cells, layout);
    if (footer !== null) {
      notes.push({ code: 'footer', message: `Row ${number} names nobody (${shown(footer)}); it was passed over.` });
      continue;
    }
    if (rows.length >= mostRows)
      return { rows: [], extraColumns: [], habit: habit.habit(), notes, problem: tooManyRows };
    for (const index of extra) {
      if (!filled.has(index) && cellValue(rawCell(text, cells, index)).trim() !== '') filled.add(index);
    }
    for (const place of quantityPlaces) habit.add(rawCell(text, cells, place));
    const row = readRow(at, number, cells, headerChanged);
    rows.push(row);
    const hasAll = row.problems[0]?.code !== 'cells-missing';
    const isOpen = endsOpen(text, cells, layout);
    // A ruler, or what pads a file, is no rest of a comment.
    if (!hasAll && !/[\p{L}\p{N}]/u.test(text.slice(at, cells.end))) continue;
    cut.add({ at: rows.length - 1, cells: cells.count, hasAll, begins: hasAll, isOpen });
  }
  cut.end();
  const columns: FileColumn[] = [...layout.columns];
  for (let index = columns.length; index < Math.min(widest, mostCells); index += 1) {
    columns.push({ index, letter: columnLetter(index), header: '', field: null });
  }
  const extraColumns = columns
    .filter((column) => column.field === null)
    .map((column) => ({ ...column, empty: column.header === '' && !filled.has(column.index) }));
  return { rows, extraColumns, habit: habit.habit(), notes, problem: rows.length === 0 ? noRows : null };
}

/** True for a row that ends in a comment without marks, which a line break may have cut. */
function endsOpen(text: string, cells: RowCells, { place }: FileLayout): boolean {
  const last = cells.count - 1;
  const start = cells.starts[last] ?? 0;
  return place.comment === last && start < (cells.ends[last] ?? 0) && text[start] !== '"';
}

/** What a row says that is printed among the rows and names neither a person nor a week; null for any other. */
function footerIn(text: string, cells: RowCells, layout: FileLayout): string | null {
  const { ssRef, date } = layout.place;
  const said = (index: number | undefined) =>
    index === undefined ? '' : cellValue(rawCell(text, cells, index)).trim();
  // Nearly every row names somebody: that spares the long look.
  if (/\d/.test(said(ssRef)) || said(date) !== '') return null;
  const all = Array.from({ length: Math.min(cells.count, 100) }, (_, index) => said(index));
  return cells.unclosed === -1 && isFooter(all) ? all.filter((cell) => cell !== '').join(' ') : null;
}

const noRows: Problem = {
  code: 'rows-missing',
  row: null,
  column: null,
  message: 'The file has headings, but no rows under them.',
  fix: 'Generate the week in the council’s portal, export it again and choose that file.',
};

const tooManyRows: Problem = {
  code: 'rows-too-many',
  row: null,
  column: null,
  message: 'The file has more rows than a spreadsheet can hold (1,048,576).',
  fix: 'Export one week from the council’s portal and choose that file.',
};

function otherHeader(number: number): Problem {
  return {
    code: 'header-changed',
    row: number,
    column: null,
    message: `Row ${number} has headings in another order, so the rows under it cannot be read as those above.`,
    fix: 'Import the files that were put together here one by one.',
  };
}

/** Whether a row is the headings once more (files put together), or headings in another order. */
function repeatedHeader(
  text: string,
  cells: RowCells,
  layout: FileLayout,
  headings: ReadonlyMap<string, CsvField>,
): 'no' | 'same' | 'other' {
  const isHeading = (index: number) => headings.has(foldHeader(cellValue(rawCell(text, cells, index))));
  // Nearly every row has a digit in its SS Ref, and a heading has none: that spares the long comparison.
  const place = layout.place.ssRef ?? 0;
  if (cells.count < 2 || /\d/.test(rawCell(text, cells, place)) || (!isHeading(place) && !isHeading(0))) return 'no';
  let known = 0;
  let inPlace = 0;
  for (let index = 0; index < Math.min(cells.count, 1000); index += 1) {
    const field = headings.get(foldHeader(cellValue(rawCell(text, cells, index))));
    if (field === undefined) continue;
    known += 1;
    if (layout.place[field] === index) inPlace += 1;
  }
  if (known < Math.min(3, headings.size)) return 'no';
  return inPlace === headings.size ? 'same' : 'other';
}
