// Where somebody asks what can be done: the cells or the heading that was clicked with the other mouse button, or at which
// the menu key was pressed. Browsers tell of both by the same event.
import type { GridApi } from 'ag-grid-community';
import { type CellRanges, shownColumns } from './cell-range.ts';
import { freeWidth } from './column-choices.ts';
import { isInside } from './range.ts';
import { placeOfCell } from './range-marks.ts';
import type { GridRow } from './rows.ts';
import { shownRows } from './selection.ts';
import { boxColumn } from './sheet-columns.ts';
import { type GridSpot, spotOf } from './spot.ts';

interface MenuPlace {
  /** In the window, in CSS pixels. */
  at: { x: number; y: number };
  /** The lines on show, in their order. */
  shown: GridRow[];
  /** The columns on show, in their order. */
  columns: string[];
}

export type GridMenuRequest = MenuPlace & ({ what: 'cells'; spot: GridSpot } | HeadingMenuRequest);

export interface HeadingMenuRequest {
  what: 'heading';
  column: string;
  sorted: 'asc' | 'desc' | null;
  /** @param add beside what it is sorted by already */
  sort: (direction: 'asc' | 'desc' | null, add: boolean) => void;
  /** Makes columns as wide as what they hold. */
  widen: (columns: string[]) => void;
}

interface MenuParts {
  api: GridApi<GridRow>;
  ranges: CellRanges;
  onMenu: (request: GridMenuRequest) => void;
}

/** @returns how to stop */
export function listenToMenu(frame: HTMLElement, parts: MenuParts): () => void {
  const ask = (event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest('[data-own-keys]') !== null) return;
    event.preventDefault();
    const request = headingRequest(parts, target) ?? cellsRequest(parts, target);
    if (request === null) return;
    const { api } = parts;
    parts.onMenu({ at: placeOf(event, target), shown: shownRows(api), columns: shownColumns(api), ...request });
  };
  frame.addEventListener('contextmenu', ask);
  return () => frame.removeEventListener('contextmenu', ask);
}

function cellsRequest({ api, ranges }: MenuParts, target: HTMLElement) {
  const columns = shownColumns(api);
  const place = placeOfCell(target, columns);
  if (place === null) return null;
  const block = ranges.block();
  // A click beside what is chosen is about the cell that was clicked.
  if (block === null || !isInside(block, place)) {
    ranges.clear();
    api.setFocusedCell(place.row, columns[place.column] ?? '');
  }
  const spot = spotOf(api, ranges);
  return spot === null ? null : { what: 'cells' as const, spot };
}

function headingRequest({ api }: MenuParts, target: HTMLElement): HeadingMenuRequest | null {
  const column = target.closest('[role=columnheader]')?.getAttribute('col-id') ?? boxColumn;
  const found = column === boxColumn ? null : api.getColumn(column);
  if (found === null) return null;
  return {
    what: 'heading',
    column,
    sorted: found.getSort() ?? null,
    sort: (sort, add) => {
      const others = api.getColumnState().filter((one) => one.sort != null && one.colId !== column);
      api.applyColumnState({
        state: [{ colId: column, sort, sortIndex: add ? others.length : 0 }],
        ...(add ? {} : { defaultState: { sort: null } }),
      });
    },
    widen: (columns) => {
      freeWidth(api, columns);
      api.autoSizeColumns(columns);
    },
  };
}

/** The menu key says no place of its own: then under what has the focus. */
function placeOf({ button, clientX, clientY }: MouseEvent, target: HTMLElement): MenuPlace['at'] {
  if (button === 2) return { x: clientX, y: clientY };
  const { left, bottom } = target.getBoundingClientRect();
  return { x: left, y: bottom };
}
