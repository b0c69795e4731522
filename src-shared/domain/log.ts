// The daily log of a care site: deviations and attestations in minutes, not shifts.
import { z } from 'zod';
import { reasonSchema } from './actuals.ts';
import { idSchema } from './id.ts';
import { longestNote } from './limits.ts';
import { type PlainDate, plainDateSchema } from './week.ts';

/** `not-claimed`: care that was given and cannot be claimed; no figure of the week is ever made of it. */
export const logKinds = ['as-planned', 'delivered', 'frustrated', 'missed', 'extra', 'not-claimed'] as const;

export const logEntrySchema = z.object({
  id: idSchema,
  lineId: idSchema,
  day: plainDateSchema,
  kind: z.enum(logKinds),
  reason: reasonSchema.nullable(),
  minutes: z.int().min(0).max(100_000),
  note: z.string().max(longestNote),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** Days that are logged in one step: four weeks, and some. */
export const mostDaysAtOnce = 31;

/** What a log has of a day in minutes, over entries of these kinds. @param log of one line */
export function minutesOn(log: readonly LogEntry[], day: PlainDate, kinds: readonly LogEntry['kind'][]): number {
  return log.reduce((sum, entry) => (entry.day === day && kinds.includes(entry.kind) ? sum + entry.minutes : sum), 0);
}
