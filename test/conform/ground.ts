// What every sentence stands on: who is signed in, the plan as the feed shows it, and a week that is over, generated and
// open, with two lines to change. Found out from the portal itself, so that the kit needs accounts and nothing else.
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { sha256 } from '../../src-portal/environment.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { isPlannedInWeek, type ServiceLine } from '../../src-shared/domain/lines.ts';
import { addDays, mondayOf, sundayOf } from '../../src-shared/domain/week.ts';
import {
  type ActualChange,
  type ActualOutcome,
  type ActualRecord,
  actualsAnswerSchema,
  type Change,
  type ConfirmationRequest,
  changesAnswerSchema,
  type PortalCallName,
  type Session,
  sameFigures,
  sessionSchema,
} from '../../src-shared/portal-api/index.ts';
import { confirmationOf } from '../src-portal/confirmation-of.ts';
import type { Answer, Asked, Caller } from './caller.ts';
import { DoesNotHold } from './sentence.ts';

const accountSchema = z.object({
  user: z.string().min(1),
  password: z.string().min(1),
  /** A fixed code; or the authenticator app's secret in base 32. */
  securityCode: z.string().optional(),
  authenticator: z.string().optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountsSchema = z.object({
  /** May record and confirm. */
  confirmer: accountSchema,
  /** May record and not confirm; of the same provider. */
  recorder: accountSchema,
  /** Of another provider. */
  other: accountSchema.optional(),
});
export type Accounts = z.infer<typeof accountsSchema>;

export interface Ground {
  accounts: Accounts;
  caller: Caller;
  /** Asks as the confirmer, who may do everything. */
  ask(name: PortalCallName, asked?: Omit<Asked, 'token'>): Promise<Answer>;
  /** Signs an account in anew. */
  signIn(account: Account): Promise<Session>;
  confirmer: Session;
  recorder: Session;
  lines: ServiceLine[];
  /** A Monday: of a week that is over. */
  monday: string;
  /** What is changed; `second` is another line than `first`. */
  first: ServiceLine;
  second: ServiceLine;
  /** How many actuals the kit itself generated, and the feed after that from the cursor before it. */
  generated: { count: number; changes: Change[] };
  /** Everything after the cursor. */
  pull(cursor?: string, limit?: number): Promise<{ changes: Change[]; cursor: string; pages: number[] }>;
  /** The record of a line in the week, as the feed has it now. */
  record(line: ServiceLine): Promise<ActualRecord>;
  /** Sends one changed line on its present version. */
  change(line: ServiceLine, parts: Partial<WeeklyActual>): Promise<ActualOutcome>;
  /** As it was generated. */
  restore(): Promise<void>;
  /** What would be confirmed of these services: digest and warnings of what the feed shows. */
  toConfirm(services: string[]): Promise<ConfirmationRequest>;
  /** A text that no other run has used. */
  words(): string;
}

export async function prepare(caller: Caller, accounts: Accounts): Promise<Ground> {
  const codeFor = makeCodes(caller);
  const signIn = async (account: Account): Promise<Session> => {
    const { user, password } = account;
    const body = { user, password, securityCode: await codeFor(account) };
    const answer = await caller.ask('signIn', { token: null, body });
    if (answer.status !== 200) throw new Error(`${account.user} cannot sign in (${answer.name ?? answer.status})`);
    return sessionSchema.parse(answer.json);
  };
  const confirmer = await signIn(accounts.confirmer);
  const recorder = await signIn(accounts.recorder);
  const ask: Ground['ask'] = (name, asked = {}) => caller.ask(name, { ...asked, token: confirmer.token });

  const pull: Ground['pull'] = (cursor, limit) => pullFeed(ask, cursor, limit);
  const before = await pull();
  const lines = before.changes.flatMap((change) => (change.kind === 'line' ? [change.line] : []));
  const { monday, first, second } = weekToUse(await todayAt(caller, confirmer), before.changes, lines);
  const answer = await ask('generate', { params: { monday } });
  if (answer.status !== 200) throw new Error(`the week of ${monday} cannot be generated (${answer.name})`);
  const { generated } = answer.json as { generated: number };
  const after = await pull(before.cursor);

  async function records(): Promise<{ records: ActualRecord[]; changes: Change[] }> {
    const { changes } = await pull();
    const found = changes.flatMap((one) => (one.kind === 'actual' ? [one.record] : []));
    return { records: found.filter(({ actual }) => actual.weekStart === monday), changes };
  }

  /** The lines as they were last seen, so that a change need not read the whole feed before it. */
  const known = new Map<string, { version: number; actual: WeeklyActual }>();
  const record: Ground['record'] = async (line) => {
    const found = (await records()).records.findLast(({ actual }) => actual.lineId === line.id);
    if (found === undefined) throw new Error(`the feed has no actual of ${line.id} in the week of ${monday}`);
    known.set(line.id, found);
    return found;
  };
  const change: Ground['change'] = async (line, parts) => {
    const on = known.get(line.id) ?? (await record(line));
    const actual = { ...on.actual, ...parts };
    const changes: ActualChange[] = [{ lineId: line.id, baseVersion: on.version, actual, attested: null }];
    const sent = await ask('sendActuals', { params: { monday }, body: { changes } });
    if (sent.status !== 200) throw new Error(`a change of ${line.id} is refused (${sent.name ?? sent.status})`);
    const [outcome] = actualsAnswerSchema.parse(sent.json).outcomes;
    if (outcome === undefined) throw new Error('there is no outcome');
    if (outcome.outcome === 'accepted') known.set(line.id, { version: outcome.version, actual });
    // A sentence has changed it by itself since.
    if (outcome.outcome !== 'conflict' || outcome.current.version === on.version) return outcome;
    known.set(line.id, outcome.current);
    return change(line, parts);
  };
  let said = 0;
  const run = sha256(confirmer.token).slice(0, 8);
  return {
    accounts,
    caller,
    ask,
    signIn,
    confirmer,
    recorder,
    lines,
    monday,
    first,
    second,
    generated: { count: generated, changes: after.changes },
    pull,
    record,
    change,
    async restore() {
      const now = (await records()).records;
      for (const line of [first, second]) {
        const held = now.find(({ actual }) => actual.lineId === line.id);
        if (held === undefined) throw new Error(`the feed has no actual of ${line.id} in the week of ${monday}`);
        known.set(line.id, held);
        const wanted = asGenerated(held.actual);
        if (!sameFigures(wanted, held.actual)) await change(line, wanted);
      }
    },
    async toConfirm(services) {
      const by = { id: confirmer.user.id, name: confirmer.user.name, at: new Date().toISOString() };
      return confirmationOf((await pull()).changes, { monday, services, by });
    },
    words: () => {
      said += 1;
      return `Conformance ${run}, ${said}.`;
    },
  };
}

/** Everything after a cursor, page by page. */
async function pullFeed(ask: Ground['ask'], cursor?: string, limit?: number) {
  const changes: Change[] = [];
  const pages: number[] = [];
  const cursors = new Set<string>();
  for (let at = cursor; ; ) {
    const query = {
      ...(at === undefined ? {} : { cursor: at }),
      ...(limit === undefined ? {} : { limit: `${limit}` }),
    };
    const got = await ask('changes', { query });
    if (got.status !== 200) throw new Error(`the feed is refused (${got.name ?? got.status})`);
    const page = changesAnswerSchema.parse(got.json);
    changes.push(...page.changes);
    pages.push(page.changes.length);
    at = page.cursor;
    if (!page.more) return { changes, cursor: at, pages };
    if (cursors.has(at)) throw new DoesNotHold('the feed does not go on: a cursor comes again while there is more');
    cursors.add(at);
  }
}

/** The week before this one by the portal's time, or the latest before it that has two lines and is not paid. */
function weekToUse(today: string, changes: readonly Change[], lines: readonly ServiceLine[]) {
  const closed = new Set(
    changes.flatMap((one) =>
      one.kind === 'week' && one.week.status === 'payment-processed' ? [one.week.weekStart] : [],
    ),
  );
  for (let weeks = 1; weeks <= 8; weeks += 1) {
    const monday = addDays(mondayOf(today), -7 * weeks);
    const [first, second] = lines.filter((line) => isPlannedInWeek(line, monday, sundayOf(monday)));
    if (first !== undefined && second !== undefined && !closed.has(monday)) return { monday, first, second };
  }
  throw new Error('the provider has no week of the last eight with two planned lines that is not paid');
}

/** The day by the portal's time: by its `Date`, or, where that is missing, about what its sessions say. */
export async function todayAt(caller: Caller, session: Session): Promise<string> {
  const { headers } = await caller.ask('sessions', { token: session.token });
  const instant = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(instant) ? session.expiresAt.slice(0, 10) : new Date(instant).toISOString().slice(0, 10);
}

/** Everything went to plan. */
export function asGenerated(actual: WeeklyActual): WeeklyActual {
  const nothing = { frustrated: 0, missed: 0, extra: 0, comment: '', variations: [] };
  return { ...actual, ...nothing, actual: actual.planned, visits: actual.generatedVisits };
}

/** Security codes of accounts: a fixed one, or what the authenticator app shows, which is taken once only. */
function makeCodes({ now, wait }: Caller): (account: Account) => Promise<string> {
  const used = new Map<string, number>();
  const stepMillis = 30_000;
  return async ({ user, securityCode = '', authenticator }) => {
    if (authenticator === undefined) return securityCode;
    let at = await now();
    while (Math.floor(at / stepMillis) === used.get(user)) {
      await wait(stepMillis - (at % stepMillis) + 1_000);
      at = await now();
    }
    used.set(user, Math.floor(at / stepMillis));
    return new TOTP({ secret: Secret.fromBase32(authenticator) }).generate({ timestamp: at });
  };
}
