import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { dueItems } from '../../../src-shared/reminders/due.ts';
import { adjustmentRequest, monday, mondayMorning } from '../../builders.ts';

const facts = {
  now: mondayMorning,
  council: bradford,
  weeks: [],
  adjustments: [],
  needed: [],
  hospitalLimits: [],
  locksOn: null,
  sitesMissing: [],
};
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

test('a change without a request is due on day 14, as its request would be', () => {
  const needed = (startDate: string) => dueItems({ ...facts, needed: [{ weekStart: monday, startDate }] });
  expect(needed('2025-02-24')).toEqual([
    { kind: 'adjustment-needed', on: '2025-03-10', late: false, weekStart: monday, startDate: '2025-02-24' },
  ]);
  expect(needed('2025-02-23')).toMatchObject([{ on: '2025-03-09', late: true }]);
});

test('a decision on a hospital stay is due on the last day that is paid', () => {
  const limits = (lastPaidDay: string) => dueItems({ ...facts, hospitalLimits: [{ stayId: 'stay-1', lastPaidDay }] });
  expect(limits('2025-03-16')).toEqual([{ kind: 'hospital-limit', on: '2025-03-16', late: false, stayId: 'stay-1' }]);
  expect(limits('2025-03-10')).toMatchObject([{ late: false }]);
  expect(limits('2025-03-09')).toMatchObject([{ late: true }]);
});

test('whatever is reminded of is among what is due, in one order of days', () => {
  const items = dueItems({
    ...facts,
    weeks: [monday],
    adjustments: [adjustmentRequest({ ...draft, startDate: '2025-02-26' })],
    needed: [{ weekStart: monday, startDate: '2025-02-24' }],
    hospitalLimits: [{ stayId: 'stay-1', lastPaidDay: '2025-03-16' }],
  });
  expect(items.map(({ kind }) => kind)).toEqual(['adjustment-needed', 'week', 'adjustment', 'hospital-limit']);
});

test('sites that have not reported come before whatever is late; on their Monday they are not late themselves', () => {
  const sitesMissing = [{ weekStart: monday, names: ['Elm House'] }];
  const due = (now: string) => dueItems({ ...facts, now, weeks: [monday, '2025-02-24'], sitesMissing })[0];
  expect(due('2025-03-10T12:00:00Z')).toEqual({
    kind: 'sites',
    on: '2025-03-10',
    late: false,
    weekStart: monday,
    sites: ['Elm House'],
  });
  expect(due('2025-03-11T08:00:00Z')).toMatchObject({ kind: 'sites', late: true });
});
