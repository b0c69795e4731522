// The database that the environment names, for the portal and for the commands beside it: PostgreSQL by DATABASE_URL,
// else PGlite in a data folder that this process then holds alone and nobody else can read.
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { requireVerifiedTls } from './database-address.ts';
import { holdFolder } from './folder-lock.ts';
import type { Database } from './store/database.ts';
import { openPglite } from './store/pglite.ts';
import { openPostgres } from './store/postgres.ts';

const usualFolder = '.portal-data';

/**
 * DATABASE_URL        PostgreSQL, by which requests are served
 * DATABASE_OWNER_URL  the same database as the tables' owner, for migrations and commands
 * DATABASE_POOLER     `transaction`: a pooler such as PgBouncer stands between, in that mode
 */
export async function openDatabase(): Promise<Database> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATABASE_POOLER: pooler = '' } = process.env;
  if (url) {
    requireVerifiedTls(url, 'DATABASE_URL');
    if (ownerUrl) requireVerifiedTls(ownerUrl, 'DATABASE_OWNER_URL');
    if (pooler !== '' && pooler !== 'transaction')
      throw new CannotStart('DATABASE_POOLER must be transaction, or absent.');
    return openPostgres(url, { ownerUrl: ownerUrl || undefined, pooled: pooler !== '' });
  }
  const argument = process.argv.find((text) => text.startsWith('--data='))?.slice('--data='.length);
  const folder = argument ?? process.env.PROVIDER_ACTUALS_DATA ?? usualFolder;
  if (folder === '') return openPglite(null);
  // Whatever is made from here on is this user's alone.
  process.umask(0o077);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The usual folder lies where the portal is started, which may be a working copy: it must never be committed.
  if (folder === usualFolder) writeFileSync(join(folder, '.gitignore'), '*\n');
  if (!(await holdFolder(folder))) {
    throw new CannotStart(
      'Another portal is running on the same data folder. Stop it, or choose another with --data=….',
    );
  }
  closeToOthers(folder);
  return openPglite(join(folder, 'database'));
}

/** What an earlier version made could be read by others. A folder that holds other things too is left as it is. */
function closeToOthers(folder: string): void {
  const ours = new Set(['database', '.gitignore']);
  if (readdirSync(folder).every((name) => ours.has(name))) chmodSync(folder, 0o700);
  const database = join(folder, 'database');
  if (existsSync(database)) closeAll(database);
}

function closeAll(path: string): void {
  const found = lstatSync(path);
  if (found.isDirectory()) {
    chmodSync(path, 0o700);
    for (const name of readdirSync(path)) closeAll(join(path, name));
  } else if (found.isFile() && (found.mode & 0o077) !== 0) chmodSync(path, 0o600);
}
