// Hospital stays, adjustment requests, ends of service and log entries: what people recorded here, and the version in
// which the portal was last seen to hold each. A record's value is written and read whole.

import type {
  AdjustmentChange,
  AdjustmentRequest,
  HospitalStay,
  ServiceEnd,
  StayDecision,
} from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import { workSubject } from '../../src-shared/packet/work-subject.ts';
import type { By, CareRecord, CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { Db } from './database.ts';
import type { OutboxRows } from './outbox-rows.ts';
import { type SendState, sendStateOf } from './send-state.ts';

export interface CareRepository {
  stays(): HospitalStay[];
  adjustments(): AdjustmentRequest[];
  ends(): { id: string; end: ServiceEnd }[];
  /** Log entries with a day in the week. */
  logOfWeek(weekStart: PlainDate): LogEntry[];
  /** Log entries with a day in the `weeks` weeks before. */
  logBefore(weekStart: PlainDate, weeks: number): LogEntry[];
  /** All log entries of one line that are here. */
  logOfLine(lineId: string): LogEntry[];
  /** Of log entries of the week that came from the portal: who last changed each and when, by its id. */
  logSaidBy(weekStart: PlainDate): Map<string, { by: string; at: string }>;
  get(kind: CareRecordKind, id: string): CareRecord | null;
  sendState(kind: CareRecordKind, id: string): SendState;
  /** What the portal was last seen to hold, with its version; version 0 and null when it holds nothing. */
  atPortal(kind: CareRecordKind, id: string): { version: number; record: CareRecord | null };
}

interface StayRow {
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
type RequestRow = Omit<AdjustmentRequest, 'changes' | 'why' | 'askedBy'> & {
  why: string | null;
  askedBy: string | null;
};
interface ChangeRow {
  lineId: string;
  kind: AdjustmentChange['kind'];
  hoursFrom: number | null;
  hoursTo: number | null;
  levelFrom: string | null;
  levelTo: string | null;
  visitsFrom: number | null;
  visitsTo: number | null;
}
type EndRow = ServiceEnd & { id: string };

const stayColumns = `id, ss_ref AS ssRef, admitted, discharged, told_who AS toldWho, told_on AS toldOn,
  approval_state AS approvalState, approval_by AS approvalBy, approval_reference AS approvalReference,
  approval_through_week AS approvalThroughWeek, decisions, resumed, calls_fall_on_stay_days AS callsFallOnStayDays`;
const requestColumns = `id, ss_ref AS ssRef, start_date AS startDate, end_date AS endDate,
  submitted_on AS submittedOn, outcome, why, asked_by AS askedBy`;
const changeColumns = `line_id AS lineId, kind, hours_from AS hoursFrom, hours_to AS hoursTo, level_from AS levelFrom,
  level_to AS levelTo, visits_from AS visitsFrom, visits_to AS visitsTo`;
const endColumns = 'id, ss_ref AS ssRef, line_id AS lineId, last_day AS lastDay, cause';
const entryColumns = 'id, line_id AS lineId, day, kind, reason, minutes, note';

export function careRepository(db: Db, rows: OutboxRows) {
  const sql = careStatements(db);

  const requestOf = (row: RequestRow): AdjustmentRequest => ({
    id: row.id,
    ssRef: row.ssRef,
    changes: sql.requestChanges.all(row.id).map(changeOf),
    startDate: row.startDate,
    endDate: row.endDate,
    submittedOn: row.submittedOn,
    outcome: row.outcome,
    ...(row.why === null ? {} : { why: row.why }),
    ...(row.askedBy === null ? {} : { askedBy: row.askedBy }),
  });

  function get(kind: CareRecordKind, id: string): CareRecord | null {
    switch (kind) {
      case 'stay': {
        const row = sql.stay.get(id);
        return row === undefined ? null : { kind, id, value: stayOf(row) };
      }
      case 'adjustment': {
        const row = sql.request.get(id);
        return row === undefined ? null : { kind, id, value: requestOf(row) };
      }
      case 'end': {
        const row = sql.end.get(id);
        return row === undefined ? null : { kind, id, value: endOf(row) };
      }
      case 'log': {
        const row = sql.entry.get(id);
        return row === undefined ? null : { kind, id, value: row };
      }
    }
  }

  /** Writes the record as given; the portal's version of it stays as it is. */
  function put(record: CareRecord): void {
    switch (record.kind) {
      case 'stay': {
        const { told, approval, decisions, resumed, callsFallOnStayDays, ...value } = record.value;
        sql.putStay.run({
          ...value,
          decisions: decisions === undefined ? null : JSON.stringify(decisions),
          resumed: resumed ?? null,
          callsFallOnStayDays: callsFallOnStayDays === undefined ? null : Number(callsFallOnStayDays),
          toldWho: told?.who ?? null,
          toldOn: told?.on ?? null,
          approvalState: approval?.state ?? null,
          approvalBy: approval?.by ?? null,
          approvalReference: approval?.reference ?? null,
          approvalThroughWeek: approval?.throughWeek ?? null,
        });
        return;
      }
      case 'adjustment': {
        const { changes, ...value } = record.value;
        sql.putRequest.run({ ...value, why: value.why ?? null, askedBy: value.askedBy ?? null });
        sql.deleteRequestChanges.run(record.id);
        changes.forEach(({ lineId, kind, hours, level, visits }, position) => {
          sql.putRequestChange.run({
            requestId: record.id,
            position,
            lineId,
            kind,
            ...{ hoursFrom: hours?.from ?? null, hoursTo: hours?.to ?? null },
            ...{ levelFrom: level?.from ?? null, levelTo: level?.to ?? null },
            ...{ visitsFrom: visits?.from ?? null, visitsTo: visits?.to ?? null },
          });
        });
        return;
      }
      case 'end':
        sql.putEnd.run({ id: record.id, ...record.value });
        return;
      case 'log':
        sql.putEntry.run(record.value);
        return;
    }
  }

  function remove(kind: CareRecordKind, id: string): void {
    if (kind === 'adjustment') sql.deleteRequestChanges.run(id);
    sql.deletes[kind].run(id);
  }

  const repository: CareRepository = {
    stays: () => sql.stays.all().map(stayOf),
    adjustments: () => sql.requests.all().map(requestOf),
    ends: () => sql.ends.all().map((row) => ({ id: row.id, end: endOf(row) })),
    logOfWeek: (weekStart) => sql.logBetween.all(weekStart, addDays(weekStart, 7)),
    logBefore: (weekStart, weeks) => sql.logBetween.all(addDays(weekStart, -7 * weeks), weekStart),
    logOfLine: (lineId) => sql.logOfLine.all(lineId),
    logSaidBy: (weekStart) =>
      new Map(sql.logSaidBy.all(weekStart, addDays(weekStart, 7)).map(({ id, by, at }) => [id, { by, at }])),
    get,
    sendState: (kind, id) => sendStateOf(rows.unsent(workSubject.care(kind, id))),
    atPortal(kind, id) {
      const row = sql.atPortal.get(kind, id);
      return row === undefined
        ? { version: 0, record: null }
        : { version: row.version, record: JSON.parse(row.record) as CareRecord };
    },
  };
  return {
    ...repository,
    put,
    remove,
    allAtPortal: () => sql.allAtPortal.all(),
    /** Of a log entry as it stands here: who changed it so, and when, by the portal. */
    noteSaidBy: (id: string, { name, at }: By) => void sql.noteSaidBy.run(name, at, id),
    /** Another portal holds nothing of them as far as is known. */
    forgetPortal: () => void sql.forgetAllAtPortal.run(),
    rememberPortal(kind: CareRecordKind, id: string, version: number, record: CareRecord | null): void {
      if (record === null) sql.deleteAtPortal.run(kind, id);
      else sql.putAtPortal.run(kind, id, version, JSON.stringify(record));
    },
    /** That the portal removed it while a change to it is on its way: its answer may be from before that. */
    rememberRemoval: (kind: CareRecordKind, id: string) => void sql.putAtPortal.run(kind, id, 0, 'null'),
    wasRemoved: (kind: CareRecordKind, id: string) => sql.atPortal.get(kind, id)?.record === 'null',
  };
}

/** The statements on care records, and on what the portal holds of them. */
function careStatements(db: Db) {
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
export type Care = ReturnType<typeof careRepository>;

function stayOf(row: StayRow): HospitalStay {
  const { toldWho, toldOn, approvalState, approvalBy, approvalReference, approvalThroughWeek } = row;
  return {
    id: row.id,
    ssRef: row.ssRef,
    admitted: row.admitted,
    discharged: row.discharged,
    told: toldWho === null || toldOn === null ? null : { who: toldWho, on: toldOn },
    approval:
      approvalState === null
        ? null
        : {
            state: approvalState,
            by: approvalBy ?? '',
            reference: approvalReference ?? '',
            throughWeek: approvalThroughWeek ?? 1,
          },
    ...(row.decisions === null
      ? {}
      : {
          // Written by `put`, from a record that was parsed where it came in.
          decisions: JSON.parse(row.decisions) as StayDecision[],
          resumed: row.resumed,
          ...(row.callsFallOnStayDays === null ? {} : { callsFallOnStayDays: row.callsFallOnStayDays === 1 }),
        }),
  };
}

function changeOf({ lineId, kind, ...of }: ChangeRow): AdjustmentChange {
  return {
    lineId,
    kind,
    ...(of.hoursFrom === null || of.hoursTo === null ? {} : { hours: { from: of.hoursFrom, to: of.hoursTo } }),
    ...(of.levelFrom === null || of.levelTo === null ? {} : { level: { from: of.levelFrom, to: of.levelTo } }),
    ...(of.visitsFrom === null || of.visitsTo === null ? {} : { visits: { from: of.visitsFrom, to: of.visitsTo } }),
  };
}

function endOf({ ssRef, lineId, lastDay, cause }: EndRow): ServiceEnd {
  return { ssRef, lineId, lastDay, cause };
}
