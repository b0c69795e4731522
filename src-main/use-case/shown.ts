// What a person was shown, and may then take: kept in memory under an id, and taken exactly as it was shown or not at
// all. What must stay true: nothing is read a second time to be taken; what rests on records that are no longer as they
// were is shown again first; nobody takes what was shown on another day.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { Clock } from '../machine/clock.ts';

export interface ShownParts {
  newId: () => string;
  clock: Clock;
  /** How many are kept: a screen that draws itself anew may be clicked as it was before. */
  most?: number;
}

interface KeptThing<T> {
  id: string;
  value: T;
  /** What the records said that it rests on, as text; empty where it rests on none. */
  restsOn: string;
  shownAt: string;
}

/** The refusals of what can no longer be taken. */
export interface NotTaken {
  /** It was not shown, or not in this run of the app, or too long ago. */
  notShown: () => AppResult<never>;
  changed: () => AppResult<never>;
}

export interface ShownThings<T> {
  /** Keeps what is shown. @returns the id under which it can be taken; `id`: shown anew under the one it had */
  show(value: T, restsOn?: string, id?: string): string;
  /** Exactly what was shown under the id; null once it can no longer be taken. */
  find(id: string): T | null;
  /** The newest that fits. */
  newest(fits: (value: T) => boolean): T | null;
  /**
   * Takes what was shown under the id, if the records that it rests on still say the same. What was taken cannot be
   * taken again; what `use` refused can.
   */
  take<R>(
    id: string,
    parts: NotTaken & { restsOn: (value: T) => string; use: (value: T) => AppResult<R> },
  ): AppResult<R>;
}

/** A working day: long enough for a break, and over before the next morning. */
const longestMillis = 12 * 60 * 60_000;

export function shownThings<T>({ newId, clock, most = 1 }: ShownParts): ShownThings<T> {
  let kept: KeptThing<T>[] = [];
  const without = (id: string) => kept.filter((one) => one.id !== id);

  function fresh(): KeptThing<T>[] {
    const now = Date.parse(clock.now());
    kept = kept.filter(({ shownAt }) => now - Date.parse(shownAt) < longestMillis);
    return kept;
  }

  return {
    show(value, restsOn = '', id = newId()) {
      kept = [...without(id), { id, value, restsOn, shownAt: clock.now() }].slice(-most);
      return id;
    },
    find: (id) => fresh().find((one) => one.id === id)?.value ?? null,
    newest: (fits) => fresh().findLast(({ value }) => fits(value))?.value ?? null,
    take(id, { restsOn, notShown, changed, use }) {
      const found = fresh().find((one) => one.id === id);
      if (found === undefined) return notShown();
      if (restsOn(found.value) !== found.restsOn) {
        kept = without(id);
        return changed();
      }
      const used = use(found.value);
      if (used.ok) kept = without(id);
      return used;
    },
  };
}
