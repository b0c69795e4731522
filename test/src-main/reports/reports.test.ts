// Overview and reports on a real store, and reports as real files.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import {
  answerOf,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  now,
  person,
  standingClock,
  storeWithProvider,
  temporaryFolder,
  weekStart,
} from '../fixtures.ts';

function lookBack(saveTo: string | null = null, at = now) {
  const store = storeWithProvider();
  edit(store, missedTwo());
  return { store, handlers: handlersOf(contextOf(store, { saveTo, clock: standingClock(at) })) };
}
const week = { from: weekStart, to: weekStart };

test('the overview is the week in numbers', async () => {
  const { handlers } = lookBack();
  const overview = answerOf(await handlers['overview.get']({ weekStart }));
  expect(overview.weeks).toMatchObject([{ weekStart, planned: 5200, actual: 5000, missed: 200, lines: 3 }]);
  expect(overview.missedByReason).toEqual([{ reason: 'non_engagement', quantities: [200] }]);
  expect(overview.byService).toMatchObject([{ service: 'Supported Living' }, { service: 'Home Support', missed: 200 }]);
});

test('lines that needed something are the most that did at once, whatever was mended since', async () => {
  const { handlers, store } = lookBack();
  const needing = async () =>
    answerOf(await handlers['overview.get']({ weekStart })).weeks.map((one) => one.needingAttention);
  const seen = async () => void answerOf(await handlers['week.follow']({ weekStart, seen: null }));
  await seen();
  const [before = 0] = await needing();
  const withoutComment = (lineId: string) => edit(store, missedTwo({ lineId, planned: 700, actual: 500, comment: '' }));
  withoutComment('line-3');
  await seen();
  expect(await needing()).toEqual([before + 1]);
  edit(store, missedTwo({ lineId: 'line-3', planned: 700, actual: 500, visits: 14, generatedVisits: 14 }));
  edit(store, missedTwo());
  await seen();
  expect(await needing()).toEqual([before + 1]);
  expect(store.weeks.mostNeedingAttention(weekStart)).toBe(before + 1);
  expect(store.weeks.mostNeedingAttention('2025-02-24')).toBe(0);
});

test('a report by person, and the same by reason with its sum', async () => {
  const { handlers } = lookBack();
  const byPerson = answerOf(await handlers['report.get']({ kind: 'variations-person', ...week }));
  expect(byPerson.rows).toEqual([expect.arrayContaining(['Ada Okafor', '0012345', 'Missed', 200, '4 March 2025'])]);
  const family = { kind: 'variations-person', ...week, nameOrder: 'family-first' } as const;
  expect(answerOf(await handlers['report.get'](family)).rows[0]?.[0]).toBe('Okafor, Ada');
  const byReason = answerOf(await handlers['report.get']({ kind: 'variations-reason', ...week }));
  expect(byReason.totals).toEqual(['Total', 1, 0, 200, 0]);
});

test('a line without an actual is missing', async () => {
  const { handlers, store } = lookBack();
  store.sync.applyChanges([{ kind: 'gone', what: 'actual', id: 'line-3', weekStart }], 'cursor-2');
  const { rows } = answerOf(await handlers['report.get']({ kind: 'missing-actuals', ...week }));
  expect(rows).toEqual([['3 to 9 March 2025', 'Cora Singh', '0012401', 'Home Support', 'Single', 700]]);
});

test('in a week that the portal has not described yet every line is missing', async () => {
  const { handlers } = lookBack();
  const missing = async (from: string, to: string) =>
    answerOf(await handlers['report.get']({ kind: 'missing-actuals', from, to }));
  const next = '2025-03-10';
  const { period, rows } = await missing(next, next);
  expect(period).toBe('Week 10 to 16 March 2025');
  expect(rows).toHaveLength(3);
  expect(rows.map(([week]) => week)).toEqual(Array(3).fill('10 to 16 March 2025'));
  expect((await missing('2025-02-24', next)).rows).toHaveLength(6);
  expect((await missing(weekStart, next)).period).toBe('3 March 2025 to 16 March 2025');
});

test('last week is in a report over it, described or not', async () => {
  const { handlers } = lookBack(null, '2025-03-19T09:00:00Z');
  const { rows } = answerOf(
    await handlers['report.get']({ kind: 'missing-actuals', from: weekStart, to: '2025-03-17' }),
  );
  expect(new Set(rows.map(([week]) => week))).toEqual(new Set(['10 to 16 March 2025', '17 to 23 March 2025']));
});

