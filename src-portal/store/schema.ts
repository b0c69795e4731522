// The portal's tables. Every key leads with the provider, so that a hosted portal can be spread over a distributed
// PostgreSQL by that column; only the directory of user names leads to the provider, and is a reference table there
// (distribution.ts). Nothing here needs more than PostgreSQL 15, and PGlite runs the same. Row-level security is not described
// here: it is in the migrations, and a test holds every table to it.
// `sequence` is the record's place in its provider's change feed: see feed.ts. Quantities are hundredths.
// After a change: `npx drizzle-kit generate --config drizzle/portal.config.ts`, then review the SQL by hand.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
const plainDate = (name: string) => date(name, { mode: 'string' });
const sequence = () => bigint('sequence', { mode: 'number' }).notNull();

export const provider = pgTable('provider', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Clients notice by it that another portal answers at the old address. */
  portalId: text('portal_id').notNull(),
  /** Part of every cursor; another epoch makes all cursors expire. */
  feedEpoch: text('feed_epoch').notNull(),
  /** The number of the last change. Taken under this row's lock, which is held until the change is committed. */
  sequence: bigint('sequence', { mode: 'number' }).notNull().default(0),
  /** Removals up to this number are forgotten; a cursor below it has expired. */
  feedFloor: bigint('feed_floor', { mode: 'number' }).notNull().default(0),
  /** Practice time minus real time, in milliseconds; null for a provider that lives in real time. */
  clockOffset: bigint('clock_offset', { mode: 'number' }),
});

export const account = pgTable(
  'account',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    id: text('id').notNull(),
    /** In lower case: what is typed is compared without regard to case. That nobody else has it, `user_directory` says. */
    userKey: text('user_key').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    codeHash: text('code_hash').notNull(),
    roles: jsonb('roles').notNull(),
    /** Formerly how many attempts failed, and until when that locked the account; nothing reads them any more. */
    failures: integer('failures').notNull().default(0),
    lockedUntil: instant('locked_until'),
    lastAccess: instant('last_access').notNull(),
    disabledAt: instant('disabled_at'),
    /** Failed attempts before this instant no longer count. */
    unlockedAt: instant('unlocked_at'),
    /** The authenticator app's secret, sealed by a key that only the right password gives; null: none set up. */
    totp: text('totp'),
    /** One that was shown and whose first code is awaited. */
    totpOffered: text('totp_offered'),
    /** The time step of the last code that was taken: no code is taken twice. */
    totpStep: bigint('totp_step', { mode: 'number' }).notNull().default(0),
    /** Hashes of the recovery codes that are left. */
    recovery: jsonb('recovery').notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.id] }), uniqueIndex('account_user_key').on(t.providerId, t.userKey)],
);

export const session = pgTable(
  'session',
  {
    providerId: text('provider_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    accountId: text('account_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Names the session in lists; the token does not follow from it. */
    id: text('id').notNull().default(sql`gen_random_uuid()::text`),
    startedAt: instant('started_at').notNull().defaultNow(),
    /** What the computer calls itself, or null. */
    computer: text('computer'),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.tokenHash] }),
    // No foreign key: a session outlives its account, so that whoever still holds its token hears that the account is gone.
    index('session_expiry').on(t.expiresAt),
    index('session_account').on(t.providerId, t.accountId),
  ],
);

/** Which provider a user name belongs to: all that signing in knows at first. */
export const userDirectory = pgTable('user_directory', {
  userKey: text('user_key').primaryKey(),
  providerId: text('provider_id').notNull(),
  accountId: text('account_id').notNull(),
});

/** Computers, and addresses, from which an account has signed in: strangers' failed attempts do not hold them up. */
export const knownComputer = pgTable(
  'known_computer',
  {
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    /** SHA-256 of the computer's token, or of account and address. */
    mark: text('mark').notNull(),
    usedAt: instant('used_at').notNull(),
    /** Failed attempts in a row from it; with too many it is known no longer. */
    failures: integer('failures').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.accountId, t.mark] }),
    foreignKey({ columns: [t.providerId, t.accountId], foreignColumns: [account.providerId, account.id] }),
  ],
);

export const idempotency = pgTable(
  'idempotency',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    answer: text('answer').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.key] }), index('idempotency_expiry').on(t.expiresAt)],
);

export const person = pgTable(
  'person',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    ssRef: text('ss_ref').notNull(),
    name: text('name').notNull(),
    nhsNumber: text('nhs_number'),
    address: text('address'),
    sequence: sequence(),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.ssRef] }), index('person_feed').on(t.providerId, t.sequence)],
);

export const serviceLine = pgTable(
  'service_line',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    id: text('id').notNull(),
    ssRef: text('ss_ref').notNull(),
    serviceType: text('service_type').notNull(),
    service: text('service').notNull(),
    serviceLevel: text('service_level').notNull(),
    plannedQuantity: integer('planned_quantity').notNull(),
    plannedVisits: integer('planned_visits').notNull(),
    startDate: plainDate('start_date').notNull(),
    endDate: plainDate('end_date'),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.id] }),
    index('service_line_feed').on(t.providerId, t.sequence),
    index('service_line_person').on(t.providerId, t.ssRef),
    check('service_line_quantities', sql`${t.plannedQuantity} >= 0 and ${t.plannedVisits} >= 0`),
  ],
);

