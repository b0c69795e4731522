// Where somebody is in the grid, and what they do to the cells there as a sheet.
import type { GridApi } from 'ag-grid-community';
import { type CellRanges, shownColumns } from './cell-range.ts';
import { type Block, isOneCell } from './range.ts';
import type { GridRow } from './rows.ts';
import { chosenRows, shownRows } from './selection.ts';

/** Where the focus is, with the lines around it, for what concerns more than one line. */
export interface GridSpot {
  column: string;
  rowIndex: number;
  /** In the order in which they are shown. */
  shown: GridRow[];
  /** The lines whose boxes are ticked. */
  chosen: GridRow[];
  /** The columns on show, in their order. */
  columns: string[];
  /** The chosen cells, or the one in focus: places among `shown` and `columns`. */
  block: Block;
}

/** What is done to the cells of a block. */
export type SheetAction =
  | { what: 'copy' | 'cut' | 'clear' }
  | { what: 'fill'; way: 'down' | 'right' }
  /** The block was dragged by its handle over these cells. */
  | { what: 'fill-into'; into: Block }
  | { what: 'paste'; text: string };

/** Null while the focus is not on a line. */
export function spotOf(api: GridApi<GridRow>, ranges: CellRanges): GridSpot | null {
  const at = api.getFocusedCell();
  const block = ranges.block();
  if (at == null || at.rowPinned || block === null) return null;
  return {
    column: at.column.getColId(),
    rowIndex: at.rowIndex,
    shown: shownRows(api),
    chosen: chosenRows(api),
    columns: shownColumns(api),
    block,
  };
}

/** The lines that a key is about: those of the chosen cells, else those whose boxes are ticked, else the one in focus. */
export function linesMeant({ shown, chosen, block }: Pick<GridSpot, 'shown' | 'chosen' | 'block'>): GridRow[] {
  const lines = shown.slice(block.top, block.bottom + 1);
  return lines.length === 1 && chosen.length > 1 ? chosen : lines;
}

/** Whether whole lines are meant, by their boxes, and no block of cells. */
export function areLinesChosen({ chosen, block }: Pick<GridSpot, 'chosen' | 'block'>): boolean {
  return isOneCell(block) && chosen.length > 1;
}
