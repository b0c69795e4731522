// A portal's database as text: the SQL that made its tables, and its rows, a line each.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import { writeJson, writeSample } from './ground.ts';
import type { World } from './world.ts';

/** Whatever a row refers to stands before it. */
const tables = [
  'portal_migration',
  'provider',
  'account',
  'session',
  'idempotency',
  'person',
  'service_line',
  'week',
  'actual',
  'receipt',
  'payment',
  'dispute',
  'care_record',
  'gone',
];

export async function writePortal(world: World, ...accounts: PracticeAccount[]): Promise<void> {
  const { database, name, authority, origin, clock } = world;
  const ask = (text: string) => database.run<Record<string, string>>({ name: '', text }, []);
  await ask("set time zone 'UTC'");
  const known = (
    await ask("select table_name as name from information_schema.tables where table_schema = 'public'")
  ).map((row) => row.name ?? '');
  if (known.toSorted().join() !== tables.toSorted().join()) throw new Error(`the tables are ${known.join()}`);
  const rows: string[] = [];
  for (const table of tables) {
    const found = (await ask(`select row_to_json(t)::text as row from ${table} t`)).map((row) => row.row ?? '');
    rows.push(...found.sort().map((row) => `{"table":"${table}","row":${row}}`));
  }
  // No machine's time of writing.
  const text = rows
    .map((row) => row.replace(/("table":"portal_migration".*"at":")[^"]*/, '$12025-06-01T06:00:00+00:00'))
    .join('\n');
  writeSample(`portals/${name}.ndjson`, `${text}\n`);
  writeJson(`portals/${name}.json`, {
    authority,
    origin,
    clock: clock.now(),
    postgres: (await ask('show server_version'))[0]?.server_version,
    accounts: accounts.map(({ user, password, securityCode }) => ({ user, password, securityCode })),
  });
  const migrations = fileURLToPath(new URL('../../../drizzle/portal', import.meta.url));
  writeSample(
    'portals/schema.sql',
    `create table portal_migration (name text primary key, hash text not null, at timestamptz not null default now());\n${readFileSync(`${migrations}/0000_first.sql`, 'utf8')}`,
  );
}
