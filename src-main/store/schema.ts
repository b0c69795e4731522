// The tables of the encrypted store, as drizzle describes them. drizzle-kit makes a migration from a change here
// (`npx drizzle-kit generate --config drizzle/desktop.config.ts`); STRICT and triggers are added to its SQL by hand,
// since drizzle knows neither. test/src-main/store/schema.test.ts holds this file and the migrated database equal.
// Long because every table stands in one place. A shipped schema only grows. No cascade anywhere: what people recorded is never removed as a side effect.
import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/** The one sign-in that this file belongs to: unsent work belongs to a person. */
export const account = sqliteTable('account', { one: integer().primaryKey(), body: text().notNull() }, (t) => [
  check('account_is_one', sql`${t.one} = 1`),
  check('account_body_is_json', sql`json_valid(${t.body})`),
]);

/** The council profile last served: kept for offline work. */
export const profile = sqliteTable(
  'profile',
  {
    one: integer().primaryKey(),
    body: text().notNull(),
    etag: text(),
    savedAt: text('saved_at').notNull(),
    /** The name of the file that somebody took it from; null: from a portal, or with the app. */
    fromFile: text('from_file'),
  },
  (t) => [check('profile_is_one', sql`${t.one} = 1`), check('profile_body_is_json', sql`json_valid(${t.body})`)],
);

/** What each new edition of the council's rules changed, in sentences, until somebody has read it. */
export const profileChange = sqliteTable(
  'profile_change',
  {
    id: integer().primaryKey(),
    at: text().notNull(),
    fromVersion: text('from_version').notNull(),
    toVersion: text('to_version').notNull(),
    sentences: text().notNull(),
    seenAt: text('seen_at'),
    seenBy: text('seen_by'),
  },
  (t) => [check('profile_change_sentences_are_json', sql`json_valid(${t.sentences})`)],
);

/** Why the newest rules that the portal sent are not in force; no row while they are. */
export const profileRefusal = sqliteTable(
  'profile_refusal',
  { one: integer().primaryKey(), at: text().notNull(), problem: text().notNull() },
  (t) => [
    check('profile_refusal_is_one', sql`${t.one} = 1`),
    check('profile_refusal_is_json', sql`json_valid(${t.problem})`),
  ],
);

/** When somebody last signed in to the council's own portal, as they reported it: the app cannot see that. */
export const portalAccess = sqliteTable('portal_access', {
  id: integer().primaryKey(),
  day: text().notNull(),
  byId: text('by_id').notNull(),
  byName: text('by_name').notNull(),
  at: text().notNull(),
});

/** `name` is empty while nobody told us: a line may come before its person. */
export const person = sqliteTable('person', {
  ssRef: text('ss_ref').primaryKey(),
  name: text().notNull(),
  nhsNumber: text('nhs_number'),
  address: text(),
});

/** `gone`: the portal no longer plans it, but an actual still names it. */
export const serviceLine = sqliteTable(
  'service_line',
  {
    id: text().primaryKey(),
    ssRef: text('ss_ref')
      .notNull()
      .references(() => person.ssRef),
    serviceType: text('service_type').notNull(),
    service: text().notNull(),
    serviceLevel: text('service_level').notNull(),
    plannedQuantity: integer('planned_quantity').notNull(),
    plannedVisits: integer('planned_visits').notNull(),
    startDate: text('start_date').notNull(),
    endDate: text('end_date'),
    gone: integer().notNull().default(0),
  },
  (t) => [
    index('service_line_by_person').on(t.ssRef),
    check('service_line_quantities', sql`${t.plannedQuantity} >= 0 AND ${t.plannedVisits} >= 0`),
    check('service_line_gone', sql`${t.gone} IN (0, 1)`),
  ],
);

export const week = sqliteTable(
  'week',
  {
    weekStart: text('week_start').primaryKey(),
    status: text().notNull(),
    generated: integer().notNull(),
    generatedAt: text('generated_at'),
    /** False for a week that is only known because something in it came first. */
    known: integer().notNull(),
  },
  (t) => [
    check('week_status', sql`${t.status} IN ('open', 'confirmed', 'payment-processed')`),
    check('week_flags', sql`${t.generated} IN (0, 1) AND ${t.known} IN (0, 1)`),
    // 1970-01-05 was a Monday.
    check('week_is_a_monday', sql`CAST(julianday(${t.weekStart}) - julianday('1970-01-05') AS INTEGER) % 7 = 0`),
  ],
);

