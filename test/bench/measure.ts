// How the benchmarks measure and what they report. A time alone belongs to a machine and to what else it was doing; so
// each is told as a ratio to a floor or a peer that was measured in turn with it, in the same run.

export interface Measured {
  name: string;
  /** What is measured, and against what, in words. */
  what: string;
  /** Medians in milliseconds. */
  milliseconds: number;
  against: number;
  ratio: number;
  /** The ratio that is aimed at; null where there is only something to compare. */
  target: number | null;
  /** Counts that belong to it: round trips, bytes, lines. */
  counts?: Record<string, number>;
}

/** Runs both in turn, so that whatever else the machine does hits both; the first round is to warm up. */
export async function compare(
  {
    name,
    what,
    target = null,
    rounds = 7,
    before = () => undefined,
  }: { name: string; what: string; target?: number | null; rounds?: number; before?: (round: number) => unknown },
  work: (round: number) => unknown,
  floor: (round: number) => unknown,
): Promise<Measured> {
  const worked: number[] = [];
  const floored: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await before(round);
    const took = await timed(() => work(round));
    const least = await timed(() => floor(round));
    if (round === 0) continue;
    worked.push(took);
    floored.push(least);
  }
  const [milliseconds, against] = [median(worked), median(floored)];
  return {
    name,
    what,
    milliseconds: round2(milliseconds),
    against: round2(against),
    ratio: round2(milliseconds / against),
    target,
  };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const round2 = (number: number): number => Math.round(number * 100) / 100;
