// The app calls that change many lines in one step: what is pasted from a sheet or filled down the grid.
import { z } from 'zod';
import { variationSchema } from '../domain/actuals.ts';
import { weekStartSchema } from '../domain/week.ts';

/** The most lines that one step may change: more than any provider has in a week. */
const mostLines = 20_000;

export const recordManySchema = z.object({
  weekStart: weekStartSchema,
  how: z.enum(['pasted', 'filled-down']),
  changes: z
    .array(
      z.object({
        lineId: z.string(),
        /** Absent: the reasons stay as they are. */
        variations: z.array(variationSchema).max(50).optional(),
        comment: z.string().max(4000).optional(),
      }),
    )
    .min(1)
    .max(mostLines),
});
export type RecordMany = z.infer<typeof recordManySchema>;

export const recordedManySchema = z.object({
  /** Lines that are (or would be) changed. */
  changed: z.int(),
  /** Lines that read as wanted already. */
  unchanged: z.int(),
  /** Lines that stay as they are, and why. */
  refused: z.array(z.object({ lineId: z.string(), sentence: z.string() })),
});
export type RecordedMany = z.infer<typeof recordedManySchema>;

export const manyCalls = {
  /** What `week.record-many` would do with the same input; nothing is written. */
  'week.preview-many': { input: recordManySchema, output: recordedManySchema },
  /** Records every line that can be recorded, in one transaction and one step of undo. */
  'week.record-many': { input: recordManySchema, output: recordedManySchema },
} as const;
