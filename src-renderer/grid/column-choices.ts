// How somebody likes the columns of the week: their order, which are left out and how wide they are. Kept by person, for all
// weeks. Pure: the grid is handed the columns that come out.
import type { ColDef, GridApi, Column as GridColumn } from 'ag-grid-community';
import type { ColumnChoices } from '../../src-shared/app-api/settings.ts';
import type { GridRow } from './rows.ts';
import { boxColumn } from './sheet-columns.ts';

type Column = ColDef<GridRow>;

export const noChoices: ColumnChoices = { order: [], hidden: [], widths: {} };

export function isAsAtFirst({ order, hidden, widths }: ColumnChoices): boolean {
  return order.length === 0 && hidden.length === 0 && Object.keys(widths).length === 0;
}

/** Without the person nobody would know whose line it is. */
export function canHide(column: string): boolean {
  return column !== 'person';
}

const idOf = ({ colId, field }: Column) => colId ?? field ?? '';

/** The least width of a column that somebody made narrow, in CSS pixels. */
const leastWidth = 32;

export function chosenColumns(columns: readonly Column[], { order, hidden, widths }: ColumnChoices): Column[] {
  const sized = columns.map((column): Column => {
    const id = idOf(column);
    const width = widths[id];
    const { flex, maxWidth, ...fixed } = column;
    const wide = width === undefined ? column : { ...fixed, minWidth: leastWidth, width, ...unset };
    // Said of each: a column of which nothing is said stays as the grid had it, so that none would come back.
    return { ...wide, hide: (hidden.includes(id) && canHide(id)) || wide.hide === true };
  });
  return inOrder(sized, order);
}

/** The grid keeps what it is not told otherwise. */
const unset = { flex: null, maxWidth: null } as unknown as Column;

/** A column that the order does not know, such as one of a newer version, stays behind the one before it. */
function inOrder(columns: readonly Column[], order: readonly string[]): Column[] {
  const places = new Map(order.map((id, index) => [id, index]));
  let last = -1;
  const placed = columns.map((column, index) => {
    last = places.get(idOf(column)) ?? last;
    return { column, place: last, index };
  });
  return placed.sort((a, b) => a.place - b.place || a.index - b.index).map(({ column }) => column);
}

/** The order with one column one place on among those on show. */
export function moved(shown: readonly string[], column: string, by: -1 | 1): string[] {
  const from = shown.indexOf(column);
  const to = from + by;
  if (from < 0 || to < 0 || to >= shown.length) return [...shown];
  return shown.with(from, shown[to] ?? '').with(to, column);
}

/**
 * The order to keep when those on show stand in a new one: what is left out stays behind the column that it stood behind.
 * @param all in the order before
 */
export function keptOrder(all: readonly string[], shown: readonly string[]): string[] {
  const order = [...shown];
  for (const [index, id] of all.entries()) {
    if (shown.includes(id)) continue;
    const before = all[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

/** All columns in their order, also those left out. */
export function allColumns(api: GridApi<GridRow>): string[] {
  return api
    .getAllGridColumns()
    .map((column) => column.getColId())
    .filter((id) => id !== boxColumn);
}

export function widthsWith(before: ColumnChoices, columns: readonly GridColumn[]): ColumnChoices['widths'] {
  const now = columns.map((column) => [column.getColId(), Math.round(column.getActualWidth())] as const);
  return { ...before.widths, ...Object.fromEntries(now) };
}

/**
 * Takes the bounds off these columns: whoever sets a width may have any. Until then each keeps the one that it has, where its
 * part of the room may be none.
 */
export function freeWidth(api: GridApi<GridRow>, columns: readonly string[]): void {
  const free = (column: Column): Column => {
    const id = idOf(column);
    const width = columns.includes(id) ? api.getColumn(id)?.getActualWidth() : undefined;
    return width === undefined ? column : { ...column, minWidth: leastWidth, width, ...unset };
  };
  const columnDefs = (api.getGridOption('columnDefs') ?? []) as Column[];
  api.setGridOption('columnDefs', columnDefs.map(free));
}
