// The one place from which anything is exchanged with the portal. What must stay true: one exchange at a time; push,
// then pull, then push what a merge produced; whatever stops half way is written down and goes on next time; the
// status is read from the database, never kept in memory beside it (only "reached just now" and "busy" live here).
import type { AppProblem, SyncStatus } from '../../src-shared/app-api/index.ts';
import type { Clock } from '../machine/clock.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { PortalClient } from '../portal/client.ts';
import { storageProblem } from '../store/open-problems.ts';
import type { Store } from '../store/store.ts';
import type { Applied } from '../store/sync-repository.ts';
import { nextSyncIn } from './next.ts';
import { learnSkew, portalClock } from './portal-clock.ts';
import { fetchProfile, type ProfileFetched } from './profile.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { longestWaitMillis } from './retry.ts';
import { type SyncTrouble, troubleOf } from './trouble.ts';

/** How the portal is reached: the practice portal may have to be started first. */
export type Reach = (
  onSkew: (skewMillis: number) => void,
) => Promise<{ ok: true; client: PortalClient } | { ok: false; problem: AppProblem }>;

export interface SyncEngineParts {
  store: Pick<Store, 'sync' | 'outbox' | 'profile' | 'lines' | 'changeLog'>;
  reach: Reach;
  /** The sign-in's token, or null once there is none. */
  token: () => string | null;
  /** The portal does not take the token any more. */
  tokenRefused: () => void;
  /** This computer's clock. */
  clock: Clock;
  random: () => number;
  /** UUIDv7. */
  newId: () => string;
  setTimer: SetTimer;
  /** Awaited between two parts of what a sync writes, so that others get their turn; see give-way.ts. */
  turn: () => Promise<void>;
  /** null: more than one week may have changed. */
  weekChanged: (weekStart: string | null) => void;
  statusChanged: (status: SyncStatus) => void;
  /** Hears of an exception that should be impossible. */
  bug: (error: unknown) => void;
  /** Runs in every sync once the feed is at its end: confirmations whose answer was lost are looked up. */
  afterPull?: (exchange: Exchange) => Promise<SyncTrouble | null>;
}

/** What a task that holds the exchange may do. */
export interface Exchange {
  client: PortalClient;
  token: string;
  /** Push, pull, and push what a merge produced. @returns what went wrong, or null */
  pushAndPull(): Promise<SyncTrouble | null>;
  /** True once the account is closed: touch nothing any more. */
  stopped(): boolean;
}

export interface SyncOptions {
  /** Somebody has agreed to what the guard against mass removals told. */
  removalsAllowed?: boolean;
  /** Somebody asks, who does not want to wait for a wait: what waits for its time goes at once. */
  hurry?: boolean;
}

export interface SyncEngine {
  /** Syncs now; a call while a sync waits for its turn is the same sync. */
  sync(options?: SyncOptions): Promise<SyncStatus>;
  status(): SyncStatus;
  workOffline(offline: boolean): SyncStatus;
  /**
   * Something was saved that waits to be sent: syncs a few seconds after the last such call. While the portal is not
   * reached or has asked to wait, the wait for the next try stands.
   */
  sendSoon(waitMillis?: number): void;
  /** Runs `task` while nothing else is exchanged. @returns the trouble when the portal could not even be addressed */
  exchange<T>(
    task: (exchange: Exchange) => Promise<T>,
  ): Promise<{ ok: true; value: T } | { ok: false; trouble: SyncTrouble }>;
  /** Ends all exchange; an answer that is still on its way is not looked at, and is asked for again next time. */
  stop(): void;
  /** True once the account is closed: whoever waited for a sync must not touch its store any more. */
  stopped(): boolean;
}

/** After the last edit, so that a line is sent once and not at every keystroke's end. */
export const sendSoonMillis = 4_000;
const profileEveryMillis = 60 * 60_000;
const mostRounds = 5;

