// The week as the screens have it, kept up to date: each question says which view is here, and of thousands of rows only
// those that changed come back. Rows that did not change keep their identity, so that the grid paints the edited line
// and leaves the rest alone.
import type { AppResult, WeekRow, WeekView } from '../../src-shared/app-api/index.ts';
import { sameValue, withChange } from '../../src-shared/app-api/week-change.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';

/** One week: whoever leafs through weeks is answered in whole. */
let known: { stamp: string; view: WeekView } | null = null;

export async function followWeek({ weekStart }: { weekStart: PlainDate }): Promise<AppResult<WeekView>> {
  const before = known?.view.weekStart === weekStart ? known : null;
  const answer = await window.app.call('week.follow', { weekStart, seen: before?.stamp ?? null });
  if (!answer.ok) return answer;
  const { stamp, view, change } = answer.value;
  if (change !== null && before !== null) known = { stamp, view: withChange(before.view, change) };
  else if (view !== null) known = { stamp, view: before === null ? view : keepUnchangedRows(before.view, view) };
  else throw new Error('a change came without the view that it changes');
  return { ok: true, value: known.view };
}

/** `after`, with each row that equals its predecessor replaced by that predecessor. */
export function keepUnchangedRows(before: WeekView, after: WeekView): WeekView {
  const rows = new Map(before.rows.map((row) => [row.line.id, row]));
  const kept = (row: WeekRow) => {
    const old = rows.get(row.line.id);
    return old !== undefined && sameValue(old, row) ? old : row;
  };
  return { ...after, rows: after.rows.map(kept) };
}
