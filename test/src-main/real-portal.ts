// The real portal over real HTTP with PGlite in memory, and desktops with real store files that sync with it through
// a fault proxy. One database serves a whole test file; each test has a provider of its own.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';
import { uuidV7Maker } from '../../src-main/machine/uuid.ts';
import { portalClient } from '../../src-main/portal/client.ts';
import type { Store } from '../../src-main/store/store.ts';
import { type SyncEngine, type SyncEngineParts, syncEngine } from '../../src-main/sync/engine.ts';
import { type CouncilStaff, makeCouncilStaff } from '../../src-portal/council-staff/council-staff.ts';
import type { Environment } from '../../src-portal/environment.ts';
import { clockStart, currentWeek } from '../../src-portal/practice/calendar.ts';
import { inventedProvider } from '../../src-portal/practice/index.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import { seedProvider } from '../../src-portal/seed.ts';
import { buildPortal, type Portal } from '../../src-portal/server.ts';
import type { Database } from '../../src-portal/store/database.ts';
import { databaseIn } from '../../src-portal/store/pglite.ts';
import { bradford, type CouncilProfile } from '../../src-shared/council/index.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { Session } from '../../src-shared/portal-api/index.ts';
import { type FaultProxy, faultProxy } from '../fault-proxy.ts';
import { openReadyPglite } from '../ready-pglite.ts';
import { openedStore, openRequest } from './fixtures.ts';
import { noTimer, setTimer, turn } from './timers.ts';

export { currentWeek };

export interface RealPortal {
  office: CouncilStaff;
  /** What the portal's council says from now on. */
  council: CouncilProfile;
  /** Milliseconds added to the portal's clock, which otherwise says Monday 9 June 2025. */
  clockAhead: number;
  address(): string;
  stop(): Promise<void>;
  /** Listens again, on the same port, with the same database. */
  start(): Promise<void>;
  /** What the portal holds, for looking at it from behind. */
  database(): Database;
  newProvider(size?: { people: number; lines: number }): Promise<PracticeData>;
}

const portalStart = Date.parse(clockStart);

/** Starts the portal for the tests of a file. */
export function portalForFile(): RealPortal {
  // Hashing passwords and seeding providers takes its time on a busy machine.
  vi.setConfig({ testTimeout: 60_000 });
  let database: Database;
  let portal: Portal;
  let port = 0;
  let providers = 0;
  const began = Date.now();
  const environment: Environment = {
    clock: () => portalStart + (Date.now() - began) + self.clockAhead,
    randomBytes: (count) => randomBytes(count),
    authority: 'practice',
    council: () => self.council,
    log: () => undefined,
  };
  const self: RealPortal = {
    office: undefined as unknown as CouncilStaff,
    council: bradford,
    clockAhead: 0,
    address: () => `http://127.0.0.1:${port}`,
    stop: () => portal.stop(),
    async start() {
      portal = await buildPortal({ ...environment, database, limits: { burst: 10_000, perSecond: 10_000 } });
      ({ port } = await portal.listen({ host: '127.0.0.1', port }));
    },
    database: () => database,
    async newProvider({ people, lines } = { people: 12, lines: 16 }) {
      providers += 1;
      const data = inventedProvider({ people, lines, seed: providers, providerId: `provider-${providers}` });
      await seedProvider(database, environment, data, { cost: 4 });
      return data;
    },
  };
  beforeAll(async () => {
    database = databaseIn(await openReadyPglite());
    await self.start();
    self.office = makeCouncilStaff(database, environment);
  }, 120_000);
  afterAll(async () => {
    await portal.stop();
    await database.close();
  });
  return self;
}

export interface Desktop {
  store: Store;
  engine: SyncEngine;
  network: FaultProxy;
  session: Session;
  signIn(): Promise<void>;
  /** Weeks that were told to have changed, null for all. */
  told: (string | null)[];
  /** What the engine called impossible. */
  bugs: unknown[];
  /** Forgets everything but the store file, as a crash and a new start do. */
  restart(): void;
  newId: () => string;
}

/** Which machine's clock the desktop has: a year off, to show that it does not matter. */
const machineAhead = 366 * 24 * 3_600_000;

