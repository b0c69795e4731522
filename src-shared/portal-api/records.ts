// What the portal holds, each record with its version. The change feed carries exactly these, and a version is what
// a change is based on: the portal accepts a change only if nobody changed the record since.
import { z } from 'zod';
import { absenceSchema } from '../domain/absences.ts';
import { weeklyActualSchema } from '../domain/actuals.ts';
import { idSchema, pointInTimeSchema, serviceTextSchema } from '../domain/id.ts';
import { longestId, longestNote, longestText } from '../domain/limits.ts';
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
export const bySchema = z.object({
  id: idSchema.or(z.literal('')),
  name: z.string().max(longestNote),
  at: pointInTimeSchema,
});
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
  id: idSchema,
  /** For people, e.g. `PR-2025-06-02-0001`. */
  number: z.string().max(longestId),
  weekStart: weekStartSchema,
  services: z.array(serviceTextSchema).min(1),
  /** What the coordinator saw and agreed to: see `confirmationText`. SHA-256, hex. */
  digest: z.string().max(longestId),
  statement: z.string().max(longestText),
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
  generatedAt: pointInTimeSchema.nullable(),
  services: z.array(
    z.object({
      service: serviceTextSchema,
      state: z.enum(['open', 'confirmed', 'reopened']),
      receiptId: idSchema.nullable(),
    }),
  ),
  /** Findings that concern no single line. */
  exceptions: z.array(findingSchema),
});
export type WeekRecord = z.infer<typeof weekRecordSchema>;

export const paymentSchema = z.object({
  id: idSchema,
  weekStart: weekStartSchema,
  service: serviceTextSchema,
  state: z.enum(['scheduled', 'processed']),
  /** Whole pence. */
  amountPence: z.int(),
  paidOn: plainDateSchema.nullable(),
});
export type Payment = z.infer<typeof paymentSchema>;

export const disputeSchema = z.object({
  id: idSchema,
  weekStart: weekStartSchema,
  lineId: idSchema,
  state: z.enum(['open', 'closed']),
  messages: z.array(
    z.object({
      id: idSchema,
      from: z.enum(['council', 'provider']),
      by: bySchema,
      text: z.string().max(longestText),
    }),
  ),
});
export type Dispute = z.infer<typeof disputeSchema>;

/** What people record about care besides the weekly figures; the rules need it on both sides. */
export const careRecordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stay'), id: idSchema, value: hospitalStaySchema }),
  z.object({ kind: z.literal('adjustment'), id: idSchema, value: adjustmentRequestSchema }),
  z.object({ kind: z.literal('end'), id: idSchema, value: serviceEndSchema }),
  z.object({ kind: z.literal('log'), id: idSchema, value: logEntrySchema }),
  z.object({ kind: z.literal('absence'), id: idSchema, value: absenceSchema }),
]);
export type CareRecord = z.infer<typeof careRecordSchema>;
export const careRecordKinds = ['stay', 'adjustment', 'end', 'log', 'absence'] as const;
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
    what: z.enum(['person', 'line', 'actual', ...careRecordKinds]),
    /** The SS Ref of a person, the id of a line or record; of an actual, the line's id with `weekStart`. */
    id: idSchema,
    weekStart: weekStartSchema.nullable(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
