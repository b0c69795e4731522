// Confirmations that a person agreed to while the portal was out of reach: what they saw, kept until the portal is
// there again. What must stay true: a deferred confirmation is none yet; at most one a week; making, stopping and taking it
// back stand in the change log.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';

export interface DeferredConfirmation {
  weekStart: string;
  services: string[];
  /** What was on screen, as text (sync/confirmation.ts). */
  seen: string;
  by: By;
  /** Why a person must look again; null while it waits for the portal. */
  problem: AppProblem | null;
}

export interface DeferredConfirmationRepository {
  /** By week. */
  all(): DeferredConfirmation[];
  /** Keeps it, in place of an earlier one for the week. */
  keep(deferred: Pick<DeferredConfirmation, 'weekStart' | 'services' | 'seen'>, by: { id: string; name: string }): void;
  /** It is not carried out; a person has to look. */
  stop(weekStart: string, problem: AppProblem): void;
  /** `by`: who took it back; null: the receipt has come. */
  remove(weekStart: string, by: { id: string; name: string } | null): void;
}

interface Row {
  week_start: string;
  services: string;
  seen: string;
  by_id: string;
  by_name: string;
  at: string;
  problem: string | null;
}

export function deferredConfirmationRepository(
  db: Db,
  parts: { log: ChangeLog; now: () => string; newId: () => string },
): DeferredConfirmationRepository {
  const { log, now, newId } = parts;
  const select = db.prepare<[], Row>('SELECT * FROM confirmation_wish ORDER BY week_start');
  const insert = db.prepare<[string, string, string, string, string, string]>(
    `INSERT OR REPLACE INTO confirmation_wish (week_start, services, seen, by_id, by_name, at, problem)
     VALUES (?, ?, ?, ?, ?, ?, NULL)`,
  );
  const setProblem = db.prepare<[string, string]>('UPDATE confirmation_wish SET problem = ? WHERE week_start = ?');
  const drop = db.prepare<[string]>('DELETE FROM confirmation_wish WHERE week_start = ?');

  function note(what: string, by: { id: string; name: string }, weekStart: string, after: unknown): void {
    const about = { weekStart, lineId: null, ssRef: null, before: null, after, why: '' };
    log.append({ at: now(), by, command: newId(), what, source: 'typed', ...about });
  }

  return {
    all: () =>
      select.all().map((row) => ({
        weekStart: row.week_start,
        services: JSON.parse(row.services) as string[],
        seen: row.seen,
        by: { id: row.by_id, name: row.by_name, at: row.at },
        problem: row.problem === null ? null : (JSON.parse(row.problem) as AppProblem),
      })),
    keep: ({ weekStart, services, seen }, by) =>
      inTransaction(db, () => {
        insert.run(weekStart, JSON.stringify(services), seen, by.id, by.name, now());
        note('confirm-when-online', by, weekStart, { kind: 'confirmation-wish', services });
      }),
    stop: (weekStart, problem) => void setProblem.run(JSON.stringify(problem), weekStart),
    remove: (weekStart, by) =>
      inTransaction(db, () => {
        drop.run(weekStart);
        if (by !== null)
          note('confirm-when-online-withdrawn', by, weekStart, { kind: 'confirmation-wish', services: [] });
      }),
  };
}
