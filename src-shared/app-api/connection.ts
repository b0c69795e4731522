// What changing the way to the council would mean.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';

export const connectionLookSchema = z.object({
  /** What has to be done first, with what to do about it. */
  blocks: z.array(z.object({ code: z.string(), sentence: z.string(), action: z.string() })),
  /** Weeks that would stay with the present way, and those among them that are not done. */
  weeks: z.int(),
  notDone: z.array(z.object({ weekStart: weekStartSchema, holds: z.string() })),
});
export type ConnectionLook = z.infer<typeof connectionLookSchema>;

export const connectionCalls = {
  /** What a change would mean now; nothing is changed. */
  'connection.look': { request: z.object({}), answer: connectionLookSchema },
} as const;
