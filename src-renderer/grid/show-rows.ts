// Brings the grid up to date with as little as will do: whoever types into one line of thousands waits for one line.
import type { ColDef, GridApi } from 'ag-grid-community';
import type { GridRow } from './rows.ts';

/** What the grid is given to show; each part is the same object as before where nothing in it changed. */
export interface ShownWeek {
  rowData: GridRow[];
  columnDefs: ColDef<GridRow>[];
  totals: GridRow;
}

export function showWeek(api: GridApi<GridRow>, before: ShownWeek, after: ShownWeek): void {
  const changed = changedRows(before.rowData, after.rowData);
  if (changed !== null) updateRows(api, changed);
  if (before.totals !== after.totals) api.getPinnedBottomRow(0)?.updateData(after.totals);
  const sameColumns = before.columnDefs === after.columnDefs;
  if (changed !== null && sameColumns) return;
  api.updateGridOptions({
    ...(changed === null ? { rowData: after.rowData } : {}),
    ...(sameColumns ? {} : { columnDefs: after.columnDefs }),
  });
  // Columns that compare otherwise, as names do, are not sorted anew by themselves.
  if (!sameColumns && isSorted(api)) api.refreshClientSideRowModel('sort');
}

const isSorted = (api: GridApi<GridRow>) => api.getColumns()?.some((column) => column.getSort() != null) ?? false;

/** The rows that are other than before; null where there are other lines, or many differ. */
function changedRows(before: readonly GridRow[], after: readonly GridRow[]): GridRow[] | null {
  if (before.length !== after.length) return null;
  const changed: GridRow[] = [];
  for (const [index, row] of after.entries()) {
    const old = before[index];
    if (row === old) continue;
    if (row.id !== old?.id || changed.length === mostChanged) return null;
    changed.push(row);
  }
  return changed;
}
const mostChanged = 500;

/** Without a sorted column each row stays where it is, and the grid need not go through all of them. */
function updateRows(api: GridApi<GridRow>, rows: GridRow[]): void {
  if (rows.length === 0) return;
  if (isSorted(api)) api.applyTransaction({ update: rows });
  else for (const row of rows) api.getRowNode(row.id)?.updateData(row);
}
