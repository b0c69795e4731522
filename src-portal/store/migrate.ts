// Brings the database to the schema that this program knows: the numbered SQL files of drizzle/portal, in order, all
// in one transaction under a lock. A file that was applied never changes afterwards; if it did, the portal refuses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../environment.ts';
import type { Database, ServerRole } from './database.ts';

/** The database is not one that this program may open; the sentence is for whoever starts the portal. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

/**
 * Where the migrations are: `drizzle/portal` beside or above this file. The same walk finds it from the sources
 * (src-portal/store), from the bundle (out/main, out/main/chunks) and inside a package, where drizzle/ goes along.
 */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'drizzle', 'portal');
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new SchemaRefused('The folder drizzle/portal with the migrations is missing.');
    folder = parent;
  }
}

/**
 * Applies what is missing, and finds the role that serves requests from then on. Throws `SchemaRefused` for a database
 * that is newer, or was made from other files.
 */
export async function migrate(database: Database, folder: string = migrationsFolder()): Promise<ServerRole> {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      return { name: file.replace(/\.sql$/, ''), sql, hash: sha256(sql) };
    });
  await database.exclusively(async (script) => {
    // The one table that belongs to no provider: it speaks of the database itself.
    await script(
      'create table if not exists portal_migration (name text primary key, hash text not null, at timestamptz not null default now())',
    );
    const applied = (await script('select name, hash from portal_migration order by name')) as {
      name: string;
      hash: string;
    }[];
    for (const [index, { name, hash }] of applied.entries()) {
      const file = files[index];
      if (file === undefined) {
        throw new SchemaRefused('This database was made by a newer version of the portal. Start that version.');
      }
      if (file.name !== name || file.hash !== hash) {
        throw new SchemaRefused(`The migration ${name} differs from the one that made this database.`);
      }
    }
    for (const file of files.slice(applied.length)) {
      await script(file.sql);
      await script(`insert into portal_migration (name, hash) values ('${file.name}', '${file.hash}')`);
    }
  });
  return database.prepareServerRole();
}
