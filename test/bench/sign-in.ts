// How long signing in takes, by what comes of it: a known name and an unknown one, a wrong password and a wrong code must
// not be told from each other by their times. Everybody is a stranger, and passwords cost what they cost at a hub.
import { randomBytes } from 'node:crypto';
import { seedProvider } from '../../src-portal/seed.ts';
import { buildPortal } from '../../src-portal/server.ts';
import { openPglite } from '../../src-portal/store/pglite.ts';
import { bradford } from '../../src-shared/council/index.ts';
import { type Measured, round2 } from './measure.ts';
import { now, provider } from './store-with-lines.ts';

const rounds = 40;

export async function benchSignIn(): Promise<Measured[]> {
  const offset = Date.parse(now) - Date.now();
  const environment = {
    clock: () => Date.now() + offset,
    randomBytes: (count: number) => randomBytes(count),
    authority: 'practice' as const,
    council: () => bradford,
    log: () => undefined,
  };
  const database = await openPglite(null);
  const never = 1_000_000;
  const attempts = { freeFailures: never, failuresOfName: never, failuresOfAddress: never };
  const portal = await buildPortal({ ...environment, database, attempts, proxies: ['127.0.0.1'] });
  const data = provider(10, 'sign-in');
  await seedProvider(database, environment, data);
  const [first] = data.accounts;
  if (first === undefined) throw new Error('nobody can sign in');
  const { user, password, securityCode } = first;
  const ways = {
    unknown: { user: 'nobody at all', password, securityCode },
    'wrong-password': { user, password: 'not the password', securityCode },
    'wrong-code': { user, password, securityCode: '000000' },
    right: { user, password, securityCode },
  };
  const times = new Map<string, number[]>();
  let address = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [way, body] of Object.entries(ways)) {
        address += 1;
        const from = `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
        const begun = performance.now();
        await portal.app.inject({
          method: 'POST',
          url: '/v1/sessions',
          remoteAddress: '127.0.0.1',
          headers: { 'x-forwarded-for': from },
          payload: body,
        });
        times.set(way, [...(times.get(way) ?? []), performance.now() - begun]);
      }
    }
  } finally {
    await portal.stop();
    await database.close();
  }
  const at = (way: string, share: number) => {
    const sorted = (times.get(way) ?? []).toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  };
  const against = at('unknown', 0.5);
  return Object.keys(ways)
    .filter((way) => way !== 'unknown')
    .map((way) => ({
      name: `sign-in-${way}`,
      what: `${way.replace('-', ' ')}, against a name that nobody has, in the middle of ${rounds}`,
      milliseconds: round2(at(way, 0.5)),
      against: round2(against),
      ratio: round2(at(way, 0.5) / against),
      target: null,
      counts: {
        tenth: Math.round(at(way, 0.1)),
        ninetieth: Math.round(at(way, 0.9)),
        unknownTenth: Math.round(at('unknown', 0.1)),
        unknownNinetieth: Math.round(at('unknown', 0.9)),
      },
    }));
}
