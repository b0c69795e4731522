// What the portal holds, each record with its version. The change feed carries exactly these, and a version is what
// a change is based on: the portal accepts a change only if nobody changed the record since.
import { z } from 'zod';
import { weeklyActualSchema } from '../domain/actuals.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
} from '../domain/lines.ts';
import { logEntrySchema } from '../domain/log.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import { findingSchema } from '../rules/types.ts';
import { authoritySchema } from './sessions.ts';

/** Who did something and when (ISO instant). */
export const bySchema = z.object({ id: z.string(), name: z.string(), at: z.string() });
export type By = z.infer<typeof bySchema>;

/** Who said something: who was signed in at the portal, and beside it whom and when their computer reported. */
export const saidBySchema = bySchema.extend({ reported: bySchema.optional() });
export type SaidBy = z.infer<typeof saidBySchema>;

export const actualRecordSchema = z.object({
  version: z.int().min(1),
  actual: weeklyActualSchema,
  /** Who said "as planned", or null: nobody said so, or the line differs from plan. */
  attested: saidBySchema.nullable(),
  /** Who last changed it; null while it stands as generated. */
  changed: bySchema.nullable(),
  /** The portal's findings on this line, from the same rules as the desktop's. */
  exceptions: z.array(findingSchema),
});
export type ActualRecord = z.infer<typeof actualRecordSchema>;

export const weekStatusSchema = z.enum(['open', 'confirmed', 'payment-processed']);
export type WeekStatus = z.infer<typeof weekStatusSchema>;

/** The council's (or hub's, or practice portal's) word that it holds a service of a week. */
export const receiptSchema = z.object({
  id: z.string(),
  /** For people, e.g. `PR-2025-06-02-0001`. */
  number: z.string(),
  weekStart: weekStartSchema,
  services: z.array(z.string()).min(1),
  /** What the coordinator saw and agreed to: see `confirmationText`. SHA-256, hex. */
  digest: z.string(),
  statement: z.string(),
  lines: z.int().min(0),
  /** Hundredths over all lines confirmed. */
  totals: z.object({ planned: z.int(), actual: z.int(), frustrated: z.int(), missed: z.int(), extra: z.int() }),
  confirmed: bySchema,
  /** True when it came after the operative deadline. */
  late: z.boolean(),
  authority: authoritySchema,
  /** Set once a confirmed actual was changed afterwards: the receipt no longer speaks for the week. */
  superseded: z.boolean(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const weekRecordSchema = z.object({
  weekStart: weekStartSchema,
  status: weekStatusSchema,
  generated: z.boolean(),
  generatedAt: z.string().nullable(),
  services: z.array(
    z.object({
      service: z.string(),
      state: z.enum(['open', 'confirmed', 'reopened']),
      receiptId: z.string().nullable(),
    }),
  ),
  /** Findings that concern no single line. */
  exceptions: z.array(findingSchema),
});
export type WeekRecord = z.infer<typeof weekRecordSchema>;

export const paymentSchema = z.object({
  id: z.string(),
  weekStart: weekStartSchema,
  service: z.string(),
  state: z.enum(['scheduled', 'processed']),
  /** Whole pence. */
  amountPence: z.int(),
  paidOn: plainDateSchema.nullable(),
});
export type Payment = z.infer<typeof paymentSchema>;

export const disputeSchema = z.object({
  id: z.string(),
  weekStart: weekStartSchema,
  lineId: z.string(),
  state: z.enum(['open', 'closed']),
  messages: z.array(
    z.object({ id: z.string(), from: z.enum(['council', 'provider']), by: bySchema, text: z.string() }),
  ),
});
export type Dispute = z.infer<typeof disputeSchema>;

/** What people record about care besides the weekly figures; the rules need it on both sides. */
export const careRecordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stay'), id: z.string(), value: hospitalStaySchema }),
  z.object({ kind: z.literal('adjustment'), id: z.string(), value: adjustmentRequestSchema }),
  z.object({ kind: z.literal('end'), id: z.string(), value: serviceEndSchema }),
  z.object({ kind: z.literal('log'), id: z.string(), value: logEntrySchema }),
]);
export type CareRecord = z.infer<typeof careRecordSchema>;
export const careRecordKinds = ['stay', 'adjustment', 'end', 'log'] as const;
export type CareRecordKind = (typeof careRecordKinds)[number];

/** One entry of the change feed. `gone` is the only way in which anything is removed: absence never means deletion. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: personSchema }),
  z.object({ kind: z.literal('line'), line: serviceLineSchema }),
  z.object({ kind: z.literal('week'), week: weekRecordSchema }),
  z.object({ kind: z.literal('actual'), record: actualRecordSchema }),
  z.object({ kind: z.literal('receipt'), receipt: receiptSchema }),
  z.object({ kind: z.literal('payment'), payment: paymentSchema }),
  z.object({ kind: z.literal('dispute'), dispute: disputeSchema }),
  z.object({ kind: z.literal('care'), version: z.int().min(1), changed: bySchema, record: careRecordSchema }),
  z.object({
    kind: z.literal('gone'),
    what: z.enum(['person', 'line', 'actual', 'stay', 'adjustment', 'end', 'log']),
    /** The SS Ref of a person, the id of a line or record; of an actual, the line's id with `weekStart`. */
    id: z.string(),
    weekStart: weekStartSchema.nullable(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
