// Who is signed in on this computer, and which store is open. What must stay true: one sign-in, opening or change at a
// time; a sign-in that runs out only stops sending; signing out deletes nothing, and unsent work that stays is said.
import type {
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
import type { SetTimer } from '../machine/timers.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import type { PracticePortal } from '../portal/practice.ts';
import { practiceSignIn } from '../portal/practice-sign-in.ts';
import { storageProblem } from '../store/open-problems.ts';
import { type ProfileFile, profilePreview, readProfileFile } from '../use-case/profile-file.ts';
import { shownThings } from '../use-case/shown.ts';
import { type AccountFolders, accountFolders } from './account-folders.ts';
import { goAnotherWay } from './go-another-way.ts';
import { type AccountHolder, type AccountWork, accountHolder, type OpenAccount } from './open-account.ts';
import { previewGone, unknownAccount, unsentStays } from './problems.ts';
import { beginByFiles, endThere, type SignIn, signIn } from './sign-in.ts';

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
}

/** What signing in and changing the way work with. */
export interface SessionWork {
  parts: SessionParts;
  folders: AccountFolders;
  holder: AccountHolder;
  /** Ends as soon as somebody wants to sign out: a first sync that goes on for minutes does not keep them. */
  leaving(): Promise<void>;
}

export interface Sessions {
  state(): Promise<SessionState>;
  signIn(input: SignIn): Promise<AppResult<SessionState>>;
  open(accountId: string): Promise<AppResult<SessionState>>;
  /** Takes an account whose records were set aside from the list; its folder stays. */
  forget(accountId: string): Promise<void>;
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
  const holder = accountHolder({ ...parts, folders });
  let leaving = makeLeaving();
  const work: SessionWork = { parts, folders, holder, leaving: () => leaving.wanted };
  /** What the sign-in page says: why the last account did not open, or what stays unsent. */
  let problem: AppProblem | null = null;
  const councils = shownThings<ProfileFile>(parts);
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  function tell(told: AppProblem | null): void {
    problem = told;
    parts.changed();
  }

  async function state(): Promise<SessionState> {
    const current = holder.current();
    if (current !== null) return { state: 'signed-in', account: current.account(), canSend: current.token() !== null };
    const known = await folders.list();
    return {
      state: 'signed-out',
      known: (known.ok ? known.value : []).map(({ id, user, provider, connection }) => ({
        id,
        userName: user.name,
        providerName: provider.name,
        connection,
      })),
      practice: { ...practiceSignIn },
      problem: problem ?? (known.ok ? null : known.problem),
    };
  }

  /** One after the other; what came of it is the state then, and the sign-in page has nothing more to say. */
  function inTurnToState(task: () => Promise<AppResult<null>>): Promise<AppResult<SessionState>> {
    return inTurn(() =>
      unlessStorageFails(async () => {
        const done = await task();
        if (!done.ok) return done;
        tell(null);
        return { ok: true, value: await state() };
      }),
    );
  }

  async function open(accountId: string): Promise<AppResult<null>> {
    const known = await folders.list();
    if (!known.ok) return known;
    const account = known.value.find(({ id }) => id === accountId);
    if (account === undefined) return { ok: false, problem: unknownAccount };
    if (holder.current()?.id === accountId) return { ok: true, value: null };
    const opened = await holder.open(accountId, { create: false, skew: null, fresh: null });
    if (!opened.ok) {
      tell(opened.problem);
      return opened;
    }
    // The records know how they go now, also where the list was not written any more when that changed.
    const { store } = opened.held;
    const { user, provider, connection } = opened.held.account();
    const portalId = store.sync.state().portalId ?? account.portalId;
    await folders.remember({ id: accountId, user, provider, connection, portalId, usedAt: parts.clock.now() });
    return { ok: true, value: null };
  }

  async function changeConnection(change: ChangeConnection): Promise<AppResult<null>> {
    const changed = await goAnotherWay(work, change);
    if (!changed.ok && changed.lost === true) tell(changed.problem);
    return changed;
  }

  async function signOut(): Promise<SessionState> {
    const current = holder.current();
    if (current !== null) {
      const { toSend } = current.store.outbox.counts();
      endThere(current);
      holder.close();
      tell(toSend === 0 ? null : unsentStays(toSend));
    }
    return state();
  }

  return {
    state,
    signIn: (input) => inTurnToState(() => signIn(work, input)),
    beginFiles: ({ councilId, ...names }) =>
      inTurnToState(async () => {
        const council = councilId === undefined ? null : councils.find(councilId);
        if (councilId !== undefined && council === null) return { ok: false, problem: previewGone };
        return beginByFiles(work, names, council);
      }),
    async chooseCouncil() {
      const file = await parts.dialogs.chooseFile('council-profile');
      if (file === null) return { ok: true, value: null };
      const read = await readProfileFile(file);
      if (!read.ok) return read;
      return { ok: true, value: profilePreview(councils.show(read.value), read.value, bradford) };
    },
    open: (accountId) => inTurnToState(() => open(accountId)),
    changeConnection: (change) => inTurnToState(() => changeConnection(change)),
    forget: (accountId) =>
      inTurn(async () => {
        await folders.forget(accountId);
        tell(null);
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
