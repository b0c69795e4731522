// Who is signed in on this computer, and which store is open. What must stay true: one sign-in, opening or change at a
// time; a sign-in that runs out only stops sending; signing out deletes nothing, and unsent work that stays is said.
import type {
  AppAnswer,
  AppProblem,
  AppRequest,
  AppResult,
  ProfilePreview,
  SessionState,
} from '../../src-shared/app-api/index.ts';
import type { ChangeConnection } from '../../src-shared/app-api/session.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { Clock } from '../machine/clock.ts';
import type { FileDialogs } from '../machine/dialogs.ts';
import type { Keyring } from '../machine/keyring.ts';
import type { ScryptCost } from '../machine/scrypt.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import type { PracticePortal } from '../portal/practice.ts';
import { storageProblem } from '../store/open-problems.ts';
import { type ProfileFile, profilePreview, readProfileFile } from '../use-case/profile-file.ts';
import { shownThings } from '../use-case/shown.ts';
import { type AccountFolders, accountFolders } from './account-folders.ts';
import { type AccountKeys, accountKeys } from './account-keys.ts';
import { goAnotherWay } from './go-another-way.ts';
import {
  type AccountHolder,
  type AccountWork,
  accountHolder,
  type HeldAccount,
  type OpenAccount,
} from './open-account.ts';
import { openKnown } from './open-known.ts';
import { askPortal, sealUnsent, signInAgain } from './portal-word.ts';
import { openMeanwhile, previewGone, unsentStays } from './problems.ts';
import { finishRemovals, removeAccount } from './remove-account.ts';
import {
  changeSecret,
  chooseSecret,
  makeRecoveryKey,
  openWithRecoveryKey,
  recoveryKeyKept,
  setFirstSecret,
} from './secrets.ts';
import { sessionState } from './session-state.ts';
import { beginByFiles, endThere, type SignIn, signIn } from './sign-in.ts';
import { windowLock } from './window-lock.ts';

export interface SessionParts {
  /** `accounts` in the app's own folder. */
  folder: string;
  migrationsFolder: string;
  /** Names this computer in the change log. */
  device: string;
  keyring: Keyring;
  clock: Clock;
  randomBytes: (count: number) => Uint8Array;
  newId: () => string;
  setTimer: SetTimer;
  writeFile: WriteWholeFile;
  dialogs: FileDialogs;
  fetch: typeof globalThis.fetch;
  practice: PracticePortal;
  /** Starts what works on an account once its store is open. */
  begin: (open: OpenAccount) => AccountWork;
  changed: () => void;
  /** The window is to show nothing of anyone from now on. */
  locked: () => void;
  syncWhileLocked: () => boolean;
  /** Milliseconds by a clock that nobody can set. */
  steadyMillis: () => number;
  /** What a new secret costs whoever tries one. */
  secretCost: ScryptCost;
}

/** What signing in and changing the way work with. */
export interface SessionWork {
  parts: SessionParts;
  folders: AccountFolders;
  keys: AccountKeys;
  holder: AccountHolder;
  /** Ends as soon as somebody wants to sign out: a first sync that goes on for minutes does not keep them. */
  leaving(): Promise<void>;
}

export interface Sessions {
  folders: AccountFolders;
  keys: AccountKeys;
  /** The account whose store is open. */
  current(): HeldAccount | null;
  state(): Promise<SessionState>;
  signIn(input: SignIn): Promise<AppResult<SessionState>>;
  open(accountId: string, secret: string | null): Promise<AppResult<SessionState>>;
  setFirstSecret(input: AppRequest<'session.set-first-secret'>): Promise<AppResult<SessionState>>;
  chooseSecret(secret: string): Promise<AppResult<SessionState>>;
  changeSecret(input: AppRequest<'session.change-secret'>): Promise<AppResult<SessionState>>;
  makeRecoveryKey(secret: string | undefined): Promise<AppResult<{ recoveryKey: string }>>;
  recoveryKeyKept(): Promise<AppResult<SessionState>>;
  openWithRecoveryKey(input: AppRequest<'session.open-with-recovery-key'>): Promise<AppResult<SessionState>>;
  /** Has the window show nothing of anyone; what was begun in it stays. Keys of records that did not open are let go. */
  lock(): void;
  isLocked(): boolean;
  unlock(secret: string): Promise<AppResult<SessionState>>;
  askPortal(): Promise<AppResult<AppAnswer<'session.ask-portal'>>>;
  signInAgain(input: AppRequest<'session.sign-in-again'>): Promise<AppResult<SessionState>>;
  sealUnsent(input: AppRequest<'session.seal-unsent'>): Promise<AppResult<AppAnswer<'session.seal-unsent'>>>;
  /** Takes an account from this computer, with everything of it. */
  removeAccount(input: AppRequest<'session.remove-account'>): Promise<AppResult<SessionState>>;
  /** Runs what exchanges the files of an account, with nothing beside it that could open it. Refused where it is open. */
  whileClosed<T>(accountId: string, task: () => Promise<T>): Promise<AppResult<T>>;
  /** Begins an account whose weeks go to the council by files. */
  beginFiles(input: AppRequest<'session.begin-files'>): Promise<AppResult<SessionState>>;
  /** Shows the council's rules of a file, for an account that is about to begin. */
  chooseCouncil(): Promise<AppResult<ProfilePreview | null>>;
  /** Goes another way to the council from now on; everything recorded stays. */
  changeConnection(change: ChangeConnection): Promise<AppResult<SessionState>>;
  signOut(): Promise<SessionState>;
  /** Ends everything, for the end of the app. */
  close(): void;
}

