// What the screen of a week shows, as the main process puts it together.

import { z } from 'zod';
import { absenceSchema } from '../domain/absences.ts';
import { knowledgeSchema, weeklyActualSchema } from '../domain/actuals.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
} from '../domain/lines.ts';
import { logEntrySchema } from '../domain/log.ts';
import { logSummarySchema } from '../domain/log-roll-up.ts';
import { weekStartSchema } from '../domain/week.ts';
import { bySchema, weekStatusSchema } from '../portal-api/records.ts';
import { findingSchema } from '../rules/types.ts';
import { fileNextStepSchema, hubWeekViewSchema, portalExportWeekSchema } from './files-week.ts';

/** How far one line's record has travelled. */
export const sendStateSchema = z.enum(['as-pulled', 'to-send', 'sending', 'unknown', 'conflict', 'rejected']);

export const conflictSchema = z.object({
  lineId: z.string(),
  mine: weeklyActualSchema,
  theirs: weeklyActualSchema,
  theirsBy: bySchema.nullable(),
  base: weeklyActualSchema.nullable(),
});
export type Conflict = z.infer<typeof conflictSchema>;

export const weekRowSchema = z.object({
  line: serviceLineSchema,
  /** Null when the portal plans the line but nobody told us the person's name. */
  person: personSchema.nullable(),
  /** Null before the week is generated, or when the line was added since. */
  actual: weeklyActualSchema.nullable(),
  knowledge: knowledgeSchema,
  attested: bySchema.nullable(),
  changed: bySchema.nullable(),
  sendState: sendStateSchema,
  /** The sentence for a rejected line; null otherwise. */
  rejection: z.string().nullable(),
  /** True when a person wrote or edited the comment: it is then never overwritten. */
  commentEdited: z.boolean(),
  /** The stay of this person that touches the week, if any. */
  stayIds: z.array(z.string()),
  /** Taken from the week before, and nobody has checked it since. */
  notChecked: z.literal(true).optional(),
  /** What the daily log says of the line; null where nothing is logged. */
  log: logSummarySchema.nullable(),
});
export type WeekRow = z.infer<typeof weekRowSchema>;

export const weekFindingSchema = findingSchema.extend({
  acknowledged: z.object({ reason: z.string(), by: bySchema }).nullable(),
});
export type WeekFinding = z.infer<typeof weekFindingSchema>;

/** The one thing to do next, always exactly one. */
export const nextStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('generate') }),
  z.object({ step: z.literal('resolve-conflicts'), count: z.int() }),
  z.object({ step: z.literal('mend-rejected'), count: z.int() }),
  z.object({ step: z.literal('fix'), count: z.int() }),
  z.object({ step: z.literal('acknowledge'), count: z.int() }),
  z.object({ step: z.literal('wait-for-sunday') }),
  z.object({ step: z.literal('sign-in') }),
  z.object({ step: z.literal('go-online') }),
  z.object({ step: z.literal('confirm'), services: z.array(z.string()) }),
  z.object({ step: z.literal('see-receipt') }),
  z.object({ step: z.literal('ask-confirmer') }),
  fileNextStepSchema,
]);
export type NextStep = z.infer<typeof nextStepSchema>;

/** The guidance's checklist, in its order and words. */
export const checklistSchema = z.array(
  z.object({
    id: z.enum(['generated', 'amended', 'comments', 'exceptions', 'confirmed', 'closed', 'reported']),
    label: z.string(),
    state: z.enum(['done', 'open', 'attention']),
    /** E.g. `148 of 160 looked at`, `3 to write`. */
    detail: z.string(),
  }),
);

export const weekViewSchema = z.object({
  weekStart: weekStartSchema,
  /** Now, by the portal's clock once it has been seen (ISO instant). */
  now: z.string(),
  status: weekStatusSchema,
  generated: z.boolean(),
  readOnly: z.boolean(),
  deadline: z.object({ operative: z.string(), backstop: z.string(), remindOn: z.string(), holidaysKnown: z.boolean() }),
  services: z.array(
    z.object({
      service: z.string(),
      state: z.enum(['open', 'confirmed', 'reopened']),
      receiptNumber: z.string().nullable(),
      errors: z.int(),
      lines: z.int(),
    }),
  ),
  rows: z.array(weekRowSchema),
  findings: z.array(weekFindingSchema),
  counts: z.object({
    lines: z.int(),
    untouched: z.int(),
    attested: z.int(),
    evidenced: z.int(),
    changed: z.int(),
  }),
  checklist: checklistSchema,
  next: nextStepSchema,
  /** What holds the week, in the connection's own words, e.g. "Confirmed. Practice portal holds this week, receipt …". */
  holds: z.string(),
  stays: z.array(hospitalStaySchema),
  absences: z.array(absenceSchema),
  ends: z.array(serviceEndSchema),
  adjustments: z.array(adjustmentRequestSchema),
  /** Log entries of the week. */
  log: z.array(logEntrySchema),
  /** Ids of lines with a log entry of this or an earlier week, the newest entry first. */
  recentlyLogged: z.array(z.string()),
  conflicts: z.array(conflictSchema),
  /** How the week stands on its way by files; absent for a week with a portal to call. */
  files: portalExportWeekSchema.optional(),
  /** Set for a week of the provider's own hub. */
  hub: hubWeekViewSchema.optional(),
  /** Set for a week that came by another way than the account goes now: which, and what that means. */
  kept: z.string().optional(),
  /** Set for a week that was due before this account's store began, and of which nothing is here: it is not late. */
  beforeApp: z.literal(true).optional(),
});
export type WeekView = z.infer<typeof weekViewSchema>;

/** What became different since an earlier view of the same week, with the same lines in the same order. */
export const weekChangeSchema = z.object({
  /** What is about the whole week, where it changed. */
  head: weekViewSchema.omit({ rows: true, findings: true }).partial(),
  rows: z.array(weekRowSchema),
  /** Of each line on which the findings changed: all that it has now. */
  findings: z.array(z.object({ lineId: z.string().nullable(), findings: z.array(weekFindingSchema) })),
});
export type WeekChange = z.infer<typeof weekChangeSchema>;

export const followedWeekSchema = z.object({
  /** Names this view; handed back as `seen`, only what changed since has to cross. */
  stamp: z.string(),
  /** The whole view, or null with what changed since `seen`. */
  view: weekViewSchema.nullable(),
  change: weekChangeSchema.nullable(),
});
export type FollowedWeek = z.infer<typeof followedWeekSchema>;
