// The portal as a process. `npm run portal` starts it from its sources; the desktop forks the bundled file for
// practice and talks to it through `process.parentPort`. It says where it listens, or in one sentence why it cannot.
//
//   PORT, HOST               where to listen: 4010 on 127.0.0.1 unless told; a forked portal takes a free port
//   DATABASE_URL             PostgreSQL; without it PGlite in the data folder
//   PROVIDER_ACTUALS_DATA    the data folder, also as --data=…; an empty value keeps everything in memory
//   PROVIDER_ACTUALS_NOW     an ISO instant from which the portal's clock ticks; otherwise practice time goes on from
//                            where the provider's data began
//   TLS_CERT_FILE, TLS_KEY_FILE  needed for any address that is not this computer's own
//   TRUSTED_PROXY            addresses, with commas, of proxies that say for whom they ask (X-Forwarded-For)
//   PORTAL_AUTHORITY         `hub`: a provider's own portal, in real time, with the accounts that accounts.ts adds;
//                            otherwise practice (docs/hosting.md)
//   PORTAL_COUNCIL           the council's rules, as a JSON file; without it those of Bradford that ship
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { CouncilProfile } from '../src-shared/council/schema.ts';
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { chosenCouncil } from './chosen-council.ts';
import type { Environment, LogLine } from './environment.ts';
import { openDatabase } from './open-database.ts';
import { practiceProvider, practiceProviderId } from './practice/index.ts';
import { seedProvider } from './seed.ts';
import { buildPortal, type Portal } from './server.ts';
import { unlockAccount } from './store/accounts.ts';
import type { Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { loadClockOffset, loadProviderIds, saveClockOffset } from './store/providers.ts';

/** Electron's end of the line to the process that forked this one; typed here because the portal knows no Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
}

/** What the desktop hears of the portal that it forked. */
export type PortalMessage =
  | { kind: 'listening'; port: number; address: string; portalId: string }
  | { kind: 'failed'; sentence: string };

const parent = (process as { parentPort?: ParentPort }).parentPort;
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

try {
  await start();
} catch (error) {
  const sentence = sentenceOf(error);
  if (parent) parent.postMessage({ kind: 'failed', sentence } satisfies PortalMessage);
  else console.error(sentence);
  process.exitCode = 1;
  // Messages to a parent leave asynchronously; what holds the process open (a database) is abandoned after that.
  setTimeout(() => process.exit(1), 250);
}

async function start(): Promise<void> {
  const host = process.env.HOST ?? '127.0.0.1';
  const tls = readTls(host);
  const port = Number(process.env.PORT ?? (parent ? 0 : 4010));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart('PORT must be a number from 0 to 65535.');
  const authority = readAuthority();
  const proxies = readProxies();
  const council = chosenCouncil(process.env.PORTAL_COUNCIL);

  const database = await openDatabase();
  const role = await migrate(database);
  const begin = authority === 'hub' ? beginHub : beginPractice;
  const { environment, portalId, greeting } = await begin(database, council);
  const portal = await buildPortal({ ...environment, database, role, ...(tls === null ? {} : { tls }), proxies });
  const { port: bound, address } = await portal.listen({ host, port });
  stopWhenTold(portal, database);
  if (parent) parent.postMessage({ kind: 'listening', port: bound, address, portalId } satisfies PortalMessage);
  else for (const line of greeting(address)) console.log(line);
}

interface BegunPortal {
  environment: Environment;
  portalId: string;
  greeting: (address: string) => string[];
}

async function beginPractice(database: Database, council: CouncilProfile): Promise<BegunPortal> {
  if ((await database.asOwner(loadProviderIds)).some((id) => id !== practiceProviderId)) {
    throw new CannotStart('This database belongs to a hub: start it with PORTAL_AUTHORITY=hub.');
  }
  const data = practiceProvider(council);
  const offset = await clockOffset(database, data.provider.id, data.clockStart);
  const environment = around('practice', () => Date.now() + offset, council);
  const first = await seedProvider(database, environment, data);
  if (first && process.env.PROVIDER_ACTUALS_NOW === undefined)
    await database.asOwner((connection) => saveClockOffset(connection, data.provider.id, offset));
  // PGlite never gathers statistics by itself.
  if (first) await database.asOwner((connection) => connection.run({ name: 'analyze', text: 'analyze' }, []));
  // Practice has no council staff to ask, so its accounts are unlocked whenever it starts.
  const now = new Date(environment.clock()).toISOString();
  for (const { id } of data.accounts) {
    const account = { providerId: data.provider.id, accountId: id };
    await database.asOwner((connection) => unlockAccount(connection, account, now));
  }
  return {
    environment,
    portalId: data.portalId,
    greeting: (address) => [
      `Practice portal of ${data.provider.name}: ${address}`,
      `Its clock says ${now}.`,
      ...rulesWords(council),
      ...data.accounts.map(
        ({ user, password, securityCode, roles }) =>
          `Sign in: user ${user}, password ${password}, security code ${securityCode} (${roles.join(', ')})`,
      ),
    ],
  };
}

async function beginHub(database: Database, council: CouncilProfile): Promise<BegunPortal> {
  const ids = await database.asOwner(loadProviderIds);
  // Everybody can read the practice accounts' passwords.
  if (ids.includes(practiceProviderId)) {
    throw new CannotStart('This database holds practice data. Give the hub a database of its own.');
  }
  return {
    environment: around('hub', Date.now, council),
    portalId: '',
    greeting: (address) => [
      `Hub: ${address}`,
      ...rulesWords(council),
      ids.length === 0 ? 'It has no accounts yet: add them with src-portal/accounts.ts.' : `Providers: ${ids.length}`,
    ],
  };
}

function around(authority: 'practice' | 'hub', clock: () => number, council: CouncilProfile): Environment {
  return { clock, randomBytes: (count) => randomBytes(count), authority, council: () => council, log: writeLog };
}

function rulesWords({ name, version }: CouncilProfile): string[] {
  return [`Rules of ${name}, edition ${version}.`];
}

/** The app starts practice only; a hub is somebody's deliberate act. */
function readAuthority(): 'practice' | 'hub' {
  const given = process.env.PORTAL_AUTHORITY ?? 'practice';
  if (parent || given === 'practice') return 'practice';
  if (given === 'hub') return 'hub';
  throw new CannotStart('PORTAL_AUTHORITY must be hub or practice.');
}

function readTls(host: string): { cert: Buffer; key: Buffer } | null {
  const cert = process.env.TLS_CERT_FILE;
  const key = process.env.TLS_KEY_FILE;
  if (cert !== undefined && key !== undefined) return { cert: readFileSync(cert), key: readFileSync(key) };
  if (loopback.has(host)) return null;
  throw new CannotStart(
    `To listen on ${host}, give TLS_CERT_FILE and TLS_KEY_FILE: people's data does not travel unencrypted.`,
  );
}

function readProxies(): string[] {
  const given = (process.env.TRUSTED_PROXY ?? '').split(',').map((address) => address.trim());
  const addresses = given.filter((address) => address !== '');
  if (addresses.every((address) => isIP(address) !== 0)) return addresses;
  throw new CannotStart('TRUSTED_PROXY takes the addresses of proxies, such as 127.0.0.1, with commas between them.');
}

/** Milliseconds from real time to the portal's time. */
async function clockOffset(database: Database, providerId: string, clockStart: string): Promise<number> {
  const given = process.env.PROVIDER_ACTUALS_NOW;
  if (given) {
    const instant = Date.parse(given);
    if (Number.isNaN(instant))
      throw new CannotStart('PROVIDER_ACTUALS_NOW must be an instant such as 2025-06-09T09:00:00Z.');
    return instant - Date.now();
  }
  const offset = await database.asOwner((connection) => loadClockOffset(connection, providerId));
  return offset ?? Date.parse(clockStart) - Date.now();
}

/** Stops when told by the parent or a signal, and when the parent is gone, which closes the line to it. */
function stopWhenTold(portal: Portal, database: Database): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Whatever happens, the process ends: a portal that cannot finish must not outlive the app that started it.
    setTimeout(() => process.exit(1), 10_000).unref();
    portal
      .stop()
      .then(() => database.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  parent?.on('message', ({ data }) => {
    if (data === 'stop' || (typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'stop'))
      stop();
  });
}

/** One JSON line to stderr for each log line; stdout is for people. A forked portal writes none unless something is wrong. */
function writeLog(line: LogLine): void {
  if (parent && line.level === 'info') return;
  console.error(JSON.stringify(line));
}
