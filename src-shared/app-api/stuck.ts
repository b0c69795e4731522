// Work that the portal refused, or that somebody else changed too.

import { z } from 'zod';
import { careRecordKinds } from '../portal-api/records.ts';
import { nothing } from './call.ts';
import { appProblemSchema } from './result.ts';

/** Work that the portal refused, or that somebody else changed too: it stays until somebody mends it or gives it up. */
export const stuckSchema = z.object({
  id: z.string(),
  kind: z.enum(['actual', 'care', 'generate', 'dispute-message']),
  state: z.enum(['rejected', 'conflict']),
  weekStart: z.string().nullable(),
  lineId: z.string().nullable(),
  care: z.object({ kind: z.enum(careRecordKinds), id: z.string() }).nullable(),
  /** What it is, e.g. `The hospital stay of Ada Okafor`. */
  what: z.string(),
  problem: appProblemSchema,
});
export type Stuck = z.infer<typeof stuckSchema>;

export const stuckCalls = {
  'stuck.list': { request: nothing, answer: z.object({ stuck: z.array(stuckSchema) }) },
  /** Sends it again as it stands here; of a record that somebody else changed too, this keeps one's own. */
  'stuck.send-again': { request: z.object({ id: z.string() }), answer: nothing },
  /** Gives it up: what the portal holds takes its place. It stays in the history. */
  'stuck.give-up': { request: z.object({ id: z.string() }), answer: nothing },
} as const;
