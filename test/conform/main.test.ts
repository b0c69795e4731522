// The kit on our own portal: every sentence holds. And on portals that depart from the contract in one way each: it finds
// every one, by the sentence that it breaks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, portalForTests } from '../src-portal/portal-under-test.ts';
import { type DeviatingProxy, deviatingProxy, deviations } from './deviations.ts';
import type { Accounts } from './ground.ts';
import { conform } from './kit.ts';
import { report } from './report.ts';

const wait = () => Promise.reject(new Error('nobody has to wait here'));

describe.each(databaseKinds)('our portal on %s', (kind) => {
  const portal = portalForTests(kind);

  async function accounts(): Promise<Accounts> {
    const [data, other] = [await portal.addProvider(), await portal.addProvider()];
    const [confirmer, recorder] = data.accounts;
    const [stranger] = other.accounts;
    if (confirmer === undefined || recorder === undefined || stranger === undefined) throw new Error('nobody is there');
    return { confirmer, recorder, other: stranger };
  }

  let proxy: DeviatingProxy;
  beforeAll(async () => {
    proxy = await deviatingProxy(portal.url);
  });
  afterAll(() => proxy.stop());

  test('keeps to every sentence of the contract, and so again on the same week', async () => {
    const given = await accounts();
    // By the proxy that does nothing, so that what is found behind it below is a deviation's.
    const found = await conform({ url: proxy.url, accounts: given, wait });
    expect(report(found.filter(({ outcome }) => outcome !== 'holds'))).toBe(report([]));
    expect(found.length).toBeGreaterThan(40);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);

    const only = ['feed/generated-in-order', 'keys/replayed', 'confirmation/receipt', 'confirmation/superseded'];
    const again = await conform({ url: portal.url, accounts: given, only, wait });
    expect(again.filter(({ outcome }) => outcome !== 'holds').map(({ id }) => id)).toEqual(['feed/generated-in-order']);
  });

  test('lets people in by an authenticator app, whose code it takes once', async () => {
    const { id } = (await portal.addProvider()).provider;
    const [confirmer, recorder] = [
      await portal.addAccount(id, ['recorder', 'confirmer']),
      await portal.addAccount(id, ['recorder']),
    ];
    const withApp = ({ user, password, authenticator: { secret } }: typeof confirmer) => ({
      user,
      password,
      authenticator: secret,
    });
    // They have just signed in, with the code of this half minute.
    portal.clock.advance(60_000);
    let waited = 0;
    const patient = async (milliseconds: number) => {
      waited += milliseconds;
      portal.clock.advance(milliseconds);
    };
    const given = { confirmer: withApp(confirmer), recorder: withApp(recorder) };
    const found = await conform({ url: portal.url, accounts: given, only: ['sessions'], wait: patient });
    expect(found.filter(({ outcome }) => outcome !== 'holds').map(({ id: of }) => of)).toEqual([
      'sessions/providers-apart',
    ]);
    expect(waited).toBeGreaterThan(1_000);
    expect(waited).toBeLessThan(32_000);
  });

  test('nothing holds of a portal that cannot be begun with', async () => {
    const given = await accounts();
    const wrong = { ...given, confirmer: { ...given.confirmer, password: 'wrong' } };
    const found = await conform({ url: portal.url, accounts: wrong, wait });
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['not tried']));
    expect(found[0]?.seen).toContain('cannot sign in (wrong-credentials)');
  });

  if (kind !== 'PGlite') return;
  test.each(deviations)('is found where a proxy before it $name', async (deviation) => {
    // What holds everywhere is seen while others are tried.
    const only = [...deviation.breaks, 'bounds/json', 'everywhere/problems'];
    proxy.set(deviation);
    const found = await conform({ url: proxy.url, accounts: await accounts(), only, wait });
    const broken = found.filter(({ outcome }) => outcome === 'does not hold').map(({ id }) => id);
    expect(broken, report(found)).toEqual(expect.arrayContaining([...deviation.breaks]));
    for (const { outcome, seen } of found) expect(outcome === 'holds').toBe(seen === '');
  });
});
