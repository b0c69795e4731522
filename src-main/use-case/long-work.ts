// What takes its time: it tells how far it is, and ends when somebody says so. What must stay true: whoever stops it finds everything
// as it was before.

export interface LongWork<Progress> {
  /** Between two parts of it: tells how far it is, lets the window have a turn, and throws `Stopped` once somebody stopped it. */
  reached(progress: Progress): Promise<void>;
}

export class Stopped extends Error {}

export interface LongWorks<Progress> {
  run<T>(work: (long: LongWork<Progress>) => Promise<T>): Promise<T>;
  /** Ends whatever goes on at its next part. */
  stop(): void;
}

export function longWorks<Progress>({
  told,
  turn,
}: {
  told: (progress: Progress) => void;
  /** Awaited between two parts. */
  turn: () => Promise<void>;
}): LongWorks<Progress> {
  const going = new Set<{ isStopped: boolean }>();
  return {
    async run(work) {
      const state = { isStopped: false };
      going.add(state);
      try {
        return await work({
          async reached(progress) {
            told(progress);
            await turn();
            if (state.isStopped) throw new Stopped();
          },
        });
      } finally {
        going.delete(state);
      }
    },
    stop() {
      for (const state of going) state.isStopped = true;
    },
  };
}