test('hospital stays and the history are told in words', async () => {
  const { handlers } = lookBack();
  const stay = { id: null, ssRef: '0012345', admitted: '2025-02-25', discharged: null, told: null, approval: null };
  answerOf(await handlers['care.save-stay']({ stay }));
  const hospital = answerOf(await handlers['report.get']({ kind: 'hospital', ...week }));
  expect(hospital.rows).toEqual([
    ['Ada Okafor', '0012345', '25 February 2025', 'still in hospital', 2, 'nobody yet', ''],
  ]);
  const history = answerOf(await handlers['report.get']({ kind: 'history', ...week }));
  expect(history.rows[0]).toEqual(
    expect.arrayContaining(['Monday 10 March 2025, 9am', 'Aisha Khan', 'Ada Okafor', 'typed']),
  );
});

test('the CSV guards formulas, says that it is not encrypted, and its writing is remembered', async () => {
  const file = path.join(temporaryFolder(), 'report.csv');
  const { handlers, store } = lookBack(file);
  store.sync.applyChanges([{ kind: 'person', person: person({ name: '=HYPERLINK("x")' }) }], 'cursor-2');
  const before = store.changeLog.head().id;
  answerOf(await handlers['report.save']({ kind: 'variations-person', ...week, format: 'csv' }));
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(`'=HYPERLINK`);
  expect(text).toContain('This file is not encrypted.');
  expect(text).toContain(',2,');
  expect(store.changeLog.head().id).toBe(before + 1);
});

test('the workbook holds numbers as numbers and SS Refs as text', async () => {
  const file = path.join(temporaryFolder(), 'report.xlsx');
  const { handlers } = lookBack(file);
  expect(answerOf(await handlers['report.save']({ kind: 'variations-person', ...week, format: 'xlsx' }))).toEqual({
    path: file,
  });
  const [sheet] = await readXlsxFile(file);
  expect(sheet?.data[0]?.[0]).toBe('Person');
  expect(sheet?.data[1]).toEqual(expect.arrayContaining(['Ada Okafor', '0012345', 2]));
  expect(JSON.stringify(sheet?.data)).toContain('not encrypted');
});

const gridAsSeen = {
  columns: [
    { label: 'SS Ref', holds: 'text' as const },
    { label: 'Person', holds: 'text' as const },
    { label: 'Missed', holds: 'quantity' as const },
    { label: 'Comment', holds: 'text' as const },
  ],
  rows: [['0012345', '=Ada', 150, null]],
  totals: ['1 line', null, 150, null],
};

test('the grid is saved as it is seen, with its sums, and its writing is remembered', async () => {
  const file = path.join(temporaryFolder(), 'grid.csv');
  const { handlers, store } = lookBack(file);
  const before = store.changeLog.head().id;
  answerOf(await handlers['report.save-grid']({ ...gridAsSeen, weekStart, format: 'csv' }));
  const text = readFileSync(file, 'utf8');
  expect(text.split('\r\n').slice(0, 3)).toEqual([
    '\ufeffSS Ref,Person,Missed,Comment',
    "0012345,'=Ada,1.5,",
    '1 line,,1.5,',
  ]);
  expect(text).toContain('This file is not encrypted.');
  expect(store.changeLog.head().id).toBe(before + 1);
});

test('the grid as a workbook keeps zeros before an SS Ref, figures as numbers, and runs no formula', async () => {
  const file = path.join(temporaryFolder(), 'grid.xlsx');
  const { handlers, store } = lookBack(file);
  const before = store.changeLog.head().id;
  expect(answerOf(await handlers['report.save-grid']({ ...gridAsSeen, weekStart, format: 'xlsx' }))).toEqual({
    path: file,
  });
  const [sheet] = await readXlsxFile(file);
  expect(sheet?.data.slice(0, 3)).toEqual([
    ['SS Ref', 'Person', 'Missed', 'Comment'],
    ['0012345', "'=Ada", 1.5, null],
    ['1 line', null, 1.5, null],
  ]);
  expect(JSON.stringify(sheet?.data)).toContain('not encrypted');
  expect(store.changeLog.head().id).toBe(before + 1);
});

test('a closed dialog writes nothing', async () => {
  const { handlers } = lookBack(null);
  expect(answerOf(await handlers['report.save']({ kind: 'hours', ...week, format: 'csv' }))).toBeNull();
});
