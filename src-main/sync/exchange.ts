import type { PortalClient } from '../portal/client.ts';
import type { Applied } from '../store/feed.ts';
import { storageProblem } from '../store/open-problems.ts';
import type { Exchange, SyncEngineParts } from './engine.ts';
import { learnSkew, portalClock } from './portal-clock.ts';
import { fetchProfile, type ProfileFetched } from './profile.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { longestWaitMillis } from './retry.ts';
import { type SyncTrouble, stoppedByPerson, troubleOf } from './trouble.ts';

const profileEveryMillis = 60 * 60_000;
const mostRounds = 5;

/** What an engine knows beside the database. */
export interface EngineState {
  /** The account is closed. */
  stopped: boolean;
  /** The last exchange reached the portal. */
  reached: boolean;
  busy: boolean;
  /** Records of a whole copy that have come in this sync. */
  received: number;
  /** Somebody wants the whole copy stopped. */
  halted: boolean;
  /** Exchanges since the account was opened. */
  ended: number;
  /** Exchanges in a row that ended in trouble. */
  failures: number;
  /** Milliseconds since 1970, by this computer's clock. */
  profileAskedAt: number | null;
  /** When the feed was read to its end, by the portal's clock; null once that is written down. */
  pulledAt: string | null;
}

export function engineAtRest(): EngineState {
  return {
    stopped: false,
    reached: false,
    busy: false,
    received: 0,
    halted: false,
    ended: 0,
    failures: 0,
    profileAskedAt: null,
    pulledAt: null,
  };
}

export type OpenedExchange = { ok: true; exchange: Exchange } | { ok: false; trouble: SyncTrouble };

/** @param tell has the status told */
export function exchanges(parts: SyncEngineParts, state: EngineState, tell: () => void) {
  const { store, clock } = parts;

  async function open(removalsAllowed: boolean): Promise<OpenedExchange> {
    const token = parts.token();
    if (token === null) return { ok: false, trouble: troubleOf({ kind: 'no-token' }) };
    const connected = await parts.reach((skew) => {
      // Every sentence about a deadline hangs on the clock.
      if (!state.stopped && learnSkew(clock, store.sync, skew)) parts.weekChanged(null);
    });
    if (!connected.ok) {
      const trouble = { problem: connected.problem, remedy: 'retry', retryAfterMillis: null, offline: true } as const;
      return { ok: false, trouble };
    }
    const { client } = connected;
    const exchange: Exchange = {
      client,
      token,
      stopped: () => state.stopped,
      pushAndPull: async () => {
        // Whoever confirms is judged by the rules of this moment, so they are looked at first.
        const fetched = await askForProfile(client, token).catch(troubleWithProfile);
        if (fetched.stop) return record(fetched.trouble);
        return record(
          await pushAndPull(parts, state, tell, { client, token, removalsAllowed, mayHalt: false }).catch(troubleHere),
        );
      },
    };
    return { ok: true, exchange };
  }

  async function askForProfile(client: PortalClient, token: string): Promise<ProfileFetched> {
    const fetched = await fetchProfile({ store, client, token, stopped: () => state.stopped });
    if (fetched.stop) return fetched;
    state.profileAskedAt = Date.parse(clock.now());
    if (fetched.changed) parts.weekChanged(null);
    return fetched;
  }

  const troubleWithProfile = (error: unknown): ProfileFetched => ({
    changed: false,
    trouble: troubleHere(error),
    stop: true,
  });

  /** Writes down how an exchange ended. @returns the trouble, which may be that it could not be written */
  function record(trouble: SyncTrouble | null): SyncTrouble | null {
    if (state.stopped) return trouble;
    state.ended += 1;
    const exchanged = trouble === null || trouble.remedy === 'batch';
    state.failures = exchanged ? 0 : state.failures + 1;
    state.reached = exchanged || !(trouble.offline || trouble.remedy === 'sign-in');
    if (trouble?.remedy === 'sign-in') parts.tokenRefused();
    try {
      // Everything is as it was when the feed was at its end: what comes after that in a sync only sends.
      const lastSyncedAt = exchanged && state.pulledAt !== null ? { lastSyncedAt: state.pulledAt } : {};
      store.sync.update({ problem: trouble?.problem ?? null, ...lastSyncedAt });
      if (exchanged) state.pulledAt = null;
      return trouble;
    } catch (error) {
      return troubleHere(error);
    }
  }

  /** A fault on this side, such as a full disk: it must not end the syncing for good. */
  function troubleHere(error: unknown): SyncTrouble {
    const storage = storageProblem(error);
    // An answer that comes after the account was closed finds its store closed, too: nothing to tell anybody.
    if (storage === null && !state.stopped) parts.bug(error);
    const problem = storage ?? {
      code: 'unexpected',
      sentence: 'Something went wrong inside the app while it was syncing. What was saved before is safe.',
      action: 'Restart the app. If it happens again, tell the people who support it.',
    };
    return { problem, remedy: 'retry', retryAfterMillis: null, offline: false };
  }

  /** Everything in one: the rules once an hour, what waits here and there, and what became of confirmations. */
  async function wholeSync(removalsAllowed: boolean): Promise<SyncTrouble | null> {
    const opened = await open(removalsAllowed);
    if (!opened.ok) return opened.trouble;
    const { exchange } = opened;
    let soft: SyncTrouble | null = null;
    const millis = Date.parse(clock.now());
    if (state.profileAskedAt === null || Math.abs(millis - state.profileAskedAt) >= profileEveryMillis) {
      const fetched = await askForProfile(exchange.client, exchange.token);
      if (fetched.stop) return fetched.trouble;
      soft = fetched.trouble;
    }
    const { client, token } = exchange;
    const trouble = await pushAndPull(parts, state, tell, { client, token, removalsAllowed, mayHalt: true });
    if (state.stopped) return null;
    return trouble ?? (await parts.afterPull?.(exchange)) ?? soft;
  }

  return { open, record, troubleHere, wholeSync };
}

