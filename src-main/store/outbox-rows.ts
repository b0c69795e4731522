// The rows of the outbox and the few moves that they can make. Of one subject at most one row is on its way (frozen
// under a batch key) and at most one is open to edits (not frozen, or back with a conflict or a refusal).

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { ActualChange, CareChange } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';
import { storedProblem } from './stored-problem.ts';

export type OutboxState = 'pending' | 'sending' | 'unknown' | 'accepted' | 'conflict' | 'rejected' | 'withdrawn';

interface OutboxRowBase {
  /** UUIDv7: ordered by creation. */
  id: string;
  /** `actual:2025-03-03:<lineId>`, `care:stay:<id>`, `generate:2025-03-03`, `dispute-message:<id>`. */
  subject: string;
  state: OutboxState;
  /** The Idempotency-Key; null until the first attempt freezes the payload. The whole batch shares it. */
  batchKey: string | null;
  attempts: number;
  /** Not before this instant (ISO); null: at once. */
  nextAttemptAt: string | null;
  problem: AppProblem | null;
  createdAt: string;
}
/** `body` is exactly what goes over the wire; `baseVersion` in it is set when the batch is frozen, never after. */
export type OutboxRow = OutboxRowBase &
  (
    | { kind: 'actual'; weekStart: PlainDate; lineId: string; body: ActualChange }
    | { kind: 'care'; body: CareChange }
    | { kind: 'generate'; weekStart: PlainDate; body: null }
    | { kind: 'dispute-message'; disputeId: string; body: { text: string } }
  );
export type OutboxKind = OutboxRow['kind'];

export interface StoredRow {
  id: string;
  kind: OutboxKind;
  subject: string;
  week_start: string | null;
  line_id: string | null;
  /** Null while the row follows one that is on its way. */
  base_version: number | null;
  base: string | null;
  body: string | null;
  state: OutboxState;
  batch_key: string | null;
  attempts: number;
  next_attempt_at: string | null;
  problem: string | null;
  created_at: string;
}

/** What an edit is based on; `version` null: on the row that is still on its way. */
export interface Base {
  version: number | null;
  record: unknown;
}

export function outboxRows(db: Db, newId: () => string) {
  const onItsWay = db.prepare<[string], StoredRow>(
    `SELECT * FROM outbox WHERE subject = ? AND batch_key IS NOT NULL AND state IN ('pending', 'sending', 'unknown')`,
  );
  const openToEdits = db.prepare<[string], StoredRow>(
    `SELECT * FROM outbox
     WHERE subject = ? AND (state IN ('conflict', 'rejected') OR (state = 'pending' AND batch_key IS NULL))`,
  );
  const one = db.prepare<[string], StoredRow>('SELECT * FROM outbox WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO outbox (id, kind, subject, week_start, line_id, base_version, base, body, state, created_at)
     VALUES (@id, @kind, @subject, @week_start, @line_id, @base_version, @base, @body, 'pending', @created_at)`,
  );
  const reopen = db.prepare<[OutboxState, string | null, number | null, string | null, string | null, string]>(
    `UPDATE outbox SET state = ?, body = ?, base_version = ?, base = ?, problem = ?, batch_key = NULL,
       next_attempt_at = NULL WHERE id = ?`,
  );
  const neverSent = db.prepare<[string]>('UPDATE outbox SET attempts = 0 WHERE id = ?');
  const close = db.prepare<['accepted' | 'withdrawn', string, string]>(
    'UPDATE outbox SET state = ?, settled_at = ? WHERE id = ?',
  );

  /** The row is open to edits again, with this body and base. Its next batch has a new key. */
  function reopenRow(
    row: Pick<StoredRow, 'id'>,
    to: { state: 'pending' | 'conflict' | 'rejected'; body: unknown; base: Base; problem?: AppProblem },
  ): void {
    reopen.run(
      to.state,
      jsonOrNull(to.body),
      to.base.version,
      jsonOrNull(to.base.record),
      jsonOrNull(to.problem ?? null),
      row.id,
    );
  }

  return {
    get: (id: string) => one.get(id) ?? null,
    onItsWay: (subject: string) => onItsWay.get(subject) ?? null,
    openToEdits: (subject: string) => openToEdits.get(subject) ?? null,
    /** Unsent rows of a subject in the order of their making. */
    unsent: (subject: string): StoredRow[] =>
      [onItsWay.get(subject), openToEdits.get(subject)].filter((row) => row !== undefined),
    insert(row: {
      id?: string;
      kind: OutboxKind;
      subject: string;
      weekStart: string | null;
      lineId: string | null;
      body: unknown;
      base: Base;
      at: string;
    }): void {
      insert.run({
        id: row.id ?? newId(),
        kind: row.kind,
        subject: row.subject,
        week_start: row.weekStart,
        line_id: row.lineId,
        base_version: row.base.version,
        base: jsonOrNull(row.base.record),
        body: jsonOrNull(row.body),
        created_at: row.at,
      });
    },
    reopen: reopenRow,
    /** As if it had never been sent, so that the answer to it is known to be of the time after. */
    askAnew(row: Pick<StoredRow, 'id'>, to: { body: unknown; base: Base }): void {
      reopenRow(row, { state: 'pending', ...to });
      neverSent.run(row.id);
    },
    /** `accepted`: the portal holds it. `withdrawn`: a newer edit or a person's choice took its place. */
    close: (row: Pick<StoredRow, 'id'>, state: 'accepted' | 'withdrawn', at: string) =>
      void close.run(state, at, row.id),
  };
}
export type OutboxRows = ReturnType<typeof outboxRows>;

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** A row as the sync and the screens know it. */
export function rowOf(row: StoredRow): OutboxRow {
  const common = {
    id: row.id,
    subject: row.subject,
    state: row.state,
    batchKey: row.batch_key,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    problem: storedProblem(row.problem),
    createdAt: row.created_at,
  };
  const body: unknown = row.body === null ? null : JSON.parse(row.body);
  const baseVersion = row.base_version ?? 0;
  const weekStart = row.week_start ?? '';
  const lineId = row.line_id ?? '';
  switch (row.kind) {
    case 'actual': {
      const { actual, attested } = body as {
        actual: Extract<OutboxRow, { kind: 'actual' }>['body']['actual'];
        attested: Extract<OutboxRow, { kind: 'actual' }>['body']['attested'];
      };
      return { ...common, kind: 'actual', weekStart, lineId, body: { lineId, baseVersion, actual, attested } };
    }
    case 'care':
      return { ...common, kind: 'care', body: { ...(body as Omit<CareChange, 'baseVersion'>), baseVersion } };
    case 'generate':
      return { ...common, kind: 'generate', weekStart, body: null };
    case 'dispute-message': {
      const { disputeId, text } = body as { disputeId: string; text: string };
      return { ...common, kind: 'dispute-message', disputeId, body: { text } };
    }
  }
}
