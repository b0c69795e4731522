// The lock of the window: nothing of anyone is shown until the person is back. What must stay true: the store stays open
// and nothing that was begun is lost; whoever unlocks gives what opens the account; a lock outlives whatever opens or
// reopens records while it is there, and ends with the account that is signed out of; where the portal has to be heard first,
// nothing unlocks until it was.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { whyNotShown } from './portal-word.ts';
import { unknownAccount, whileLocked, windowLocked } from './problems.ts';
import { entryOf, prove } from './secrets.ts';
import type { SessionWork } from './sessions.ts';

export interface WindowLock {
  /** Also locks, where the portal's word has become worth nothing. */
  isLocked(): boolean;
  /** @param opening whether an account is about to open: then that one is locked */
  lock(opening: boolean): void;
  unlock(secret: string): Promise<AppResult<null>>;
  /** What only the person may do whose account is open: not behind a lock that came before its turn did. */
  ofOwner<T>(task: () => Promise<AppResult<T>>): () => Promise<AppResult<T>>;
  /**
   * Something has ended that may have opened an account: whoever left meanwhile finds it locked, and where none opened
   * there is nothing to lock. @param opening whether another is about to open
   */
  settle(opening: boolean): void;
  /** Nothing of anyone is open any more. */
  end(): void;
}

export function windowLock(work: SessionWork): WindowLock {
  const { holder, keys, parts } = work;
  let locked = false;
  /** How often somebody left. */
  let leaves = 0;
  /** One try after the other. */
  let trying: Promise<unknown> = Promise.resolve();

  async function tryUnlock(secret: string, asOf: number): Promise<AppResult<null>> {
    const current = holder.current();
    if (!locked) return { ok: true, value: null };
    if (current === null) return { ok: false, problem: unknownAccount };
    const whyNot = whyNotShown(current);
    if (whyNot !== null) return { ok: false, problem: whyNot };
    const entry = await entryOf(work, current);
    const proven = await prove(work, entry, { key: current.key, typed: secret });
    if (!proven.ok) return { ok: false, problem: whileLocked(proven.problem) };
    // Whoever left again meanwhile is not here; and where another account was opened meanwhile, that one is asked for.
    if (leaves !== asOf || holder.current()?.id !== current.id) return { ok: true, value: null };
    locked = false;
    holder.current()?.work.rest(false);
    return { ok: true, value: null };
  }

  function lock(opening: boolean): void {
    leaves += 1;
    keys.letGoOfAll();
    const current = holder.current();
    if (locked || (current === null && !opening)) return;
    locked = true;
    if (!parts.syncWhileLocked()) current?.work.rest(true);
    // The page of nobody has nothing to cover; the one that opens is drawn locked.
    if (current !== null) parts.locked();
    parts.changed();
  }

  function isLocked(): boolean {
    const current = holder.current();
    if (!locked && current !== null && whyNotShown(current) !== null) lock(false);
    return locked;
  }

  return {
    isLocked,
    lock,
    unlock(secret) {
      const asOf = leaves;
      const result = trying.then(() => tryUnlock(secret, asOf));
      trying = result.catch(() => undefined);
      return result;
    },
    ofOwner: (task) => async () => (isLocked() ? { ok: false, problem: windowLocked } : task()),
    settle(opening) {
      if (!locked) return;
      keys.letGoOfAll();
      const current = holder.current();
      if (current !== null && !parts.syncWhileLocked()) current.work.rest(true);
      if (current === null && !opening) locked = false;
    },
    end() {
      locked = false;
    },
  };
}
