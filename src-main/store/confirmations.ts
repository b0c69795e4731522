// Confirmations on their way. An attempt is committed before its request leaves, so that after a lost answer or a crash
// the receipt is looked up and the week is never confirmed twice.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { Receipt, WeekRecord } from '../../src-shared/portal-api/index.ts';
import { aboutNobody, type ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import type { Receipts } from './receipts.ts';
import { storedProblem } from './stored-problem.ts';

import type { Weeks } from './weeks.ts';

/** A confirmation on its way: kept, so that a lost answer is looked up and never sent twice. */
export interface ConfirmationAttempt {
  /** The Idempotency-Key (UUIDv7). */
  key: string;
  weekStart: PlainDate;
  services: string[];
  digest: string;
  statement: string;
  /** The request's JSON, frozen. */
  body: string;
  state: 'sending' | 'unknown' | 'confirmed' | 'refused';
  problem: AppProblem | null;
  createdAt: string;
}

export interface ConfirmationReads {
  /** Attempts without a verdict (`sending` or `unknown`), oldest first. */
  open(): ConfirmationAttempt[];
}

/** What the portal said of an attempt: for whoever sends it or looks its receipt up. */
export interface ConfirmationVerdicts {
  /** The receipt and the week's new state, in one transaction, with its change_log row. */
  confirmed(key: string, receipt: Receipt, week: WeekRecord | null): void;
  refused(key: string, problem: AppProblem): void;
  unknown(key: string, problem: AppProblem): void;
}

/** What a person agreed to, as it goes to the portal. */
export type NewConfirmation = Pick<
  ConfirmationAttempt,
  'key' | 'weekStart' | 'services' | 'digest' | 'statement' | 'body'
>;

interface Row {
  key: string;
  week_start: string;
  services: string;
  digest: string;
  statement: string;
  body: string;
  state: ConfirmationAttempt['state'];
  problem: string | null;
  created_at: string;
}

export function confirmationRepository(
  db: Db,
  parts: { receipts: Receipts; weeks: Weeks; log: ChangeLog; now: () => string },
) {
  const { receipts, weeks, log, now } = parts;
  const insert = db.prepare(
    `INSERT INTO confirmation (key, week_start, services, digest, statement, body, state, created_at)
     VALUES (@key, @weekStart, @services, @digest, @statement, @body, 'sending', @createdAt)`,
  );
  const setState = db.prepare<[ConfirmationAttempt['state'], string | null, string]>(
    'UPDATE confirmation SET state = ?, problem = ? WHERE key = ?',
  );
  const open = db.prepare<[], Row>("SELECT * FROM confirmation WHERE state IN ('sending', 'unknown') ORDER BY key");

  const repository: ConfirmationReads & ConfirmationVerdicts = {
    confirmed: (key, receipt, week) =>
      inTransaction(db, () => {
        setState.run('confirmed', null, key);
        receipts.save(receipt);
        if (week !== null) weeks.save(week);
        const { weekStart, number, services } = receipt;
        const { id, name } = receipt.confirmed;
        const after = { kind: 'receipt', number, services };
        log.enter({
          what: 'receipt',
          by: { id, name },
          source: 'sync',
          command: key,
          about: { ...aboutNobody, weekStart },
          after,
        });
      }),
    refused: (key, problem) => void setState.run('refused', text(problem), key),
    unknown: (key, problem) => void setState.run('unknown', text(problem), key),
    open: () =>
      open.all().map((row) => ({
        key: row.key,
        weekStart: row.week_start,
        services: JSON.parse(row.services) as string[],
        digest: row.digest,
        statement: row.statement,
        body: row.body,
        state: row.state,
        problem: storedProblem(row.problem),
        createdAt: row.created_at,
      })),
  };
  return {
    ...repository,
    /** Keeps the attempt as `sending`, before its request leaves. Its note is the command's. */
    begin: (attempt: NewConfirmation) =>
      void insert.run({ ...attempt, services: JSON.stringify(attempt.services), createdAt: now() }),
  };
}
export type Confirmations = ReturnType<typeof confirmationRepository>;

const text = (problem: AppProblem) => JSON.stringify(problem);
