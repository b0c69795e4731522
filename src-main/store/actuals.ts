// The actual of each line and week as this computer shows it, its variations, and the portal's record as last seen.
// Reading is open to everybody; the writers are for commands and sync, inside their transactions.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import { workSubject } from '../../src-shared/packet/work-subject.ts';
import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';
import { type ActualRow, actualOf, byColumns, storedOf, type UnsentRow, type VariationRow } from './actual-rows.ts';
import type { Db } from './database.ts';
import type { SendState } from './send-state.ts';
import type { WrittenRepository } from './written.ts';

/**
 * Who stands behind the comment: the app wrote it from the variations, a person wrote or edited it here, or it came
 * with the portal's record and nobody here knows (then it counts as written by the app only if it reads like that).
 */
export type CommentSource = 'written' | 'edited' | 'pulled';

/** One line's record of a week as this computer shows it, with what the portal was last seen to hold. */
export interface StoredActual {
  /** What the screen shows: the person's own unsent work where there is any, else the portal's. */
  actual: WeeklyActual;
  attested: By | null;
  /** Who last changed it, here or at the portal; null while it stands as generated. */
  changed: By | null;
  commentSource: CommentSource;
  /** What the portal was last seen to hold; null when it took the actual away while work on it is unsent. */
  portal: ActualRecord | null;
  sendState: SendState;
  /** What the unsent edit was based on; null when nothing is unsent. */
  base: ActualRecord | null;
  /** Why the portal refused the line; null unless `sendState` is `rejected`. */
  rejection: AppProblem | null;
}

/** A person's edit of one line, complete: every field is written as given. */
export interface ActualEdit {
  actual: WeeklyActual;
  attested: By | null;
  commentSource: CommentSource;
  why?: string;
}

export interface ActualRepository {
  /** Every actual of the week, by line id. */
  ofWeek(weekStart: PlainDate): StoredActual[];
  get(weekStart: PlainDate, lineId: string): StoredActual | null;
  /** By line id, newest first, the `weeks` weeks before `weekStart`. Lines without earlier actuals are left out. */
  earlier(weekStart: PlainDate, weeks: number): Record<string, WeeklyActual[]>;
  /** The same for one line. */
  earlierOfLine(weekStart: PlainDate, lineId: string, weeks: number): WeeklyActual[];
  /** Of one line, all weeks that are here, newest first. */
  ofLine(lineId: string): StoredActual[];
  /** The first week of which anything is here, or null. */
  firstWeek(): PlainDate | null;
  /** Lines with hours, from this week on, for a stay that is not recorded (any more) or because the service ended. */
  withoutTheirStayOrEnded(from: PlainDate): string[];
}

/** What one line shows, without the portal's side of it. */
export interface ShownActual {
  actual: WeeklyActual;
  attested: By | null;
  changed: By | null;
  commentSource: CommentSource;
}

const unsentColumns = 'line_id, state, batch_key, base, problem';
const unsentActual = "kind = 'actual' AND state NOT IN ('accepted', 'withdrawn')";

