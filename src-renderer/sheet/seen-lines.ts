// Changes of lines with each line as it was on screen: what a colleague made of it since is then not overwritten.
import type { RecordMany } from '../../src-shared/app-api/week.ts';
import type { GridRow } from '../grid/rows.ts';

/** @param rows those in sight when the changes were decided on */
export function withSeen(changes: RecordMany['changes'], rows: readonly GridRow[]): RecordMany['changes'] {
  const seen = new Map(rows.map(({ id, row }) => [id, row?.actual ?? undefined]));
  return changes.map((change) => ({ ...change, seen: seen.get(change.lineId) }));
}
