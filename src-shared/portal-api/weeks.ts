// Calls about weeks: the change feed, generation, changed actuals and care records, and the confirmation.
import { z } from 'zod';
import { weeklyActualSchema } from '../domain/actuals.ts';
import { longestText } from '../domain/limits.ts';
import { findingSchema } from '../rules/types.ts';
import { portalProblemSchema } from './problems.ts';
import {
  actualRecordSchema,
  bySchema,
  careRecordKinds,
  careRecordSchema,
  changeSchema,
  receiptSchema,
  weekRecordSchema,
} from './records.ts';

/** The most lines or records that one request may change. */
export const largestBatch = 500;

export const changesAnswerSchema = z.object({
  portalId: z.string(),
  changes: z.array(changeSchema),
  /** Opaque; hand it back to go on from here. */
  cursor: z.string(),
  /** True while there is more to fetch at once. */
  more: z.boolean(),
});

export const generationAnswerSchema = z.object({
  week: weekRecordSchema,
  /** How many actuals this call made: 0 when all existed. */
  generated: z.int().min(0),
});
export type GenerationAnswer = z.infer<typeof generationAnswerSchema>;

export const actualChangeSchema = z.object({
  lineId: z.string(),
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
    lineId: z.string(),
    version: z.int(),
    exceptions: z.array(findingSchema),
  }),
  z.object({ outcome: z.literal('conflict'), lineId: z.string(), current: actualRecordSchema }),
  z.object({ outcome: z.literal('rejected'), lineId: z.string(), problem: portalProblemSchema }),
]);
export type ActualOutcome = z.infer<typeof actualOutcomeSchema>;
/** One outcome for each change, in the order of the request. */
export const actualsAnswerSchema = z.object({ outcomes: z.array(actualOutcomeSchema) });
export type ActualsAnswer = z.infer<typeof actualsAnswerSchema>;

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

/** A warning that somebody accepted, with the reason; the key changes when the facts change (see `Finding.key`). */
export const acknowledgementSchema = z.object({ key: z.string(), reason: z.string().min(1).max(1000), by: bySchema });
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const confirmationRequestSchema = z.object({
  services: z.array(z.string()).min(1),
  /** SHA-256 in hex of `confirmationText` of exactly what the coordinator saw. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The sentence that the coordinator agreed to, as shown. */
  statement: z.string().min(1).max(2000),
  acknowledgements: z.array(acknowledgementSchema),
});
export type ConfirmationRequest = z.infer<typeof confirmationRequestSchema>;

export const confirmationAnswerSchema = z.object({ receipt: receiptSchema, week: weekRecordSchema });
export type ConfirmationAnswer = z.infer<typeof confirmationAnswerSchema>;

export const receiptsAnswerSchema = z.object({ receipts: z.array(receiptSchema) });

export const disputeMessageRequestSchema = z.object({ text: z.string().trim().min(1).max(longestText) });
