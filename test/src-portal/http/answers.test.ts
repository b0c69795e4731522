// What holds for every answer: problems of the closed set, the portal's own clock, nothing cached, limits that say
// when to come back, and a log without personal data.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { usualLimits } from '../../../src-portal/http/limits.ts';
import { DatabaseBusy } from '../../../src-portal/store/database.ts';
import { migrate } from '../../../src-portal/store/migrate.ts';
import { openPostgres } from '../../../src-portal/store/postgres.ts';
import { portalProblemSchema, problemName } from '../../../src-shared/portal-api/index.ts';
import { actualWith, adjustmentRequest, missed, monday, serviceLine, weeklyActual } from '../../builders.ts';
import { newKey, PortalClient } from '../portal-client.ts';
import { databaseKinds, portalForTests, type RunningPortal, startPortal } from '../portal-under-test.ts';
import { startPostgres } from '../postgres.ts';

describe.each(databaseKinds)('an answer on %s', (kind) => {
  const portal = portalForTests(kind);

  test('has the portal’s time, is not cached, and says what it is', async () => {
    const client = await portal.signIn(await portal.addProvider());
    for (const answered of [await client.ask('changes'), await new PortalClient(portal.url).ask('changes')]) {
      expect(answered.headers.get('date')).toBe('Mon, 10 Mar 2025 09:00:00 GMT');
      expect(answered.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('for an unchanged profile is empty', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const first = await client.ask('profile');
    const tag = first.headers.get('etag') ?? '';
    const headers = { authorization: `Bearer ${client.session?.token}`, 'if-none-match': tag };
    const second = await fetch(`${portal.url}/v1/profile`, { headers });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', tag]);
    const before = portal.council.profile;
    portal.council.profile = { ...before, version: 'another edition' };
    const third = await fetch(`${portal.url}/v1/profile`, { headers });
    expect(third.status).toBe(200);
    expect(third.headers.get('etag')).not.toBe(tag);
    portal.council.profile = before;
  });

  test('to a malformed request says where it is wrong, without repeating what was sent', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const actual = { ...weeklyActual({ comment: 'Ada was unwell' }), planned: -5 };
    const body = { changes: [{ lineId: 'line-1', baseVersion: 1, actual, attested: null }] };
    const answered = await client.ask('sendActuals', { params: { monday }, body });
    expect(!answered.ok && [answered.name, answered.problem.fields?.map((field) => field.path)]).toEqual([
      'bad-request',
      ['changes.0.actual.planned'],
    ]);
    expect(!answered.ok && JSON.stringify(answered.problem)).not.toContain('Ada');
    expect(await client.refusal('generate', { params: { monday: '2025-03-04' } })).toBe('bad-request');
    expect(await client.refusal('changes', { query: { limit: '0' } })).toBe('bad-request');
  });

  test('to text that cannot be stored is a plain refusal', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    for (const comment of ['a\u0000b', 'half \ud83d']) {
      const actual = weeklyActual({ comment });
      const body = { changes: [{ lineId: 'line-1', baseVersion: 1, actual, attested: null }] };
      expect(await client.refusal('sendActuals', { params: { monday }, body })).toBe('bad-request');
    }
    const comment = 'whole 😀 \\u0000 “quoted”, ünïcode';
    expect(await client.send(monday, 1, weeklyActual({ comment }))).toMatchObject({ outcome: 'accepted' });
    expect((await client.actuals(monday)).get('line-1')?.actual.comment).toBe(comment);
  });

  test('to what is not JSON, too large, or nowhere, is a problem too', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const headers = {
      authorization: `Bearer ${client.session?.token}`,
      'content-type': 'application/json',
      'idempotency-key': newKey(),
    };
    const ask = async (path: string, init: RequestInit) => {
      const response = await fetch(`${portal.url}${path}`, init);
      return problemName(portalProblemSchema.parse(await response.json()));
    };
    const path = `/v1/weeks/${monday}/actuals`;
    expect(await ask(path, { method: 'PATCH', headers, body: '{"changes": [' })).toBe('bad-request');
    expect(await ask(path, { method: 'PATCH', headers, body: 'x'.repeat(4 * 1024 * 1024 + 1) })).toBe('bad-request');
    expect(
      await ask(path, { method: 'PATCH', headers: { ...headers, 'content-type': 'text/plain' }, body: '{}' }),
    ).toBe('bad-request');
    expect(await ask('/v1/nowhere', { headers })).toBe('not-found');
    expect(await ask('/v1/sessions', { method: 'DELETE', headers: { authorization: '' } })).toBe('not-found');
  });

  test('to a dispute is added to it; one of another provider is not found', async () => {
    const by = { id: 'council', name: 'The council', at: '2025-03-10T08:00:00.000Z' };
    const messages = [{ id: 'm1', from: 'council' as const, by, text: 'Was this visit made?' }];
    const dispute = { id: 'dispute-1', weekStart: monday, lineId: 'line-1', state: 'open' as const, messages };
    const client = await portal.signIn(await portal.addProvider({ disputes: [dispute] }));
    const asked = { params: { id: 'dispute-1' }, body: { text: ' Yes, on Tuesday. ' } };
    const answered = await client.get('answerDispute', asked);
    expect(answered.messages).toMatchObject([{ from: 'council' }, { from: 'provider', text: 'Yes, on Tuesday.' }]);
    const { changes } = await client.pull();
    expect(changes).toContainEqual({ kind: 'dispute', dispute: answered });
    const other = await portal.signIn(await portal.addProvider());
    expect(await other.refusal('answerDispute', asked)).toBe('not-found');
  });

  test('to a dispute that the council has closed are refused', async () => {
    const dispute = { id: 'dispute-1', weekStart: monday, lineId: 'line-1', state: 'closed' as const, messages: [] };
    const client = await portal.signIn(await portal.addProvider({ disputes: [dispute] }));
    const asked = { params: { id: 'dispute-1' }, body: { text: 'Yes, on Tuesday.' } };
    expect(await client.refusal('answerDispute', asked)).toBe('not-allowed');
  });

  test('to a record that names a line of another person are refusals', async () => {
    const lines = [serviceLine({ id: 'line-1', ssRef: '0012345' }), serviceLine({ id: 'line-2', ssRef: '0012399' })];
    const client = await portal.signIn(await portal.addProvider({ lines }));
    const value = (lineId: string) =>
      adjustmentRequest({ id: 'request-1', ssRef: '0012345', changes: [{ lineId, kind: 'increase' }] });
    const send = async (lineId: string) => {
      const record = { kind: 'adjustment' as const, id: 'request-1', value: value(lineId) };
      const body = { changes: [{ kind: 'adjustment' as const, id: 'request-1', baseVersion: 0, record }] };
      return (await client.get('sendCareRecords', { body })).outcomes[0];
    };
    expect(await send('line-2')).toMatchObject({
      outcome: 'rejected',
      problem: { detail: expect.stringContaining('line of another person') },
    });
    // What is not planned any more is nobody's.
    expect(await send('line-gone')).toMatchObject({ outcome: 'accepted' });
  });

  test('to care records is one for each: added, changed, in conflict, unknown, removed', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const id = newKey();
    const stay = { id, ssRef: '0012345', admitted: '2025-03-01', discharged: null, told: null, approval: null };
    const change = (baseVersion: number, parts: Partial<typeof stay> = {}, about = id) => {
      const value = { ...stay, ...parts, id: about };
      return { kind: 'stay' as const, id: about, baseVersion, record: { kind: 'stay' as const, id: about, value } };
    };
    const unknown = newKey();
    const changes = [
      change(0),
      change(1, { admitted: '2025-03-02' }),
      change(1, { admitted: '2025-03-03' }),
      change(0, { ssRef: '9999999' }, unknown),
      { ...change(2), id: unknown },
      { kind: 'stay' as const, id, baseVersion: 2, record: null },
      change(2),
      change(0),
    ];
    const { outcomes } = await client.get('sendCareRecords', { body: { changes } });
    expect(outcomes).toMatchObject([
      { outcome: 'accepted', version: 1 },
      { outcome: 'accepted', version: 2 },
      { outcome: 'conflict', current: { version: 2, record: { value: { admitted: '2025-03-02' } } } },
      { outcome: 'rejected', problem: { type: 'urn:provider-actuals:problem:not-found' } },
      { outcome: 'rejected', problem: { type: 'urn:provider-actuals:problem:bad-request' } },
      { outcome: 'accepted', version: 2 },
      { outcome: 'conflict', current: null },
      { outcome: 'accepted', version: 3 },
    ]);
  });

  test('says whether the process lives and whether it can serve', async () => {
    expect(await (await fetch(`${portal.url}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${portal.url}/readyz`)).json()).toEqual({ ready: true });
  });

  test('leaves nothing personal in the log', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.generate(monday);
    await client.send(monday, 1, actualWith([missed()], { comment: 'Ada Person0 was away' }));
    await client.confirm(monday, ['Home Support']);
    await client.ask('changes', { query: { cursor: 'ssref-0012345' } });
    await new PortalClient(portal.url).ask('signIn', {
      body: { user: data.accounts[0]?.user ?? '', password: 'my secret', securityCode: '999999' },
    });
    const broken = { name: 'test-broken', text: `select ('Ada Person0' || $1)::int` };
    portal.portal.app.log.error('fastify’s own log is off');
    await portal.look(broken, ['x']).catch(() => {});
    const log = portal.log.map((line) => JSON.stringify(line)).join('\n');
    expect(log).toContain(`"provider":"${data.provider.id}"`);
    const token = client.session?.token ?? '';
    for (const secret of [
      'Ada',
      '0012345',
      'was away',
      'my secret',
      '999999',
      token,
      'Aisha',
      'confirmer@',
      'confirmer-of',
      'planned_absence',
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('limits', () => {
  let portal: RunningPortal;
  beforeAll(async () => {
    portal = await startPortal('PGlite', { limits: { ...usualLimits, burst: 5, perSecond: 1, concurrent: 3 } });
  }, 60_000);
  afterAll(() => portal.stop());

  test('an account that asks too much is told when to come back, and others are not slowed', async () => {
    const [busy, calm] = [await portal.addProvider(), await portal.addProvider()];
    const client = await portal.signIn(busy);
    for (let count = 0; count < 5; count += 1) await client.get('changes');
    const answered = await client.ask('changes');
    expect(!answered.ok && [answered.name, answered.status, answered.headers.get('retry-after')]).toEqual([
      'too-many-requests',
      429,
      '1',
    ]);
    await (await portal.signIn(calm)).get('changes');
    portal.clock.advance(1_000);
    await client.get('changes');
  });

  test('more work at once than can be done is refused with a time to come back, and nothing is lost', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = portal.database.asOwner(() => held);
    const asked = Array.from({ length: 5 }, () => client.ask('changes'));
    const refused: Awaited<(typeof asked)[number]>[] = [];
    for (const one of asked) one.then((answered) => refused.push(answered));
    await vi.waitFor(() => expect(refused).toHaveLength(2));
    for (const one of refused) {
      expect(!one.ok && [one.name, one.status, one.headers.get('retry-after')]).toEqual(['overloaded', 503, '2']);
    }
    release();
    await holding;
    const answers = await Promise.all(asked);
    expect(answers.filter((answered) => answered.ok)).toHaveLength(3);
    portal.clock.advance(10_000);
    expect((await client.ask('changes')).ok).toBe(true);
  });

  test('a portal that stops finishes what it has begun and takes nothing new', async () => {
    const stopped = await startPortal('PGlite');
    const data = await stopped.addProvider();
    const client = await stopped.signIn(data);
    const arrived = new Promise((resolve) => stopped.portal.app.server.once('request', resolve));
    const underWay = client.ask('generate', { params: { monday } });
    await arrived;
    await stopped.stop();
    expect((await underWay).ok).toBe(true);
    await expect(client.ask('changes')).rejects.toThrow();
  });
});

test('a fault of the portal itself is one problem, and the log has its kind and place without its message', async () => {
  const council = () => {
    throw new TypeError('Ada Person0 cannot be read');
  };
  const portal = await startPortal('PGlite', {});
  const client = await portal.signIn(await portal.addProvider());
  Object.defineProperty(portal.council, 'profile', { get: council });
  const answered = await client.ask('profile');
  expect(!answered.ok && [answered.name, answered.status]).toEqual(['unexpected', 500]);
  const line = portal.log.find((one) => one.event === 'unexpected');
  expect(line).toMatchObject({ level: 'error', kind: 'TypeError' });
  expect(line?.where).toContain('profile.ts');
  expect(JSON.stringify(portal.log)).not.toContain('Ada');
  await portal.stop();
}, 60_000);

test.runIf(databaseKinds.includes('PostgreSQL'))(
  'a statement that takes too long ends as busy, not as a fault',
  async () => {
    const server = await startPostgres();
    const database = openPostgres(server.url, { statementTimeout: 1_000 });
    const slow = { name: 'test-slow', text: 'select pg_sleep(20)' };
    await migrate(database);
    await expect(database.asOwner((connection) => connection.run(slow, []))).rejects.toThrow(DatabaseBusy);
    await expect(database.transaction({ provider: 'x' }, (connection) => connection.run(slow, []))).rejects.toThrow(
      DatabaseBusy,
    );
    await database.close();
    await server.stop();
  },
  60_000,
);
