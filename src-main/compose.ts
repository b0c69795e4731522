// Puts the app together: the one place where store, sync, connection and use cases meet. What must stay true: no call
// on an account's data is answered without an open account; what belongs to an account ends with it; clock,
// randomness, timers, network and keyring come from outside, so that tests and the simulator hand in theirs.

import {
  type AppEmit,
  type AppHandlers,
  type AppProblem,
  appCalls,
  type Settings,
} from '../src-shared/app-api/index.ts';
import { idleMinutes } from '../src-shared/council/idle-lock.ts';
import type { AccountNamespace } from './account-handlers.ts';
import { sessionHandlers } from './accounts/handlers.ts';
import { lockWhenAway, type Presence } from './accounts/lock-when-away.ts';
import { whileUnlocked } from './accounts/locked-calls.ts';
import type { AccountWork, OpenAccount } from './accounts/open-account.ts';
import { sessions } from './accounts/sessions.ts';
import { type ComposedAccount, composeAccount } from './compose-account.ts';
import type { Clock } from './machine/clock.ts';
import { dialogsOfOwner, type FileDialogs } from './machine/dialogs.ts';
import type { Keyring } from './machine/keyring.ts';
import type { Log } from './machine/log.ts';
import type { ScryptCost } from './machine/scrypt.ts';
import type { SetTimer } from './machine/timers.ts';
import { unfinishedFiles } from './machine/unfinished.ts';
import { uuidV7Maker } from './machine/uuid.ts';
import { type WriteWholeFile, wholeFileWriter } from './machine/whole-file.ts';
import type { ReadSheets } from './machine/workbook-reader.ts';
import { practicePortal, type StartPractice } from './portal/practice.ts';
import { recoveryHandlers } from './recovery/recovery.ts';
import { type SupportState, supportState } from './support/support-state.ts';

export interface AppParts {
  /** The app's own folder (`userData`). */
  folder: string;
  /** `drizzle/desktop` of this version. */
  migrationsFolder: string;
  device: string;
  clock: Clock;
  random: () => number;
  randomBytes: (count: number) => Uint8Array;
  setTimer: SetTimer;
  /** Awaited between two parts of what a sync writes; see sync/give-way.ts. */
  turn: () => Promise<void>;
  fetch: typeof globalThis.fetch;
  keyring: Keyring;
  /** Whether somebody is at the keyboard. */
  presence: Presence;
  /** How the person of this computer wants the window locked. */
  lockSettings: () => Pick<Settings, 'lockAfterMinutes' | 'syncWhileLocked'>;
  /** Milliseconds by a clock that nobody can set. */
  steadyMillis: () => number;
  /** What a new secret costs whoever tries one. */
  secretCost: ScryptCost;
  startPractice: StartPractice;
  readSheets: ReadSheets;
  dialogs: FileDialogs;
  emit: AppEmit;
  log: Log;
}

export interface ComposedApp {
  handlers: AppHandlers<AccountNamespace | 'session' | 'recovery'>;
  /** A table of calls that is answered elsewhere, with what a locked window refuses. */
  whileUnlocked<T extends Partial<AppHandlers>>(handlers: T): T;
  /** The system's dialogs: what is chosen in front of a locked window counts as nothing. */
  dialogs: FileDialogs;
  /** For the notifications of the system, which name nobody, also while the window is locked. */
  listReminders: AppHandlers['reminder.list'];
  /** Notes in the open account's history that a page of it left the encrypted store as a file. */
  noteFile(fileName: string, weekStart: string | null): void;
  /** For the files that the window saves by itself. */
  writeFile: WriteWholeFile;
  /** How its accounts stand, for the report for support. */
  supportState(): Promise<SupportState>;
  /** Has the window show nothing of anyone until the person is back. */
  lock(): void;
  /** Ends syncing, closes the store, stops the practice portal. */
  close(): void;
}

type AccountCallName = keyof AppHandlers<AccountNamespace>;

