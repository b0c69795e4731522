// The second wall between providers: row-level security holds although a `where` is missing.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogLine } from '../../../src-portal/environment.ts';
import { buildPortal, type Portal } from '../../../src-portal/server.ts';
import type { Connection, Database, Scope, Statement } from '../../../src-portal/store/database.ts';
import { migrate } from '../../../src-portal/store/migrate.ts';
import { openPostgres } from '../../../src-portal/store/postgres.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { actualWith, missed, monday } from '../../builders.ts';
import { PortalClient } from '../portal-client.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';

const named = (text: string): Statement => ({ name: `test-${text}`, text });

/** The same statements, all of them without what keeps them to their provider. */
function withoutWhere(database: Database, begin: Database['transaction']): Database {
  const forgetful = (connection: Connection): Connection => ({
    run: ({ name, text }, values) => connection.run({ name: `${name}-careless`, text: taken(text) }, values),
  });
  return { ...database, transaction: (scope, work) => begin(scope, (connection) => work(forgetful(connection))) };
}

function taken(text: string): string {
  return text
    .replace(/\b(?:\w+\.)?provider_id = \$1\b/g, '$1::text is not null')
    .replace(/(\b(?:from|update) provider\b.* where )id = \$1\b/g, '$1$$1::text is not null');
}

describe.each(databaseKinds)('row-level security on %s', (kind) => {
  const portal = portalForTests(kind);
  const tables = async () =>
    portal.look<{ name: string; secured: boolean }>(
      named(`select relname as name, relrowsecurity as secured from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'portal_migration' order by 1`),
      [],
    );

  test('is on for every table, and held by a role that is neither owner nor superuser', async () => {
    expect((await tables()).filter(({ secured }) => !secured)).toEqual([]);
    const [role] = await portal.database.transaction({ provider: 'x' }, (connection) =>
      connection.run(
        named(`select r.rolsuper or r.rolbypassrls as passes, c.relowner = r.oid as owns from pg_roles r, pg_class c
          where r.rolname = current_user and c.oid = 'actual'::regclass`),
        [],
      ),
    );
    expect(role).toEqual({ passes: false, owns: false });
  });

  test('shows a transaction its own provider, and nothing where it names none', async () => {
    const [a, b] = [await portal.addProvider(), await portal.addProvider()];
    for (const data of [a, b]) await (await portal.signIn(data)).generate(monday);
    for (const { name } of await tables()) {
      const provider = name === 'provider' ? 'id' : 'provider_id';
      const seen = (scope: Scope) =>
        portal.database.transaction(scope, (connection) =>
          connection.run<{ provider: string }>(named(`select distinct ${provider} as provider from ${name}`), []),
        );
      const all = await portal.look<{ provider: string }>(
        named(`select distinct ${provider} as provider from ${name}`),
        [],
      );
      const mine = all.filter(({ provider }) => provider === a.provider.id);
      expect([name, await seen({ provider: a.provider.id })]).toEqual([name, mine]);
      for (const scope of [{ provider: '' }, { user: 'nobody' }, { expiredBy: '1999-01-01T00:00:00Z' }]) {
        expect([name, scope, await seen(scope)]).toEqual([name, scope, []]);
      }
      const others = `${provider} = '${b.provider.id}'`;
      const changed = await portal.database.transaction({ provider: a.provider.id }, async (connection) => [
        ...(await connection.run(
          named(`update ${name} set ${provider} = ${provider} where ${others} returning 1`),
          [],
        )),
        ...(await connection.run(named(`delete from ${name} where ${others} returning 1`), [])),
      ]);
      expect([name, changed]).toEqual([name, []]);
      if (mine.length === 0) continue;
      // Nor can a row of one's own be given to somebody else.
      const given = portal.database.transaction({ provider: a.provider.id }, (connection) =>
        connection.run(named(`update ${name} set ${provider} = '${b.provider.id}'`), []),
      );
      await expect(given).rejects.toThrow(/row-level security/);
    }
  });

  test('shows signing in the one entry of a user name', async () => {
    const [a] = [await portal.addProvider(), await portal.addProvider()];
    const user = a.accounts[0]?.user ?? '';
    const rows = await portal.database.transaction({ user }, (connection) =>
      connection.run(named('select user_key as "user" from user_directory'), []),
    );
    expect(rows).toEqual([{ user }]);
  });

  test('removes what has expired, and could remove nothing else', async () => {
    const data = await portal.addProvider();
    await portal.signIn(data);
    const removed = await portal.database.transaction({ expiredBy: '2025-03-10T18:59:59Z' }, (connection) =>
      connection.run(named('delete from session returning expires_at as "expiresAt"'), []),
    );
    expect(removed.filter(({ expiresAt }) => String(expiresAt) > '2025-03-10T18:59:59Z')).toEqual([]);
    const count = named('select count(*)::int as n from session where provider_id = $1');
    expect(await portal.look(count, [data.provider.id])).toEqual([{ n: 1 }]);
  });

  describe.each([
    { wall: 'with it', sees: false },
    // Shows that the test would notice.
    { wall: 'without it', sees: true },
  ])('every statement without its where, $wall', ({ sees }) => {
    let careless: Portal;
    let url = '';
    beforeAll(async () => {
      const begin: Database['transaction'] = (scope, work) =>
        sees ? portal.database.asOwner(work) : portal.database.transaction(scope, work);
      const database = withoutWhere(portal.database, begin);
      careless = await buildPortal({ ...portal.environment, database, passwordCost: 4 });
      ({ address: url } = await careless.listen({ host: '127.0.0.1', port: 0 }));
    });
    afterAll(() => careless.stop());

    test(sees ? 'mixes providers up' : 'shows and changes nothing foreign', async () => {
      const [a, b] = [await portal.addProvider(), await portal.addProvider()];
      const other = await portal.signIn(b);
      await other.generate(monday);
      const before = await other.pull();
      const client = new PortalClient(url);
      const life = async () => {
        const secrets = a.accounts[0];
        if (secrets === undefined) throw new Error('there is no account');
        await client.signIn(secrets);
        expect((await client.generate(monday)).generated).toBe(3);
        const changed = actualWith([missed()], { comment: 'Away with notice.' });
        expect(await client.send(monday, 1, changed)).toMatchObject({ outcome: 'accepted', version: 2 });
        const services = ['Home Support', 'Extra Care Alder Court'];
        expect((await client.confirm(monday, services)).ok).toBe(true);
        const { changes } = await client.pull();
        expect(changes.filter(({ kind }) => kind === 'actual')).toHaveLength(3);
        expect((await client.get('receipts', { params: { monday } })).receipts).toHaveLength(1);
        expect(await other.pull()).toEqual(before);
      };
      if (sees) await expect(life()).rejects.toThrow();
      else await life();
    });
  });
});

