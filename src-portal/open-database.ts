// The database that the environment names, for the portal and for the commands beside it: PostgreSQL by DATABASE_URL,
// else PGlite in a data folder that this process then holds alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { holdFolder } from './folder-lock.ts';
import type { Database } from './store/database.ts';
import { openPglite } from './store/pglite.ts';
import { openPostgres } from './store/postgres.ts';

const usualFolder = '.portal-data';

export async function openDatabase(): Promise<Database> {
  const url = process.env.DATABASE_URL;
  if (url) return openPostgres(url);
  const argument = process.argv.find((text) => text.startsWith('--data='))?.slice('--data='.length);
  const folder = argument ?? process.env.PROVIDER_ACTUALS_DATA ?? usualFolder;
  if (folder === '') return openPglite(null);
  mkdirSync(folder, { recursive: true });
  // The usual folder lies where the portal is started, which may be a working copy: it must never be committed.
  if (folder === usualFolder) writeFileSync(join(folder, '.gitignore'), '*\n');
  if (!(await holdFolder(folder))) {
    throw new CannotStart(
      'Another portal is running on the same data folder. Stop it, or choose another with --data=….',
    );
  }
  return openPglite(join(folder, 'database'));
}
