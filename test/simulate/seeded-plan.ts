// The plan of a seed: made from the seed alone.
import { type Random, seededRandom } from '../../src-portal/practice/random.ts';
import type { Fault, Plan, Step } from './plan.ts';
import { withRarities } from './rarities.ts';

type Loose = { by?: number; do: Step['do'] } & Record<string, unknown>;
interface Kind {
  do: Step['do'];
  weight: number;
  make: (random: Random) => Record<string, unknown>;
}

const lineOf = (random: Random) => (random.chance(0.6) ? random.between(0, 1) : random.between(0, 7));
const weekOf = (random: Random) => (random.chance(0.85) ? 0 : 1);
const nothing = () => ({});

const people: Kind[] = [
  {
    do: 'record',
    weight: 24,
    make: (random) => ({
      line: lineOf(random),
      week: weekOf(random),
      quarters: random.between(1, 8),
      category: random.pick(['missed', 'missed', 'missed', 'extra', 'plan']),
    }),
  },
  {
    do: 'attest',
    weight: 6,
    make: (random) => ({ week: weekOf(random), lines: random.chance(0.3) ? [0, 1, 2, 3, 4, 5, 6] : [lineOf(random)] }),
  },
  { do: 'undo', weight: 5, make: nothing },
  { do: 'redo', weight: 2, make: nothing },
  { do: 'acknowledge', weight: 3, make: nothing },
  { do: 'stay', weight: 5, make: (random) => ({ person: random.between(0, 3), day: random.between(0, 6) }) },
  { do: 'adjustment', weight: 1, make: (random) => ({ line: lineOf(random) }) },
  { do: 'end', weight: 1, make: (random) => ({ line: lineOf(random), day: random.between(0, 20) }) },
  { do: 'remove-care', weight: 2, make: (random) => ({ which: random.between(0, 5) }) },
  { do: 'message', weight: 4, make: nothing },
  { do: 'resolve', weight: 5, make: (random) => ({ keep: random.pick(['mine', 'theirs']) }) },
  { do: 'mend', weight: 2, make: nothing },
  { do: 'withdraw', weight: 2, make: nothing },
  { do: 'generate', weight: 3, make: (random) => ({ week: weekOf(random) }) },
  { do: 'preview', weight: 5, make: (random) => ({ accept: random.chance(0.85) }) },
  { do: 'confirm', weight: 7, make: (random) => ({ service: random.chance(0.5) ? 'all' : random.between(0, 2) }) },
  { do: 'sync', weight: 18, make: nothing },
  { do: 'offline', weight: 3, make: (random) => ({ offline: random.chance(0.5) }) },
  { do: 'sign-in', weight: 3, make: nothing },
  { do: 'allow-removals', weight: 1, make: nothing },
];
const machines: Kind[] = [
  {
    do: 'crash',
    weight: 7,
    make: (random) => ({
      atPoint: random.between(1, random.pick([5, 40, 150])),
      downMillis: random.between(0, 20_000),
    }),
  },
  { do: 'quit', weight: 2, make: nothing },
  {
    do: 'clock',
    weight: 1,
    make: (random) => ({ millis: random.pick([-86_400_000, -3_600_000, 3_600_000, 40_000_000, 864_000_000]) }),
  },
];
const network: Kind[] = [
  {
    do: 'fault',
    weight: 26,
    make: (random) => ({
      fault: faultOf(random),
      which: random.pick(['any', 'write', 'write', 'confirm', 'feed']),
      times: random.chance(0.7) ? 1 : random.between(2, 6),
    }),
  },
];
const council: Kind[] = [
  { do: 'plan-change', weight: 4, make: (random) => ({ line: lineOf(random), quarters: random.pick([-4, -2, 2, 4]) }) },
  { do: 'new-line', weight: 1.5, make: nothing },
  { do: 'end-line', weight: 2, make: (random) => ({ line: lineOf(random) }) },
  { do: 'remove-line', weight: 1, make: (random) => ({ line: lineOf(random) }) },
  { do: 'pay-week', weight: 0.6, make: (random) => ({ week: weekOf(random) }) },
  { do: 'pay-service', weight: 0.6, make: (random) => ({ service: random.between(0, 2) }) },
  { do: 'council-word', weight: 1, make: nothing },
  { do: 'end-sessions', weight: 2, make: nothing },
  { do: 'expire-cursors', weight: 2, make: nothing },
  { do: 'new-rules', weight: 0.6, make: nothing },
  // 11 hours end every token; never as far as the thirty days for which the portal remembers its answers.
  { do: 'portal-clock', weight: 1, make: (random) => ({ millis: random.pick([60_000, 3_600_000, 40_000_000]) }) },
  { do: 'portal-down', weight: 2, make: (random) => ({ downMillis: random.between(100, 90_000) }) },
  {
    do: 'portal-kill',
    weight: 4,
    make: (random) => ({ atStatement: random.between(1, 25), downMillis: random.between(10, 20_000) }),
  },
];

