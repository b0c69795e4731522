// What happens seldom, and several things at once: put between the steps of a seed's plan, from a stream of its own, so
// that the other steps stay what they are.
import { type Random, seededRandom } from '../../src-portal/practice/random.ts';
import type { Step } from './plan.ts';
import { zones } from './zones.ts';

type Loose = { do: Step['do']; gap: number; by?: number } & Record<string, unknown>;
type Rarity = (random: Random, desktops: number) => Loose[];

const someone = (random: Random, desktops: number) => random.between(0, desktops - 1);
const another = (random: Random, desktops: number, than: number) => (than + random.between(1, desktops - 1)) % desktops;
const part = (random: Random) => random.pick(['all', 0, 1, 2] as const);

function edit(random: Random, by: number): Loose {
  return {
    do: 'record',
    by,
    line: random.between(0, 2),
    week: 0,
    quarters: random.between(1, 8),
    category: random.pick(['missed', 'missed', 'extra']),
    gap: random.between(0, 300),
  };
}

function stay(random: Random, by: number): Loose {
  return { do: 'stay', by, person: random.between(0, 3), day: random.between(0, 6), gap: 0 };
}

/** With this chance the steps, else none. */
const sometimes = (random: Random, chance: number, make: () => Loose): Loose[] =>
  random.chance(chance) ? [make()] : [];

/** Two people look at the same week, and each confirms it, or a part of it, within the same moment. */
const confirmTogether: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  const too = another(random, desktops, by);
  const clicks = Array.from({ length: random.between(2, 5) }, () => {
    const who = random.pick([by, too]);
    return { do: 'confirm' as const, by: who, service: part(random), gap: random.pick([0, 0, 60, 400]) };
  });
  return [
    { do: 'sync', by, gap: 0 },
    { do: 'sync', by: too, gap: 0 },
    { do: 'preview', by, accept: true, gap: random.between(300, 2_000) },
    { do: 'preview', by: too, accept: true, gap: random.between(0, 300) },
    ...clicks,
  ];
};

/** A week later both weeks are confirmed by the same person, the second while the first is on its way. */
const confirmTwoWeeks: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  const first = random.between(0, 1);
  const gap = random.pick([0, 40, 500]);
  return [
    { do: 'generate', by, week: 1, gap: 0 },
    { do: 'portal-clock', millis: 7 * 86_400_000, gap: 0 },
    { do: 'sign-in', by, gap: 500 },
    { do: 'preview', by, accept: true, week: first, gap: 2_000 },
    { do: 'confirm', by, service: part(random), gap: 100 },
    { do: 'preview', by, accept: true, week: 1 - first, gap },
    { do: 'confirm', by, service: part(random), gap },
  ];
};

/** Agreed to while the portal cannot be reached; something else comes in between, or not. */
const confirmWhenOnline: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  return [
    { do: 'preview', by, accept: true, gap: 0 },
    { do: 'offline', by, offline: true, gap: 0 },
    { do: 'confirm-when-online', by, service: part(random), gap: random.between(0, 500) },
    ...sometimes(random, 0.4, () => edit(random, another(random, desktops, by))),
    ...sometimes(random, 0.2, () => edit(random, by)),
    ...sometimes(random, 0.3, () => ({ do: 'quit', by, gap: 0 })),
    { do: 'offline', by, offline: false, gap: random.between(0, 6_000) },
    { do: 'sync', by, gap: random.between(0, 1_000) },
  ];
};

/** Work goes to a colleague's computer while it is sent from the first as well, or is changed there once more. */
const passOn: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  const to = another(random, desktops, by);
  const goes: Loose = { do: 'packet', by, to, gap: random.between(0, 500) };
  return [
    ...sometimes(random, 0.5, () => ({ do: 'offline', by, offline: true, gap: 0 })),
    edit(random, by),
    ...sometimes(random, 0.4, () => ({ do: 'message', by, gap: 0 })),
    ...sometimes(random, 0.4, () => stay(random, by)),
    ...sometimes(random, 0.4, () => edit(random, to)),
    goes,
    ...sometimes(random, 0.2, () => edit(random, by)),
    ...sometimes(random, 0.2, () => ({ do: 'undo', by, gap: 100 })),
    ...sometimes(random, 0.4, () => ({ ...goes, gap: random.between(0, 8_000) })),
    { do: 'sync', by: random.pick([by, to]), gap: 0 },
    { do: 'offline', by, offline: false, gap: random.between(0, 4_000) },
    { do: 'sync', by, gap: random.between(0, 500) },
  ];
};

const restore: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  return [
    ...sometimes(random, 0.5, () => edit(random, by)),
    { do: 'back-up', by, gap: random.pick([0, 50, 100, 5_000]) },
    ...sometimes(random, 0.6, () => ({ do: 'sync', by, gap: 0 })),
    edit(random, random.chance(0.7) ? by : another(random, desktops, by)),
    { do: 'restore', by, gap: random.pick([50, 400, 7_000, 20_000]) },
  ];
};

const goByFiles: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  return [
    { do: 'sync', by, gap: 0 },
    { do: 'go-another-way', by, to: 'files', gap: random.between(0, 6_000) },
    ...sometimes(random, 0.5, () => edit(random, by)),
    ...sometimes(random, 0.4, () => stay(random, by)),
    ...sometimes(random, 0.4, () => edit(random, another(random, desktops, by))),
    { do: 'go-another-way', by, to: 'portal', gap: random.between(0, 10_000) },
  ];
};

