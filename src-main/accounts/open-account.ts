// The one account whose store is open. What must stay true: a store is open once at a time; it opens without the network;
// work of one sign-in is never shown to, nor sent by, another.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Account, AppAnswer, AppProblem, AppResult, SyncStatus } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { PortalWord } from '../../src-shared/domain/offline-lease.ts';
import type { Clock } from '../machine/clock.ts';
import type { SetTimer } from '../machine/timers.ts';
import { adapterFor } from '../portal/adapter.ts';
import { type PortalClientParts, portalClient } from '../portal/client.ts';
import type { PracticePortal } from '../portal/practice.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Reach } from '../sync/engine.ts';
import { clockFor, forgetSkew, learnSkew, portalClock, portalNow } from '../sync/portal-clock.ts';
import { saveAccount, withCouncil } from './account.ts';
import type { AccountFolders } from './account-folders.ts';
import type { AccountKeys } from './account-keys.ts';
import { heardBy, type LeaseKeeper, leaseKeeper } from './offline-lease.ts';

/** One account whose store is open. */
export interface OpenAccount {
  store: Store;
  account(): Account;
  /** By the portal's clock once it was seen. */
  clock: Clock;
  /** This computer's clock: waits are counted by it, and the portal's clock is told by it. */
  machineClock: Clock;
  token(): string | null;
  tokenRefused(): void;
  reach: Reach;
  /** What the portal's last word is worth; null: there is no portal to ask, or it is practice. */
  portalWord(): PortalWord | null;
}

/** What the rest of the app does with an open account: its sync above all. */
export interface AccountWork {
  /** The first pull; what goes wrong shows in the sync's status. */
  firstSync(): Promise<unknown>;
  /** In the background. */
  syncSoon(): void;
  /** True: nothing is exchanged by itself until it is false again. */
  rest(resting: boolean): void;
  /** Goes online, where somebody chose not to be, and syncs. */
  askPortal(): Promise<SyncStatus>;
  /** Saves what is unsent as a site packet, also while the window is locked. */
  sealUnsent(passphrase: string): Promise<AppResult<AppAnswer<'session.seal-unsent'>>>;
  stop(): void;
}

/** The open account with what only signing in and out may do to it. */
export interface HeldAccount extends OpenAccount {
  id: string;
  /** Of its store. */
  key: Uint8Array;
  setToken(token: string): void;
  /** Of the portal's word; null where none is needed. */
  lease: LeaseKeeper | null;
  work: AccountWork;
}

export interface HolderParts {
  folders: AccountFolders;
  keys: Pick<AccountKeys, 'letGoOfAll'>;
  migrationsFolder: string;
  device: string;
  clock: Clock;
  newId: () => string;
  setTimer: SetTimer;
  /** Milliseconds by a clock that nobody can set. */
  steadyMillis: () => number;
  fetch: typeof globalThis.fetch;
  practice: PracticePortal;
  begin: (open: OpenAccount) => AccountWork;
  changed: () => void;
}

export interface OpenAs {
  key: Uint8Array;
  /** True at the first sign-in only: else a missing store is a problem. */
  create: boolean;
  /** The portal's clock minus this computer's, in milliseconds, where it was just heard. */
  skew: number | null;
  /** What is known of the account anew. */
  fresh: Account | null;
}

export type Held = { ok: true; held: HeldAccount } | { ok: false; problem: AppProblem };

export interface AccountHolder {
  current(): HeldAccount | null;
  /** Opens a store in the place of the one that is open; that one stays where the other does not open. */
  open(id: string, as: OpenAs): Held;
  close(): void;
}

export function accountHolder(parts: HolderParts): AccountHolder {
  let current: HeldAccount | null = null;

  function close(): void {
    const closing = current;
    current = null;
    closing?.work.stop();
    closing?.lease?.stop();
    closing?.store.close();
  }

  function open(id: string, { key, create, skew, fresh }: OpenAs): Held {
    const { folders, newId, device, migrationsFolder } = parts;
    const { file, backups } = folders.place(id);
    if (create) mkdirSync(path.dirname(file), { recursive: true });
    let store: Store | null = null;
    let machineClock = clockFor(fresh?.connection, parts.clock);
    const clock: Clock = {
      now: () => {
        if (store !== null) return portalClock(machineClock, store.sync).now();
        return new Date(Date.parse(machineClock.now()) + (skew ?? 0)).toISOString();
      },
    };
    const opened = openStore({
      file,
      create,
      key,
      clock,
      newId,
      device,
      backupFolder: backups,
      migrationsFolder,
    });
    if (!opened.ok) return opened;
    close();
    store = opened.store;
    const connection = (fresh ?? store.account.get())?.connection;
    machineClock = clockFor(connection, parts.clock);
    forgetSkew(machineClock, store.sync);
    if (skew !== null) learnSkew(machineClock, store.sync, skew);
    if (fresh !== null) saveAccount(store, fresh);
    if (connection?.kind === 'files') keepShippedRules(store);
    parts.keys.letGoOfAll();
    current = hold({ id, key }, store, { clock, machineClock });
    return { ok: true, held: current };
  }

  function hold(
    of: Pick<HeldAccount, 'id' | 'key'>,
    store: Store,
    clocks: Pick<OpenAccount, 'clock' | 'machineClock'>,
  ): HeldAccount {
    let token: string | null = null;
    const needsWord = withCouncil(store).connection.kind === 'api';
    const lease = needsWord
      ? leaseKeeper({ ...parts, ...clocks, sync: store.sync, refused: () => base.tokenRefused() })
      : null;
    const base: OpenAccount = {
      store,
      account: () => withCouncil(store),
      ...clocks,
      token: () => token,
      tokenRefused: () => {
        if (token === null) return;
        token = null;
        parts.changed();
      },
      reach: async (onSkew) => {
        const found = await adapterFor(withCouncil(store).connection, parts.practice).find();
        if (!found.ok) return found;
        let heard: number | null = null;
        const client = portalClient({
          ...clientParts(parts, found.address),
          onSkew: (skew) => {
            heard = skew;
            onSkew(skew);
          },
        });
        const told = () => {
          const at = portalNow(clocks.machineClock, heard);
          heard = null;
          return at;
        };
        return { ok: true, client: lease === null ? client : heardBy(client, lease, told) };
      },
      portalWord: () => lease?.word() ?? null,
    };
    const setToken = (given: string) => {
      token = given;
    };
    return { ...base, ...of, setToken, lease, work: parts.begin(base) };
  }

  return { current: () => current, open, close };
}

/** What a client of the portal at this address is made of. */
export function clientParts(
  { clock, fetch, setTimer }: Pick<HolderParts, 'clock' | 'fetch' | 'setTimer'>,
  address: string,
): PortalClientParts {
  return { address, fetch, machineMillis: () => Date.parse(clock.now()), setTimer };
}

/**
 * No portal serves the council's rules here: those that come with the app are in force, in the edition of this version,
 * unless somebody took others from a file or they are of another council.
 */
function keepShippedRules({ profile }: Store): void {
  const inForce = profile.get();
  const isShipped = inForce === null || (inForce.id === bradford.id && profile.fromFile() === null);
  if (isShipped && inForce?.version !== bradford.version) profile.save(bradford, null);
}