/** The most lines of a week that needed somebody at once, as far as this computer saw: once mended, nothing else says so. */
export const weekAttention = sqliteTable(
  'week_needing',
  { weekStart: text('week_start').primaryKey(), most: integer().notNull() },
  (t) => [check('week_needing_most', sql`${t.most} > 0`)],
);

export const weekService = sqliteTable(
  'week_service',
  {
    weekStart: text('week_start')
      .notNull()
      .references(() => week.weekStart),
    service: text().notNull(),
    position: integer().notNull(),
    state: text().notNull(),
    receiptId: text('receipt_id'),
  },
  (t) => [
    primaryKey({ columns: [t.weekStart, t.service] }),
    check('week_service_state', sql`${t.state} IN ('open', 'confirmed', 'reopened')`),
    check('week_service_confirmed_by_receipt', sql`${t.state} <> 'confirmed' OR ${t.receiptId} IS NOT NULL`),
  ],
);

/**
 * What this computer shows of a line's week. It names its line without a foreign key: the feed may bring an actual
 * before its line, and a line that ended must not take its actuals along.
 */
export const actual = sqliteTable(
  'actual',
  {
    weekStart: text('week_start')
      .notNull()
      .references(() => week.weekStart),
    lineId: text('line_id').notNull(),
    planned: integer().notNull(),
    actual: integer().notNull(),
    frustrated: integer().notNull(),
    missed: integer().notNull(),
    extra: integer().notNull(),
    visits: integer().notNull(),
    generatedVisits: integer('generated_visits').notNull(),
    comment: text().notNull(),
    commentSource: text('comment_source').notNull(),
    attestedId: text('attested_id'),
    attestedName: text('attested_name'),
    attestedAt: text('attested_at'),
    changedId: text('changed_id'),
    changedName: text('changed_name'),
    changedAt: text('changed_at'),
    /** The portal's version and record (JSON) as last seen; both null until then, and once it took the actual away. */
    portalVersion: integer('portal_version'),
    portalRecord: text('portal_record'),
  },
  (t) => [
    primaryKey({ columns: [t.weekStart, t.lineId] }),
    index('actual_by_line').on(t.lineId, t.weekStart),
    check(
      'actual_quantities',
      sql`${t.planned} >= 0 AND ${t.actual} >= 0 AND ${t.frustrated} >= 0 AND ${t.missed} >= 0 AND ${t.extra} >= 0 AND ${t.visits} >= 0 AND ${t.generatedVisits} >= 0`,
    ),
    check('actual_comment_source', sql`${t.commentSource} IN ('written', 'edited', 'pulled')`),
    check('actual_portal_whole', sql`(${t.portalVersion} IS NULL) = (${t.portalRecord} IS NULL)`),
    check('actual_portal_is_json', sql`${t.portalRecord} IS NULL OR json_valid(${t.portalRecord})`),
  ],
);

export const variation = sqliteTable(
  'variation',
  {
    weekStart: text('week_start').notNull(),
    lineId: text('line_id').notNull(),
    position: integer().notNull(),
    category: text().notNull(),
    reason: text().notNull(),
    quantity: integer().notNull(),
    firstDay: text('first_day'),
    lastDay: text('last_day'),
    /** Without a foreign key: a stay may be removed elsewhere, which the rules then point out. */
    hospitalStayId: text('hospital_stay_id'),
    note: text().notNull(),
    separateCause: text('separate_cause'),
  },
  (t) => [
    primaryKey({ columns: [t.weekStart, t.lineId, t.position] }),
    foreignKey({ columns: [t.weekStart, t.lineId], foreignColumns: [actual.weekStart, actual.lineId] }),
    check('variation_category', sql`${t.category} IN ('frustrated', 'missed', 'extra')`),
    check('variation_quantity', sql`${t.quantity} >= 0`),
  ],
);

