// Shows which cells are chosen: as `aria-selected`, for the eye and for a screen reader alike. Straight on the cells that
// are drawn: the grid's own class rules would have it go through whole lines at each key.
import { type Block, isInside } from './range.ts';
import { boxColumn } from './sheet-columns.ts';

export interface ShownRange {
  /** Null: none but the cell in focus. */
  block: Block | null;
  /** What the handle would fill if it were let go now. */
  filling: Block | null;
  /** The columns on show, in their order. */
  columns: readonly string[];
  /** The cell with the handle; null: there is nothing to fill. */
  handle: { row: number; column: number } | null;
}

const handleMark = 'fillHandle';
const fillingMark = 'filling';

export function markCells(host: HTMLElement, { block, filling, columns, handle }: ShownRange): void {
  const places = new Map(columns.map((column, index) => [column, index]));
  for (const cell of host.querySelectorAll<HTMLElement>('.ag-row [role=gridcell]')) {
    const row = rowOf(cell);
    const column = places.get(cell.getAttribute('col-id') ?? '');
    const at = row === null || column === undefined ? null : { row, column };
    const chosen = at !== null && block !== null && isInside(block, at);
    if (chosen !== (cell.ariaSelected === 'true')) cell.ariaSelected = chosen ? 'true' : null;
    mark(cell, fillingMark, at !== null && filling !== null && isInside(filling, at));
    mark(cell, handleMark, at !== null && at.row === handle?.row && at.column === handle.column);
  }
}

function mark(cell: HTMLElement, name: string, isOn: boolean): void {
  if (isOn === (cell.dataset[name] !== undefined)) return;
  if (isOn) cell.dataset[name] = '';
  else delete cell.dataset[name];
}

/** The line of a cell among those on show; null for the sums. */
function rowOf(cell: Element): number | null {
  const index = Number(cell.closest('[role=row]')?.getAttribute('row-index') ?? Number.NaN);
  return Number.isInteger(index) ? index : null;
}

/** Where a cell stands; null for what is none, for the sums and for the boxes. */
export function placeOfCell(
  target: EventTarget | null,
  columns: readonly string[],
): { cell: HTMLElement; row: number; column: number } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
  const id = cell?.getAttribute('col-id') ?? boxColumn;
  const row = cell === null ? null : rowOf(cell);
  const column = columns.indexOf(id);
  return cell === null || row === null || column < 0 ? null : { cell, row, column };
}

/** How large the handle is to the mouse, in CSS pixels. */
const handleReach = 9;

export function isOnHandle(cell: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  if (cell.dataset[handleMark] === undefined) return false;
  const { right, bottom } = cell.getBoundingClientRect();
  return clientX >= right - handleReach && clientY >= bottom - handleReach;
}
