// The statements on care records: their rows as SQLite holds them, and what the portal was last seen to hold.
import type { Absence } from '../../src-shared/domain/absences.ts';
import type { AdjustmentChange, AdjustmentRequest, ServiceEnd } from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';

export interface StayRow {
  id: string;
  ssRef: string;
  admitted: string;
  discharged: string | null;
  toldWho: string | null;
  toldOn: string | null;
  approvalState: 'requested' | 'given' | null;
  approvalBy: string | null;
  approvalReference: string | null;
  approvalThroughWeek: number | null;
  decisions: string | null;
  resumed: string | null;
  callsFallOnStayDays: 0 | 1 | null;
}
export type RequestRow = Omit<AdjustmentRequest, 'changes' | 'why' | 'askedBy'> & {
  why: string | null;
  askedBy: string | null;
};
export interface ChangeRow {
  lineId: string;
  kind: AdjustmentChange['kind'];
  hoursFrom: number | null;
  hoursTo: number | null;
  levelFrom: string | null;
  levelTo: string | null;
  visitsFrom: number | null;
  visitsTo: number | null;
}
export type AbsenceRow = Omit<Absence, 'lineIds'> & { lineIds: string | null };
export type EndRow = ServiceEnd & { id: string };

const stayColumns = `id, ss_ref AS ssRef, admitted, discharged, told_who AS toldWho, told_on AS toldOn,
  approval_state AS approvalState, approval_by AS approvalBy, approval_reference AS approvalReference,
  approval_through_week AS approvalThroughWeek, decisions, resumed, calls_fall_on_stay_days AS callsFallOnStayDays`;
const requestColumns = `id, ss_ref AS ssRef, start_date AS startDate, end_date AS endDate,
  submitted_on AS submittedOn, outcome, why, asked_by AS askedBy`;
const changeColumns = `line_id AS lineId, kind, hours_from AS hoursFrom, hours_to AS hoursTo, level_from AS levelFrom,
  level_to AS levelTo, visits_from AS visitsFrom, visits_to AS visitsTo`;
const endColumns = 'id, ss_ref AS ssRef, line_id AS lineId, last_day AS lastDay, cause';
const absenceColumns = `id, ss_ref AS ssRef, kind, line_ids AS lineIds, first_day AS firstDay, last_day AS lastDay,
  told_on AS toldOn, note`;
const entryColumns = 'id, line_id AS lineId, day, kind, reason, minutes, note';

