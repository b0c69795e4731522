// What chance gives in a run. The plan of a seed draws from streams that depend on the seed; a plan that was kept holds
// what was drawn, each kind in a list of its own. All of it is noted, so that the plan of a seed can be kept.
import { seededRandom } from '../../src-portal/practice/random.ts';
import type { Drawn, Plan } from './plan.ts';

export interface DesktopDraws {
  /** Milliseconds of one request's way. */
  latency(): { there: number; back: number };
  /** At least 0, less than 1. */
  chance(): number;
  /** For ids; they decide nothing. */
  bytes(count: number): Uint8Array;
}

export interface Draws {
  desktops: readonly DesktopDraws[];
  /** For ids and tokens of the portal; they decide nothing. */
  portalBytes(count: number): Uint8Array;
  keep(): 'mine' | 'theirs';
  /** All that was drawn so far. */
  drawn: Drawn;
}

/** How a list goes on where it ends. */
export const usual = { latency: 50, chance: 0.5, keep: 'theirs' } as const;

export function makeDraws({ draws, clocks }: Pick<Plan, 'draws' | 'clocks'>): Draws {
  const drawn: Drawn = { latency: clocks.map(() => []), chance: clocks.map(() => []), keep: [] };
  const given = 'seed' in draws ? ofSeed(draws.seed, clocks.length) : ofLists(draws, clocks.length);
  return {
    desktops: given.desktops.map(({ latency, chance, bytes }, index) => ({
      latency: () => {
        const { there, back } = latency();
        drawn.latency[index]?.push(there, back);
        return { there, back };
      },
      chance: () => noted(drawn.chance[index] ?? [], chance()),
      bytes,
    })),
    portalBytes: given.portalBytes,
    keep: () => noted(drawn.keep, given.keep()),
    drawn,
  };
}

function noted<T>(list: T[], value: T): T {
  list.push(value);
  return value;
}

type Given = Omit<Draws, 'drawn'>;

function ofSeed(seed: number, desktops: number): Given {
  const portal = seededRandom(seed, 'portal');
  const healing = seededRandom(seed, 'healing');
  return {
    desktops: Array.from({ length: desktops }, (_, index) => {
      const network = seededRandom(seed, `network ${index}`);
      // One stream for chance and for ids, as it was since the first seed that was run.
      const random = seededRandom(seed, `desktop ${index}`);
      return {
        latency: () => ({ there: network.between(5, 150), back: network.between(5, 150) }),
        chance: random.next,
        bytes: (count) => Uint8Array.from({ length: count }, () => random.between(0, 255)),
      };
    }),
    portalBytes: (count) => Uint8Array.from({ length: count }, () => portal.between(0, 255)),
    keep: () => healing.pick(['mine', 'theirs'] as const),
  };
}

function ofLists({ latency, chance, keep }: Drawn, desktops: number): Given {
  const nextKeep = fromList(keep, usual.keep);
  return {
    desktops: Array.from({ length: desktops }, (_, index) => {
      const millis = fromList(latency[index] ?? [], usual.latency);
      return {
        latency: () => ({ there: millis(), back: millis() }),
        chance: fromList(chance[index] ?? [], usual.chance),
        bytes: counting(index),
      };
    }),
    portalBytes: counting(desktops),
    keep: nextKeep,
  };
}

function fromList<T>(list: readonly T[], otherwise: T): () => T {
  let next = 0;
  return () => {
    const value = list[next] ?? otherwise;
    next += 1;
    return value;
  };
}

/** Bytes that never come twice, nor to two who ask with numbers of their own. */
function counting(whose: number): (count: number) => Uint8Array {
  let times = 0;
  return (count) => {
    times += 1;
    const bytes = new Uint8Array(count);
    const view = new DataView(bytes.buffer);
    if (count < 8) return bytes;
    view.setUint8(count - 5, whose);
    view.setUint32(count - 4, times);
    return bytes;
  };
}
