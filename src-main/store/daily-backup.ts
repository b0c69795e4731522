// A backup for every day on which the app is used, also when it is left open for days: opening makes the first one, and
// the first exchange or edit of a new day the next. What must stay true: a backup that fails never keeps anybody from
// working; the earlier ones stay.
import type { Clock } from '../machine/clock.ts';
import { storageProblem } from './open-problems.ts';
import type { Store } from './store.ts';

/** @returns what to call whenever something was saved or fetched; it does nothing but on a new day (by UTC) */
export function dailyBackup(store: Pick<Store, 'file' | 'backup'>, clock: Clock, bug: (error: unknown) => void) {
  const today = () => clock.now().slice(0, 10);
  let day = today();
  return (): void => {
    // The simulator's store has no file to copy.
    if (today() === day || store.file === ':memory:') return;
    day = today();
    try {
      store.backup();
    } catch (error) {
      // A disk without space says so at the next edit, where it matters.
      if (storageProblem(error) === null) bug(error);
    }
  };
}