export function syncEngine(parts: SyncEngineParts): SyncEngine {
  const { store, clock } = parts;
  const now = portalClock(clock, store.sync);
  let stopped = false;
  let reached = false;
  let busy = false;
  let failures = 0;
  let profileAskedAt: number | null = null;
  let cancelTimer: (() => void) | null = null;
  let cancelSoon: (() => void) | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting: Promise<SyncStatus> | null = null;
  // An account that is opened may hold batches whose answer was lost in a crash: they go at once.
  store.outbox.hurry();

  function status(): SyncStatus {
    const counts = store.outbox.counts();
    const state = store.sync.state();
    return {
      online: reached && !state.workingOffline,
      syncing: busy,
      toSend: counts.toSend,
      unknown: counts.unknown,
      conflicts: counts.conflicts,
      rejected: counts.rejected,
      lastSavedAt: store.changeLog.lastSavedAt(),
      lastSyncedAt: state.lastSyncedAt,
      problem: state.problem,
      workingOffline: state.workingOffline,
    };
  }

  const tell = () => {
    if (!stopped) parts.statusChanged(status());
  };

  function tellApplied(applied: Applied): void {
    if (applied.everyWeek) parts.weekChanged(null);
    else for (const week of applied.weeks) parts.weekChanged(week);
  }

  /** One after the other: the next task starts when the one before has ended, however it ended. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function open(
    removalsAllowed: boolean,
  ): Promise<{ ok: true; exchange: Exchange } | { ok: false; trouble: SyncTrouble }> {
    const token = parts.token();
    if (token === null) return { ok: false, trouble: troubleOf({ kind: 'no-token' }) };
    const connected = await parts.reach((skew) => {
      // Every sentence about a deadline hangs on the clock.
      if (!stopped && learnSkew(store.sync, skew)) parts.weekChanged(null);
    });
    if (!connected.ok) {
      const trouble = { problem: connected.problem, remedy: 'retry', retryAfterMillis: null, offline: true } as const;
      return { ok: false, trouble };
    }
    const exchange: Exchange = {
      client: connected.client,
      token,
      stopped: () => stopped,
      pushAndPull: async () => {
        // Whoever confirms is judged by the rules of this moment, so they are looked at first.
        const fetched = await askForProfile(connected.client, token).catch(troubleWithProfile);
        if (fetched.stop) return record(fetched.trouble);
        return record(await pushAndPull(connected.client, token, removalsAllowed).catch(troubleHere));
      },
    };
    return { ok: true, exchange };
  }

  async function askForProfile(client: PortalClient, token: string): Promise<ProfileFetched> {
    const fetched = await fetchProfile({ store, client, token, stopped: () => stopped });
    if (fetched.stop) return fetched;
    profileAskedAt = Date.parse(clock.now());
    if (fetched.changed) parts.weekChanged(null);
    return fetched;
  }

  const troubleWithProfile = (error: unknown): ProfileFetched => ({
    changed: false,
    trouble: troubleHere(error),
    stop: true,
  });

  async function pushAndPull(
    client: PortalClient,
    token: string,
    removalsAllowed: boolean,
  ): Promise<SyncTrouble | null> {
    const isStopped = () => stopped;
    const pushAll = () =>
      push({
        outbox: store.outbox,
        client,
        token,
        now: clock.now,
        random: parts.random,
        newKey: parts.newId,
        setTimer: parts.setTimer,
        changed: (weeks) => {
          for (const week of weeks) parts.weekChanged(week);
          tell();
        },
        stopped: isStopped,
      });
    const due = store.outbox.nextDueAt();
    // Its clock set back by a day would otherwise have this computer wait for a day.
    if (due !== null && Date.parse(due) - Date.parse(clock.now()) > longestWaitMillis) store.outbox.hurry();
    let softTrouble: SyncTrouble | null = null;
    let pushed = await pushAll();
    for (let round = 0; round < mostRounds && !stopped; round += 1) {
      softTrouble = pushed.trouble ?? softTrouble;
      if (pushed.stop) return softTrouble;
      const trouble = await pull({
        store,
        client,
        token,
        removalsAllowed,
        changed: tellApplied,
        turn: parts.turn,
        stopped: isStopped,
      });
      if (trouble !== null) return trouble;
      if (stopped) break;
      pushed = await pushAll();
      if (pushed.stop) return pushed.trouble;
      if (pushed.settled === 0) break;
    }
    softTrouble = pushed.trouble ?? softTrouble;
    // What failed at first may have gone through in a later round of the same sync.
    if (softTrouble === null || stopped || store.outbox.nextDueAt() === null) return null;
    // A request that fails by itself must not slow down the exchange of everything else.
    return { ...softTrouble, remedy: 'batch' };
  }

  async function syncOnce(removalsAllowed: boolean): Promise<SyncStatus> {
    if (stopped) return lastStatus;
    if (store.sync.state().workingOffline) return status();
    cancelTimer?.();
    cancelSoon?.();
    busy = true;
    tell();
    const trouble = record(await wholeSync(removalsAllowed).catch(troubleHere));
    busy = false;
    if (stopped) return lastStatus;
    schedule(trouble);
    tell();
    return status();
  }

  /** Writes down how an exchange ended. @returns the trouble, which may be that it could not be written */
  function record(trouble: SyncTrouble | null): SyncTrouble | null {
    if (stopped) return trouble;
    const exchanged = trouble === null || trouble.remedy === 'batch';
    failures = exchanged ? 0 : failures + 1;
    reached = exchanged || !(trouble.offline || trouble.remedy === 'sign-in');
    if (trouble?.remedy === 'sign-in') parts.tokenRefused();
    try {
      const lastSyncedAt = exchanged ? { lastSyncedAt: now.now() } : {};
      store.sync.update({ problem: trouble?.problem ?? null, ...lastSyncedAt });
      return trouble;
    } catch (error) {
      return troubleHere(error);
    }
  }

  /** A fault on this side, such as a full disk: it must not end the syncing for good. */
  function troubleHere(error: unknown): SyncTrouble {
    const storage = storageProblem(error);
    // An answer that comes after the account was closed finds its store closed, too: nothing to tell anybody.
    if (storage === null && !stopped) parts.bug(error);
    const problem = storage ?? {
      code: 'unexpected',
      sentence: 'Something went wrong inside the app while it was syncing. What was saved before is safe.',
      action: 'Restart the app. If it happens again, tell the people who support it.',
    };
    return { problem, remedy: 'retry', retryAfterMillis: null, offline: false };
  }

  async function wholeSync(removalsAllowed: boolean): Promise<SyncTrouble | null> {
    const opened = await open(removalsAllowed);
    if (!opened.ok) return opened.trouble;
    const { exchange } = opened;
    let soft: SyncTrouble | null = null;
    const millis = Date.parse(clock.now());
    if (profileAskedAt === null || Math.abs(millis - profileAskedAt) >= profileEveryMillis) {
      const fetched = await askForProfile(exchange.client, exchange.token);
      if (fetched.stop) return fetched.trouble;
      soft = fetched.trouble;
    }
    const trouble = await pushAndPull(exchange.client, exchange.token, removalsAllowed);
    if (stopped) return null;
    return trouble ?? (await parts.afterPull?.(exchange)) ?? soft;
  }

  function schedule(trouble: SyncTrouble | null): void {
    cancelTimer?.();
    cancelTimer = null;
    const due = store.outbox.nextDueAt();
    const dueInMillis = due === null ? null : Date.parse(due) - Date.parse(clock.now());
    const { workingOffline } = store.sync.state();
    const wait = nextSyncIn({ trouble, failures, dueInMillis, workingOffline }, parts.random());
    if (wait !== null) cancelTimer = parts.setTimer(wait, () => void sync());
  }

  // What a caller gets who still waits when the account is closed: the store cannot be asked any more.
  let lastStatus = status();

  function sync(options: SyncOptions = {}): Promise<SyncStatus> {
    if (stopped) return Promise.resolve(lastStatus);
    if (options.hurry === true) store.outbox.hurry();
    if (waiting !== null && options.removalsAllowed !== true) return waiting;
    const result = inTurn(() => {
      waiting = null;
      return syncOnce(options.removalsAllowed ?? false);
    });
    waiting = result;
    return result;
  }

  return {
    sync,
    status: () => (stopped ? lastStatus : status()),
    workOffline(offline) {
      store.sync.update({ workingOffline: offline });
      if (offline) {
        cancelTimer?.();
        cancelTimer = null;
        cancelSoon?.();
        cancelSoon = null;
      }
      tell();
      return status();
    },
    sendSoon(waitMillis = sendSoonMillis) {
      if (stopped || failures > 0 || parts.token() === null || store.sync.state().workingOffline) return;
      const { toSend, conflicts, rejected } = store.outbox.counts();
      // What waits for a person is not sent by asking more often.
      if (toSend <= conflicts + rejected) return;
      cancelSoon?.();
      cancelSoon = parts.setTimer(waitMillis, () => {
        cancelSoon = null;
        void sync();
      });
    },
    exchange: (task) =>
      inTurn(async () => {
        if (stopped) return { ok: false, trouble: troubleOf({ kind: 'no-token' }) };
        busy = true;
        tell();
        try {
          const opened = await open(false);
          if (!opened.ok) {
            record(opened.trouble);
            return opened;
          }
          return { ok: true, value: await task(opened.exchange) };
        } finally {
          busy = false;
          tell();
        }
      }),
    stopped: () => stopped,
    stop() {
      if (stopped) return;
      lastStatus = { ...status(), syncing: false, online: false };
      stopped = true;
      cancelTimer?.();
      cancelSoon?.();
    },
  };
}
