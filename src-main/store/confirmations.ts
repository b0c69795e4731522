// Confirmations on their way. An attempt is committed before its request leaves, so that after a lost answer or a crash
// the receipt is looked up and the week is never confirmed twice.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import type { PortalWords } from './portal-words.ts';
import type { ConfirmationAttempt, ConfirmationRepository } from './store.ts';
import type { Weeks } from './weeks.ts';

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
  parts: { words: PortalWords; weeks: Weeks; log: ChangeLog; now: () => string },
): ConfirmationRepository {
  const { words, weeks, log, now } = parts;
  const insert = db.prepare(
    `INSERT INTO confirmation (key, week_start, services, digest, statement, body, state, created_at)
     VALUES (@key, @weekStart, @services, @digest, @statement, @body, 'sending', @createdAt)`,
  );
  const setState = db.prepare<[ConfirmationAttempt['state'], string | null, string]>(
    'UPDATE confirmation SET state = ?, problem = ? WHERE key = ?',
  );
  const open = db.prepare<[], Row>("SELECT * FROM confirmation WHERE state IN ('sending', 'unknown') ORDER BY key");

  function note(
    what: string,
    source: 'typed' | 'sync',
    by: { id: string; name: string },
    weekStart: string,
    after: unknown,
    command: string,
  ) {
    log.append({
      at: now(),
      by,
      command,
      what,
      source,
      weekStart,
      lineId: null,
      ssRef: null,
      before: null,
      after,
      why: '',
    });
  }

  return {
    begin: (attempt, by) =>
      inTransaction(db, () => {
        insert.run({ ...attempt, services: JSON.stringify(attempt.services), createdAt: now() });
        const { weekStart, services, digest, statement, key } = attempt;
        note('confirm', 'typed', by, weekStart, { kind: 'confirmation', services, digest, statement }, key);
      }),
    confirmed: (key, receipt, week) =>
      inTransaction(db, () => {
        setState.run('confirmed', null, key);
        words.saveReceipt(receipt);
        if (week !== null) weeks.save(week);
        const { id, name } = receipt.confirmed;
        note(
          'receipt',
          'sync',
          { id, name },
          receipt.weekStart,
          { kind: 'receipt', number: receipt.number, services: receipt.services },
          key,
        );
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
        problem: row.problem === null ? null : (JSON.parse(row.problem) as AppProblem),
        createdAt: row.created_at,
      })),
  };
}

const text = (problem: AppProblem) => JSON.stringify(problem);
