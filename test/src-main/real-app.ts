// The whole app without a window: composed as main composes it, on a real folder, against the real portal through a
// fault proxy. Only the keyring is a stand-in, since a test machine has none.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { type ComposedApp, composeApp } from '../../src-main/compose.ts';
import type { Keyring } from '../../src-main/machine/keyring.ts';
import type { Log } from '../../src-main/machine/log.ts';
import { sendSoonMillis } from '../../src-main/sync/engine.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import type {
  AppAnswer,
  AppCallName,
  AppEmit,
  AppRequest,
  AppResult,
  Connection,
  SessionState,
} from '../../src-shared/app-api/index.ts';
import { type FaultProxy, faultProxy } from '../fault-proxy.ts';
import { readSheets } from '../workbook-process.ts';
import { migrationsFolder, temporaryFolder } from './fixtures.ts';
import type { RealPortal } from './real-portal.ts';
import { noTimer, setTimer, turn } from './timers.ts';

type ComposedCallName = Exclude<AppCallName, `window.${string}`>;

export interface RealApp {
  folder: string;
  network: FaultProxy;
  keyring: Keyring & { works: boolean; forget(): void };
  /** Whether somebody is at the keyboard, and the clock that nobody can set. */
  presence: { idleSeconds: number; leave(): void; steadyMillis: number };
  /** Milliseconds by which this computer's clock is ahead. */
  clockAhead: number;
  lockSettings: { lockAfterMinutes: number | null; syncWhileLocked: boolean };
  bugs: unknown[];
  events: string[];
  /** Told of each event as it comes. */
  heard: AppEmit;
  /** True: an edit is sent soon after it is saved, as it is for people. */
  sendsSoon: boolean;
  /** What the system's dialogs answer; null: closed. */
  dialogs: { open: string | null; save: string | null };
  call<K extends ComposedCallName>(name: K, input: AppRequest<K>): Promise<AppResult<AppAnswer<K>>>;
  /** The value, or an error with the problem's sentence. */
  value<K extends ComposedCallName>(name: K, input: AppRequest<K>): Promise<AppAnswer<K>>;
  signIn(change?: {
    account?: number;
    password?: string;
    securityCode?: string;
    connection?: Connection;
  }): Promise<AppResult<SessionState>>;
  /** Opens the accounts of its provider at the practice portal. */
  printedPassword: string;
  /** As closing the app and starting it again: nothing but the folder is kept. */
  restart(whileClosed?: () => void): void;
}

const practice: Connection = { kind: 'practice' };

/** Keeps secrets scrambled, so that a search of the files cannot find what they say. */
function standInKeyring(): RealApp['keyring'] {
  let mask = 0xa5;
  const scramble = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ mask));
  const keyring = {
    works: true,
    /** As after a password that was reset, or on another computer: what it kept reads as nothing. */
    forget() {
      mask = 0x3c;
    },
    available: async () =>
      keyring.works ? ({ ok: true } as const) : { ok: false as const, sentence: 'This computer has no keyring.' },
    encrypt: async (text: string) => scramble(Buffer.from(text)),
    decrypt: async (bytes: Buffer) => scramble(bytes).toString(),
  };
  return keyring;
}

export async function appOn(portal: RealPortal, data: PracticeData, folder = temporaryFolder()): Promise<RealApp> {
  const network = await faultProxy(portal.address());
  onTestFinished(() => network.close());
  const keyring = standInKeyring();
  const bugs: unknown[] = [];
  const events: string[] = [];
  const log: Log = { info: () => undefined, refused: () => undefined, bug: (_, error) => void bugs.push(error) };
  mkdirSync(folder, { recursive: true });

  const compose = (): ComposedApp =>
    composeApp({
      folder,
      migrationsFolder,
      device: 'Laptop 1',
      clock: { now: () => new Date(Date.now() + app.clockAhead).toISOString() },
      random: () => 0.5,
      randomBytes: (count) => randomBytes(count),
      // Requests end by real time; nothing syncs by itself, unless a test waits for what an edit starts.
      setTimer: (millis, then) => {
        const never = millis >= 20_000 || (millis === sendSoonMillis && !app.sendsSoon);
        return never ? noTimer(millis, then) : setTimer(millis === sendSoonMillis ? 50 : millis, then);
      },
      turn,
      fetch: globalThis.fetch,
      keyring,
      presence: {
        idleSeconds: () => app.presence.idleSeconds,
        onLeave: (listener) => {
          app.presence.leave = listener;
        },
      },
      lockSettings: () => app.lockSettings,
      steadyMillis: () => app.presence.steadyMillis,
      secretCost: { cost: 2 ** 8, blockSize: 8, parallel: 1 },
      startPractice: () => ({
        onMessage: (listener) =>
          setImmediate(() => listener({ kind: 'listening', port: Number(new URL(network.address).port) })),
        onExit: () => undefined,
        stop: () => undefined,
      }),
      readSheets,
      dialogs: {
        chooseCouncilFile: async () => app.dialogs.open,
        chooseFile: async () => app.dialogs.open,
        chooseFiles: async () => (app.dialogs.open === null ? [] : [app.dialogs.open]),
        chooseWhereToSave: async () => app.dialogs.save,
        showInFolder: () => undefined,
      },
      emit: (event, payload) => {
        events.push(event);
        app.heard(event, payload);
      },
      log,
    });
  const app: RealApp = {
    folder,
    network,
    keyring,
    clockAhead: 0,
    presence: { idleSeconds: 0, leave: () => undefined, steadyMillis: 0 },
    lockSettings: { lockAfterMinutes: null, syncWhileLocked: true },
    bugs,
    events,
    heard: () => undefined,
    sendsSoon: false,
    printedPassword: data.accounts[0]?.password ?? '',
    dialogs: { open: null, save: null },
    call: async (name, input) => composed.handlers[name](input as never) as never,
    async value(name, input) {
      const result = await app.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.problem.code}: ${result.problem.sentence}`);
      return result.value;
    },
    signIn({ account = 0, password, securityCode, connection = practice } = {}) {
      const one = data.accounts[account];
      if (one === undefined) throw new Error('there is no such account');
      return app.call('session.sign-in', {
        user: one.user,
        password: password ?? one.password,
        securityCode: securityCode ?? one.securityCode,
        connection,
      });
    },
    restart(whileClosed = () => undefined) {
      composed.close();
      whileClosed();
      composed = compose();
    },
  };
  let composed = compose();
  onTestFinished(() => composed.close());
  return app;
}
