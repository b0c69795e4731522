// Confirming a week, now or when the portal is in reach again.

import { z } from 'zod';
import { weekStartSchema } from '../domain/week.ts';
import { looks } from '../domain/worth-a-look.ts';
import { bySchema, receiptSchema } from '../portal-api/records.ts';
import { nothing } from './call.ts';
import { fieldChangeSchema } from './field-change.ts';
import { appProblemSchema } from './result.ts';

/** What exactly would be confirmed: shown first, agreed to, then sent as its digest. */
export const confirmationPreviewSchema = z.object({
  /** Hand this back with `confirm.send`: what was shown under it is what is confirmed. */
  id: z.string().optional(),
  weekStart: weekStartSchema,
  services: z.array(
    z.object({
      service: z.string(),
      lines: z.int(),
      changed: z.int(),
      attested: z.int(),
      evidenced: z.int(),
      untouched: z.int(),
      errors: z.int(),
      warnings: z.int(),
      /** Hundredths. */
      planned: z.int(),
      actual: z.int(),
      payable: z.int(),
      notPayable: z.int(),
      notSaid: z.int(),
      state: z.enum(['open', 'confirmed', 'reopened']),
      ready: z.boolean(),
    }),
  ),
  byReason: z.array(z.object({ category: z.string(), reason: z.string(), lines: z.int(), quantity: z.int() })),
  /** The sentence to agree to. */
  statement: z.string(),
  late: z.boolean(),
  toSend: z.int(),
});
export type ConfirmationPreview = z.infer<typeof confirmationPreviewSchema>;

export const confirmOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('confirmed'), receipts: z.array(receiptSchema) }),
  /** Something differs from what was shown: look again. */
  z.object({ outcome: z.literal('changed'), sentence: z.string() }),
  z.object({ outcome: z.literal('not-sent'), problem: appProblemSchema }),
]);
export type ConfirmOutcome = z.infer<typeof confirmOutcomeSchema>;

/** A confirmation that waits for the portal, or (with a problem) for its person to look again. */
export const deferredConfirmationSchema = z.object({
  weekStart: weekStartSchema,
  services: z.array(z.string()),
  by: bySchema,
  problem: appProblemSchema.nullable(),
});
export type DeferredConfirmation = z.infer<typeof deferredConfirmationSchema>;

/** One line that is not as it was, with everything since the last look put together. */
export const changedLineSchema = z.object({
  lineId: z.string(),
  /** Field, from, to, in the words of the screen. */
  changes: z.array(fieldChangeSchema),
  /** Everybody who changed it, in the order of their last change. */
  by: z.array(z.string()),
  /** This person is one of them: a problem of the line may be their own. */
  ownToo: z.boolean(),
  at: z.string(),
});
export type ChangedLine = z.infer<typeof changedLineSchema>;

export const changesSinceViewedSchema = z.object({
  /** When this person last looked (ISO instant); null: never, so there is nothing to compare with. */
  last: z.string().nullable(),
  /** Lines that somebody else had a hand in, the newest change first. */
  byOthers: z.array(changedLineSchema),
  /** How many lines this person alone changed. */
  own: z.int(),
  /** Keys of the week's open problems and warnings that were not there. */
  newFindings: z.array(z.string()),
});
export type ChangesSinceViewed = z.infer<typeof changesSinceViewedSchema>;

export const confirmCalls = {
  'confirm.preview': { request: z.object({ weekStart: weekStartSchema }), answer: confirmationPreviewSchema },
  'confirm.send': {
    request: z.object({
      weekStart: weekStartSchema,
      services: z.array(z.string()).min(1),
      statement: z.string(),
      /** The `id` of the preview on screen; without it the newest one counts. */
      previewId: z.string().optional(),
    }),
    answer: confirmOutcomeSchema,
  },
  /** Agrees to what the preview shows, to be confirmed when the portal is in reach and only if nothing changed. */
  'confirm.when-online': {
    request: z.object({
      weekStart: weekStartSchema,
      services: z.array(z.string()).min(1),
      statement: z.string(),
      previewId: z.string(),
    }),
    answer: nothing,
  },
  'confirm.deferred': { request: nothing, answer: z.object({ deferred: z.array(deferredConfirmationSchema) }) },
  'confirm.withdraw-deferred': { request: z.object({ weekStart: weekStartSchema }), answer: nothing },
  'confirm.changes-since-viewed': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: changesSinceViewedSchema,
  },
  /** Lines that nobody has looked at and that have something near them, those with the most first. */
  'confirm.worth-a-look': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ lines: z.array(z.object({ lineId: z.string(), near: z.array(z.enum(looks)) })) }),
  },
  /** This person has seen the week as it is now. */
  'confirm.viewed': { request: z.object({ weekStart: weekStartSchema }), answer: z.object({}) },
} as const;
