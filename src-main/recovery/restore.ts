// Puts a backup in the place of records that cannot be opened, or only sets them aside. What must stay true: the backup
// is proven on a copy first; the damaged files are never deleted; a power cut in the middle leaves either the old
// records, or none and everything beside them, never a backup with the damaged records' log.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { flushFile, flushFolder } from '../machine/whole-file.ts';
import { openDatabase } from '../store/database.ts';
import { unlock } from '../store/pragmas.ts';

/**
 * @returns the folder with the files that were set aside, null when there were none. Throws when the backup is not sound
 * or the disk refuses.
 */
export function restoreBackup(request: { file: string; backup: string; key: Uint8Array; now: string }): string | null {
  const { file, backup, key, now } = request;
  const fresh = `${file}.restoring`;
  rmSync(fresh, { force: true });
  copyFileSync(backup, fresh);
  flushFile(fresh);
  const db = openDatabase(fresh, { readonly: true, mustExist: true });
  try {
    unlock(db, key);
    if (db.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('The backup did not pass its check.');
  } finally {
    db.close();
  }
  const aside = setAside({ file, now });
  renameSync(fresh, file);
  flushFolder(path.dirname(file));
  return aside;
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
