// Every call and event between the window and the main process. The renderer and the main process meet only here:
// both parse with these schemas, and nothing crosses that is not described.
import { z } from 'zod';
import { goCommands } from '../commands/go-menu.ts';
import { councilProfileSchema } from '../council/schema.ts';
import { categorySchema, knowledgeSchema, variationSchema, weeklyActualSchema } from '../domain/actuals.ts';
import { connectionSchema, formerWaySchema } from '../domain/connection.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
} from '../domain/lines.ts';
import { logEntrySchema } from '../domain/log.ts';
import { logSummarySchema } from '../domain/log-roll-up.ts';
import { quantitySchema } from '../domain/quantity.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import {
  bySchema,
  careRecordKinds,
  disputeSchema,
  paymentSchema,
  receiptSchema,
  weekStatusSchema,
} from '../portal-api/records.ts';
import { authoritySchema, roleSchema, sessionRequestSchema } from '../portal-api/sessions.ts';
import { reminderPlaceSchema } from '../reminders/reminders.ts';
import { findingSchema } from '../rules/types.ts';
import { sinceLookCalls } from './changes-since-viewed.ts';
import { changeConnectionSchema, connectionCalls } from './connection.ts';
import { fileNextStepSchema, filesCalls, filesWeekSchema, hubWeekViewSchema } from './files.ts';
import { packetCalls } from './packets.ts';
import { manyCalls } from './record-many.ts';
import { recoveryCalls } from './recovery.ts';
import { lookBackCalls } from './reports.ts';
import { settingsCalls } from './settings.ts';

/** A fault that a person can meet: what is wrong, and what puts it right. Never a stack trace. */
export const appProblemSchema = z.object({
  /** Stable, for branching and tests, e.g. `portal-unreachable`. */
  code: z.string(),
  sentence: z.string(),
  /** What to do now, in plain English; empty when there is nothing to do. */
  action: z.string(),
  /** Field → sentence, for forms. */
  fields: z.record(z.string(), z.string()).optional(),
});
export type AppProblem = z.infer<typeof appProblemSchema>;

export type AppResult<T> = { ok: true; value: T } | { ok: false; problem: AppProblem };

export { type Connection, connectionSchema } from '../domain/connection.ts';

