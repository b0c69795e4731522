// Who is signed in on this computer, and which store is open. What must stay true: a store opens without the network;
// a sign-in that runs out only stops sending; signing out deletes nothing, and unsent work that stays is said; work of
// one sign-in is never shown to, nor sent by, another.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type {
  Account,
  AppProblem,
  AppResult,
  appCalls,
  Connection,
  SessionState,
} from '../../src-shared/app-api/index.ts';
import type { ChangeConnection } from '../../src-shared/app-api/session.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { Way } from '../../src-shared/domain/connection.ts';
import { count } from '../../src-shared/domain/count.ts';
import { authorityOf } from '../../src-shared/domain/week-held.ts';
import type { Session, SessionRequest } from '../../src-shared/portal-api/index.ts';
import type { Clock } from '../machine/clock.ts';
import { hash } from '../machine/hash.ts';
import type { Keyring } from '../machine/keyring.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { adapterFor, sameConnection } from '../portal/adapter.ts';
import { portalClient } from '../portal/client.ts';
import type { PracticePortal } from '../portal/practice.ts';
import { practiceSignIn } from '../portal/practice-sign-in.ts';
import { wordsForFailure } from '../portal/words.ts';
import { openStore } from '../store/open.ts';
import { storageProblem } from '../store/open-problems.ts';
import type { Store } from '../store/store.ts';
import type { Reach } from '../sync/engine.ts';
import { learnSkew } from '../sync/portal-clock.ts';
import { accountFolders, type KnownAccount } from './account-folders.ts';
import { carryStays, whatBlocks } from './change-connection.ts';

/** One account whose store is open. */
export interface OpenAccount {
  store: Store;
  account(): Account;
  /** By the portal's clock once it was seen. */
  clock: Clock;
  token(): string | null;
  tokenRefused(): void;
  reach: Reach;
}

/** What the rest of the app does with an open account: its sync above all. */
export interface AccountWork {
  /** The first pull; what goes wrong shows in the sync's status. */
  firstSync(): Promise<unknown>;
  /** In the background. */
  syncSoon(): void;
  stop(): void;
}

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
  fetch: typeof globalThis.fetch;
  practice: PracticePortal;
  /** Starts what works on an account once its store is open. */
  begin: (open: OpenAccount) => AccountWork;
  changed: () => void;
}

export interface Sessions {
  state(): Promise<SessionState>;
  signIn(input: z.output<(typeof appCalls)['session.sign-in']['request']>): Promise<AppResult<SessionState>>;
  open(accountId: string): Promise<AppResult<SessionState>>;
  /** Takes an account whose records were set aside from the list; its folder stays. */
  forget(accountId: string): Promise<void>;
  /** Begins an account whose weeks go to the council by files. */
  beginFiles(names: { userName: string; providerName: string }): Promise<AppResult<SessionState>>;
  /** Goes another way to the council from now on; everything recorded stays. */
  changeConnection(change: ChangeConnection): Promise<AppResult<SessionState>>;
  signOut(): Promise<SessionState>;
  current(): OpenAccount | null;
  /** Ends everything, for the end of the app. */
  close(): void;
}

interface Opened extends OpenAccount {
  id: string;
  setToken(token: string): void;
  work: AccountWork;
}

