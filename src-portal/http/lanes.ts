// Providers do not wait for each other. All writes of one provider need the lock on its row, so they happen one after
// the other anyway; made to queue here, they hold one connection of the pool between them and not all of it.
import { Refused } from '../problem.ts';

/** @param mostWaiting writes of one provider that may wait; the next one is refused with a time to come back */
export function makeLanes(mostWaiting: number) {
  const lanes = new Map<string, { last: Promise<unknown>; waiting: number }>();

  /** Runs `work` once everything that this provider asked for before has ended, however it ended. */
  return async function inLane<Result>(providerId: string, work: () => Promise<Result>): Promise<Result> {
    const lane = lanes.get(providerId) ?? { last: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= mostWaiting) {
      const detail = 'Your organisation is sending much at once. Nothing was done; send the same again in a moment.';
      throw new Refused('overloaded', detail, { retryAfter: 2 });
    }
    lanes.set(providerId, lane);
    lane.waiting += 1;
    const mine = lane.last.then(work, work);
    lane.last = mine;
    try {
      return await mine;
    } finally {
      lane.waiting -= 1;
      if (lane.waiting === 0) lanes.delete(providerId);
    }
  };
}
