// A run's plan: everything that decides what happens in a run, as plain data. Its steps are what people, the council,
// machines and the network do, one after the other; its draws are what chance gives meanwhile. So a plan that was kept
// means the same for good, whatever seeds come to mean, and a failing one can be shortened step by step.
import { z } from 'zod';
import { promises } from './violation.ts';
import { zones } from './zones.ts';

const count = z.int().min(0);
const millis = z.int().min(0);
const either = z.int();

/** What the network, or somebody on the way, does to one request. `reaches`: the portal gets it all the same. */
const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refused') }),
  z.strictObject({ kind: z.literal('broken-off'), reaches: z.boolean() }),
  z.strictObject({ kind: z.literal('silence'), reaches: z.boolean() }),
  z.strictObject({ kind: z.literal('late'), millis }),
  z.strictObject({ kind: z.literal('slow-answer'), millis }),
  z.strictObject({ kind: z.literal('twice'), afterMillis: millis }),
  z.strictObject({ kind: z.literal('truncated') }),
  z.strictObject({ kind: z.literal('body-breaks-off') }),
  z.strictObject({
    kind: z.literal('gateway'),
    status: z.literal([408, 425, 429, 500, 502, 503, 504]),
    retryAfter: z.string().nullable(),
    reaches: z.boolean(),
  }),
  /** It looks into writes, and refuses those that name a line, those of more than so many bytes, or all of them. */
  z.strictObject({
    kind: z.literal('firewall'),
    status: z.literal([403, 413]),
    refuses: z.union([z.strictObject({ line: count }), z.strictObject({ longerThan: count }), z.literal('writing')]),
  }),
  /** A page of the feed comes with a record that cannot be right, or in the place of a page that never ends. */
  z.strictObject({ kind: z.literal('absurd-record') }),
  z.strictObject({ kind: z.literal('endless-feed') }),
  /** The answer of a later version: with fields, and with records, that this app does not know. */
  z.strictObject({ kind: z.literal('newer-portal') }),
  z.strictObject({ kind: z.literal('captive-page') }),
  z.strictObject({ kind: z.literal('redirect') }),
  z.strictObject({ kind: z.literal('other-json'), reaches: z.boolean() }),
]);
export type Fault = z.infer<typeof fault>;

/** Which requests a fault waits for. */
const which = z.enum(['any', 'write', 'confirm', 'feed']);
export type Which = z.infer<typeof which>;

/** Where a process may end: when the app asks for the time, an id, chance or the network, or tells its screens something. */
const point = z.enum(['time', 'id', 'chance', 'request', 'news']);
export type Point = z.infer<typeof point>;

/** `id` names the step for good, also once others were taken out; `gap`: milliseconds since the step before. */
const anyStep = { id: count, gap: millis };
/** Something that a person does, or that happens to their computer. */
function deed<What extends string, Details extends z.ZodRawShape>(what: What, details: Details) {
  return z.strictObject({ ...anyStep, by: count, do: z.literal(what), ...details });
}
function councilDeed<What extends string, Details extends z.ZodRawShape>(what: What, details: Details) {
  return z.strictObject({ ...anyStep, do: z.literal(what), ...details });
}

const step = z.discriminatedUnion(
  'do',
  [
    deed('record', { line: count, week: count, quarters: count, category: z.enum(['missed', 'extra', 'plan']) }),
    deed('attest', { week: count, lines: z.array(count) }),
    deed('undo', {}),
    deed('redo', {}),
    deed('acknowledge', {}),
    deed('sync', {}),
    deed('sign-in', {}),
    deed('allow-removals', {}),
    deed('mend', {}),
    deed('withdraw', {}),
    deed('quit', {}),
    deed('stay', { person: count, day: count }),
    deed('adjustment', { line: count }),
    deed('end', { line: count, day: count }),
    deed('remove-care', { which: count }),
    deed('message', {}),
    deed('resolve', { keep: z.enum(['mine', 'theirs']) }),
    deed('generate', { week: count }),
    deed('preview', { accept: z.boolean(), week: count.optional() }),
    deed('confirm', { service: z.union([count, z.literal('all')]) }),
    deed('confirm-when-online', { service: z.union([count, z.literal('all')]) }),
    // Makes a packet of what is unsent and brings it in at another desktop.
    deed('packet', { to: count }),
    deed('back-up', {}),
    // Puts the last backup in the place of the records.
    deed('restore', {}),
    deed('go-another-way', { to: z.enum(['files', 'portal']) }),
    deed('offline', { offline: z.boolean() }),
    // At so many points from here, of one kind where `of` says which: a count of all changes with whatever the app asks.
    deed('crash', { atPoint: z.int().min(1), of: point.optional(), downMillis: millis }),
    deed('clock', { millis: either }),
    // The computer is in another time zone from now on.
    deed('travel', { zone: z.enum(zones) }),
    // A decision on the person's stay, which apps from before know nothing of.
    deed('decide', { person: count, state: z.enum(['requested', 'given', 'refused']) }),
    deed('fault', { fault, which, times: z.int().min(1) }),
    councilDeed('plan-change', { line: count, quarters: either }),
    councilDeed('new-line', {}),
    councilDeed('end-line', { line: count }),
    councilDeed('remove-line', { line: count }),
    councilDeed('pay-week', { week: count }),
    councilDeed('pay-service', { service: count }),
    councilDeed('council-word', {}),
    councilDeed('end-sessions', {}),
    councilDeed('expire-cursors', {}),
    councilDeed('new-rules', { which: count.optional() }),
    councilDeed('portal-clock', { millis }),
    councilDeed('portal-down', { downMillis: millis }),
    // A colleague with an app from before changes a stay, or a line.
    councilDeed('older-app', { changes: z.enum(['stay', 'line']), which: count }),
    councilDeed('portal-kill', { atStatement: z.int().min(1), downMillis: millis }),
  ],
  { error: ({ code }) => (code === 'invalid_union' ? 'there is no such step' : undefined) },
);
export type Step = z.infer<typeof step>;

