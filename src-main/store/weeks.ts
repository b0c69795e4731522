// The weeks as the portal told them, with its findings, and the acknowledgements of warnings that were given here.
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { By, WeekRecord, WeekStatus } from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { Db } from './database.ts';

export interface WeekRepository {
  /** Newest first. */
  all(): WeekRecord[];
  get(weekStart: PlainDate): WeekRecord | null;
  /** The most lines that needed somebody at once, as far as it was noted here. */
  mostNeedingAttention(weekStart: PlainDate): number;
}

/** How many lines of a week needed somebody: a count for the overview, and nothing of the week itself. */
export interface AttentionNotes {
  /** Notes that so many lines need somebody now; nothing is written where as many did before. */
  note(weekStart: PlainDate, lines: number): void;
}

export interface Acknowledged {
  key: string;
  reason: string;
  by: By;
}

export interface AcknowledgementRepository {
  ofWeek(weekStart: PlainDate): Acknowledged[];
  /** Those of the week, and those of other weeks that hold until a fact about a person changes: their keys name no week. */
  forWeek(weekStart: PlainDate): Acknowledged[];
}

interface WeekRow {
  week_start: string;
  status: WeekStatus;
  generated: number;
  generated_at: string | null;
}

export function weekRepository(db: Db) {
  const all = db.prepare<[], WeekRow>('SELECT * FROM week ORDER BY week_start DESC');
  const one = db.prepare<[string], WeekRow>('SELECT * FROM week WHERE week_start = ?');
  const services = db.prepare<[string], WeekRecord['services'][number]>(
    'SELECT service, state, receipt_id AS receiptId FROM week_service WHERE week_start = ? ORDER BY position',
  );
  const exceptions = db.prepare<[string], { body: string }>(
    'SELECT body FROM exception WHERE week_start = ? AND line_id IS NULL ORDER BY rowid',
  );
  const needing = db.prepare<[string], { most: number }>('SELECT most FROM week_needing WHERE week_start = ?');
  const saveAttention = db.prepare<[string, number]>(
    'INSERT OR REPLACE INTO week_needing (week_start, most) VALUES (?, ?)',
  );
  const ensure = db.prepare<[string]>(
    "INSERT OR IGNORE INTO week (week_start, status, generated, known) VALUES (?, 'open', 0, 0)",
  );
  const upsert = db.prepare<[string, string, number, string | null]>(
    `INSERT INTO week (week_start, status, generated, generated_at, known) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (week_start) DO UPDATE SET status = excluded.status, generated = excluded.generated,
       generated_at = excluded.generated_at, known = 1`,
  );
  const deleteServices = db.prepare<[string]>('DELETE FROM week_service WHERE week_start = ?');
  const insertService = db.prepare<[string, string, number, string, string | null]>(
    'INSERT INTO week_service (week_start, service, position, state, receipt_id) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteExceptions = db.prepare<[string, string | null]>(
    'DELETE FROM exception WHERE week_start = ? AND line_id IS ?',
  );
  const insertException = db.prepare<[string, string, string | null, string, string, string]>(
    'INSERT OR REPLACE INTO exception (week_start, key, line_id, rule, level, body) VALUES (?, ?, ?, ?, ?, ?)',
  );

  function weekOf(row: WeekRow): WeekRecord {
    return {
      weekStart: row.week_start,
      status: row.status,
      generated: row.generated === 1,
      generatedAt: row.generated_at,
      services: services.all(row.week_start),
      exceptions: exceptions.all(row.week_start).map(({ body }) => JSON.parse(body) as Finding),
    };
  }

  /** Replaces the portal's findings on one line, or with `lineId: null` those on the week as a whole. */
  function saveExceptions(weekStart: string, lineId: string | null, findings: readonly Finding[]): void {
    deleteExceptions.run(weekStart, lineId);
    for (const finding of findings) {
      insertException.run(weekStart, finding.key, lineId, finding.rule, finding.level, JSON.stringify(finding));
    }
  }

  const mostNeedingAttention = (weekStart: string) => needing.get(weekStart)?.most ?? 0;

  const attention: AttentionNotes = {
    note(weekStart, lines) {
      if (lines > mostNeedingAttention(weekStart)) saveAttention.run(weekStart, lines);
    },
  };
  const repository: WeekRepository = {
    all: () => all.all().map(weekOf),
    mostNeedingAttention,
    get(weekStart) {
      const row = one.get(weekStart);
      return row === undefined ? null : weekOf(row);
    },
  };
  return {
    ...repository,
    attention,
    /** A week that something refers to before the portal described it: open and not generated. */
    ensure: (weekStart: string) => void ensure.run(weekStart),
    saveExceptions,
    save(week: WeekRecord): void {
      upsert.run(week.weekStart, week.status, week.generated ? 1 : 0, week.generatedAt);
      deleteServices.run(week.weekStart);
      week.services.forEach(({ service, state, receiptId }, position) => {
        // Only a receipt says confirmed.
        const believed = state === 'confirmed' && receiptId === null ? 'open' : state;
        insertService.run(week.weekStart, service, position, believed, receiptId);
      });
      saveExceptions(week.weekStart, null, week.exceptions);
    },
  };
}
export type Weeks = ReturnType<typeof weekRepository>;

interface AcknowledgementRow {
  key: string;
  reason: string;
  by_id: string;
  by_name: string;
  at: string;
}

export function acknowledgementRepository(db: Db) {
  const ofWeek = db.prepare<[string], AcknowledgementRow>(
    'SELECT * FROM acknowledgement WHERE week_start = ? ORDER BY key',
  );
  // A key without a week (two bars after the rule) is of a fact about a person, and holds in every week.
  const forWeek = db.prepare<[string, string], AcknowledgementRow>(
    `SELECT * FROM acknowledgement WHERE week_start = ? OR instr(key, '||') = instr(key, '|')
     ORDER BY key, week_start <> ? DESC, week_start`,
  );
  const save = db.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO acknowledgement (week_start, key, reason, by_id, by_name, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (week_start, key) DO UPDATE SET reason = excluded.reason, by_id = excluded.by_id,
       by_name = excluded.by_name, at = excluded.at`,
  );
  const given = (row: AcknowledgementRow): Acknowledged => ({
    key: row.key,
    reason: row.reason,
    by: { id: row.by_id, name: row.by_name, at: row.at },
  });
  const repository: AcknowledgementRepository = {
    ofWeek: (weekStart) => ofWeek.all(weekStart).map(given),
    // Of one key, that of the week itself comes last and counts, else the latest.
    forWeek: (weekStart) => [
      ...new Map(forWeek.all(weekStart, weekStart).map((row) => [row.key, given(row)])).values(),
    ],
  };
  return {
    ...repository,
    save: (weekStart: string, { key, reason, by }: Acknowledged) =>
      void save.run(weekStart, key, reason, by.id, by.name, by.at),
  };
}
export type Acknowledgements = ReturnType<typeof acknowledgementRepository>;
