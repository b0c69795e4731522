// `npm run load -- --providers 500 --lines 200 [--seconds 60]`: the portal on a throwaway PostgreSQL that writes to the
// disk like a real one, and a Tuesday's herd from another process over loopback; then the database is asked whether
// anything was lost. Bounded in count and time. docs/capacity.md says what came out.
//
//   --attackers 100   so many slow heads, slow bodies and silent connections each, and passwords sprayed all the while
//   --pooler          PgBouncer in transaction mode between the portal and PostgreSQL
//   --database URL    on a PostgreSQL that is given, in an empty database, which keeps what the load made; --owner URL signs in as
//                     its tables' owner, where the first is the role that serves requests
//   --distribute      spread by provider first, where that is a distributed PostgreSQL's coordinator (docs/hosting.md)
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import type { Environment } from '../../src-portal/environment.ts';
import { buildPortal } from '../../src-portal/server.ts';
import type { Database } from '../../src-portal/store/database.ts';
import { distribute, type Plan, planDistribution } from '../../src-portal/store/distribution.ts';
import { migrate } from '../../src-portal/store/migrate.ts';
import { openPostgres } from '../../src-portal/store/postgres.ts';
import { loadProviderIds } from '../../src-portal/store/providers.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { Change } from '../../src-shared/portal-api/index.ts';
import { optionsOf } from '../options.ts';
import { missingPgbouncer, startPgbouncer } from '../src-portal/pgbouncer.ts';
import { startPostgres } from '../src-portal/postgres.ts';
import type { AttackOrder, AttackReport } from './attackers.ts';
import { cloneId, makeClones, secrets, week } from './clones.ts';
import type { Known } from './coordinator.ts';
import { insertFloor } from './floor.ts';
import type { HerdOrder, HerdReport } from './herd.ts';
import { honestSignIns, type SignIns } from './sign-ins.ts';
import { verify } from './verify.ts';

const values = optionsOf({
  providers: { type: 'string', default: '500' },
  lines: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '60' },
  lost: { type: 'string', default: '2' },
  attackers: { type: 'string', default: '0' },
  pooler: { type: 'boolean', default: false },
  database: { type: 'string' },
  owner: { type: 'string' },
  distribute: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
});
const size = { providers: bounded(values.providers, 2_000), lines: bounded(values.lines, 2_000) };
const seconds = Math.min(600, Number(values.seconds));
const say = (text: string) => console.error(text);

// Practice time, at half past four on the Tuesday after the week; it ticks.
const offset = Date.parse('2025-06-10T15:30:00Z') - Date.now();
const log = { requests: 0, errors: 0 };
const environment: Environment = {
  clock: () => Date.now() + offset,
  randomBytes: (count) => randomBytes(count),
  authority: 'practice',
  council: () => bradford,
  log: ({ level }) => {
    log.requests += 1;
    if (level === 'error') log.errors += 1;
  },
};

if (values.pooler && missingPgbouncer !== null) throw new Error(missingPgbouncer);
if (values.pooler && values.database !== undefined)
  stop('--pooler has its own PostgreSQL. Leave it out with --database.');
if (values.distribute && values.database === undefined) stop('--distribute needs the --database that it is to spread.');
const server = values.database === undefined ? await startPostgres({ durable: true }) : null;
const serverUrl = values.database ?? server?.url ?? '';
const pooler = values.pooler && server !== null ? await startPgbouncer(server, { connections: 16 }) : null;
const database = openPostgres(pooler?.url ?? serverUrl, { pooled: pooler !== null, ownerUrl: values.owner });
await prepare(database);
// The herd's own address is a proxy's, which says for whom it asks: everybody has an address of their own.
const portal = await buildPortal({ ...environment, database, proxies: ['127.0.0.1'] });
try {
  const { address, port } = await portal.listen({ host: '127.0.0.1', port: 0 });
  say(`Making ${size.providers} providers with ${size.lines} lines and twelve earlier weeks …`);
  const tokens = await makeClones(database, environment, size);
  const known = await lastSync(address, tokens[0] ?? '');
  const users = await userNames(Math.min(40, size.providers));
  const signIns = await signInsPerSecond(address, users);
  const load = loadavg()[0] ?? 0;
  say('Inserting one by one with pgbench …');
  const floor = await insertFloor(database, values.owner ?? serverUrl, 10, 16);
  say(`The herd, over ${seconds} seconds …`);
  const attack = Number(values.attackers) > 0 ? startAttack(port, Number(values.attackers), users) : null;
  const honest = honestSignIns(address, users, secrets);
  const cpu = process.cpuUsage();
  const report = await herd({
    url: address,
    weekStart: week,
    known,
    tokens,
    providers: tokens.map((_, number) => cloneId(number)),
    seconds,
    mostSeconds: seconds + 240,
    lostPercent: Number(values.lost),
  });
  const { user, system } = process.cpuUsage(cpu);
  const signedIn = await honest.stop();
  const attacked = (await attack?.stop()) ?? null;
  say('Looking for what was lost …');
  const wrong = await verify(database, week, report.done);
  const result = summary(report, { floor, signIns, load, cpu: (user + system) / 1000, wrong, signedIn, attacked });
  console.log(JSON.stringify(result, null, values.json ? 0 : 2));
  for (const sentence of wrong.slice(0, 10)) say(sentence);
  process.exitCode = wrong.length === 0 && result.gaveUp === 0 ? 0 : 1;
} finally {
  await portal.stop();
  await database.close();
  await pooler?.stop();
  await server?.stop();
}

