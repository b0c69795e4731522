// The whole app without its window, as main composes it, on a folder of its own and real HTTP to the portal of a world.
// The network between them can lose an answer, refuse, or hold a request for ever.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ComposedApp, composeApp } from '../../../src-main/compose.ts';
import type { SetTimer } from '../../../src-main/portal/client.ts';
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import {
  type Connection,
  type DeskCallName,
  type DeskInput,
  type DeskOutput,
  type DeskResult,
  deskCalls,
} from '../../../src-shared/desk-api.ts';
import { type FaultProxy, faultProxy } from '../../fault-proxy.ts';
import { type MovedClock, seededBytes } from './ground.ts';
import type { World } from './world.ts';

const migrationsFolder = fileURLToPath(new URL('../../../drizzle/desktop', import.meta.url));

type AppCallName = Exclude<DeskCallName, `window.${string}`>;

/** One request of a desktop and what the portal answered; null: nothing was heard. */
export interface Exchange {
  label: string;
  request: { method: string; path: string; headers: Record<string, string>; body: string | null };
  answer: { status: number; headers: Record<string, string>; body: string } | null;
}

export interface App {
  folder: string;
  clock: MovedClock;
  network: FaultProxy;
  dialogs: { open: string | null; save: string | null };
  /** Everything that was asked of the portal, oldest first. */
  exchanges: Exchange[];
  /** Names what follows among the exchanges. */
  label: string;
  /** True for a request that is to stay on its way for ever. */
  holds: (method: string, path: string) => boolean;
  /** Called with a request that is held, once it is. */
  held: (exchange: Exchange) => void;
  call<K extends AppCallName>(name: K, input: DeskInput<K>): Promise<DeskResult<DeskOutput<K>>>;
  value<K extends AppCallName>(name: K, input: DeskInput<K>): Promise<DeskOutput<K>>;
  signIn(account: PracticeAccount, connection: Connection): Promise<string>;
  noteFile: ComposedApp['noteFile'];
  /** Closes the app. Only the folder stays. */
  close(): void;
  /** Starts it again. */
  start(): void;
  storeFile(accountId: string): string;
  key(accountId: string): Uint8Array;
  /** The list of accounts, as the keyring is given it. */
  known(): string;
}

/** Only the wait of nought is a wait: nothing syncs by itself, and no request is given up. */
const setTimer: SetTimer = (millis, then) => {
  if (millis > 0) return () => undefined;
  const timer = setTimeout(then, 0);
  return () => clearTimeout(timer);
};

const headersOf = (headers: Headers, names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
const requestHeaders = ['accept', 'content-type', 'authorization', 'idempotency-key', 'if-none-match'];
const answerHeaders = ['content-type', 'date', 'cache-control', 'etag', 'retry-after'];

export async function startApp(parts: {
  world: Pick<World, 'name' | 'origin' | 'address' | 'clock'>;
  folder: string;
  device: string;
  clock?: MovedClock;
}): Promise<App> {
  const { world, folder, device } = parts;
  const clock = parts.clock ?? world.clock;
  const network = await faultProxy(world.address);
  const randomBytes = seededBytes(`${world.name} ${device}`);
  mkdirSync(folder, { recursive: true });

  const fetchFrom: typeof globalThis.fetch = async (input, init) => {
    const { method = 'GET', body = null, headers } = init ?? {};
    const url = String(input).replace(world.origin, network.address);
    const exchange: Exchange = {
      label: app.label,
      request: {
        method,
        path: url.slice(new URL(url).origin.length),
        headers: headersOf(new Headers(headers), requestHeaders),
        body: body === null ? null : String(body),
      },
      answer: null,
    };
    app.exchanges.push(exchange);
    if (app.holds(method, exchange.request.path)) {
      app.held(exchange);
      return new Promise(() => undefined);
    }
    const response = await globalThis.fetch(url, init);
    const copy = response.clone();
    const text = await copy.text();
    exchange.answer = { status: copy.status, headers: headersOf(copy.headers, answerHeaders), body: text };
    return response;
  };

  const compose = () =>
    composeApp({
      folder,
      migrationsFolder,
      device,
      clock,
      random: () => 0.5,
      randomBytes,
      setTimer,
      turn: () => setImmediate(),
      fetch: fetchFrom,
      // What the keyring is given lies readable: it is invented.
      keyring: {
        available: async () => ({ ok: true }),
        encrypt: async (text) => Buffer.from(text),
        decrypt: async (bytes) => bytes.toString(),
      },
      startPractice: () => ({
        onMessage: (listener) =>
          void setImmediate().then(() => listener({ kind: 'listening', port: Number(new URL(network.address).port) })),
        onExit: () => undefined,
        stop: () => undefined,
      }),
      dialogs: {
        chooseCouncilFile: async () => app.dialogs.open,
        chooseFile: async () => app.dialogs.open,
        chooseWhereToSave: async () => app.dialogs.save,
      },
      emit: () => undefined,
      log: {
        info: () => undefined,
        refused: () => undefined,
        bug: (event, error) => {
          throw new Error(`a bug in ${event}`, { cause: error });
        },
      },
    });
  let composed = compose();
  const place = (accountId: string, name: string) => path.join(folder, 'accounts', accountId, name);

  const app: App = {
    folder,
    clock,
    network,
    dialogs: { open: null, save: null },
    exchanges: [],
    label: '',
    holds: () => false,
    held: () => undefined,
    async call(name, input) {
      clock.pass(7);
      // As from the window: nothing is written that it could not ask for.
      return composed.handlers[name](deskCalls[name].input.parse(input) as never) as never;
    },
    async value(name, input) {
      const result = await app.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.problem.code}: ${result.problem.sentence}`);
      return result.value;
    },
    async signIn({ user, password, securityCode }, connection) {
      const state = await app.value('session.sign-in', { user, password, securityCode, connection });
      if (state.state !== 'signed-in') throw new Error('it did not sign in');
      const status = await app.value('sync.status', {});
      if (status.problem !== null) throw new Error(status.problem.sentence);
      return state.account.id;
    },
    noteFile: (...about) => composed.noteFile(...about),
    close: () => composed.close(),
    start: () => {
      composed = compose();
    },
    storeFile: (accountId) => place(accountId, 'store.db'),
    key: (accountId) => Uint8Array.from(Buffer.from(readFileSync(place(accountId, 'key'), 'utf8'), 'hex')),
    known: () => readFileSync(path.join(folder, 'accounts', 'known'), 'utf8'),
  };
  return app;
}
