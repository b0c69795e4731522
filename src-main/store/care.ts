// Hospital stays, absences, adjustment requests, ends of service and log entries: what people recorded here, and the version in
// which the portal was last seen to hold each. A record's value is written and read whole.

import type { Absence } from '../../src-shared/domain/absences.ts';
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
import {
  type AbsenceRow,
  type ChangeRow,
  careStatements,
  type EndRow,
  type RequestRow,
  type StayRow,
} from './care-statements.ts';
import type { Db } from './database.ts';
import type { OutboxRows } from './outbox-rows.ts';
import { type SendState, sendStateOf } from './send-state.ts';

export interface CareRepository {
  stays(): HospitalStay[];
  adjustments(): AdjustmentRequest[];
  ends(): { id: string; end: ServiceEnd }[];
  absences(): Absence[];
  /** Log entries with a day in the week. */
  logOfWeek(weekStart: PlainDate): LogEntry[];
  /** Log entries with a day in the `weeks` weeks before. */
  logBefore(weekStart: PlainDate, weeks: number): LogEntry[];
  /** All log entries of one line that are here. */
  logOfLine(lineId: string): LogEntry[];
  /** Of log entries of the week that came from the portal: who last changed each, and when. */
  logSaidBy(weekStart: PlainDate): { id: string; by: string; at: string }[];
  get(kind: CareRecordKind, id: string): CareRecord | null;
  sendState(kind: CareRecordKind, id: string): SendState;
  /** All records of kinds that not every portal takes. */
  ofLaterKinds(): CareRecord[];
  /** What the portal was last seen to hold, with its version; version 0 and null when it holds nothing. */
  atPortal(kind: CareRecordKind, id: string): { version: number; record: CareRecord | null };
}

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
      case 'absence': {
        const row = sql.absence.get(id);
        return row === undefined ? null : { kind, id, value: absenceOf(row) };
      }
    }
  }

  const { put, remove } = careWriter(sql);

  const repository: CareRepository = {
    stays: () => sql.stays.all().map(stayOf),
    adjustments: () => sql.requests.all().map(requestOf),
    ends: () => sql.ends.all().map((row) => ({ id: row.id, end: endOf(row) })),
    absences: () => sql.absences.all().map(absenceOf),
    logOfWeek: (weekStart) => sql.logBetween.all(weekStart, addDays(weekStart, 7)),
    logBefore: (weekStart, weeks) => sql.logBetween.all(addDays(weekStart, -7 * weeks), weekStart),
    logOfLine: (lineId) => sql.logOfLine.all(lineId),
    logSaidBy: (weekStart) => sql.logSaidBy.all(weekStart, addDays(weekStart, 7)),
    get,
    ofLaterKinds: () => [
      ...sql.absences.all().map((row) => ({ kind: 'absence' as const, id: row.id, value: absenceOf(row) })),
      ...sql.notClaimed.all().map((value) => ({ kind: 'log' as const, id: value.id, value })),
    ],
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

function careWriter(sql: ReturnType<typeof careStatements>) {
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
      case 'absence': {
        const { lineIds, ...value } = record.value;
        sql.putAbsence.run({ ...value, lineIds: lineIds === null ? null : JSON.stringify(lineIds) });
        return;
      }
    }
  }

  function remove(kind: CareRecordKind, id: string): void {
    if (kind === 'adjustment') sql.deleteRequestChanges.run(id);
    sql.deletes[kind].run(id);
  }

  return { put, remove };
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

function absenceOf({ lineIds, ...row }: AbsenceRow): Absence {
  // Written by `put`, from a record that was parsed where it came in.
  return { ...row, lineIds: lineIds === null ? null : (JSON.parse(lineIds) as string[]) };
}

function endOf({ ssRef, lineId, lastDay, cause }: EndRow): ServiceEnd {
  return { ssRef, lineId, lastDay, cause };
}
