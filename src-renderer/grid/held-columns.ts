// The columns that stay in sight while the others scroll under them: the person on the left and the state on the right.
// Only where the columns do not all fit: where they do there is nothing to hold on to, and a row without held columns is
// drawn in half the time.
import type { Column, GridApi } from 'ag-grid-community';
import type { GridRow } from './rows.ts';
import { boxColumn } from './sheet-columns.ts';

/** The largest part of the grid that held columns may take; with less room the state scrolls with the figures. */
const mostHeld = 0.36;

/** @param width of the grid, in CSS pixels */
export function holdColumns(api: GridApi<GridRow>, width: number): void {
  const crowded = widthOf(api.getAllDisplayedColumns()) > width;
  const [box, person, state] = [api.getColumn(boxColumn), api.getColumn('person'), api.getColumn('state')];
  if (box === null || person === null || state === null) return;
  const roomForBoth = widthOf([person, state]) <= width * mostHeld;
  hold(api, box, crowded ? 'left' : null);
  const changed = hold(api, person, crowded ? 'left' : null);
  if (hold(api, state, crowded && roomForBoth ? 'right' : null) || changed) keepFocus(api);
}

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.getActualWidth(), 0);
}

/** @returns whether it was otherwise before */
function hold(api: GridApi<GridRow>, column: Column, side: 'left' | 'right' | null): boolean {
  if ((column.getPinned() ?? null) === side) return false;
  api.setColumnsPinned([column], side);
  return true;
}

/** A cell that goes to another side is another element, and the focus would be nowhere. */
function keepFocus(api: GridApi<GridRow>): void {
  const at = api.getFocusedCell();
  if (at != null && document.activeElement === document.body) api.setFocusedCell(at.rowIndex, at.column, at.rowPinned);
}
