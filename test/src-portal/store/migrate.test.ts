// The database's shape: made once, never by two starts at a time, and every key led by the provider.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src-portal/store/database.ts';
import { migrate, migrationsFolder } from '../../../src-portal/store/migrate.ts';
import { openPglite } from '../../../src-portal/store/pglite.ts';
import { openPostgres } from '../../../src-portal/store/postgres.ts';
import * as schema from '../../../src-portal/store/schema.ts';
import { databaseKinds } from '../portal-under-test.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';

describe.each(databaseKinds)('the database on %s', (kind) => {
  let server: TestPostgres | null = null;
  let database: Database;
  beforeAll(async () => {
    server = kind === 'PostgreSQL' ? await startPostgres() : null;
    database = server === null ? await openPglite(null) : openPostgres(server.url);
    const starts = server === null ? [database] : [database, openPostgres(server.url), openPostgres(server.url)];
    await Promise.all(starts.map((one) => migrate(one)));
    await Promise.all(starts.slice(1).map((one) => one.close()));
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await server?.stop();
  });

  const ask = <Row>(text: string) =>
    database.asOwner((connection) => connection.run<Row>({ name: `test-${text.length}`, text }, []));

  test('has the tables and columns of the schema, and no others', async () => {
    const rows = await ask<{ table: string; column: string }>(
      `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`,
    );
    const found = rows
      .map((row) => `${row.table}.${row.column}`)
      .filter((name) => !name.startsWith('portal_migration.'));
    const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable));
    const expected = tables.flatMap((table) =>
      Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  test('leads every primary key with the provider', async () => {
    const rows = await ask<{ table: string; first: string }>(
      `select c.relname as "table", a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indisprimary`,
    );
    expect(rows).toHaveLength(16);
    // What belongs to no provider: the database's own history, and what leads from a user name to its provider.
    const others = ['portal_migration', 'user_directory'];
    for (const row of rows.filter((one) => !others.includes(one.table))) {
      expect(row.first, row.table).toBe(row.table === 'provider' ? 'id' : 'provider_id');
    }
  });

  test('is not opened when a newer portal made it, or when a migration was edited afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-migrations-'));
    await expect(migrate(database, folder)).rejects.toThrow(/newer version/);
    cpSync(migrationsFolder(), folder, { recursive: true });
    await migrate(database, folder);
    writeFileSync(join(folder, '0000_first.sql'), 'select 1');
    await expect(migrate(database, folder)).rejects.toThrow(/differs/);
    rmSync(folder, { recursive: true });
  });

  test('is left as it was when a migration fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-migrations-'));
    cpSync(migrationsFolder(), folder, { recursive: true });
    writeFileSync(join(folder, '9999_wrong.sql'), 'create table half (id int); select nothing_like_it;');
    await expect(migrate(database, folder)).rejects.toThrow();
    expect(await ask(`select to_regclass('public.half') is null as gone`)).toEqual([{ gone: true }]);
    await migrate(database);
    rmSync(folder, { recursive: true });
  });
});
