// The last sign-in at the council's own portal, as somebody reported it. The newest report counts, also when it corrects
// an earlier one to an earlier day.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { By } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

export interface PortalAccessReads {
  /** The last sign-in at the council's portal that somebody reported. */
  last(): { day: PlainDate; by: By } | null;
}

export function portalAccessRepository(db: Db) {
  const last = db.prepare<[], { day: string; by_id: string; by_name: string; at: string }>(
    'SELECT day, by_id, by_name, at FROM portal_access ORDER BY id DESC LIMIT 1',
  );
  const add = db.prepare<[string, string, string, string]>(
    'INSERT INTO portal_access (day, by_id, by_name, at) VALUES (?, ?, ?, ?)',
  );
  const repository: PortalAccessReads = {
    last() {
      const row = last.get();
      return row === undefined ? null : { day: row.day, by: { id: row.by_id, name: row.by_name, at: row.at } };
    },
  };
  return {
    ...repository,
    /** Its note is the command's. */
    report: (day: PlainDate, by: By) => void add.run(day, by.id, by.name, by.at),
  };
}
export type PortalAccess = ReturnType<typeof portalAccessRepository>;
