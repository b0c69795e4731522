// Home and End go along the row, and with Ctrl to the first and the last cell of all, as in a sheet. The grid's own keys go to
// the first and last line instead.
import type { GridApi } from 'ag-grid-community';
import { shownColumns } from './cell-range.ts';
import { focusPlace } from './place.ts';
import type { GridRow } from './rows.ts';

const jumps = ['Home', 'End'];

export function isJump({ key, altKey }: Pick<KeyboardEvent, 'key' | 'altKey'>): boolean {
  return jumps.includes(key) && !altKey;
}

/** @param rowIndex the line on which the key was pressed */
export function jump(api: GridApi<GridRow>, key: KeyboardEvent, rowIndex: number): void {
  const isStart = key.key === 'Home';
  const column = shownColumns(api).at(isStart ? 0 : -1);
  const toEnd = isStart ? 0 : api.getDisplayedRowCount() - 1;
  const line = api.getDisplayedRowAtIndex(key.ctrlKey || key.metaKey ? toEnd : rowIndex);
  if (column === undefined || line?.id === undefined) return;
  focusPlace(api, { lineId: line.id, column });
}
