// The change log: append-only, chained, and erasable for one person without breaking the chain.
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/store/database.ts';
import { openStore } from '../../../src-main/store/open.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import { actual, aisha, edit, key, missedTwo, openRequest, storeWithProvider, weekStart } from '../fixtures.ts';

/** A closed store with a few entries, for hands that should not be in it. */
function written() {
  const request = openRequest();
  const store = storeWithProvider(request);
  edit(store, missedTwo());
  edit(store, missedTwo({ lineId: 'line-3', planned: 700, actual: 500 }));
  store.undo.undo(aisha);
  const head = store.changeLog.head();
  store.close();
  return { request: { ...request, create: false }, head };
}

function tamper(file: string, sql: string) {
  const db = openDatabase(file, { readonly: false, mustExist: true });
  unlock(db, key);
  db.exec('DROP TRIGGER change_log_is_append_only; DROP TRIGGER change_log_is_never_deleted');
  db.exec(sql);
  db.close();
}

function verified(request: Parameters<typeof openStore>[0]) {
  const opened = openStore(request);
  if (!opened.ok) throw new Error(opened.problem.code);
  const result = opened.store.changeLog.verify();
  opened.store.close();
  return result;
}

test('an untouched log verifies, also after a restart', () => {
  const { request, head } = written();
  expect(verified(request)).toEqual({ ok: true, entries: 3 });
  expect(head).toMatchObject({ id: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test.each([
  ['its content', "UPDATE change_log SET content = replace(content, 'Refused', 'Allowed') WHERE id = 1", 1],
  ['who did it', "UPDATE change_log SET by_name = 'Somebody Else' WHERE id = 2", 2],
  ['when', "UPDATE change_log SET at = '2024-01-01T00:00:00.000Z' WHERE id = 2", 2],
  ['the line it is about', "UPDATE change_log SET line_id = 'line-2' WHERE id = 1", 1],
  ['an entry taken out', 'DELETE FROM change_log WHERE id = 2', 2],
])('a change of %s is found', (_, sql, firstBroken) => {
  const { request } = written();
  tamper(request.file, sql);
  expect(verified(request)).toEqual({ ok: false, firstBroken });
});

test('SQLite itself refuses to alter or delete an entry', () => {
  const { request } = written();
  const db = openDatabase(request.file, { readonly: false, mustExist: true });
  unlock(db, key);
  expect(() => db.exec("UPDATE change_log SET what = 'nothing'")).toThrow(/append-only/);
  expect(() => db.exec('UPDATE change_log SET content = NULL')).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM change_log')).toThrow(/append-only/);
  db.close();
});

test("one person's content can be erased and the chain still verifies", () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  edit(store, missedTwo({ lineId: 'line-3', planned: 700, actual: 500 }));
  const head = store.changeLog.head();
  expect(store.changeLog.eraseContent('0012345')).toBe(1);
  expect(store.changeLog.verify()).toEqual({ ok: true, entries: 2 });
  expect(store.changeLog.head()).toEqual(head);
  expect(store.changeLog.ofLine(weekStart, 'line-1')).toEqual([]);
  expect(store.changeLog.ofLine(weekStart, 'line-3')).toHaveLength(1);
});

test('what was erased cannot be brought back by undo', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  store.changeLog.eraseContent('0012345');
  store.undo.undo(aisha);
  expect(store.actuals.get(weekStart, 'line-1')?.actual).toEqual(missedTwo());
});

test('undo and redo survive a restart', () => {
  const request = openRequest();
  const before = storeWithProvider(request);
  edit(before, missedTwo());
  before.close();
  const opened = openStore({ ...request, create: false });
  if (!opened.ok) throw new Error(opened.problem.code);
  expect(opened.store.undo.undo(aisha)).toMatchObject({ outcome: 'done' });
  expect(opened.store.actuals.get(weekStart, 'line-1')?.actual).toEqual(actual());
  opened.store.close();
});

test('the history begins with its earliest entry, whatever the clock said when the first one was made', () => {
  let at = '2031-06-01T09:00:00.000Z';
  const store = storeWithProvider(openRequest({ clock: { now: () => at } }));
  expect(store.changeLog.beganAt()).toBeNull();
  edit(store, missedTwo());
  expect(store.changeLog.beganAt()).toBe('2031-06-01T09:00:00.000Z');
  at = '2025-03-10T09:00:00.000Z';
  edit(store, missedTwo({ comment: 'Refused both.' }));
  at = '2025-03-11T09:00:00.000Z';
  edit(store, missedTwo({ comment: 'Refused both again.' }));
  expect(store.changeLog.beganAt()).toBe('2025-03-10T09:00:00.000Z');
});
