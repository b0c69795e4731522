// Home and End go along the row, and with Ctrl to the first and the last cell of all, as in a sheet; so do Ctrl and the arrows
// along the row. The grid's own keys go to the first and last line instead, and to the boxes.
import type { GridApi } from 'ag-grid-community';
import { shownColumns } from './cell-range.ts';
import { focusPlace } from './place.ts';
import type { GridRow } from './rows.ts';

const jumps = ['Home', 'End'];
const jumpsWithControl = ['ArrowLeft', 'ArrowRight'];

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

export function isJump({ key, altKey, shiftKey, ctrlKey, metaKey }: Pressed): boolean {
  if (altKey) return false;
  return jumps.includes(key) || ((ctrlKey || metaKey) && !shiftKey && jumpsWithControl.includes(key));
}

/** @param rowIndex the line on which the key was pressed */
export function jump(api: GridApi<GridRow>, key: KeyboardEvent, rowIndex: number): void {
  const isStart = key.key === 'Home' || key.key === 'ArrowLeft';
  const isOfAll = jumps.includes(key.key) && (key.ctrlKey || key.metaKey);
  const column = shownColumns(api).at(isStart ? 0 : -1);
  const toEnd = isStart ? 0 : api.getDisplayedRowCount() - 1;
  const line = api.getDisplayedRowAtIndex(isOfAll ? toEnd : rowIndex);
  if (column === undefined || line?.id === undefined) return;
  focusPlace(api, { lineId: line.id, column });
}
