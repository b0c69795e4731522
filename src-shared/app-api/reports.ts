// The app calls that look back over weeks: the overview, the reports, disputes with what they are about.
import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { disputeSchema } from '../portal-api/records.ts';
import { dueItemSchema } from '../reminders/due.ts';
import { overviewSchema } from '../report/overview.ts';
import { reportKindSchema, reportSchema } from '../report/report.ts';

const reportRequestSchema = z
  .object({ kind: reportKindSchema, from: weekStartSchema, to: weekStartSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Choose that week or a later one.' });
export type ReportRequest = z.infer<typeof reportRequestSchema>;

export const disputeViewSchema = disputeSchema.extend({
  person: z.string(),
  ssRef: z.string(),
  service: z.string(),
  /** The figures in dispute, as they stand: `10.00 planned, 8.00 actual, 2M`; empty when they are not known here. */
  figures: z.string(),
  /** Answers that are saved on this computer and not at the portal yet. */
  unsent: z.array(z.string()),
});
export type DisputeView = z.infer<typeof disputeViewSchema>;

export const lookBackCalls = {
  /** The week and the twelve before it. */
  'overview.get': { input: z.object({ weekStart: weekStartSchema }), output: overviewSchema },
  /** What is due when, the soonest first; `person` is whom a request or a stay is about. */
  'overview.due': {
    input: z.object({}),
    output: z.object({ due: z.array(z.object({ item: dueItemSchema, person: z.string().nullable() })) }),
  },
  'report.get': { input: reportRequestSchema, output: reportSchema },
  /** Opens the system's dialog; null when the person closed it. */
  'report.save': {
    input: reportRequestSchema.and(z.object({ format: z.enum(['csv', 'xlsx']) })),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** The page that is open as a PDF, by the system's dialog; null when the person closed it. */
  'window.save-pdf': {
    input: z.object({
      suggestedName: z.string().regex(/^[\w-]{1,80}\.pdf$/),
      /** The week that the page is about: its history remembers the file. */
      weekStart: weekStartSchema.nullish(),
    }),
    output: z.object({ path: z.string() }).nullable(),
  },
  'dispute.list': { input: z.object({}), output: z.object({ disputes: z.array(disputeViewSchema) }) },
} as const;