/** The statements on care records, and on what the portal holds of them. */
export function careStatements(db: Db) {
  const stays = db.prepare<[], StayRow>(`SELECT ${stayColumns} FROM hospital_stay ORDER BY admitted, id`);
  const stay = db.prepare<[string], StayRow>(`SELECT ${stayColumns} FROM hospital_stay WHERE id = ?`);
  const requests = db.prepare<[], RequestRow>(`SELECT ${requestColumns} FROM adjustment_request ORDER BY id`);
  const request = db.prepare<[string], RequestRow>(`SELECT ${requestColumns} FROM adjustment_request WHERE id = ?`);
  const requestChanges = db.prepare<[string], ChangeRow>(
    `SELECT ${changeColumns} FROM adjustment_change WHERE request_id = ? ORDER BY position`,
  );
  const ends = db.prepare<[], EndRow>(`SELECT ${endColumns} FROM service_end ORDER BY id`);
  const end = db.prepare<[string], EndRow>(`SELECT ${endColumns} FROM service_end WHERE id = ?`);
  const logBetween = db.prepare<[string, string], LogEntry>(
    `SELECT ${entryColumns} FROM log_entry WHERE day >= ? AND day < ? ORDER BY day, line_id, id`,
  );
  const logOfLine = db.prepare<[string], LogEntry>(
    `SELECT ${entryColumns} FROM log_entry WHERE line_id = ? ORDER BY day, id`,
  );
  const logSaidBy = db.prepare<[string, string], { id: string; by: string; at: string }>(
    `SELECT id, changed_name AS "by", changed_at AS at FROM log_entry
     WHERE day >= ? AND day < ? AND changed_at IS NOT NULL`,
  );
  const noteSaidBy = db.prepare<[string, string, string]>(
    'UPDATE log_entry SET changed_name = ?, changed_at = ? WHERE id = ?',
  );
  const entry = db.prepare<[string], LogEntry>(`SELECT ${entryColumns} FROM log_entry WHERE id = ?`);

  const notClaimed = db.prepare<[], LogEntry>(
    `SELECT ${entryColumns} FROM log_entry WHERE kind = 'not-claimed' ORDER BY day, id`,
  );
  const absences = db.prepare<[], AbsenceRow>(`SELECT ${absenceColumns} FROM absence ORDER BY first_day, id`);
  const absence = db.prepare<[string], AbsenceRow>(`SELECT ${absenceColumns} FROM absence WHERE id = ?`);

  const putAbsence = db.prepare(
    `INSERT OR REPLACE INTO absence (id, ss_ref, kind, line_ids, first_day, last_day, told_on, note)
     VALUES (@id, @ssRef, @kind, @lineIds, @firstDay, @lastDay, @toldOn, @note)`,
  );
  const putStay = db.prepare(
    `INSERT OR REPLACE INTO hospital_stay (id, ss_ref, admitted, discharged, told_who, told_on, approval_state,
       approval_by, approval_reference, approval_through_week, decisions, resumed, calls_fall_on_stay_days)
     VALUES (@id, @ssRef, @admitted, @discharged, @toldWho, @toldOn, @approvalState, @approvalBy, @approvalReference,
       @approvalThroughWeek, @decisions, @resumed, @callsFallOnStayDays)`,
  );
  const deleteRequestChanges = db.prepare<[string]>('DELETE FROM adjustment_change WHERE request_id = ?');
  const putRequest = db.prepare(
    `INSERT INTO adjustment_request (id, ss_ref, start_date, end_date, submitted_on, outcome, why, asked_by)
     VALUES (@id, @ssRef, @startDate, @endDate, @submittedOn, @outcome, @why, @askedBy)
     ON CONFLICT (id) DO UPDATE SET ss_ref = excluded.ss_ref, start_date = excluded.start_date,
       end_date = excluded.end_date, submitted_on = excluded.submitted_on, outcome = excluded.outcome,
       why = excluded.why, asked_by = excluded.asked_by`,
  );
  const putRequestChange = db.prepare(
    `INSERT INTO adjustment_change (request_id, position, line_id, kind, hours_from, hours_to, level_from, level_to,
       visits_from, visits_to)
     VALUES (@requestId, @position, @lineId, @kind, @hoursFrom, @hoursTo, @levelFrom, @levelTo, @visitsFrom, @visitsTo)`,
  );
  const putEnd = db.prepare(
    `INSERT OR REPLACE INTO service_end (id, ss_ref, line_id, last_day, cause)
     VALUES (@id, @ssRef, @lineId, @lastDay, @cause)`,
  );
  const putEntry = db.prepare(
    `INSERT OR REPLACE INTO log_entry (id, line_id, day, kind, reason, minutes, note)
     VALUES (@id, @lineId, @day, @kind, @reason, @minutes, @note)`,
  );
  const deletes = {
    stay: db.prepare<[string]>('DELETE FROM hospital_stay WHERE id = ?'),
    adjustment: db.prepare<[string]>('DELETE FROM adjustment_request WHERE id = ?'),
    end: db.prepare<[string]>('DELETE FROM service_end WHERE id = ?'),
    log: db.prepare<[string]>('DELETE FROM log_entry WHERE id = ?'),
    absence: db.prepare<[string]>('DELETE FROM absence WHERE id = ?'),
  };
  const atPortal = db.prepare<[string, string], { version: number; record: string }>(
    'SELECT version, record FROM care_at_portal WHERE kind = ? AND id = ?',
  );
  const allAtPortal = db.prepare<[], { kind: CareRecordKind; id: string }>('SELECT kind, id FROM care_at_portal');
  const putAtPortal = db.prepare<[string, string, number, string]>(
    'INSERT OR REPLACE INTO care_at_portal (kind, id, version, record) VALUES (?, ?, ?, ?)',
  );
  const forgetAllAtPortal = db.prepare('DELETE FROM care_at_portal');
  const deleteAtPortal = db.prepare<[string, string]>('DELETE FROM care_at_portal WHERE kind = ? AND id = ?');

  return {
    stays,
    stay,
    requests,
    request,
    requestChanges,
    ends,
    end,
    logBetween,
    logOfLine,
    logSaidBy,
    noteSaidBy,
    entry,
    notClaimed,
    absences,
    absence,
    putAbsence,
    putStay,
    deleteRequestChanges,
    putRequest,
    putRequestChange,
    putEnd,
    putEntry,
    deletes,
    atPortal,
    allAtPortal,
    putAtPortal,
    forgetAllAtPortal,
    deleteAtPortal,
  };
}
