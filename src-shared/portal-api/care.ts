// Care records: hospital stays, ends of service, requests for adjustment and entries of the daily log, all by one call.
import { z } from 'zod';
import { largestBatch } from './call.ts';
import { portalProblemSchema } from './problems.ts';
import { bySchema, careRecordKinds, careRecordSchema } from './records.ts';

export const careChangeSchema = z.object({
  kind: z.enum(careRecordKinds),
  id: z.string(),
  /** 0 for a record that the portal does not hold yet. */
  baseVersion: z.int().min(0),
  /** null removes it. */
  record: careRecordSchema.nullable(),
});
export type CareChange = z.infer<typeof careChangeSchema>;
export const careRequestSchema = z.object({ changes: z.array(careChangeSchema).min(1).max(largestBatch) });
export const careOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), id: z.string(), version: z.int() }),
  z.object({
    outcome: z.literal('conflict'),
    id: z.string(),
    current: z.object({ version: z.int(), changed: bySchema, record: careRecordSchema }).nullable(),
  }),
  z.object({ outcome: z.literal('rejected'), id: z.string(), problem: portalProblemSchema }),
]);
export type CareOutcome = z.infer<typeof careOutcomeSchema>;
export const careAnswerSchema = z.object({ outcomes: z.array(careOutcomeSchema) });

export const careCalls = {
  sendCareRecords: {
    method: 'PATCH',
    path: '/v1/care-records',
    write: true,
    request: careRequestSchema,
    answer: careAnswerSchema,
  },
} as const;
