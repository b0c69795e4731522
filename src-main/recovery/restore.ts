// Puts a backup in the place of records that cannot be opened, or only sets them aside. What must stay true: the backup
// is proven on a copy first; the damaged files are never deleted; a power cut in the middle leaves either the old
// records, or none and everything beside them, never a backup with the damaged records' log.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { flushFile, flushFolder } from '../machine/whole-file.ts';
import { openDatabase } from '../store/database.ts';
import { isStore, unlock } from '../store/pragmas.ts';
import type { LongWork } from '../use-case/long-work.ts';
import type { RecoveryProgress } from './recovery.ts';

/** What is copied at a stretch, in bytes: whoever stops waits for no more than this. */
const partBytes = 256 * 1024;

/**
 * Copies a backup beside the records and checks the copy. It can be stopped.
 * @returns the copy. Throws when the backup is not sound, somebody stopped it, or the disk refuses: no copy is left then.
 */
export async function provenCopy(
  { file, backup, key }: { file: string; backup: string; key: Uint8Array },
  long: LongWork<RecoveryProgress>,
): Promise<string> {
  const fresh = `${file}.restoring`;
  rmSync(fresh, { force: true });
  try {
    await copyInParts(backup, fresh, long);
    flushFile(fresh);
    await long.reached({ what: 'checking', done: 0, of: 1 });
    checkBackup(fresh, key);
    await long.reached({ what: 'checking', done: 1, of: 1 });
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
  return fresh;
}

/**
 * Puts a copy that was proven in the place of the records.
 * @returns as `setAside`
 */
export function putInPlace({ file, fresh, now }: { file: string; fresh: string; now: string }): string | null {
  const aside = setAside({ file, now });
  renameSync(fresh, file);
  flushFolder(path.dirname(file));
  return aside;
}

async function copyInParts(from: string, to: string, long: LongWork<RecoveryProgress>): Promise<void> {
  const { size } = await stat(from);
  const source = await open(from);
  try {
    const target = await open(to, 'wx');
    try {
      const part = new Uint8Array(partBytes);
      for (let done = 0; ; ) {
        await long.reached({ what: 'copying', done, of: size });
        const { bytesRead } = await source.read(part, 0, partBytes, done);
        if (bytesRead === 0) return;
        // A disk may take less than it is given.
        for (let at = 0; at < bytesRead; ) at += (await target.write(part, at, bytesRead - at, done + at)).bytesWritten;
        done += bytesRead;
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Throws when a copy of a backup is not whole, or is none: to SQLite, a file of 0 bytes is a database without faults. */
export function checkBackup(file: string, key: Uint8Array): void {
  const db = openDatabase(file, { readonly: true, mustExist: true });
  try {
    unlock(db, key);
    if (db.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('The backup did not pass its check.');
    if (!isStore(db)) throw new Error('The backup is no store.');
  } finally {
    db.close();
  }
}

/**
 * @returns the folder, beside the records' own place, in which their files are now; null when there were none. Throws
 * when the disk refuses.
 */
export function setAside({ file, now }: { file: string; now: string }): string | null {
  // The records before their log: with the records gone, nothing opens by mistake without it.
  const files = ['', '-wal', '-shm', '-journal'].map((ending) => file + ending).filter((one) => existsSync(one));
  if (files.length === 0) return null;
  const aside = path.join(path.dirname(file), `set-aside-${now.replaceAll(/[-:.]/g, '')}`);
  mkdirSync(aside, { recursive: true });
  for (const one of files) renameSync(one, path.join(aside, path.basename(one)));
  return aside;
}
