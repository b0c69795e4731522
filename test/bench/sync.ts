// A sync of 5,000 changed lines over loopback, against fetching the same bytes bare: the requests that the sync made are
// sent again for a twin provider with nothing around them, no store, no checks, no words for what goes wrong.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { portalClient } from '../../src-main/portal/client.ts';
import { syncEngine } from '../../src-main/sync/engine.ts';
import { newId as newKey } from '../../src-portal/environment.ts';
import type { Session } from '../../src-shared/portal-api/index.ts';
import { noTimer, setTimer, turn } from '../src-main/timers.ts';
import { compare, type Measured, round2 } from './measure.ts';
import { account, emptyStore, now, provider, week } from './store-with-lines.ts';

interface Request {
  path: string;
  method: string;
  body: string | null;
}

export async function benchSync(lines = 5_000): Promise<Measured[]> {
  const child = fork(new URL('portal.ts', import.meta.url), [`${lines}`, 'bench-sync', 'bench-bare']);
  const [address] = (await once(child, 'message')) as [string];
  const { store, newId, close } = emptyStore();
  try {
    const session = await signIn(address, provider(1, 'bench-sync').accounts[0]);
    const twin = await signIn(address, provider(1, 'bench-bare').accounts[0]);
    let requests: Request[] = [];
    let bytes = 0;
    const watched: typeof fetch = async (input, init) => {
      const body = typeof init?.body === 'string' ? init.body : null;
      requests.push({ path: String(input).slice(address.length), method: init?.method ?? 'GET', body });
      const response = await fetch(input, init);
      const text = await response.text();
      bytes += text.length + JSON.stringify([...response.headers]).length + (body?.length ?? 0);
      const hasBody = ![204, 304].includes(response.status);
      return new Response(hasBody ? text : null, { status: response.status, headers: response.headers });
    };
    store.account.save({ ...account, user: session.user, provider: session.provider });
    const engine = syncEngine({
      store,
      reach: async () => ({
        ok: true,
        client: portalClient({ address, fetch: watched, machineMillis: Date.now, setTimer }),
      }),
      token: () => session.token,
      tokenRefused: () => undefined,
      clock: { now: () => now },
      random: () => 0.5,
      newId,
      // It syncs when it is told to, never by itself.
      setTimer: (millis, then) => (millis === 0 ? setTimer(0, then) : noTimer(millis, then)),
      turn,
      weekChanged: () => undefined,
      statusChanged: () => undefined,
      bug: (error) => {
        throw error;
      },
    });
    const sync = async () => {
      const status = await engine.sync();
      if (status.problem !== null || status.toSend > 0) throw new Error(status.problem?.sentence ?? 'not all was sent');
    };
    await sync();
    store.command({ what: 'generate', by: session.user, source: 'typed' }, (write) => write.generate(week));
    await sync();
    let cursor = await prepareTwin(address, twin);

    let made: Request[] = [];
    const many = await compare(
      {
        name: 'sync-many',
        what: `${lines} changed lines synced, against the same bytes fetched bare`,
        target: 1.5,
        rounds: 4,
        before: recordAll,
      },
      async () => {
        requests = [];
        await sync();
        made = requests;
      },
      async () => {
        cursor = await replay(address, twin, made, cursor);
      },
    );
    const nothing = await compare(
      { name: 'sync-nothing', what: 'a sync with nothing to do, against one bare request', rounds: 15 },
      async () => {
        requests = [];
        bytes = 0;
        await sync();
      },
      async () => {
        await bare(address, twin, { path: `/v1/changes?cursor=${cursor}&limit=5000`, method: 'GET', body: null });
      },
    );
    const sent = made.reduce((sum, { body }) => sum + (body?.length ?? 0), 0);
    return [
      { ...many, counts: { lines, roundTrips: made.length, mostRoundTrips: 12, bytesSent: sent } },
      { ...nothing, counts: { roundTrips: requests.length, bytes, mostBytes: 2_048 } },
    ].map((one) => ({ ...one, ratio: round2(one.ratio) }));

    /** Every line as missed by another quarter of an hour. */
    function recordAll(round: number): void {
      const quantity = 25 * (1 + (round % 2));
      store.command({ what: 'record', by: session.user, source: 'typed' }, (write) => {
        for (const { actual } of store.actuals.ofWeek(week)) {
          const missed = actual.planned >= quantity ? quantity : 0;
          const day = { firstDay: week, lastDay: week, hospitalStayId: null, note: '' };
          const one = { category: 'missed', reason: 'non_engagement', quantity: missed, ...day } as const;
          const variations = missed === 0 ? [] : [one];
          const comment = `Refused entry on Monday, round ${round}.`;
          const changed = { ...actual, actual: actual.planned - missed, missed, comment, variations };
          write.actual({ actual: changed, attested: null, commentSource: 'edited' });
        }
      });
    }
  } finally {
    close();
    child.disconnect();
  }
}

async function signIn(address: string, secrets: { user: string; password: string; securityCode: string } | undefined) {
  if (secrets === undefined) throw new Error('there is no account');
  const { user, password, securityCode } = secrets;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ user, password, securityCode });
  const response = await fetch(`${address}/v1/sessions`, { method: 'POST', headers, body });
  return (await response.json()) as Session;
}

/** Brings the twin to where the store is. @returns its cursor */
async function prepareTwin(address: string, twin: Session): Promise<string> {
  await bare(address, twin, { path: `/v1/weeks/${week}/generation`, method: 'POST', body: null });
  let cursor = '';
  for (;;) {
    const path = `/v1/changes?cursor=${cursor}&limit=10000`;
    const page = JSON.parse(await bare(address, twin, { path, method: 'GET', body: null }));
    cursor = page.cursor;
    if (!page.more) return cursor;
  }
}

/** The same requests for the twin, whose feed has a cursor of its own. */
async function replay(address: string, twin: Session, requests: readonly Request[], from: string): Promise<string> {
  let cursor = from;
  for (const { path, method, body } of requests) {
    const own = path.replace(/cursor=[^&]*/, `cursor=${cursor}`);
    const text = await bare(address, twin, { path: own, method, body });
    if (path.startsWith('/v1/changes')) cursor = JSON.parse(text).cursor;
    else if (text.includes('"conflict"') || text.includes('"rejected"')) throw new Error('the twin is not a twin');
  }
  return cursor;
}

async function bare(address: string, { token }: Session, { path, method, body }: Request): Promise<string> {
  const key = newKey({ clock: Date.now, randomBytes: (count) => randomBytes(count) });
  const headers = {
    authorization: `Bearer ${token}`,
    ...(method === 'GET' ? {} : { 'idempotency-key': key }),
    ...(body === null ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(address + path, { method, headers, ...(body === null ? {} : { body }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 200)}`);
  return text;
}
