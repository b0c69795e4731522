// Where somebody is in the grid, and what is copied from there.
import type { GridApi } from 'ag-grid-community';
import type { GridRow } from './rows.ts';
import { chosenRows, shownRows } from './selection.ts';
import { sheetText } from './sheet-columns.ts';

/** Where the focus is, with the lines around it, for what concerns more than one line. */
export interface GridSpot {
  column: string;
  rowIndex: number;
  /** In the order in which they are shown. */
  shown: GridRow[];
  chosen: GridRow[];
}

/** Several chosen lines, or the text of one cell. */
export type CopiedCells = { rows: GridRow[] } | { text: string };

/** Null while the focus is not on a line. */
export function spotOf(api: GridApi<GridRow>): GridSpot | null {
  const at = api.getFocusedCell();
  if (at == null || at.rowPinned) return null;
  return { column: at.column.getColId(), rowIndex: at.rowIndex, shown: shownRows(api), chosen: chosenRows(api) };
}

/** Null where there is nothing to copy. */
export function copiedFrom(api: GridApi<GridRow>): CopiedCells | null {
  const rows = chosenRows(api);
  if (rows.length > 1) return { rows };
  const spot = spotOf(api);
  const row = spot?.shown[spot.rowIndex];
  return spot === null || row === undefined ? null : { text: sheetText(row, spot.column) };
}