function faultOf(random: Random): Fault {
  const reaches = random.chance(0.7);
  return random.pick<Fault>([
    { kind: 'refused' },
    { kind: 'broken-off', reaches: true },
    { kind: 'broken-off', reaches },
    { kind: 'silence', reaches },
    { kind: 'late', millis: random.between(200, 90_000) },
    { kind: 'late', millis: random.between(31_000, 60_000) },
    { kind: 'slow-answer', millis: random.between(500, 40_000) },
    { kind: 'twice', afterMillis: random.pick([0, 50, 2_000, 40_000]) },
    { kind: 'truncated' },
    { kind: 'body-breaks-off' },
    gateway(random, random.pick([408, 425, 429] as const), false),
    gateway(random, random.pick([500, 502, 503, 504] as const), reaches),
    { kind: 'captive-page' },
    { kind: 'firewall', status: 403, refuses: { line: lineOf(random) } },
    { kind: 'firewall', status: 413, refuses: { longerThan: random.pick([300, 900, 2_000]) } },
    { kind: 'firewall', status: 403, refuses: 'writing' },
    { kind: 'absurd-record' },
    { kind: 'endless-feed' },
    { kind: 'redirect' },
    { kind: 'other-json', reaches },
  ]);
}

/** Somebody in front of the portal answers for it. 408, 425 and 429 are said before anything was passed on. */
function gateway(random: Random, status: Extract<Fault, { kind: 'gateway' }>['status'], reaches: boolean): Fault {
  return { kind: 'gateway', status, retryAfter: random.pick([null, '1', '20', 'date']), reaches };
}

/** How long until the next step: mostly at once, sometimes long enough for the timers to do their work. */
function gapOf(random: Random): number {
  return random.weighted(
    [
      { weight: 45, from: 0, to: 300 },
      { weight: 35, from: 300, to: 5_000 },
      { weight: 15, from: 5_000, to: 40_000 },
      { weight: 5, from: 60_000, to: 200_000 },
    ].map(({ weight, from, to }) => ({ weight, millis: random.between(from, to) })),
  ).millis;
}

/** The plan of a seed. Each run leaves out some kinds of steps altogether, so that the others meet more often. */
export function planOf(seed: number): Plan {
  const random = seededRandom(seed, 'simulation');
  const desktops = random.chance(0.6) ? 2 : 3;
  const always = new Set<Step['do']>(['record', 'sync']);
  const kinds = [...people, ...machines, ...network, ...council].filter(
    (kind) => always.has(kind.do) || random.chance(0.65),
  );
  const loose: (Loose & { gap: number })[] = [];
  for (let by = 0; by < desktops; by += 1) loose.push({ do: 'sign-in', by, gap: random.between(0, 500) });
  loose.push({ do: 'generate', by: 0, week: 0, gap: 2_000 });
  for (let by = 1; by < desktops; by += 1) loose.push({ do: 'sync', by, gap: by === 1 ? 2_000 : 50 });
  const count = random.between(10, 40);
  for (let index = 0; index < count; index += 1) {
    const kind = random.weighted(kinds);
    const by = council.includes(kind) ? {} : { by: random.between(0, desktops - 1) };
    const step = { do: kind.do, ...by, ...kind.make(random) };
    loose.push({ ...step, gap: gapOf(random) });
    // A clock that was set by mistake is set right again.
    if (step.do === 'clock' && random.chance(0.5))
      loose.push({ ...step, millis: -Number(step['millis' as keyof typeof step]), gap: gapOf(random) });
    // What is looked at is usually confirmed, and what was confirmed at the same moment elsewhere is changed.
    if (kind.do === 'preview' && random.chance(0.7)) {
      const race = random.chance(0.4)
        ? { do: 'sync' as const, by: random.between(0, desktops - 1), gap: random.between(0, 400) }
        : null;
      const confirm = { do: 'confirm' as const, ...by, service: 'all', gap: random.between(50, 3_000) };
      loose.push(confirm);
      // An impatient click, on the same or on a part of it.
      if (random.chance(0.25))
        loose.push({ ...confirm, service: random.pick(['all', 0, 1]), gap: random.pick([0, 100, 2_000]) });
      if (race !== null) loose.push(race);
    }
  }
  const clocks = Array.from({ length: desktops }, () => random.pick([0, 0, 500, -90_000, 31_536_000_000, -7_200_000]));
  const steps = loose.map((step, id) => ({ id, ...step }) as unknown as Step);
  return { provider: 1, draws: { seed }, clocks, steps: withRarities(steps, seed, desktops) };
}
