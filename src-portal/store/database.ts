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

/**
 * Whose rows a transaction sees, by row-level security: one provider's; the directory's entry of one user name (as
 * `userKey` makes it); or, of every provider, what has expired by an instant.
 */
export type Scope = { provider: string } | { user: string } | { expiredBy: string };

export interface Database {
  /** Everything in `work` is committed together, or nothing of it (READ COMMITTED). */
  transaction<Result>(scope: Scope, work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** A transaction past row-level security: for what starts the portal or administers it, never for a request. */
  asOwner<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Runs a migration file's statements, as the owner; no other start of the portal does so at the same time. */
  exclusively(work: (script: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<void>): Promise<void>;
  /** Finds the role that transactions run as, and grants it what it needs; none runs before. */
  prepareServerRole(): Promise<ServerRole>;
  close(): Promise<void>;
}

/**
 * `own`: the server signs in as a role that row-level security holds. `assumed`: it signs in as one that would pass, and
 * takes another in each transaction. `unguarded`: it signs in as one that passes, and may take no other.
 */
export type ServerRole = 'own' | 'assumed' | 'unguarded';

/** The settings by which the policies know a transaction's scope (drizzle/portal/0002_row_security.sql). */
export function settingsOf(scope: Scope): [name: string, value: string][] {
  if ('provider' in scope) return [['portal.provider', scope.provider]];
  if ('user' in scope) return [['portal.user', scope.user]];
  return [['portal.expired_by', scope.expiredBy]];
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