describe.runIf(databaseKinds.includes('PostgreSQL'))('the role that serves requests', () => {
  let server: TestPostgres;
  let administrator: Database;
  const opened: Database[] = [];
  const as = (user: string) => server.url.replace('portal@', `${user}@`);
  const open = (...args: Parameters<typeof openPostgres>) => {
    const database = openPostgres(...args);
    opened.push(database);
    return database;
  };
  beforeAll(async () => {
    server = await startPostgres();
    administrator = open(server.url);
    await administrator.asOwner(async (connection) => {
      for (const sql of [
        'create role hub_owner login',
        'create role hub login',
        'grant create on schema public to hub_owner',
      ]) {
        await connection.run(named(sql), []);
      }
    });
  });
  afterAll(async () => {
    for (const database of opened) await database.close();
    await server.stop();
  });
  const whoIs = (database: Database) =>
    database.transaction({ provider: 'x' }, async (connection) => {
      const [row] = await connection.run<{ name: string }>(named('select current_user as name'), []);
      return row?.name;
    });
  test('is its own sign-in where the owner has another', async () => {
    const database = open(as('hub'), { ownerUrl: as('hub_owner') });
    expect(await migrate(database)).toBe('own');
    expect(await whoIs(database)).toBe('hub');
    await expect(
      database.transaction({ provider: 'x' }, (connection) =>
        connection.run(named('alter table actual disable row level security'), []),
      ),
    ).rejects.toThrow(/owner/);
    await expect(
      database.transaction({ provider: 'x' }, (connection) =>
        connection.run(named('select * from portal_migration'), []),
      ),
    ).rejects.toThrow(/permission/);
  });

  test('is told to be missing where the owner serves and may take no other', async () => {
    const database = open(as('hub_owner'));
    expect(await migrate(database)).toBe('unguarded');
    const log: LogLine[] = [];
    const environment = { authority: 'hub', council: () => bradford, clock: Date.now, randomBytes } as const;
    const portal = await buildPortal({ ...environment, database, log: (line) => log.push(line) });
    await portal.stop();
    expect(log).toEqual([{ level: 'warn', event: 'row-security-missing' }]);
  });

  test('is taken in each transaction where the sign-in would pass', async () => {
    const database = open(server.url);
    expect(await migrate(database)).toBe('assumed');
    expect(await whoIs(database)).toBe('portal_server');
  });
});
