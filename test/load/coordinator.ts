// One provider's coordinator at the end of Tuesday: sends every line of the week, pulls, confirms what the pull shows,
// and tries again as the desktop does (the same waits, the same key) until there is a receipt or time is up.
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { waitBeforeRetry } from '../../src-main/sync/retry.ts';
import { newId, sha256 } from '../../src-portal/environment.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import {
  type ActualChange,
  type ActualRecord,
  type Change,
  confirmationText,
  type Receipt,
} from '../../src-shared/portal-api/index.ts';

/** What everybody knows from the last sync, which is the same for all clones. */
export interface Known {
  cursor: string;
  lines: ServiceLine[];
  records: ActualRecord[];
}

export interface Tally {
  /** Milliseconds of every answered request, by call. */
  answered: Record<'send' | 'pull' | 'confirm', number[]>;
  refused: Record<string, number>;
  retried: number;
  /** Answers thrown away on purpose, as a network does. */
  answersLost: number;
}

export interface Done {
  provider: string;
  receipt: Receipt | null;
  /** Milliseconds from the click to the receipt, waits included. */
  milliseconds: number;
  lines: number;
  failure: string | null;
}

export interface Coordinator {
  url: string;
  provider: string;
  token: string;
  weekStart: string;
  known: Known;
  tally: Tally;
  /** Of a hundred answers to writes, so many are lost. */
  lostPercent: number;
  /** When to give up, by `performance.now()`. */
  until: number;
}

const by = { id: 'somebody', name: 'Somebody', at: '2025-06-10T15:30:00.000Z' };

export async function sendAndConfirm(me: Coordinator): Promise<Done> {
  const begun = performance.now();
  const { provider, weekStart, known } = me;
  const done = { provider, lines: 0, receipt: null as Receipt | null };
  try {
    const lines = new Map(known.lines.map((line) => [line.id, line]));
    const changes = known.records.map((record, index) => changeOf(record, index, lines.get(record.actual.lineId)));
    for (let first = 0; first < changes.length; first += 500) {
      const body = { changes: changes.slice(first, first + 500) };
      const { outcomes } = await ask(me, 'send', `/v1/weeks/${weekStart}/actuals`, 'PATCH', body);
      const accepted = (outcomes as { outcome: string }[]).filter(({ outcome }) => outcome === 'accepted').length;
      if (accepted !== body.changes.length) throw new Error(`${body.changes.length - accepted} lines not accepted`);
      done.lines += accepted;
    }
    const fed = await pull(me);
    const confirmation = confirmationOf(me, fed);
    const path = `/v1/weeks/${weekStart}/confirmation`;
    done.receipt = (await ask(me, 'confirm', path, 'POST', confirmation)).receipt as Receipt;
    return { ...done, milliseconds: performance.now() - begun, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : 'unknown';
    return { ...done, milliseconds: performance.now() - begun, failure };
  }
}

/** Of one line in eight the person was away once, where the rules call that missed; of the others somebody says that they went to plan. */
export function changeOf(
  { version, actual }: ActualRecord,
  index: number,
  line: ServiceLine | undefined,
): ActualChange {
  const { lineId, planned } = actual;
  const allowed = line === undefined ? undefined : bradford.serviceTypes[line.serviceType].reasons.planned_absence;
  const mayMiss = allowed?.categories.includes('missed') ?? false;
  if (index % 8 !== 0 || planned < 25 || !mayMiss) return { lineId, baseVersion: version, actual, attested: by };
  const day = actual.weekStart;
  const variation = {
    category: 'missed',
    reason: 'planned_absence',
    quantity: 25,
    firstDay: day,
    lastDay: day,
  } as const;
  const comment = 'Away on Monday, 0.25 missed.';
  const variations = [{ ...variation, hospitalStayId: null, note: '' }];
  const changed = { ...actual, missed: 25, actual: planned - 25, comment, variations };
  return { lineId, baseVersion: version, actual: changed, attested: null };
}

async function pull(me: Coordinator): Promise<Change[]> {
  const changes: Change[] = [];
  let cursor = me.known.cursor;
  for (;;) {
    const page = await ask(me, 'pull', `/v1/changes?cursor=${cursor}&limit=5000`, 'GET', null);
    changes.push(...(page.changes as Change[]));
    cursor = page.cursor as string;
    if (page.more !== true) return changes;
  }
}

function confirmationOf({ weekStart, known }: Coordinator, changes: readonly Change[]) {
  const records = new Map(known.records.map((record) => [record.actual.lineId, record]));
  for (const change of changes) if (change.kind === 'actual') records.set(change.record.actual.lineId, change.record);
  const serviceOf = new Map(known.lines.map((line) => [line.id, line.service]));
  const seen = [...records.values()].map(({ version, actual }) => ({
    service: serviceOf.get(actual.lineId) ?? '',
    version,
    actual,
  }));
  const services = [...new Set(seen.map(({ service }) => service))].sort();
  const findings = [...records.values()].flatMap(({ exceptions }) => exceptions);
  return {
    services,
    digest: sha256(confirmationText(weekStart, services, seen, findings)),
    statement: 'I confirm that these figures are what was delivered.',
    acknowledgements: findings.map(({ key }) => ({ key, reason: 'Known and right.', by })),
  };
}

async function ask(
  me: Coordinator,
  call: keyof Tally['answered'],
  path: string,
  method: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const key = newId({ clock: Date.now, randomBytes: (count) => randomBytes(count) });
  const headers = {
    authorization: `Bearer ${me.token}`,
    ...(body === null ? {} : { 'content-type': 'application/json', 'idempotency-key': key }),
  };
  const text = body === null ? {} : { body: JSON.stringify(body) };
  for (let failures = 1; ; failures += 1) {
    let retryAfter: number | null = null;
    try {
      const begun = performance.now();
      const response = await fetch(me.url + path, { method, headers, ...text, signal: AbortSignal.timeout(30_000) });
      const answer = (await response.json()) as Record<string, unknown>;
      if (response.ok) {
        const lost = body !== null && Math.random() * 100 < me.lostPercent;
        if (!lost) {
          me.tally.answered[call].push(performance.now() - begun);
          return answer;
        }
        me.tally.answersLost += 1;
      } else {
        const name = `${response.status} ${String(answer.type).split(':').at(-1)}`;
        me.tally.refused[name] = (me.tally.refused[name] ?? 0) + 1;
        if (![408, 425, 429].includes(response.status) && response.status < 500 && !name.endsWith('in-progress')) {
          throw new Refusal(`${call}: ${name}`);
        }
        retryAfter = Number(response.headers.get('retry-after') ?? 0) * 1000;
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      me.tally.refused.network = (me.tally.refused.network ?? 0) + 1;
    }
    const pause = waitBeforeRetry(failures, retryAfter, Math.random());
    if (performance.now() + pause > me.until) throw new Refusal(`${call}: out of time`);
    me.tally.retried += 1;
    await wait(pause);
  }
}

/** An answer that no other attempt would change. */
class Refusal extends Error {}
