// One coordinator's computer: the app's real store on a real encrypted file, its real sync and use cases, on simulated
// time and network. It can crash at any step: wherever the app asks for the time, an id, chance or the network, or
// tells its screens something, also in the middle of a transaction. What the file then holds is all that is left.
// Long because a crash takes what all its parts share.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesAccount, withCouncil } from '../../src-main/accounts/account.ts';
import { whatBlocks } from '../../src-main/accounts/change-connection.ts';
import type { OpenAccount } from '../../src-main/accounts/open-account.ts';
import { type ComposedAccount, composeAccount } from '../../src-main/compose-account.ts';
import type { Clock } from '../../src-main/machine/clock.ts';
import type { SetTimer } from '../../src-main/machine/timers.ts';
import { uuidV7Maker } from '../../src-main/machine/uuid.ts';
import { wholeFileWriter } from '../../src-main/machine/whole-file.ts';
import { portalClient } from '../../src-main/portal/client.ts';
import { checkBackup, putInPlace } from '../../src-main/recovery/restore.ts';
import { openStore } from '../../src-main/store/open.ts';
import type { Store } from '../../src-main/store/store.ts';
import { forgetSkew, learnSkew, portalClock } from '../../src-main/sync/portal-clock.ts';
import type { PracticeAccount } from '../../src-portal/practice/types.ts';
import type { Account } from '../../src-shared/app-api/index.ts';
import { turn } from '../src-main/timers.ts';
import { readSheets } from '../workbook-process.ts';
import type { DesktopDraws } from './draws.ts';
import { makeNetwork, type Network } from './network.ts';
import type { Point } from './plan.ts';
import type { Planted } from './planted.ts';
import type { RunPortal } from './portal.ts';
import { startsAt } from './provider.ts';
import type { Schedule } from './schedule.ts';
import { SimulatedCrash, Violation } from './violation.ts';
import { beIn, type Zone } from './zones.ts';

const migrationsFolder = path.resolve(import.meta.dirname, '../../drizzle/desktop');
const storeKey = Uint8Array.from({ length: 32 }, (_, i) => i + 1);

