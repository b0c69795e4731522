// The queue of what the portal must know. Payloads freeze at their first attempt under one idempotency key; a batch
// stays frozen until the portal gives its verdict, so that sending it twice has one effect. Nothing leaves this table
// unseen: rows end as accepted, or withdrawn by a person's choice or by a newer edit that took their place.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { ActualRecord, By, CareRecord } from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { CareWork } from './care-work.ts';
import { type Db, inTransaction } from './database.ts';
import type { LineWork } from './line-work.ts';
import { type OutboxKind, type OutboxRow, type OutboxRows, rowOf, type StoredRow } from './outbox-rows.ts';

/** Rows that go in one request under one idempotency key; all of one kind, actuals all of one week. */
export type OutboxBatch = { key: string; attempts: number } & (
  | { kind: 'actual'; weekStart: PlainDate; rows: Extract<OutboxRow, { kind: 'actual' }>[] }
  | { kind: 'care'; rows: Extract<OutboxRow, { kind: 'care' }>[] }
  | { kind: 'generate'; weekStart: PlainDate; rows: Extract<OutboxRow, { kind: 'generate' }>[] }
  | { kind: 'dispute-message'; disputeId: string; rows: Extract<OutboxRow, { kind: 'dispute-message' }>[] }
);

export type OutboxOutcome =
  /** `version`: the portal's new version (actual, care); null for generate and dispute-message. */
  | { id: string; outcome: 'accepted'; version: number | null; exceptions?: Finding[] }
  | { id: string; outcome: 'conflict'; current: ActualRecord }
  | { id: string; outcome: 'conflict'; current: { version: number; changed: By; record: CareRecord } | null }
  | { id: string; outcome: 'rejected'; problem: AppProblem };

export interface OutboxCounts {
  /** pending + sending + unknown + conflict + rejected: saved here, not accepted there. */
  toSend: number;
  unknown: number;
  conflicts: number;
  rejected: number;
}

export interface OutboxReads {
  counts(): OutboxCounts;
  /** Whether a row of this id was ever made here, sent or not. */
  isKnown(rowId: string): boolean;
  /** Everything that the portal has not accepted, oldest first, optionally of one week (with its generate row). */
  unsent(weekStart?: PlainDate): OutboxRow[];
}

/** What becomes of rows on their way to the portal: for the sync alone. */
export interface OutboxSending {
  /**
   * The next request to make, or null when nothing is due at `now`. An already frozen batch whose time has come is
   * handed out again, unchanged, under its own key; otherwise up to `limit` fresh rows of one kind (and week), of together
   * about `largestBodyBytes` at most, are frozen under `newKey()`, in the order generate, care, actual, dispute-message. A subject with a frozen row in
   * flight waits, others do not. Freezing is committed before this returns. A message goes under its own id: it has no
   * version by which the portal could tell that it came before, from a colleague's computer or before a backup took
   * the place of these records.
   */
  takeBatch(request: { now: string; limit: number; newKey: () => string }): OutboxBatch | null;
  /** The earliest instant at which `takeBatch` could have something; null when nothing waits for a time. */
  nextDueAt(): string | null;
  /**
   * Before anything is sent: what still reads as being sent was interrupted, by the end of the app or by a disk that took
   * no answer. It may or may not have arrived, so it is `unknown` and goes again under its key.
   */
  recover(): void;
  /** Commits state `sending` and counts the attempt: call it BEFORE the request leaves. */
  markSending(batchKey: string): void;
  /** The outcome of a batch, row by row, in one transaction; rows without an outcome stay `unknown`. */
  settle(batchKey: string, outcomes: readonly OutboxOutcome[]): Settled;
  /**
   * No verdict: the batch stays frozen under its key, to be sent again. `unknown` when the request may have arrived,
   * `pending` when it certainly did not have an effect (no connection, 429, 503).
   */
  retryLater(
    batchKey: string,
    retry: { state: 'pending' | 'unknown'; nextAttemptAt: string; problem: AppProblem },
  ): void;
  /**
   * The portal answered that it did nothing with the whole batch and never will under this key (bad-request,
   * idempotency-key-reused …): its rows are thawed, so that the next `takeBatch` makes smaller batches of them.
   * A single row should be settled as rejected instead, or it would come back for ever.
   */
  thaw(batchKey: string): void;
  /** Lets waiting rows go at once, e.g. when the person presses "Sync now" or signs in again. */
  hurry(): void;
}

export type OutboxRepository = OutboxReads & OutboxSending;

export interface Settled {
  /** Weeks whose screens must be drawn again. */
  weeks: PlainDate[];
  /** Rows that a merge made fit to be sent again at once (the difference was not one of content). */
  rebased: number;
}

/** What many a proxy lets through if nobody tells it otherwise is 1 MiB. One row goes, however large it is. */
const largestBodyBytes = 900_000;

