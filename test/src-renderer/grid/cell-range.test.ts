import type { GridApi } from 'ag-grid-community';
import { describe, expect, test } from 'vitest';
import { cellRanges } from '../../../src-renderer/grid/cell-range.ts';
import type { GridRow } from '../../../src-renderer/grid/rows.ts';

/** Lines and columns on show as the grid tells of them; the grid itself needs a window, and is driven in the specs. */
function sheet() {
  const on = {
    rows: ['A', 'B', 'C', 'D', 'E'],
    columns: ['chosen', 'person', 'missed', 'extra', 'comment'],
    focus: { rowIndex: 0, column: 'missed' },
  };
  const api = {
    getAllDisplayedColumns: () => on.columns.map((id) => ({ getColId: () => id })),
    getFocusedCell: () => ({ ...on.focus, rowPinned: null, column: { getColId: () => on.focus.column } }),
    getDisplayedRowAtIndex: (index: number) => (on.rows[index] === undefined ? undefined : { id: on.rows[index] }),
    getDisplayedRowCount: () => on.rows.length,
    ensureIndexVisible: () => {},
    ensureColumnVisible: () => {},
  };
  const ranges = cellRanges(api as unknown as GridApi<GridRow>, {
    host: { querySelectorAll: () => [] } as unknown as HTMLElement,
    canFill: () => true,
    onChange: () => {},
  });
  return { on, ranges };
}

type Sheet = ReturnType<typeof sheet>;

/** Missed of A to C. */
function threeLines(): Sheet {
  const made = sheet();
  made.ranges.move('down', 10);
  made.ranges.move('down', 10);
  return made;
}

describe('a block of cells', () => {
  test('stays while the same lines and columns are in it', () => {
    const { on, ranges } = threeLines();
    on.rows = ['A', 'B', 'C', 'E', 'D', 'F'];
    on.columns = ['chosen', 'person', 'missed', 'comment'];
    ranges.follow();
    expect(ranges.isBlock()).toBe(true);
  });

  test.each([
    ['another line is inside', ['A', 'D', 'C', 'B', 'E']],
    ['the lines have moved', ['E', 'A', 'B', 'C', 'D']],
    ['the end is another line', ['A', 'B', 'D', 'C', 'E']],
    ['a line is gone', ['A', 'B']],
  ])('ends where %s', (_, rows) => {
    const { on, ranges } = threeLines();
    on.rows = rows;
    ranges.follow();
    expect(ranges.isBlock()).toBe(false);
  });

  test('ends where another column is inside, the ends being the same', () => {
    const { on, ranges } = sheet();
    ranges.move('right', 10);
    ranges.move('right', 10);
    on.columns = ['chosen', 'person', 'missed', 'frustrated', 'comment'];
    ranges.follow();
    expect(ranges.isBlock()).toBe(false);
  });
});

describe('the focus within a block', () => {
  test('goes on by a step, and the block stays', () => {
    const { on, ranges } = threeLines();
    expect(ranges.step('down')).toEqual({ row: 1, column: 1 });
    on.focus = { rowIndex: 1, column: 'missed' };
    ranges.focused();
    ranges.editing();
    expect(ranges.step('right')).toEqual({ row: 2, column: 1 });
    expect(ranges.isBlock()).toBe(true);
  });

  test('ends the block outside of it', () => {
    const { on, ranges } = threeLines();
    on.focus = { rowIndex: 1, column: 'extra' };
    ranges.focused();
    expect(ranges.isBlock()).toBe(false);
    expect(ranges.step('down')).toBeNull();
  });
});

describe('a drag by the handle', () => {
  const dragging = () => {
    const made = threeLines();
    made.ranges.beginFill();
    made.ranges.fillTo({ row: 4, column: 1 });
    return made;
  };
  const into = { top: 3, bottom: 4, left: 1, right: 1 };

  test('fills as far as it came, once', () => {
    const { ranges } = dragging();
    ranges.follow();
    expect(ranges.endFill()).toEqual(into);
    expect(ranges.endFill()).toBeNull();
  });

  test('from one cell alone, too; dragged back inside it fills nothing', () => {
    const { ranges } = sheet();
    ranges.beginFill();
    ranges.fillTo({ row: 1, column: 1 });
    ranges.fillTo({ row: 0, column: 1 });
    expect(ranges.endFill()).toBeNull();
    ranges.beginFill();
    ranges.fillTo({ row: 1, column: 1 });
    expect(ranges.endFill()).toEqual({ top: 1, bottom: 1, left: 1, right: 1 });
  });

  test.each([
    ['its block', ['E', 'A', 'B', 'C', 'D']],
    ['the middle of its block', ['A', 'D', 'C', 'B', 'E']],
    ['what it would fill', ['A', 'B', 'C', 'E', 'D']],
    ['the end of what it would fill', ['A', 'B', 'C', 'D']],
  ])('fills nothing where other lines stand in %s', (_, rows) => {
    for (const isTold of [true, false]) {
      const { on, ranges } = dragging();
      on.rows = rows;
      if (isTold) ranges.follow();
      expect(ranges.endFill()).toBeNull();
    }
  });

  test('does not go on from a block that is gone, nor from what has come in its place', () => {
    const { on, ranges } = dragging();
    on.rows = ['E', 'A', 'B', 'C', 'D'];
    ranges.follow();
    ranges.fillTo({ row: 3, column: 1 });
    expect(ranges.endFill()).toBeNull();
    const other = dragging();
    other.on.focus = { rowIndex: 3, column: 'extra' };
    other.ranges.focused();
    other.ranges.fillTo({ row: 4, column: 1 });
    expect(other.ranges.endFill()).toBeNull();
  });

  test('of one cell fills nothing once the focus is elsewhere', () => {
    const { on, ranges } = sheet();
    ranges.beginFill();
    ranges.fillTo({ row: 2, column: 1 });
    on.focus = { rowIndex: 3, column: 'missed' };
    ranges.focused();
    expect(ranges.endFill()).toBeNull();
  });
});