export function sessions(parts: SessionParts): Sessions {
  const folders = accountFolders(parts);
  let current: Opened | null = null;
  let problem: AppProblem | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function state(): Promise<SessionState> {
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

  /** Asks a portal to let this person in; nothing is written. */
  async function knock(
    connection: Connection,
    credentials: SessionRequest,
  ): Promise<AppResult<{ session: Session; skew: number | null }>> {
    const adapter = adapterFor(connection, parts.practice);
    const found = await adapter.find();
    if (!found.ok) return refuse(found.problem);
    let skew: number | null = null;
    const client = portalClient({ ...clientParts(parts, found.address), onSkew: (heard) => (skew = heard) });
    const answer = await client.call('signIn', { body: credentials });
    if (!answer.ok) return refuse(wordsForFailure(answer.failure));
    if (!answer.changed) return refuse(wordsForFailure({ kind: 'not-understood' }));
    return { ok: true, value: { session: answer.value, skew } };
  }

  async function signIn(
    input: z.output<(typeof appCalls)['session.sign-in']['request']>,
  ): Promise<AppResult<SessionState>> {
    const { connection, ...credentials } = input;
    const kept = await parts.keyring.available();
    if (!kept.ok) return refuse({ code: 'no-keyring', sentence: kept.sentence, action: '' });
    const letIn = await knock(connection, credentials);
    if (!letIn.ok) return letIn;
    const { session, skew } = letIn.value;

    const known = await folders.list();
    if (!known.ok && known.problem.code === 'no-keyring') return refuse(known.problem);
    const same = (known.ok ? known.value : []).filter(
      (account) =>
        sameConnection(account.connection, connection) &&
        account.user.id === session.user.id &&
        account.provider.id === session.provider.id,
    );
    const mine = same.find(({ portalId }) => portalId === session.portalId);
    // Practice starts anew when its folder is emptied; at a real address another portal is a reason to stop.
    if (mine === undefined && same.length > 0 && connection.kind === 'api') {
      return refuse(wordsForFailure({ kind: 'portal-changed' }));
    }
    let id = mine?.id ?? parts.newId();
    if (current === null || current.id !== id) {
      let opened = await openAccount(id, mine === undefined, skew, accountOf(id, connection, session));
      if (!opened.ok && opened.problem.code === 'store-missing') {
        // Its file is gone from this computer: whoever signs in starts again from the portal, in a new folder.
        id = parts.newId();
        opened = await openAccount(id, true, skew, accountOf(id, connection, session));
      }
      if (!opened.ok) return refuse(opened.problem);
    }
    if (current === null) throw new Error('an account was just opened');
    problem = null;
    saveAccount(current.store, accountOf(id, connection, session));
    if (current.store.sync.state().portalId === null) current.store.sync.update({ portalId: session.portalId });
    if (skew !== null) learnSkew(current.store.sync, skew);
    current.setToken(session.token);
    await folders.remember(knownOf(id, connection, session, parts.clock.now()));
    // An empty week is no place to arrive at: the first time, the plan is fetched before the door opens.
    if (current.store.sync.state().cursor === null) await current.work.firstSync();
    else current.work.syncSoon();
    parts.changed();
    return { ok: true, value: await state() };
  }

  async function beginFiles(names: { userName: string; providerName: string }): Promise<AppResult<SessionState>> {
    const kept = await parts.keyring.available();
    if (!kept.ok) return refuse({ code: 'no-keyring', sentence: kept.sentence, action: '' });
    const id = parts.newId();
    const account = filesAccount(id, names.userName.trim(), names.providerName.trim());
    const opened = await openAccount(id, true, null, account);
    if (!opened.ok) return refuse(opened.problem);
    problem = null;
    await folders.remember({ ...account, portalId: '', usedAt: parts.clock.now() });
    parts.changed();
    return { ok: true, value: await state() };
  }

  async function open(accountId: string): Promise<AppResult<SessionState>> {
    const known = await folders.list();
    if (!known.ok) return refuse(known.problem);
    const account = known.value.find(({ id }) => id === accountId);
    if (account === undefined) return refuse(unknownAccount);
    if (current?.id !== accountId) {
      const opened = await openAccount(accountId, false, null, null);
      if (!opened.ok) {
        problem = opened.problem;
        parts.changed();
        return refuse(opened.problem);
      }
      // The records know how they go now, also where the list was not written any more when that changed.
      const { store } = opened.opened;
      const { user, provider, connection } = opened.opened.account();
      const portalId = store.sync.state().portalId ?? account.portalId;
      await folders.remember({ id: accountId, user, provider, connection, portalId, usedAt: parts.clock.now() });
    }
    problem = null;
    parts.changed();
    return { ok: true, value: await state() };
  }

  async function forget(accountId: string): Promise<void> {
    await folders.forget(accountId);
    problem = null;
    parts.changed();
  }

  async function openAccount(
    id: string,
    create: boolean,
    skew: number | null,
    fresh: Account | null,
  ): Promise<{ ok: true; opened: Opened } | { ok: false; problem: AppProblem }> {
    const key = await folders.key(id, create);
    if (!key.ok) return key;
    const { file, backups } = folders.place(id);
    if (create) mkdirSync(path.dirname(file), { recursive: true });
    let store: Store | null = null;
    const clock: Clock = {
      now: () => {
        const offset = store?.sync.state().clockOffsetMillis ?? skew ?? 0;
        return new Date(Date.parse(parts.clock.now()) + offset).toISOString();
      },
    };
    const { newId, device, migrationsFolder } = parts;
    const opened = openStore({
      file,
      create,
      key: key.value,
      clock,
      newId,
      device,
      backupFolder: backups,
      migrationsFolder,
    });
    if (!opened.ok) return opened;
    close();
    store = opened.store;
    if (fresh !== null) saveAccount(store, fresh);
    // No portal serves the council's rules here: those that came with this version of the app are in force.
    const byFiles = store.account.get()?.connection.kind === 'files';
    if (byFiles && store.profile.get()?.version !== bradford.version) store.profile.save(bradford, null);
    let token: string | null = null;
    const openedStore = opened.store;
    const base: OpenAccount = {
      store: openedStore,
      account: () => withCouncil(openedStore),
      clock,
      token: () => token,
      tokenRefused: () => {
        if (token === null) return;
        token = null;
        parts.changed();
      },
      reach: async (onSkew) => {
        const adapter = adapterFor(withCouncil(openedStore).connection, parts.practice);
        const found = await adapter.find();
        if (!found.ok) return found;
        return { ok: true, client: portalClient({ ...clientParts(parts, found.address), onSkew }) };
      },
    };
    current = { ...base, id, setToken: (fresh) => (token = fresh), work: parts.begin(base) };
    return { ok: true, opened: current };
  }

  async function changeConnection(change: ChangeConnection): Promise<AppResult<SessionState>> {
    if (current === null) return refuse(unknownAccount);
    const { id, store } = current;
    const before = current.account();
    if (before.connection.kind === 'practice') return refuse(practiceApart);
    const next: Connection = change.to === 'files' ? { kind: 'files' } : change.connection;
    if (sameConnection(before.connection, next)) return refuse(sameWay);
    const [block] = whatBlocks(store);
    if (block !== undefined) return refuse(block);
    let session: Session | null = null;
    let skew: number | null = null;
    if (change.to === 'api') {
      const letIn = await knock(next, change.credentials);
      if (!letIn.ok) return letIn;
      ({ session, skew } = letIn.value);
      const name = session.provider.name;
      if (!sameName(name, before.provider.name) && !change.sameProvider) return refuse(otherName(name, before));
      const known = await folders.list();
      if (!known.ok) return known;
      const { user, provider } = session;
      const there = known.value.some(
        (one) =>
          one.id !== id &&
          sameConnection(one.connection, next) &&
          one.user.id === user.id &&
          one.provider.id === provider.id,
      );
      if (there) return refuse(accountThere);
    }
    // The sync may have brought something in while the portal was asked.
    const [late] = whatBlocks(store);
    if (late !== undefined) return refuse(late);
    const account =
      session === null ? filesAccount(id, before.user.name, before.provider.name) : accountOf(id, next, session);
    const portalId = session?.portalId ?? null;
    // From here on nothing of the former portal may arrive any more.
    current.work.stop();
    let failed: unknown = null;
    try {
      const isSameWay = ({ connection }: Way) => sameConnection(connection, next);
      store.changeConnection(account, { portalId, by: before.user, isSameWay });
    } catch (error) {
      failed = error;
    }
    // A store is open once at a time.
    close();
    const reopened = await openAccount(id, false, skew, null);
    if (!reopened.ok) {
      problem = reopened.problem;
      parts.changed();
      return refuse(reopened.problem);
    }
    if (failed !== null) throw failed;
    const { user, provider } = account;
    const usedAt = parts.clock.now();
    await folders.remember({ id, user, provider, connection: next, portalId: portalId ?? '', usedAt });
    if (session !== null) {
      if (skew !== null) learnSkew(reopened.opened.store.sync, skew);
      reopened.opened.setToken(session.token);
      await reopened.opened.work.firstSync();
      // Signing out may have come in between.
      if (current?.id === id && carryStays(current.store, user) > 0) current.work.syncSoon();
    }
    parts.changed();
    return { ok: true, value: await state() };
  }

  async function signOut(): Promise<SessionState> {
    if (current !== null) {
      const { toSend } = current.store.outbox.counts();
      close();
      problem = toSend === 0 ? null : unsentStays(toSend);
      parts.changed();
    }
    return state();
  }

  function close(): void {
    const closing = current;
    current = null;
    closing?.work.stop();
    closing?.store.close();
  }

  return {
    state,
    signIn: (input) => inTurn(() => unlessStorageFails(() => signIn(input))),
    beginFiles: (names) => inTurn(() => unlessStorageFails(() => beginFiles(names))),
    open: (accountId) => inTurn(() => unlessStorageFails(() => open(accountId))),
    forget: (accountId) => inTurn(() => forget(accountId)),
    changeConnection: (change) => inTurn(() => unlessStorageFails(() => changeConnection(change))),
    signOut: () => inTurn(signOut),
    current: () => current,
    close,
  };
}

function clientParts(parts: SessionParts, address: string) {
  const machineMillis = () => Date.parse(parts.clock.now());
  return { address, fetch: parts.fetch, machineMillis, setTimer: parts.setTimer };
}

function accountOf(id: string, connection: Connection, session: Session): Account {
  const setting = connection.kind === 'api' ? connection.authority : 'practice';
  const { user, provider, roles } = session;
  return { id, user, provider, roles, connection, authority: authorityOf(setting, session.authority), council: '' };
}

/** The user and provider are known to this computer only: the sign-in of the operating system guards them. */
function filesAccount(id: string, userName: string, providerName: string): Account {
  return {
    id,
    user: { id: `local-${id}`, name: userName },
    // The same name is the same provider on every computer, so that a colleague's site packet is recognised.
    provider: { id: `local-${hash(providerName.normalize('NFKC').toLowerCase()).slice(0, 32)}`, name: providerName },
    roles: ['recorder', 'confirmer'],
    connection: { kind: 'files' },
    authority: 'council',
    council: '',
  };
}

/** Whatever is learnt of an account anew, its weeks keep the ways that they came by. */
function saveAccount(store: Store, account: Account): void {
  const former = store.account.get()?.former;
  store.account.save(former === undefined ? account : { ...account, former });
}

/** Spaces and capitals do not make another organisation. */
function sameName(a: string, b: string): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return fold(a) === fold(b);
}