export const hospitalStay = sqliteTable(
  'hospital_stay',
  {
    id: text().primaryKey(),
    ssRef: text('ss_ref').notNull(),
    admitted: text().notNull(),
    discharged: text(),
    toldWho: text('told_who'),
    toldOn: text('told_on'),
    approvalState: text('approval_state'),
    approvalBy: text('approval_by'),
    approvalReference: text('approval_reference'),
    approvalThroughWeek: integer('approval_through_week'),
    /** The list of decisions as JSON; null in a record of a version that knew none, and with it the two that follow. */
    decisions: text(),
    resumed: text(),
    callsFallOnStayDays: integer('calls_fall_on_stay_days'),
  },
  (t) => [
    index('hospital_stay_by_person').on(t.ssRef),
    check('hospital_stay_in_order', sql`${t.discharged} IS NULL OR ${t.discharged} >= ${t.admitted}`),
    check('hospital_stay_approval', sql`${t.approvalState} IS NULL OR ${t.approvalState} IN ('requested', 'given')`),
  ],
);

export const absence = sqliteTable(
  'absence',
  {
    id: text().primaryKey(),
    ssRef: text('ss_ref').notNull(),
    kind: text().notNull(),
    /** As JSON; null: all lines of the person. */
    lineIds: text('line_ids'),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day'),
    toldOn: text('told_on'),
    note: text().notNull(),
  },
  (t) => [
    index('absence_by_person').on(t.ssRef),
    check('absence_kind', sql`${t.kind} IN ('holiday', 'respite', 'admission', 'other')`),
    check('absence_in_order', sql`${t.lastDay} IS NULL OR ${t.lastDay} >= ${t.firstDay}`),
    check('absence_lines_are_json', sql`${t.lineIds} IS NULL OR json_valid(${t.lineIds})`),
  ],
);

export const adjustmentRequest = sqliteTable(
  'adjustment_request',
  {
    id: text().primaryKey(),
    ssRef: text('ss_ref').notNull(),
    startDate: text('start_date').notNull(),
    endDate: text('end_date'),
    submittedOn: text('submitted_on'),
    outcome: text().notNull(),
    why: text(),
    askedBy: text('asked_by'),
  },
  (t) => [check('adjustment_request_outcome', sql`${t.outcome} IN ('draft', 'submitted', 'accepted', 'rejected')`)],
);

export const adjustmentChange = sqliteTable(
  'adjustment_change',
  {
    requestId: text('request_id')
      .notNull()
      .references(() => adjustmentRequest.id),
    position: integer().notNull(),
    lineId: text('line_id').notNull(),
    kind: text().notNull(),
    hoursFrom: integer('hours_from'),
    hoursTo: integer('hours_to'),
    levelFrom: text('level_from'),
    levelTo: text('level_to'),
    visitsFrom: integer('visits_from'),
    visitsTo: integer('visits_to'),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.position] }),
    check('adjustment_change_kind', sql`${t.kind} IN ('increase', 'reduction', 'end', 'level')`),
  ],
);

/**
 * The provider's care sites, and which services and lines belong to each. One that was removed leaves its row, empty, so that
 * a packet that was made before does not bring it back.
 */
export const site = sqliteTable(
  'site',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    inCharge: text('in_charge').notNull(),
    writeTo: text('write_to').notNull(),
    services: text().notNull(),
    lineIds: text('line_ids').notNull(),
    removed: integer().notNull(),
    changedId: text('changed_id').notNull(),
    changedName: text('changed_name').notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (t) => [
    check('site_services_are_json', sql`json_valid(${t.services})`),
    check('site_line_ids_are_json', sql`json_valid(${t.lineIds})`),
    check('site_removed', sql`${t.removed} IN (0, 1)`),
  ],
);

/** That a site has reported its week, as somebody here said; taken back, its row stays, for the same reason. */
export const siteReport = sqliteTable(
  'site_report',
  {
    siteId: text('site_id').notNull(),
    weekStart: text('week_start').notNull(),
    how: text().notNull(),
    removed: integer().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.siteId, t.weekStart] }),
    check('site_report_how', sql`${t.how} IN ('told', 'sheet')`),
    check('site_report_removed', sql`${t.removed} IN (0, 1)`),
  ],
);

