// Opens copies of the samples with the app's own code: stores, with or without the whole app on top. The samples
// themselves are never touched. What the tests need of the desktop's sources is imported here and nowhere else; of the
// portal's, in portal-samples.ts.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type ComposedApp, composeApp } from '../../src-main/compose.ts';
import { type Db, openDatabase } from '../../src-main/store/database.ts';
import { openStore } from '../../src-main/store/open.ts';
import { unlock } from '../../src-main/store/pragmas.ts';
import { parseWindowState } from '../../src-main/window/window-state.ts';
import {
  type AppAnswer,
  type AppCallName,
  type AppRequest,
  type AppResult,
  appCalls,
  type Connection,
} from '../../src-shared/app-api/index.ts';
import { readSettings } from '../../src-shared/app-api/settings.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import { readSheets } from '../workbook-process.ts';

export { parseWindowState, readSettings };

export const project = path.resolve(import.meta.dirname, '../..');
const migrationsFolder = path.join(project, 'drizzle', 'desktop');

// ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The samples that one version wrote. */
export type Version = '0.1.0';

/** Where the sample itself is: to be read only. */
export const sampleFile = (version: Version, name: string): string => path.join(import.meta.dirname, version, name);
export const sampleText = (version: Version, name: string): string => readFileSync(sampleFile(version, name), 'utf8');
export const sampleJson = <Value>(version: Version, name: string): Value =>
  JSON.parse(sampleText(version, name)) as Value;

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** What stands beside a store. */
export interface StoreSample {
  accountId: string;
  /** 32 bytes in hex. */
  key: string;
  /** The list of accounts, as the keyring was given it. */
  known: unknown;
  /** The instant at which the app was closed. */
  closedAt: string;
  signIn: { user: string; password: string; securityCode: string } | null;
  /** What the store holds frozen, as it went the first time. */
  halfSent: { key: string; method: string; path: string; body: string }[];
}

export type StoreName = 'practice' | 'council' | 'files' | 'killed';
export const storeNames: readonly StoreName[] = ['practice', 'council', 'files', 'killed'];

/** Puts the store where the app has it, with its key and the list of accounts. @returns the folder of its account */
function placeStore(version: Version, name: StoreName, folder: string, sample: StoreSample): string {
  const account = path.join(folder, 'accounts', sample.accountId);
  mkdirSync(account, { recursive: true });
  writeFileSync(path.join(folder, 'accounts', 'known'), JSON.stringify(sample.known));
  writeFileSync(path.join(account, 'key'), sample.key);
  // The killed store is the council's with a log that was never written into it.
  for (const from of name === 'killed' ? ['council', 'killed'] : [name]) {
    for (const file of ['store.db', 'store.db.key-check', 'store.db-wal']) {
      const source = sampleFile(version, `stores/${from}/${file}`);
      if (existsSync(source)) cpSync(source, path.join(account, file));
    }
  }
  return account;
}

