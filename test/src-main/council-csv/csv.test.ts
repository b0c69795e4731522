// Import in two steps and export through real files: nothing is written before it was shown, everything or nothing after.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SqliteError } from '../../../src-main/store/database.ts';
import { appCalls } from '../../../src-shared/app-api/index.ts';
import { inlineRows, xlsx } from '../../workbooks.ts';
import {
  answerOf,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  problemOf,
  storeWithProvider,
  temporaryFolder,
  weekStart,
} from '../fixtures.ts';

const header =
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments';
const ada = 'Home Support,Single,0012345,2025/03/03,8.00,0.00,2.00,0.00,7,Refused entry';
const bert = 'Supported Living,Shared,0012399,2025/03/03,35.00,0.00,0.00,0.00,21,';
const cora = 'Home Support,Single,0012401,2025/03/03,7.00,0.00,0.00,0.00,14,';
const file = (...rows: string[]) => `${[header, ...rows].join('\r\n')}\r\n`;

function importing(text: string) {
  const folder = temporaryFolder();
  const chosen = path.join(folder, 'from the portal.csv');
  const saveTo = path.join(folder, 'to the portal.csv');
  writeFileSync(chosen, text);
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store, { choose: chosen, saveTo }));
  const choose = async () =>
    appCalls['csv.choose-import'].answer.parse(answerOf(await handlers['csv.choose-import']({ weekStart })));
  return { store, handlers, choose, chosen, saveTo, folder };
}

test('choosing a file shows what it would change and writes nothing', async () => {
  const { store, choose } = importing(file(ada, bert, cora));
  const before = store.changeLog.head();
  expect(await choose()).toMatchObject({
    fileName: 'from the portal.csv',
    read: 3,
    unchanged: 2,
    changed: [
      {
        row: 2,
        lineId: 'line-1',
        person: 'Ada Okafor',
        line: 'Home Support / Single',
        fields: [
          { field: 'Actual', from: '10.00', to: '8.00' },
          { field: 'Missed', from: '0.00', to: '2.00' },
          { field: 'Reasons', from: '', to: '2.00 missed: Reason not chosen yet' },
          { field: 'Comment', from: '', to: 'Refused entry' },
        ],
      },
    ],
    rejected: [],
  });
  expect(store.changeLog.head()).toEqual(before);
});

test('of a workbook the visible sheet with the headings is offered first, and another can be chosen', async () => {
  const { store, handlers, choose, chosen } = importing('');
  const headings = header.split(',');
  const sheetOf = (row: string) => inlineRows([['Rota office'], [], headings, row.split(',')]);
  const sheets = [
    { name: 'Notes', data: inlineRows([['Ring the council']]) },
    { name: 'Old', state: 'hidden' as const, data: sheetOf(bert.replace('35.00', '34.00')) },
    { name: 'Week', data: sheetOf(ada) },
    { name: 'Draft', data: sheetOf(cora.replace('7.00', '6.00')) },
  ];
  writeFileSync(chosen, xlsx({ sheets }));
  const preview = await choose();
  expect(preview?.sheets).toEqual({
    read: 'Week',
    note: null,
    all: [
      { name: 'Week', visible: true },
      { name: 'Draft', visible: true },
      { name: 'Old', visible: false },
      { name: 'Notes', visible: true },
    ],
  });
  expect(preview?.changed).toMatchObject([{ row: 4, person: 'Ada Okafor' }]);
  expect(preview?.notes.join()).toContain('This week was read from a workbook');
  const id = preview?.id ?? '';
  const draft = answerOf(await handlers['csv.read-import']({ id, sheet: 'Draft' }));
  expect(draft).toMatchObject({ id, sheets: { read: 'Draft' }, changed: [{ row: 4, lineId: 'line-3' }] });
  // A sheet without a week is refused, and what was shown before stays.
  expect(problemOf(await handlers['csv.read-import']({ id, sheet: 'Notes' })).code).toBe('header-missing');
  answerOf(await handlers['csv.apply-import']({ id, keepExtraColumns: false }));
  expect(store.actuals.get(weekStart, 'line-3')?.actual.actual).toBe(600);
  expect(store.actuals.get(weekStart, 'line-1')?.actual.actual).toBe(1000);
});

test('applying writes exactly what was shown, in one step that one undo takes back', async () => {
  const { store, handlers, choose } = importing(file(ada, bert, cora));
  const preview = await choose();
  expect(answerOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false }))).toEqual({
    changed: 1,
  });
  expect(store.actuals.get(weekStart, 'line-1')).toMatchObject({
    actual: { actual: 800, missed: 200, comment: 'Refused entry' },
    commentSource: 'edited',
  });
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]).toMatchObject({ what: 'import', source: 'file' });
  expect(problemOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false })).code).toBe(
    'gone',
  );
  expect(answerOf(await handlers['week.undo']({}))).toEqual({ undone: 'the import of from the portal.csv' });
  expect(store.actuals.get(weekStart, 'line-1')?.actual.actual).toBe(1000);
});

test('a bad row is named and does not hold back the others', async () => {
  const stranger = cora.replace('0012401', '0012410');
  const { choose } = importing(file(ada, bert.replace('35.00', 'lots').replace(',21,', ',some,'), stranger));
  const preview = await choose();
  expect(preview?.changed).toHaveLength(1);
  expect(preview?.rejected).toMatchObject([
    {
      row: 3,
      line: 'Supported Living / Shared',
      cells: [
        {
          column: 'Weekly Actual Quantity',
          sentence: expect.stringContaining('lots'),
          fix: expect.stringMatching(/./),
        },
        { column: 'Weekly Number Of Visits', sentence: expect.stringContaining('some') },
      ],
    },
    { row: 4, person: '', cells: [{ sentence: expect.stringContaining('0012401 (Cora Singh) is nearly the same') }] },
  ]);
});