export const week = pgTable(
  'week',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    weekStart: plainDate('week_start').notNull(),
    status: text('status').notNull(),
    generatedAt: instant('generated_at'),
    services: jsonb('services').notNull(),
    exceptions: jsonb('exceptions').notNull(),
    /** How many receipts the week has had: the last part of the next one's number. */
    receipts: integer('receipts').notNull().default(0),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.weekStart] }),
    index('week_feed').on(t.providerId, t.sequence),
    check('week_is_monday', sql`extract(isodow from ${t.weekStart}) = 1`),
    check('week_status', sql`${t.status} in ('open', 'confirmed', 'payment-processed')`),
  ],
);

export const actual = pgTable(
  'actual',
  {
    providerId: text('provider_id').notNull(),
    weekStart: plainDate('week_start').notNull(),
    lineId: text('line_id').notNull(),
    version: integer('version').notNull(),
    planned: integer('planned').notNull(),
    actual: integer('actual').notNull(),
    frustrated: integer('frustrated').notNull(),
    missed: integer('missed').notNull(),
    extra: integer('extra').notNull(),
    visits: integer('visits').notNull(),
    generatedVisits: integer('generated_visits').notNull(),
    comment: text('comment').notNull(),
    variations: jsonb('variations').notNull(),
    attested: jsonb('attested'),
    changed: jsonb('changed'),
    exceptions: jsonb('exceptions').notNull(),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.weekStart, t.lineId] }),
    // No cascade: an actual is never removed because something else was.
    foreignKey({ columns: [t.providerId, t.weekStart], foreignColumns: [week.providerId, week.weekStart] }),
    index('actual_feed').on(t.providerId, t.sequence),
    index('actual_line').on(t.providerId, t.lineId, t.weekStart),
    check(
      'actual_quantities',
      sql`${t.planned} >= 0 and ${t.actual} >= 0 and ${t.frustrated} >= 0 and ${t.missed} >= 0 and ${t.extra} >= 0 and ${t.visits} >= 0 and ${t.version} >= 1`,
    ),
  ],
);

export const receipt = pgTable(
  'receipt',
  {
    providerId: text('provider_id').notNull(),
    id: text('id').notNull(),
    number: text('number').notNull(),
    weekStart: plainDate('week_start').notNull(),
    services: jsonb('services').notNull(),
    digest: text('digest').notNull(),
    statement: text('statement').notNull(),
    lines: integer('lines').notNull(),
    totals: jsonb('totals').notNull(),
    confirmed: jsonb('confirmed').notNull(),
    acknowledgements: jsonb('acknowledgements').notNull(),
    late: boolean('late').notNull(),
    authority: text('authority').notNull(),
    superseded: boolean('superseded').notNull(),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.id] }),
    foreignKey({ columns: [t.providerId, t.weekStart], foreignColumns: [week.providerId, week.weekStart] }),
    uniqueIndex('receipt_number').on(t.providerId, t.number),
    index('receipt_week').on(t.providerId, t.weekStart),
    index('receipt_feed').on(t.providerId, t.sequence),
  ],
);

export const payment = pgTable(
  'payment',
  {
    providerId: text('provider_id').notNull(),
    id: text('id').notNull(),
    weekStart: plainDate('week_start').notNull(),
    service: text('service').notNull(),
    state: text('state').notNull(),
    amountPence: bigint('amount_pence', { mode: 'number' }).notNull(),
    paidOn: plainDate('paid_on'),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.id] }),
    foreignKey({ columns: [t.providerId, t.weekStart], foreignColumns: [week.providerId, week.weekStart] }),
    index('payment_week').on(t.providerId, t.weekStart),
    index('payment_feed').on(t.providerId, t.sequence),
    check('payment_state', sql`${t.state} in ('scheduled', 'processed')`),
  ],
);

export const dispute = pgTable(
  'dispute',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    id: text('id').notNull(),
    weekStart: plainDate('week_start').notNull(),
    lineId: text('line_id').notNull(),
    state: text('state').notNull(),
    messages: jsonb('messages').notNull(),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.id] }),
    index('dispute_feed').on(t.providerId, t.sequence),
    check('dispute_state', sql`${t.state} in ('open', 'closed')`),
  ],
);

export const careRecord = pgTable(
  'care_record',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    changed: jsonb('changed').notNull(),
    value: jsonb('value').notNull(),
    /** Whom it is about: findings are worked out person by person. */
    ssRef: text('ss_ref').notNull(),
    /** The day of a log entry; null for the other kinds. */
    day: plainDate('day'),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.kind, t.id] }),
    index('care_record_feed').on(t.providerId, t.sequence),
    index('care_record_person').on(t.providerId, t.ssRef, t.day),
    check('care_record_kind', sql`${t.kind} in ('stay', 'adjustment', 'end', 'log', 'absence')`),
  ],
);

/** Tombstones of what was removed, so that clients hear of it: absence never means deletion. */
export const tombstone = pgTable(
  'gone',
  {
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    what: text('what').notNull(),
    id: text('id').notNull(),
    /** The week of an actual; empty for everything else, because a key takes no null. */
    weekStart: text('week_start').notNull(),
    /** The last version it had: made again, it goes on from there, so that an old base never fits. */
    version: integer('version').notNull(),
    sequence: sequence(),
  },
  (t) => [
    primaryKey({ columns: [t.providerId, t.what, t.id, t.weekStart] }),
    index('gone_feed').on(t.providerId, t.sequence),
  ],
);