export function actualRepository(db: Db, written: WrittenRepository) {
  const sql = actualStatements(db);

  // Earlier weeks hardly ever change, and are by far the most to read: twelve weeks of thousands of lines. They are kept
  // until a record of one of them is written, which only this connection can do.
  let earlierKept: { from: string; to: string; mark: number; found: Record<string, WeeklyActual[]> } | null = null;
  const isWrittenSince = (mark: number, from: string, to: string) =>
    written
      .since(mark)
      ?.some(
        ({ table, weekStart }) =>
          (table === 'actual' || table === 'variation') && weekStart !== null && weekStart >= from && weekStart < to,
      ) ?? true;

  const repository: ActualRepository = {
    ofWeek(weekStart) {
      const variations = byKey(sql.variationsBetween.all(weekStart, addDays(weekStart, 7)));
      const unsent = new Map<string, UnsentRow[]>();
      for (const row of sql.unsentOfWeek.all(weekStart)) push(unsent, row.line_id, row);
      return sql.selectWeek
        .all(weekStart)
        .map((row) => storedOf(row, variations.get(keyOf(row)) ?? [], unsent.get(row.line_id) ?? []));
    },
    get(weekStart, lineId) {
      const row = sql.selectOne.get(weekStart, lineId);
      if (row === undefined) return null;
      return storedOf(
        row,
        sql.variationsOfOne.all(weekStart, lineId),
        sql.unsentOfOne.all({ subject: workSubject.actual(weekStart, lineId) }),
      );
    },
    earlier(weekStart, weeks) {
      const from = addDays(weekStart, -7 * weeks);
      const before = earlierKept;
      const mark = written.mark();
      if (before?.from === from && before.to === weekStart && !isWrittenSince(before.mark, from, weekStart)) {
        before.mark = mark;
        return before.found;
      }
      const variations = byKey(sql.variationsBetween.all(from, weekStart));
      const found: Record<string, WeeklyActual[]> = {};
      for (const row of sql.selectBetween.all(from, weekStart)) {
        const one = actualOf(row, variations.get(keyOf(row)) ?? []);
        const ofLine = found[row.line_id];
        if (ofLine === undefined) found[row.line_id] = [one];
        else ofLine.push(one);
      }
      // What is read inside a transaction may be taken back.
      if (!db.inTransaction) earlierKept = { from, to: weekStart, mark, found };
      return found;
    },
    ofLine: (lineId) => sql.weeksOfLine.all(lineId).flatMap((weekStart) => repository.get(weekStart, lineId) ?? []),
    firstWeek: () => sql.selectFirstWeek.get() ?? null,
    withoutTheirStayOrEnded: (from) => sql.withoutTheirStayOrEnded.all(from),
    earlierOfLine(weekStart, lineId, weeks) {
      return sql.selectBetweenOfLine
        .all(lineId, addDays(weekStart, -7 * weeks), weekStart)
        .map((row) => actualOf(row, sql.variationsOfOne.all(row.week_start, lineId)));
    },
  };

  /** Writes what the line shows. The portal's side of the row stays as it is. */
  function show({ actual, attested, changed, commentSource }: ShownActual): void {
    sql.upsert.run({
      week_start: actual.weekStart,
      line_id: actual.lineId,
      planned: actual.planned,
      actual: actual.actual,
      frustrated: actual.frustrated,
      missed: actual.missed,
      extra: actual.extra,
      visits: actual.visits,
      generated_visits: actual.generatedVisits,
      comment: actual.comment,
      comment_source: commentSource,
      ...byColumns('attested', attested),
      ...byColumns('changed', changed),
    });
    sql.deleteVariations.run(actual.weekStart, actual.lineId);
    actual.variations.forEach((v, position) => {
      sql.insertVariation.run(
        actual.weekStart,
        actual.lineId,
        position,
        v.category,
        v.reason,
        v.quantity,
        v.firstDay,
        v.lastDay,
        v.hospitalStayId,
        v.note,
        v.separateCause ?? null,
      );
    });
  }

  /** Remembers what the portal holds of a line that is already shown. */
  function rememberPortal(record: ActualRecord): void {
    const { weekStart, lineId } = record.actual;
    sql.updatePortal.run(record.version, JSON.stringify(record), weekStart, lineId);
  }

  /** The portal holds nothing of the line any more; what is shown stays. */
  function forgetPortal(weekStart: string, lineId: string): void {
    sql.clearPortal.run(weekStart, lineId);
  }

  function remove(weekStart: string, lineId: string): void {
    sql.deleteVariations.run(weekStart, lineId);
    sql.deleteActual.run(weekStart, lineId);
  }

  return { ...repository, show, rememberPortal, forgetPortal, remove };
}

