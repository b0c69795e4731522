// Portals' databases that 0.1.0 left load on PGlite and on PostgreSQL, are brought to today's schema, and serve on: who may
// sign in, what the feed holds, tokens and cursors that are out there, and answers that were promised once for each key.
import { describe, expect, test } from 'vitest';
import { decisionOn, sampleJson } from './opening.ts';
import { ask, databaseKinds, openPglite, type PortalName, portalForTest, portalProcess } from './portal-samples.ts';
import { exchangesOf, type WireExchange } from './wire-samples.ts';

const version = '0.1.0';

/** What each feed holds, by kind. */
const feeds: Record<PortalName, Record<string, number>> = {
  practice: { person: 8, line: 11, week: 4, actual: 44, receipt: 3, payment: 12, dispute: 2, care: 8 },
  council: { person: 8, line: 10, week: 4, actual: 42, receipt: 5, payment: 14, dispute: 3, care: 13, gone: 4 },
  hub: { person: 8, line: 11, week: 3, actual: 33, receipt: 3, payment: 12, care: 1 },
};

describe.each(databaseKinds)('on %s', (kind) => {
  test.each(Object.keys(feeds) as PortalName[])(
    'the portal %s lets its people in and serves all that it holds',
    async (name) => {
      const portal = await portalForTest(version, name, kind);
      for (const body of portal.sample.accounts) {
        const session = await ask(portal.url, 'signIn', { body });
        expect(session).toMatchObject({ authority: portal.sample.authority, user: { name: expect.any(String) } });
        const { changes, more } = await ask(portal.url, 'changes', { token: session.token, query: { limit: 5000 } });
        const counted: Record<string, number> = {};
        for (const { kind: of } of changes) counted[of] = (counted[of] ?? 0) + 1;
        expect(counted).toEqual(feeds[name]);
        expect(more).toBe(false);
      }
    },
  );

  test('records keep their versions, decisions and words', async () => {
    const portal = await portalForTest(version, 'council', kind);
    const [body] = portal.sample.accounts;
    if (body === undefined) throw new Error('the sample has nobody to sign in');
    const { token } = await ask(portal.url, 'signIn', { body });
    const { changes } = await ask(portal.url, 'changes', { token, query: { limit: 5000 } });
    const versions = changes.flatMap((one) =>
      one.kind === 'actual' && one.record.actual.weekStart === '2025-06-02'
        ? [`${one.record.actual.lineId} ${one.record.version} ${one.record.changed?.name ?? ''}`]
        : [],
    );
    expect(versions.toSorted()).toEqual([
      'line-00001 2 Aisha Khan',
      'line-00002 3 Aisha Khan',
      'line-00003 3 Ben Carter',
      'line-00004 2 Aisha Khan',
      'line-00005 1 ',
      'line-00006 2 Aisha Khan',
      'line-00007 3 Aisha Khan',
      'line-00008 3 Ben Carter',
      'line-00009 3 Ben Carter',
      'line-00010 2 Aisha Khan',
      'line-00011 3 Ben Carter',
    ]);
    const stays = changes.flatMap((one) =>
      one.kind === 'care' && one.record.kind === 'stay' ? [decisionOn(one.record.value)] : [],
    );
    expect(stays.toSorted()).toEqual([
      'given by Operational Team West, OD-187, through week 5',
      'none',
      'requested by Grace Obi, OD-201, through week 8',
    ]);
    const gone = changes.flatMap((one) => (one.kind === 'gone' ? [`${one.what} ${one.weekStart ?? ''}`] : []));
    expect(gone.toSorted()).toEqual(['actual 2025-06-09', 'adjustment ', 'line ', 'log ']);
    const { receipts } = await ask(portal.url, 'receipts', { token, path: { monday: '2025-06-02' } });
    expect(receipts.map(({ number, superseded }) => `${number} ${superseded}`)).toEqual([
      'CR-2025-06-02-0001 true',
      'CR-2025-06-02-0002 false',
      'CR-2025-06-02-0003 false',
    ]);
  });

  test('a token and a cursor that are out there are good, and a key that was used gets its answer', async () => {
    const portal = await portalForTest(version, 'council', kind);
    const since = exchangesOf(version, 'changes').find(({ what }) => what.startsWith('what changed since'));
    expect(await status(portal.url, since)).toBe(200);
    const writes = (['generate', 'sendActuals', 'sendCareRecords', 'confirm', 'answerDispute'] as const).flatMap(
      (name) => exchangesOf(version, name),
    );
    expect(writes.length).toBeGreaterThanOrEqual(10);
    for (const { what, request, answer } of writes) {
      const again = await send(portal.url, request);
      // Byte for byte, by the request as it was: so the portal takes it for the same.
      expect([what, again.status, await again.text()]).toEqual([what, answer.status, JSON.stringify(answer.body)]);
    }
  });
});

test('the portal’s own program goes on with practice, in practice time', async () => {
  const said = await portalProcess(version, 'practice', { until: /Sign in: .*\n/ });
  const now = Date.parse(/Its clock says (\S+)\./.exec(said)?.[1] ?? '');
  // Practice time is behind by what was set when the data began.
  expect(Math.abs(Date.now() - 7_000_000_000 - now)).toBeLessThan(600_000);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
  const { accounts } = sampleJson<{ accounts: { user: string; password: string; securityCode: string }[] }>(
    version,
    'portals/practice.json',
  );
  const [body] = accounts;
  expect(await ask(url, 'signIn', { ...(body === undefined ? {} : { body }) })).toMatchObject({
    provider: { name: 'Rowan Lodge Care' },
  });
});

test('the portal’s own program goes on as a hub', async () => {
  const said = await portalProcess(version, 'hub', { until: /Providers: .*\n/, env: { PORTAL_AUTHORITY: 'hub' } });
  expect(said).toContain('Providers: 1\n');
});

test('PGlite is of the PostgreSQL whose folders practice has on people’s computers', async () => {
  const pglite = await openPglite();
  const { rows } = await pglite.query<{ server_version: string }>('show server_version');
  await pglite.close();
  // Another major version does not open them: then practice data has to be carried over first.
  const { postgres } = sampleJson<{ postgres: string }>(version, 'portals/practice.json');
  expect(rows[0]?.server_version.split('.')[0]).toBe(postgres.split('.')[0]);
});

function send(url: string, { method, path, headers, body }: WireExchange['request']): Promise<Response> {
  return fetch(`${url}${path}`, { method, headers, ...(body === null ? {} : { body: JSON.stringify(body) }) });
}

async function status(url: string, exchange: WireExchange | undefined): Promise<number> {
  return exchange === undefined ? 0 : (await send(url, exchange.request)).status;
}
