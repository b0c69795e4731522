// What SQLite must be told before the first table is read, in the order in which it must be told, and each read back:
// SQLite ignores a pragma that it does not like without a word.
import type { Db } from './database.ts';

/** Marks the file as ours: "PACT". */
export const applicationId = 0x50414354;

/** True when the file is a store of ours, and not an empty or another database. Needs `unlock`. */
export function isStore(db: Db): boolean {
  if (db.pragma('application_id', { simple: true }) !== applicationId) return false;
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'change_log'").get() !== undefined;
}

/** Gives the cipher and the raw key. The first read after this shows whether the key fits. */
export function unlock(db: Db, key: Uint8Array): void {
  if (key.length !== 32) throw new Error('The key of a store has 32 bytes.');
  // The default cipher is chacha20, and it must be chosen before the key is given.
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

export interface Pragma {
  name: string;
  set: string;
  expected: string | number;
}

/** In this order: an exclusive lock must be chosen before WAL, or a shared-memory file is made beside the store. */
export function pragmas(inMemory: boolean): Pragma[] {
  return [
    // One process at a time: a second instance is refused at once, with its own message.
    { name: 'locking_mode', set: 'EXCLUSIVE', expected: 'exclusive' },
    { name: 'journal_mode', set: 'WAL', expected: inMemory ? 'memory' : 'wal' },
    // WAL alone defaults to NORMAL, which can lose the last commits at a power cut: "saved" would be a lie.
    { name: 'synchronous', set: 'FULL', expected: 2 },
    // Not enabled by default!
    { name: 'foreign_keys', set: 'ON', expected: 1 },
    { name: 'busy_timeout', set: '2000', expected: 2000 },
    // A row that REPLACE puts another in the place of is deleted, and whoever listens for that hears it.
    { name: 'recursive_triggers', set: 'ON', expected: 1 },
    { name: 'trusted_schema', set: 'OFF', expected: 0 },
    { name: 'secure_delete', set: 'ON', expected: 1 },
    // Sorting must not leave names in an unencrypted temporary file.
    { name: 'temp_store', set: 'MEMORY', expected: 2 },
    { name: 'cell_size_check', set: 'ON', expected: 1 },
    // 64 MiB, in KiB: a page that fell out of the cache is decrypted again, and a year of weeks is far over the usual 2.
    { name: 'cache_size', set: '-65536', expected: -65_536 },
  ];
}

/** Sets every pragma and reads it back. Throws with the name of the one that did not take. */
export function applyPragmas(db: Db, inMemory: boolean): void {
  for (const { name, set } of pragmas(inMemory)) db.pragma(`${name} = ${set}`);
  for (const { name, expected } of pragmas(inMemory)) {
    const found = db.pragma(name, { simple: true });
    if (found !== expected) throw new PragmaRefused(name, String(found));
  }
}

/**
 * Does work that comes again after a power cut without waiting for the disk at each commit. Order is kept: whatever is
 * saved afterwards takes it to the disk with it.
 */
export function withoutWaiting<Result>(db: Db, work: () => Result): Result {
  db.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    db.pragma('synchronous = FULL');
  }
}

export class PragmaRefused extends Error {
  readonly pragma: string;
  constructor(pragma: string, found: string) {
    super(`The pragma ${pragma} did not take: it is ${found}.`);
    this.pragma = pragma;
  }
}
