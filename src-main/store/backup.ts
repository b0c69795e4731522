// Rolling backups of a store: whole copies, encrypted with the same key, each opened and checked before it counts.
// `db.backup()` fails on an encrypted file; VACUUM INTO works and keeps the key.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { flushFile, flushFolder, flushFoldersAbove } from '../machine/whole-file.ts';
import { type Db, openDatabase } from './database.ts';
import { unlock } from './pragmas.ts';

/** How many backups of one store are kept; the oldest go first, and never before the new one was verified. */
export const backupsKept = 10;

export interface BackupPlace {
  folder: string;
  /** The store's file name without folder and ending: several accounts share the folder. */
  name: string;
  key: Uint8Array;
}

/** Backups of this store, newest first, as absolute paths. */
export function listBackups({ folder, name }: Pick<BackupPlace, 'folder' | 'name'>): string[] {
  let files: string[];
  try {
    // Whatever has such a name: what cannot be read may be a backup all the same.
    files = readdirSync(folder);
  } catch {
    return [];
  }
  return files
    .filter((file) => file.startsWith(`${name}.`) && /\.\d{8}T\d{9}Z\.backup$/.test(file))
    .sort()
    .reverse()
    .map((file) => path.join(folder, file));
}

/** True when the newest backup is of another day than `now` (by UTC), or there is none. */
export function backupIsDue(place: BackupPlace, now: string): boolean {
  const newest = listBackups(place)[0];
  return newest === undefined || !path.basename(newest).includes(`.${stamp(now).slice(0, 8)}T`);
}

/**
 * Writes a verified backup and lets the oldest go. Throws when it cannot be written or read back; an unfinished file
 * is removed, earlier backups stay.
 */
export function makeBackup(db: Db, place: BackupPlace, now: string): string {
  const made = mkdirSync(place.folder, { recursive: true });
  if (made !== undefined) flushFoldersAbove(place.folder, made);
  const target = path.join(place.folder, `${place.name}.${stamp(now)}.backup`);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    verifyBackup(db, unfinished, place.key);
    flushFile(unfinished);
    renameSync(unfinished, target);
    flushFolder(place.folder);
  } finally {
    rmSync(unfinished, { force: true });
  }
  for (const old of listBackups(place).slice(backupsKept)) rmSync(old, { force: true });
  return target;
}

/** Opens the copy with the key, checks it, and compares the head of its change log with the store's. */
function verifyBackup(db: Db, file: string, key: Uint8Array): void {
  const copy = openDatabase(file, { readonly: true, mustExist: true });
  try {
    unlock(copy, key);
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('The backup did not pass its check.');
    const tables = "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'";
    const same = (sql: string) => JSON.stringify(copy.prepare(sql).get()) === JSON.stringify(db.prepare(sql).get());
    const hasLog = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'change_log'").get() !== undefined;
    if (!same(tables) || (hasLog && !same('SELECT count(*) AS n, max(id) AS head FROM change_log'))) {
      throw new Error('The backup differs from the store.');
    }
  } finally {
    copy.close();
  }
}

/** `20250310T091200000Z`: sorts by time, and every file system takes it. */
function stamp(now: string): string {
  return now.replaceAll(/[-:.]/g, '');
}
