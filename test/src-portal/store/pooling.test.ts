// A pooler between the portal and PostgreSQL: each transaction may run on another connection, so none may expect anything
// of it. The same is asked directly, so that what holds through the pooler is no accident of it.
import { describe, expect, test } from 'vitest';
import type { Scope, Statement } from '../../../src-portal/store/database.ts';
import { openPostgres } from '../../../src-portal/store/postgres.ts';
import { monday } from '../../builders.ts';
import { missingPgbouncer, startPgbouncer } from '../pgbouncer.ts';
import { type DatabaseKind, portalForTests } from '../portal-under-test.ts';
import { postgresBinaries, startPostgres } from '../postgres.ts';

const direct: DatabaseKind[] = postgresBinaries() === null ? [] : ['PostgreSQL'];
const pooled: DatabaseKind[] = direct.length === 0 || missingPgbouncer !== null ? [] : ['PostgreSQL through PgBouncer'];

if (pooled.length === 0) test.skip(missingPgbouncer ?? 'PostgreSQL is not installed here', () => undefined);

describe.each([...direct, ...pooled])('on %s', (kind) => {
  const portal = portalForTests(kind);

  test('200 of 200 requests at once are served, with what each provider has and nothing else', async () => {
    const providers = await Promise.all(Array.from({ length: 20 }, () => portal.addProvider()));
    // Signing in has turns of its own, which are not what is asked here.
    const clients: Awaited<ReturnType<typeof portal.signIn>>[] = [];
    for (const data of providers) clients.push(await portal.signIn(data));
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const client = clients[index % clients.length];
        if (client === undefined) throw new Error('there is no client');
        const answered = index < 20 ? client.ask('generate', { params: { monday } }) : client.ask('changes');
        return { answered: await answered, portalId: client.session?.portalId };
      }),
    );
    expect(answers.map(({ answered }) => (answered.ok ? 'served' : answered.problem.detail))).toEqual(
      Array(200).fill('served'),
    );
    for (const { answered, portalId } of answers) {
      if (answered.ok && 'changes' in answered.answer) expect(answered.answer.portalId).toBe(portalId);
    }
    expect(await Promise.all(clients.map(async (client) => (await client.actuals(monday)).size))).toEqual(
      Array(20).fill(3),
    );
  });

  test('what one transaction sets, its provider, its role and its timeouts, no other finds', async () => {
    const { provider } = await portal.addProvider();
    const settings: Statement = {
      name: 'test-settings',
      text: `select current_setting('portal.provider', true) as provider, current_user::text as role,
        current_setting('statement_timeout') as timeout, (select count(*)::int from person) as people`,
    };
    const seen = (scope: Scope) =>
      portal.database.transaction(scope, async (connection) => (await connection.run(settings, []))[0]);
    const rounds = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        seen(index % 2 === 0 ? { provider: provider.id } : { user: 'somebody' }),
      ),
    );
    const role = 'portal_server';
    rounds.forEach((round, index) => {
      if (index % 2 === 0) expect(round).toEqual({ provider: provider.id, role, timeout: '10s', people: 3 });
      else expect(round).toMatchObject({ role, timeout: '10s', people: 0 });
      if (index % 2 !== 0) expect(round?.provider ?? '').toBe('');
    });
    const [after] = await portal.look(settings, []);
    expect([after?.role, after?.provider ?? '']).toEqual(['portal', '']);
  });

  test('a statement that takes too long ends, and the next is served', async () => {
    const { provider } = await portal.addProvider();
    const sleep: Statement = { name: 'test-sleep', text: `set local statement_timeout = 50` };
    const work = portal.database.transaction({ provider: provider.id }, async (connection) => {
      await connection.run(sleep, []);
      await connection.run({ name: 'test-slow', text: 'select pg_sleep(30)' }, []);
    });
    await expect(work).rejects.toThrow('the database answered 57014');
    const client = await portal.signIn({ ...(await portal.addProvider()) });
    await client.get('profile');
  });
});

test.skipIf(pooled.length === 0)('with names for its statements the same pooler would refuse them', async () => {
  const server = await startPostgres();
  // Two servers of ours on the one connection that the pooler holds: the name of the first is in the second's way.
  const pooler = await startPgbouncer(server, { connections: 1 });
  const databases = [1, 2].map(() => openPostgres(pooler.url, { pooled: false }));
  try {
    const statement: Statement = { name: 'test-named', text: 'select $1::int as n' };
    const asked = databases.map(
      (database) => () =>
        database
          .asOwner((connection) => connection.run(statement, [1]))
          .then(
            () => true,
            () => false,
          ),
    );
    const answers: boolean[] = [];
    for (const ask of asked) answers.push(await ask());
    expect(answers).toEqual([true, false]);
  } finally {
    for (const database of databases) await database.close();
    await pooler.stop();
    await server.stop();
  }
});
