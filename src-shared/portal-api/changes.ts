// The change feed: all that the portal holds for a provider, in the order in which it changed.
import { z } from 'zod';
import { changeSchema } from './records.ts';

export const changesAnswerSchema = z.object({
  portalId: z.string(),
  changes: z.array(changeSchema),
  /** Opaque; hand it back to go on from here. */
  cursor: z.string(),
  /** True while there is more to fetch at once. */
  more: z.boolean(),
});

export const changesCalls = {
  /** Query: `cursor` (absent for the first page), `limit`. */
  changes: { method: 'GET', path: '/v1/changes', write: false, request: null, answer: changesAnswerSchema },
} as const;
