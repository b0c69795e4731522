// The statements of the sync: where it stands, and the full copy while it is fetched.
import type { Db } from './database.ts';

interface StateRow {
  cursor: string | null;
  portal_id: string | null;
  last_synced_at: string | null;
  clock_offset_millis: number | null;
  clock_drift_millis: number | null;
  working_offline: number;
  problem: string | null;
  takes: string | null;
  portal_word: string | null;
}

/** The statements on the feed. */
export function syncStatements(db: Db) {
  const selectState = db.prepare<[], StateRow>('SELECT * FROM sync_state WHERE one = 1');
  const saveState = db.prepare(
    `INSERT OR REPLACE INTO sync_state (one, cursor, portal_id, last_synced_at, clock_offset_millis,
       clock_drift_millis, working_offline, problem, takes, portal_word)
     VALUES (1, @cursor, @portalId, @lastSyncedAt, @clockOffsetMillis, @clockDriftMillis, @workingOffline, @problem,
       @takes, @portalWord)`,
  );
  const clearStaged = db.prepare('DELETE FROM staged_change');
  const stageOne = db.prepare<[string, string]>('INSERT INTO staged_change (cursor, body) VALUES (?, ?)');
  const staged = db.prepare<[], { cursor: string; body: string }>(
    'SELECT cursor, body FROM staged_change ORDER BY position',
  );
  const stagedLines = db.prepare<[], { id: string }>(
    "SELECT DISTINCT json_extract(body, '$.line.id') AS id FROM staged_change WHERE json_extract(body, '$.kind') = 'line'",
  );
  const allActuals = db.prepare<[], { week_start: string; line_id: string }>('SELECT week_start, line_id FROM actual');

  const isEmpty = db.prepare<[], { empty: number }>(
    `SELECT NOT EXISTS (SELECT 1 FROM service_line) AND NOT EXISTS (SELECT 1 FROM actual)
       AND NOT EXISTS (SELECT 1 FROM care_at_portal) AND NOT EXISTS (SELECT 1 FROM outbox) AS empty`,
  );

  return { selectState, saveState, clearStaged, stageOne, staged, stagedLines, allActuals, isEmpty };
}
