// A portal for recording examples: everything that it takes from outside is decided here, so that the same calls have the
// same answers. Its one invented provider has two people, three lines and a week that is over.
import { createHash } from 'node:crypto';
import { makeAdministration } from '../../../src-portal/accounts/administration.ts';
import type { Example } from '../../../src-portal/contract/examples.ts';
import { type Environment, newId } from '../../../src-portal/environment.ts';
import type { PermittedCall } from '../../../src-portal/http/permissions.ts';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import { seedProvider } from '../../../src-portal/seed.ts';
import { buildPortal } from '../../../src-portal/server.ts';
import { databaseIn } from '../../../src-portal/store/pglite.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { councilFilePath, type PortalCall, portalCalls } from '../../../src-shared/portal-api/index.ts';
import { monday, mondayMorning, serviceLine } from '../../builders.ts';
import { openReadyPglite } from '../../ready-pglite.ts';

export const home = 'Home Support';
export const extraCare = 'Extra Care Alder Court';

/** scrypt with N = 16: a check takes no time. */
const cost = 4;

export interface Asked {
  path?: Record<string, string>;
  query?: Record<string, string>;
  /** Another key than a new one; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
  /** Of whoever signed in; null: nobody. */
  token: string | null;
}

export interface RecordingPortal {
  clock: { now: number };
  /** Of the manager's authenticator app. */
  managerSecret: string;
  newKey(): string;
  /** Makes the call, and keeps it as an example where it has a name. @returns the answer's body */
  call(operation: PermittedCall, example: { name: string; summary: string } | null, asked: Asked): Promise<unknown>;
  examples: Example[];
  stop(): Promise<void>;
}

export async function startRecordingPortal(): Promise<RecordingPortal> {
  const clock = { now: Date.parse(mondayMorning) };
  let drawn = 0;
  const environment: Environment = {
    clock: () => clock.now,
    randomBytes(count) {
      drawn += 1;
      return createHash('sha512').update(`example ${drawn}`).digest().subarray(0, count);
    },
    authority: 'hub',
    council: () => bradford,
    log: () => undefined,
  };
  const database = databaseIn(await openReadyPglite());
  const portal = await buildPortal({ ...environment, database, passwordCost: cost, wait: async () => undefined });
  await seedProvider(database, environment, provider, { cost });
  const administration = makeAdministration(environment, { cost });
  const manager = { user: 'chris@mill-house.example', name: 'Chris Moss', roles: ['manager' as const] };
  const secrets = await administration.makeSecrets('a long pass phrase', {
    issuer: 'Mill House Care',
    user: manager.user,
  });
  await database.asOwner((connection) => administration.add(connection, provider.provider.id, manager, secrets));
  const { address } = await portal.listen({ host: '127.0.0.1', port: 0 });
  const examples: Example[] = [];
  const newKey = () => newId(environment);

  return {
    clock,
    managerSecret: secrets.shown.secret,
    newKey,
    examples,
    async call(operation, example, asked) {
      // A call a second, so that whatever happened later has a later instant.
      clock.now += 1000;
      const call: PortalCall = operation === 'councilFile' ? fileCall : portalCalls[operation];
      const path = call.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.path?.[name] ?? ''));
      const query = asked.query === undefined ? '' : `?${new URLSearchParams(asked.query)}`;
      const key = asked.key === undefined && call.write ? newKey() : asked.key;
      const headers = { ...(key ? { 'Idempotency-Key': key } : {}), ...asked.headers };
      const response = await fetch(`${address}${path}${query}`, {
        method: call.method,
        headers: {
          ...headers,
          ...(asked.token === null ? {} : { authorization: `Bearer ${asked.token}` }),
          ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      const body: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text;
      if (example !== null) {
        examples.push({
          operation,
          ...example,
          request: {
            ...(asked.path === undefined ? {} : { path: asked.path }),
            ...(asked.query === undefined ? {} : { query: asked.query }),
            ...(Object.keys(headers).length === 0 ? {} : { headers }),
            ...(asked.body === undefined ? {} : { body: asked.body }),
          },
          answer: { status: response.status, ...told(response.headers), ...(body === undefined ? {} : { body }) },
        });
      }
      return body;
    },
    async stop() {
      await portal.stop();
      await database.close();
    },
  };
}

const fileCall: PortalCall = { ...portalCalls.receipts, path: councilFilePath };

/** What the answer's headers say beside its time. */
function told(headers: Headers): { headers?: Record<string, string> } {
  const found = ['content-disposition', 'etag', 'retry-after'].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return found.length === 0 ? {} : { headers: Object.fromEntries(found) };
}

const provider: PracticeData = {
  portalId: 'portal-of-mill-house',
  provider: { id: 'mill-house', name: 'Mill House Care' },
  accounts: [
    {
      id: 'u-aisha',
      user: 'aisha@mill-house.example',
      name: 'Aisha Khan',
      password: 'correct horse',
      securityCode: '123456',
      roles: ['recorder', 'confirmer'],
    },
  ],
  people: [
    { ssRef: '0012345', name: 'Ada Okafor', nhsNumber: '9990000018', address: '1 Mill Lane, BD1 1AA' },
    { ssRef: '0012399', name: '', nhsNumber: null, address: null },
  ],
  lines: [
    serviceLine({ id: 'line-1', ssRef: '0012345', service: home }),
    serviceLine({ id: 'line-2', ssRef: '0012399', service: home, plannedQuantity: 500, plannedVisits: 5 }),
    serviceLine({ id: 'line-3', ssRef: '0012345', service: extraCare, serviceType: 'extra_care' }),
  ],
  weeks: [{ weekStart: monday, status: 'open', generatedAt: null, actuals: [], receipts: [], payments: [] }],
  stays: [],
  adjustments: [],
  ends: [],
  log: [],
  disputes: [
    {
      id: 'dispute-1',
      weekStart: monday,
      lineId: 'line-1',
      state: 'open',
      messages: [
        {
          id: 'message-1',
          from: 'council',
          by: { id: 'council', name: 'Contracts team', at: '2025-03-10T08:00:00.000Z' },
          text: 'The day centre says that nobody came on Tuesday.',
        },
      ],
    },
  ],
  clockStart: mondayMorning,
};
