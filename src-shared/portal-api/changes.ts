// The change feed: all that the portal holds for a provider, in the order in which it changed.
import { z } from 'zod';
import { idSchema } from '../domain/id.ts';
import { longestId, longestNote } from '../domain/limits.ts';
import { type Change, changeSchema } from './records.ts';

export const changesAnswerSchema = z.object({
  portalId: idSchema,
  changes: z.array(changeSchema),
  /** Opaque; hand it back to go on from here. */
  cursor: z.string().max(longestNote),
  /** True while there is more to fetch at once. */
  more: z.boolean(),
});

/** A change of the feed that breaks the contract, such as a day in the year 9999: it is put aside, and the rest goes on. */
export interface UnfitChange {
  /** Names the record, so that a later version of it takes its place: kind, id and week. */
  name: string;
  kind: string;
  id: string;
  weekStart: string | null;
  /** Where it breaks the contract and how: `line.startDate must be a day between …`. */
  why: string;
  /** The record as it came, as JSON; null where it is too large to keep. */
  body: string | null;
}

export interface FeedPage extends z.output<typeof changesAnswerSchema> {
  unfit: UnfitChange[];
}

const envelopeSchema = changesAnswerSchema.extend({ changes: z.array(z.unknown()) });
const largestUnfit = 100_000;

/** Reads a page of the feed record by record. @returns null when it is no page of a feed at all */
export function readFeedPage(json: unknown): FeedPage | null {
  const whole = changesAnswerSchema.safeParse(json);
  if (whole.success) return { ...whole.data, unfit: [] };
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return null;
  const page: FeedPage = { ...envelope.data, changes: [], unfit: [] };
  for (const value of envelope.data.changes) {
    const change = changeSchema.safeParse(value);
    if (change.success) page.changes.push(change.data);
    else page.unfit.push(unfitChange(value, change.error));
  }
  return page;
}

function unfitChange(value: unknown, error: z.ZodError): UnfitChange {
  const [issue] = error.issues;
  const body = JSON.stringify(value) ?? 'null';
  return {
    ...nameOfChange(value),
    why: `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim().slice(0, longestId),
    body: body.length > largestUnfit ? null : body,
  };
}

/** Where each kind of change keeps its id and its week. */
const places: Record<Change['kind'], { kind?: string[]; id: string[]; weekStart?: string[] }> = {
  person: { id: ['person', 'ssRef'] },
  line: { id: ['line', 'id'] },
  week: { id: ['week', 'weekStart'], weekStart: ['week', 'weekStart'] },
  actual: { id: ['record', 'actual', 'lineId'], weekStart: ['record', 'actual', 'weekStart'] },
  receipt: { id: ['receipt', 'id'], weekStart: ['receipt', 'weekStart'] },
  payment: { id: ['payment', 'id'], weekStart: ['payment', 'weekStart'] },
  dispute: { id: ['dispute', 'id'], weekStart: ['dispute', 'weekStart'] },
  care: { kind: ['record', 'kind'], id: ['record', 'id'] },
  gone: { kind: ['what'], id: ['id'], weekStart: ['weekStart'] },
};

/** What the record of a change goes by, whether it keeps to the contract or not; its removal goes by the same name. */
export function nameOfChange(change: unknown): Pick<UnfitChange, 'name' | 'kind' | 'id' | 'weekStart'> {
  const told = textAt(change, ['kind']) ?? '';
  const place = Object.hasOwn(places, told) ? places[told as Change['kind']] : undefined;
  const kind = (place?.kind === undefined ? null : textAt(change, place.kind)) ?? (told === '' ? 'record' : told);
  const id = place === undefined ? null : textAt(change, place.id);
  const weekStart = place?.weekStart === undefined ? null : textAt(change, place.weekStart);
  return { name: `${kind} ${id ?? ''} ${weekStart ?? ''}`.trim(), kind, id: id ?? '', weekStart };
}

function textAt(value: unknown, path: readonly string[]): string | null {
  let inside = value;
  for (const name of path) {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, name)) return null;
    inside = Reflect.get(inside, name);
  }
  return typeof inside === 'string' ? inside.slice(0, longestId) : null;
}

export const changesCalls = {
  /** Query: `cursor` (absent for the first page), `limit`, `knows` (the later kinds that the client knows). */
  changes: { method: 'GET', path: '/v1/changes', write: false, request: null, answer: changesAnswerSchema },
} as const;
