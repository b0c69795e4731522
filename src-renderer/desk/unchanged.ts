// A week is asked for again after every edit. Rows that did not change keep their identity, so that the grid repaints
// the cells of the edited line and leaves the rest alone.
import type { WeekRow, WeekView } from '../../src-shared/desk-api.ts';

/** `after`, with each row that equals its predecessor replaced by that predecessor. */
export function keepUnchangedRows(before: WeekView, after: WeekView): WeekView {
  const known = new Map(before.rows.map((row) => [row.line.id, row]));
  return { ...after, rows: after.rows.map((row) => sameOrNew(known.get(row.line.id), row)) };
}

function sameOrNew(before: WeekRow | undefined, after: WeekRow): WeekRow {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
