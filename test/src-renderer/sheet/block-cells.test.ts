import { describe, expect, test } from 'vitest';
import { gridRows } from '../../../src-renderer/grid/rows.ts';
import { emptied, landedCells, spread, textsOf } from '../../../src-renderer/sheet/block-cells.ts';
import { actualWith, extra, missed, weekRow } from '../../builders.ts';

const changed = { ...actualWith([missed(), extra()]), comment: 'Out' };
const rows = gridRows([weekRow('1', { actual: changed }), weekRow('2'), weekRow('3')], [], (service) => service);
const onShow = { shown: rows, columns: ['person', 'missed', 'extra', 'comment'] };
const block = (top: number, left: number, bottom: number, right: number) => ({ top, bottom, left, right });

describe('a block of cells', () => {
  test('is copied as a sheet has it, in the columns on show', () => {
    expect(textsOf({ rows: rows.slice(0, 2), columns: ['missed', 'comment'] })).toEqual([
      ['2.00', 'Out'],
      ['0.00', ''],
    ]);
  });

  test('emptied loses figures with their reasons and comments, and nothing else', () => {
    expect(emptied({ rows, columns: ['planned', 'missed', 'comment'] })).toEqual([
      { lineId: '1', variations: [extra()], comment: '' },
    ]);
  });

  test('of the grid lands in each cell of a chosen block that is a multiple of it', () => {
    const copied = { rows: rows.slice(0, 1), columns: ['missed'] };
    const landed = landedCells(onShow, copied, block(1, 1, 2, 2));
    expect(landed.map(({ into, column }) => `${into.id} ${column}`)).toEqual([
      '2 missed',
      '2 extra',
      '3 missed',
      '3 extra',
    ]);
    expect(landed.every(({ from, fromColumn }) => from.id === '1' && fromColumn === 'missed')).toBe(true);
  });

  test('of another window is repeated in the same way, and stays itself where it is no part', () => {
    expect(spread([['1']], block(0, 1, 2, 1), onShow)).toEqual([['1'], ['1'], ['1']]);
    expect(spread([['1'], ['2']], block(0, 1, 2, 1), onShow)).toEqual([['1'], ['2']]);
    expect(spread([['1', '2', '3', '4', '5']], block(0, 1, 0, 1), onShow)).toEqual([['1', '2', '3', '4', '5']]);
  });
});
