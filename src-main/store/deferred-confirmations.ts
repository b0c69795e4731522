// Confirmations that a person agreed to while the portal was out of reach: what they saw, kept until the portal is
// there again. What must stay true: a deferred confirmation is none yet; at most one a week; making one and taking it back
// are commands.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';
import { storedProblem } from './stored-problem.ts';

export interface DeferredConfirmation {
  weekStart: string;
  services: string[];
  /** What was on screen, as text (sync/confirmation.ts). */
  seen: string;
  by: By;
  /** Why a person must look again; null while it waits for the portal. */
  problem: AppProblem | null;
}

export interface DeferredConfirmationReads {
  /** By week. */
  all(): DeferredConfirmation[];
}

/** What became of one once the portal was there again: for whoever carries it out. */
export interface DeferredConfirmationOutcomes {
  /** It is not carried out; a person has to look. */
  stop(weekStart: string, problem: AppProblem): void;
  /** The receipt has come: nothing waits any more. */
  done(weekStart: string): void;
}

export type NewDeferredConfirmation = Pick<DeferredConfirmation, 'weekStart' | 'services' | 'seen'>;

interface Row {
  week_start: string;
  services: string;
  seen: string;
  by_id: string;
  by_name: string;
  at: string;
  problem: string | null;
}

export function deferredConfirmationRepository(db: Db, now: () => string) {
  const select = db.prepare<[], Row>('SELECT * FROM confirmation_wish ORDER BY week_start');
  const insert = db.prepare<[string, string, string, string, string, string]>(
    `INSERT OR REPLACE INTO confirmation_wish (week_start, services, seen, by_id, by_name, at, problem)
     VALUES (?, ?, ?, ?, ?, ?, NULL)`,
  );
  const setProblem = db.prepare<[string, string]>('UPDATE confirmation_wish SET problem = ? WHERE week_start = ?');
  const drop = db.prepare<[string]>('DELETE FROM confirmation_wish WHERE week_start = ?');

  const repository: DeferredConfirmationReads & DeferredConfirmationOutcomes = {
    all: () =>
      select.all().map((row) => ({
        weekStart: row.week_start,
        services: JSON.parse(row.services) as string[],
        seen: row.seen,
        by: { id: row.by_id, name: row.by_name, at: row.at },
        problem: storedProblem(row.problem),
      })),
    stop: (weekStart, problem) => void setProblem.run(JSON.stringify(problem), weekStart),
    done: (weekStart) => void drop.run(weekStart),
  };
  return {
    ...repository,
    /** Keeps it, in place of an earlier one for the week. Its note is the command's. */
    keep: ({ weekStart, services, seen }: NewDeferredConfirmation, by: { id: string; name: string }) =>
      void insert.run(weekStart, JSON.stringify(services), seen, by.id, by.name, now()),
    /** Somebody takes it back. Its note is the command's. */
    withdraw: (weekStart: string) => void drop.run(weekStart),
  };
}
export type DeferredConfirmations = ReturnType<typeof deferredConfirmationRepository>;
