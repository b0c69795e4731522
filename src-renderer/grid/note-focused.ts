// The note beside the cell in focus.
import type { GridApi } from 'ag-grid-community';
import type { CellNote } from './CellNote.ts';
import { cutOffText } from './cut-off.ts';
import type { GridRow } from './rows.ts';

/**
 * Says what is wrong with the figure in focus, and a text in full that is cut off. What is wrong in a column that is left
 * out is said at the actual.
 */
export function noteFocused(api: GridApi<GridRow>, note: CellNote): void {
  note.hide();
  const cell = document.activeElement;
  const at = api.getFocusedCell();
  if (at == null || at.rowPinned || !(cell instanceof HTMLElement) || !cell.matches('[role=gridcell]')) return;
  const marked = api.getDisplayedRowAtIndex(at.rowIndex)?.data?.marked ?? {};
  const here = at.column.getColId();
  const words = Object.entries(marked).flatMap(([column, { words: sentences }]) =>
    column === here || (here === 'actual' && api.getColumn(column)?.isVisible() === false) ? sentences : [],
  );
  const text = cutOffText(cell);
  if (words.length > 0 || text !== null) note.show(cell, words, text);
}
