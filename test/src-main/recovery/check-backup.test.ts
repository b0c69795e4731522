// A backup takes the place of records only where it is one: whole, ours, and with a history.
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkBackup } from '../../../src-main/recovery/restore.ts';
import { listBackups } from '../../../src-main/store/backup.ts';
import { openDatabase } from '../../../src-main/store/database.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import { key, openedStore, openRequest, temporaryFolder } from '../fixtures.ts';

function backup(): string {
  const request = openRequest();
  const store = openedStore(request);
  store.backup();
  const [file = ''] = listBackups({ folder: request.backupFolder, name: 'practice' });
  return file;
}

const cut = (file: string, bytes: number) => {
  const handle = openSync(file, 'r+');
  ftruncateSync(handle, bytes);
  closeSync(handle);
};

test('a whole backup is one', () => {
  expect(() => checkBackup(backup(), key)).not.toThrow();
});

test.each<[string, (file: string) => void]>([
  ['of 0 bytes', (file) => cut(file, 0)],
  ['with a part of its header', (file) => cut(file, 60)],
  ['with its first page alone', (file) => cut(file, 4096)],
  ['without its last page', (file) => cut(file, statSync(file).size - 4096)],
  ['cut inside a page', (file) => cut(file, statSync(file).size - 100)],
  ['that is a picture', (file) => writeFileSync(file, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))],
  ['that is text', (file) => writeFileSync(file, 'Service,SS Ref\r\n'.repeat(1000))],
  ['that is zeros', (file) => writeFileSync(file, new Uint8Array(statSync(file).size))],
  ['with a byte that is otherwise', (file) => changed(file)],
])('a file %s is none', (_, spoil) => {
  const file = backup();
  spoil(file);
  expect(() => checkBackup(file, key)).toThrow();
});

test('nor is another database of the same key, an unencrypted one, or a folder', () => {
  const folder = temporaryFolder();
  const other = path.join(folder, 'other.backup');
  const db = openDatabase(other, { readonly: false, mustExist: false });
  unlock(db, key);
  db.exec('CREATE TABLE note (text TEXT)');
  db.close();
  expect(() => checkBackup(other, key)).toThrow('no store');
  const plain = path.join(folder, 'plain.backup');
  const bare = openDatabase(plain, { readonly: false, mustExist: false });
  bare.exec('CREATE TABLE change_log (id INTEGER)');
  bare.close();
  expect(() => checkBackup(plain, key)).toThrow();
  mkdirSync(path.join(folder, 'folder.backup'));
  expect(() => checkBackup(path.join(folder, 'folder.backup'), key)).toThrow();
});

function changed(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(file, bytes);
}
