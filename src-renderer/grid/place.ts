// Going to a place in the grid: the line comes into sight and the cell gets the focus.
import type { GridApi } from 'ag-grid-community';
import type { ShownLines } from './filters.ts';
import type { GridRow } from './rows.ts';

/** A place in the grid to put the focus; a new object is a new wish, also for the same place. */
export interface GridPlace {
  /** Null: the first line as they are shown. */
  lineId: string | null;
  column: string;
  /** Which lines are shown there; without it, every line where the filter hides this one. */
  show?: ShownLines;
  /** Back to where something was entered; where a block is filled in, on to the cell that is next in it. */
  back?: true;
  /** The line under it, as the grid shows them. */
  below?: true;
}

export function focusPlace(api: GridApi<GridRow>, place: GridPlace): void {
  const named = place.lineId === null ? api.getDisplayedRowAtIndex(0) : api.getRowNode(place.lineId);
  const under = place.below && named?.rowIndex != null ? api.getDisplayedRowAtIndex(named.rowIndex + 1) : undefined;
  const node = under ?? named;
  const index = node?.rowIndex;
  if (index == null) return;
  // A column that is left out beside the line panel stands in the panel; the line is what is gone to.
  const column = api.getColumn(place.column)?.isVisible() ? place.column : 'actual';
  // A line in sight stays where it is on the screen: whoever has answered a question about it looks at that place.
  const { top, bottom } = api.getVerticalPixelRange();
  const rowTop = node?.rowTop ?? 0;
  api.ensureIndexVisible(index, rowTop < top || rowTop > bottom ? 'middle' : null);
  api.ensureColumnVisible(column);
  focusCell(api, index, column);
}

/** Whether the focus was there last. */
export function isPlaceOf(api: GridApi<GridRow>, { lineId, column }: GridPlace): boolean {
  const at = api.getFocusedCell();
  return at != null && api.getDisplayedRowAtIndex(at.rowIndex)?.id === lineId && at.column.getColId() === column;
}

const mostFrames = 30;
/** A row that had to be scrolled to is drawn some frames later, and only what is drawn can take the focus. */
export function focusCell(api: GridApi<GridRow>, index: number, column: string, framesLeft = mostFrames): void {
  if (api.isDestroyed()) return;
  const before = document.activeElement;
  api.setFocusedCell(index, column);
  if (framesLeft === 0 || isAt(document.activeElement, index, column)) return;
  requestAnimationFrame(() => {
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === before) focusCell(api, index, column, framesLeft - 1);
  });
}

function isAt(cell: Element | null, index: number, column: string): boolean {
  const row = cell?.closest('[role=row]')?.getAttribute('row-index');
  return row === String(index) && cell?.getAttribute('col-id') === column;
}