test.each([
  ['a column that is missing', file(ada).replace('SS Ref,', ''), 'column-missing'],
  ['an empty file', '', 'file-empty'],
])('%s is refused with a sentence and nothing is written', async (_, text, code) => {
  const { handlers } = importing(text);
  expect(problemOf(await handlers['csv.choose-import']({ weekStart })).code).toBe(code);
});

test('a reason that a comment suggests is shown, and counts only where somebody takes it', async () => {
  const { store, handlers, choose } = importing(file(ada, bert, cora.replace('7.00,0.00,0.00', '6.00,0.00,1.00')));
  const preview = await choose();
  expect(preview?.changed.map(({ suggested }) => suggested)).toEqual([
    ['2 missed: Refused, did not engage or cancelled late'],
    [],
  ]);
  const reasons = () =>
    ['line-1', 'line-3'].flatMap((id) =>
      store.actuals.get(weekStart, id)?.actual.variations.map(({ reason }) => reason),
    );
  const id = preview?.id ?? '';
  answerOf(await handlers['csv.apply-import']({ id, keepExtraColumns: false, takeSuggested: [2, 4] }));
  expect(reasons()).toEqual(['non_engagement', 'unspecified']);
  const [latest] = store.changeLog.ofLine(weekStart, 'line-1');
  expect(latest).toMatchObject({ what: 'import', content: { why: 'Suggested by the comment “Refused entry”' } });
});

test('without being taken it stays open', async () => {
  const { store, handlers, choose } = importing(file(ada));
  const preview = await choose();
  answerOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false }));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.variations).toMatchObject([{ reason: 'unspecified' }]);
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]?.content?.why).toBe('');
});

test('a category’s only reason counts at once', async () => {
  const { store, handlers, choose } = importing(
    file(ada.replace('0.00,2.00', '2.00,0.00').replace('Refused entry', 'hosp wk 1')),
  );
  const preview = await choose();
  expect(preview?.changed[0]?.suggested).toEqual([]);
  answerOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false }));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.variations).toMatchObject([
    { category: 'frustrated', reason: 'hospital' },
  ]);
});

test('a preview of a week that has changed since is not applied', async () => {
  const { store, handlers, choose } = importing(file(ada, bert, cora));
  const preview = await choose();
  edit(store, missedTwo());
  expect(problemOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false })).code).toBe(
    'changed-since-preview',
  );
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('Refused entry on Tuesday.');
});

test('a sync that changed nothing of the file’s lines does not spoil a preview', async () => {
  const { store, handlers, choose } = importing(file(ada, bert, cora));
  const preview = await choose();
  store.sync.update({ lastSyncedAt: '2025-03-10T09:01:00.000Z' });
  expect(answerOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false }))).toEqual({
    changed: 1,
  });
});

test('a closed dialog is no problem', async () => {
  const handlers = handlersOf(contextOf(storeWithProvider()));
  expect(answerOf(await handlers['csv.choose-import']({ weekStart }))).toBeNull();
  expect(answerOf(await handlers['csv.export']({ weekStart }))).toBeNull();
});

test('a file that is gone is said to be', async () => {
  const handlers = handlersOf(contextOf(storeWithProvider(), { choose: '/nowhere/x.csv' }));
  expect(problemOf(await handlers['csv.choose-import']({ weekStart })).code).toBe('file-unreadable');
});

test('an import and export of the same file gives the same bytes', async () => {
  const { handlers, choose, chosen, saveTo } = importing(file(ada, bert, cora));
  const preview = await choose();
  answerOf(await handlers['csv.apply-import']({ id: preview?.id ?? '', keepExtraColumns: false }));
  expect(answerOf(await handlers['csv.export']({ weekStart }))).toEqual({ path: saveTo, lines: 3 });
  expect(readFileSync(saveTo)).toEqual(readFileSync(chosen));
});

test('without an import the export is a new file in the council’s layout', async () => {
  const { store, handlers, saveTo, folder } = importing('');
  edit(store, missedTwo());
  expect(answerOf(await handlers['csv.export']({ weekStart }))).toEqual({ path: saveTo, lines: 3 });
  expect(readFileSync(saveTo, 'utf8').split('\r\n')).toContain(
    'Home Support,Single,0012345,2025/03/03,8.00,0.00,2.00,0.00,7,Refused entry on Tuesday.',
  );
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});

test('a place that cannot be written to has its sentence, and nothing half-written stays', async () => {
  const { store, folder } = importing('');
  mkdirSync(path.join(folder, 'a folder.csv'));
  const handlers = handlersOf(contextOf(store, { saveTo: path.join(folder, 'a folder.csv') }));
  expect(problemOf(await handlers['csv.export']({ weekStart }))).toMatchObject({ code: 'file-not-written' });
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
});

test('a full disk is a problem with words, not a bug', async () => {
  const store = storeWithProvider();
  const full: typeof store = {
    ...store,
    command: () => {
      throw new SqliteError('database or disk is full', 'SQLITE_FULL');
    },
  };
  const handlers = handlersOf(contextOf(full));
  expect(problemOf(await handlers['week.attest']({ weekStart, lineIds: ['line-1'] })).code).toBe('store-disk-full');
});
