// Changes of lines with each line as it was on screen: what a colleague made of it since is then not overwritten.
import type { RecordMany } from '../../src-shared/app-api/week.ts';
import { own } from '../app-api/own-changes.ts';
import type { GridRow } from '../grid/rows.ts';

/** @param rows those in sight when the changes were decided on */
export function withSeen(changes: RecordMany['changes'], rows: readonly GridRow[]): RecordMany['changes'] {
  const seen = new Map(rows.map(({ id, row }) => [id, row?.actual ?? undefined]));
  return changes.map((change) => ({ ...change, seen: seen.get(change.lineId) }));
}

/** A row with what one recorded on it oneself since it was drawn, for whatever is worked out from its record. */
export function asLeftHere(row: GridRow): GridRow {
  if (row.row === null) return row;
  const left = own.rowAsLeft(row.row);
  return left === row.row ? row : { ...row, row: left };
}
