// Opening a store: every pragma took, and whatever is wrong has its own message and loses nothing.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase, SqliteError } from '../../../src-main/store/database.ts';
import { openStore } from '../../../src-main/store/open.ts';
import { openProblemCodes, storageProblem } from '../../../src-main/store/open-problems.ts';
import { applyPragmas, pragmas, unlock, withoutWaiting } from '../../../src-main/store/pragmas.ts';
import {
  aisha,
  edit,
  key,
  migrationsFolder,
  missedTwo,
  openRequest,
  storeWithProvider,
  temporaryFolder,
  weekStart,
} from '../fixtures.ts';

test.each(pragmas(false))('pragma $name reads back as $expected', ({ name, expected }) => {
  const db = openDatabase(path.join(temporaryFolder(), 'x.store'), { readonly: false, mustExist: false });
  unlock(db, key);
  applyPragmas(db, false);
  expect(db.pragma(name, { simple: true })).toBe(expected);
  expect(db.pragma('cipher', { simple: true })).toBe('sqlcipher');
  db.close();
});

test('work that may come again does not wait for the disk; what is saved after it does, whatever became of it', () => {
  const db = openDatabase(path.join(temporaryFolder(), 'x.store'), { readonly: false, mustExist: false });
  unlock(db, key);
  applyPragmas(db, false);
  const level = () => db.pragma('synchronous', { simple: true });
  expect([withoutWaiting(db, level), level()]).toEqual([1, 2]);
  const full = () => {
    throw new SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  expect(() => withoutWaiting(db, full)).toThrow('disk is full');
  expect(level()).toBe(2);
  db.close();
});

function closedStore() {
  const request = openRequest();
  const store = storeWithProvider(request);
  edit(store, missedTwo());
  store.close();
  return { ...request, create: false };
}

function refusal(request: ReturnType<typeof openRequest>) {
  const before = readFileSync(request.file);
  const opened = openStore(request);
  if (opened.ok) throw new Error('It opened.');
  expect(readFileSync(request.file)).toEqual(before);
  expect(opened.problem.sentence).not.toBe('');
  expect(opened.problem.action).not.toBe('');
  return opened.problem.code;
}

test('what was saved is there after the store was closed and opened again', () => {
  const opened = openStore(closedStore());
  if (!opened.ok) throw new Error(opened.problem.code);
  expect(opened.store.actuals.get(weekStart, 'line-1')).toMatchObject({ actual: missedTwo(), sendState: 'to-send' });
  opened.store.close();
});

test('what can be undone and done again is still so after a restart', () => {
  const request = openRequest();
  const first = storeWithProvider(request);
  const undo = { label: 'two missed', weekStart };
  first.command({ what: 'record', by: aisha, source: 'typed', undo }, (write) =>
    write.actual({ actual: missedTwo(), attested: null, commentSource: 'written' }),
  );
  first.close();
  const restarted = () => {
    const opened = openStore({ ...request, create: false });
    if (!opened.ok) throw new Error(opened.problem.code);
    return opened.store;
  };
  const second = restarted();
  expect(second.undo.undo(aisha)).toMatchObject({ outcome: 'done', label: 'two missed' });
  expect(second.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(0);
  second.close();
  const third = restarted();
  expect(third.undo.redo(aisha)).toMatchObject({ outcome: 'done' });
  expect(third.actuals.get(weekStart, 'line-1')?.actual).toEqual(missedTwo());
  third.close();
});

test('a wrong key is told from a damaged file, and the right one still opens it', () => {
  const request = closedStore();
  expect(refusal({ ...request, key: Uint8Array.from({ length: 32 }, () => 9) })).toBe('store-wrong-key');
  const opened = openStore(request);
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.store.close();
});

test('a damaged first page is called damage when the key is known to be right', () => {
  const request = closedStore();
  const bytes = readFileSync(request.file);
  bytes.fill(0xff, 0, 2000);
  writeFileSync(request.file, bytes);
  expect(refusal(request)).toBe('store-corrupt');
});

test('a damaged page further in is found by the check', () => {
  const request = closedStore();
  const bytes = readFileSync(request.file);
  bytes.fill(0x55, 4096 * 6, 4096 * 9);
  writeFileSync(request.file, bytes);
  expect(refusal(request)).toBe('store-corrupt');
});

test('without the trace of the key, the message claims no more than is known', () => {
  const request = closedStore();
  const file = path.join(temporaryFolder(), 'other.store');
  copyFileSync(request.file, file);
  expect(refusal({ ...request, file, key: Uint8Array.from({ length: 32 }, () => 9) })).toBe('store-unreadable');
});

test('a store of a newer version is not touched', () => {
  const request = closedStore();
  const older = temporaryFolder();
  mkdirSync(path.join(older, 'meta'));
  writeFileSync(path.join(older, 'meta', '_journal.json'), JSON.stringify({ entries: [] }));
  expect(refusal({ ...request, migrationsFolder: older })).toBe('store-newer');
});

test('a second instance is refused while the first has the store open', () => {
  const request = openRequest();
  storeWithProvider(request);
  expect(refusal({ ...request, create: false })).toBe('store-in-use');
});

test('a store that is not where it was is never replaced by an empty one', () => {
  const request = openRequest({ create: false });
  const opened = openStore(request);
  expect(opened).toMatchObject({ ok: false, problem: { code: 'store-missing' } });
  expect(existsSync(request.file)).toBe(false);
});

test("another program's database is left alone", () => {
  const request = openRequest();
  const foreign = openDatabase(request.file, { readonly: false, mustExist: false });
  unlock(foreign, key);
  foreign.exec('CREATE TABLE theirs (a TEXT)');
  foreign.close();
  expect(refusal({ ...request, create: false })).toBe('store-not-ours');
});

test('a folder that is not there is named as such', () => {
  const request = openRequest();
  const opened = openStore({ ...request, file: path.join(request.file, 'nowhere', 'x.store') });
  expect(opened).toMatchObject({ ok: false, problem: { code: 'store-folder-missing' } });
});

test.each([
  [new SqliteError('database or disk is full', 'SQLITE_FULL'), 'store-disk-full'],
  [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'store-disk-full'],
  [new SqliteError('attempt to write a readonly database', 'SQLITE_READONLY'), 'store-read-only'],
  [new SqliteError('readonly', 'SQLITE_READONLY_DIRECTORY'), 'store-read-only'],
  [Object.assign(new Error('denied'), { code: 'EACCES' }), 'store-read-only'],
  [new SqliteError('database is locked', 'SQLITE_BUSY'), 'store-in-use'],
  [new SqliteError('malformed', 'SQLITE_CORRUPT'), 'store-corrupt'],
])('%s becomes %s', (error, code) => {
  expect(storageProblem(error)?.code).toBe(code);
});

test('a bug is not dressed up as a problem of the disk', () => {
  expect(storageProblem(new Error('x is not a function'))).toBeNull();
  expect(new Set(openProblemCodes).size).toBe(openProblemCodes.length);
});

test('a full disk refuses the command with its own message and loses nothing', () => {
  const store = storeWithProvider();
  const full = new Database(':memory:');
  full.exec('CREATE TABLE t (a); PRAGMA max_page_count = 2');
  let thrown: unknown;
  try {
    full.prepare('INSERT INTO t SELECT randomblob(20000)').run();
  } catch (error) {
    thrown = error;
  }
  expect(storageProblem(thrown)?.code).toBe('store-disk-full');
  full.close();
  expect(store.actuals.ofWeek(weekStart)).toHaveLength(3);
});

test('a backup is made once a day, opens with the key, and holds the same', () => {
  const request = closedStore();
  const first = openStore(request);
  if (!first.ok) throw new Error(first.problem.code);
  first.store.close();
  const again = openStore(request);
  if (!again.ok) throw new Error(again.problem.code);
  again.store.close();
  const backups = readdirSync(request.backupFolder);
  expect(backups).toHaveLength(1);
  const restored = openStore({
    ...request,
    file: path.join(request.backupFolder, backups[0] ?? ''),
    backupFolder: temporaryFolder(),
  });
  if (!restored.ok) throw new Error(restored.problem.code);
  expect(restored.store.actuals.get(weekStart, 'line-1')?.actual).toEqual(missedTwo());
  restored.store.close();
});

test('no name, SS Ref or comment can be read in any file of the store', () => {
  const request = openRequest();
  const store = storeWithProvider(request);
  edit(store, missedTwo());
  store.backup();
  const folder = path.dirname(request.file);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name).some((name) => name.endsWith('-wal'))).toBe(true);
  for (const file of files) {
    const bytes = readFileSync(path.join(file.parentPath, file.name));
    for (const secret of ['Ada Okafor', 'Okafor', '0012345', '9990000018', 'Refused entry', 'SQLite format']) {
      expect(bytes.includes(secret), `${secret} in ${file.name}`).toBe(false);
      expect(bytes.includes(Buffer.from(secret, 'utf16le')), `${secret} in ${file.name}`).toBe(false);
    }
  }
});

test('the simulator can keep a store in memory', () => {
  const opened = openStore(openRequest({ file: ':memory:', migrationsFolder }));
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.store.close();
});
