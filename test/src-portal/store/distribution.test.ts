// A hub that is spread by provider: that its tables can be, that the command says what it would do, does it once, and
// refuses where there is nothing to spread over. Citus itself is not to be had here: a stand-in of its three names keeps
// the rules that Citus has for keys, and remembers what it was told.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../../../scripts/electron.ts';
import { makeAdministration } from '../../../src-portal/accounts/administration.ts';
import { buildPortal } from '../../../src-portal/server.ts';
import { distributedTables, referenceTables } from '../../../src-portal/store/distribution.ts';
import { migrate, migrationsFolder } from '../../../src-portal/store/migrate.ts';
import { openPostgres } from '../../../src-portal/store/postgres.ts';
import { addProvider } from '../../../src-portal/store/providers.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { PortalClient } from '../portal-client.ts';
import { codeOf, portalForTests } from '../portal-under-test.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '../postgres.ts';

const run = promisify(execFile);
const node = path.join(project, 'node_modules/node/bin/node');

async function command(env: Record<string, string>, ...args: string[]) {
  const options = { cwd: project, env: { PATH: process.env.PATH, ...env } };
  return run(node, ['src-portal/distribute.ts', ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

const columns = new Map(distributedTables.map(({ table, column }) => [table, column]));

describe('the tables', () => {
  const portal = portalForTests('PGlite');
  const look = <Row>(text: string) => portal.look<Row>({ name: `test-${text.length}`, text }, []);

  test('are each spread by provider, or whole on every machine', async () => {
    const found = await look<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const known = [...columns.keys(), ...referenceTables, 'portal_migration'];
    expect(found.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  test('have the provider in each unique key', async () => {
    const keys = await look<{ table: string; index: string; columns: string }>(
      `select c.relname as "table", k.relname as index, (select string_agg(a.attname, ',') from pg_attribute a
          where a.attrelid = c.oid and a.attnum = any(i.indkey)) as columns
        from pg_index i join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid
        where i.indisunique and c.relnamespace = 'public'::regnamespace`,
    );
    const without = keys.filter(({ table, columns: of }) => {
      const column = columns.get(table);
      return column !== undefined && !of.split(',').includes(column);
    });
    expect(keys.length).toBeGreaterThan(14);
    expect(without).toEqual([]);
  });

  test('refer to each other within a provider, and only to those that are spread before them', async () => {
    const references = await look<{ from: string; to: string; pairs: string[] }>(
      `select f.relname as "from", t.relname as "to", (select jsonb_agg(a.attname || ' ' || b.attname)
          from unnest(c.conkey, c.confkey) as k(x, y) join pg_attribute a on a.attrelid = f.oid and a.attnum = k.x
          join pg_attribute b on b.attrelid = t.oid and b.attnum = k.y) as pairs
        from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid where c.contype = 'f'`,
    );
    const order = [...columns.keys()];
    expect(references.length).toBeGreaterThan(8);
    for (const { from, to, pairs } of references) {
      expect(pairs, `${from} → ${to}`).toContain(`${columns.get(from)} ${columns.get(to)}`);
      expect(order.indexOf(to)).toBeLessThan(order.indexOf(from));
    }
  });

  test('get no reference by a later migration: a new table lies on one machine until it is spread', () => {
    const later = readdirSync(migrationsFolder()).filter((file) => /^\d{4}_.*\.sql$/.test(file) && file >= '0003');
    expect(later.length).toBeGreaterThan(0);
    const texts = later.map((file) => readFileSync(path.join(migrationsFolder(), file), 'utf8'));
    expect(texts.filter((text) => /foreign key|references/i.test(text))).toEqual([]);
  });
});

test('a data folder is not spread', async () => {
  const { code, stderr } = await command({});
  expect(code).toBe(1);
  expect(stderr).toBe(
    'A data folder is on this computer alone. To spread a hub, give it a PostgreSQL: DATABASE_URL.\n',
  );
});

/** What a cluster's coordinator knows by these names, with its rules for keys. */
const standIn = `
  create table citus_tables (table_name regclass primary key, citus_table_type text, distribution_column text);
  create function create_reference_table(of regclass) returns void language sql as
    $$ insert into citus_tables values (of, 'reference', null) $$;
  create function create_distributed_table(of regclass, by text, colocate_with text default 'default') returns void
    language plpgsql as $$ begin
      if exists (select from pg_index i where i.indrelid = of and i.indisunique and not exists (select from pg_attribute a
          where a.attrelid = of and a.attname = by and a.attnum = any(i.indkey))) then
        raise 'a unique key of % does not have %', of, by;
      end if;
      if exists (select from pg_constraint c where c.conrelid = of and c.contype = 'f'
          and not exists (select from citus_tables t where t.table_name = c.confrelid)) then
        raise 'a table that % refers to is not distributed', of;
      end if;
      insert into citus_tables values (of, 'distributed', by);
    end $$;`;

describe.skipIf(postgresBinaries() === null)('on PostgreSQL', () => {
  let server: TestPostgres;
  let env: { DATABASE_URL: string; DATABASE_OWNER_URL: string };
  beforeAll(async () => {
    server = await startPostgres();
    env = { DATABASE_URL: server.url.replace('//portal@', '//hub_server@'), DATABASE_OWNER_URL: server.url };
    await asOwner('create role hub_server login');
  });
  afterAll(() => server.stop());

  async function asOwner<Row = Record<string, unknown>>(text: string): Promise<Row[]> {
    const owner = openPostgres(server.url);
    try {
      let rows: Row[] = [];
      await owner.exclusively(async (script) => {
        rows = (await script(text)) as Row[];
      });
      return rows;
    } finally {
      await owner.close();
    }
  }
  const spread = () => asOwner<{ n: number }>('select count(*)::int as n from citus_tables');

  test('one server is not spread, and a cluster only by a role of the portal’s own', async () => {
    const alone = await command(env);
    expect([alone.code, alone.stdout]).toEqual([1, '']);
    expect(alone.stderr).toContain('This PostgreSQL is one server: the extension citus is not in this database');

    await asOwner(standIn);
    const asSuperuser = await command({ DATABASE_URL: server.url });
    expect(asSuperuser.code).toBe(1);
    expect(asSuperuser.stderr).toContain('the portal has to sign in as a role that neither owns the tables');
    expect(await spread()).toEqual([{ n: 0 }]);
  });

  test('a cluster is spread: shown first, then done, then found done; what was left half done goes on', async () => {
    const dry = await command(env, '--dry-run');
    expect(dry.stderr).toBe('');
    const lines = dry.stdout.trim().split('\n');
    expect(lines).toHaveLength(1 + columns.size + referenceTables.length);
    expect(lines).toContain("  select create_distributed_table('actual', 'provider_id', colocate_with => 'provider');");
    expect(await spread()).toEqual([{ n: 0 }]);

    await asOwner('create unique index in_the_way on week (status)');
    const failed = await command(env);
    expect(failed.code).toBe(1);
    expect(await spread()).toEqual([{ n: 8 }]);
    await asOwner('drop index in_the_way');

    const done = await command(env);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout.split('\n')[0]).toBe('week: by provider_id');
    expect(await spread()).toEqual([{ n: columns.size + referenceTables.length }]);
    expect((await command(env)).stdout).toBe('Every table lies as it should. There is nothing to do.\n');
  });

  test('the portal then hands its provider on by what Citus passes to the other machines', async () => {
    const database = openPostgres(env.DATABASE_URL, { ownerUrl: env.DATABASE_OWNER_URL });
    try {
      expect(await migrate(database)).toBe('own');
      const text = `select current_setting('citus.propagate_set_commands', true) as "handedOn", current_setting('portal.provider') as provider`;
      const of = await database.transaction({ provider: "o'hara" }, (connection) =>
        connection.run({ name: 'test-settings', text }, []),
      );
      expect(of).toEqual([{ handedOn: 'local', provider: "o'hara" }]);
    } finally {
      await database.close();
    }
  });

  test('and people sign in and see their own records as before', async () => {
    const database = openPostgres(env.DATABASE_URL, { ownerUrl: env.DATABASE_OWNER_URL });
    const environment = {
      clock: () => Date.parse('2025-03-10T09:00:00Z'),
      randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
      authority: 'hub' as const,
      council: () => bradford,
      log: () => undefined,
    };
    const portal = await buildPortal({ ...environment, database, passwordCost: 4 });
    try {
      const administration = makeAdministration(environment, { cost: 4 });
      const secrets = await administration.makeSecrets('a long pass phrase', { issuer: 'Test', user: 'chris' });
      const wanted = { user: 'chris', name: 'Chris Moss', roles: ['manager' as const] };
      await database.asOwner(async (connection) => {
        await addProvider(connection, { id: 'mill-house', name: 'Mill House', portalId: 'p', feedEpoch: 'e' });
        await administration.add(connection, 'mill-house', wanted, secrets);
      });
      const { address } = await portal.listen({ host: '127.0.0.1', port: 0 });
      const client = new PortalClient(address);
      const securityCode = codeOf(secrets.shown, environment.clock());
      await client.signIn({ user: 'chris', password: 'a long pass phrase', securityCode });
      const { accounts } = await client.get('accounts');
      expect(accounts.map(({ user }) => user)).toEqual(['chris']);
    } finally {
      await portal.stop();
      await database.close();
    }
  });
});
