// Blocks of the grid as cells with their lines and columns: what is copied from one, what is filled into one, and how a
// block from the clipboard is spread over one.
import { type Block, type Extent, landing, sizeOf, sourceOf } from '../grid/range.ts';
import type { GridRow } from '../grid/rows.ts';
import { isEntered, sheetText } from '../grid/sheet-columns.ts';
import type { FilledCell } from './fill-cells.ts';

/** Lines and columns with the cells of a block in them. */
export interface BlockCells {
  rows: readonly GridRow[];
  columns: readonly string[];
}

interface OnShow {
  shown: readonly GridRow[];
  columns: readonly string[];
}

export function cellsOf({ shown, columns }: OnShow, { top, bottom, left, right }: Block): BlockCells {
  return { rows: shown.slice(top, bottom + 1), columns: columns.slice(left, right + 1) };
}

export function textsOf({ rows, columns }: BlockCells): string[][] {
  return rows.map((row) => columns.map((column) => sheetText(row, column)));
}

/** Which cell goes into which, where `from` and `into` are blocks of what is on show. */
export function filledCells({ shown, columns }: OnShow, from: Block, into: Block): FilledCell[] {
  const filled: FilledCell[] = [];
  for (let row = into.top; row <= into.bottom; row += 1) {
    for (let column = into.left; column <= into.right; column += 1) {
      const source = sourceOf(from, into, { row, column });
      const [fromRow, toRow] = [shown[source.row], shown[row]];
      const [fromColumn, toColumn] = [columns[source.column], columns[column]];
      if (fromRow === undefined || toRow === undefined || fromColumn === undefined || toColumn === undefined) continue;
      filled.push({ from: fromRow, fromColumn, into: toRow, column: toColumn });
    }
  }
  return filled;
}

/** Which copied cell goes into which cell of the chosen block. */
export function landedCells({ shown, columns }: OnShow, copied: BlockCells, block: Block): FilledCell[] {
  const size = { rows: copied.rows.length, columns: copied.columns.length };
  const { top, bottom, left, right } = landing(size, block, extentOf({ shown, columns }));
  const landed: FilledCell[] = [];
  for (const [down, into] of shown.slice(top, bottom + 1).entries()) {
    for (const [along, column] of columns.slice(left, right + 1).entries()) {
      const from = copied.rows[down % size.rows];
      const fromColumn = copied.columns[along % size.columns];
      if (from !== undefined && fromColumn !== undefined) landed.push({ from, fromColumn, into, column });
    }
  }
  return landed;
}

/** Cells of a sheet, repeated where the chosen block is a multiple of them. */
export function spread(cells: readonly (readonly string[])[], block: Block, onShow: OnShow): string[][] {
  const columns = Math.max(1, ...cells.map((row) => row.length));
  const into = sizeOf(landing({ rows: cells.length, columns }, block, extentOf(onShow)));
  if (into.rows <= cells.length && into.columns <= columns) return cells.map((row) => [...row]);
  return Array.from({ length: into.rows }, (_, row) =>
    Array.from({ length: into.columns }, (_, column) => cells[row % cells.length]?.[column % columns] ?? ''),
  );
}

/** The changes that empty the cells of a block: figures become nothing, and with them their reasons. */
export function emptied({ rows, columns }: BlockCells) {
  const entered = columns.filter(isEntered);
  return rows.flatMap((row) => {
    const actual = row.row?.actual;
    if (actual == null) return [];
    const variations = actual.variations.filter(({ category }) => !entered.includes(category));
    const change = {
      ...(variations.length === actual.variations.length ? {} : { variations }),
      ...(entered.includes('comment') && actual.comment !== '' ? { comment: '' } : {}),
    };
    return Object.keys(change).length === 0 ? [] : [{ lineId: row.id, ...change }];
  });
}

function extentOf({ shown, columns }: OnShow): Extent {
  return { rows: shown.length, columns: columns.length, page: 1 };
}
