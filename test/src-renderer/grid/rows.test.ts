import { describe, expect, test } from 'vitest';
import { gridRows, totalsRow, withPending } from '../../../src-renderer/grid/rows.ts';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { weekFinding, weekRow } from '../../builders.ts';

const inFull = (service: string) => service;

describe('the rows of the grid', () => {
  test('mark the column that an open finding speaks of; days and stays mark their figure', () => {
    const findings = [weekFinding({}), weekFinding({ field: 'stay', level: 'warning' })];
    expect(gridRows([weekRow('1')], findings, inFull)[0]?.marked).toEqual({
      comment: { level: 'error', words: ['No comment. Write one.'] },
      frustrated: { level: 'warning', words: ['No comment. Write one.'] },
    });
  });

  test('show a quantity that is being entered as if it were recorded, until the line is another', () => {
    const quantities = { actual: 800, frustrated: 0, missed: 200, extra: 0 };
    const before = weekRow('1');
    const shown = (now: WeekRow) => withPending(gridRows([now], [], inFull), { row: before, quantities })[0];
    expect(shown(before)).toMatchObject({ actual: 800, difference: '2M' });
    expect(shown(weekRow('1'))).toMatchObject({ actual: 1000, difference: '' });
  });

  test('add up to the totals of what is shown', () => {
    expect(totalsRow(gridRows([weekRow('1'), weekRow('2', { actual: null })], [], inFull))).toMatchObject({
      person: '2 lines',
      planned: 2000,
      actual: 1000,
      visits: 7,
    });
  });

  test('a person nobody named is known by the SS Ref', () => {
    expect(gridRows([weekRow('1', { person: null })], [], inFull)[0]?.person).toBe('SS Ref 001');
  });

  test('are made anew only for a line with another record, another finding or another name of its service', () => {
    const [one, two] = [weekRow('1'), weekRow('2')];
    const warned = { ...weekFinding({ level: 'warning' }), lineId: '2' };
    const [first, second] = gridRows([one, two], [], inFull);
    const again = gridRows([one, two], [], (service) => service);
    expect([again[0] === first, again[1] === second]).toEqual([true, true]);
    const found = gridRows([one, two], [warned], inFull);
    expect([found[0] === first, found[1] === second]).toEqual([true, false]);
    expect(found[1]?.state).toMatchObject({ word: 'check' });
    const changed = gridRows([{ ...one }, two], [warned], inFull);
    expect([changed[0] === first, changed[1] === found[1]]).toEqual([false, true]);
    const named = gridRows([one, two], [warned], () => 'Short');
    expect(named.map(({ shortService }) => shortService)).toEqual(['Short', 'Short']);
  });
});
