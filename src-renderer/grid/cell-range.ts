// The block of cells that somebody chose, by keys and by mouse. It keeps lines and columns by name: after a sorting or a
// filter, when others stand anywhere in its place, there is no block any more, and what was dragged from it fills nothing.
// The focus stays where the block began, as in a sheet, until Tab or Enter take it on within the block.
import type { GridApi } from 'ag-grid-community';
import {
  type Block,
  blockOf,
  type CellPlace,
  type CellRange,
  dragged,
  extended,
  isInside,
  isOneCell,
  isSameBlock,
  type Move,
  type Step,
  stepped,
} from './range.ts';
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

/** The names of the columns and lines of a block: two places with the same contents hold the same cells. */
function contentsOf(api: Api, { top, bottom, left, right }: Block): string {
  const names = shownColumns(api).slice(left, right + 1);
  for (let row = top; row <= bottom; row += 1) names.push(api.getDisplayedRowAtIndex(row)?.id ?? '');
  return names.join('\n');
}

/** What is dragged by the handle, and the cells that it would fill now. */
interface Filling {
  from: Block;
  fromContents: string;
  into: Block | null;
  intoContents: string;
}

function isStillSo(api: Api, { from, fromContents, into, intoContents }: Filling, now: Block | null): boolean {
  return (
    now !== null &&
    isSameBlock(now, from) &&
    contentsOf(api, from) === fromContents &&
    (into === null || contentsOf(api, into) === intoContents)
  );
}

function bringIntoSight(api: Api, { row, column }: CellPlace): void {
  const id = shownColumns(api)[column];
  api.ensureIndexVisible(row, null);
  if (id !== undefined) api.ensureColumnVisible(id);
}

interface RangeParts {
  host: HTMLElement;
  canFill: (column: string) => boolean;
  onChange: () => void;
}

export function cellRanges(api: Api, { host, canFill, onChange }: RangeParts) {
  let range: CellRange | null = null;
  /** What stands in it. */
  let contents = '';
  let filling: Filling | null = null;

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
    const into = filling?.into ?? null;
    markCells(host, { block: range === null ? null : now, filling: into, columns, handle: fillable ? corner : null });
  };
  /** Ends a drag by the handle once other cells stand where it began or where it has come to. */
  const checkFilling = () => {
    if (filling !== null && !isStillSo(api, filling, block())) filling = null;
  };
  const set = (next: CellRange | null) => {
    const isOne = next === null || isOneCell(blockOf(next));
    if (isOne && range === null) return paint();
    range = isOne ? null : next;
    contents = range === null ? '' : contentsOf(api, blockOf(range));
    checkFilling();
    paint();
    onChange();
  };

  const isInBlock = (at: CellPlace | null) => at !== null && range !== null && isInside(blockOf(range), at);
  const anchor = () => range?.anchor ?? focusedPlace(api, shownColumns(api));
  const show = (at: CellPlace) => bringIntoSight(api, at);

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
    /** Goes on within the block, and brings that cell into sight. @returns who is to have the focus; null: there is no block */
    step(step: Step): CellPlace | null {
      if (range === null) return null;
      const at = focusedPlace(api, shownColumns(api));
      const next = stepped(blockOf(range), at !== null && isInBlock(at) ? at : range.anchor, step);
      show(next);
      return next;
    },
    /** An edit begins: one outside the block ends it. */
    editing(): void {
      if (!isInBlock(focusedPlace(api, shownColumns(api)))) set(null);
    },
    /** The handle is taken hold of. @returns false where there is nothing to fill from */
    beginFill(): boolean {
      const from = block();
      filling = from === null ? null : { from, fromContents: contentsOf(api, from), into: null, intoContents: '' };
      return filling !== null;
    },
    /** The handle is dragged to `at`. */
    fillTo(at: CellPlace): void {
      if (filling === null) return;
      const into = dragged(filling.from, at);
      filling = { ...filling, into, intoContents: into === null ? '' : contentsOf(api, into) };
      paint();
    },
    /** The handle is let go. @returns what is to be filled from the block; null where it is nothing, or other cells by now */
    endFill(): Block | null {
      checkFilling();
      const into = filling?.into ?? null;
      filling = null;
      paint();
      return into;
    },
    /** A cell was given the focus: one outside the block ends it. */
    focused(): void {
      if (range !== null && !isInBlock(focusedPlace(api, shownColumns(api)))) set(null);
      else {
        checkFilling();
        paint();
      }
    },
    /** Lines or columns may have changed. */
    follow(): void {
      if (range !== null && contentsOf(api, blockOf(range)) !== contents) set(null);
      else if (range !== null || filling !== null) {
        checkFilling();
        paint();
        if (range !== null) onChange();
      }
    },
    /** Brings a cell into sight. */
    show,
  };
}
