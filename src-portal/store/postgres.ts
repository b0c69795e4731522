// PostgreSQL 15 or later through a pool, for a hosted portal. Timeouts everywhere: a request that cannot be served
// soon is answered "overloaded, try again" instead of queueing until its client has given up.
import pg from 'pg';
import { asDatabaseError, type Connection, type Database, typeReaders } from './database.ts';

const readers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && typeReaders[type]) ||
    pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
};

/** Any number that no other program uses for its advisory lock; migrations take it. */
const migrationLock = 7_215_601_203;

/**
 * Opens a pool.
 * @param url `postgres://…`
 * @param options.connections at most so many at a time
 * @param options.statementTimeout milliseconds after which PostgreSQL ends a statement
 */
export function openPostgres(url: string, options: { connections?: number; statementTimeout?: number } = {}): Database {
  const statementTimeout = options.statementTimeout ?? 10_000;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 16,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'provider-actuals-portal',
    statement_timeout: statementTimeout,
    lock_timeout: Math.ceil(statementTimeout / 2),
    idle_in_transaction_session_timeout: 2 * statementTimeout,
    types: readers,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});

  const runOn = (on: pg.Pool | pg.PoolClient): Connection['run'] =>
    async function run<Row>(statement: { name: string; text: string }, values: readonly unknown[]): Promise<Row[]> {
      try {
        return (await on.query({ name: statement.name, text: statement.text, values: [...values] })).rows as Row[];
      } catch (error) {
        throw asDatabaseError(error);
      }
    };

  return {
    run: runOn(pool),
    async together(work) {
      const client = await connect(pool);
      try {
        return await work({ run: runOn(client) });
      } finally {
        client.release();
      }
    },
    async transaction(work) {
      const client = await connect(pool);
      let broken: Error | undefined;
      try {
        await client.query('begin');
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
    },
    async exclusively(work) {
      const client = await connect(pool);
      try {
        // Another start may be migrating for longer than a request would wait.
        await client.query(
          'begin; set local lock_timeout = 0; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
        );
        await client.query('select pg_advisory_xact_lock($1::bigint)', [migrationLock]);
        await work(async (sql) => {
          const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
          return (Array.isArray(results) ? results.at(-1) : results)?.rows ?? [];
        });
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

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
