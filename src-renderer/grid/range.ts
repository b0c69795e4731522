// A block of cells, as in a sheet: from the cell where choosing began to the cell where it has come to. Pure, in places
// among the lines and columns on show, so that Excel's habits can be tested without a grid.

/** A place among the lines and columns on show, from 0. */
export interface CellPlace {
  row: number;
  column: number;
}

export interface CellRange {
  /** Where it began; the focus stays there. */
  anchor: CellPlace;
  /** Where it has come to. */
  head: CellPlace;
}

/** Each edge included. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What there is to choose from. */
export interface Extent {
  rows: number;
  columns: number;
  /** How many lines a page has. */
  page: number;
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'top'
  | 'bottom'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last';

const withShift: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'row-start',
  End: 'row-end',
};
const withControlAndShift: Readonly<Record<string, Move>> = {
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'first',
  End: 'last',
};

/** What a key does to the block; null where it does nothing to it. */
export function moveOf(
  pressed: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): Move | null {
  if (!pressed.shiftKey || pressed.altKey) return null;
  return (pressed.ctrlKey || pressed.metaKey ? withControlAndShift : withShift)[pressed.key] ?? null;
}

/** The block with its head moved; its anchor stays. */
export function extended({ anchor, head }: CellRange, move: Move, { rows, columns, page }: Extent): CellRange {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const to = (row: number, column: number): CellRange => ({
    anchor,
    head: { row: Math.max(0, Math.min(lastRow, row)), column: Math.max(0, Math.min(lastColumn, column)) },
  });
  const { row, column } = head;
  switch (move) {
    case 'up':
      return to(row - 1, column);
    case 'down':
      return to(row + 1, column);
    case 'left':
      return to(row, column - 1);
    case 'right':
      return to(row, column + 1);
    case 'page-up':
      return to(row - page, column);
    case 'page-down':
      return to(row + page, column);
    case 'top':
      return to(0, column);
    case 'bottom':
      return to(lastRow, column);
    case 'row-start':
      return to(row, 0);
    case 'row-end':
      return to(row, lastColumn);
    case 'first':
      return to(0, 0);
    case 'last':
      return to(lastRow, lastColumn);
  }
}

/** Where Tab, Enter and the two with Shift go within a block. */
export type Step = 'right' | 'left' | 'down' | 'up';

/** The step of a key; null: it makes none. */
export function stepOf(
  pressed: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): Step | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (pressed.key === 'Tab') return pressed.shiftKey ? 'left' : 'right';
  if (pressed.key === 'Enter') return pressed.shiftKey ? 'up' : 'down';
  return null;
}

/** The next cell of a block: at the end of a line on in the next one, or of a column in the next one, and round. */
export function stepped(block: Block, at: CellPlace, step: Step): CellPlace {
  const { top, left } = block;
  const { rows, columns } = sizeOf(block);
  const [row, column] = [at.row - top, at.column - left];
  const by = step === 'right' || step === 'down' ? 1 : -1;
  const cells = rows * columns;
  if (step === 'right' || step === 'left') {
    const next = modulo(row * columns + column + by, cells);
    return { row: top + Math.floor(next / columns), column: left + (next % columns) };
  }
  const next = modulo(column * rows + row + by, cells);
  return { row: top + (next % rows), column: left + Math.floor(next / rows) };
}

const leaving = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/** Whether a key goes on from the focus, so that nothing is chosen any more. */
export function leavesBlock({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return !shiftKey && leaving.includes(key);
}

export function blockOf({ anchor, head }: CellRange): Block {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function sizeOf({ top, bottom, left, right }: Block): { rows: number; columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

export function isOneCell(block: Block): boolean {
  return block.top === block.bottom && block.left === block.right;
}

export function isSameBlock(one: Block, other: Block): boolean {
  return one.top === other.top && one.bottom === other.bottom && one.left === other.left && one.right === other.right;
}

export function isInside({ top, bottom, left, right }: Block, { row, column }: CellPlace): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/**
 * What the handle of `block` fills when it is dragged to `to`: the cells beside it, down or up, or else right or left,
 * whichever goes farther; null while it is dragged inside.
 */
export function dragged(block: Block, to: CellPlace): Block | null {
  const { top, bottom, left, right } = block;
  const down = Math.max(to.row - bottom, 0);
  const up = Math.max(top - to.row, 0);
  const rightward = Math.max(to.column - right, 0);
  const leftward = Math.max(left - to.column, 0);
  const farthest = Math.max(down, up, rightward, leftward);
  if (farthest === 0) return null;
  if (farthest === down) return { ...block, top: bottom + 1, bottom: to.row };
  if (farthest === up) return { ...block, top: to.row, bottom: top - 1 };
  if (farthest === rightward) return { ...block, left: right + 1, right: to.column };
  return { ...block, left: to.column, right: left - 1 };
}

/** The first line, or the first column, and the cells that are filled from it; null where there is nothing to fill. */
export function fillOf(block: Block, way: 'down' | 'right'): { from: Block; into: Block } | null {
  const { top, bottom, left, right } = block;
  if (way === 'down') {
    // Of one line alone, what stands above it goes in, as in a sheet.
    const first = top === bottom ? top - 1 : top;
    if (first < 0) return null;
    return { from: { ...block, top: first, bottom: first }, into: { ...block, top: first + 1 } };
  }
  const first = left === right ? left - 1 : left;
  if (first < 0) return null;
  return { from: { ...block, left: first, right: first }, into: { ...block, left: first + 1 } };
}

/** The cell of `from` that goes into `place` of `into`: a smaller block is repeated. */
export function sourceOf(from: Block, into: Block, place: CellPlace): CellPlace {
  const { rows, columns } = sizeOf(from);
  // Dragged up or to the left, the pattern goes on backwards from the block.
  const down = into.bottom < from.top ? place.row - from.top : place.row - into.top;
  const right = into.right < from.left ? place.column - from.left : place.column - into.left;
  return { row: from.top + modulo(down, rows), column: from.left + modulo(right, columns) };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/**
 * Where a copied block lands: in the whole of the chosen block where that is a multiple of it, else from its first cell on.
 * @param size of what was copied
 */
export function landing(size: { rows: number; columns: number }, block: Block, { rows, columns }: Extent): Block {
  const chosen = sizeOf(block);
  const fits = chosen.rows % size.rows === 0 && chosen.columns % size.columns === 0;
  if (fits) return block;
  return {
    top: block.top,
    bottom: Math.min(rows - 1, block.top + size.rows - 1),
    left: block.left,
    right: Math.min(columns - 1, block.left + size.columns - 1),
  };
}
