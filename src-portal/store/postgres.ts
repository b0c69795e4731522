// PostgreSQL 15 or later through a pool, for a hosted portal. Timeouts everywhere: a request that cannot be served
// soon is answered "overloaded, try again" instead of queueing until its client has given up. Whatever a transaction
// needs (its provider, its role, its timeouts) it sets for itself, in the one message that begins it: nothing is
// expected of the connection, so that a pooler in transaction mode may stand between.
import pg from 'pg';
import {
  asDatabaseError,
  type Connection,
  type Database,
  type ServerRole,
  settingsOf,
  typeReaders,
} from './database.ts';
import { isDistributed } from './distribution.ts';
import { grantServerRole, signedInRole } from './server-role.ts';

const readers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && typeReaders[type]) ||
    pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
};

/** Any number that no other program uses for its advisory lock; migrations take it. */
const migrationLock = 7_215_601_203;

export interface PostgresOptions {
  /** `postgres://…` of the tables' owner, for migrations and administration; absent: the server's own. */
  ownerUrl?: string | undefined;
  /** At most so many at a time. */
  connections?: number;
  /** Milliseconds after which PostgreSQL ends a statement. */
  statementTimeout?: number;
  /** A pooler in transaction mode stands between: statements have no names, which another server would not know. */
  pooled?: boolean;
}

/** Opens a pool. @param url `postgres://…` by which requests are served */
export function openPostgres(url: string, options: PostgresOptions = {}): Database {
  const { statementTimeout = 10_000, pooled = false, ownerUrl = url } = options;
  const server = poolOf(url, options.connections ?? 16);
  const owner = poolOf(ownerUrl, 2);
  const timeouts: [string, string][] = [
    ['statement_timeout', `${statementTimeout}`],
    ['lock_timeout', `${Math.ceil(statementTimeout / 2)}`],
    ['idle_in_transaction_session_timeout', `${2 * statementTimeout}`],
  ];
  let assume: string | null | undefined;
  let distributed = false;

  const runOn = (on: pg.PoolClient): Connection['run'] =>
    async function run<Row>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<Row[]> {
      try {
        const { name, text } = statement;
        return (await on.query({ ...(pooled ? {} : { name }), text, values: [...values] })).rows as Row[];
      } catch (error) {
        throw asDatabaseError(error);
      }
    };

  async function inTransaction<Result>(
    pool: pg.Pool,
    settings: readonly [string, string][],
    handedOn: readonly [string, string][],
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    const client = await connect(pool);
    let broken: Error | undefined;
    try {
      if (distributed) {
        await client.query(`begin; ${settingLocally(settings)}`);
        for (const statement of handingOn(handedOn)) await client.query(statement);
      } else {
        await client.query(`begin; ${settingLocally([...settings, ...handedOn])}`);
      }
      const result = await work({ run: runOn(client) });
      await client.query('commit');
      return result;
    } catch (error) {
      // A connection that cannot even roll back goes out of the pool with its transaction.
      await client.query('rollback').catch((reason: unknown) => {
        broken = reason instanceof Error ? reason : new Error('the connection broke');
      });
      throw asDatabaseError(error);
    } finally {
      client.release(broken);
    }
  }

  const exclusively: Database['exclusively'] = async (work) => {
    const client = await connect(owner);
    try {
      // Another start may be migrating for longer than a request would wait.
      await client.query(`begin; ${settingLocally(timeouts.map(([name]) => [name, '0']))}`);
      await client.query('select pg_advisory_xact_lock($1::bigint)', [migrationLock]);
      await work(scriptOn(client));
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  };

  return {
    async transaction(scope, work) {
      if (assume === undefined) throw new Error('the role that serves requests is not known yet');
      const role: [string, string][] = assume === null ? [] : [['role', assume]];
      return inTransaction(server, [...timeouts, ...role], settingsOf(scope), work);
    },
    asOwner: (work) => inTransaction(owner, timeouts, [], work),
    exclusively,
    async prepareServerRole() {
      const client = await connect(server);
      const role = await signedInRole(scriptOn(client)).finally(() => client.release());
      let kind: ServerRole = 'unguarded';
      await exclusively(async (script) => {
        ({ kind, assume } = await grantServerRole(script, role));
        distributed = await isDistributed(script);
      });
      return kind;
    },
    async close() {
      await Promise.all([server.end(), owner.end()]);
    },
  };
}

function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'provider-actuals-portal',
    types: readers,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** Settings for the rest of the transaction, in one statement: a round trip for each would be felt. */
function settingLocally(settings: readonly [string, string][]): string {
  const calls = settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  return `select ${calls.join(', ')}`;
}

/**
 * The same for a distributed database, whose other machines hold the rows and their policies: Citus hands on what `set
 * local` says, each as the text of its own message, and nothing that a function sets.
 */
function handingOn(settings: readonly [string, string][]): string[] {
  if (settings.length === 0) return [];
  return [
    `set local citus.propagate_set_commands to 'local'`,
    // `user` is a word of SQL's own.
    ...settings.map(([name, value]) => `set local ${name.replace(/\.(.+)/, '."$1"')} to ${pg.escapeLiteral(value)}`),
  ];
}

const scriptOn = (client: pg.PoolClient) => async (sql: string) => {
  const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
  return (Array.isArray(results) ? results.at(-1) : results)?.rows ?? [];
};

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    const client = await pool.connect();
    // The server may end a connection between two statements of a transaction. The next statement then fails, which
    // is dealt with; but without a listener the event alone would end the process. The pool takes its own listener
    // away while a connection is lent.
    if (client.listenerCount('error') === 0) client.on('error', () => {});
    return client;
  } catch (error) {
    throw asDatabaseError(error);
  }
}
