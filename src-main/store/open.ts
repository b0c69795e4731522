// Opens one account's store, in the one order that is safe:
// key → lock, WAL, FULL, foreign keys … (each read back) → quick_check → backup → migrate → foreign_key_check.
// What must stay true: whatever is wrong, the file stays as it is, and the caller gets the reason as a value.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../machine/clock.ts';
import { flushFile } from '../machine/whole-file.ts';
import { assembleStore } from './assemble.ts';
import { type BackupPlace, backupIsDue, makeBackup } from './backup.ts';
import { type Db, openDatabase } from './database.ts';
import { renewCopies } from './erase-person.ts';
import { type Migration, migrate, readMigrations, schemaState } from './migrate.ts';
import { type OpenProblem, openProblem, storageProblem } from './open-problems.ts';
import { applicationId, applyPragmas, unlock } from './pragmas.ts';
import type { Store } from './store.ts';

export interface OpenRequest {
  /** Absolute path of the store, or `:memory:` (the simulator). */
  file: string;
  /** True at an account's first sign-in only: else a missing file is a problem, never an empty week. */
  create: boolean;
  /** 32 bytes. */
  key: Uint8Array;
  clock: Clock;
  /** UUIDv7: sorts by time. */
  newId: () => string;
  /** Names this computer in the change log. */
  device: string;
  backupFolder: string;
  /** `drizzle/desktop` of this version. */
  migrationsFolder: string;
}

export type OpenResult =
  | {
      ok: true;
      store: Store;
      /** Sentences about what the person should know although it opened: a daily backup that could not be made. */
      notes: string[];
    }
  | {
      ok: false;
      problem: OpenProblem;
      /** What was thrown, for the log; never for the screen. */
      cause?: unknown;
    };

export function openStore(request: OpenRequest): OpenResult {
  if (request.file !== ':memory:') {
    if (!existsSync(path.dirname(request.file))) return { ok: false, problem: openProblem('store-folder-missing') };
    if (!request.create && !existsSync(request.file)) return { ok: false, problem: openProblem('store-missing') };
  }
  let db: Db | undefined;
  try {
    db = openDatabase(request.file, { readonly: false, mustExist: !request.create });
    const opened = prepare(db, request);
    if (opened.ok) return opened;
    db.close();
    return opened;
  } catch (error) {
    db?.close();
    return { ok: false, problem: storageProblem(error) ?? openProblem('store-unexpected'), cause: error };
  }
}

function prepare(db: Db, request: OpenRequest): OpenResult {
  const inMemory = request.file === ':memory:';
  const refuse = (problem: OpenProblem): OpenResult => ({ ok: false, problem });

  // SQLite cannot encrypt what it keeps in memory.
  if (!inMemory) unlock(db, request.key);
  const locked = readFirstPage(db, request);
  if (locked !== null) return refuse(locked);
  if (!isOurs(db)) return refuse(openProblem('store-not-ours'));
  // A file that may not be written opens without a word, and only the first write says so.
  db.exec('BEGIN IMMEDIATE; ROLLBACK');
  applyPragmas(db, inMemory);
  if (db.pragma('quick_check', { simple: true }) !== 'ok') return refuse(openProblem('store-corrupt'));

  const migrations = readMigrations(request.migrationsFolder);
  const schema = schemaState(db, migrations);
  if (schema.state === 'newer') return refuse(openProblem('store-newer'));
  const missing = schema.state === 'older' ? schema.missing : [];
  const notes: string[] = [];
  const place: BackupPlace = {
    folder: request.backupFolder,
    name: path.basename(request.file, path.extname(request.file)),
    key: request.key,
  };
  const isNew = missing.length === migrations.length;
  if (!inMemory && !isNew) {
    const failed = backUp(db, place, request.clock.now(), missing);
    if (failed?.blocks) return refuse(failed.problem);
    if (failed) notes.push(`Today's backup could not be made. ${failed.problem.sentence}`);
  }
  const migrationProblem = runMigrations(db, missing, request.clock.now());
  if (migrationProblem !== null) return refuse(migrationProblem);
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) return refuse(openProblem('store-corrupt'));

  if (!inMemory) noteKey(request);
  const store = assembleStore(db, {
    file: request.file,
    clock: request.clock,
    newId: request.newId,
    device: request.device,
    backup: () => makeBackup(db, place, request.clock.now()),
    renewCopies: () => {
      if (!inMemory) renewCopies(db, request.file, place, request.clock.now());
    },
  });
  if (!store.erasing.finish()) notes.push(copiesLeft);
  return { ok: true, store, notes };
}

const copiesLeft =
  'Somebody was erased, and older copies of these records could not be taken away yet. It is tried again at the next start.';

/** The first read tells whether the key fits. What it cannot tell, wrong key or damaged header, the key's trace does. */
function readFirstPage(db: Db, request: OpenRequest): OpenProblem | null {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return null;
  } catch (error) {
    const problem = storageProblem(error);
    if (problem?.code !== 'store-unreadable') throw error;
    if (!existsSync(keyTraceFile(request.file))) return problem;
    return openProblem(isKeyOf(request.file, request.key) ? 'store-corrupt' : 'store-wrong-key');
  }
}

/** Whether the store was open with this key before, also where it is damaged; false where nothing tells. Throws what the disk refuses. */
export function isKeyOf(file: string, key: Uint8Array): boolean {
  const trace = keyTraceFile(file);
  if (!existsSync(trace)) return false;
  const known = Buffer.from(readFileSync(trace, 'utf8').trim(), 'hex');
  const given = keyTrace(key);
  return known.length === given.length && timingSafeEqual(known, given);
}

/** A new file is empty and unmarked; ours carries our mark. */
function isOurs(db: Db): boolean {
  const mark = db.pragma('application_id', { simple: true });
  if (mark === applicationId) return true;
  const tables = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get();
  return mark === 0 && tables?.n === 0;
}

/** Before a migration a backup is a condition; the daily one is not worth keeping people from their work. */
function backUp(
  db: Db,
  place: BackupPlace,
  now: string,
  missing: readonly Migration[],
): { problem: OpenProblem; blocks: boolean } | null {
  if (missing.length === 0 && !backupIsDue(place, now)) return null;
  try {
    makeBackup(db, place, now);
    return null;
  } catch (error) {
    const problem = storageProblem(error) ?? openProblem('store-unexpected');
    return { problem, blocks: missing.length > 0 };
  }
}

function runMigrations(db: Db, missing: readonly Migration[], now: string): OpenProblem | null {
  if (missing.length === 0) return null;
  try {
    migrate(db, missing, now);
    db.pragma(`application_id = ${applicationId}`);
    return null;
  } catch (error) {
    return storageProblem(error) ?? openProblem('store-migration-failed');
  }
}

// A keyed hash of a fixed text lies beside the store: it says whether a key is the one, and nothing about the key.
const keyTraceFile = (file: string) => `${file}.key-check`;

function keyTrace(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('provider-actuals store key').digest();
}

function noteKey(request: OpenRequest): void {
  const trace = keyTraceFile(request.file);
  try {
    if (existsSync(trace) && statSync(trace).size > 0) return;
    const unfinished = `${trace}.unfinished`;
    writeFileSync(unfinished, `${keyTrace(request.key).toString('hex')}\n`, { mode: 0o600 });
    flushFile(unfinished);
    renameSync(unfinished, trace);
  } catch {
    // Without it a wrong key is told less precisely, no more.
  }
}
