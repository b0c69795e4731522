// Rows of text in which a separator may part no cells: a decimal comma, or a comma of a comment, that nobody put in quotation marks.
// Such a row has two readings, and the wrong one claims hours under another heading. Found by the cells alone: what they would be
// if two that stand side by side were one, and whether that too is a row of the table.
import { readHours } from './hours.ts';

/**
 * What a column takes. `figure`: hours, or nothing; `needed-figure`: hours; `count`: a whole number; `key`: something that is not parted,
 * such as a reference or a date; `text`: anything.
 */
export type ColumnKind = 'figure' | 'needed-figure' | 'count' | 'key' | 'text';

export interface PartedTable {
  separator: string;
  kinds: readonly ColumnKind[];
  /** How many of the columns a row must reach; those behind may be left out at its end. */
  least: number;
}

/** What of a row may be one cell. `figures`: decimal commas alone; `blanks`: a text too, where a blank stands behind its separator. */
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
    // One cell last: of two readings the one that joins earlier is told.
    for (let next = at + 1; next < cells.length && next <= at + mostJoined(kind) && mayJoin(next, kind); next += 1) {
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
    if (kind !== 'text' || joined === 'figures' || before.trim() === '') return false;
    return joined === 'any' || /^\s/.test(cell);
  }
}

/** A figure has one decimal comma. */
const mostJoined = (kind: ColumnKind): number => (kind === 'text' ? mostColumns : 1);

function takes(kind: ColumnKind, text: string): boolean {
  switch (kind) {
    case 'text':
      return true;
    case 'key':
      return text.trim() !== '';
    case 'count':
      return /^\s*\d+(?:\.0*)?\s*$/.test(text);
    case 'figure':
      return text.trim() === '' || isFigure(text);
    case 'needed-figure':
      return isFigure(text);
  }
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
