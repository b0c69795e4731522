// Checking a password takes a core for a tenth of a second, which makes it the one thing worth flooding. So few are
// checked at once, and those who wait take turns by where they come from: known computers first, then by turns one of the
// address where fewest wait and one of each address after the other. Ten thousand attempts from one address make its own
// neighbours wait, and nobody else; attempts from twenty do not hold up whoever comes alone, and a full office is not put
// off for ever by those who do.

export interface TurnLimits {
  /** Checks at the same time, and those of strangers among them: work that anybody can ask for leaves room for other. */
  atOnce: number;
  strangersAtOnce: number;
  /** That may wait in one lane, and in all. */
  mostOfLane: number;
  mostInAll: number;
}

/** There is no room to wait. */
export class NoRoom extends Error {}

/** The lane that goes before all others. */
export const knownLane = '';

export function makeTurns({ atOnce, strangersAtOnce, mostOfLane, mostInAll }: TurnLimits) {
  /** In the order of their turns: a lane that had its turn goes to the end. */
  const lanes = new Map<string, (() => void)[]>();
  const running = { known: 0, strangers: 0 };
  let waiting = 0;
  let isForFewest = false;
  const kindOf = (lane: string) => (lane === knownLane ? 'known' : 'strangers');
  const isFree = (lane: string) =>
    running.known + running.strangers < atOnce && (lane === knownLane || running.strangers < strangersAtOnce);

  function nextLane(): string | undefined {
    if (lanes.has(knownLane)) return knownLane;
    let [next] = lanes.keys();
    if (!isForFewest) return next;
    for (const [lane, { length }] of lanes) if (length < (lanes.get(next ?? '')?.length ?? 0)) next = lane;
    return next;
  }

  function nextInLine(): (() => void) | undefined {
    const lane = nextLane();
    if (lane === undefined || !isFree(lane)) return undefined;
    if (lane !== knownLane) isForFewest = !isForFewest;
    // The place is taken here and not by whoever waits, so that nobody slips in between.
    running[kindOf(lane)] += 1;
    const line = lanes.get(lane) ?? [];
    const first = line.shift();
    lanes.delete(lane);
    if (line.length > 0) lanes.set(lane, line);
    return first;
  }

  return {
    /** Does the work in its turn. Throws `NoRoom` when too many wait already. */
    async run<Result>(lane: string, work: () => Promise<Result>): Promise<Result> {
      if (isFree(lane)) running[kindOf(lane)] += 1;
      else {
        const line = lanes.get(lane) ?? [];
        const isFull =
          lane === knownLane ? line.length >= mostInAll : line.length >= mostOfLane || waiting >= mostInAll;
        if (isFull) throw new NoRoom();
        waiting += 1;
        const turn = new Promise<void>((resolve) => line.push(resolve));
        lanes.set(lane, line);
        await turn;
        waiting -= 1;
      }
      try {
        return await work();
      } finally {
        running[kindOf(lane)] -= 1;
        nextInLine()?.();
      }
    },
  };
}