/**
 * What chance gave, in its order, each kind in a list of its own, so that another kind changes none of these. Where a
 * list ends, draws.ts says how it goes on.
 */
const drawn = z.strictObject({
  /** A list for each desktop: the milliseconds of each request's way there and of its way back, in turn. */
  latency: z.array(z.array(millis)),
  /** A list for each desktop: what the app gets where it asks for chance. */
  chance: z.array(z.array(z.number().min(0).lt(1))),
  /** Which side people take in a conflict once the network is well. */
  keep: z.array(z.enum(['mine', 'theirs'])),
});
export type Drawn = z.infer<typeof drawn>;

const plan = z
  .strictObject({
    /** Of a plan that is kept: what happens in it. */
    about: z.string().optional(),
    /** Of a plan that is kept: how it is known to break. Without it, it keeps every promise. */
    breaks: z.strictObject({ promised: z.enum(promises), sentence: z.string() }).optional(),
    /** The provider, people and time of the run: those of provider.ts. */
    provider: z.literal(1),
    /** Each computer's clock against true time, in milliseconds. */
    clocks: z.array(either).min(1).max(3),
    /** What chance gives: from streams that depend on the seed, or what is written here. */
    draws: z.union([z.strictObject({ seed: count }), drawn]),
    steps: z.array(step),
  })
  .superRefine(({ clocks, steps }, context) => {
    const ids = new Set<number>();
    for (const [index, one] of steps.entries()) {
      if (ids.has(one.id))
        context.addIssue({ code: 'custom', path: ['steps', index, 'id'], message: 'is there twice' });
      ids.add(one.id);
      if (('by' in one && one.by >= clocks.length) || (one.do === 'packet' && one.to >= clocks.length))
        context.addIssue({ code: 'custom', path: ['steps', index, 'by'], message: 'there is no such desktop' });
    }
  });
export type Plan = z.infer<typeof plan>;

/** @returns the plan of a file's text, or what is wrong with it and where, a line for each */
export function readPlan(text: string): { ok: true; plan: Plan } | { ok: false; wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, wrong: error instanceof Error ? error.message : String(error) };
  }
  const read = plan.safeParse(value);
  return read.success ? { ok: true, plan: read.data } : { ok: false, wrong: z.prettifyError(read.error) };
}

/** As JSON, each step on a line where it fits. */
export function planText({ draws, steps, ...rest }: Plan): string {
  const fields = Object.entries(rest).map(([name, value]) => field(name, value, 2));
  const lists =
    'seed' in draws
      ? field('draws', draws, 2)
      : ['  "draws": {', listed(Object.entries(draws).map(([name, list]) => field(name, list, 4))), '  }'].join('\n');
  const lines = steps.map(({ id, gap, do: what, ...details }) => {
    const by = 'by' in details ? { by: details.by } : {};
    return `    ${within({ id, gap, ...by, do: what, ...details }, 4)}`;
  });
  return ['{', `${listed([...fields, lists])},`, '  "steps": [', listed(lines), '  ]', '}', ''].join('\n');
}

const listed = (lines: readonly string[]) => lines.join(',\n');
const field = (name: string, value: unknown, indent: number) =>
  `${' '.repeat(indent)}${JSON.stringify(name)}: ${within(value, indent, name.length + 4)}`;

/** Wider than the formatter lets a line be, an object has a line for each field. */
function within(value: unknown, indent: number, before = 0): string {
  const text = onOneLine(value);
  if (indent + before + text.length < 120 || typeof value !== 'object' || value === null || Array.isArray(value))
    return text;
  const fields = Object.entries(value).map(([name, one]) => field(name, one, indent + 2));
  return ['{', listed(fields), `${' '.repeat(indent)}}`].join('\n');
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${onOneLine(one)}`);
  return `{ ${fields.join(', ')} }`;
}
