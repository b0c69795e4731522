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
}

export function focusPlace(api: GridApi<GridRow>, place: GridPlace): void {
  const node = place.lineId === null ? api.getDisplayedRowAtIndex(0) : api.getRowNode(place.lineId);
  const index = node?.rowIndex;
  if (index == null) return;
  // A column that is left out beside the line panel stands in the panel; the line is what is gone to.
  const column = api.getColumn(place.column)?.isVisible() ? place.column : 'actual';
  // A line in sight stays where it is on the screen: whoever has answered a question about it looks at that place.
  const { top, bottom } = api.getVerticalPixelRange();
  const rowTop = node?.rowTop ?? 0;
  api.ensureIndexVisible(index, rowTop < top || rowTop > bottom ? 'middle' : null);
  api.ensureColumnVisible(column);
  focusOnceDrawn(api, index, column);
}

/** A row that had to be scrolled to is drawn some frames later, and only what is drawn can take the focus. */
const mostFrames = 30;
function focusOnceDrawn(api: GridApi<GridRow>, index: number, column: string, framesLeft = mostFrames): void {
  if (api.isDestroyed()) return;
  const before = document.activeElement;
  api.setFocusedCell(index, column);
  if (framesLeft === 0 || isAt(document.activeElement, index, column)) return;
  requestAnimationFrame(() => {
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === before) focusOnceDrawn(api, index, column, framesLeft - 1);
  });
}

function isAt(cell: Element | null, index: number, column: string): boolean {
  const row = cell?.closest('[role=row]')?.getAttribute('row-index');
  return row === String(index) && cell?.getAttribute('col-id') === column;
}