/** A desktop of a provider's account, signed in. */
export async function desktopOf(
  portal: RealPortal,
  data: PracticeData,
  options: { account?: number; parts?: Partial<SyncEngineParts> } = {},
): Promise<Desktop> {
  const account = data.accounts[options.account ?? 0];
  if (account === undefined) throw new Error('there is no such account');
  const network = await faultProxy(portal.address());
  onTestFinished(() => network.close());
  const newId = uuidV7Maker(Date.now, (count) => randomBytes(count));
  const request = openRequest({ newId, clock: { now: () => new Date().toISOString() } });
  let token: string | null = null;
  const clock = { now: () => new Date(Date.now() + machineAhead).toISOString() };
  const told: (string | null)[] = [];
  const bugs: unknown[] = [];

  function begin(store: Store): SyncEngine {
    const engine = syncEngine({
      store,
      reach: async (onSkew) => ({
        ok: true,
        client: portalClient({
          address: network.address,
          fetch: globalThis.fetch,
          machineMillis: () => Date.parse(clock.now()),
          setTimer,
          onSkew,
        }),
      }),
      token: () => token,
      tokenRefused: () => {
        token = null;
      },
      clock,
      random: () => 0.5,
      newId,
      setTimer: noTimer,
      turn,
      weekChanged: (week) => told.push(week),
      statusChanged: () => undefined,
      bug: (error) => bugs.push(error),
      ...options.parts,
    });
    onTestFinished(() => engine.stop());
    return engine;
  }

  const client = portalClient({
    address: portal.address(),
    fetch: globalThis.fetch,
    machineMillis: Date.now,
    setTimer,
  });
  const store = openedStore(request);
  const desktop: Desktop = {
    store,
    engine: undefined as unknown as SyncEngine,
    network,
    session: undefined as unknown as Session,
    told,
    bugs,
    newId,
    async signIn() {
      const { user, password, securityCode } = account;
      const answer = await client.call('signIn', { body: { user, password, securityCode } });
      if (!answer.ok || !answer.changed) throw new Error(`cannot sign in: ${JSON.stringify(answer)}`);
      desktop.session = answer.value;
      token = answer.value.token;
    },
    restart() {
      desktop.engine.stop();
      desktop.store.close();
      desktop.store = openedStore({ ...request, create: false });
      desktop.engine = begin(desktop.store);
    },
  };
  await desktop.signIn();
  const { user, provider, roles } = desktop.session;
  store.account.save({
    id: newId(),
    user,
    provider,
    roles,
    connection: { kind: 'practice' },
    authority: 'practice',
    council: '',
  });
  desktop.engine = begin(store);
  return desktop;
}

/** Records on a line that so much (hundredths) was missed, as the context does. */
export function recordMissed(
  desktop: Desktop,
  lineId: string,
  missed: number,
  comment = `Refused, ${missed}.`,
): WeeklyActual {
  const stored = desktop.store.actuals.get(currentWeek, lineId);
  if (stored === null) throw new Error(`there is no actual of ${lineId}`);
  const { planned } = stored.actual;
  const day = currentWeek;
  const actual: WeeklyActual = {
    ...stored.actual,
    missed,
    actual: planned - missed,
    comment: missed === 0 ? '' : comment,
    variations:
      missed === 0
        ? []
        : [
            {
              category: 'missed',
              reason: 'non_engagement',
              quantity: missed,
              firstDay: day,
              lastDay: day,
              hospitalStayId: null,
              note: '',
            },
          ],
  };
  const by = desktop.session.user;
  desktop.store.command({ what: 'record', by, source: 'typed' }, (write) =>
    write.actual({ actual, attested: null, commentSource: 'edited' }),
  );
  return actual;
}

/** Pulls, has the current week generated, and pulls again. @returns the ids of its lines */
export async function withCurrentWeek(desktop: Desktop): Promise<string[]> {
  await desktop.engine.sync();
  const by = desktop.session.user;
  desktop.store.command({ what: 'generate', by, source: 'typed' }, (write) => write.generate(currentWeek));
  const status = await desktop.engine.sync();
  if (status.problem !== null) throw new Error(status.problem.sentence);
  return desktop.store.actuals.ofWeek(currentWeek).map(({ actual }) => actual.lineId);
}
