import { describe, expect, test } from 'vitest';
import { filterRows, noFilter } from '../../../src-renderer/grid/filters.ts';
import { gridRows } from '../../../src-renderer/grid/rows.ts';
import { weekRow } from '../../builders.ts';

describe('filters', () => {
  const rows = gridRows([weekRow('1', { knowledge: 'changed' }), weekRow('2')], [], (service) => service);

  test('find by part of a name or SS Ref', () => {
    expect(filterRows(rows, { ...noFilter, search: 'person 2' }, new Set(), 'aisha').map(({ id }) => id)).toEqual([
      '2',
    ]);
    expect(filterRows(rows, { ...noFilter, search: '001' }, new Set(), 'aisha').map(({ id }) => id)).toEqual(['1']);
  });

  test('keep a line that was put right until the filter changes', () => {
    const untouched = { ...noFilter, show: 'untouched' } as const;
    expect(filterRows(rows, untouched, new Set(['1']), 'aisha').map(({ id }) => id)).toEqual(['1', '2']);
  });
});
