// Rows of text in which a separator may part no cells: a decimal comma, or a comma of a comment, that nobody put in quotation marks.
// Such a row has two readings, and the wrong one claims hours under another heading. Found by the cells alone: what they would be
// if two that stand side by side were one, and whether that too is a row of the table.
import { readDateCell } from './date-cell.ts';
import { readHours } from './hours.ts';

/**
 * What a column takes. `figure`: hours, or nothing; `needed-figure`: hours; `count`: a whole number; `key`: something that is not parted,
 * such as a reference; `date`: a day or a week of days; `text`: anything that no figure is part of, such as a name; `comment`: anything.
 */
export type ColumnKind = 'figure' | 'needed-figure' | 'count' | 'key' | 'date' | 'text' | 'comment';

export interface PartedTable {
  separator: string;
  kinds: readonly ColumnKind[];
  /** How many of the columns a row must reach; those behind may be left out at its end. */
  least: number;
}

/**
 * What of a row may be one cell. `figures`: decimal commas alone; `blanks`: a text where a blank stands behind its separator, and
 * decimal commas after it; `any`: any text, too.
 */
export type Joined = 'figures' | 'blanks' | 'any';

export interface OtherReading {
  /** The first column that would hold something else. */
  column: number;
  /** What it would hold. */
  text: string;
}

/** More cells are no row of ours, and are not looked at one by one. */
const mostColumns = 100;

/**
 * Another way to read a row: with some of its cells joined it fits the columns as well.
 * @param cells as they were parted
 * @param isWhole true for a cell in quotation marks, which is no part of another
 * @returns null where there is none
 */
export function otherReading(
  cells: readonly string[],
  isWhole: (at: number) => boolean,
  { separator, kinds, least }: PartedTable,
  joined: Joined,
): OtherReading | null {
  if (kinds.length > mostColumns || cells.length > kinds.length + mostColumns) return null;
  const dead = new Set<string>();
  return reading(0, 0, null);

  /** The cells from `at` on in the columns from `column` on. */
  function reading(at: number, column: number, found: OtherReading | null): OtherReading | null {
    if (at >= cells.length) return column >= least ? found : null;
    const kind = kinds[column];
    if (kind === undefined) return cells.slice(at).every((cell) => cell.trim() === '') ? found : null;
    const state = `${at} ${column} ${found === null}`;
    if (dead.has(state)) return null;
    let text = cells[at] ?? '';
    // Figures alone are no reason for a doubt about blanks.
    const most = joined === 'blanks' && found === null && !isText(kind) ? 0 : mostJoined(kind);
    // One cell last: of two readings the one that joins earlier is told.
    for (let next = at + 1; next < cells.length && next <= at + most && mayJoin(next, kind); next += 1) {
      text += `${separator}${cells[next] ?? ''}`;
      if (!takes(kind, text)) continue;
      const other = reading(next + 1, column + 1, found ?? { column, text });
      if (other !== null) return other;
    }
    const other = takes(kind, cells[at] ?? '') ? reading(at + 1, column + 1, found) : null;
    if (other === null) dead.add(state);
    return other;
  }

  /** True where the cell at `at` may be the rest of the one before it. */
  function mayJoin(at: number, kind: ColumnKind): boolean {
    const [before, cell] = [cells[at - 1] ?? '', cells[at] ?? ''];
    if (isWhole(at - 1) || isWhole(at) || cell.trim() === '') return false;
    if (kind === 'figure' || kind === 'needed-figure')
      return separator === ',' && /^\s*\d+$/.test(before) && /^\d/.test(cell);
    if (!isText(kind) || joined === 'figures' || before.trim() === '') return false;
    if (kind === 'text' && isFigure(cell)) return false;
    return joined === 'any' || /^\s/.test(cell);
  }
}

/** A figure has one decimal comma. */
const mostJoined = (kind: ColumnKind): number => (isText(kind) ? mostColumns : 1);

const isText = (kind: ColumnKind): boolean => kind === 'text' || kind === 'comment';

function takes(kind: ColumnKind, text: string): boolean {
  switch (kind) {
    case 'text':
    case 'comment':
      return true;
    case 'key':
      return text.trim() !== '';
    case 'date':
      return isDate(text);
    case 'count':
      return /^\s*\d+(?:\.0*)?\s*$/.test(text);
    case 'figure':
      return text.trim() === '' || isFigure(text);
    case 'needed-figure':
      return isFigure(text);
  }
}

/** A day in one of the forms that files have, or the days of a week, whatever words stand before them. */
function isDate(text: string): boolean {
  const isDay = (day: string) => readDateCell(day).days.length > 0;
  return text.split(/ +(?:-|–|—|to|until) +/i).every((day) => isDay(day) || isDay(day.replace(/^\D+/, '')));
}

/** True where each cell is what the column that it stands in takes. */
export function fitsAsItIs(cells: readonly string[], kinds: readonly ColumnKind[]): boolean {
  return kinds.every((kind, column) => takes(kind, cells[column] ?? ''));
}

/** Hours, or what could be two numbers of them. */
export function isFigure(text: string): boolean {
  const read = readHours(text);
  return read.ok || read.readings !== null;
}

/** True for a row with a blank behind a separator that is no blank cell, as in a sentence. */
export function hasBlankBehind(cells: readonly string[]): boolean {
  return cells.some((cell, at) => at > 0 && /^\s+\S/.test(cell));
}