// ── Stores ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is in a copy of the store, seen without the app on top of it. Throws where it does not open. */
export function insideStore(version: Version, name: StoreName) {
  const sample = sampleJson<StoreSample>(version, `stores/${name}/sample.json`);
  const account = placeStore(version, name, temporaryFolder(), sample);
  const opened = openStore({
    file: path.join(account, 'store.db'),
    create: false,
    key: Uint8Array.from(Buffer.from(sample.key, 'hex')),
    clock: { now: () => sample.closedAt },
    newId: () => {
      throw new Error('nothing is written');
    },
    device: 'Office laptop',
    backupFolder: path.join(account, 'backups'),
    migrationsFolder,
  });
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.sentence}`, { cause: opened.cause });
  const { store } = opened;
  const found = {
    notes: opened.notes,
    changeLog: store.changeLog.verify(),
    unsent: store.outbox
      .unsent()
      .map(({ kind, state, batchKey }) => `${kind} ${state}${batchKey === null ? '' : ' frozen'}`),
    openConfirmations: store.confirmations.open().map(({ key, state }) => ({ key, state })),
    undoable: store.undo.undoable()?.label ?? null,
    redoable: store.undo.redoable()?.label ?? null,
  };
  store.close();
  return found;
}

/** Changes the store of an app that has not opened it yet, as the version that wrote it would have: its schema is still that. */
export function insideOldStore(app: SampleApp, change: (db: Db) => void): void {
  const db = openDatabase(app.storeFile(), { readonly: false, mustExist: true });
  try {
    unlock(db, Uint8Array.from(Buffer.from(app.sample?.key ?? '', 'hex')));
    change(db);
  } finally {
    db.close();
  }
}

type ComposedCallName = Exclude<AppCallName, `window.${string}`>;

export interface SampleApp {
  folder: string;
  sample: StoreSample | null;
  clock: { now: string };
  dialogs: { open: string | null; save: string | null };
  /** Writes that were sent, with their keys. */
  sent: { key: string; method: string; path: string; body: string | null }[];
  /** What the app called impossible. */
  bugs: unknown[];
  call<K extends ComposedCallName>(name: K, input: AppRequest<K>): Promise<AppResult<AppAnswer<K>>>;
  value<K extends ComposedCallName>(name: K, input: AppRequest<K>): Promise<AppAnswer<K>>;
  /** Opens the account of the sample, without the network. */
  open(): Promise<void>;
  /** Signs in, as the account of the sample unless another is given, and waits for the exchange. */
  signIn(as?: { signIn: NonNullable<StoreSample['signIn']>; connection: Connection }): Promise<void>;
  storeFile(): string;
}

export interface AppOptions {
  /** The portal that its address leads to; without one it is out of reach. */
  portal?: { url: string; origin: string };
  /** The instant at which its clock stands; else that at which the sample was closed. */
  now?: string;
}

/** The whole app without its window, on a copy of the sample; null: on nothing. */
export function appOn(version: Version, name: StoreName | null, { portal, now }: AppOptions = {}): SampleApp {
  const folder = temporaryFolder();
  const sample = name === null ? null : sampleJson<StoreSample>(version, `stores/${name}/sample.json`);
  if (name !== null && sample !== null) placeStore(version, name, folder, sample);
  let drawn = 0;
  const randomBytes = (count: number) => {
    drawn += 1;
    return Uint8Array.from(createHash('sha512').update(`${drawn}`).digest().subarray(0, count));
  };
  const composed: ComposedApp = composeApp({
    folder,
    migrationsFolder,
    device: 'Office laptop',
    clock: { now: () => app.clock.now },
    random: () => 0.5,
    randomBytes,
    // Nothing happens by itself but what follows at once.
    setTimer: (millis, then) => {
      if (millis > 0) return () => undefined;
      const timer = setTimeout(then, 0);
      return () => clearTimeout(timer);
    },
    turn: () => setImmediate(),
    fetch: async (input, init) => {
      const url = String(input);
      if (portal === undefined) throw new TypeError('fetch failed');
      const { pathname } = new URL(url);
      const key = new Headers(init?.headers).get('idempotency-key');
      if (key !== null) {
        const body = init?.body == null ? null : String(init.body);
        app.sent.push({ key, method: init?.method ?? 'GET', path: pathname, body });
      }
      return fetch(url.replace(portal.origin, portal.url), init);
    },
    keyring: {
      available: async () => ({ ok: true }),
      encrypt: async (text) => Buffer.from(text),
      decrypt: async (bytes) => bytes.toString(),
    },
    presence: { idleSeconds: () => 0, onLeave: () => undefined },
    lockSettings: () => ({ lockAfterMinutes: null, syncWhileLocked: true }),
    steadyMillis: () => 0,
    secretCost: { cost: 2 ** 8, blockSize: 8, parallel: 1 },
    startPractice: () => {
      if (portal === undefined) throw new Error('there is no practice portal');
      const { port } = new URL(portal.url);
      return {
        onMessage: (listener) => void setImmediate().then(() => listener({ kind: 'listening', port: Number(port) })),
        onExit: () => undefined,
        stop: () => undefined,
      };
    },
    readSheets,
    dialogs: {
      chooseCouncilFile: async () => app.dialogs.open,
      chooseFile: async () => app.dialogs.open,
      chooseFiles: async () => (app.dialogs.open === null ? [] : [app.dialogs.open]),
      chooseWhereToSave: async () => app.dialogs.save,
      showInFolder: () => undefined,
    },
    emit: () => undefined,
    log: { info: () => undefined, refused: () => undefined, bug: (_, error) => void app.bugs.push(error) },
  });
  onTestFinished(() => composed.close());

  const app: SampleApp = {
    folder,
    sample,
    clock: { now: now ?? sample?.closedAt ?? '2025-06-09T12:00:00.000Z' },
    dialogs: { open: null, save: null },
    sent: [],
    bugs: [],
    // As the window asks and is answered: what does not parse never crosses.
    async call(name, input) {
      const result = (await composed.handlers[name](
        appCalls[name].request.parse(input) as never,
      )) as AppResult<unknown>;
      return (result.ok ? { ok: true, value: appCalls[name].answer.parse(result.value) } : result) as never;
    },
    async value(name, input) {
      const result = await app.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.problem.code}: ${result.problem.sentence}`);
      return result.value;
    },
    async open() {
      const accountId = sample?.accountId ?? '';
      // By files the first secret comes before anything is shown; practice has its printed password; and an account at a
      // portal opens as it did until it was there once.
      if (name === 'files') await app.value('session.set-first-secret', { accountId, secret: 'seven wooden spoons' });
      else if (name === 'practice')
        await app.value('session.open', { accountId, secret: sample?.signIn?.password ?? '' });
      else await app.value('session.open', { accountId });
    },
    async signIn(as) {
      const [known] = (sample?.known ?? []) as { connection: Connection }[];
      const { signIn, connection } = as ?? { signIn: sample?.signIn, connection: known?.connection };
      if (signIn == null || connection === undefined) throw new Error('the sample has nobody to sign in');
      await app.value('session.sign-in', { ...signIn, connection, secret: 'seven wooden spoons' });
      await app.value('sync.now', {});
    },
    storeFile: () => path.join(folder, 'accounts', sample?.accountId ?? '', 'store.db'),
  };
  return app;
}

