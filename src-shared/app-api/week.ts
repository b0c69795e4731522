// One week: looking at it, recording on it, taking things back, and the history of its lines.

import { z } from 'zod';
import { variationSchema, weeklyActualSchema } from '../domain/actuals.ts';
import { idSchema } from '../domain/id.ts';
import { longestText } from '../domain/limits.ts';
import { visitsSchema } from '../domain/quantity.ts';
import { weekStartSchema } from '../domain/week.ts';
import { weekStatusSchema } from '../portal-api/records.ts';
import { nothing } from './call.ts';
import { fieldChangeSchema } from './field-change.ts';
import { followedWeekSchema, weekViewSchema } from './week-view.ts';

export const weekSummarySchema = z.object({
  weekStart: weekStartSchema,
  status: weekStatusSchema,
  generated: z.boolean(),
  holds: z.string(),
  due: z.string(),
  /** It was due before this account's store began, and nothing of it is here: it is not late. */
  beforeApp: z.boolean(),
});

/**
 * The line as it was on screen when somebody decided what becomes of it. Where the store has another by now in what the change
 * is of, it is left as it is: a colleague's figures came with a sync meanwhile. Absent: nobody looked at it first.
 */
const seenSchema = weeklyActualSchema.optional();

/** A week that lines were added to, or backdated into, after it was generated. */
export const weekWithAddedLinesSchema = z.object({
  weekStart: weekStartSchema,
  /** An export of a later week has them; the plan does not say since when they are. */
  byFiles: z.boolean(),
  lineIds: z.array(idSchema).min(1),
});
export type WeekWithAddedLines = z.infer<typeof weekWithAddedLinesSchema>;

/** What is set on a line in one command: the quantities follow from the variations by the formula. */
export const recordInputSchema = z.object({
  weekStart: weekStartSchema,
  lineId: idSchema,
  seen: seenSchema,
  /** Absent: the reasons stay as they are. */
  variations: z.array(variationSchema).max(50).optional(),
  /** Absent: the app writes it from the variations, unless a person edited it. */
  comment: z.string().max(longestText).optional(),
  visits: visitsSchema.optional(),
  why: z.string().max(1000).optional(),
});
export type RecordInput = z.infer<typeof recordInputSchema>;

/**
 * The line as a record left it, for what is entered on it before the week is drawn again. Null where it held more than what was
 * seen: a colleague's figures beside a comment are not taken for seen with it.
 */
export const leftSchema = z.object({ left: weeklyActualSchema.nullable() });
export type Left = z.infer<typeof leftSchema>;

/** The most lines that one step may change: more than any provider has in a week. */
const mostLines = 20_000;

export const recordManySchema = z.object({
  weekStart: weekStartSchema,
  /** `moved`: cells of the grid itself, pasted with their reasons. A fill changes no line on which it would make a problem. */
  how: z.enum(['pasted', 'moved', 'filled-down', 'filled-right', 'filled', 'cut', 'cleared']),
  changes: z
    .array(
      z.object({
        lineId: idSchema,
        seen: seenSchema,
        /** Absent: the reasons stay as they are. */
        variations: z.array(variationSchema).max(50).optional(),
        comment: z.string().max(longestText).optional(),
      }),
    )
    .min(1)
    .max(mostLines),
  /** The lines whose suggested reasons somebody takes; of the others the figures come without a reason. */
  takeSuggested: z.array(z.string()).max(mostLines).optional(),
});
export type RecordMany = z.infer<typeof recordManySchema>;

export const recordedManySchema = z.object({
  /** Lines that are (or would be) changed. */
  changed: z.int(),
  /** Lines that read as wanted already. */
  unchanged: z.int(),
  /** Each of those lines, with what changes on it, the words that the app writes included. */
  lines: z.array(
    z.object({
      lineId: z.string(),
      fields: z.array(fieldChangeSchema),
      /** Reasons that the comment suggests for figures without one, in words: `2 missed: …`. */
      suggested: z.array(z.string()),
      /** Hours for which none is suggested either. */
      withoutReason: z.boolean(),
    }),
  ),
  /** Lines that stay as they are, and why. */
  refused: z.array(z.object({ lineId: z.string(), sentence: z.string() })),
  /** The lines as recording left them, those that held nothing but what was seen. Absent: nothing was recorded. */
  left: z.array(weeklyActualSchema).optional(),
});
export type RecordedMany = z.infer<typeof recordedManySchema>;

export const keepSchema = z.enum(['mine', 'theirs']);
export type Keep = z.infer<typeof keepSchema>;

/** The parts of a line that can be chosen apart. Figures and reasons go together, or the formula would not hold. */
export const keepPartsSchema = z.object({ figures: keepSchema, visits: keepSchema, comment: keepSchema });
export type KeepParts = z.infer<typeof keepPartsSchema>;

