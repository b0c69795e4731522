// The daily log of a care site: deviations and attestations in minutes, not shifts.
import { z } from 'zod';
import { reasonSchema } from './actuals.ts';
import { plainDateSchema } from './week.ts';

export const logEntrySchema = z.object({
  id: z.string().min(1),
  lineId: z.string().min(1),
  day: plainDateSchema,
  kind: z.enum(['as-planned', 'delivered', 'frustrated', 'missed', 'extra']),
  reason: reasonSchema.nullable(),
  minutes: z.int().min(0).max(100_000),
  note: z.string().max(2000),
});
export type LogEntry = z.infer<typeof logEntrySchema>;
