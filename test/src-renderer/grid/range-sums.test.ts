import { expect, test } from 'vitest';
import { selectedCells } from '../../../src-renderer/grid/range-sums.ts';
import { gridRows } from '../../../src-renderer/grid/rows.ts';
import { actualWith, missed, weekRow } from '../../builders.ts';

const rows = gridRows([weekRow('1', { actual: actualWith([missed()]) }), weekRow('2')], [], (service) => service);

test('a block says where it is, how many cells it has and what its figures add up to', () => {
  expect(selectedCells(rows, ['missed'])).toEqual({ cells: 2, where: 'Missed, 2 lines', sum: 'sum 2.00 of 2 figures' });
  expect(selectedCells(rows.slice(0, 1), ['actual', 'frustrated', 'missed'])).toEqual({
    cells: 3,
    where: 'Actual to Missed, 1 line',
    sum: 'sum 10.00 of 3 figures',
  });
});

test('visits are added up by themselves, and to no hours; texts are not', () => {
  expect(selectedCells(rows, ['visits']).sum).toBe('sum 14 of 2 figures');
  expect(selectedCells(rows, ['extra', 'visits']).sum).toBe('sum 0.00 of 2 figures');
  expect(selectedCells(rows, ['person', 'ssRef']).sum).toBe('');
});

test('a line without an actual adds nothing', () => {
  const without = gridRows([weekRow('1', { actual: null })], [], (service) => service);
  expect(selectedCells(without, ['missed', 'extra']).sum).toBe('');
});
