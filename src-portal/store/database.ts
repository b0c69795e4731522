// What the portal needs of a database, so that PostgreSQL and PGlite are one thing to everything above this folder.
// Statements are named constants at the top of each repository: PostgreSQL prepares them once for each connection.
// Values are text, numbers, booleans, null or instants as ISO text; anything structured goes as JSON text and is
// unpacked in SQL (`jsonb_to_recordset`), because the two drivers disagree about arrays and objects.

export interface Statement {
  /** Unique in the program: PostgreSQL knows the prepared statement by it. */
  name: string;
  text: string;
}

export type Value = string | number | boolean | null;

export interface Connection {
  /** Runs one statement. Rows come with numbers for bigint, ISO text for instants and text for dates. */
  run<Row = Record<string, unknown>>(statement: Statement, values: readonly Value[]): Promise<Row[]>;
}

export interface Database extends Connection {
  /** One connection for several statements; absent where there is only one (see `together`). */
  together?<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Everything in `work` is committed together, or nothing of it (READ COMMITTED). */
  transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Runs a migration file's statements; no other start of the portal does so at the same time. */
  exclusively(work: (script: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Runs several reads on one connection: on a busy pool each statement would otherwise queue by itself. */
export function together<Result>(
  database: Database,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  return database.together === undefined ? work(database) : database.together(work);
}

/** The database cannot take the request now; the same request may well succeed in a moment. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
}

/**
 * PostgreSQL's codes for "not now": timeouts (57014, 55P03, 25P03), deadlock and serialisation (40P01, 40001), too many
 * connections and other lack of resources (53…), connection trouble (08…), and a server that is going down (57P…).
 */
const busyCodes = /^(57014|55P03|25P03|40P01|40001|53|08|57P)/;

/** Gives `DatabaseBusy` for trouble that passes, and the error itself for everything else. */
export function asDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  if (busyCodes.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code)) {
    return new DatabaseBusy(`the database answered ${code}`);
  }
  if (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message)
  ) {
    return new DatabaseBusy('the database has no connection to spare');
  }
  return error;
}

/** PostgreSQL's five-letter code of an error, or the operating system's; empty when there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** How both drivers read the types that they would otherwise read differently, by PostgreSQL's type number. */
export const typeReaders: Record<number, (text: string) => unknown> = {
  20: Number, // bigint: sequences, pence and milliseconds, all far below 2^53
  1082: (text) => text, // date
  1184: (text) => new Date(text).toISOString(), // timestamptz
};
