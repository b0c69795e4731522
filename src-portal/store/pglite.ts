// PostgreSQL inside this process (PGlite): the practice portal, a small hub, and tests. One connection, so
// transactions run one after the other; its first start takes seconds and blocks, hence the portal's own process.
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { asDatabaseError, type Connection, type Database, typeReaders } from './database.ts';

/**
 * Opens PGlite.
 * @param folder where it keeps its files; null keeps everything in memory, for tests
 */
export async function openPglite(folder: string | null): Promise<Database> {
  return databaseIn(await PGlite.create({ ...(folder === null ? {} : { dataDir: folder }), parsers: typeReaders }));
}

/** One that is open already, made with `typeReaders`. Closing the database closes it. */
export function databaseIn(pglite: PGlite): Database {
  const runOn = (on: Pick<Transaction, 'query'>): Connection['run'] =>
    async function run<Row>(statement: { text: string }, values: readonly unknown[]): Promise<Row[]> {
      try {
        return (await on.query<Row>(statement.text, [...values])).rows;
      } catch (error) {
        throw asDatabaseError(error);
      }
    };
  return {
    run: runOn(pglite),
    transaction: (work) => pglite.transaction((transaction) => work({ run: runOn(transaction) })),
    exclusively: (work) =>
      pglite.transaction(async (transaction) => {
        await work(async (sql) => {
          const results = await transaction.exec(sql);
          return (results.at(-1)?.rows ?? []) as Record<string, unknown>[];
        });
      }),
    close: () => pglite.close(),
  };
}
