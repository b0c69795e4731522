// Brings a store up to this version with the SQL that drizzle-kit made and people reviewed. Not drizzle's own migrator:
// it turns foreign keys off inside a transaction, where SQLite ignores that, so that rebuilding a table deletes its
// child rows. Here they are off before the transaction, rows are counted, and every foreign key is checked before commit.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hash } from '../machine/hash.ts';
import type { Db } from './database.ts';

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the SQL, hex; line ends do not count, since Git may change them. */
  hash: string;
  /** Tables whose rows a migration means to remove or add; every other count must stay. */
  changesRowsOf: string[];
}

/** Reads the migrations of `folder` in the order of drizzle's journal. */
export function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  return journal.entries.map(({ tag }) => migrationOf(tag, readFileSync(path.join(folder, `${tag}.sql`), 'utf8')));
}

/** A migration from its SQL. A line `-- changes rows of: a, b` names the tables whose row counts may change. */
export function migrationOf(name: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n');
  const declared = /^-- changes rows of: (.+)$/m.exec(sql)?.[1] ?? '';
  return {
    name,
    sql,
    hash: hash(sql),
    changesRowsOf: declared.split(',').map((table) => table.trim()),
  };
}

export type SchemaState = { state: 'current' } | { state: 'newer' } | { state: 'older'; missing: Migration[] };

/** Where the store stands against what this version knows. */
export function schemaState(db: Db, migrations: readonly Migration[]): SchemaState {
  const applied = appliedMigrations(db);
  // Known by name: a store that ran a migration that this version has never heard of was written by a newer one.
  const known = new Set(migrations.map(({ name }) => name));
  if (applied.some(({ name }) => !known.has(name))) return { state: 'newer' };
  const missing = migrations.slice(applied.length);
  return missing.length === 0 ? { state: 'current' } : { state: 'older', missing };
}

/**
 * Runs the missing migrations, each in its own transaction. Throws, with that transaction rolled back, when one fails,
 * changes a row count that it does not declare, or leaves a foreign key that points nowhere.
 */
export function migrate(db: Db, missing: readonly Migration[], now: string): void {
  const foreignKeys = db.pragma('foreign_keys', { simple: true });
  // Before the transaction: inside one, SQLite ignores it.
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of missing) db.transaction(() => runOne(db, migration, now)).exclusive();
  } finally {
    db.pragma(`foreign_keys = ${foreignKeys === 1 ? 'ON' : 'OFF'}`);
  }
}

function runOne(db: Db, migration: Migration, now: string): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS schema_migration (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  );
  const before = rowCounts(db);
  for (const statement of migration.sql.split('--> statement-breakpoint')) db.exec(statement);
  const after = rowCounts(db);
  for (const [table, count] of before) {
    if (migration.changesRowsOf.includes(table) || table === 'schema_migration') continue;
    if (after.get(table) !== count) {
      throw new Error(
        `Migration ${migration.name} left ${after.get(table) ?? 'no'} rows in ${table}, which had ${count}.`,
      );
    }
  }
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`Migration ${migration.name} broke ${broken.length} foreign keys.`);
  db.prepare('INSERT INTO schema_migration (name, hash, applied_at) VALUES (?, ?, ?)').run(
    migration.name,
    migration.hash,
    now,
  );
}

function appliedMigrations(db: Db): { name: string; hash: string }[] {
  const exists = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'").get();
  if (exists === undefined) return [];
  return db
    .prepare<[], { name: string; hash: string }>('SELECT name, hash FROM schema_migration ORDER BY position')
    .all();
}

function rowCounts(db: Db): Map<string, number> {
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return new Map(
    tables.map(({ name }) => [
      name,
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0,
    ]),
  );
}
