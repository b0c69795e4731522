// A record that breaks the contract is put aside: the rest of the feed goes on, the status says so for as long as it is
// so, and nothing of it is forgotten before the portal has sent it anew.
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/store/database.ts';
import { migrate, readMigrations } from '../../../src-main/store/migrate.ts';
import { pull } from '../../../src-main/sync/pull.ts';
import { putAsideProblem } from '../../../src-main/sync/put-aside-words.ts';
import { readFeedPage } from '../../../src-shared/portal-api/index.ts';
import { line, migrationsFolder, now, openedStore, provider, storeWithProvider, weekStart } from '../fixtures.ts';
import { turn } from '../timers.ts';

type TestStore = ReturnType<typeof openedStore>;

function pullPages(store: TestStore, pages: unknown[][], stopAfter = Number.POSITIVE_INFINITY) {
  let asked = 0;
  const client = {
    address: 'http://127.0.0.1',
    call: async () => {
      const changes = pages[asked] ?? [];
      asked += 1;
      const value = readFeedPage({ portalId: 'p', changes, cursor: `cursor-${asked}`, more: asked < pages.length });
      return { ok: true, changed: true, value, etag: null } as never;
    },
  };
  const never = { received: () => undefined, halted: () => null };
  const parts = { store, client, token: 't', removalsAllowed: true, changed: () => undefined, turn, ...never };
  return pull({ ...parts, stopped: () => asked > stopAfter });
}

const absurd = (id = 'line-9') => ({ kind: 'line', line: line({ id, startDate: '9999-12-31' }) });
const mended = (id = 'line-9') => ({ kind: 'line', line: line({ id }) });

test.each(['cursor-0', null])('the rest of the feed arrives, from cursor %s', async (cursor) => {
  const store = storeWithProvider();
  store.sync.update({ cursor });
  expect(await pullPages(store, [[...provider(), absurd()], [mended('line-10')]])).toBeNull();
  expect(store.lines.get('line-9')).toBeNull();
  expect(store.lines.get('line-10')).not.toBeNull();
  expect(store.sync.state().cursor).toBe('cursor-2');
  expect(putAsideProblem(store.putAside)).toMatchObject({
    code: 'records-put-aside',
    sentence: expect.stringContaining('1 service line.'),
  });
});

test('it is over once the portal sends the record as it should be, or takes it away', async () => {
  const store = storeWithProvider();
  store.sync.update({ cursor: 'cursor-0' });
  await pullPages(store, [[absurd('line-8'), absurd('line-9')]]);
  expect(store.putAside.count()).toBe(2);
  await pullPages(store, [[mended('line-9')]]);
  expect(store.putAside.count()).toBe(1);
  await pullPages(store, [[{ kind: 'gone', what: 'line', id: 'line-8', weekStart: null }]]);
  expect(putAsideProblem(store.putAside)).toBeNull();
});

test('a version that can read it takes it up by itself', async () => {
  const store = storeWithProvider();
  store.sync.putAside([{ name: 'line line-9', kind: 'line', id: 'line-9', weekStart: null, why: '', body: null }]);
  store.sync.putAside([
    {
      name: 'line line-10',
      kind: 'line',
      id: 'line-10',
      weekStart: null,
      why: '',
      body: JSON.stringify(mended('line-10')),
    },
  ]);
  store.sync.takeUpAgain();
  expect(store.lines.get('line-10')).not.toBeNull();
  expect(store.putAside.count()).toBe(1);
});

test('two disputes may have messages of one id', async () => {
  const store = storeWithProvider();
  store.sync.update({ cursor: 'cursor-0' });
  const by = { id: 'council', name: 'The council', at: now };
  const dispute = (id: string) => ({
    kind: 'dispute',
    dispute: {
      id,
      weekStart,
      lineId: 'line-1',
      state: 'open',
      messages: [{ id: 'message-1', from: 'council', by, text: `About ${id}.` }],
    },
  });
  expect(await pullPages(store, [[dispute('first'), dispute('second')]])).toBeNull();
  expect(
    store.disputes
      .all()
      .map(({ messages }) => messages[0]?.text)
      .sort(),
  ).toEqual(['About first.', 'About second.']);
});

