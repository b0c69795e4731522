// The app calls of what changed in a week since its coordinator last looked before confirming it.
import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';

/** One line that is not as it was, with everything since the last look put together. */
export const changedLineSchema = z.object({
  lineId: z.string(),
  /** Field, from, to, in the words of the screen. */
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  /** Everybody who changed it, in the order of their last change. */
  by: z.array(z.string()),
  /** This person is one of them: a problem of the line may be their own. */
  ownToo: z.boolean(),
  at: z.string(),
});
export type ChangedLine = z.infer<typeof changedLineSchema>;

export const sinceLookSchema = z.object({
  /** When this person last looked (ISO instant); null: never, so there is nothing to compare with. */
  last: z.string().nullable(),
  /** Lines that somebody else had a hand in, the newest change first. */
  byOthers: z.array(changedLineSchema),
  /** How many lines this person alone changed. */
  own: z.int(),
  /** Keys of the week's open problems and warnings that were not there. */
  newFindings: z.array(z.string()),
});
export type SinceLook = z.infer<typeof sinceLookSchema>;

export const sinceLookCalls = {
  'confirm.since-look': { input: z.object({ weekStart: weekStartSchema }), output: sinceLookSchema },
  /** This person has seen the week as it is now. */
  'confirm.looked': { input: z.object({ weekStart: weekStartSchema }), output: z.object({}) },
} as const;
