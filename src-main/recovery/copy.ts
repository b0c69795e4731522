// Reads records that cannot be opened, or a backup, from a copy: whatever SQLite does to what it opens, it does to the
// copy. The copy is as encrypted as the original and is gone afterwards.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDatabase } from '../store/database.ts';
import { unlock } from '../store/pragmas.ts';

/** Runs `read` on a copy of the file and its log. Throws what opening throws. */
export function onCopy<T>(file: string, key: Uint8Array, read: (db: Db) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-copy-'));
  let db: Db | null = null;
  try {
    const copy = path.join(folder, 'copy.db');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    db = openDatabase(copy, { readonly: false, mustExist: true });
    unlock(db, key);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('temp_store = MEMORY');
    return read(db);
  } finally {
    db?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
