// Everything that is held of one person, and erasing it, by the calls of the window.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { AppRequest } from '../../../src-shared/app-api/index.ts';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import {
  account,
  answerOf,
  contextOf,
  handlersOf,
  problemOf,
  storeWithProvider,
  temporaryFolder,
  weekStart,
} from '../fixtures.ts';
import { plant, planted, plantedChanges } from '../store/planted-person.ts';

function setUp(saveTo: string | null = null) {
  const store = storeWithProvider();
  plant(store);
  const context = contextOf(store, { saveTo });
  return { store, calls: handlersOf(context), context };
}

/** Two days after the last week of the planted person. */
const request = (overrides: Partial<AppRequest<'held.erase'>> = {}) => ({
  ssRef: planted.ssRef,
  typed: planted.name,
  why: 'asked' as const,
  accepted: 'erase-unsent' as const,
  ...overrides,
});

test('all of it is shown in words, without what only the app needs', async () => {
  const { calls } = setUp();
  const { name, parts, beside } = answerOf(await calls['held.get']({ ssRef: planted.ssRef }));
  expect(name).toBe(planted.name);
  const delivered = parts.find(({ title }) => title === 'What was delivered, with its comment');
  expect(delivered?.entries[0]).toEqual(
    expect.arrayContaining([
      { label: 'Planned', value: '10.00 hours' },
      { label: 'Comment', value: 'Marigold refused' },
    ]),
  );
  expect(JSON.stringify(parts)).not.toContain('Seen, as ever');
  expect(beside.join(' ')).toContain('Information Commissioner');
});

test('the file for machines has all of it, and the history says that it was made', async () => {
  const file = path.join(temporaryFolder(), 'held.json');
  const { calls, store } = setUp(file);
  answerOf(await calls['held.save']({ ssRef: planted.ssRef }));
  const text = readFileSync(file, 'utf8');
  const held = JSON.parse(text) as { format: string; tables: { table: string; rows: unknown[] }[] };
  expect(held.format).toBe('provider-actuals-held');
  expect(held.tables.map(({ table }) => table)).toContain('change_log');
  for (const word of ['Marigold needs more', 'Marigold asks', planted.nhsNumber]) expect(text).toContain(word);
  answerOf(await calls['held.note-pdf']({ ssRef: planted.ssRef }));
  const noted = store.erasing.held(planted.ssRef).find(({ table }) => table === 'change_log')?.rows ?? [];
  expect(noted.filter(({ what }) => what === 'save-held')).toHaveLength(2);
});

test('before anything goes it is said what goes and what stays, and what was not sent', async () => {
  const { calls } = setUp();
  const before = answerOf(await calls['held.before-erasing']({ ssRef: planted.ssRef }));
  expect(before.refusal).toBeNull();
  expect(before.toAccept?.code).toBe('erase-unsent');
  expect(before.toType).toBe(planted.name);
  expect(before.goes).toContainEqual({ what: 'the daily log', count: 1 });
  expect(before.stays[0]).toContain('Totals');
  expect(problemOf(await calls['held.erase']({ ...request(), accepted: undefined })).code).toBe('erase-unsent');
});

test('nobody is erased by a name that was not typed', async () => {
  const { calls, store } = setUp();
  expect(problemOf(await calls['held.erase'](request({ typed: 'Zebedee' }))).code).toBe('erase-not-typed');
  expect(store.people.get(planted.ssRef)).not.toBeNull();
  answerOf(await calls['held.erase'](request({ typed: ' zebedee  quillfeather' })));
  expect(store.people.get(planted.ssRef)).toBeNull();
});

test.each<[string, string, (changes: Change[]) => Change[]]>([
  [
    'whose care is planned',
    'erase-planned',
    (changes) => changes.map((one) => (one.kind === 'line' ? { ...one, line: { ...one.line, endDate: null } } : one)),
  ],
  [
    'with a week that is not done',
    'erase-week-open',
    (changes) =>
      changes.map((one) => (one.kind === 'week' ? { ...one, week: { ...one.week, status: 'open' as const } } : one)),
  ],
  [
    'whom the council asks about',
    'erase-disputed',
    (changes) =>
      changes.map((one) =>
        one.kind === 'dispute' ? { ...one, dispute: { ...one.dispute, state: 'open' as const } } : one,
      ),
  ],
])('nobody is erased %s', async (_, code, change) => {
  const { calls, store } = setUp();
  store.sync.applyChanges(change(plantedChanges()), 'cursor-9');
  const before = answerOf(await calls['held.before-erasing']({ ssRef: planted.ssRef }));
  expect(before.refusal?.code).toBe(code);
  expect(problemOf(await calls['held.erase'](request())).code).toBe(code);
  expect(store.people.get(planted.ssRef)).not.toBeNull();
});

test('what is on its way to the portal is waited for', async () => {
  const { calls, store, context } = setUp();
  const batch = store.outbox.takeBatch({ now: context.clock.now(), limit: 50, newKey: () => 'key-1' });
  expect(batch).not.toBeNull();
  expect(problemOf(await calls['held.erase'](request())).code).toBe('erase-on-its-way');
});

test('by files a week counts as done once its confirmation was reported', async () => {
  const { store } = setUp();
  const context = contextOf(store, {
    account: () => ({ ...account, connection: { kind: 'files' }, authority: 'council' }),
  });
  const before = answerOf(await handlersOf(context)['held.before-erasing']({ ssRef: planted.ssRef }));
  expect(before.refusal?.code).toBe('erase-week-open');
});

test('erased: their page is gone, others are there, and who did it is listed without their name', async () => {
  const { calls, store } = setUp();
  const answer = answerOf(await calls['held.erase'](request({ why: 'by-mistake' })));
  expect(answer).toEqual({ namedElsewhere: 0, copiesLeft: false });
  expect(problemOf(await calls['person.get']({ ssRef: planted.ssRef })).code).toBe('gone');
  expect(problemOf(await calls['held.get']({ ssRef: planted.ssRef })).code).toBe('gone');
  const { rows } = answerOf(await calls['week.get']({ weekStart }));
  expect(rows.map(({ line }) => line.id)).toEqual(['line-1', 'line-2', 'line-3']);
  const { erasures } = answerOf(await calls['held.erasures']({}));
  expect(erasures).toMatchObject([{ byName: 'Aisha Khan', why: 'by-mistake', isDone: true }]);
  expect(store.undo.undoable()).toBeNull();
});

test('weeks come to what they came to before, by service and in all', async () => {
  const { calls } = setUp();
  const sums = async () => {
    const overview = answerOf(await calls['overview.get']({ weekStart }));
    const report = answerOf(await calls['report.get']({ kind: 'hours', from: weekStart, to: weekStart }));
    return { week: overview.weeks.at(-1), services: overview.byService, hours: report.rows };
  };
  const before = await sums();
  answerOf(await calls['held.erase'](request()));
  const after = await sums();
  expect(after.services).toEqual(before.services);
  expect(after.hours).toEqual(before.hours);
  expect(after.week).toMatchObject({
    planned: before.week?.planned,
    actual: before.week?.actual,
    lines: before.week?.lines,
  });
});
