// The council's side of a run: the real portal over one database that serves one run after the other. It can be stopped, killed in the middle of a transaction and started again, and the council's staff are at work
// in it. A journal of everything that it came to hold, version by version, is what the promises are judged by.
import { type CouncilStaff, makeCouncilStaff } from '../../src-portal/council-staff/council-staff.ts';
import type { Environment, LogLine } from '../../src-portal/environment.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import { seedProvider } from '../../src-portal/seed.ts';
import { buildPortal, type Portal } from '../../src-portal/server.ts';
import type { Connection, Database } from '../../src-portal/store/database.ts';
import { bradford, type CouncilProfile } from '../../src-shared/council/index.ts';
import { type Cause, type Journal, makeJournal } from './journal.ts';
import { openPreparedPglite } from './prepared-pglite.ts';
import { provider, providerId, startsAt } from './provider.ts';
import { Violation } from './violation.ts';
import { beIn } from './zones.ts';

export interface PortalRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}
export interface PortalAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What every run of this process shares. */
export interface SharedPortal {
  database: Database;
  /** Several instances on the one database: a restart goes on with another one, which remembers nothing. */
  instances: Portal[];
  councilStaff: CouncilStaff;
  /** Whose clock, chance and council the instances have at the moment. */
  now: Pick<Environment, 'clock' | 'randomBytes' | 'council' | 'log'>;
  /** Counts down the statements to the one at which the process is killed. */
  kill: { left: number | null; died: boolean };
  /** Whether a statement that may change something was carried out since this was last put to false. */
  wrote: { any: boolean };
  environment: Environment;
  /** Takes away everything that the run before left. */
  empty(): Promise<void>;
}

class Killed extends Error {}

/** Takes a few seconds: PGlite's start. */
export async function openSharedPortal(): Promise<SharedPortal> {
  const database = await openPreparedPglite();
  const kill: SharedPortal['kill'] = { left: null, died: false };
  const wrote: SharedPortal['wrote'] = { any: false };
  const killable = mayBeKilled(database, kill, wrote);
  const shared = { database, kill, wrote } as SharedPortal;
  shared.now = {
    clock: () => 0,
    randomBytes: (count) => new Uint8Array(count),
    council: () => bradford,
    log: () => undefined,
  };
  shared.environment = {
    clock: () => shared.now.clock(),
    randomBytes: (count) => shared.now.randomBytes(count),
    council: () => shared.now.council(),
    log: (line) => shared.now.log(line),
    authority: 'practice',
  };
  const limits = { burst: 1e9, perSecond: 1e9, signInBurst: 1e9, signInsPerSecond: 1e9 };
  const build = () => buildPortal({ ...shared.environment, database: killable, limits, passwordCost: 4 });
  shared.instances = [await build(), await build()];
  shared.councilStaff = makeCouncilStaff(database, shared.environment);
  const emptying = tables.map((name) => `delete from "${name}";`).join(' ');
  shared.empty = () => database.exclusively(async (sql) => void (await sql(emptying)));
  return shared;
}

/**
 * In the order in which they can be emptied: no row is left that another one names. Row by row, since to truncate so
 * many tables takes PGlite several times as long.
 */
const tables = [
  ...['known_computer', 'user_directory', 'session', 'account', 'actual', 'receipt', 'payment', 'week'],
  ...['care_record', 'dispute', 'gone', 'idempotency', 'person', 'service_line', 'provider'],
];

/** A transaction that is killed leaves nothing; one that is killed just after its commit leaves all of it unanswered. */
function mayBeKilled(database: Database, kill: SharedPortal['kill'], wrote: SharedPortal['wrote']): Database {
  const count = () => {
    if (kill.left === null) return;
    kill.left -= 1;
    if (kill.left > 0) return;
    kill.left = null;
    kill.died = true;
    throw new Killed();
  };
  return {
    ...database,
    async transaction(scope, work) {
      const result = await database.transaction(scope, async (connection) => {
        const counted: Connection = {
          run(statement, values) {
            count();
            wrote.any ||= !/^\s*select\b/i.test(statement.text);
            return connection.run(statement, values);
          },
        };
        const done = await work(counted);
        count();
        return done;
      });
      count();
      return result;
    },
  };
}