export const serviceEnd = sqliteTable(
  'service_end',
  {
    id: text().primaryKey(),
    ssRef: text('ss_ref').notNull(),
    lineId: text('line_id'),
    lastDay: text('last_day').notNull(),
    cause: text().notNull(),
  },
  (t) => [check('service_end_cause', sql`${t.cause} IN ('moved', 'died', 'other')`)],
);

export const logEntry = sqliteTable(
  'log_entry',
  {
    id: text().primaryKey(),
    lineId: text('line_id').notNull(),
    day: text().notNull(),
    kind: text().notNull(),
    reason: text(),
    minutes: integer().notNull(),
    note: text().notNull(),
    /** Who last changed it and when, as the portal told; both null for what was recorded here, where the history says it. */
    changedName: text('changed_name'),
    changedAt: text('changed_at'),
  },
  (t) => [
    index('log_entry_by_day').on(t.day, t.lineId),
    check(
      'log_entry_kind',
      sql`${t.kind} IN ('as-planned', 'delivered', 'frustrated', 'missed', 'extra', 'not-claimed')`,
    ),
    check('log_entry_minutes', sql`${t.minutes} >= 0`),
  ],
);

/**
 * The care records as the portal was last seen to hold them, with its version: what an edit is based on. Apart from the
 * records themselves, because one that is removed here still stands there until the portal accepts that.
 */
export const careAtPortal = sqliteTable(
  'care_at_portal',
  {
    kind: text().notNull(),
    id: text().notNull(),
    version: integer().notNull(),
    record: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.id] }),
    check('care_at_portal_kind', sql`${t.kind} IN ('stay', 'adjustment', 'end', 'log', 'absence')`),
    check('care_at_portal_record_is_json', sql`json_valid(${t.record})`),
  ],
);

/** The portal's findings as it served them: on a line (they also stand in its record) or on the week as a whole. */
export const exception = sqliteTable(
  'exception',
  {
    weekStart: text('week_start')
      .notNull()
      .references(() => week.weekStart),
    key: text().notNull(),
    lineId: text('line_id'),
    rule: text().notNull(),
    level: text().notNull(),
    body: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.weekStart, t.key] }),
    // Every line that is sent or pulled has its findings replaced.
    index('exception_of_line').on(t.weekStart, t.lineId),
    check('exception_level', sql`${t.level} IN ('error', 'warning')`),
    check('exception_body_is_json', sql`json_valid(${t.body})`),
  ],
);

export const acknowledgement = sqliteTable(
  'acknowledgement',
  {
    weekStart: text('week_start').notNull(),
    key: text().notNull(),
    reason: text().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.weekStart, t.key] }),
    check('acknowledgement_says_why', sql`length(${t.reason}) > 0`),
  ],
);

export const dispute = sqliteTable(
  'dispute',
  {
    id: text().primaryKey(),
    weekStart: text('week_start').notNull(),
    lineId: text('line_id').notNull(),
    state: text().notNull(),
  },
  (t) => [check('dispute_state', sql`${t.state} IN ('open', 'closed')`)],
);

export const disputeMessage = sqliteTable(
  'dispute_message',
  {
    /** As the portal gave it: of two disputes it may be the same. */
    id: text().notNull(),
    disputeId: text('dispute_id')
      .notNull()
      .references(() => dispute.id),
    position: integer().notNull(),
    from: text().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: text().notNull(),
    text: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.disputeId, t.position] }),
    check('dispute_message_from', sql`${t.from} IN ('council', 'provider')`),
  ],
);

export const payment = sqliteTable(
  'payment',
  {
    id: text().primaryKey(),
    weekStart: text('week_start').notNull(),
    service: text().notNull(),
    state: text().notNull(),
    amountPence: integer('amount_pence').notNull(),
    paidOn: text('paid_on'),
  },
  (t) => [check('payment_state', sql`${t.state} IN ('scheduled', 'processed')`)],
);

