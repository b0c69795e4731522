// Work of one name happens one after the other, and holds up nobody else's. All writes of one provider need the lock on its
// row, so they would happen like that anyway; made to queue here, they hold one connection of the pool between them and
// not all of it. Attempts to sign in under one name from one address queue likewise.
import { Refused } from '../problem.ts';

/**
 * @param mostWaiting how many of one name may be there at once; the next one is refused
 * @param refusal what the next one is told
 */
export function makeLanes(mostWaiting: number, refusal: () => Refused) {
  const lanes = new Map<string, { last: Promise<unknown>; waiting: number }>();

  /** Runs `work` once everything that was asked for under this name before has ended, however it ended. */
  return async function inLane<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const lane = lanes.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= mostWaiting) throw refusal();
    lanes.set(name, lane);
    lane.waiting += 1;
    const mine = lane.last.then(work, work);
    lane.last = mine;
    try {
      return await mine;
    } finally {
      lane.waiting -= 1;
      if (lane.waiting === 0) lanes.delete(name);
    }
  };
}

/** Of a provider whose writes wait already. */
export function providerIsBusy(): Refused {
  const detail = 'Your organisation is sending much at once. Nothing was done; send the same again in a moment.';
  return new Refused('overloaded', detail, { retryAfter: 2 });
}
