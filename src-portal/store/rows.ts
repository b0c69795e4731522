// How rows become the records of the portal API: the column lists that every statement on a table selects, and what
// makes the record out of a row. The names on the left are the tables', on the right the contract's.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';
import type {
  ActualRecord,
  By,
  CareRecord,
  CareRecordKind,
  Dispute,
  Payment,
  Receipt,
  SaidBy,
  WeekRecord,
  WeekStatus,
} from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';

export const personColumns = 'ss_ref as "ssRef", name, nhs_number as "nhsNumber", address';

export const lineColumns = `id, ss_ref as "ssRef", service_type as "serviceType", service, service_level as "serviceLevel",
  planned_quantity as "plannedQuantity", planned_visits as "plannedVisits", start_date as "startDate", end_date as "endDate"`;

export const actualColumns = `line_id as "lineId", week_start as "weekStart", planned, actual, frustrated, missed, extra, visits,
  generated_visits as "generatedVisits", comment, variations`;

export const actualRecordColumns = `${actualColumns}, version, attested, changed, exceptions`;

export const weekColumns = `week_start as "weekStart", status, generated_at as "generatedAt", services, exceptions, receipts`;

export const receiptColumns = `id, number, week_start as "weekStart", services, digest, statement, lines, totals, confirmed, late,
  authority, superseded`;

export const paymentColumns = `id, week_start as "weekStart", service, state, amount_pence as "amountPence", paid_on as "paidOn"`;

export const disputeColumns = 'id, week_start as "weekStart", line_id as "lineId", state, messages';

export const careColumns = 'kind, id, version, changed, value';

/** These rows are their records as they are. */
export type PersonRow = Person;
export type LineRow = ServiceLine;
export type ReceiptRow = Receipt;
export type PaymentRow = Payment;
export type DisputeRow = Dispute;

export interface ActualRow extends WeeklyActual {
  version: number;
  attested: SaidBy | null;
  changed: By | null;
  exceptions: Finding[];
}

export interface WeekRow {
  weekStart: string;
  status: WeekStatus;
  generatedAt: string | null;
  services: WeekRecord['services'];
  exceptions: Finding[];
  /** How many receipts the week has had. */
  receipts: number;
}

export interface CareRow {
  kind: CareRecordKind;
  id: string;
  version: number;
  changed: By;
  value: unknown;
}

export function actualRecord(row: ActualRow): ActualRecord {
  const { version, attested, changed, exceptions } = row;
  return { version, actual: weeklyActual(row), attested, changed, exceptions };
}

/** Only the weekly actual of a row that may hold more. */
export function weeklyActual(row: WeeklyActual): WeeklyActual {
  const {
    lineId,
    weekStart,
    planned,
    actual,
    frustrated,
    missed,
    extra,
    visits,
    generatedVisits,
    comment,
    variations,
  } = row;
  return {
    lineId,
    weekStart,
    planned,
    actual,
    frustrated,
    missed,
    extra,
    visits,
    generatedVisits,
    comment,
    variations,
  };
}

export function weekRecord(row: WeekRow): WeekRecord {
  const { weekStart, status, generatedAt, services, exceptions } = row;
  return { weekStart, status, generated: generatedAt !== null, generatedAt, services, exceptions };
}

/** The care record of a row; its value was checked against the schema when it was written. */
export function careRecord(row: Pick<CareRow, 'kind' | 'id' | 'value'>): CareRecord {
  return { kind: row.kind, id: row.id, value: row.value } as CareRecord;
}
