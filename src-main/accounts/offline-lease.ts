// Keeps the offline lease of the account that is open. What must stay true: it is reckoned with every look, whoever looks;
// a good answer to this person begins it anew, and nothing else does; a disk that takes nothing ends it for nobody.
import {
  leaseByPortal,
  leaseHeard,
  leaseLater,
  type PortalWord,
  portalWordOf,
} from '../../src-shared/domain/offline-lease.ts';
import { type PortalCallName, problemName } from '../../src-shared/portal-api/index.ts';
import type { Clock } from '../machine/clock.ts';
import type { SetTimer } from '../machine/timers.ts';
import type { PortalAnswer, PortalClient } from '../portal/client.ts';
import { storageProblem } from '../store/open-problems.ts';
import type { SyncRepository } from '../store/sync-repository.ts';

export interface LeaseKeeper {
  /** What the portal's last word is worth now. */
  word(): PortalWord;
  /** The portal has let this person in, or answered them. @param portalNow its time (ISO), where it told it */
  heard(portalNow: string | null): void;
  /** The portal does not have this person any more. @param sentence what it said */
  blocked(sentence: string): void;
  /** What a portal answered, to whoever asked. @param signedIn whether the question carried this person's token */
  answered(answer: PortalAnswer<PortalCallName>, of: { signedIn: boolean; portalNow: string | null }): void;
  /** The computer goes to sleep, or is awake again. */
  asleep(isAsleep: boolean): void;
  /** Writes down how it stands; nothing is counted any more. */
  stop(): void;
}

interface KeeperParts {
  sync: Pick<SyncRepository, 'state' | 'update'>;
  /** This computer's clock. */
  machineClock: Clock;
  /** The clock that times are told by. */
  clock: Clock;
  steadyMillis: () => number;
  setTimer: SetTimer;
  /** The word is worth more or less than it was. */
  changed: () => void;
  /** The token is worth nothing any more. */
  refused: () => void;
}

const lookMillis = 60_000;
/** So much may be counted by this computer's clock where the app is killed. */
const writeMillis = 5 * 60_000;

/** Begins to count with the opening of the account. One from before there were leases begins a fresh one. */
export function leaseKeeper({
  sync,
  machineClock,
  clock,
  steadyMillis,
  setTimer,
  changed,
  refused,
}: KeeperParts): LeaseKeeper {
  const wall = () => machineClock.now();
  const stored = sync.state().portalWord;
  let lease =
    stored === null
      ? leaseHeard({ wall: wall() }, null)
      : leaseLater(stored, { wall: wall(), ran: null, slept: false });
  let steadyAt = steadyMillis();
  let writtenAt = steadyAt;
  let isAsleep = false;
  let stopped = false;
  let cancel = () => {};
  let told = worth();
  write();

  function worth(): string {
    const word = portalWordOf(lease, clock.now());
    return word.state === 'good' && word.warns ? 'soon over' : word.state;
  }

  function look(): void {
    if (stopped) return;
    const steady = steadyMillis();
    const before = lease;
    lease = leaseLater(lease, { wall: wall(), ran: steady - steadyAt, slept: isAsleep });
    const stoodStill = Math.abs(Date.parse(lease.seenAt) - Date.parse(before.seenAt)) > lookMillis;
    // Not every system tells that it is awake again.
    if (stoodStill) isAsleep = false;
    steadyAt = steady;
  }

  function write(): void {
    writtenAt = steadyAt;
    try {
      sync.update({ portalWord: lease });
    } catch (error) {
      // It goes on in memory as long as the app runs.
      if (storageProblem(error) === null) throw error;
    }
  }

  function settle(): void {
    if (stopped) return;
    const now = worth();
    const isNew = now !== told;
    told = now;
    if (isNew || steadyAt - writtenAt >= writeMillis) write();
    if (isNew) changed();
  }

  function lookAgain(): void {
    cancel = setTimer(lookMillis, () => {
      look();
      settle();
      if (!stopped) lookAgain();
    });
  }
  lookAgain();

  const keeper: LeaseKeeper = {
    word() {
      look();
      return portalWordOf(lease, clock.now());
    },
    heard(portalNow) {
      look();
      lease = leaseHeard({ wall: wall() }, portalNow);
      settle();
    },
    blocked(sentence) {
      look();
      lease = { ...lease, blocked: sentence };
      settle();
      refused();
    },
    answered(answer, { signedIn, portalNow }) {
      if (stopped) return;
      if (signedIn && answer.ok) return keeper.heard(portalNow);
      const problem = answer.ok || answer.failure.kind !== 'problem' ? null : answer.failure.problem;
      if (signedIn && problem !== null && problemName(problem) === 'account-locked') {
        return keeper.blocked(problem.detail);
      }
      if (portalNow === null) return;
      look();
      lease = leaseByPortal(lease, { wall: wall() }, portalNow);
      settle();
    },
    asleep(on) {
      look();
      isAsleep = on;
      settle();
    },
    stop() {
      if (stopped) return;
      look();
      write();
      stopped = true;
      cancel();
    },
  };
  return keeper;
}

/**
 * The client, whose answers the keeper hears.
 * @param portalNow the portal's time (ISO) as the answer told it that came last; null: it told none
 */
export function heardBy(client: PortalClient, keeper: LeaseKeeper, portalNow: () => string | null): PortalClient {
  return {
    address: client.address,
    async call(name, options) {
      const answer = await client.call(name, options);
      keeper.answered(answer, { signedIn: options?.token !== undefined, portalNow: portalNow() });
      return answer;
    },
  };
}