/** Weeks must exist before their lines are sent, and a stay before the line that names it is judged. */
const order: OutboxKind[] = ['generate', 'care', 'actual', 'dispute-message'];

const inFlight = "batch_key IS NOT NULL AND state IN ('pending', 'sending', 'unknown')";
// Accepted rows stay, one for every line ever sent: whatever looks for work must go by the index of unsent rows alone.
const unsent = "outbox INDEXED BY outbox_unsent WHERE state NOT IN ('accepted', 'withdrawn') AND";
const due = '(next_attempt_at IS NULL OR next_attempt_at <= @now)';

interface OutboxParts {
  rows: OutboxRows;
  lineWork: LineWork;
  careWork: CareWork;
  now: () => string;
}

export function outboxRepository(db: Db, parts: OutboxParts): OutboxRepository {
  const { rows, now } = parts;
  const statements = outboxStatements(db);

  return {
    counts() {
      const by = new Map(statements.countByState.all().map(({ state, n }) => [state, n]));
      return {
        toSend: [...by.values()].reduce((sum, n) => sum + n, 0),
        unknown: by.get('unknown') ?? 0,
        conflicts: by.get('conflict') ?? 0,
        rejected: by.get('rejected') ?? 0,
      };
    },
    isKnown: (rowId) => rows.get(rowId) !== null,
    unsent: (weekStart) =>
      statements.allUnsent
        .all()
        .filter((row) => weekStart === undefined || row.week_start === weekStart)
        .map(rowOf),
    takeBatch: ({ now: at, limit, newKey }) =>
      inTransaction(db, () => {
        const again = statements.frozenDue.get({ now: at });
        if (again !== undefined) return batchOf(again.batch_key, statements.batchRows.all(again.batch_key));
        for (const kind of order) {
          const first = statements.firstFresh.get({ now: at, kind });
          if (first === undefined) continue;
          const key = kind === 'dispute-message' ? first.id : newKey();
          const most = kind === 'actual' || kind === 'care' ? limit : 1;
          statements.freeze.run({ now: at, kind, week: first.week_start, key, limit: most, bytes: largestBodyBytes });
          return batchOf(key, statements.batchRows.all(key));
        }
        return null;
      }),
    nextDueAt: () => statements.nextDue.get()?.at ?? null,
    recover: () => void statements.interrupted.run(),
    markSending: (batchKey) => void statements.markSending.run(batchKey),
    settle: (batchKey, outcomes) =>
      inTransaction(db, () => {
        const weeks = new Set<string>();
        let rebased = 0;
        for (const outcome of outcomes) {
          const row = rows.get(outcome.id);
          // A verdict that was already carried out (an answer that came twice) changes nothing.
          if (row?.batch_key !== batchKey || !['pending', 'sending', 'unknown'].includes(row.state)) continue;
          if (settleOne(parts, row, outcome)) rebased += 1;
          if (row.week_start !== null) weeks.add(row.week_start);
        }
        statements.noVerdict.run(batchKey);
        return { weeks: [...weeks].sort(), rebased };
      }),
    retryLater: (batchKey, { state, nextAttemptAt, problem }) =>
      void statements.retry.run(state, nextAttemptAt, JSON.stringify(problem), batchKey),
    thaw: (batchKey) =>
      inTransaction(db, () => {
        for (const row of statements.batchRows.all(batchKey)) {
          const base = {
            version: row.base_version,
            record: row.base === null ? null : (JSON.parse(row.base) as unknown),
          };
          const open = rows.openToEdits(row.subject);
          const carrier = open ?? row;
          if (open !== null) rows.close(row, 'withdrawn', now());
          rows.reopen(carrier, {
            state: 'pending',
            body: carrier.body === null ? null : (JSON.parse(carrier.body) as unknown),
            base,
          });
        }
      }),
    hurry: () => void statements.hurry.run(),
  };
}

