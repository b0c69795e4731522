import { expect, test } from 'vitest';
import { gridRows } from '../../../src-renderer/grid/rows.ts';
import { seenTable } from '../../../src-renderer/sheet/seen-table.ts';
import { actualWith, missed, person, weekRow } from '../../builders.ts';

test('the grid as a table has the lines and columns on show in their order, and the sums of these lines', () => {
  const ada = { actual: actualWith([missed()]), person: person({ name: 'Ada Okafor' }) };
  const rows = gridRows([weekRow('1', ada), weekRow('2', { actual: null })], [], (service) => service);
  expect(seenTable(rows.toReversed(), ['missed', 'person', 'visits', 'state'])).toEqual({
    columns: [
      { label: 'Missed', holds: 'quantity' },
      { label: 'Person', holds: 'text' },
      { label: 'Visits', holds: 'count' },
      { label: 'State', holds: 'text' },
    ],
    rows: [
      [null, rows[1]?.person, null, rows[1]?.state?.word],
      [200, 'Ada Okafor', 7, rows[0]?.state?.word],
    ],
    totals: [200, '2 lines', 7, ''],
  });
});
