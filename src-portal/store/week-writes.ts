// Writing a week: its row, its actuals and its receipts, each change with its place in the feed.
import type { Acknowledgement, ActualRecord, Receipt } from '../../src-shared/portal-api/index.ts';
import { DatabaseBusy, type Statement } from './database.ts';
import { type ReceiptRow, receiptColumns, type WeekRow } from './rows.ts';
import type { Writing } from './writing.ts';

const upsertWeek: Statement = {
  name: 'week-upsert',
  text: `insert into week (provider_id, week_start, status, generated_at, services, exceptions, receipts, sequence)
    values ($1, $2::date, $3, $4::timestamptz, $5::jsonb, $6::jsonb, $7, $8)
    on conflict (provider_id, week_start) do update set status = excluded.status, generated_at = excluded.generated_at,
      services = excluded.services, exceptions = excluded.exceptions, receipts = excluded.receipts, sequence = excluded.sequence`,
};

export async function saveWeek({ connection, providerId, next }: Writing, week: WeekRow): Promise<void> {
  await connection.run(upsertWeek, [
    providerId,
    week.weekStart,
    week.status,
    week.generatedAt,
    JSON.stringify(week.services),
    JSON.stringify(week.exceptions),
    week.receipts,
    next(),
  ]);
}

const recordType = `("lineId" text, planned int, actual int, frustrated int, missed int, extra int, visits int,
  "generatedVisits" int, comment text, variations jsonb, version int, "baseVersion" int, attested jsonb, changed jsonb,
  exceptions jsonb, sequence bigint)`;

const insertActuals: Statement = {
  name: 'actual-insert',
  text: `insert into actual (provider_id, week_start, line_id, version, planned, actual, frustrated, missed, extra, visits,
      generated_visits, comment, variations, attested, changed, exceptions, sequence)
    select $1, $2::date, r."lineId", r.version, r.planned, r.actual, r.frustrated, r.missed, r.extra, r.visits,
      r."generatedVisits", r.comment, r.variations, r.attested, r.changed, r.exceptions, r.sequence
    from jsonb_to_recordset($3::jsonb) as r ${recordType}`,
};

// The version is compared here, in SQL: no code above can make an old change win.
const updateActuals: Statement = {
  name: 'actual-update',
  text: `update actual a set version = r.version, planned = r.planned, actual = r.actual, frustrated = r.frustrated,
      missed = r.missed, extra = r.extra, visits = r.visits, generated_visits = r."generatedVisits", comment = r.comment,
      variations = r.variations, attested = r.attested, changed = r.changed, exceptions = r.exceptions, sequence = r.sequence
    from jsonb_to_recordset($3::jsonb) as r ${recordType}
    where a.provider_id = $1 and a.week_start = $2::date and a.line_id = r."lineId" and a.version = r."baseVersion"
    returning a.line_id`,
};

/** A record to write, with the version that it had before: null for a new one. */
export interface ActualWrite {
  record: ActualRecord;
  baseVersion: number | null;
}

/** Writes actuals of one week, in the order given, which is also their order in the feed. */
export async function saveActuals(
  { connection, providerId, next }: Writing,
  weekStart: string,
  writes: readonly ActualWrite[],
): Promise<void> {
  const rows = writes.map(({ record, baseVersion }) => ({
    ...record.actual,
    version: record.version,
    baseVersion,
    attested: record.attested,
    changed: record.changed,
    exceptions: record.exceptions,
    sequence: next(),
  }));
  const added = rows.filter((row) => row.baseVersion === null);
  const changed = rows.filter((row) => row.baseVersion !== null);
  if (added.length > 0) await connection.run(insertActuals, [providerId, weekStart, JSON.stringify(added)]);
  if (changed.length > 0) {
    const written = await connection.run(updateActuals, [providerId, weekStart, JSON.stringify(changed)]);
    // Cannot happen under the provider's lock; if it does, the whole request is undone and tried again.
    if (written.length !== changed.length) throw new DatabaseBusy('a version moved while it was being changed');
  }
}

const removeActuals: Statement = {
  name: 'actual-remove',
  text: `delete from actual where provider_id = $1 and week_start = $2::date
    and line_id in (select jsonb_array_elements_text($3::jsonb))`,
};

/** Takes actuals away, for lines that are no longer planned; the caller leaves their tombstones. */
export async function removeActualRows(
  { connection, providerId }: Writing,
  weekStart: string,
  lineIds: readonly string[],
): Promise<void> {
  await connection.run(removeActuals, [providerId, weekStart, JSON.stringify(lineIds)]);
}

const insertReceipt: Statement = {
  name: 'receipt-insert',
  text: `insert into receipt (provider_id, id, number, week_start, services, digest, statement, lines, totals, confirmed, late,
      authority, superseded, acknowledgements, sequence)
    values ($1, $2, $3, $4::date, $5::jsonb, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12, $13, $14::jsonb, $15)`,
};

export async function addReceipt(
  { connection, providerId, next }: Writing,
  receipt: Receipt,
  acknowledgements: readonly Acknowledgement[],
): Promise<void> {
  await connection.run(insertReceipt, [
    providerId,
    receipt.id,
    receipt.number,
    receipt.weekStart,
    JSON.stringify(receipt.services),
    receipt.digest,
    receipt.statement,
    receipt.lines,
    JSON.stringify(receipt.totals),
    JSON.stringify(receipt.confirmed),
    receipt.late,
    receipt.authority,
    receipt.superseded,
    JSON.stringify(acknowledgements),
    next(),
  ]);
}

const supersede: Statement = {
  name: 'receipt-supersede',
  text: `update receipt set superseded = true, sequence = $3 where provider_id = $1 and id = $2 and not superseded`,
};

/** Says that a receipt no longer speaks for the week. */
export async function supersedeReceipt({ connection, providerId, next }: Writing, id: string): Promise<void> {
  await connection.run(supersede, [providerId, id, next()]);
}

const receiptsOfWeek: Statement = {
  name: 'receipts-of-week',
  text: `select ${receiptColumns} from receipt where provider_id = $1 and week_start = $2::date order by number`,
};

export async function loadReceipts(
  connection: Writing['connection'],
  providerId: string,
  weekStart: string,
): Promise<Receipt[]> {
  return connection.run<ReceiptRow>(receiptsOfWeek, [providerId, weekStart]);
}