/** The statements on batches and their states. */
function outboxStatements(db: Db) {
  const countByState = db.prepare<[], { state: OutboxRow['state']; n: number }>(
    "SELECT state, count(*) AS n FROM outbox WHERE state NOT IN ('accepted', 'withdrawn') GROUP BY state",
  );
  const allUnsent = db.prepare<[], StoredRow>(
    "SELECT * FROM outbox WHERE state NOT IN ('accepted', 'withdrawn') ORDER BY id",
  );
  const frozenDue = db.prepare<[{ now: string }], { batch_key: string }>(
    `SELECT batch_key FROM ${unsent} batch_key IS NOT NULL AND state IN ('pending', 'unknown') AND ${due}
     ORDER BY id LIMIT 1`,
  );
  const batchRows = db.prepare<[string], StoredRow>(
    `SELECT * FROM outbox WHERE batch_key = ? AND ${inFlight} ORDER BY id`,
  );
  // A row without a base follows one that is on its way: it waits for that one's verdict.
  const fresh = `state = 'pending' AND batch_key IS NULL AND kind = @kind AND ${due}
     AND (base_version IS NOT NULL OR kind IN ('generate', 'dispute-message'))
     AND NOT EXISTS (SELECT 1 FROM outbox AS other WHERE other.subject = outbox.subject AND ${inFlight.replaceAll('batch_key', 'other.batch_key').replace('state', 'other.state')})`;
  const firstFresh = db.prepare<[{ now: string; kind: OutboxKind }], { id: string; week_start: string | null }>(
    `SELECT id, week_start FROM ${unsent} ${fresh} ORDER BY id LIMIT 1`,
  );
  const freeze = db.prepare<
    [{ now: string; kind: OutboxKind; week: string | null; key: string; limit: number; bytes: number }]
  >(
    `WITH next AS (
       SELECT id, length(CAST(body AS BLOB)) AS size FROM ${unsent} ${fresh} AND week_start IS @week
       ORDER BY id LIMIT @limit),
     summed AS (
       SELECT id, sum(size) OVER (ORDER BY id) AS together, row_number() OVER (ORDER BY id) AS number FROM next)
     UPDATE outbox SET batch_key = @key WHERE id IN
       (SELECT id FROM summed WHERE number = 1 OR together <= @bytes)`,
  );
  const nextDue = db.prepare<[], { at: string | null }>(
    `SELECT min(next_attempt_at) AS at FROM ${unsent} state IN ('pending', 'unknown')`,
  );
  const markSending = db.prepare<[string]>(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1, next_attempt_at = NULL WHERE batch_key = ? AND ${inFlight}`,
  );
  const retry = db.prepare<['pending' | 'unknown', string, string, string]>(
    `UPDATE outbox SET state = ?, next_attempt_at = ?, problem = ? WHERE batch_key = ? AND ${inFlight}`,
  );
  const noVerdict = db.prepare<[string]>(
    `UPDATE outbox SET state = 'unknown' WHERE batch_key = ? AND ${inFlight} AND state = 'sending'`,
  );
  const hurry = db.prepare("UPDATE outbox SET next_attempt_at = NULL WHERE state IN ('pending', 'unknown')");
  const interrupted = db.prepare(
    `UPDATE outbox SET state = 'unknown' WHERE id IN (SELECT id FROM ${unsent} state = 'sending')`,
  );

  return {
    countByState,
    allUnsent,
    frozenDue,
    batchRows,
    firstFresh,
    freeze,
    nextDue,
    markSending,
    retry,
    noVerdict,
    hurry,
    interrupted,
  };
}

function batchOf(key: string, stored: readonly StoredRow[]): OutboxBatch {
  const found = stored.map(rowOf);
  const first = found[0];
  if (first === undefined) throw new Error(`There is no batch ${key} in the outbox.`);
  const common = { key, attempts: first.attempts };
  switch (first.kind) {
    case 'actual':
      return {
        ...common,
        kind: 'actual',
        weekStart: first.weekStart,
        rows: found.filter((row) => row.kind === 'actual'),
      };
    case 'care':
      return { ...common, kind: 'care', rows: found.filter((row) => row.kind === 'care') };
    case 'generate':
      return { ...common, kind: 'generate', weekStart: first.weekStart, rows: [first] };
    case 'dispute-message':
      return { ...common, kind: 'dispute-message', disputeId: first.disputeId, rows: [first] };
  }
}

/** @returns true when a merge made the row fit to be sent again at once */
function settleOne({ rows, lineWork, careWork, now }: OutboxParts, row: StoredRow, outcome: OutboxOutcome): boolean {
  if (outcome.outcome === 'rejected' && row.kind !== 'actual' && row.kind !== 'care') {
    const base = { version: row.base_version, record: null };
    const body = row.body === null ? null : (JSON.parse(row.body) as unknown);
    rows.reopen(row, { state: 'rejected', body, base, problem: outcome.problem });
    return false;
  }
  switch (row.kind) {
    case 'actual':
      if (outcome.outcome === 'accepted') {
        const { version, exceptions = [] } = outcome;
        return lineWork.settleRow(row, { outcome: 'accepted', version: version ?? 0, exceptions });
      }
      if (outcome.outcome === 'conflict') {
        if (outcome.current === null || !('actual' in outcome.current))
          throw new Error('A line conflicts with a line.');
        return lineWork.settleRow(row, { outcome: 'conflict', current: outcome.current });
      }
      return lineWork.settleRow(row, outcome);
    case 'care':
      if (outcome.outcome === 'accepted') {
        return careWork.settleRow(row, { outcome: 'accepted', version: outcome.version ?? 0 });
      }
      if (outcome.outcome === 'conflict') {
        if (outcome.current !== null && 'actual' in outcome.current)
          throw new Error('A care record conflicts with one.');
        return careWork.settleRow(row, { outcome: 'conflict', current: outcome.current });
      }
      return careWork.settleRow(row, outcome);
    case 'generate':
    case 'dispute-message':
      rows.close(row, 'accepted', now());
      return false;
  }
}
