import { expect, test } from 'vitest';
import { bradford } from '../../src-shared/council/index.ts';
import { dueItems } from '../../src-shared/due.ts';
import { adjustmentRequest, monday, mondayMorning } from './builders.ts';

const facts = { now: mondayMorning, council: bradford, weeks: [], adjustments: [], locksOn: null };
const draft = { submittedOn: null, outcome: 'draft' } as const;

test('weeks, requests and the portal’s lock stand by date, the latest last', () => {
  const items = dueItems({
    ...facts,
    weeks: [monday, '2025-02-24'],
    adjustments: [adjustmentRequest({ ...draft, id: 'request-1', startDate: '2025-02-26' })],
    locksOn: '2025-03-20',
  });
  expect(items.map(({ kind, on, late }) => [kind, on, late])).toEqual([
    ['week', '2025-03-04', true],
    ['week', '2025-03-11', false],
    ['adjustment', '2025-03-12', false],
    ['portal-access', '2025-03-20', false],
  ]);
});

test('day 14 of a request is not late, the day after is', () => {
  const lateFrom = (startDate: string) =>
    dueItems({ ...facts, adjustments: [adjustmentRequest({ ...draft, startDate })] }).map(({ late }) => late);
  expect(lateFrom('2025-02-24')).toEqual([false]);
  expect(lateFrom('2025-02-23')).toEqual([true]);
});

test('a request that was submitted is due no more', () => {
  const adjustments = [adjustmentRequest({ submittedOn: '2025-03-03', outcome: 'submitted' })];
  expect(dueItems({ ...facts, adjustments })).toEqual([]);
});
