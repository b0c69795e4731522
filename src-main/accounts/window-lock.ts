// The lock of the window: nothing of anyone is shown until the person is back. What must stay true: the store stays open
// and nothing that was begun is lost; whoever unlocks gives what opens the account; a lock belongs to the account that was
// open, and ends with it.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { HeldAccount } from './open-account.ts';
import { whileLocked } from './problems.ts';
import { dueOn, entryOf, prove } from './secrets.ts';
import type { SessionWork } from './sessions.ts';

export interface WindowLock {
  isLocked(held: HeldAccount): boolean;
  lock(): void;
  unlock(secret: string): Promise<AppResult<null>>;
}

export function windowLock(work: SessionWork): WindowLock {
  const { holder, parts } = work;
  let locked: HeldAccount | null = null;
  return {
    isLocked: (held) => locked === held,
    lock() {
      const current = holder.current();
      if (current === null || locked === current) return;
      locked = current;
      if (!parts.syncWhileLocked()) current.work.rest(true);
      parts.locked();
      parts.changed();
    },
    async unlock(secret) {
      const current = holder.current();
      if (current === null || locked !== current) return { ok: true, value: null };
      const entry = await entryOf(work, current);
      // One that has no secret yet is covered by the question for it.
      if ((await dueOn(work, entry)) !== 'secret') {
        const proven = await prove(work, entry, { key: current.key, typed: secret });
        if (!proven.ok) return { ok: false, problem: whileLocked(proven.problem) };
      }
      locked = null;
      current.work.rest(false);
      return { ok: true, value: null };
    },
  };
}
