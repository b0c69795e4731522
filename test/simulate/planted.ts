// Known faults, each put into a dependency that the desktop is handed (its network, its store, its calls), never into
// the product: to show that the simulator would notice.
import { createHash } from 'node:crypto';
import type { Store } from '../../src-main/store/store.ts';
import { confirmationText } from '../../src-shared/portal-api/index.ts';
import type { Handlers } from './desktop.ts';
import type { Fetch } from './network.ts';
import type { RunPortal } from './portal.ts';
import { weeks } from './provider.ts';

interface ViewContext {
  desktop: number;
  portal: RunPortal;
}

export interface Planted {
  name: string;
  /** A seed whose run shows it: where tests begin to look. */
  shownBy: number;
  fetch?: (fetch: Fetch, around: ViewContext) => Fetch;
  store?: (store: Store, around: ViewContext) => Store;
  handlers?: (handlers: Handlers, around: ViewContext) => Handlers;
  /** What a colleague's app from before sends of a stay. */
  olderApp?: (stay: object) => object;
}

const headersOf = (init: RequestInit | undefined) => ({ ...(init?.headers as Record<string, string> | undefined) });
const isWrite = (init: RequestInit | undefined) => 'idempotency-key' in headersOf(init);
const readJson = (body: unknown) => JSON.parse(String(body)) as Record<string, unknown>;
/** The same answer with another text. */
const answering = (response: Response, text: string): Response =>
  ({
    status: response.status,
    ok: response.ok,
    type: response.type,
    headers: response.headers,
    text: async () => text,
  }) as unknown as Response;

/** Rewrites every whole answer of the change feed. */
function onFeed(
  rewrite: (answer: Record<string, unknown>, path: string) => Record<string, unknown>,
): (fetch: Fetch) => Fetch {
  return (fetch) => async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).includes('/v1/changes') || response.status !== 200) return response;
    const text = await response.text();
    try {
      return answering(response, JSON.stringify(rewrite(JSON.parse(text) as Record<string, unknown>, String(input))));
    } catch {
      return answering(response, text);
    }
  };
}

/** Settles a batch as accepted whatever became of it. */
function forget(store: Store, batchKey: string): void {
  const rows = store.outbox.unsent().filter((row) => row.batchKey === batchKey);
  store.outbox.settle(
    batchKey,
    rows.map(({ id }) => ({ id, outcome: 'accepted', version: 0 })),
  );
}