/** A receipt is evidence: kept whole, as served. */
export const receipt = sqliteTable(
  'receipt',
  {
    id: text().primaryKey(),
    weekStart: text('week_start').notNull(),
    number: text().notNull(),
    superseded: integer().notNull(),
    body: text().notNull(),
  },
  (t) => [
    index('receipt_by_week').on(t.weekStart),
    check('receipt_superseded', sql`${t.superseded} IN (0, 1)`),
    check('receipt_body_is_json', sql`json_valid(${t.body})`),
  ],
);

/**
 * What the portal must be told. `batch_key` is given at the first attempt and freezes the payload. At most one row of a
 * subject is still open to edits (no key, or in conflict), and at most one is on its way.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    subject: text().notNull(),
    weekStart: text('week_start'),
    lineId: text('line_id'),
    /** Null while the row follows one that is on its way: set when that one is accepted. */
    baseVersion: integer('base_version'),
    base: text(),
    body: text(),
    state: text().notNull(),
    batchKey: text('batch_key'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: text('next_attempt_at'),
    problem: text(),
    createdAt: text('created_at').notNull(),
    settledAt: text('settled_at'),
  },
  (t) => [
    uniqueIndex('outbox_one_open_to_edits')
      .on(t.subject)
      .where(sql`state IN ('conflict', 'rejected') OR (state = 'pending' AND batch_key IS NULL)`),
    uniqueIndex('outbox_one_on_its_way')
      .on(t.subject)
      .where(sql`batch_key IS NOT NULL AND state IN ('pending', 'sending', 'unknown')`),
    index('outbox_unsent').on(t.id).where(sql`state NOT IN ('accepted', 'withdrawn')`),
    index('outbox_by_batch').on(t.batchKey),
    check('outbox_kind', sql`${t.kind} IN ('actual', 'care', 'generate', 'dispute-message')`),
    check(
      'outbox_state',
      sql`${t.state} IN ('pending', 'sending', 'unknown', 'accepted', 'conflict', 'rejected', 'withdrawn')`,
    ),
    check('outbox_frozen_before_sent', sql`${t.state} NOT IN ('sending', 'unknown') OR ${t.batchKey} IS NOT NULL`),
    check('outbox_body_is_json', sql`${t.body} IS NULL OR json_valid(${t.body})`),
    check('outbox_base_is_json', sql`${t.base} IS NULL OR json_valid(${t.base})`),
    check('outbox_problem_is_json', sql`${t.problem} IS NULL OR json_valid(${t.problem})`),
  ],
);

export const confirmation = sqliteTable(
  'confirmation',
  {
    key: text().primaryKey(),
    weekStart: text('week_start').notNull(),
    services: text().notNull(),
    digest: text().notNull(),
    statement: text().notNull(),
    body: text().notNull(),
    state: text().notNull(),
    problem: text(),
    createdAt: text('created_at').notNull(),
  },
  (t) => [
    check('confirmation_state', sql`${t.state} IN ('sending', 'unknown', 'confirmed', 'refused')`),
    check('confirmation_services_is_json', sql`json_valid(${t.services})`),
  ],
);

/** A confirmation that a person agreed to while offline, with what they saw; at most one a week. */
export const deferredConfirmationTable = sqliteTable(
  'confirmation_wish',
  {
    weekStart: text('week_start').primaryKey(),
    services: text().notNull(),
    seen: text().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    at: text().notNull(),
    /** Why it was not carried out and a person must look again; null while it waits for the portal. */
    problem: text(),
  },
  (t) => [
    check('confirmation_wish_services_is_json', sql`json_valid(${t.services})`),
    check('confirmation_wish_seen_is_json', sql`json_valid(${t.seen})`),
  ],
);