export interface RunPortal {
  data: PracticeData;
  journal: Journal;
  /** Milliseconds since 1970 by the portal's clock. */
  clock(): number;
  advance(millis: number): void;
  /** `unreachable`: nobody listens. `died`: the process ended before it answered. */
  handle(request: PortalRequest, cause: Cause): Promise<PortalAnswer | 'unreachable' | 'died'>;
  /** The council's staff do something. */
  act(work: (councilStaff: CouncilStaff, providerId: string) => Promise<unknown>): Promise<void>;
  /** The council's profile in another edition: the same rules, or one of a few that differ. */
  newRules(which?: number): void;
  up(): boolean;
  goDown(): void;
  comeUp(): void;
  killAt(statement: number): void;
  /** Called when a request found the portal killed. */
  onDeath(then: () => void): void;
  heal(): void;
}

export interface RunPortalParts {
  shared: SharedPortal;
  trueMillis: () => number;
  randomBytes: (count: number) => Uint8Array;
}

/** The portal of one run, with its provider. */
export async function openRunPortal(parts: RunPortalParts): Promise<RunPortal> {
  const { shared } = parts;
  let ahead = 0;
  let council: CouncilProfile = bradford;
  let instance = 0;
  let up = true;
  let unexpected: LogLine | null = null;
  let died: () => void = () => undefined;
  const clock = () => startsAt + parts.trueMillis() + ahead;
  shared.now = {
    clock,
    randomBytes: parts.randomBytes,
    council: () => council,
    log: (line) => {
      if (line.level === 'error' && line.event !== 'request') unexpected = line;
    },
  };
  shared.kill.left = null;
  shared.kill.died = false;
  await shared.empty();
  const data = provider();
  await seedProvider(shared.database, shared.environment, data, { cost: 4 });
  const journal = makeJournal(shared.database, providerId);
  await journal.look({ kind: 'council' });

  return {
    data,
    journal,
    clock,
    advance: (millis) => {
      ahead += millis;
    },
    async handle(request, cause) {
      if (!up) return 'unreachable';
      beIn('UTC');
      shared.kill.died = false;
      shared.wrote.any = false;
      const { method, path: url, headers, body } = request;
      const app = (shared.instances[instance] as Portal).app;
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      });
      const answer = { status: response.statusCode, headers: headersOf(response.headers), body: response.body };
      const key = headers['idempotency-key'];
      if (shared.wrote.any) await journal.look(cause);
      else journal.nothingWritten();
      if (shared.kill.died) {
        up = false;
        unexpected = null;
        if (key !== undefined) journal.forgetAnswer(key);
        died();
        return 'died';
      }
      if (key !== undefined) journal.answered(key, request, answer);
      if (unexpected !== null) throw new Violation('no-bug', `the portal answered 500: ${JSON.stringify(unexpected)}`);
      return answer;
    },
    async act(work) {
      await work(shared.councilStaff, providerId);
      await journal.look({ kind: 'council' });
    },
    newRules: (which) => {
      const rules = which === undefined ? {} : otherRules[which % otherRules.length];
      council = { ...council, ...rules, version: `${council.version}+` };
    },
    up: () => up,
    goDown: () => {
      up = false;
    },
    comeUp: () => {
      if (!up) instance = (instance + 1) % shared.instances.length;
      up = true;
    },
    killAt: (statement) => {
      shared.kill.left = statement;
    },
    onDeath: (then) => {
      died = then;
    },
    heal: () => {
      shared.kill.left = null;
      up = true;
    },
  };
}

/** What councils change in the middle of a year, each with findings that come or go. */
const otherRules: readonly Partial<CouncilProfile>[] = [
  {},
  { comment: { ...bradford.comment, requiredForDifference: !bradford.comment.requiredForDifference } },
  { step: bradford.step * 2 },
  { temporaryDays: 1, nonEngagementReviewAt: 1 },
  { deadline: { ...bradford.deadline, day: 'monday', time: '12:00' } },
  { comment: bradford.comment, step: bradford.step, deadline: bradford.deadline },
];

function headersOf(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
