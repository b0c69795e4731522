// What the screens show of a week that goes to the council by files, or is closed at a hub.

import { z } from 'zod';
import { readBackDifferenceSchema } from '../portal-export/read-back-result.ts';

const fileStepSchema = z.enum([
  'get-export',
  'record',
  'make-file',
  'upload',
  'read-back',
  'mend',
  'confirm',
  'nothing',
]);

const toneSchema = z.enum(['done', 'open', 'amber', 'attention']);

const toldSchema = z.object({ tone: toneSchema, sentence: z.string() });

/** One service of a week by files: what is known of it, how, and what is next. */
export const fileServiceSchema = z.object({
  service: z.string(),
  state: z.string(),
  step: fileStepSchema,
  tone: toneSchema,
  sentence: z.string(),
  lines: z.int(),
  /** Lines that are to differ from the export. */
  changed: z.int(),
  untouched: z.int(),
  /** `from the export of Monday 10 March 2025, 9:12am`; null before there is one. */
  planLabel: z.string().nullable(),
  madeFile: z.string().nullable(),
  /** What the newest read-back found otherwise than intended; names the person where they are known. */
  differences: z.array(readBackDifferenceSchema.extend({ person: z.string() })),
  history: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      sentence: z.string(),
      /** A report that a person can take back. */
      mayWithdraw: z.boolean(),
      /** The digest of the picture that was kept with a report, or null. */
      picture: z.string().nullable(),
    }),
  ),
});
export type FileService = z.infer<typeof fileServiceSchema>;

export const portalExportWeekSchema = z.object({
  services: z.array(fileServiceSchema),
  status: toldSchema,
  next: z.object({ service: z.string(), step: fileStepSchema }),
  /** When somebody last looked at the council's own pages. */
  looks: z.object({ disputes: z.string(), exceptions: z.string(), due: z.boolean() }),
  access: toldSchema,
});
export type PortalExportWeek = z.infer<typeof portalExportWeekSchema>;

/** A week of the provider's own hub: closed there is not yet with the council. */
export const hubWeekViewSchema = z.object({
  /** Services with a receipt of the hub that holds. */
  services: z.array(
    z.object({
      service: z.string(),
      receipt: z.string(),
      /** What somebody reported of the council's own pages; null: nothing yet. */
      reported: z.object({ id: z.string(), sentence: z.string() }).nullable(),
    }),
  ),
  /** Every closed service was reported as confirmed with the council. */
  isReported: z.boolean(),
});
export type HubWeekView = z.infer<typeof hubWeekViewSchema>;

/** The next step of a week by files, as one of the week's next steps. */
export const fileNextStepSchema = z.object({ step: z.literal('files'), service: z.string(), fileStep: fileStepSchema });
