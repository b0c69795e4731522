import { describe, expect, test } from 'vitest';
import {
  type Block,
  blockOf,
  type CellRange,
  dragged,
  extended,
  fillOf,
  landing,
  moveOf,
  sourceOf,
  stepOf,
  stepped,
} from '../../../src-renderer/grid/range.ts';

const extent = { rows: 60, columns: 12, page: 14 };
const from = (row: number, column: number): CellRange => ({ anchor: { row, column }, head: { row, column } });
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: true };
const block = (top: number, left: number, bottom = top, right = left): Block => ({ top, bottom, left, right });

describe('a block of cells', () => {
  test.each([
    ['ArrowDown', plain, { row: 21, column: 5 }],
    ['ArrowUp', plain, { row: 19, column: 5 }],
    ['ArrowLeft', plain, { row: 20, column: 4 }],
    ['ArrowRight', plain, { row: 20, column: 6 }],
    ['PageDown', plain, { row: 34, column: 5 }],
    ['PageUp', plain, { row: 6, column: 5 }],
    ['Home', plain, { row: 20, column: 0 }],
    ['End', plain, { row: 20, column: 11 }],
    ['ArrowDown', { ...plain, ctrlKey: true }, { row: 59, column: 5 }],
    ['ArrowUp', { ...plain, metaKey: true }, { row: 0, column: 5 }],
    ['Home', { ...plain, ctrlKey: true }, { row: 0, column: 0 }],
    ['End', { ...plain, ctrlKey: true }, { row: 59, column: 11 }],
  ])('Shift and %s moves its head and leaves its anchor', (key, keys, head) => {
    const move = moveOf({ key, ...keys });
    expect(move).not.toBeNull();
    const range = extended(from(20, 5), move ?? 'up', extent);
    expect(range).toEqual({ anchor: { row: 20, column: 5 }, head });
  });

  test('is not begun by a key without Shift, by Tab or with Alt', () => {
    expect(moveOf({ key: 'ArrowDown', ...plain, shiftKey: false })).toBeNull();
    expect(moveOf({ key: 'Tab', ...plain })).toBeNull();
    expect(moveOf({ key: 'ArrowDown', ...plain, altKey: true })).toBeNull();
  });

  test('ends at the edges, and shrinks over its anchor to the other side', () => {
    expect(extended(from(0, 0), 'up', extent).head).toEqual({ row: 0, column: 0 });
    expect(extended(from(59, 11), 'page-down', extent).head).toEqual({ row: 59, column: 11 });
    const up = extended({ anchor: { row: 5, column: 5 }, head: { row: 6, column: 5 } }, 'page-up', extent);
    expect(blockOf(up)).toEqual(block(0, 5, 5));
  });
});

describe('filling', () => {
  test('goes from the first line into the others, and of one line from the line above', () => {
    expect(fillOf(block(3, 6, 8, 7), 'down')).toEqual({ from: block(3, 6, 3, 7), into: block(4, 6, 8, 7) });
    expect(fillOf(block(3, 6), 'down')).toEqual({ from: block(2, 6), into: block(3, 6) });
    expect(fillOf(block(0, 6), 'down')).toBeNull();
  });

  test('goes from the first column to the right, and of one column from the column on its left', () => {
    expect(fillOf(block(3, 6, 8, 7), 'right')).toEqual({ from: block(3, 6, 8, 6), into: block(3, 7, 8, 7) });
    expect(fillOf(block(3, 6), 'right')).toEqual({ from: block(3, 5), into: block(3, 6) });
    expect(fillOf(block(3, 0), 'right')).toBeNull();
  });

  test.each([
    ['down', { row: 9, column: 6 }, block(5, 6, 9, 7)],
    ['up', { row: 1, column: 6 }, block(1, 6, 2, 7)],
    ['to the right', { row: 4, column: 9 }, block(3, 8, 4, 9)],
    ['to the left', { row: 4, column: 2 }, block(3, 2, 4, 5)],
  ])('the handle dragged %s fills the cells on that side', (_way, to, into) => {
    expect(dragged(block(3, 6, 4, 7), to)).toEqual(into);
  });

  test('the handle dragged back inside fills nothing', () => {
    expect(dragged(block(3, 6, 4, 7), { row: 4, column: 6 })).toBeNull();
  });

  test('repeats a block of several lines in its order, also upwards', () => {
    const two = block(3, 6, 4);
    const down = [5, 6, 7].map((row) => sourceOf(two, block(5, 6, 7), { row, column: 6 }).row);
    expect(down).toEqual([3, 4, 3]);
    const up = [0, 1, 2].map((row) => sourceOf(two, block(0, 6, 2), { row, column: 6 }).row);
    expect(up).toEqual([4, 3, 4]);
  });
});

describe('pasting', () => {
  test('fills a chosen block that is a multiple of what was copied', () => {
    expect(landing({ rows: 1, columns: 1 }, block(2, 2, 9, 3), extent)).toEqual(block(2, 2, 9, 3));
    expect(landing({ rows: 2, columns: 1 }, block(2, 2, 9, 2), extent)).toEqual(block(2, 2, 9, 2));
  });

  test('takes its own size from the first cell on where it is none, and ends with the sheet', () => {
    expect(landing({ rows: 3, columns: 2 }, block(2, 2, 9, 2), extent)).toEqual(block(2, 2, 4, 3));
    expect(landing({ rows: 3, columns: 2 }, block(58, 11), extent)).toEqual(block(58, 11, 59, 11));
  });
});

describe('Tab and Enter go round a block', () => {
  const two = block(3, 5, 4, 6);
  test.each([
    ['Tab', false, [3, 5], [3, 6]],
    ['Tab', false, [3, 6], [4, 5]],
    ['Tab', false, [4, 6], [3, 5]],
    ['Tab', true, [3, 5], [4, 6]],
    ['Tab', true, [4, 5], [3, 6]],
    ['Enter', false, [3, 5], [4, 5]],
    ['Enter', false, [4, 5], [3, 6]],
    ['Enter', false, [4, 6], [3, 5]],
    ['Enter', true, [3, 5], [4, 6]],
    ['Enter', true, [3, 6], [4, 5]],
  ] as const)('%s, with Shift: %s, from %j to %j', (key, shiftKey, [row, column], [nextRow, nextColumn]) => {
    const step = stepOf({ ...plain, key, shiftKey });
    expect(step).not.toBeNull();
    expect(stepped(two, { row, column }, step ?? 'down')).toEqual({ row: nextRow, column: nextColumn });
  });

  test('not with Ctrl, which means something else', () => {
    expect(stepOf({ ...plain, ctrlKey: true, key: 'Enter' })).toBeNull();
  });
});