/** Refuses a database that holds anything, and spreads it where that is wanted. */
async function prepare(on: Database): Promise<void> {
  const role = await migrate(on);
  if ((await on.asOwner(loadProviderIds)).length > 0)
    stop('This database holds providers already. Give the load an empty one.');
  if (!values.distribute) return;
  let plan: Plan = { kind: 'absent' };
  await on.exclusively(async (script) => {
    plan = await planDistribution(script);
  });
  // TypeScript does not see that the callback has run.
  const found = plan as Plan;
  if (found.kind === 'absent')
    stop('This PostgreSQL is one server: without the extension citus there is nothing to spread over.');
  if (role !== 'own')
    stop('On a cluster, --database signs in as a role that owns nothing, and --owner as the tables’ owner.');
  await distribute(on, found.steps, say);
  // Settings are handed on once it is known that the tables are spread.
  await on.prepareServerRole();
}

function stop(sentence: string): never {
  say(sentence);
  process.exit(2);
}

function bounded(text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) throw new Error(`between 1 and ${most}, please`);
  return number;
}

/** What a coordinator's computer holds when the herd begins. */
async function lastSync(url: string, token: string): Promise<Known> {
  const known: Known = { cursor: '', lines: [], records: [] };
  for (let more = true; more; ) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/v1/changes?cursor=${known.cursor}&limit=10000`, { headers });
    const page = (await response.json()) as { changes: Change[]; cursor: string; more: boolean };
    for (const change of page.changes) {
      if (change.kind === 'line') known.lines.push(change.line);
      if (change.kind === 'actual' && change.record.actual.weekStart === week) known.records.push(change.record);
    }
    known.cursor = page.cursor;
    more = page.more;
  }
  return known;
}

async function userNames(count: number): Promise<string[]> {
  const account = { name: 'load-user', text: `select user_key as user from account where provider_id = $1 limit 1` };
  return database.asOwner(async (connection) => {
    const found: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const [row] = await connection.run<{ user: string }>(account, [cloneId(number)]);
      found.push(row?.user ?? '');
    }
    return found;
  });
}

async function signInsPerSecond(url: string, users: readonly string[]): Promise<number> {
  const begun = performance.now();
  const answers = await Promise.all(
    users.map((user, number) => {
      const body = JSON.stringify({ user, ...secrets });
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${1 + number}` };
      return fetch(`${url}/v1/sessions`, { method: 'POST', headers, body });
    }),
  );
  if (answers.some(({ ok }) => !ok)) throw new Error('somebody could not sign in');
  return (users.length * 1000) / (performance.now() - begun);
}

/** Has the attackers begin. */
function startAttack(port: number, connections: number, users: string[]) {
  const child = fork(new URL('attackers.ts', import.meta.url));
  child.send({ port, connections, spraysPerSecond: 50, users } satisfies AttackOrder);
  return {
    async stop(): Promise<AttackReport> {
      child.send('stop');
      const [report] = (await once(child, 'message')) as [AttackReport];
      return report;
    },
  };
}

async function herd(order: HerdOrder): Promise<HerdReport> {
  const child = fork(new URL('herd.ts', import.meta.url));
  child.send(order);
  const [report] = (await once(child, 'message')) as [HerdReport];
  return report;
}

function summary(
  { tally, done, milliseconds, cpuMilliseconds }: HerdReport,
  about: {
    floor: number;
    signIns: number;
    load: number;
    cpu: number;
    wrong: string[];
    signedIn: SignIns;
    attacked: AttackReport | null;
  },
) {
  const confirmed = done.filter(({ receipt }) => receipt !== null);
  const lines = done.reduce((sum, one) => sum + one.lines, 0);
  const perSecond = (count: number) => round((count * 1000) / milliseconds);
  return {
    ...size,
    seconds,
    loadAverage: round(about.load),
    tookSeconds: round(milliseconds / 1000),
    confirmed: confirmed.length,
    gaveUp: done.length - confirmed.length,
    confirmationsPerSecond: perSecond(confirmed.length),
    linesPerSecond: perSecond(lines),
    clickToReceipt: spread(confirmed.map((one) => one.milliseconds)),
    send: spread(tally.answered.send),
    pull: spread(tally.answered.pull),
    confirm: spread(tally.answered.confirm),
    refused: tally.refused,
    retried: tally.retried,
    answersLostOnPurpose: tally.answersLost,
    lostOrDoubled: about.wrong.length,
    portalErrors: log.errors,
    portalCpuMillisecondsPerConfirmation: round(about.cpu / Math.max(1, confirmed.length)),
    herdCpuSeconds: round(cpuMilliseconds / 1000),
    signInsPerSecond: round(about.signIns),
    signInAsStranger: spread(about.signedIn.strangers),
    signInAsKnown: spread(about.signedIn.known),
    signInsRefused: about.signedIn.refused,
    pooler: values.pooler,
    attacked: about.attacked,
    insertFloorPerSecond: round(about.floor),
    linesToFloor: Math.round((perSecond(lines) / about.floor) * 100) / 100,
  };
}

/** Milliseconds. */
function spread(all: readonly number[]): { p50: number; p99: number; most: number } {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