export function sessions(parts: SessionParts): Sessions {
  const folders = accountFolders(parts);
  const keys = accountKeys(parts);
  const holder = accountHolder({ ...parts, folders, keys });
  let leaving = makeLeaving();
  const work: SessionWork = { parts, folders, keys, holder, leaving: () => leaving.wanted };
  const lock = windowLock(work);
  /** What the sign-in page says: why the last account did not open, or what stays unsent. */
  let problem: AppProblem | null = null;
  const councils = shownThings<ProfileFile>(parts);
  let turn: Promise<unknown> = Promise.resolve();
  /** How many tasks are waited for: any of them may open an account. */
  let waiting = 0;

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    waiting += 1;
    const result = turn.then(task).finally(() => {
      waiting -= 1;
      lock.settle(waiting > 0);
    });
    turn = result.catch(() => undefined);
    return result;
  }

  // What cannot be deleted now is tried again at the next start.
  void inTurn(() => finishRemovals(work)).catch(() => undefined);

  function tell(told: AppProblem | null): void {
    problem = told;
    parts.changed();
  }

  const state = () => sessionState(work, { isLocked: lock.isLocked, problem: () => problem });

  /** One after the other; what came of it is the state then, and the sign-in page has nothing more to say. */
  function inTurnToState(task: () => Promise<AppResult<null>>): Promise<AppResult<SessionState>> {
    return inTurn(() => toState(task));
  }

  function toState(task: () => Promise<AppResult<null>>): Promise<AppResult<SessionState>> {
    return unlessStorageFails(async () => {
      const done = await task();
      if (!done.ok) return done;
      tell(null);
      return { ok: true, value: await state() };
    });
  }

  /** Whatever left no store open is said on the sign-in page. */
  async function telling(task: Promise<AppResult<null> & { lost?: boolean }>): Promise<AppResult<null>> {
    const done = await task;
    if (!done.ok && done.lost === true) tell(done.problem);
    return done;
  }

  async function signOut(): Promise<SessionState> {
    const current = holder.current();
    if (current !== null) {
      const { toSend } = current.store.outbox.counts();
      endThere(current);
      holder.close();
      lock.end();
      tell(toSend === 0 ? null : unsentStays(toSend));
    }
    return state();
  }

  return {
    folders,
    keys,
    current: holder.current,
    state,
    signIn: (input) => inTurnToState(() => signIn(work, input)),
    beginFiles: ({ councilId, ...names }) =>
      inTurnToState(async () => {
        const council = councilId === undefined ? null : councils.find(councilId);
        if (councilId !== undefined && council === null) return { ok: false, problem: previewGone };
        return beginByFiles(work, names, council);
      }),
    chooseCouncil: () => chooseCouncil(parts, councils.show),
    open: (accountId, secret) => inTurnToState(() => telling(openKnown(work, accountId, secret))),
    setFirstSecret: ({ accountId, secret }) =>
      inTurnToState(async () => {
        const set = await setFirstSecret(work, { accountId, secret });
        return set.ok ? telling(openKnown(work, accountId, secret)) : set;
      }),
    chooseSecret: (secret) => inTurnToState(lock.ofOwner(() => chooseSecret(work, secret))),
    changeSecret: (input) => inTurnToState(lock.ofOwner(() => changeSecret(work, input))),
    makeRecoveryKey: (secret) => inTurn(() => unlessStorageFails(lock.ofOwner(() => makeRecoveryKey(work, secret)))),
    recoveryKeyKept: () => inTurnToState(lock.ofOwner(() => recoveryKeyKept(work))),
    openWithRecoveryKey: (input) => inTurnToState(() => telling(openWithRecoveryKey(work, input))),
    removeAccount: (input) => inTurnToState(lock.ofOwner(() => removeAccount(work, input))),
    isLocked: lock.isLocked,
    lock: () => lock.lock(waiting > 0),
    // Beside a sign-in or a first sync, which may take minutes.
    unlock: (secret) => toState(() => lock.unlock(secret)),
    askPortal: () => unlessStorageFails(() => askPortal(work)),
    signInAgain: (input) => inTurnToState(() => signInAgain(work, input)),
    sealUnsent: (input) => unlessStorageFails(() => sealUnsent(work, input)),
    changeConnection: (change) => inTurnToState(() => telling(goAnotherWay(work, change))),
    whileClosed: (accountId, task) =>
      inTurn(async () => {
        if (holder.current()?.id === accountId) return { ok: false, problem: openMeanwhile };
        const value = await task();
        tell(null);
        return { ok: true, value };
      }),
    signOut() {
      leaving.want();
      return inTurn(() => {
        leaving = makeLeaving();
        return signOut();
      });
    },
    close: holder.close,
  };
}

async function chooseCouncil(
  { dialogs }: SessionParts,
  show: (profile: ProfileFile) => string,
): Promise<AppResult<ProfilePreview | null>> {
  const file = await dialogs.chooseFile('council-profile');
  if (file === null) return { ok: true, value: null };
  const read = await readProfileFile(file);
  if (!read.ok) return read;
  return { ok: true, value: profilePreview(show(read.value), read.value, bradford) };
}

function makeLeaving(): { wanted: Promise<void>; want: () => void } {
  let want: () => void = () => undefined;
  const wanted = new Promise<void>((resolve) => {
    want = resolve;
  });
  return { wanted, want: () => want() };
}

/** A full or failing disk is a problem to show; anything else that is thrown is a bug. */
async function unlessStorageFails<T>(work: () => Promise<AppResult<T>>): Promise<AppResult<T>> {
  try {
    return await work();
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}
