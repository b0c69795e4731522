// PGlite that begins with the portal's tables, from a dump: making a database from nothing takes four times as long as
// all that most tests then do with it. Tests of how it is made start from nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { typeReaders } from '../src-portal/store/database.ts';
import { migrate } from '../src-portal/store/migrate.ts';
import { databaseIn } from '../src-portal/store/pglite.ts';

/** Names the dump to every process of the tests. */
export const readyPgliteVariable = 'PROVIDER_ACTUALS_READY_PGLITE';

export async function writeReadyPglite(file: string): Promise<void> {
  const pglite = await PGlite.create();
  await migrate(databaseIn(pglite));
  writeFileSync(file, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await pglite.close();
}

/** In memory; from nothing where there is no dump, as in the simulator outside the tests. */
export async function openReadyPglite(): Promise<PGlite> {
  const file = process.env[readyPgliteVariable];
  const dump = file === undefined ? {} : { loadDataDir: new Blob([readFileSync(file)]) };
  return PGlite.create({ ...dump, parsers: typeReaders });
}
