// Reports, on screen and as files.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { nameOrders } from '../readers/names.ts';
import { reportKindSchema, reportSchema } from '../report/report.ts';

const reportRequestSchema = z
  .object({
    kind: reportKindSchema,
    from: weekStartSchema,
    to: weekStartSchema,
    /** Absent: the first name comes first. */
    nameOrder: z.enum(nameOrders).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Choose that week or a later one.' });
export type ReportRequest = z.infer<typeof reportRequestSchema>;

export const reportCalls = {
  'report.get': { request: reportRequestSchema, answer: reportSchema },
  /** Opens the system's dialog; null when the person closed it. */
  'report.save': {
    request: reportRequestSchema.and(z.object({ format: z.enum(['csv', 'xlsx']) })),
    answer: z.object({ path: z.string() }).nullable(),
  },
  /** The lines of a week as somebody sees them in the grid: sorted, filtered and in their columns. */
  'report.save-grid': {
    request: reportSchema
      .pick({ columns: true, rows: true, totals: true })
      .extend({ weekStart: weekStartSchema, format: z.enum(['csv', 'xlsx']) }),
    answer: z.object({ path: z.string() }).nullable(),
  },
} as const;