test('a first copy that is broken off has the pages that came, and goes on from there', async () => {
  const store = openedStore();
  await pullPages(store, [[...provider()], [mended('line-10')], [mended('line-11')]], 2);
  expect(store.sync.state().cursor).toBe('cursor-2');
  expect(store.lines.count()).toBe(4);
  await pullPages(store, [[mended('line-11')]]);
  expect(store.lines.count()).toBe(5);
});

test('what an earlier version stored is moved out of the records, whole', () => {
  const db = openDatabase(':memory:', { readonly: false, mustExist: false });
  const all = readMigrations(migrationsFolder);
  migrate(db, all.slice(0, 9), now);
  db.exec(`
    INSERT INTO person (ss_ref, name) VALUES ('0012345', 'Ann Example'), ('constructor', 'Con Example');
    INSERT INTO service_line (id, ss_ref, service_type, service, service_level, planned_quantity, planned_visits, start_date)
      VALUES ('fit', '0012345', 'home_support', 'Home Support', 'Single', 1000, 7, '2020-01-06'),
             ('late', '0012345', 'home_support', 'Home Support', 'Single', 1000, 7, '9999-01-04'),
             ('visits', '0012345', 'home_support', 'Home Support', 'Single', 1000, 100000, '2020-01-06'),
             ('__proto__', 'constructor', 'home_support', 'Home Support', 'Single', 1000, 7, '2020-01-06');
    INSERT INTO week (week_start, status, generated, known) VALUES ('2025-03-03', 'open', 1, 1), ('9999-12-27', 'open', 1, 1);
    INSERT INTO actual (week_start, line_id, planned, actual, frustrated, missed, extra, visits, generated_visits, comment, comment_source)
      VALUES ('2025-03-03', 'fit', 1000, 1000, 0, 0, 0, 7, 7, '', 'pulled'),
             ('2025-03-03', '__proto__', 1000, 800, 0, 200, 0, 7, 7, 'Refused', 'edited'),
             ('9999-12-27', 'fit', 1000, 1000, 0, 0, 0, 7, 7, '', 'pulled');
    INSERT INTO variation (week_start, line_id, position, category, reason, quantity, note)
      VALUES ('2025-03-03', '__proto__', 0, 'missed', 'unspecified', 200, 'Refused');
    INSERT INTO outbox (id, kind, subject, week_start, line_id, body, state, created_at)
      VALUES ('row-1', 'actual', 'actual:2025-03-03:__proto__', '2025-03-03', '__proto__', '{}', 'rejected', '${now}'),
             ('row-2', 'actual', 'actual:2025-03-03:fit', '2025-03-03', 'fit', '{}', 'pending', '${now}');
    INSERT INTO hospital_stay (id, ss_ref, admitted) VALUES ('stay-1', '0012345', '0202-02-02'), ('stay-2', '0012345', '2025-02-02');
  `);
  migrate(db, all.slice(9), now);
  const ids = (sql: string) =>
    db
      .prepare<[], { id: string }>(sql)
      .all()
      .map(({ id }) => id);
  expect(ids('SELECT id FROM service_line')).toEqual(['fit']);
  expect(ids('SELECT line_id AS id FROM actual')).toEqual(['fit']);
  expect(ids('SELECT id FROM hospital_stay')).toEqual(['stay-2']);
  expect(ids('SELECT ss_ref AS id FROM person')).toEqual(['0012345']);
  expect(ids("SELECT id FROM outbox WHERE state <> 'withdrawn'")).toEqual(['row-2']);
  expect(ids('SELECT name AS id FROM put_aside ORDER BY name')).toEqual([
    'stored actual __proto__ 2025-03-03',
    'stored actual fit 9999-12-27',
    'stored line __proto__',
    'stored line late',
    'stored line visits',
    'stored person constructor',
    'stored stay stay-1',
    'stored week 9999-12-27 9999-12-27',
  ]);
  const [kept] = db
    .prepare<[], { body: string }>("SELECT body FROM put_aside WHERE name LIKE '%__proto__ 2025%'")
    .all();
  expect(JSON.parse(kept?.body ?? '')).toMatchObject({ comment: 'Refused', variations: [{ note: 'Refused' }] });
});
