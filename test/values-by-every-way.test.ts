// Ways in × kinds for what comes without a text: packets, calls of the window and the portal's feed take the same figures,
// weeks and ids, and refuse the same.
import { describe, expect, test } from 'vitest';
import { appCalls } from '../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../src-shared/domain/actuals.ts';
import { recognisePacket } from '../src-shared/packet/index.ts';
import { changeSchema } from '../src-shared/portal-api/index.ts';
import { actualRecord, missed, weeklyActual } from './builders.ts';
import { actualRow, packetOf } from './src-main/packets/packet-of.ts';

interface Value {
  missed: unknown;
  weekStart: unknown;
  lineId: unknown;
}

const usual: Value = { missed: 200, weekStart: '2025-03-03', lineId: 'line-1' };

/** An actual with these parts, which may be of any type. */
function actualWith({ missed: quantity, weekStart, lineId }: Value): WeeklyActual {
  const variations = [{ ...missed(), quantity }];
  return weeklyActual({ missed: quantity, weekStart, lineId, variations, comment: 'Away' } as Partial<WeeklyActual>);
}

/** True where the way takes the value. */
const ways: Readonly<Record<string, (value: Value) => boolean>> = {
  packet(value) {
    const { weekStart, lineId } = value as { weekStart: string; lineId: string };
    const actual = actualWith(value);
    const base = actualRecord({ actual });
    const packet = packetOf([actualRow('line-1', { weekStart, lineId, actual, base })]);
    const here = { providerId: 'p-1', deviceId: 'd-1', merged: [], processedWeeks: new Set<string>() };
    return recognisePacket(JSON.stringify(packet), here).outcome === 'merge';
  },
  call({ missed: quantity, weekStart, lineId }) {
    const variations = [{ ...missed(), quantity }];
    return appCalls['week.record'].request.safeParse({ weekStart, lineId, variations }).success;
  },
  'several lines': ({ missed: quantity, weekStart, lineId }) =>
    appCalls['week.record-many'].request.safeParse({
      ...{ weekStart, how: 'pasted' },
      changes: [{ lineId, variations: [{ ...missed(), quantity }] }],
    }).success,
  feed: (value) =>
    changeSchema.safeParse({ kind: 'actual', record: actualRecord({ actual: actualWith(value) }) }).success,
};

const kinds: [string, Partial<Value>, boolean][] = [
  ['a quantity in hundredths', { missed: 200 }, true],
  ['a quantity of 0', { missed: 0 }, true],
  ['less than nothing', { missed: -25 }, false],
  ['parts of a hundredth', { missed: 0.5 }, false],
  ['a text', { missed: '2,5' }, false],
  ['nothing', { missed: null }, false],
  ['more than a week can hold', { missed: 1e12 }, false],
  ['a Tuesday', { weekStart: '2025-03-04' }, false],
  ['a day that is none', { weekStart: '2025-02-30' }, false],
  ['a date with slashes', { weekStart: '2025/03/03' }, false],
  ['a week of another century', { weekStart: '1999-12-27' }, false],
  ['an id of nothing', { lineId: '' }, false],
  ['an id that objects have', { lineId: '__proto__' }, false],
  ['an id without end', { lineId: 'x'.repeat(201) }, false],
];

describe.each(kinds)('%s (%o)', (_, parts, right) => {
  test.each(Object.keys(ways))('%s', (way) => expect(ways[way]?.({ ...usual, ...parts })).toBe(right));
});
