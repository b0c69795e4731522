// PostgreSQL inside this process (PGlite): the practice portal, a small hub, and tests. One connection, so
// transactions run one after the other; its first start takes seconds and blocks, hence the portal's own process.
import { PGlite, type Transaction } from '@electric-sql/pglite';
import {
  asDatabaseError,
  type Connection,
  type Database,
  type ServerRole,
  settingsOf,
  typeReaders,
} from './database.ts';
import { grantServerRole, signedInRole } from './server-role.ts';

/**
 * Opens PGlite.
 * @param folder where it keeps its files; null keeps everything in memory, for tests
 */
export async function openPglite(folder: string | null): Promise<Database> {
  return databaseIn(await PGlite.create({ ...(folder === null ? {} : { dataDir: folder }), parsers: typeReaders }));
}

/** One that is open already, made with `typeReaders`. Closing the database closes it. */
export function databaseIn(pglite: PGlite): Database {
  let assume: string | null | undefined;

  const runOn = (on: Pick<Transaction, 'query'>): Connection['run'] =>
    async function run<Row>(statement: { text: string }, values: readonly unknown[]): Promise<Row[]> {
      try {
        return (await on.query<Row>(statement.text, [...values])).rows;
      } catch (error) {
        throw asDatabaseError(error);
      }
    };
  const exclusively: Database['exclusively'] = (work) =>
    pglite.transaction(async (transaction) => {
      await work(async (sql) => {
        const results = await transaction.exec(sql);
        return (results.at(-1)?.rows ?? []) as Record<string, unknown>[];
      });
    });
  return {
    transaction: (scope, work) =>
      pglite.transaction(async (transaction) => {
        if (assume === undefined) throw new Error('the role that serves requests is not known yet');
        const settings = [...(assume === null ? [] : [['role', assume]]), ...settingsOf(scope)];
        const calls = settings.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, true)`);
        await transaction.query(`select ${calls.join(', ')}`, settings.flat());
        return work({ run: runOn(transaction) });
      }),
    asOwner: (work) => pglite.transaction((transaction) => work({ run: runOn(transaction) })),
    exclusively,
    async prepareServerRole() {
      let kind: ServerRole = 'unguarded';
      await exclusively(async (script) => {
        ({ kind, assume } = await grantServerRole(script, await signedInRole(script)));
      });
      return kind;
    },
    close: () => pglite.close(),
  };
}
