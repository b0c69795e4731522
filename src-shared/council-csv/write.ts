// Writes a council file back with only the intended cells changed. Everything else (unknown columns, cells that say
// the same in another form, line ends, even damage that is not ours to mend) keeps its bytes. Beside the changed cells
// only SS Refs and dates that a spreadsheet damaged are put right, and every change is listed for people to see.
import type { WeeklyActual } from '../domain/actuals.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { plainLineBreaks } from '../readers/characters.ts';
import { isNothing } from '../readers/hours.ts';
import { isFigure } from '../readers/parted-cells.ts';
import { cellValue, emptyRowCells, type RowCells, rawCell, readCells, writeCell } from './cells.ts';
import { writeDate } from './dates.ts';
import { encodeFile, encodingName, firstInexpressible, writtenInUtf8 } from './encoding.ts';
import type { CsvField, FileLayout } from './layout.ts';
import { type MatchedRow, matchCouncilFile } from './match.ts';
import { writeQuantity } from './number-habit.ts';
import { shown } from './problem.ts';
import { readQuantity, readVisits } from './quantities.ts';
import type { CouncilFile } from './read.ts';
import { remembering } from './remembering.ts';

export interface ChangedCell {
  /** As the spreadsheet numbers it. */
  row: number;
  /** The column's heading, as the file has it. */
  column: string;
  field: CsvField;
  from: string;
  to: string;
  /** Why: recorded in the app, or put right because a spreadsheet (or a hand) had rewritten it. */
  cause: 'recorded' | 'ss-ref-restored' | 'date-restored';
  /** null, or a sentence that says why this cell could not be written and was left as it is. */
  refused: string | null;
}

/** What writing would do: cells, and the actuals that the file has no row for and so cannot carry to the council. */
export interface PlannedWriting {
  cells: ChangedCell[];
  withoutRow: WeeklyActual[];
}

type Matched = Extract<MatchedRow, { state: 'matched' }>;

/**
 * Every cell that `writeCouncilFile` changes with the same arguments, those that it has to refuse, and the actuals that
 * the file has no row for.
 */
export function planWriting(
  file: CouncilFile,
  actuals: readonly WeeklyActual[],
  lines: readonly ServiceLine[],
): PlannedWriting {
  const { changes, withoutRow } = changesByRow(file, actuals, lines);
  return { cells: changes.flatMap((change) => change.cells), withoutRow };
}

/**
 * The file with the quantities, visits and comments of `actuals` in it. Without actuals, and without columns to leave
 * out, these are the same bytes. Cells that the file's encoding cannot hold stay as they are (`planWriting`).
 * @param leaveOut indexes of extra columns that the file to send is to be without; columns of the council's stay
 */
export function writeCouncilFile(
  file: CouncilFile,
  actuals: readonly WeeklyActual[],
  lines: readonly ServiceLine[],
  leaveOut: readonly number[] = [],
): Uint8Array {
  const { layout } = file;
  if (layout === null) return file.bytes.slice();
  const { changes } = changesByRow(file, actuals, lines);
  const without = new Set(leaveOut.filter((index) => !Object.values(layout.place).includes(index)));
  if (changes.length === 0 && without.size === 0) return file.bytes.slice();
  const written = without.size > 0 ? writeWithout(file, layout, changes, without) : writeChanged(file, layout, changes);
  return encodeFile(written, file.encoding, file.tail);
}

interface RowChanges {
  start: number;
  cells: ChangedCell[];
}

function changesByRow(
  file: CouncilFile,
  actuals: readonly WeeklyActual[],
  lines: readonly ServiceLine[],
): { changes: RowChanges[]; withoutRow: WeeklyActual[] } {
  const { layout } = file;
  if (layout === null || actuals.length === 0) return { changes: [], withoutRow: [...actuals] };
  const intended = new Map(actuals.map((actual) => [`${actual.weekStart} ${actual.lineId}`, actual]));
  const changes: RowChanges[] = [];
  const cells = emptyRowCells();
  const says: CellsSaid = {
    quantity: remembering((value) => readQuantity(value, file.mark)),
    visits: remembering(readVisits),
  };
  for (const found of matchCouncilFile(file, lines).rows) {
    if (found.state === 'unmatched') continue;
    readCells(file.text, found.row.start, layout.separator, cells);
    const key = `${found.weekStart} ${found.line.id}`;
    const changed = changesOfRow({ file, layout, says }, cells, found, intended.get(key) ?? null);
    intended.delete(key);
    if (changed.length > 0) changes.push({ start: found.row.start, cells: changed });
  }
  return { changes, withoutRow: [...intended.values()] };
}

/** What a cell says; most cells of a file say what another says. */
interface CellsSaid {
  quantity: (value: string) => ReturnType<typeof readQuantity>;
  visits: (value: string) => ReturnType<typeof readVisits>;
}