export const plantedFaults: readonly Planted[] = [
  {
    name: 'a new idempotency key at each try',
    shownBy: 45,
    fetch: (fetch) => {
      let made = 0;
      return (input, init) => {
        if (!isWrite(init)) return fetch(input, init);
        made += 1;
        const headers = { ...headersOf(init) };
        const end = String(made).padStart(12, '0');
        headers['idempotency-key'] = `${(headers['idempotency-key'] ?? '').slice(0, 24)}${end}`;
        return fetch(input, { ...init, headers });
      };
    },
  },
  {
    name: 'one idempotency key for two requests',
    shownBy: 1,
    fetch: (fetch) => {
      let first: string | undefined;
      return (input, init) => {
        if (!isWrite(init)) return fetch(input, init);
        const headers = headersOf(init);
        first ??= headers['idempotency-key'];
        return fetch(input, { ...init, headers: { ...headers, 'idempotency-key': first ?? '' } });
      };
    },
  },
  {
    name: 'pages of the feed are skipped',
    shownBy: 1,
    fetch: (fetch) => {
      let pages = 0;
      const skipping = onFeed((answer) => {
        pages += 1;
        return pages % 3 === 0 ? { ...answer, changes: [] } : answer;
      });
      return skipping(fetch);
    },
  },
  {
    name: 'an old page is applied again under a new cursor',
    shownBy: 6,
    fetch: (fetch) => {
      let old: unknown[] = [];
      const reusing = onFeed((answer) => {
        const changes = answer.changes as unknown[];
        const mixed = { ...answer, changes: [...changes, ...old] };
        if (changes.length > 0) old = changes;
        return mixed;
      });
      return reusing(fetch);
    },
  },
  {
    name: 'an empty answer counts as the end of the feed',
    shownBy: 1,
    fetch: onFeed((answer, path) => (path.includes('cursor=') ? { ...answer, changes: [], more: false } : answer)),
  },
  {
    name: 'the last writer wins',
    shownBy: 4,
    fetch:
      (fetch, { portal }) =>
      (input, init) => {
        const monday = /\/weeks\/([\d-]+)\/actuals$/.exec(String(input))?.[1];
        if (monday === undefined || init?.method !== 'PATCH') return fetch(input, init);
        const { changes } = readJson(init.body) as { changes: { lineId: string; baseVersion: number }[] };
        const newest = (lineId: string, known: number) =>
          portal.journal.actuals.get(`${monday} ${lineId}`)?.at(-1)?.version ?? known;
        const based = changes.map((change) => ({ ...change, baseVersion: newest(change.lineId, change.baseVersion) }));
        return fetch(input, { ...init, body: JSON.stringify({ changes: based }) });
      },
  },
  {
    name: 'a week is confirmed without comparing what was seen',
    shownBy: 26,
    fetch:
      (fetch, { portal }) =>
      (input, init) => {
        if (!String(input).endsWith('/confirmation')) return fetch(input, init);
        const body = readJson(init?.body) as { services: string[] };
        const text = textNow(portal, body.services);
        return fetch(input, {
          ...init,
          body: JSON.stringify({ ...body, digest: createHash('sha256').update(text).digest('hex') }),
        });
      },
    // Neither the desktop compares: it confirms whatever it shows by now.
    handlers: (handlers) => ({
      ...handlers,
      'confirm.send': async (input) => {
        await handlers['sync.now']({});
        await handlers['confirm.preview']({ weekStart: input.weekStart });
        const { previewId: _, ...newest } = input;
        return handlers['confirm.send'](newest);
      },
    }),
  },
  {
    name: 'an answer that was lost counts as success',
    shownBy: 14,
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        retryLater: (key, retry) =>
          retry.state === 'unknown' ? forget(store, key) : store.outbox.retryLater(key, retry),
      },
    }),
  },
  {
    name: 'what failed is taken out of the queue',
    shownBy: 4,
    store: (store) => ({ ...store, outbox: { ...store.outbox, retryLater: (key) => forget(store, key) } }),
  },
  {
    name: 'a pull overwrites unsent work',
    shownBy: 9,
    store: (store) => ({
      ...store,
      sync: {
        ...store.sync,
        applyChanges(changes, cursor) {
          const inPage = new Set(
            changes.flatMap((change) => (change.kind === 'actual' ? [change.record.actual.lineId] : [])),
          );
          for (const row of store.outbox.unsent()) {
            if (row.kind === 'actual' && row.batchKey === null && row.state === 'pending' && inPage.has(row.lineId))
              dropPending(store, row.id);
          }
          return store.sync.applyChanges(changes, cursor);
        },
      },
    }),
  },
  {
    name: 'a conflict is decided for the person',
    shownBy: 5,
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        settle(key, outcomes) {
          const settled = store.outbox.settle(key, outcomes);
          for (const row of store.outbox.unsent()) {
            if (row.kind !== 'actual' || row.state !== 'conflict') continue;
            store.command({ what: 'merged', by: { id: 'app', name: 'The app' }, source: 'sync' }, (write) =>
              write.resolveConflict(row.weekStart, row.lineId, 'theirs'),
            );
          }
          return settled;
        },
      },
    }),
  },
  {
    name: 'the status forgets what is unknown',
    shownBy: 2,
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        counts: () => ({
          ...store.outbox.counts(),
          toSend: store.outbox.counts().toSend - store.outbox.counts().unknown,
        }),
      },
    }),
  },
  {
    name: 'a command is called saved before it is',
    shownBy: 1,
    store: (store) => {
      let commands = 0;
      return {
        ...store,
        command(meta, run) {
          commands += 1;
          if (commands % 3 !== 0) return store.command(meta, run);
          let result: ReturnType<typeof run> | undefined;
          try {
            store.command(meta, (write) => {
              result = run(write);
              throw new NotYet();
            });
          } catch (error) {
            if (!(error instanceof NotYet)) throw error;
          }
          return result as ReturnType<typeof run>;
        },
      };
    },
  },
  {
    name: 'refused work is dropped',
    shownBy: 7,
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        settle(key, outcomes) {
          const settled = store.outbox.settle(key, outcomes);
          for (const row of store.outbox.unsent()) {
            if (row.state !== 'rejected') continue;
            const by = { id: 'app', name: 'The app' };
            store.command({ what: 'withdraw', by, source: 'typed' }, (write) => write.withdraw(row.id));
          }
          return settled;
        },
      },
    }),
  },
  {
    name: 'a day is sent as the computer has it',
    shownBy: 6,
    fetch: (fetch) => (input, init) => {
      if (!isWrite(init) || typeof init?.body !== 'string') return fetch(input, init);
      const body = init.body.replaceAll(/"(firstDay|lastDay)":"([\d-]+)"/g, (_, field: string, day: string) => {
        const local = new Date(`${day}T00:00:00Z`);
        const two = (part: number) => String(part).padStart(2, '0');
        const here = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
        return `"${field}":"${here}"`;
      });
      return fetch(input, { ...init, body });
    },
  },
  {
    name: 'an app from before empties what it does not know',
    shownBy: 1,
    olderApp: (stay) => ({ ...stay, decisions: [] }),
  },
];

class NotYet extends Error {}

/** Takes a waiting change away as if it had been sent: by the store's own moves, since it has none for this. */
function dropPending(store: Store, rowId: string): void {
  const keys = new Map<string, string>();
  for (const row of store.outbox.unsent()) if (row.batchKey !== null) keys.set(row.batchKey, row.state);
  const key = `dropped-${rowId}`;
  const batch = store.outbox.takeBatch({ now: '9999-12-31T00:00:00.000Z', limit: 500, newKey: () => key });
  if (batch === null || batch.key !== key) return;
  store.outbox.settle(
    key,
    batch.rows.filter(({ id }) => id === rowId).map(({ id }) => ({ id, outcome: 'accepted', version: 0 })),
  );
  store.outbox.thaw(key);
}

/** What the portal would take for the digest at this moment. */
function textNow({ journal }: RunPortal, services: string[]): string {
  const chosen = new Set(services);
  const serviceOf = new Map([...journal.lines.values()].map((line) => [line.id, line.service]));
  const records = [...journal.actuals].flatMap(([subject, versions]) => {
    const record = versions.at(-1)?.record ?? null;
    return record !== null && subject.startsWith(weeks[0]) && chosen.has(serviceOf.get(record.actual.lineId) ?? '')
      ? [record]
      : [];
  });
  const lines = records.map(({ version, actual }) => ({
    service: serviceOf.get(actual.lineId) ?? '',
    version,
    actual,
  }));
  const ofWeek = journal.weeks.get(weeks[0])?.exceptions ?? [];
  return confirmationText(weeks[0], services, lines, [...records.flatMap(({ exceptions }) => exceptions), ...ofWeek]);
}
