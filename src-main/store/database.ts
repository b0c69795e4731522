// The one SQLite connection of a store, and its transactions. Nested transactions join the outer one: a command that
// calls several repositories is still all or nothing.
import Database from 'better-sqlite3';

export type Db = Database.Database;
export const SqliteError = Database.SqliteError;

/**
 * What a transaction may return: anything but a promise. What comes after an `await` would run when the transaction is
 * long over, so an async callback does not compile.
 */
export type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * Runs `work` in an IMMEDIATE transaction, or in the one that is already open. A throw rolls everything back: also
 * what an outer transaction did, which therefore must not swallow it.
 */
export function inTransaction<T>(db: Db, work: () => Synchronous<T>): T {
  if (db.inTransaction) return work();
  return db.transaction(work).immediate();
}

/** Opens (or makes) the file. No statement has run yet; a file that cannot be opened throws a SqliteError. */
export function openDatabase(file: string, options: { readonly: boolean; mustExist: boolean }): Db {
  // Two seconds: the file is held exclusively, so nothing but a second instance is ever in the way.
  return new Database(file, { readonly: options.readonly, fileMustExist: options.mustExist, timeout: 2000 });
}
