// The block of cells that somebody chose, by keys and by mouse. It keeps lines and columns by name: after a sorting or a
// filter, when others stand in its place, there is no block any more. The focus stays where the block began, as in a sheet.
import type { GridApi } from 'ag-grid-community';
import { type Block, blockOf, type CellPlace, type CellRange, extended, isOneCell, type Move } from './range.ts';
import { markCells } from './range-marks.ts';
import type { GridRow } from './rows.ts';
import { boxColumn } from './sheet-columns.ts';

type Api = GridApi<GridRow>;

export type CellRanges = ReturnType<typeof cellRanges>;

/** The columns on show, in their order, without the boxes. */
export function shownColumns(api: Api): string[] {
  return api
    .getAllDisplayedColumns()
    .map((column) => column.getColId())
    .filter((id) => id !== boxColumn);
}

/** Where the focus is; null on the sums, on a box and outside. */
function focusedPlace(api: Api, columns: readonly string[]): CellPlace | null {
  const at = api.getFocusedCell();
  if (at == null || at.rowPinned) return null;
  const column = columns.indexOf(at.column.getColId());
  return column < 0 ? null : { row: at.rowIndex, column };
}

interface RangeParts {
  host: HTMLElement;
  canFill: (column: string) => boolean;
  onChange: () => void;
}

export function cellRanges(api: Api, { host, canFill, onChange }: RangeParts) {
  let range: CellRange | null = null;
  /** What stands at both ends. */
  let ends: readonly (string | undefined)[] = [];
  let focusAt: CellPlace | null = null;
  let filling: Block | null = null;

  const endsOf = ({ anchor, head }: CellRange) => {
    const columns = shownColumns(api);
    return [anchor, head].flatMap(({ row, column }) => [api.getDisplayedRowAtIndex(row)?.id, columns[column]]);
  };
  const block = (): Block | null => {
    if (range !== null) return blockOf(range);
    const at = focusedPlace(api, shownColumns(api));
    return at === null ? null : blockOf({ anchor: at, head: at });
  };
  const paint = () => {
    const columns = shownColumns(api);
    const now = block();
    const corner = now === null ? null : { row: now.bottom, column: now.right };
    const fillable = now !== null && columns.slice(now.left, now.right + 1).some(canFill);
    markCells(host, { block: range === null ? null : now, filling, columns, handle: fillable ? corner : null });
  };
  const set = (next: CellRange | null) => {
    const isOne = next === null || isOneCell(blockOf(next));
    if (isOne && range === null) return paint();
    range = isOne ? null : next;
    ends = range === null ? [] : endsOf(range);
    focusAt = focusedPlace(api, shownColumns(api));
    paint();
    onChange();
  };

  const anchor = () => range?.anchor ?? focusedPlace(api, shownColumns(api));
  const show = ({ row, column }: CellPlace) => {
    const id = shownColumns(api)[column];
    api.ensureIndexVisible(row, null);
    if (id !== undefined) api.ensureColumnVisible(id);
  };

  return {
    /** What is chosen, or the cell in focus; null while the focus is on no line. */
    block,
    paint,
    isBlock: () => range !== null,
    /** Where it began, or would begin. */
    anchor,
    /** @param page how many lines a page has */
    move(move: Move, page: number): boolean {
      const columns = shownColumns(api);
      const at = focusedPlace(api, columns);
      const from = range ?? (at === null ? null : { anchor: at, head: at });
      if (from === null) return false;
      const next = extended(from, move, { rows: api.getDisplayedRowCount(), columns: columns.length, page });
      set(next);
      show(next.head);
      return true;
    },
    /** From where the focus is, or the block began, to `head`. @returns false where nothing has the focus */
    moveTo(head: CellPlace, from: CellPlace | null = anchor()): boolean {
      if (from === null) return false;
      set({ anchor: from, head });
      return true;
    },
    all(): void {
      const [rows, columns] = [api.getDisplayedRowCount(), shownColumns(api).length];
      if (rows > 0) set({ anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns - 1 } });
    },
    clear: () => set(null),
    fillTo(into: Block | null): void {
      filling = into;
      paint();
    },
    /** A cell was given the focus: another one than before ends the block. */
    focused(): void {
      const at = focusedPlace(api, shownColumns(api));
      const isSame = at?.row === focusAt?.row && at?.column === focusAt?.column;
      if (range !== null && !isSame) set(null);
      else paint();
    },
    /** Lines or columns may have changed. */
    follow(): void {
      if (range === null) return;
      const now = endsOf(range);
      if (now.some((end, index) => end !== ends[index])) set(null);
      else {
        paint();
        onChange();
      }
    },
    /** Brings a cell into sight. */
    show,
  };
}
