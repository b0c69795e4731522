// The app calls of changing how the week reaches the council.
import { z } from 'zod';
import { connectionSchema } from '../domain/connection.ts';
import { weekStartSchema } from '../domain/week.ts';
import { sessionRequestSchema } from '../portal-api/sessions.ts';

/** Practice is not among them: its people are invented, and are kept apart from records of real ones. */
export const changeConnectionSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('files') }),
  z.object({
    to: z.literal('api'),
    connection: connectionSchema.options[1],
    credentials: sessionRequestSchema,
    /** A person says that the portal's provider is the one of these records, though its name is another. */
    sameProvider: z.boolean(),
  }),
]);
export type ChangeConnection = z.infer<typeof changeConnectionSchema>;

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
  'connection.look': { input: z.object({}), output: connectionLookSchema },
} as const;