export const historyEntrySchema = z.object({
  id: z.int(),
  at: z.string(),
  by: z.string(),
  device: z.string(),
  what: z.string(),
  source: z.enum(['typed', 'file', 'sync', 'log']),
  /** Field, from, to, in the words of the screen. */
  changes: z.array(fieldChangeSchema),
  why: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const payableSchema = z.object({
  lineId: z.string().nullable(),
  planned: z.int(),
  payable: z.int(),
  notPayable: z.int(),
  notSaid: z.int(),
  reasons: z.array(
    z.object({
      label: z.string(),
      quantity: z.int(),
      paid: z.enum(['yes', 'no', 'not-said']),
      /** By the documents quoted, on another page of the council, or not at all. */
      said: z.enum(['said', 'elsewhere', 'not-said']),
      why: z.string(),
      /** Whether the person is charged for these hours. */
      charged: z.enum(['yes', 'no', 'not-said']),
    }),
  ),
});

/** What runs across weeks on a line: see `running-counts.ts`. */
export const runningCountsSchema = z.object({
  lineId: z.string(),
  nonEngagement: z
    .object({ days: z.array(z.string()), count: z.int(), reviewAt: z.int(), since: z.string() })
    .nullable(),
  increase: z.object({ firstDay: z.string(), lastDay: z.string(), days: z.int(), most: z.int() }).nullable(),
});

export const weekCalls = {
  'week.list': {
    request: nothing,
    answer: z.object({ weeks: z.array(weekSummarySchema), current: weekStartSchema.nullable() }),
  },
  /** Weeks that can still be changed and lack lines that are planned in them, also those before the one that is open. */
  'week.added-lines': { request: nothing, answer: z.object({ weeks: z.array(weekWithAddedLinesSchema) }) },
  'week.get': { request: z.object({ weekStart: weekStartSchema }), answer: weekViewSchema },
  /** The same for a screen that goes on showing it: of thousands of lines, only those that changed cross again. */
  'week.follow': {
    request: z.object({ weekStart: weekStartSchema, seen: z.string().nullable() }),
    answer: followedWeekSchema,
  },
  'week.generate': { request: z.object({ weekStart: weekStartSchema }), answer: nothing },
  'week.record': { request: recordInputSchema, answer: leftSchema },
  /** Says "as planned" of lines; one that reads otherwise now than it was seen is left out, and the others go on. */
  'week.attest': {
    request: z.object({
      weekStart: weekStartSchema,
      lineIds: z.array(idSchema).min(1),
      /** The lines as they were on screen. Of a line that is not among them, nobody looked first. */
      seen: z.array(weeklyActualSchema).optional(),
    }),
    answer: z.object({
      attested: z.int(),
      /** Lines that stay as they are, and why. */
      refused: z.array(z.object({ lineId: z.string(), sentence: z.string() })),
    }),
  },
  'week.undo': { request: nothing, answer: z.object({ undone: z.string().nullable() }) },
  'week.redo': { request: nothing, answer: z.object({ redone: z.string().nullable() }) },
  /** Takes the reasons that the comments suggest, by the keys of their findings: one step, which undo takes back. */
  'week.accept-suggestions': {
    request: z.object({ weekStart: weekStartSchema, keys: z.array(z.string()).min(1) }),
    answer: z.object({ accepted: z.int() }),
  },
  'week.acknowledge': {
    request: z.object({
      weekStart: weekStartSchema,
      key: z.string(),
      reason: z.string().trim().min(1, 'Say why this is right.').max(1000),
    }),
    answer: nothing,
  },
  'week.resolve-conflict': {
    request: z.object({
      weekStart: weekStartSchema,
      lineIds: z.array(idSchema).min(1),
      /** Which version counts: of the whole line, or part by part. */
      keep: z.union([keepSchema, keepPartsSchema]),
      /** The portal's versions as they were on screen: where one is another by now, nothing is chosen. Absent: nobody looked. */
      seen: z.array(z.object({ lineId: idSchema, theirs: weeklyActualSchema })).optional(),
    }),
    answer: nothing,
  },
  'week.history': {
    request: z.object({ weekStart: weekStartSchema, lineId: idSchema }),
    answer: z.object({ entries: z.array(historyEntrySchema) }),
  },
  /** What will be paid of one line, as its panel shows it. */
  'week.payable-line': {
    request: z.object({ weekStart: weekStartSchema, lineId: idSchema }),
    answer: z.object({ line: payableSchema.nullable() }),
  },
  'week.payable': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ week: payableSchema, lines: z.array(payableSchema) }),
  },
  'week.earlier': {
    request: z.object({ weekStart: weekStartSchema, lineId: idSchema }),
    answer: z.object({ actuals: z.array(weeklyActualSchema) }),
  },
  /** For the lines on which something runs; the others are left out. */
  'week.counts': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({ lines: z.array(runningCountsSchema) }),
  },
  /** What `week.record-many` would do with the same input; nothing is written. */
  'week.preview-many': { request: recordManySchema, answer: recordedManySchema },
  /** Records every line that can be recorded, in one transaction and one step of undo. */
  'week.record-many': { request: recordManySchema, answer: recordedManySchema },
} as const;
