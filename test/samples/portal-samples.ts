// Opens the samples of portals: on PGlite and, where it is installed, on PostgreSQL, with the real portal over real HTTP on
// top. What the tests need of the portal's sources, and of the contract between the two, is imported here and nowhere else.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { type PortalCallOptions, type PortalReply, portalClient } from '../../src-main/portal/client.ts';
import { wordsForFailure } from '../../src-main/portal/words.ts';
import { buildPortal } from '../../src-portal/server.ts';
import { type Database, typeReaders } from '../../src-portal/store/database.ts';
import { databaseIn } from '../../src-portal/store/pglite.ts';
import { openPostgres } from '../../src-portal/store/postgres.ts';
import { bradford } from '../../src-shared/council/index.ts';
import {
  type Authority,
  type PortalCallName,
  portalCalls,
  portalProblemSchema,
  problemName,
  problemNames,
} from '../../src-shared/portal-api/index.ts';
import { openReadyPglite } from '../ready-pglite.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '../src-portal/postgres.ts';
import { project, type StoreSample, sampleJson, sampleText, temporaryFolder, type Version } from './opening.ts';

export {
  openReadyPglite as openPglite,
  type PortalCallName,
  portalCalls,
  portalProblemSchema,
  problemName,
  problemNames,
  wordsForFailure,
};

export type PortalName = 'practice' | 'council' | 'hub';
export type DatabaseKind = 'PGlite' | 'PostgreSQL';
export const databaseKinds: readonly DatabaseKind[] =
  postgresBinaries() === null ? ['PGlite'] : ['PGlite', 'PostgreSQL'];

export interface PortalSample {
  authority: Authority;
  /** The address that its desktops know. */
  origin: string;
  clock: string;
  /** The version of PostgreSQL that held it. */
  postgres: string;
  accounts: NonNullable<StoreSample['signIn']>[];
}

export interface SamplePortal {
  url: string;
  origin: string;
  sample: PortalSample;
  /** Looks at what it holds, from behind. */
  rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
}

/**
 * Starts the real portal for one test, on a database that holds the sample and is brought to today's schema. Its clock
 * stands where it stood, so that tokens of then are good.
 */
export async function portalForTest(
  version: Version,
  name: PortalName,
  kind: DatabaseKind = 'PGlite',
): Promise<SamplePortal> {
  const sample = sampleJson<PortalSample>(version, `portals/${name}.json`);
  const database =
    kind === 'PGlite' ? databaseIn(await pgliteWith(version, name)) : openPostgres(await emptyPostgres());
  if (kind === 'PostgreSQL') await loadPortal(version, name, database);
  let drawn = 0;
  const portal = await buildPortal({
    database,
    clock: () => Date.parse(sample.clock),
    randomBytes: (count) => {
      drawn += 1;
      return Uint8Array.from(createHash('sha512').update(`portal ${drawn}`).digest().subarray(0, count));
    },
    authority: sample.authority,
    council: () => bradford,
    log: () => undefined,
    passwordCost: 4,
    limits: { burst: 10_000, perSecond: 10_000 },
  });
  const { port } = await portal.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await portal.stop();
    await database.close();
  });
  let asked = 0;
  return {
    url: `http://127.0.0.1:${port}`,
    origin: sample.origin,
    sample,
    rows: (text) => {
      asked += 1;
      return database.asOwner((connection) => connection.run({ name: `sample-rows-${asked}`, text }, []));
    },
  };
}

/** Loading takes longest: each sample is loaded once, and copied for whoever asks again. */
const loaded = new Map<string, Promise<Blob>>();

async function pgliteWith(version: Version, name: PortalName, dataDir?: string): Promise<PGlite> {
  const key = `${version} ${name}`;
  const load = async () => {
    const pglite = await openReadyPglite();
    await pglite.exec('drop schema public cascade; create schema public');
    await loadPortal(version, name, databaseIn(pglite));
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    return dump;
  };
  const dump = loaded.get(key) ?? load();
  loaded.set(key, dump);
  return PGlite.create({
    loadDataDir: await dump,
    parsers: typeReaders,
    ...(dataDir === undefined ? {} : { dataDir }),
  });
}

/** One server for a file of tests, with a database for whoever asks. */
let server: Promise<TestPostgres> | null = null;
let databases = 0;
afterAll(async () => (await server)?.stop());

async function emptyPostgres(): Promise<string> {
  server ??= startPostgres();
  const { url } = await server;
  databases += 1;
  const name = `sample_${databases}`;
  const whole = new pg.Client({ connectionString: url });
  await whole.connect();
  await whole.query(`create database ${name}`);
  await whole.end();
  return url.replace('/postgres?', `/${name}?`);
}

/** Fills an empty database with the tables and rows of the sample, as that version left them. */
async function loadPortal(version: Version, name: PortalName, database: Database): Promise<void> {
  await database.exclusively(async (script) => {
    await script(sampleText(version, 'portals/schema.sql'));
  });
  for (const line of sampleText(version, `portals/${name}.ndjson`).split('\n')) {
    if (line === '') continue;
    const { table } = JSON.parse(line) as { table: string };
    const text = `insert into ${table} select * from json_populate_record(null::${table}, ($1::json)->'row')`;
    await database.asOwner((connection) => connection.run({ name: `sample-${table}`, text }, [line]));
  }
}

/** Starts the portal's own program on a folder of PGlite that holds the sample. @returns what it says, up to `until` */
export async function portalProcess(
  version: Version,
  name: PortalName,
  { until, env = {} }: { until: RegExp; env?: Record<string, string> },
): Promise<string> {
  const folder = temporaryFolder();
  await (await pgliteWith(version, name, path.join(folder, 'database'))).close();
  const { DATABASE_URL: _, PROVIDER_ACTUALS_NOW: __, ...rest } = process.env;
  const program = path.join(project, 'src-portal', 'main.ts');
  const child = spawn(process.execPath, [program, `--data=${folder}`], {
    env: { ...rest, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await gone;
  });
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      said += String(bytes);
      if (until.test(said)) resolve(said);
    });
    child.stderr.on('data', (bytes) => {
      said += String(bytes);
    });
    child.once('exit', () => reject(new Error(said)));
  });
}

/** Asks as the desktop of today does. */
export function desktopClient(address: string) {
  return portalClient({
    address,
    fetch,
    machineMillis: Date.now,
    setTimer: (millis, then) => {
      const timer = setTimeout(then, millis);
      return () => clearTimeout(timer);
    },
  });
}

/** The answer to a call that must succeed. */
export async function ask<Name extends PortalCallName>(
  address: string,
  name: Name,
  options: PortalCallOptions<Name> = {},
): Promise<PortalReply<Name>> {
  const answer = await desktopClient(address).call(name, options);
  if (answer.ok && answer.changed) return answer.value;
  throw new Error(`${name}: ${JSON.stringify(answer)}`);
}