export const accountSchema = z.object({
  /** One store file per sign-in: unsent work belongs to a person. */
  id: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  provider: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(roleSchema),
  connection: connectionSchema,
  authority: authoritySchema,
  council: z.string(),
  /** Ways that these records went before: their weeks stay as they came. */
  former: z.array(formerWaySchema).optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const sessionStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    /** Accounts that have a store on this computer, newest first. */
    known: z.array(
      z.object({ id: z.string(), userName: z.string(), providerName: z.string(), connection: connectionSchema }),
    ),
    practice: z.object({ user: z.string(), password: z.string(), securityCode: z.string() }),
    /** Set when a store could not be opened: which, why, what to do. */
    problem: appProblemSchema.nullable(),
  }),
  z.object({
    state: z.literal('signed-in'),
    account: accountSchema,
    /** False once the portal's token has run out: work goes on, sending needs a new sign-in. */
    canSend: z.boolean(),
  }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

/** What the status bar shows; derived from the database, so that it cannot lie. */
export const syncStatusSchema = z.object({
  online: z.boolean(),
  syncing: z.boolean(),
  /** Changes saved on this computer that the portal has not accepted yet. */
  toSend: z.int(),
  /** Of those: sent, no answer seen. */
  unknown: z.int(),
  conflicts: z.int(),
  rejected: z.int(),
  lastSavedAt: z.string().nullable(),
  lastSyncedAt: z.string().nullable(),
  /** Why the last try did not succeed; null after a success. */
  problem: appProblemSchema.nullable(),
  /** True while the person chose to work offline. */
  workingOffline: z.boolean(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** How far one line's record has travelled. */
export const travelSchema = z.enum(['as-pulled', 'to-send', 'sending', 'unknown', 'conflict', 'rejected']);

export const conflictSchema = z.object({
  lineId: z.string(),
  mine: weeklyActualSchema,
  theirs: weeklyActualSchema,
  theirsBy: bySchema.nullable(),
  base: weeklyActualSchema.nullable(),
});
export type Conflict = z.infer<typeof conflictSchema>;

export const keepSchema = z.enum(['mine', 'theirs']);
export type Keep = z.infer<typeof keepSchema>;
/** The parts of a line that can be chosen apart. Figures and reasons go together, or the formula would not hold. */
export const keepPartsSchema = z.object({ figures: keepSchema, visits: keepSchema, comment: keepSchema });
export type KeepParts = z.infer<typeof keepPartsSchema>;

export const weekRowSchema = z.object({
  line: serviceLineSchema,
  /** Null when the portal plans the line but nobody told us the person's name. */
  person: personSchema.nullable(),
  /** Null before the week is generated, or when the line was added since. */
  actual: weeklyActualSchema.nullable(),
  knowledge: knowledgeSchema,
  attested: bySchema.nullable(),
  changed: bySchema.nullable(),
  travel: travelSchema,
  /** The sentence for a rejected line; null otherwise. */
  rejection: z.string().nullable(),
  /** True when a person wrote or edited the comment: it is then never overwritten. */
  commentEdited: z.boolean(),
  /** The stay of this person that touches the week, if any. */
  stayIds: z.array(z.string()),
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
  ends: z.array(serviceEndSchema),
  adjustments: z.array(adjustmentRequestSchema),
  /** Log entries of the week. */
  log: z.array(logEntrySchema),
  /** Ids of lines with a log entry of this or an earlier week, the newest entry first. */
  recentlyLogged: z.array(z.string()),
  conflicts: z.array(conflictSchema),
  /** How the week stands on its way by files; absent for a week with a portal to call. */
  files: filesWeekSchema.optional(),
  /** Set for a week of the provider's own hub. */
  hub: hubWeekViewSchema.optional(),
  /** Set for a week that came by another way than the account goes now: which, and what that means. */
  kept: z.string().optional(),
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

export const weekSummarySchema = z.object({
  weekStart: weekStartSchema,
  status: weekStatusSchema,
  generated: z.boolean(),
  holds: z.string(),
  due: z.string(),
});

/** What is set on a line in one command: the quantities follow from the variations by the formula. */
export const recordInputSchema = z.object({
  weekStart: weekStartSchema,
  lineId: z.string(),
  variations: z.array(variationSchema).max(50),
  /** Absent: the app writes it from the variations, unless a person edited it. */
  comment: z.string().max(4000).optional(),
  visits: z.int().min(0).optional(),
  why: z.string().max(1000).optional(),
});
export type RecordInput = z.infer<typeof recordInputSchema>;

export const historyEntrySchema = z.object({
  id: z.int(),
  at: z.string(),
  by: z.string(),
  device: z.string(),
  what: z.string(),
  source: z.enum(['typed', 'file', 'sync', 'log']),
  /** Field, from, to, in the words of the screen. */
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  why: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** The first step of an import: nothing is written yet. */
export const importPreviewSchema = z.object({
  /** Hand this back to apply exactly what was shown. */
  id: z.string(),
  fileName: z.string(),
  weekStart: weekStartSchema,
  read: z.int(),
  unchanged: z.int(),
  changed: z.array(
    z.object({
      row: z.int(),
      lineId: z.string(),
      person: z.string(),
      service: z.string(),
      before: z.string(),
      after: z.string(),
      comment: z.string(),
    }),
  ),
  rejected: z.array(z.object({ row: z.int(), text: z.string(), sentence: z.string(), fix: z.string() })),
  /** What was read in another form than written (dates that Excel changed, lost zeros), a sentence each. */
  notes: z.array(z.string()),
  extraColumns: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

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
export const confirmationWishSchema = z.object({
  weekStart: weekStartSchema,
  services: z.array(z.string()),
  by: bySchema,
  problem: appProblemSchema.nullable(),
});
export type ConfirmationWish = z.infer<typeof confirmationWishSchema>;

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
      why: z.string(),
      /** Whether the person is charged for these hours. */
      charged: z.enum(['yes', 'no', 'not-said']),
    }),
  ),
});

/** A hospital stay on every line of its person for one week: the days without care, and quantities a person corrected. */
export const recordStaySchema = z.object({
  weekStart: weekStartSchema,
  stayId: z.string(),
  days: z.array(plainDateSchema).min(1, 'Choose at least one day.').max(7),
  /** By line id, in hundredths; 0 leaves the line as it is. Lines not named get the plan's share of the days. */
  quantities: z.record(z.string(), quantitySchema),
});
export type RecordStay = z.infer<typeof recordStaySchema>;

const figuresSchema = z.object({ actual: z.int(), frustrated: z.int(), missed: z.int(), extra: z.int() });

/** What recording a stay would make of one line; nothing is written yet. */
export const stayChangeSchema = z.object({
  lineId: z.string(),
  before: figuresSchema,
  after: figuresSchema,
  comment: z.object({ before: z.string(), after: z.string() }),
  /** A person wrote the comment, so it stays. */
  commentKept: z.boolean(),
  category: categorySchema,
  quantity: z.int(),
  /** The most that can be recorded: the plan, less what other reasons explain. */
  most: z.int(),
  /** The plan's share of part of a week: somebody should look at it. */
  estimated: z.boolean(),
});
export type StayChange = z.infer<typeof stayChangeSchema>;

/** Work that the portal refused, or that somebody else changed too: it stays until somebody mends it or gives it up. */
export const stuckSchema = z.object({
  id: z.string(),
  kind: z.enum(['actual', 'care', 'generate', 'dispute-message']),
  state: z.enum(['rejected', 'conflict']),
  weekStart: z.string().nullable(),
  lineId: z.string().nullable(),
  care: z.object({ kind: z.enum(careRecordKinds), id: z.string() }).nullable(),
  /** What it is, e.g. `The hospital stay of Ada Okafor`. */
  what: z.string(),
  problem: appProblemSchema,
});
export type Stuck = z.infer<typeof stuckSchema>;

/** What there is to know about the council's rules: the edition in force, what it changed, and why no newer one is. */
export const profileNewsSchema = z.object({
  version: z.string(),
  /** When it was fetched (ISO instant). */
  fetchedAt: z.string().nullable(),
  refused: appProblemSchema.nullable(),
  /** Editions that nobody has read about yet, oldest first. */
  changes: z.array(
    z.object({
      id: z.int(),
      at: z.string(),
      fromVersion: z.string(),
      toVersion: z.string(),
      sentences: z.array(z.string()),
    }),
  ),
});
export type ProfileNews = z.infer<typeof profileNewsSchema>;

/** How long the account at the council's portal stays open (S-B: locked after 90 days without access). */
export const portalAccessSchema = z.object({
  /** `portal`: every exchange with the portal is access to it. `reported`: somebody ticks it, or brings an export in. */
  known: z.enum(['portal', 'reported']),
  /** `exported`: known by an export from the portal, not by what somebody ticked. */
  last: z.object({ day: plainDateSchema, by: z.string(), exported: z.boolean() }).nullable(),
  lock: z
    .object({ state: z.enum(['open', 'warn', 'locked']), locksOn: z.string(), days: z.int(), daysLeft: z.int() })
    .nullable(),
});
export type PortalAccess = z.infer<typeof portalAccessSchema>;

/** What runs across weeks on a line: see `running-counts.ts`. */
export const runningCountsSchema = z.object({
  lineId: z.string(),
  nonEngagement: z.object({ days: z.array(z.string()), reviewAt: z.int() }).nullable(),
  increase: z.object({ firstDay: z.string(), lastDay: z.string(), days: z.int(), most: z.int() }).nullable(),
});

const nothing = z.object({});

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { input, output };
}

export const appCalls = {
  'session.state': call(nothing, sessionStateSchema),
  'session.sign-in': call(sessionRequestSchema.extend({ connection: connectionSchema }), sessionStateSchema),
  /** Opens a store that is on this computer, without the network. */
  'session.open': call(z.object({ accountId: z.string() }), sessionStateSchema),
  'session.sign-out': call(nothing, sessionStateSchema),
  /** Begins an account whose weeks go to the council by files: no portal to sign in to. */
  'session.begin-files': call(
    z.object({
      userName: z.string().trim().min(1, 'Enter your name.').max(200),
      providerName: z.string().trim().min(1, 'Enter the name of your organisation.').max(200),
    }),
    sessionStateSchema,
  ),

  /**
   * Changes how the weeks of the open account reach the council from now on. Everything recorded stays; nothing happens
   * while something is unsent.
   */
  'session.change-connection': call(changeConnectionSchema, sessionStateSchema),

  'profile.get': call(nothing, councilProfileSchema),
  'profile.news': call(nothing, profileNewsSchema),
  /** Somebody has read this change and those before it. */
  'profile.seen': call(z.object({ id: z.int() }), nothing),

  'portal-access.get': call(nothing, portalAccessSchema),
  'portal-access.report': call(z.object({ day: plainDateSchema }), nothing),

  'week.list': call(nothing, z.object({ weeks: z.array(weekSummarySchema), current: weekStartSchema.nullable() })),
  'week.get': call(z.object({ weekStart: weekStartSchema }), weekViewSchema),
  /** The same for a screen that goes on showing it: of thousands of lines, only those that changed cross again. */
  'week.follow': call(z.object({ weekStart: weekStartSchema, seen: z.string().nullable() }), followedWeekSchema),
  'week.generate': call(z.object({ weekStart: weekStartSchema }), nothing),
  'week.record': call(recordInputSchema, nothing),
  'week.attest': call(
    z.object({ weekStart: weekStartSchema, lineIds: z.array(z.string()).min(1) }),
    z.object({ attested: z.int() }),
  ),
  'week.undo': call(nothing, z.object({ undone: z.string().nullable() })),
  'week.redo': call(nothing, z.object({ redone: z.string().nullable() })),
  'week.acknowledge': call(
    z.object({
      weekStart: weekStartSchema,
      key: z.string(),
      reason: z.string().trim().min(1, 'Say why this is right.').max(1000),
    }),
    nothing,
  ),
  'week.resolve-conflict': call(
    z.object({
      weekStart: weekStartSchema,
      lineIds: z.array(z.string()).min(1),
      /** Which version counts: of the whole line, or part by part. */
      keep: z.union([keepSchema, keepPartsSchema]),
    }),
    nothing,
  ),
  'week.history': call(
    z.object({ weekStart: weekStartSchema, lineId: z.string() }),
    z.object({ entries: z.array(historyEntrySchema) }),
  ),
  /** What will be paid of one line, as its panel shows it. */
  'week.payable-line': call(
    z.object({ weekStart: weekStartSchema, lineId: z.string() }),
    z.object({ line: payableSchema.nullable() }),
  ),
  'week.payable': call(
    z.object({ weekStart: weekStartSchema }),
    z.object({ week: payableSchema, lines: z.array(payableSchema) }),
  ),
  'week.earlier': call(
    z.object({ weekStart: weekStartSchema, lineId: z.string() }),
    z.object({ actuals: z.array(weeklyActualSchema) }),
  ),

  /** For the lines on which something runs; the others are left out. */
  'week.counts': call(z.object({ weekStart: weekStartSchema }), z.object({ lines: z.array(runningCountsSchema) })),

  'stay.preview': call(recordStaySchema, z.object({ changes: z.array(stayChangeSchema) })),
  /** Applies exactly what `stay.preview` shows for the same input, in one step that can be undone. */
  'stay.record': call(recordStaySchema, z.object({ recorded: z.int() })),

  'care.save-stay': call(
    z.object({ stay: hospitalStaySchema.extend({ id: z.string().nullable() }) }),
    z.object({ id: z.string() }),
  ),
  'care.save-adjustment': call(
    z.object({ adjustment: adjustmentRequestSchema.extend({ id: z.string().nullable() }) }),
    z.object({ id: z.string() }),
  ),
  'care.save-end': call(z.object({ end: serviceEndSchema }), nothing),
  /** An entry of the daily log, and the figures that it makes of the week. */
  'care.save-log': call(
    z.object({
      entry: logEntrySchema.extend({ id: z.string().nullable() }),
      /** The day of admission of a stay that is not recorded yet. */
      admitted: plainDateSchema.nullish(),
    }),
    z.object({
      id: z.string(),
      figures: z.enum(['carried', 'kept', 'waiting', 'unchanged']),
      /** Why the week's figures stay as they are; empty otherwise. */
      sentence: z.string(),
    }),
  ),
  /** Takes the log's figures in place of those that were typed. */
  'week.use-log': call(z.object({ weekStart: weekStartSchema, lineId: z.string() }), nothing),
  'care.remove': call(z.object({ kind: z.enum(['stay', 'adjustment', 'end', 'log']), id: z.string() }), nothing),
  'care.list': call(
    nothing,
    z.object({
      people: z.array(personSchema),
      lines: z.array(serviceLineSchema),
      stays: z.array(hospitalStaySchema),
      adjustments: z.array(adjustmentRequestSchema),
      ends: z.array(z.object({ id: z.string(), end: serviceEndSchema })),
      payments: z.array(paymentSchema),
      disputes: z.array(disputeSchema),
    }),
  ),

  'dispute.answer': call(
    z.object({ disputeId: z.string(), text: z.string().trim().min(1, 'Write an answer.').max(4000) }),
    nothing,
  ),

  'stuck.list': call(nothing, z.object({ stuck: z.array(stuckSchema) })),
  /** Sends it again as it stands here; of a record that somebody else changed too, this keeps one's own. */
  'stuck.send-again': call(z.object({ id: z.string() }), nothing),
  /** Gives it up: what the portal holds takes its place. It stays in the history. */
  'stuck.give-up': call(z.object({ id: z.string() }), nothing),

  ...lookBackCalls,
  ...settingsCalls,
  ...manyCalls,
  ...sinceLookCalls,

  'sync.now': call(nothing, syncStatusSchema),
  'sync.status': call(nothing, syncStatusSchema),
  'sync.work-offline': call(z.object({ offline: z.boolean() }), syncStatusSchema),
  /** Answers `many-removals`: yes, the portal is right that these lines are gone. */
  'sync.allow-removals': call(nothing, syncStatusSchema),

  /** Opens the system's file dialog; null when the person closed it. */
  'csv.choose-import': call(z.object({ weekStart: weekStartSchema }), importPreviewSchema.nullable()),
  'csv.apply-import': call(z.object({ id: z.string(), keepExtraColumns: z.boolean() }), z.object({ changed: z.int() })),
  'csv.export': call(
    z.object({ weekStart: weekStartSchema }),
    z.object({ path: z.string(), lines: z.int() }).nullable(),
  ),

  'confirm.preview': call(z.object({ weekStart: weekStartSchema }), confirmationPreviewSchema),
  'confirm.send': call(
    z.object({
      weekStart: weekStartSchema,
      services: z.array(z.string()).min(1),
      statement: z.string(),
      /** The `id` of the preview on screen; without it the newest one counts. */
      previewId: z.string().optional(),
    }),
    confirmOutcomeSchema,
  ),
  /** Agrees to what the preview shows, to be confirmed when the portal is in reach and only if nothing changed. */
  'confirm.when-online': call(
    z.object({
      weekStart: weekStartSchema,
      services: z.array(z.string()).min(1),
      statement: z.string(),
      previewId: z.string(),
    }),
    nothing,
  ),
  'confirm.wishes': call(nothing, z.object({ wishes: z.array(confirmationWishSchema) })),
  'confirm.withdraw-wish': call(z.object({ weekStart: weekStartSchema }), nothing),
  'receipt.list': call(
    z.object({ weekStart: weekStartSchema }),
    z.object({ receipts: z.array(receiptSchema), words: z.string() }),
  ),

  ...connectionCalls,
  ...filesCalls,
  ...packetCalls,
  ...recoveryCalls,

  /** Somebody types or scrolls: what nobody waits for gives way. */
  'window.in-use': call(nothing, nothing),
  /** Copies text (a contact, a drafted message) to the clipboard. */
  'window.copy': call(z.object({ text: z.string().max(10_000) }), nothing),
  /** Opens an address of the council profile (form, mail) outside the app. */
  'window.open-outside': call(z.object({ url: z.string() }), nothing),
} as const;
export type AppCalls = typeof appCalls;
export type AppCallName = keyof AppCalls;
export type AppInput<K extends AppCallName> = z.input<AppCalls[K]['input']>;
export type AppOutput<K extends AppCallName> = z.output<AppCalls[K]['output']>;

export const appEvents = {
  /** Something in the store changed; null: more than one week may have. */
  'week-changed': z.object({ weekStart: z.string().nullable() }),
  'sync-status': syncStatusSchema,
  'session-changed': nothing,
  'settings-changed': nothing,
  /** A notification was clicked: the window goes where its reminder is dealt with. */
  'reminder-clicked': z.object({ place: reminderPlaceSchema }),
  /** A command of the application menu, for the screen to carry out. */
  command: z.object({
    command: z.enum(['sync', 'import-csv', 'export-csv', 'undo', 'redo', 'find', 'confirm', 'keys', ...goCommands]),
  }),
} as const;
export type AppEvents = typeof appEvents;
export type AppEventName = keyof AppEvents;
export type AppEvent<K extends AppEventName> = z.output<AppEvents[K]>;

/** The one object that the preload hands to the window, as `window.app`. */
export interface AppBridge {
  call<K extends AppCallName>(name: K, input: AppInput<K>): Promise<AppResult<AppOutput<K>>>;
  /** @returns a function that stops listening */
  on<K extends AppEventName>(event: K, listener: (payload: AppEvent<K>) => void): () => void;
}