const otherRules: Rarity = (random) => [{ do: 'new-rules', which: random.between(0, 5), gap: 0 }];

const laterVersion: Rarity = (random, desktops) => [
  {
    do: 'fault',
    by: someone(random, desktops),
    fault: { kind: 'newer-portal' },
    which: random.pick(['any', 'feed', 'write']),
    times: random.between(1, 8),
    gap: 0,
  },
];

/** A clock that jumps, and is right again a moment later. */
const clockJumps: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  const millis = random.pick([-86_400_000, 3_600_000, 691_200_000, -31_536_000_000]);
  return [
    { do: 'clock', by, millis, gap: 0 },
    ...sometimes(random, 0.6, () => edit(random, by)),
    ...sometimes(random, 0.3, () => ({ do: 'preview', by, accept: true, gap: 0 })),
    { do: 'clock', by, millis: -millis, gap: random.pick([0, 500, 8_000, 40_000]) },
  ];
};

const rarities: readonly Rarity[] = [
  ...[confirmTogether, confirmTwoWeeks, confirmWhenOnline, passOn, restore],
  ...[goByFiles, otherRules, laterVersion, clockJumps],
];

/** Everybody's computer is in a zone of its own, from some moment on. */
const travel: Rarity = (random, desktops) =>
  Array.from({ length: desktops }, (_, by) => ({ do: 'travel' as const, by, zone: random.pick(zones), gap: 0 }));

/** A stay is decided on here, and a colleague whose app knows no decisions changes it, or a line, while that is on its way. */
const olderApp: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  const person = random.between(0, 3);
  const state = random.pick(['requested', 'given', 'refused'] as const);
  const changes = (what: 'stay' | 'line', gap: number): Loose => {
    return { do: 'older-app', changes: what, which: random.between(0, 7), gap };
  };
  return [
    { do: 'stay', by, person, day: random.between(0, 6), gap: 0 },
    { do: 'decide', by, person, state, gap: random.between(0, 300) },
    ...sometimes(random, 0.4, () => changes('line', random.between(0, 2_000))),
    { do: 'sync', by, gap: random.between(0, 500) },
    ...sometimes(random, 0.4, () => edit(random, by)),
    changes('stay', random.pick([0, 100, 3_000, 9_000])),
    ...sometimes(random, 0.4, () => ({ do: 'decide', by, person, state: 'given', gap: random.between(0, 300) })),
    ...sometimes(random, 0.4, () => changes('stay', random.pick([100, 6_000]))),
    { do: 'sync', by, gap: random.between(0, 500) },
  ];
};

/** Two go by files, record, and take each other's work with them on a stick. */
const packetsByFiles: Rarity = (random, desktops) => {
  const by = someone(random, desktops);
  const to = another(random, desktops, by);
  const goes = (gap: number): Loose => ({ do: 'packet', by, to, gap });
  return [
    ...[by, to].map((who): Loose => ({ do: 'sync', by: who, gap: 0 })),
    ...[by, to].map((who): Loose => ({ do: 'go-another-way', by: who, to: 'files', gap: random.between(500, 6_000) })),
    stay(random, by),
    ...sometimes(random, 0.5, () => stay(random, to)),
    goes(random.between(0, 500)),
    ...sometimes(random, 0.5, () => stay(random, by)),
    ...sometimes(random, 0.5, () => ({ do: 'decide', by, person: random.between(0, 3), state: 'given', gap: 0 })),
    ...sometimes(random, 0.6, () => goes(random.between(0, 500))),
    ...[to, by].map((who): Loose => ({ do: 'go-another-way', by: who, to: 'portal', gap: random.between(0, 6_000) })),
  ];
};

const laterRarities: readonly Rarity[] = [travel, olderApp, packetsByFiles];

/**
 * Half of the runs have a few. Their ids are out of the way of the others'. What came to the list later is drawn from
 * another stream, since a longer list would make other runs of all seeds.
 */
export function withRarities(steps: readonly Step[], seed: number, desktops: number): Step[] {
  const random = seededRandom(seed, 'rarities');
  const later = seededRandom(seed, 'later rarities');
  const found = random.chance(0.5) ? [...steps] : putBetween(steps, { random, desktops, from: rarities, id: 1_000 });
  return later.chance(0.6) ? found : putBetween(found, { random: later, desktops, from: laterRarities, id: 2_000 });
}

interface Between {
  random: Random;
  desktops: number;
  from: readonly Rarity[];
  /** Of the first step that is put between. */
  id: number;
}

function putBetween(steps: readonly Step[], { random, desktops, from, id: firstId }: Between): Step[] {
  const found = [...steps];
  const times = random.between(1, 4);
  let id = firstId;
  for (let time = 0; time < times; time += 1) {
    // Not before everybody has signed in and the week is there.
    const at = random.between(Math.min(2 * desktops + 1, found.length), found.length);
    const block = random.pick(from)(random, desktops);
    for (const [index, step] of block.entries())
      found.splice(at + index, 0, { id: id + index, ...step } as unknown as Step);
    id += block.length;
  }
  return found;
}
