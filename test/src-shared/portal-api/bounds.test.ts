// What portal and app refuse of each other: days, ids and numbers that nobody can mean, and how deep JSON goes.
import { expect, test } from 'vitest';
import { recordInputSchema } from '../../../src-shared/app-api/week.ts';
import { largestQuantity, largestVisits } from '../../../src-shared/domain/quantity.ts';
import {
  actualChangeSchema,
  careChangeSchema,
  changeSchema,
  isNestedTooDeeply,
  nameOfChange,
  readFeedPage,
} from '../../../src-shared/portal-api/index.ts';
import { hospitalStay, serviceLine, weeklyActual } from '../../builders.ts';

const line = (overrides: Parameters<typeof serviceLine>[0] = {}) => ({ kind: 'line', line: serviceLine(overrides) });
const taken = (change: unknown) => changeSchema.safeParse(change).success;

test('days are taken from 2000 to 2100', () => {
  expect(taken(line({ startDate: '2000-01-01', endDate: '2100-12-31' }))).toBe(true);
  for (const day of ['1999-12-31', '2101-01-01', '9999-12-31', '0202-02-02', '2025-02-30']) {
    expect([day, taken(line({ startDate: day }))]).toEqual([day, false]);
    expect([day, taken(line({ endDate: day }))]).toEqual([day, false]);
  }
});

test('ids have 200 characters at most and no name that every object has', () => {
  expect(taken(line({ id: 'x'.repeat(200) }))).toBe(true);
  for (const id of ['x'.repeat(201), '', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    expect([id, taken(line({ id }))]).toEqual([id, false]);
    expect([id, taken(line({ ssRef: id }))]).toEqual([id, false]);
    const change = { kind: 'stay', id, baseVersion: 0, record: null };
    expect([id, careChangeSchema.safeParse(change).success]).toEqual([id, false]);
  }
});

test('whatever the app records, the portal takes, to the last hour and visit', () => {
  const variation = {
    category: 'extra',
    reason: 'unspecified',
    quantity: largestQuantity,
    firstDay: null,
    lastDay: null,
    hospitalStayId: null,
    note: 'n'.repeat(2000),
  } as const;
  const input = { weekStart: '2025-03-03', lineId: 'line-1', variations: [variation], visits: largestVisits };
  const actual = weeklyActual({ variations: [variation], extra: largestQuantity, visits: largestVisits });
  const change = { lineId: 'line-1', baseVersion: 1, actual, attested: null };
  expect(recordInputSchema.safeParse(input).success).toBe(true);
  expect(actualChangeSchema.safeParse(change).success).toBe(true);
  for (const visits of [largestVisits + 1, 0.5, -1]) {
    expect(recordInputSchema.safeParse({ ...input, visits }).success).toBe(false);
    expect(actualChangeSchema.safeParse({ ...change, actual: { ...actual, visits } }).success).toBe(false);
  }
  for (const quantity of [largestQuantity + 1, 0.5, -1]) {
    const more = { ...variation, quantity };
    expect(recordInputSchema.safeParse({ ...input, variations: [more] }).success).toBe(false);
    const changed = { ...change, actual: { ...actual, variations: [more] } };
    expect(actualChangeSchema.safeParse(changed).success).toBe(false);
  }
});

test('a page of the feed gives its good records, and says of each other one what it is and why', () => {
  const absurd = { kind: 'line', line: serviceLine({ id: 'line-9', startDate: '9999-12-31' }) };
  const unheard = { kind: 'invoice', invoice: {} };
  const page = readFeedPage({
    portalId: 'p',
    cursor: 'c',
    more: false,
    changes: [line(), absurd, unheard, null, ['x']],
  });
  expect(page?.changes).toHaveLength(1);
  expect(page?.unfit.map(({ name, kind, why }) => ({ name, kind, why: why.split(' ')[0] }))).toEqual([
    { name: 'line line-9', kind: 'line', why: 'line.startDate' },
    { name: 'invoice', kind: 'invoice', why: 'kind' },
    { name: 'record', kind: 'record', why: expect.any(String) },
    { name: 'record', kind: 'record', why: expect.any(String) },
  ]);
  expect(JSON.parse(page?.unfit[0]?.body ?? '')).toEqual(absurd);
  expect(readFeedPage({ portalId: 'p', changes: [], more: false })).toBeNull();
});

test('a record that is too large is named and not kept', () => {
  const huge = { kind: 'line', line: { ...serviceLine(), id: 'y'.repeat(300_000) } };
  const page = readFeedPage({ portalId: 'p', cursor: 'c', more: false, changes: [huge] });
  expect(page?.unfit[0]).toMatchObject({ kind: 'line', body: null });
  expect(JSON.stringify(page).length).toBeLessThan(2_000);
});

test('a record and its removal go by one name', () => {
  const value = hospitalStay({ id: 'stay-1' });
  const care = { kind: 'care', version: 1, changed: {}, record: { kind: 'stay', id: 'stay-1', value } };
  expect(nameOfChange(care).name).toBe(
    nameOfChange({ kind: 'gone', what: 'stay', id: 'stay-1', weekStart: null }).name,
  );
  const actual = { kind: 'actual', record: { actual: weeklyActual(), changed: { id: 'somebody' } } };
  const gone = { kind: 'gone', what: 'actual', id: 'line-1', weekStart: weeklyActual().weekStart };
  expect(nameOfChange(actual).name).toBe(nameOfChange(gone).name);
});

test('JSON goes so deep and no deeper', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;
  expect(isNestedTooDeeply(nested(32))).toBe(false);
  expect(isNestedTooDeeply(nested(33))).toBe(true);
  expect(isNestedTooDeeply(nested(20_000))).toBe(true);
});
