import { describe, expect, test } from 'vitest';
import { type GridRow, gridRows } from '../../../src-renderer/grid/rows.ts';
import { fillDown } from '../../../src-renderer/sheet/fill-down.ts';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { actualWith, frustrated, missed, weekRow } from '../../builders.ts';

const anHourMissed = missed('provider_cause', { quantity: 100 });

function gridRow(id: string, parts: Partial<WeekRow> = {}): GridRow {
  const [row] = gridRows([weekRow(id, parts)], [], (service) => service);
  if (row === undefined) throw new Error('a line has a row');
  return row;
}

describe('filling down', () => {
  test('takes the reason along with the figure', () => {
    const first = gridRow('1', { actual: actualWith([anHourMissed]) });
    expect(fillDown(first, [gridRow('2'), gridRow('3')], 'missed')).toEqual([
      { lineId: '2', variations: [anHourMissed] },
      { lineId: '3', variations: [anHourMissed] },
    ]);
  });

  test('never takes another person’s hospital stay', () => {
    const stay = frustrated({ quantity: 100 });
    const first = gridRow('1', { actual: actualWith([stay]) });
    const filled = fillDown(first, [gridRow('2'), gridRow('3', { stayIds: ['stay-3'] })], 'frustrated');
    expect(filled?.map(({ variations }) => variations?.[0]?.hospitalStayId)).toEqual([null, 'stay-3']);
  });

  test('a column that is not entered cannot be filled', () => {
    expect(fillDown(gridRow('1'), [gridRow('2')], 'planned')).toBeNull();
  });
});