/** An empty store of today's schema. Making one takes as long as the rest of a short run, so every run copies one. */
let empty: Buffer | null = null;
function emptyStore(): Buffer {
  if (empty !== null) return empty;
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-empty-'));
  try {
    const file = path.join(folder, 'store.db');
    const opened = openStore({
      file,
      create: true,
      key: storeKey,
      clock: { now: () => '2025-03-01T09:00:00.000Z' },
      newId: () => {
        throw new Error('an empty store holds nothing that has an id');
      },
      device: 'Nobody',
      backupFolder: path.join(folder, 'backups'),
      migrationsFolder,
    });
    if (!opened.ok) throw opened.cause ?? new Error(opened.problem.sentence);
    opened.store.close();
    empty = readFileSync(file);
    return empty;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type Handlers = ComposedAccount['handlers'];

/** The app while it runs. */
export interface RunningApp {
  store: Store;
  handlers: Handlers;
  engine: ComposedAccount['engine'];
  signedIn(): boolean;
}

/** Ends the process at so many points from now, and starts it again after a while. */
interface Crash {
  left: number;
  /** Only points of this kind count. */
  of: Point | undefined;
  downMillis: number;
}

export interface Desktop {
  index: number;
  network: Network;
  /** Null while it is off. */
  app(): RunningApp | null;
  signIn(): Promise<void>;
  /** How many times it was started; what was on screen is gone with the start before. */
  starts(): number;
  crashAt(crash: Crash): void;
  /** Closes the app as a person does, and opens it again. */
  quit(): void;
  backUp(): void;
  /** Closes the app and opens it with the last backup in the place of its records. @returns false where there is none */
  restore(): boolean;
  /** How many times that was done. */
  restored(): number;
  /** Goes by files from now on, or through the portal again. @returns false when something has to be done first */
  goAnotherWay(to: 'files' | 'portal'): boolean;
  /** The file that dialogs answer from now on. */
  choose(file: string | null): void;
  /** Where a person of this computer keeps files. */
  folder: string;
  moveClock(millis: number): void;
  /** The computer is in another time zone from now on. */
  travel(zone: Zone): void;
  /** No more crashes; on again if it was off. */
  heal(): void;
  /** Looks at the app without being a step of it. */
  look<T>(at: () => T): T;
  /** How many whole feeds were read. */
  feedsRead(): number;
  onStart(hear: () => void): void;
  close(): void;
}

export interface DesktopParts {
  index: number;
  draws: DesktopDraws;
  folder: string;
  clockMillis: number;
  account: PracticeAccount;
  schedule: Schedule;
  portal: RunPortal;
  planted: Planted | null;
  trace: (what: string) => void;
  violate: (violation: Violation) => void;
}

interface Incarnation {
  alive: boolean;
  /** `closed`: it still hears answers, as an app does that a person has just signed out of. */
  deaf: boolean;
  app: RunningApp;
}

// Long because every part of the computer may crash in the middle of any other, and they share what is then left.
export function makeDesktop(parts: DesktopParts): Desktop {
  const { index, draws, schedule, portal, planted, trace, violate } = parts;
  const newId = uuidV7Maker(() => Date.parse(machineClock()), draws.bytes);
  const file = path.join(parts.folder, `desktop-${index}`, 'store.db');
  const backups = path.join(path.dirname(file), 'backups');
  mkdirSync(path.dirname(file), { recursive: true });
  let { clockMillis } = parts;
  let countdown: Crash | null = null;
  let looking = false;
  let starts = 0;
  let feeds = 0;
  let current: Incarnation | null = null;
  let heardStart: () => void = () => undefined;
  let lastBackup: string | null = null;
  let chosen: string | null = null;
  let restored = 0;
  let zone: Zone = 'UTC';
  const dialogs = {
    chooseCouncilFile: async () => null,
    chooseFile: async () => chosen,
    chooseFiles: async () => [],
    chooseWhereToSave: async () => chosen,
    showInFolder: () => undefined,
  };
  const portalAccount = accountOf(parts.account, portal);
  const network = makeNetwork({
    latency: draws.latency,
    desktop: index,
    schedule,
    portal,
    trace,
    violate,
    feedEnded: () => (feeds += 1),
  });
  const fetch = planted?.fetch?.(network.fetch, { desktop: index, portal }) ?? network.fetch;

  function machineClock(): string {
    return new Date(startsAt + schedule.now() + clockMillis).toISOString();
  }

  /** Backed up today, as every store is that was opened before. */
  function copyEmptyStore(): void {
    writeFileSync(file, emptyStore());
    mkdirSync(backups);
    writeFileSync(path.join(backups, `store.${machineClock().replaceAll(/[-:.]/g, '')}.backup`), emptyStore());
  }

  function start(snapshot: Snapshot | null): void {
    if (snapshot !== null) putBack(file, snapshot);
    else if (starts === 0) copyEmptyStore();
    const self: { alive: boolean; deaf: boolean } = { alive: true, deaf: false };
    const known: { store?: Store } = {};
    /** Where the process may end. */
    function point(kind: Point): void {
      beIn(zone);
      if (!self.alive || looking || countdown === null) return;
      if (countdown.of !== undefined && countdown.of !== kind) return;
      countdown.left -= 1;
      if (countdown.left > 0) return;
      const { downMillis } = countdown;
      countdown = null;
      crash(self, known.store, downMillis);
      throw new SimulatedCrash('the plan lets the process end here');
    }
    const clock: Clock = {
      now: () => {
        point('time');
        return machineClock();
      },
      drift: () => clockMillis,
    };
    const setTimer: SetTimer = (millis, then) =>
      schedule.at(millis, () => {
        beIn(zone);
        if (self.alive) guarded(then);
      });
    const opened = openStore({
      file,
      create: false,
      key: storeKey,
      clock: { now: () => (known.store === undefined ? machineClock() : portalClock(clock, known.store.sync).now()) },
      newId: () => {
        point('id');
        return newId();
      },
      device: `Laptop ${index}`,
      backupFolder: backups,
      migrationsFolder,
    });
    if (!opened.ok)
      throw new Violation('store-whole', `the store does not open: ${opened.problem.sentence}`, opened.cause);
    const store = planted?.store?.(opened.store, { desktop: index, portal }) ?? opened.store;
    known.store = store;
    forgetSkew(clock, store.sync);
    const checked = store.changeLog.verify();
    if (!checked.ok) throw new Violation('store-whole', `the change log is broken at entry ${checked.firstBroken}`);

    let token: string | null = null;
    const account = () => withCouncil(store);
    const client = (onSkew: (millis: number) => void) =>
      portalClient({
        address: 'http://127.0.0.1:4010',
        fetch: (input, init) => {
          point('request');
          return heardUnless(
            () => self.deaf,
            () => fetch(input, init),
            () => beIn(zone),
          );
        },
        machineMillis: () => Date.parse(clock.now()),
        setTimer,
        onSkew,
      });
    const open: OpenAccount = {
      store,
      account,
      clock: portalClock(clock, store.sync),
      machineClock: clock,
      token: () => token,
      tokenRefused: () => {
        token = null;
      },
      reach: async (onSkew) => ({ ok: true, client: client(onSkew) }),
      portalWord: () => null, // By practice or files nothing ends with days.
    };
    if (starts === 0) store.account.save(portalAccount);
    const made = composeAccount({
      open,
      random: () => {
        point('chance');
        return draws.chance();
      },
      newId: () => {
        point('id');
        return newId();
      },
      setTimer,
      turn,
      // A passphrase is guessed by nobody here.
      secretCost: { cost: 2, blockSize: 1, parallel: 1 },
      readSheets,
      dialogs,
      dialogsWhileLocked: dialogs,
      writeFile: wholeFileWriter({ setTimer }),
      emit: () => point('news'),
      bug: (error) => {
        if (self.alive && !(error instanceof SimulatedCrash))
          violate(new Violation('no-bug', `the app met what should be impossible: ${String(error)}`, error));
      },
    });
    const handlers = planted?.handlers?.(made.handlers, { desktop: index, portal }) ?? made.handlers;
    const app: RunningApp = { store, handlers, engine: made.engine, signedIn: () => token !== null };
    current = Object.assign(self, { app });
    starts += 1;
    signIn = async () => {
      if (isByFiles()) return;
      const answer = await client((skew) => learnSkew(clock, store.sync, skew)).call('signIn', { body: parts.account });
      if (!self.alive || !answer.ok || !answer.changed) return;
      const session = answer.value;
      token = session.token;
      if (store.sync.state().portalId === null) store.sync.update({ portalId: session.portalId });
      store.outbox.hurry();
      void made.engine.sync();
    };
    heardStart();
  }
  let signIn: () => Promise<void> = async () => undefined;
  const isByFiles = () => current?.app.store.account.get()?.connection.kind === 'files';

  /** What a timer sets going ends quietly where the process does. */
  function guarded(then: () => void): void {
    try {
      then();
    } catch (error) {
      if (!(error instanceof SimulatedCrash)) throw error;
    }
  }

  /** Also while it starts, when it is not the current one yet. */
  function crash(dying: { alive: boolean; deaf: boolean }, store: Store | undefined, downMillis: number): void {
    const snapshot = takeFiles(file);
    dying.alive = false;
    dying.deaf = true;
    current = null;
    trace(`crashes, for ${downMillis} ms`);
    schedule.at(downMillis, () => {
      if (store !== undefined) closeQuietly(store);
      trace('starts again');
      start(snapshot);
      schedule.at(300, () => signInQuietly());
    });
  }

  /** Does something while the app is closed. @returns false when it was off */
  function reopen(meanwhile: () => void): boolean {
    const closing = current;
    if (closing === null) return false;
    closing.app.engine.stop();
    closing.alive = false;
    current = null;
    closing.app.store.close();
    meanwhile();
    start(null);
    schedule.at(300, () => signInQuietly());
    return true;
  }

  function signInQuietly(): void {
    signIn().catch((error: unknown) => {
      if (!(error instanceof SimulatedCrash))
        violate(new Violation('no-bug', `signing in threw ${String(error)}`, error));
    });
  }

  return {
    index,
    network,
    app: () => {
      beIn(zone);
      return current?.app ?? null;
    },
    signIn: () => signIn(),
    starts: () => starts,
    crashAt: (crash) => {
      if (current !== null) countdown = { ...crash };
    },
    quit: () => void reopen(() => undefined),
    backUp() {
      if (current !== null) lastBackup = current.app.store.backup();
    },
    restore() {
      const backup = lastBackup;
      if (backup === null || !existsSync(backup)) return false;
      restored += 1;
      // In one go: nothing else of this computer goes on while its app is closed.
      return reopen(() => {
        const fresh = `${file}.restoring`;
        copyFileSync(backup, fresh);
        checkBackup(fresh, storeKey);
        putInPlace({ file, fresh, now: machineClock() });
      });
    },
    restored: () => restored,
    goAnotherWay(to) {
      if (current === null || isByFiles() === (to === 'files')) return false;
      const { store, engine } = current.app;
      if (whatBlocks(store).length > 0) return false;
      const { user, provider } = portalAccount;
      engine.stop();
      store.changeConnection(to === 'files' ? filesAccount('account', user.name, provider.name) : portalAccount, {
        portalId: null,
        by: user,
        isSameWay: ({ connection }) => (connection.kind === 'files') === (to === 'files'),
      });
      return reopen(() => undefined);
    },
    choose: (file) => {
      chosen = file;
    },
    folder: path.dirname(file),
    moveClock: (millis) => {
      clockMillis += millis;
    },
    travel: (to) => {
      zone = to;
    },
    heal: () => {
      countdown = null;
      network.heal();
    },
    look(at) {
      const outer = looking;
      looking = true;
      beIn(zone);
      try {
        return at();
      } finally {
        looking = outer;
      }
    },
    feedsRead: () => feeds,
    onStart: (hear) => {
      heardStart = hear;
      start(null);
    },
    close() {
      current?.app.engine.stop();
      if (current !== null) closeQuietly(current.app.store);
      current = null;
    },
  };
}

interface Snapshot {
  store: Buffer;
  log: Buffer | null;
}

/** What the operating system has of the file when the process ends here, in the middle of whatever it was doing. */
/** Whoever was killed asks for nothing and hears nothing any more. @param heard called before an answer is handed on */
function heardUnless<T>(isDeaf: () => boolean, ask: () => Promise<T>, heard: () => void): Promise<T> {
  if (isDeaf()) return new Promise(() => undefined);
  return new Promise((resolve, reject) => {
    const told =
      <V>(how: (value: V) => void) =>
      (value: V) => {
        if (isDeaf()) return;
        heard();
        how(value);
      };
    ask().then(told(resolve), told(reject));
  });
}

function takeFiles(file: string): Snapshot {
  const log = `${file}-wal`;
  return { store: readFileSync(file), log: existsSync(log) ? readFileSync(log) : null };
}

function putBack(file: string, { store, log }: Snapshot): void {
  writeFileSync(file, store);
  if (log === null) rmSync(`${file}-wal`, { force: true });
  else writeFileSync(`${file}-wal`, log);
}

function closeQuietly(store: Store): void {
  try {
    store.close();
  } catch {
    // It was in the middle of a transaction when it ended: what counts was taken before.
  }
}

function accountOf({ id, name, roles }: PracticeAccount, portal: RunPortal): Account {
  return {
    id: `account of ${id}`,
    user: { id, name },
    provider: portal.data.provider,
    roles,
    connection: { kind: 'practice' },
    authority: 'practice',
    council: '',
  };
}
