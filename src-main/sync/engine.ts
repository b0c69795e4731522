// The one place from which anything is exchanged with the portal, and when. What must stay true: one exchange at a time;
// whatever stops half way is written down and goes on next time; the status is read from the database, never kept in memory beside it (only "reached just now" and "busy" live here).

import type { AppProblem, SyncStatus } from '../../src-shared/app-api/index.ts';
import type { Clock } from '../machine/clock.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { PortalClient } from '../portal/client.ts';
import type { Store } from '../store/store.ts';
import { type EngineState, engineAtRest, exchanges } from './exchange.ts';
import { nextSyncIn } from './next.ts';
import { knownOffset } from './portal-clock.ts';
import { putAsideProblem } from './put-aside-words.ts';
import { type SyncTrouble, troubleOf } from './trouble.ts';
import { watchClock } from './watch-clock.ts';

/** How the portal is reached: the practice portal may have to be started first. */
export type Reach = (
  onSkew: (skewMillis: number) => void,
) => Promise<{ ok: true; client: PortalClient } | { ok: false; problem: AppProblem }>;

export interface SyncEngineParts {
  store: Pick<Store, 'sync' | 'putAside' | 'outbox' | 'profile' | 'lines' | 'changeLog' | 'disputes'>;
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
  /** True while no sync is to begin: the window is locked, and the person wants it so. */
  resting?: () => boolean;
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
  /** Stops fetching a whole copy. @returns how it stands once what goes on has ended */
  halt(): Promise<SyncStatus>;
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

export function syncEngine(parts: SyncEngineParts): SyncEngine {
  const { store, clock } = parts;
  const state = engineAtRest();
  let cancelTimer: (() => void) | null = null;
  let cancelSoon: (() => void) | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting: Promise<SyncStatus> | null = null;
  // An account that is opened may hold batches whose answer was lost in a crash: they go at once.
  store.outbox.hurry();
  store.sync.takeUpAgain();

  const status = () => statusOf(parts, state);
  const tell = () => {
    if (!state.stopped) parts.statusChanged(status());
  };
  const { open, record, troubleHere, wholeSync } = exchanges(parts, state, tell);

  /** One after the other: the next task starts when the one before has ended, however it ended. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function syncOnce(removalsAllowed: boolean): Promise<SyncStatus> {
    if (state.stopped) return lastStatus;
    if (parts.resting?.() || store.sync.state().workingOffline) return status();
    cancelTimer?.();
    cancelSoon?.();
    state.busy = true;
    state.received = 0;
    state.halted = false;
    tell();
    const trouble = record(await wholeSync(removalsAllowed).catch(troubleHere));
    state.busy = false;
    state.received = 0;
    if (state.stopped) return lastStatus;
    schedule(trouble);
    tell();
    return status();
  }

  function schedule(trouble: SyncTrouble | null): void {
    cancelTimer?.();
    cancelTimer = null;
    const due = store.outbox.nextDueAt();
    const dueInMillis = due === null ? null : Date.parse(due) - Date.parse(clock.now());
    const { workingOffline } = store.sync.state();
    const wait = nextSyncIn({ trouble, failures: state.failures, dueInMillis, workingOffline }, parts.random());
    if (wait !== null) cancelTimer = parts.setTimer(wait, () => void sync());
  }

  // What a caller gets who still waits when the account is closed: the store cannot be asked any more.
  let lastStatus = status();

  function sync(options: SyncOptions = {}): Promise<SyncStatus> {
    if (state.stopped) return Promise.resolve(lastStatus);
    if (options.hurry === true) store.outbox.hurry();
    if (waiting !== null && options.removalsAllowed !== true) return waiting;
    const result = inTurn(() => {
      waiting = null;
      return syncOnce(options.removalsAllowed ?? false);
    });
    waiting = result;
    return result;
  }

  const cancelWatch = watchClock(parts, {
    isOwn: () => knownOffset(parts.clock, store.sync.state()) === null,
    stopped: () => state.stopped,
    changed() {
      parts.weekChanged(null);
      tell();
      void sync();
    },
  });

  return {
    sync,
    status: () => (state.stopped ? lastStatus : status()),
    async halt() {
      state.halted = state.busy;
      await turn;
      return state.stopped ? lastStatus : status();
    },
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
      if (state.stopped || state.failures > 0 || parts.token() === null || store.sync.state().workingOffline) return;
      const { toSend, conflicts, rejected } = store.outbox.counts();
      // What waits for a person is not sent by asking more often.
      if (toSend <= conflicts + rejected) return;
      cancelSoon?.();
      cancelSoon = parts.setTimer(waitMillis, () => {
        cancelSoon = null;
        void sync();
      });
    },
    exchange: (task) => inTurn(() => exchangeOnce(task, { state, tell, open, record })),
    stopped: () => state.stopped,
    stop() {
      if (state.stopped) return;
      lastStatus = { ...status(), syncing: false, online: false };
      state.stopped = true;
      cancelTimer?.();
      cancelSoon?.();
      cancelWatch();
    },
  };
}

async function exchangeOnce<T>(
  task: (exchange: Exchange) => Promise<T>,
  {
    state,
    tell,
    open,
    record,
  }: { state: EngineState; tell: () => void } & Pick<ReturnType<typeof exchanges>, 'open' | 'record'>,
): Promise<{ ok: true; value: T } | { ok: false; trouble: SyncTrouble }> {
  if (state.stopped) return { ok: false, trouble: troubleOf({ kind: 'no-token' }) };
  state.busy = true;
  tell();
  try {
    const opened = await open(false);
    if (!opened.ok) {
      record(opened.trouble);
      return opened;
    }
    return { ok: true, value: await task(opened.exchange) };
  } finally {
    state.busy = false;
    tell();
  }
}

/** How the exchange stands, by the database. */
function statusOf({ store, clock }: Pick<SyncEngineParts, 'store' | 'clock'>, state: EngineState): SyncStatus {
  const counts = store.outbox.counts();
  const syncState = store.sync.state();
  const { lastSyncedAt, problem, workingOffline } = syncState;
  return {
    online: state.reached && !workingOffline,
    syncing: state.busy,
    received: state.received,
    exchanges: state.ended,
    toSend: counts.toSend,
    unknown: counts.unknown,
    conflicts: counts.conflicts,
    rejected: counts.rejected,
    lastSavedAt: store.changeLog.lastSavedAt(),
    lastSyncedAt,
    problem: problem ?? putAsideProblem(store.putAside),
    workingOffline,
    byOwnClock: knownOffset(clock, syncState) === null,
  };
}
