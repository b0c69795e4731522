// The migrated database and drizzle's description of it say the same, and every table is STRICT.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { is, SQL } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/store/database.ts';
import { migrate, readMigrations } from '../../../src-main/store/migrate.ts';
import * as schema from '../../../src-main/store/schema.ts';
import { migrationsFolder, now } from '../fixtures.ts';

const tables: SQLiteTable[] = Object.values(schema);

function migrated() {
  const db = openDatabase(':memory:', { readonly: false, mustExist: false });
  migrate(db, readMigrations(migrationsFolder), now);
  return db;
}

test('every table of the database is described, and the other way round', () => {
  const found = migrated()
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => name !== 'schema_migration');
  expect(found.sort()).toEqual(tables.map((table) => getTableConfig(table).name).sort());
});

test('every table is STRICT', () => {
  const loose = migrated()
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  expect(loose).toEqual([]);
});

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))('%s is as described', (name, table) => {
  const db = migrated();
  const config = getTableConfig(table);
  const composite = config.primaryKeys.flatMap(({ columns }) => columns.map((column) => column.name));
  const columns = db
    .prepare<[string], { name: string; type: string; notnull: number; pk: number; dflt_value: string | null }>(
      'SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_info(?)',
    )
    .all(name);
  expect(
    columns.map(({ name, type, notnull, pk, dflt_value }) => ({
      name,
      type: type.toLowerCase(),
      notNull: notnull === 1,
      primary: pk > 0,
      default: dflt_value,
    })),
  ).toEqual(
    config.columns.map((column) => ({
      name: column.name,
      type: column.getSQLType(),
      notNull: column.notNull,
      primary: column.primary || composite.includes(column.name),
      default: column.default === undefined ? null : String(column.default),
    })),
  );

  const foreignKeys = db
    .prepare<[string], { table: string; from: string; to: string; on_delete: string }>(
      'SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)',
    )
    .all(name);
  const described = config.foreignKeys.flatMap((key) => {
    const { columns: from, foreignColumns: to, foreignTable } = key.reference();
    return from.map((column, i) => ({
      table: getTableConfig(foreignTable).name,
      from: column.name,
      to: to[i]?.name ?? '',
      // What people recorded is never removed as a side effect.
      on_delete: 'NO ACTION',
    }));
  });
  expect(sorted(foreignKeys)).toEqual(sorted(described));

  const indexes = db
    .prepare<[string], { name: string; unique: number; partial: number }>(
      'SELECT name, "unique", partial FROM pragma_index_list(?) WHERE origin = \'c\'',
    )
    .all(name)
    .map((index) => ({
      ...index,
      columns: db
        .prepare<[string], { name: string }>('SELECT name FROM pragma_index_info(?)')
        .all(index.name)
        .map((column) => column.name),
    }));
  expect(sorted(indexes)).toEqual(
    sorted(
      config.indexes.map(({ config: index }) => ({
        name: index.name,
        unique: index.unique ? 1 : 0,
        partial: index.where === undefined ? 0 : 1,
        columns: index.columns.map((column) => (is(column, SQL) ? '' : column.name)),
      })),
    ),
  );

  const sql =
    db.prepare<[string], { sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?').get(name)?.sql ?? '';
  const checks = [...sql.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map((match) => match[1]);
  expect(checks.sort()).toEqual(config.checks.map((check) => check.name).sort());
});

function sorted<T>(values: T[]): T[] {
  return [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test.each(['desktop', 'portal'])('the snapshots of the %s’s schema follow one another', (kind) => {
  const folder = path.join(migrationsFolder, '..', kind, 'meta');
  const names = readdirSync(folder).filter((name) => name.endsWith('_snapshot.json'));
  const snapshots = names
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { id: string; prevId: string });
  const before = ['00000000-0000-0000-0000-000000000000', ...snapshots.map(({ id }) => id)];
  expect(snapshots.map(({ prevId }) => prevId)).toEqual(before.slice(0, -1));
});
