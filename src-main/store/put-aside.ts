// Records that break the contract: what a portal sends of them is kept out of the records, and what an earlier version
// stored was moved here. What must stay true: nothing of it is thrown away before the portal sends the record anew.
import type { UnfitChange } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

export interface PutAsideRecord {
  /** Of the feed's kinds, or whatever a portal called it. */
  kind: string;
  id: string;
  weekStart: string | null;
  /** Where it breaks the contract, and how. */
  why: string;
  /** ISO instant; null for what an earlier version had stored. */
  at: string | null;
}

export interface PutAsideReads {
  count(): number;
  all(): PutAsideRecord[];
}

export function putAsideRepository(db: Db, now: () => string) {
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM put_aside');
  const all = db.prepare<[], PutAsideRecord>(
    'SELECT kind, id, week_start AS weekStart, why, at FROM put_aside ORDER BY name',
  );
  const save = db.prepare(
    `INSERT OR REPLACE INTO put_aside (name, kind, id, week_start, why, body, source, at)
     VALUES (@name, @kind, @id, @weekStart, @why, @body, 'portal', @at)`,
  );
  const drop = db.prepare<[string, string]>('DELETE FROM put_aside WHERE name IN (?, ?)');
  const ofPortal = db.prepare<[], { body: string }>(
    "SELECT body FROM put_aside WHERE source = 'portal' AND body IS NOT NULL ORDER BY name",
  );
  const reads: PutAsideReads = { count: () => count.get()?.n ?? 0, all: () => all.all() };
  return {
    ...reads,
    save(unfit: UnfitChange): void {
      save.run({ ...unfit, at: now() });
    },
    /** The record came as it should, or is gone. */
    drop: (name: string) => void drop.run(name, `stored ${name}`),
    /** What a portal sent, to be read anew by a version that may know more. */
    bodies: () => ofPortal.all().map(({ body }) => JSON.parse(body) as unknown),
  };
}
export type PutAside = ReturnType<typeof putAsideRepository>;