interface ExchangeTarget {
  client: PortalClient;
  token: string;
  removalsAllowed: boolean;
  /** False where something else is to be sent once the pull is at its end. */
  mayHalt: boolean;
}

/** Often enough to be seen to go on. */
const receivedEvery = 250;

async function pushAndPull(
  parts: SyncEngineParts,
  state: EngineState,
  tell: () => void,
  { client, token, removalsAllowed, mayHalt }: ExchangeTarget,
): Promise<SyncTrouble | null> {
  const { store, clock } = parts;
  const isStopped = () => state.stopped;
  const pullAll = async () => {
    const trouble = await pull({
      store,
      client,
      token,
      removalsAllowed,
      changed: (applied) => tellApplied(parts, applied),
      turn: parts.turn,
      stopped: isStopped,
      received: (records) => {
        const before = Math.floor(state.received / receivedEvery);
        state.received += records;
        if (Math.floor(state.received / receivedEvery) > before) tell();
      },
      halted: () => (mayHalt && state.halted ? stoppedByPerson(state.received) : null),
    });
    if (trouble === null && !state.stopped) state.pulledAt = portalClock(clock, store.sync).now();
    return trouble;
  };
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
      pull: pullAll,
      disputeOf: store.disputes.get,
    });
  const due = store.outbox.nextDueAt();
  // Its clock set back by a day would otherwise have this computer wait for a day.
  if (due !== null && Date.parse(due) - Date.parse(clock.now()) > longestWaitMillis) store.outbox.hurry();
  let softTrouble: SyncTrouble | null = null;
  let pushed = await pushAll();
  for (let round = 0; round < mostRounds && !state.stopped; round += 1) {
    softTrouble = pushed.trouble ?? softTrouble;
    if (pushed.stop) return softTrouble;
    const trouble = await pullAll();
    if (trouble !== null) return trouble;
    if (state.stopped) break;
    pushed = await pushAll();
    if (pushed.stop) return pushed.trouble;
    if (pushed.settled === 0) break;
  }
  softTrouble = pushed.trouble ?? softTrouble;
  // What failed at first may have gone through in a later round of the same sync.
  if (softTrouble === null || state.stopped || store.outbox.nextDueAt() === null) return null;
  // A request that fails by itself must not slow down the exchange of everything else.
  return { ...softTrouble, remedy: 'batch' };
}

function tellApplied({ weekChanged }: SyncEngineParts, applied: Applied): void {
  if (applied.everyWeek) weekChanged(null);
  else for (const week of applied.weeks) weekChanged(week);
}