/** The app without a window. */
export function composeApp(parts: AppParts): ComposedApp {
  const { emit, log } = parts;
  const practice = practicePortal({ start: parts.startPractice, setTimer: parts.setTimer });
  const unfinished = unfinishedFiles(`${parts.folder}/unfinished`);
  unfinished.removeLeftovers();
  const writeFile = wholeFileWriter({ setTimer: parts.setTimer, unfinished });
  const newId = uuidV7Maker(() => Date.parse(parts.clock.now()), parts.randomBytes);
  let account: ComposedAccount | null = null;
  const isLocked = () => session.isLocked();
  const dialogs = dialogsOfOwner(parts.dialogs, isLocked);
  /** Accounts that did not open at the last try, and why. */
  const notOpened = new Map<string, AppProblem>();

  const session = sessions({
    folder: `${parts.folder}/accounts`,
    migrationsFolder: parts.migrationsFolder,
    device: parts.device,
    keyring: parts.keyring,
    clock: parts.clock,
    randomBytes: parts.randomBytes,
    newId,
    setTimer: parts.setTimer,
    writeFile,
    dialogs,
    fetch: parts.fetch,
    practice,
    changed: () => emit('session-changed', {}),
    locked: () => emit('locked', {}),
    syncWhileLocked: () => parts.lockSettings().syncWhileLocked,
    steadyMillis: parts.steadyMillis,
    secretCost: parts.secretCost,
    begin: (open: OpenAccount) => {
      notOpened.delete(open.account().id);
      const begun = composeAccount({
        open,
        random: parts.random,
        newId,
        setTimer: parts.setTimer,
        turn: parts.turn,
        secretCost: parts.secretCost,
        readSheets: parts.readSheets,
        dialogs,
        dialogsWhileLocked: parts.dialogs,
        writeFile,
        emit,
        bug: (error) => log.bug('sync', error),
        troubleChanged: (code) => log.info('sync', { trouble: code }),
      });
      account = begun;
      return workOf(begun, () => {
        if (account === begun) account = null;
      });
    },
  });

  const { folders, keys } = session;
  const stopWatching = lockWhenAway({
    presence: parts.presence,
    setTimer: parts.setTimer,
    minutes: () => idleMinutes(session.current()?.store.profile.get() ?? null, parts.lockSettings().lockAfterMinutes),
    lock: session.lock,
  });
  parts.presence.onSleep?.((isAsleep) => session.current()?.lease?.asleep(isAsleep));
  const problemOf = (accountId: string) => notOpened.get(accountId) ?? null;
  const ownHandlers: AppHandlers<'session' | 'recovery'> = {
    ...sessionHandlers(session, {
      tried: (accountId, problem) =>
        problem === null ? void notOpened.delete(accountId) : void notOpened.set(accountId, problem),
      weeksChanged: () => emit('week-changed', { weekStart: null }),
    }),
    ...recoveryHandlers({
      folders,
      keys,
      dialogs,
      writeFile,
      clock: parts.clock,
      newId,
      device: parts.device,
      migrationsFolder: parts.migrationsFolder,
      told: (progress) => emit('recovery-progress', progress),
      turn: parts.turn,
      problemOf,
      settled: (accountId) => void notOpened.delete(accountId),
      whileClosed: session.whileClosed,
    }),
  };
  const accountHandlers = handlersOfOpenAccount(() => account);

  return {
    handlers: whileUnlocked({ ...ownHandlers, ...accountHandlers }, isLocked),
    whileUnlocked: (handlers) => whileUnlocked(handlers, isLocked),
    dialogs,
    listReminders: accountHandlers['reminder.list'],
    writeFile,
    supportState: () => {
      const open =
        account === null
          ? null
          : { accountId: account.accountId, status: account.engine.status(), putAside: account.putAside() };
      return supportState({ folders, problemOf, open });
    },
    noteFile: (fileName, weekStart) => account?.noteFile(fileName, weekStart),
    lock: session.lock,
    close: () => {
      stopWatching();
      session.close();
      practice.stop();
    },
  };
}

/** What signing in, the lock and the end of an account ask of its sync. */
function workOf({ engine, rest, sealUnsent }: ComposedAccount, stopped: () => void): AccountWork {
  return {
    firstSync: () => engine.sync(),
    syncSoon: () => void engine.sync({ hurry: true }),
    rest,
    sealUnsent,
    askPortal: () => {
      if (engine.status().workingOffline) engine.workOffline(false);
      return engine.sync({ hurry: true });
    },
    stop: () => {
      engine.stop();
      stopped();
    },
  };
}

/** The handlers of the account's namespaces are those of the account that is open, by their own table. */
function handlersOfOpenAccount(account: () => ComposedAccount | null): AppHandlers<AccountNamespace> {
  const answer = (name: AccountCallName, request: never) =>
    account()?.handlers[name](request) ?? { ok: false as const, problem: notSignedIn };
  const handlers = Object.keys(appCalls)
    .filter(isAccountCall)
    .map((name) => [name, (request: never) => answer(name, request)]);
  return Object.fromEntries(handlers) as AppHandlers<AccountNamespace>;
}

function isAccountCall(name: string): name is AccountCallName {
  return !/^(session|recovery|window)\./.test(name);
}

const notSignedIn: AppProblem = {
  code: 'signed-out',
  sentence: 'No account is open.',
  action: 'Sign in, or open an account of this computer.',
};