/** The statements on actuals and their variations. */
function actualStatements(db: Db) {
  const selectWeek = db.prepare<[string], ActualRow>('SELECT * FROM actual WHERE week_start = ? ORDER BY line_id');
  const selectOne = db.prepare<[string, string], ActualRow>(
    'SELECT * FROM actual WHERE week_start = ? AND line_id = ?',
  );
  const selectBetween = db.prepare<[string, string], ActualRow>(
    'SELECT * FROM actual WHERE week_start >= ? AND week_start < ? ORDER BY week_start DESC, line_id',
  );
  const selectBetweenOfLine = db.prepare<[string, string, string], ActualRow>(
    'SELECT * FROM actual WHERE line_id = ? AND week_start >= ? AND week_start < ? ORDER BY week_start DESC',
  );
  const weeksOfLine = db
    .prepare<[string], PlainDate>('SELECT week_start FROM actual WHERE line_id = ? ORDER BY week_start DESC')
    .pluck();
  const selectFirstWeek = db
    .prepare<[], PlainDate>('SELECT week_start FROM actual ORDER BY week_start LIMIT 1')
    .pluck();
  const variationsBetween = db.prepare<[string, string], VariationRow>(
    'SELECT * FROM variation WHERE week_start >= ? AND week_start < ? ORDER BY week_start, line_id, position',
  );
  const variationsOfOne = db.prepare<[string, string], VariationRow>(
    'SELECT * FROM variation WHERE week_start = ? AND line_id = ? ORDER BY position',
  );
  const unsentOfWeek = db.prepare<[string], UnsentRow>(
    `SELECT ${unsentColumns} FROM outbox WHERE ${unsentActual} AND week_start = ? ORDER BY id`,
  );
  // A subject has at most one row on its way and one open to edits, each found by its own index. By the index of all
  // unsent rows, saving 5,000 lines would look at 5,000 rows for each of them.
  const unsentOfOne = db.prepare<{ subject: string }, UnsentRow>(
    `SELECT id, ${unsentColumns} FROM outbox WHERE subject = @subject AND batch_key IS NOT NULL
       AND state IN ('pending', 'sending', 'unknown')
     UNION ALL
     SELECT id, ${unsentColumns} FROM outbox WHERE subject = @subject
       AND (state IN ('conflict', 'rejected') OR (state = 'pending' AND batch_key IS NULL))
     ORDER BY id`,
  );
  const upsert = db.prepare(
    `INSERT INTO actual (week_start, line_id, planned, actual, frustrated, missed, extra, visits, generated_visits,
       comment, comment_source, attested_id, attested_name, attested_at, changed_id, changed_name, changed_at)
     VALUES (@week_start, @line_id, @planned, @actual, @frustrated, @missed, @extra, @visits, @generated_visits,
       @comment, @comment_source, @attested_id, @attested_name, @attested_at, @changed_id, @changed_name, @changed_at)
     ON CONFLICT (week_start, line_id) DO UPDATE SET planned = excluded.planned, actual = excluded.actual,
       frustrated = excluded.frustrated, missed = excluded.missed, extra = excluded.extra, visits = excluded.visits,
       generated_visits = excluded.generated_visits, comment = excluded.comment,
       comment_source = excluded.comment_source, attested_id = excluded.attested_id,
       attested_name = excluded.attested_name, attested_at = excluded.attested_at, changed_id = excluded.changed_id,
       changed_name = excluded.changed_name, changed_at = excluded.changed_at`,
  );
  const withoutTheirStayOrEnded = db
    .prepare<[string], string>(
      `SELECT DISTINCT line_id FROM variation WHERE week_start >= ? AND (reason = 'service_ended'
         OR (hospital_stay_id IS NOT NULL AND hospital_stay_id NOT IN (SELECT id FROM hospital_stay)))`,
    )
    .pluck();
  const deleteVariations = db.prepare<[string, string]>('DELETE FROM variation WHERE week_start = ? AND line_id = ?');
  const insertVariation = db.prepare(
    `INSERT INTO variation (week_start, line_id, position, category, reason, quantity, first_day, last_day,
       hospital_stay_id, note, separate_cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const updatePortal = db.prepare<[number, string, string, string]>(
    'UPDATE actual SET portal_version = ?, portal_record = ? WHERE week_start = ? AND line_id = ?',
  );
  const clearPortal = db.prepare<[string, string]>(
    'UPDATE actual SET portal_version = NULL, portal_record = NULL WHERE week_start = ? AND line_id = ?',
  );
  const deleteActual = db.prepare<[string, string]>('DELETE FROM actual WHERE week_start = ? AND line_id = ?');

  return {
    selectWeek,
    selectOne,
    selectBetween,
    selectBetweenOfLine,
    weeksOfLine,
    selectFirstWeek,
    variationsBetween,
    variationsOfOne,
    unsentOfWeek,
    unsentOfOne,
    withoutTheirStayOrEnded,
    upsert,
    deleteVariations,
    insertVariation,
    updatePortal,
    clearPortal,
    deleteActual,
  };
}
export type Actuals = ReturnType<typeof actualRepository>;

const keyOf = (row: { week_start: string; line_id: string }) => `${row.week_start} ${row.line_id}`;

function byKey(rows: readonly VariationRow[]): Map<string, VariationRow[]> {
  const found = new Map<string, VariationRow[]>();
  for (const row of rows) push(found, keyOf(row), row);
  return found;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
