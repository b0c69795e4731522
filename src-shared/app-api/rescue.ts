// Bringing in the unsent work of records that could not be opened, or of a colleague's computer.
import { z } from 'zod';
import { fieldChangeSchema } from './field-change.ts';

export const rescuePreviewSchema = z.object({
  /** Hand this back to bring in exactly what was shown. */
  id: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  device: z.string(),
  /** Changes that will wait here to be sent. */
  taken: z.int(),
  /** Lines that somebody changed at the portal since: they are shown side by side. */
  conflicts: z.int(),
  /** Lines and records on which this computer, or another packet, says otherwise: somebody has to choose. */
  choices: z.int(),
  /** What the portal or this computer has already. */
  already: z.int(),
  /** Line by line and record by record: from what stands here to what the file says. */
  changes: z.array(
    z.object({
      subject: z.string(),
      what: z.string(),
      /** Taken in at once; shown side by side with what the portal has; or somebody has to choose between two. */
      outcome: z.enum(['taken', 'side-by-side', 'to-choose']),
      fields: z.array(fieldChangeSchema),
    }),
  ),
  /** What cannot be brought in yet: which, and why. */
  left: z.array(z.object({ what: z.string(), sentence: z.string() })),
  /** What comes late, a sentence each. */
  notes: z.array(z.string()),
});
export type RescuePreview = z.infer<typeof rescuePreviewSchema>;

export const rescueCalls = {
  /** Opens the system's file dialog, or takes a file that waits; null when the person closed it. */
  'rescue.choose': {
    request: z.object({ passphrase: z.string().max(200), incoming: z.string().optional() }),
    answer: rescuePreviewSchema.nullable(),
  },
  'rescue.apply': {
    request: z.object({ id: z.string() }),
    answer: z.object({ taken: z.int(), conflicts: z.int(), choices: z.int() }),
  },
} as const;
