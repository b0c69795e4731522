// A week's actuals: made by the portal, changed by coordinators.
import { z } from 'zod';
import { weeklyActualSchema } from '../domain/actuals.ts';
import { idSchema } from '../domain/id.ts';
import { findingSchema } from '../rules/types.ts';
import { largestBatch } from './call.ts';
import { portalProblemSchema } from './problems.ts';
import { actualRecordSchema, bySchema, weekRecordSchema } from './records.ts';

export const generationAnswerSchema = z.object({
  week: weekRecordSchema,
  /** How many actuals this call made: 0 when all existed. */
  generated: z.int().min(0),
});
export type GenerationAnswer = z.infer<typeof generationAnswerSchema>;

export const actualChangeSchema = z.object({
  lineId: idSchema,
  /** The version that the change is based on. */
  baseVersion: z.int().min(1),
  actual: weeklyActualSchema,
  attested: bySchema.nullable(),
});
export type ActualChange = z.infer<typeof actualChangeSchema>;

export const actualsRequestSchema = z.object({ changes: z.array(actualChangeSchema).min(1).max(largestBatch) });
export type ActualsRequest = z.infer<typeof actualsRequestSchema>;

export const actualOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    lineId: idSchema,
    version: z.int(),
    exceptions: z.array(findingSchema),
  }),
  z.object({ outcome: z.literal('conflict'), lineId: idSchema, current: actualRecordSchema }),
  z.object({ outcome: z.literal('rejected'), lineId: idSchema, problem: portalProblemSchema }),
]);
export type ActualOutcome = z.infer<typeof actualOutcomeSchema>;
/** One outcome for each change, in the order of the request. */
export const actualsAnswerSchema = z.object({ outcomes: z.array(actualOutcomeSchema) });
export type ActualsAnswer = z.infer<typeof actualsAnswerSchema>;

export const weekCalls = {
  generate: {
    method: 'POST',
    path: '/v1/weeks/:monday/generation',
    write: true,
    request: null,
    answer: generationAnswerSchema,
  },
  sendActuals: {
    method: 'PATCH',
    path: '/v1/weeks/:monday/actuals',
    write: true,
    request: actualsRequestSchema,
    answer: actualsAnswerSchema,
  },
} as const;
