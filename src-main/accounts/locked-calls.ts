// What is answered while the window is locked. What must stay true: no call reads or changes a record, makes a key or sets
// a secret until the person is back; whoever answers calls of the window hands its table through here.
import type { AppCallName, AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import { AnsweredTooLate } from '../machine/dialogs.ts';
import { windowLocked } from './problems.ts';

/** The locked window's own, and what says nothing of anyone: the sync goes on, and how far it is are figures. */
const answeredWhileLocked: ReadonlySet<string> = new Set<AppCallName>([
  'session.state',
  'session.lock',
  'session.unlock',
  'session.ask-portal',
  'session.sign-in-again',
  'session.seal-unsent',
  'session.sign-out',
  'sync.now',
  'sync.status',
  'window.in-use',
  'window.listening',
  'window.settings',
]);

/** The same table, which refuses what has to wait for the person, and says so where a dialog was answered too late. */
export function whileUnlocked<T extends Partial<AppHandlers>>(handlers: T, isLocked: () => boolean): T {
  const guarded = Object.entries(handlers).map(([name, handler]) => {
    const answer = handler as (request: unknown) => Promise<AppResult<unknown>>;
    return [
      name,
      async (request: unknown): Promise<AppResult<unknown>> => {
        if (isLocked() && !answeredWhileLocked.has(name)) return { ok: false, problem: windowLocked };
        try {
          return await answer(request);
        } catch (error) {
          if (error instanceof AnsweredTooLate) return { ok: false, problem: error.problem };
          throw error;
        }
      },
    ];
  });
  return Object.fromEntries(guarded) as T;
}
