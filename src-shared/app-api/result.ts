// What a call answers with: its value, or a problem that a person can meet.
import { z } from 'zod';
import { problemCodes } from './problem-codes.ts';

/** A fault that a person can meet: what is wrong, and what puts it right. Never a stack trace. */
export const appProblemSchema = z.object({
  /** Stable, for branching and tests, e.g. `portal-unreachable`. One that another version stored is still read. */
  code: z.enum(problemCodes).catch('of-another-version'),
  sentence: z.string(),
  /** What to do now, in plain English; empty when there is nothing to do. */
  action: z.string(),
  /** Field → sentence, for forms. */
  fields: z.record(z.string(), z.string()).optional(),
});
export type AppProblem = z.infer<typeof appProblemSchema>;

export type AppResult<T> = { ok: true; value: T } | { ok: false; problem: AppProblem };
