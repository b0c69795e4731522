// What goes into a check of a week and what comes out of it. Findings cross the portal API and the app API, so they
// are zod schemas; the week to check is put together in memory and is a plain type.
import { z } from 'zod';
import { type CouncilProfile, contactTopicSchema } from '../council/schema.ts';
import { categorySchema, reasonSchema, variationSchema, type WeeklyActual } from '../domain/actuals.ts';
import {
  type AdjustmentRequest,
  adjustmentChangeSchema,
  type HospitalStay,
  type ServiceEnd,
  type ServiceLine,
} from '../domain/lines.ts';
import type { LogEntry } from '../domain/log.ts';
import { quantitySchema } from '../domain/quantity.ts';
import { type PlainDate, plainDateSchema } from '../domain/week.ts';
import { ruleIdSchema } from './rule-ids.ts';

export type { RuleId } from './rule-ids.ts';

/** An error blocks confirmation of the line's service; a warning is confirmed once someone acknowledged it. */
export const levelSchema = z.enum(['error', 'warning']);
export type Level = z.infer<typeof levelSchema>;

/** The column of a line that a finding speaks of; `days` and `stay` stand in the line's panel, not in the grid. */
export const findingFieldSchema = z.enum([
  'planned',
  'actual',
  'frustrated',
  'missed',
  'extra',
  'visits',
  'comment',
  'days',
  'stay',
]);
export type FindingField = z.infer<typeof findingFieldSchema>;

const changeKindSchema = adjustmentChangeSchema.shape.kind;

/**
 * What the app can do about a finding in one step. A variation is named by its content (the first equal one of the
 * actual is meant), so that findings do not depend on the order of a line's variations.
 */
export const findingActionSchema = z.discriminatedUnion('kind', [
  /** Put this quantity (hundredths) into this column. */
  z.object({
    kind: z.literal('set-quantity'),
    field: z.enum(['actual', 'frustrated', 'missed', 'extra']),
    quantity: quantitySchema,
  }),
  /** Choose another reason for the variation, out of those allowed. */
  z.object({
    kind: z.literal('set-reason'),
    variation: variationSchema,
    choices: z.array(reasonSchema),
    /** The one that the comment suggests; accepted by a person, never by itself. */
    suggested: reasonSchema.optional(),
  }),
  /** Say on which days the variation happened. */
  z.object({ kind: z.literal('set-days'), variation: variationSchema }),
  /** Move the variation's hours to another category. */
  z.object({ kind: z.literal('move-variation'), variation: variationSchema, category: categorySchema }),
  z.object({ kind: z.literal('remove-variation'), variation: variationSchema }),
  /** Record exactly these variations and this comment; the quantities follow from them. */
  z.object({ kind: z.literal('record-variations'), variations: z.array(variationSchema), comment: z.string() }),
  z.object({ kind: z.literal('write-comment'), comment: z.string() }),
  z.object({ kind: z.literal('restore-visits'), visits: z.int() }),
  /** Record a hospital stay of this person, then name it in the variation. */
  z.object({ kind: z.literal('add-stay'), ssRef: z.string(), variation: variationSchema }),
  /** Name this recorded stay in the variation. */
  z.object({ kind: z.literal('choose-stay'), variation: variationSchema, stayId: z.string() }),
  /** Open the stay, to record that the operational decision was asked for or given. */
  z.object({ kind: z.literal('open-stay'), stayId: z.string() }),
  /** Open the council's adjustment form with this change filled in as far as it is known. */
  z.object({
    kind: z.literal('open-adjustment'),
    ssRef: z.string(),
    lineId: z.string(),
    change: changeKindSchema,
    startDate: plainDateSchema,
    formUrl: z.string(),
  }),
  /** Open the request that is already recorded. */
  z.object({ kind: z.literal('open-request'), requestId: z.string() }),
  /** Copy a message, ready to send, and whom it goes to. */
  z.object({
    kind: z.literal('copy-message'),
    topic: contactTopicSchema,
    subject: z.string(),
    text: z.string(),
    /** The change that the message asks for, where it stands in the list of requests. */
    request: z
      .object({ ssRef: z.string(), lineId: z.string(), change: changeKindSchema, startDate: plainDateSchema })
      .optional(),
  }),
  /**
   * Ask in one box which hours were given on which days up to the last one, and write them to the log. `claimed` is what
   * the line claims now, `shown` what the days account for so far, in hundredths.
   */
  z.object({
    kind: z.literal('log-hours'),
    lineId: z.string(),
    firstDay: plainDateSchema,
    lastDay: plainDateSchema,
    claimed: z.int(),
    shown: z.int(),
  }),
  /** Draft the message about a line that is missing from the portal (it needs the person's NHS number and address). */
  z.object({ kind: z.literal('report-missing-line'), ssRef: z.string() }),
  z.object({ kind: z.literal('generate-week') }),
  z.object({ kind: z.literal('open-line') }),
]);
export type FindingAction = z.infer<typeof findingActionSchema>;

export const findingSchema = z.object({
  /**
   * `rule|week|line|field|facts`. The facts are what someone would acknowledge: when they change, so does the key,
   * and an acknowledgement of the old key no longer counts. Two findings of one check never share a key.
   */
  key: z.string().min(1),
  rule: ruleIdSchema,
  level: levelSchema,
  /** null: the finding is about the week, and so about every line in it. */
  lineId: z.string().nullable(),
  field: findingFieldSchema.nullable(),
  /** What is wrong. Names nobody: it may stand in a list on a screen that others see. */
  message: z.string(),
  /** How to put it right. */
  fix: z.string(),
  action: findingActionSchema.nullable(),
  /** The sentence of the guidance that the rule rests on, with the document's title. */
  source: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

export interface WeekToCheck {
  weekStart: PlainDate;
  status: 'open' | 'confirmed' | 'payment-processed';
  generated: boolean;
  lines: ServiceLine[];
  actuals: WeeklyActual[];
  stays: HospitalStay[];
  adjustments: AdjustmentRequest[];
  ends: ServiceEnd[];
  log: LogEntry[];
  /** By line id, newest first: the 12 weeks before. */
  earlier: Record<string, WeeklyActual[]>;
  council: CouncilProfile;
  /** ISO instant. */
  now: string;
}