/** The app with the account of the sample open, without the network. */
export async function openedApp(version: Version, name: StoreName, options: AppOptions = {}): Promise<SampleApp> {
  const app = appOn(version, name, options);
  await app.open();
  return app;
}

/** Planned, actual, frustrated, missed and extra of each line, how that is known, and how far it has travelled. */
export async function figures(app: SampleApp, weekStart: string) {
  const { rows } = await app.value('week.get', { weekStart });
  return Object.fromEntries(
    rows.map(({ line, actual: a, knowledge, sendState }) => [
      line.id,
      `${a?.planned} ${a?.actual} ${a?.frustrated} ${a?.missed} ${a?.extra} ${knowledge} ${sendState}`,
    ]),
  );
}

/** A file that the app's dialogs choose, written at the instant of its clock. */
export function chooses(app: SampleApp, name: string, content: string | Uint8Array): void {
  const file = path.join(app.folder, name);
  writeFileSync(file, content);
  utimesSync(file, new Date(app.clock.now), new Date(app.clock.now));
  app.dialogs.open = file;
}

// ── Evidence ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the script that knows nothing of the app says of a pack. Throws where it finds something wrong. */
export function verifyEvidence(file: string, ...more: string[]): string {
  const script = path.join(project, 'scripts', 'verify-evidence.mjs');
  return execFileSync(process.execPath, [script, file, ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What was decided on a stay, in a line. */
export function decisionOn({ approval }: Pick<HospitalStay, 'approval'>): string {
  if (approval === null) return 'none';
  const { state, by, reference, throughWeek } = approval;
  return `${state} by ${by}, ${reference}, through week ${throughWeek}`;
}