/** The council's name is the profile's to say, and comes with the first sync. */
function withCouncil(store: Store): Account {
  const account = store.account.get();
  if (account === null) throw new Error('an open store has its account');
  return { ...account, council: store.profile.get()?.name ?? account.council };
}

function knownOf(id: string, connection: Connection, session: Session, usedAt: string): KnownAccount {
  const { user, provider, portalId } = session;
  return { id, user, provider, portalId, connection, usedAt };
}

function refuse(problem: AppProblem): { ok: false; problem: AppProblem } {
  return { ok: false, problem };
}

/** A full or failing disk is a problem to show; anything else that is thrown is a bug. */
async function unlessStorageFails<T>(work: () => Promise<AppResult<T>>): Promise<AppResult<T>> {
  try {
    return await work();
  } catch (error) {
    const problem = storageProblem(error);
    if (problem === null) throw error;
    return refuse(problem);
  }
}

const unknownAccount: AppProblem = {
  code: 'account-unknown',
  sentence: 'There is no such account on this computer.',
  action: 'Choose one from the list, or sign in.',
};

const practiceApart: AppProblem = {
  code: 'practice-apart',
  sentence: 'Practice holds invented people, so it is kept apart and never becomes a record of real ones.',
  action: 'Sign out, and choose how your own weeks reach the council.',
};
const sameWay: AppProblem = {
  code: 'same-way',
  sentence: 'The weeks of this account go this way already.',
  action: '',
};
const accountThere: AppProblem = {
  code: 'account-there',
  sentence: 'This computer already has an account of this user at this portal. Nothing was changed.',
  action: 'Sign out and open that account; these records stay in the list beside it.',
};

function otherName(portal: string, { provider }: Account): AppProblem {
  return {
    code: 'another-provider-name',
    sentence: `The portal calls your organisation “${portal}”; these records are of “${provider.name}”. Nothing was changed.`,
    action: 'If it is the same organisation, say so and try again. If not, sign out and begin another account.',
  };
}

function unsentStays(number: number): AppProblem {
  const changes = count(number, 'change is', 'changes are');
  return {
    code: 'unsent-work-stays',
    sentence: `You are signed out. ${changes} not yet at the portal and stay on this computer.`,
    action: 'Sign in again with the same account to send them.',
  };
}
