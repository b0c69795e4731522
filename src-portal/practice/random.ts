// Numbers that look random and are the same every run: practice data must never differ between two machines, two
// tests or two pictures in a document. Nothing secret is made with them.

export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the items, each as likely as the others. Throws on an empty list: that is a bug in a table. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight. */
  weighted<T extends { weight: number }>(items: readonly T[]): T;
}

/**
 * A generator that depends on its seed and purpose only. Each purpose (people, lines, a week …) has its own, so that a
 * change to one table does not reshuffle everything made after it.
 */
export function seededRandom(seed: number, purpose: string): Random {
  let state = hash(`${seed}:${purpose}`);
  const next = () => {
    // mulberry32: 32 bits of state, good enough for tables, and the same on every engine.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    weighted(items) {
      let rest = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      for (const item of items) {
        rest -= item.weight;
        if (rest < 0) return item;
      }
      throw new Error('nothing to pick from');
    },
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
