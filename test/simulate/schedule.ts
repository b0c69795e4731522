// Simulated time: everything that will happen, in the order of its instant. What must stay true: one thing happens at
// a time, and whatever it sets going inside the process has come to rest before the next; so the same plan gives the
// same history on every machine, however fast it is.

export interface Schedule {
  /** Milliseconds since the run began. */
  now(): number;
  /** @returns what cancels it */
  at(millisFromNow: number, what: () => void | Promise<void>): () => void;
  /** Lets everything happen up to this instant, which is then now. */
  runUntil(millis: number): Promise<void>;
}

interface Entry {
  at: number;
  order: number;
  what: (() => void | Promise<void>) | null;
}

/** @param afterEach called when a thing that happened has come to rest; it may throw to end the run */
export function makeSchedule(afterEach: () => void | Promise<void>): Schedule {
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;

  return {
    now: () => now,
    at(millisFromNow, what) {
      order += 1;
      const entry: Entry = { at: now + Math.max(0, Math.round(millisFromNow)), order, what };
      push(heap, entry);
      return () => {
        entry.what = null;
      };
    },
    async runUntil(millis) {
      for (;;) {
        const next = heap[0];
        if (next === undefined || next.at > millis) break;
        pop(heap);
        if (next.what === null) continue;
        now = next.at;
        await next.what();
        await atRest();
        await afterEach();
      }
      now = Math.max(now, millis);
    },
  };
}

/** Nothing in a run waits for the machine but through the schedule, so one turn of the event loop ends all promises. */
function atRest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as Entry;
    if (!before(entry, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop() as Entry;
  if (heap.length === 0) return;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child = right < heap.length && before(heap[right] as Entry, heap[left] as Entry) ? right : left;
    if (!before(heap[child] as Entry, last)) break;
    heap[index] = heap[child] as Entry;
    index = child;
  }
  heap[index] = last;
}
