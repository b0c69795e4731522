// The last sign-in at the council's own portal, as somebody reported it. The newest report counts, also when it corrects
// an earlier one to an earlier day.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import type { ChangeLog } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';

export interface PortalAccessRepository {
  /** The last sign-in at the council's portal that somebody reported. */
  last(): { day: PlainDate; by: By } | null;
  report(day: PlainDate, by: { id: string; name: string }): void;
}

export function portalAccessRepository(
  db: Db,
  { log, now, newId }: { log: ChangeLog; now: () => string; newId: () => string },
): PortalAccessRepository {
  const last = db.prepare<[], { day: string; by_id: string; by_name: string; at: string }>(
    'SELECT day, by_id, by_name, at FROM portal_access ORDER BY id DESC LIMIT 1',
  );
  const add = db.prepare<[string, string, string, string]>(
    'INSERT INTO portal_access (day, by_id, by_name, at) VALUES (?, ?, ?, ?)',
  );
  const nobody = { weekStart: null, lineId: null, ssRef: null };
  return {
    last() {
      const row = last.get();
      return row === undefined ? null : { day: row.day, by: { id: row.by_id, name: row.by_name, at: row.at } };
    },
    report: (day, by) =>
      inTransaction(db, () => {
        add.run(day, by.id, by.name, now());
        const after = { kind: 'portal-access', day };
        const entry = { at: now(), by, command: newId(), what: 'portal-access', source: 'typed' as const };
        log.append({ ...entry, ...nobody, before: null, after, why: '' });
      }),
  };
}