function changesOfRow(
  { file, layout, says }: { file: CouncilFile; layout: FileLayout; says: CellsSaid },
  cells: RowCells,
  found: Matched,
  actual: WeeklyActual | null,
): ChangedCell[] {
  const changed: ChangedCell[] = [];
  const change = (field: CsvField, cause: ChangedCell['cause'], keep: (value: string) => boolean, to: string) => {
    const place = layout.place[field];
    if (place === undefined) return;
    const from = cellValue(rawCell(file.text, cells, place));
    if (keep(from)) return;
    const column = layout.columns[place]?.header ?? '';
    const refused = whyInexpressible(to, file, found.row.number, column);
    changed.push({ row: found.row.number, column, field, from, to, cause, refused });
  };
  change('ssRef', 'ss-ref-restored', (value) => value.trim() === found.line.ssRef, found.line.ssRef);
  const monday = writeDate(found.weekStart, file.council.dateFormat);
  change('date', 'date-restored', (value) => value.trim() === monday, monday);
  if (actual === null) return changed;
  for (const field of ['actual', 'frustrated', 'missed', 'extra'] as const) {
    const saysSo = (value: string) => {
      // A blank frustrated, missed or extra is read as 0 (see read.ts), so 0 need not be written into it.
      if (isNothing(value) && field !== 'actual') return actual[field] === 0;
      const read = says.quantity(value);
      return read.ok && read.quantity === actual[field];
    };
    change(field, 'recorded', saysSo, writeQuantity(actual[field], file.habit));
  }
  const saysVisits = (value: string) => {
    const read = says.visits(value);
    return read.ok && read.quantity === actual.visits;
  };
  change('visits', 'recorded', saysVisits, String(actual.visits));
  const comment = plainLineBreaks(actual.comment);
  // A cell of another encoding than its file stays as it came while it says the same.
  const said = (value: string) => plainLineBreaks(writtenInUtf8(value, file.encoding) ?? value).trim();
  change('comment', 'recorded', (value) => said(value) === comment.trim(), comment);
  return changed;
}

function whyInexpressible(to: string, file: CouncilFile, row: number, column: string): string | null {
  const character = firstInexpressible(to, file.encoding);
  if (character === null) return null;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const sign =
    code === '0000' || /^D[89A-F]/.test(code) ? `the character U+${code}` : `${shown(character)} (U+${code})`;
  return (
    `Row ${row}, column ${column}: ${sign} cannot be written in the file’s encoding, ${encodingName(file.encoding)}, ` +
    'so the cell was left as it is. Write the text without it, or export the file from the portal again.'
  );
}

/** The row's cells as they are to stand: raw text, with the changed ones written anew. */
function writtenCells(file: CouncilFile, layout: FileLayout, cells: RowCells, changed: ChangedCell[]): string[] {
  const written = Array.from({ length: cells.count }, (_, index) => rawCell(file.text, cells, index));
  for (const { field, to, refused } of changed) {
    const place = layout.place[field];
    if (place === undefined || refused !== null) continue;
    // A comment that is a figure could be the decimals of the cell before it.
    const inQuotes = written[place]?.startsWith('"') === true || (place === layout.place.comment && isFigure(to));
    // A row that ends before its comment is given the cells that lie between.
    while (written.length < place) written.push('');
    written[place] = writeCell(to, layout.separator, inQuotes);
  }
  return written;
}

function writeChanged(file: CouncilFile, layout: FileLayout, changes: readonly RowChanges[]): string {
  const { text } = file;
  const cells = emptyRowCells();
  const parts: string[] = [];
  let copied = 0;
  for (const { start, cells: changed } of changes) {
    readCells(text, start, layout.separator, cells);
    parts.push(text.slice(copied, start), writtenCells(file, layout, cells, changed).join(layout.separator));
    copied = cells.end;
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

/** Every row, the headings too, without some columns; rows that are blank lines stay as they are. */
function writeWithout(
  file: CouncilFile,
  layout: FileLayout,
  changes: readonly RowChanges[],
  without: ReadonlySet<number>,
): string {
  const { text } = file;
  const changesAt = new Map(changes.map((change) => [change.start, change.cells]));
  const cells = emptyRowCells();
  const parts: string[] = [text.slice(0, layout.headerStart)];
  for (let at = layout.headerStart; at < text.length; at = cells.next) {
    readCells(text, at, layout.separator, cells);
    const written = writtenCells(file, layout, cells, changesAt.get(at) ?? []);
    const kept = cells.unclosed === -1 ? written.filter((_, index) => !without.has(index)) : written;
    parts.push(kept.join(layout.separator), text.slice(cells.end, cells.next));
  }
  return parts.join('');
}
