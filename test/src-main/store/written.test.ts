// What was written to a store is told by table, week and line, whoever wrote it.
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/store/database.ts';
import { applyPragmas } from '../../../src-main/store/pragmas.ts';
import { writtenRepository } from '../../../src-main/store/written.ts';
import { edit, missedTwo, now, storeWithProvider } from '../fixtures.ts';

function listening() {
  const db = openDatabase(':memory:', { readonly: false, mustExist: false });
  applyPragmas(db, true);
  db.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY, line_id TEXT, note TEXT); CREATE TABLE other (body TEXT)');
  const written = writtenRepository(db);
  const tell = (sql: string) => {
    const mark = written.mark();
    db.exec(sql);
    return written.since(mark)?.map(({ table, lineId }) => `${table} ${lineId}`);
  };
  return { db, written, tell };
}

test('a line is told that has a row, had one, or lost it to another', () => {
  const { tell } = listening();
  expect(tell("INSERT INTO entry VALUES (1, 'line-1', '')")).toEqual(['entry line-1']);
  expect(tell("UPDATE entry SET note = 'x'")).toEqual(['entry line-1']);
  expect(tell("UPDATE entry SET line_id = 'line-2'")).toEqual(['entry line-2', 'entry line-1']);
  expect(tell("INSERT OR REPLACE INTO entry VALUES (1, 'line-3', '')")).toEqual(['entry line-2', 'entry line-3']);
  expect(tell('DELETE FROM entry')).toEqual(['entry line-3']);
  expect(tell("INSERT INTO other VALUES ('x')")).toEqual(['other null']);
  expect(tell('DELETE FROM other WHERE body IS NULL')).toEqual([]);
});

test('who has not asked for very long hears that everything may have been written', () => {
  const { db, written } = listening();
  const mark = written.mark();
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
           INSERT INTO entry SELECT i, 'line-' || i, '' FROM n`);
  expect(written.since(mark)).toHaveLength(60_000);
  const later = written.mark();
  db.exec("UPDATE entry SET note = 'x'");
  expect(written.since(mark)).toBeNull();
  expect(written.since(later)).toHaveLength(60_000);
});

test('an edit is told of its line alone', () => {
  const store = storeWithProvider();
  const mark = store.written.mark();
  edit(store, missedTwo());
  const about = new Set(store.written.since(mark)?.map(({ table, lineId }) => `${table} ${lineId}`));
  expect([...about].sort()).toEqual(['actual line-1', 'outbox line-1', 'undo_step null', 'variation line-1']);
  expect(store.written.since(store.written.mark())).toEqual([]);
  const after = store.written.mark();
  store.sync.update({ lastSyncedAt: now });
  expect(store.written.since(after)?.at(-1)).toEqual({ table: 'sync_state', weekStart: null, lineId: null });
});
