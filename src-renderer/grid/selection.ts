// The lines whose boxes are ticked, and the lines on show. The grid keeps the ticks by line, so that they survive sorting.
import type { GridApi } from 'ag-grid-community';
import type { GridRow } from './rows.ts';

type Api = GridApi<GridRow>;

/** In the order in which they are shown. */
export function chosenRows(api: Api): GridRow[] {
  return api
    .getSelectedNodes()
    .filter((node) => node.rowIndex !== null)
    .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
    .flatMap(({ data }) => (data === undefined ? [] : [data]));
}

export function shownRows(api: Api): GridRow[] {
  const rows: GridRow[] = [];
  for (let index = 0; index < api.getDisplayedRowCount(); index += 1) {
    const data = api.getDisplayedRowAtIndex(index)?.data;
    if (data !== undefined) rows.push(data);
  }
  return rows;
}
