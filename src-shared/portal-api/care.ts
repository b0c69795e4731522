// Care records: hospital stays, absences, ends of service, requests for adjustment and entries of the daily log, all by one call.
import { z } from 'zod';
import { idSchema } from '../domain/id.ts';
import { largestBatch } from './call.ts';
import { portalProblemSchema } from './problems.ts';
import { bySchema, type CareRecord, careRecordKinds, careRecordSchema } from './records.ts';

export const careChangeSchema = z.object({
  kind: z.enum(careRecordKinds),
  id: idSchema,
  /** 0 for a record that the portal does not hold yet. */
  baseVersion: z.int().min(0),
  /** null removes it. */
  record: careRecordSchema.nullable(),
});
export type CareChange = z.infer<typeof careChangeSchema>;
export const careRequestSchema = z.object({ changes: z.array(careChangeSchema).min(1).max(largestBatch) });
export const careOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), id: idSchema, version: z.int() }),
  z.object({
    outcome: z.literal('conflict'),
    id: idSchema,
    current: z.object({ version: z.int(), changed: bySchema, record: careRecordSchema }).nullable(),
  }),
  z.object({ outcome: z.literal('rejected'), id: idSchema, problem: portalProblemSchema }),
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

/** The lines that a record names, each of which has to be one of its person's. */
export function linesNamed(record: CareRecord): string[] {
  switch (record.kind) {
    case 'stay':
      return (record.value.decisions ?? []).flatMap(({ lineIds }) => lineIds ?? []);
    case 'adjustment':
      return record.value.changes.map(({ lineId }) => lineId);
    case 'end':
      return record.value.lineId === null ? [] : [record.value.lineId];
    case 'log':
      return [record.value.lineId];
    case 'absence':
      return record.value.lineIds ?? [];
  }
}
