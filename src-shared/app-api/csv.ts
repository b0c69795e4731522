// The council's CSV of a week with a portal to call.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { fieldChangeSchema } from './field-change.ts';
import { encodingReadingsSchema, fileAnswersSchema, refusedRowSchema, sheetsReadSchema } from './reading.ts';

/** The first step of an import: nothing is written yet. */
export const importPreviewSchema = z.object({
  /** Hand this back to apply exactly what was shown. */
  id: z.string(),
  fileName: z.string(),
  weekStart: weekStartSchema,
  read: z.int(),
  unchanged: z.int(),
  changed: z.array(
    z.object({
      row: z.int(),
      lineId: z.string(),
      person: z.string(),
      /** Service and level. */
      line: z.string(),
      fields: z.array(fieldChangeSchema),
      /** Reasons that the comment suggests for figures without one, in words: `2 missed: …`. */
      suggested: z.array(z.string()),
    }),
  ),
  rejected: z.array(refusedRowSchema),
  /** What was read in another form than written (dates that Excel changed, lost zeros), a sentence each. */
  notes: z.array(z.string()),
  extraColumns: z.array(z.string()),
  /** Two ways to read the file's letters; then no row of it was read yet. */
  readings: encodingReadingsSchema,
  /** Some of its numbers have two readings: `1,000` can be 1 or 1,000. */
  twoReadings: z.boolean(),
  sheets: sheetsReadSchema,
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const csvCalls = {
  /** Opens the system's file dialog, or takes a file that waits; null when the person closed it. */
  'csv.choose-import': {
    request: z.object({ weekStart: weekStartSchema, incoming: z.string().optional() }),
    answer: importPreviewSchema.nullable(),
  },
  /** The same file, with an answer to what can be read in two ways. */
  'csv.read-import': { request: fileAnswersSchema.extend({ id: z.string() }), answer: importPreviewSchema },
  'csv.apply-import': {
    request: z.object({
      id: z.string(),
      keepExtraColumns: z.boolean(),
      /** The rows whose suggested reasons somebody takes; of the others the figures come without a reason. */
      takeSuggested: z.array(z.int()).optional(),
    }),
    answer: z.object({ changed: z.int() }),
  },
  'csv.export': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ path: z.string(), lines: z.int() }).nullable(),
  },
} as const;