export const syncState = sqliteTable(
  'sync_state',
  {
    one: integer().primaryKey(),
    cursor: text(),
    portalId: text('portal_id'),
    lastSyncedAt: text('last_synced_at'),
    clockOffsetMillis: integer('clock_offset_millis'),
    workingOffline: integer('working_offline').notNull().default(0),
    problem: text(),
    /** By which drift of this computer's clock the offset is so. */
    clockDriftMillis: integer('clock_drift_millis'),
    /** The later kinds of record that the portal takes, as JSON; null: none, or it has not said. */
    takes: text(),
    /** When the portal last said that this person's sign-in is good, and how long ago that is; null: never asked. */
    portalWord: text('portal_word'),
  },
  (t) => [
    check('sync_state_is_one', sql`${t.one} = 1`),
    check('sync_state_offline', sql`${t.workingOffline} IN (0, 1)`),
  ],
);

/**
 * Records that break the contract: those of a portal are kept out, those that an earlier version stored were moved here.
 * `body` is the record whole, or null where it is too large to keep; `at` null: moved by a migration.
 */
export const putAside = sqliteTable(
  'put_aside',
  {
    name: text().primaryKey(),
    kind: text().notNull(),
    id: text().notNull(),
    weekStart: text('week_start'),
    why: text().notNull(),
    body: text(),
    source: text().notNull(),
    at: text(),
  },
  (t) => [
    check('put_aside_source', sql`${t.source} IN ('portal', 'stored')`),
    check('put_aside_body_is_json', sql`${t.body} IS NULL OR json_valid(${t.body})`),
  ],
);

/** A full copy while it is fetched: nothing of it is on screen until it is whole. */
export const stagedChange = sqliteTable(
  'staged_change',
  { position: integer().primaryKey(), cursor: text().notNull(), body: text().notNull() },
  (t) => [check('staged_change_body_is_json', sql`json_valid(${t.body})`)],
);

/**
 * Append-only (triggers refuse the rest) and hash-chained: `hash` covers the row's other columns, `content_hash` and
 * the hash before it, but not `content`, so that one person's content can be erased and the chain still verifies.
 */
export const changeLog = sqliteTable(
  'change_log',
  {
    id: integer().primaryKey(),
    at: text().notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    device: text().notNull(),
    command: text().notNull(),
    what: text().notNull(),
    source: text().notNull(),
    weekStart: text('week_start'),
    /** Erased with the content, since they lead to a person. */
    lineId: text('line_id'),
    ssRef: text('ss_ref'),
    content: text(),
    contentHash: blob('content_hash').notNull(),
    previousHash: blob('previous_hash').notNull(),
    hash: blob().notNull(),
  },
  (t) => [
    index('change_log_by_line').on(t.lineId, t.weekStart),
    index('change_log_by_week').on(t.weekStart),
    index('change_log_by_command').on(t.command),
    index('change_log_by_person').on(t.ssRef),
    index('change_log_saved_here').on(t.id).where(sql`source <> 'sync' AND what <> 'looked'`),
    check('change_log_source', sql`${t.source} IN ('typed', 'file', 'sync', 'log')`),
    check('change_log_content_is_json', sql`${t.content} IS NULL OR json_valid(${t.content})`),
    check(
      'change_log_hashes',
      sql`length(${t.contentHash}) = 32 AND length(${t.previousHash}) = 32 AND length(${t.hash}) = 32`,
    ),
  ],
);

/**
 * The file that was last imported for a week, byte for byte: what is exported is written back into it, so that every
 * cell that nobody touched stays as the council's portal wrote it.
 */
export const councilFile = sqliteTable(
  'council_file',
  {
    weekStart: text('week_start').primaryKey(),
    name: text().notNull(),
    bytes: blob().notNull(),
    keepExtraColumns: integer('keep_extra_columns').notNull(),
    importedAt: text('imported_at').notNull(),
  },
  (t) => [check('council_file_keep', sql`${t.keepExtraColumns} IN (0, 1)`)],
);

/** What undo and redo can reach; what was undone is in the change log as commands of their own. */
export const undoStep = sqliteTable(
  'undo_step',
  {
    position: integer().primaryKey(),
    command: text().notNull(),
    label: text().notNull(),
    weekStart: text('week_start'),
    state: text().notNull(),
  },
  (t) => [check('undo_step_state', sql`${t.state} IN ('done', 'undone', 'dropped')`)],
);

export * from './schema-erasing.ts';
export * from './schema-portal-exports.ts';
