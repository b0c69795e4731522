// What this window itself recorded on lines that are not drawn with it yet. What must stay true: the next entry on such a line rests on
// what one's own last one left, and on nothing that a colleague changed.
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import type { RecordedMany, RecordMany } from '../../src-shared/app-api/week.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';

export interface OwnChanges {
  /** Awaited before anything else is decided on lines. @param work records on some of them */
  during<T>(work: Promise<T>): Promise<T>;
  /** The same for many lines at once. @param changes with what was on screen of each */
  duringMany(changes: RecordMany['changes'], work: Promise<RecordedMany | null>): Promise<RecordedMany | null>;
  /** Until nothing is being recorded; null: nothing is. */
  settled(): Promise<void> | null;
  /** @param seen the very object that was on screen, @param left what the main process says that recording left of it */
  noteLeft(seen: WeeklyActual, left: WeeklyActual): void;
  /** Something was refused, undone or done again: from here on only what is drawn counts. */
  forget(): void;
  /** The line as one's own records left it since it was drawn; the same object where there are none. */
  asLeft(actual: WeeklyActual): WeeklyActual;
  /** The same for a row. */
  rowAsLeft(row: WeekRow): WeekRow;
}

export function ownChanges(): OwnChanges {
  // By the object on screen and not by what it says: a line that comes back to the same figures is drawn anew.
  let leftOf = new WeakMap<WeeklyActual, WeeklyActual>();
  const going = new Set<Promise<unknown>>();

  function asLeft(actual: WeeklyActual): WeeklyActual {
    let last = actual;
    for (let next = leftOf.get(last); next !== undefined; next = leftOf.get(last)) last = next;
    return last;
  }

  async function during<T>(work: Promise<T>): Promise<T> {
    going.add(work);
    try {
      return await work;
    } finally {
      going.delete(work);
    }
  }

  return {
    during,
    duringMany(changes, work) {
      const noted = work.then((done) => {
        const left = new Map(done?.left?.map((actual) => [actual.lineId, actual]));
        for (const { lineId, seen } of changes) {
          const now = left.get(lineId);
          if (seen !== undefined && now !== undefined) leftOf.set(seen, now);
        }
        return done;
      });
      return during(noted);
    },
    settled() {
      if (going.size === 0) return null;
      return Promise.allSettled([...going]).then(() => undefined);
    },
    noteLeft(seen, left) {
      if (seen !== left) leftOf.set(seen, left);
    },
    forget() {
      leftOf = new WeakMap();
    },
    asLeft,
    rowAsLeft(row) {
      if (row.actual === null) return row;
      const actual = asLeft(row.actual);
      return actual === row.actual ? row : { ...row, actual };
    },
  };
}

/** Of this window. */
export const own: OwnChanges = ownChanges();
