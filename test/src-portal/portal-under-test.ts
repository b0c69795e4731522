// The real portal over real HTTP for tests, on PGlite in memory and, where it is installed, on PostgreSQL. One portal
// serves all tests of a file, since its start takes seconds; every test gets a provider of its own.
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, vi } from 'vitest';
import { makeAdministration } from '../../src-portal/accounts/administration.ts';
import { type CouncilStaff, makeCouncilStaff } from '../../src-portal/council-staff/council-staff.ts';
import type { Environment, LogLine } from '../../src-portal/environment.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import { seedProvider } from '../../src-portal/seed.ts';
import { buildPortal, type Portal, type PortalOptions } from '../../src-portal/server.ts';
import type { Connection, Database } from '../../src-portal/store/database.ts';
import { databaseIn } from '../../src-portal/store/pglite.ts';
import { openPostgres } from '../../src-portal/store/postgres.ts';
import { bradford, type CouncilProfile } from '../../src-shared/council/index.ts';
import type { AccountRole, Authenticator } from '../../src-shared/portal-api/index.ts';
import { mondayMorning } from '../builders.ts';
import { openReadyPglite } from '../ready-pglite.ts';
import { startPgbouncer } from './pgbouncer.ts';
import { PortalClient } from './portal-client.ts';
import { postgresBinaries, startPostgres } from './postgres.ts';
import { providerData } from './provider-data.ts';

// PGlite's start and a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export type DatabaseKind = 'PGlite' | 'PostgreSQL' | 'PostgreSQL through PgBouncer';
export const databaseKinds: DatabaseKind[] = postgresBinaries() === null ? ['PGlite'] : ['PGlite', 'PostgreSQL'];

/** scrypt with N = 16: a check takes no time. */
const passwordCost = 4;

export interface RunningPortal {
  portal: Portal;
  database: Database;
  /** Runs a statement past row-level security, to look at things from behind. */
  look: Connection['run'];
  councilStaff: CouncilStaff;
  environment: Environment;
  url: string;
  /** Everything logged so far. */
  log: LogLine[];
  /** The portal's clock: set it, or let it go on. It does not tick by itself. */
  clock: { now: number; set(instant: string): void; advance(milliseconds: number): void };
  /** The council profile in force. */
  council: { profile: CouncilProfile };
  /** Adds a provider; see `providerData` for what it has when nothing is said. */
  addProvider(parts?: Partial<PracticeData>): Promise<PracticeData>;
  /** Adds an account with an authenticator app, and signs it in. */
  addAccount(providerId: string, roles: AccountRole[]): Promise<AddedAccount>;
  /** A client of one of a provider's accounts, signed in. */
  signIn(data: PracticeData, account?: number): Promise<PortalClient>;
  stop(): Promise<void>;
}

export interface AddedAccount {
  id: string;
  user: string;
  password: string;
  authenticator: Authenticator;
  client: PortalClient;
}

let added = 0;

/** What the authenticator app shows. @param instant milliseconds since 1970 */
export function codeOf({ secret }: Pick<Authenticator, 'secret'>, instant: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant });
}

/** Starts a portal. Its clock stands at Monday 10 March 2025, 9am. */
export async function startPortal(kind: DatabaseKind, options: Partial<PortalOptions> = {}): Promise<RunningPortal> {
  const server = kind === 'PGlite' ? null : await startPostgres();
  const pooler = server === null || kind === 'PostgreSQL' ? null : await startPgbouncer(server);
  const database =
    server === null
      ? databaseIn(await openReadyPglite())
      : openPostgres(pooler?.url ?? server.url, { pooled: pooler !== null });
  const log: LogLine[] = [];
  const council = { profile: bradford };
  const clock = {
    now: Date.parse(mondayMorning),
    set(instant: string) {
      clock.now = Date.parse(instant);
    },
    advance(milliseconds: number) {
      clock.now += milliseconds;
    },
  };
  const environment: Environment = {
    clock: () => clock.now,
    randomBytes: (count) => randomBytes(count),
    authority: 'practice',
    council: () => council.profile,
    log: (line) => log.push(line),
    ...options,
  };
  // The clock stands still, so nothing would ever be earned back: tests that are about limits say so.
  const limits = { burst: 1_000_000, signInBurst: 1_000_000, ...options.limits };
  const attempts = { failuresOfAddress: 1_000_000, ...options.attempts };
  const wait = async (milliseconds: number) => {
    clock.now += milliseconds;
  };
  const portal = await buildPortal({ ...environment, database, passwordCost, wait, ...options, limits, attempts });
  const { address } = await portal.listen({ host: '127.0.0.1', port: 0 });
  return {
    portal,
    database,
    look: (statement, values) => database.asOwner((connection) => connection.run(statement, values)),
    councilStaff: makeCouncilStaff(database, environment),
    environment,
    url: address,
    log,
    clock,
    council,
    async addProvider(parts = {}) {
      const data = providerData(parts);
      await seedProvider(database, environment, data, { cost: passwordCost });
      return data;
    },
    async addAccount(providerId, roles) {
      const administration = makeAdministration(environment, { cost: passwordCost });
      added += 1;
      const wanted = { user: `added-${added}@${providerId}`, name: `Added ${roles.join(' and ')}`, roles };
      const password = 'a long pass phrase';
      const secrets = await administration.makeSecrets(password, { issuer: 'Test', user: wanted.user });
      const { id, user } = await database.asOwner((connection) =>
        administration.add(connection, providerId, wanted, secrets),
      );
      const client = new PortalClient(address);
      await client.signIn({ user, password, securityCode: codeOf(secrets.shown, clock.now) });
      return { id, user, password, authenticator: secrets.shown, client };
    },
    async signIn(data, account = 0) {
      const client = new PortalClient(address);
      const secrets = data.accounts[account];
      if (secrets === undefined) throw new Error('there is no such account');
      await client.signIn(secrets);
      return client;
    },
    async stop() {
      await portal.stop();
      await database.close();
      await pooler?.stop();
      await server?.stop();
    },
  };
}

/** Starts a portal for the tests of a `describe`, and stops it after them. */
export function portalForTests(kind: DatabaseKind, options: Partial<PortalOptions> = {}): RunningPortal {
  const running = {} as RunningPortal;
  beforeAll(async () => {
    Object.assign(running, await startPortal(kind, options));
  });
  afterAll(() => running.stop?.());
  return running;
}
