// What the council plans and pays: people, service lines and payments. Only the council's side writes these.
import type { Person, ServiceLine } from '../../src-shared/domain/lines.ts';
import type { Payment } from '../../src-shared/portal-api/index.ts';
import type { Connection, Statement } from './database.ts';
import { personColumns } from './rows.ts';
import type { Writing } from './writing.ts';

const upsertPeople: Statement = {
  name: 'plan-people',
  text: `insert into person (provider_id, ss_ref, name, nhs_number, address, sequence)
    select $1, r."ssRef", r.name, r."nhsNumber", r.address, r.sequence
    from jsonb_to_recordset($2::jsonb) as r ("ssRef" text, name text, "nhsNumber" text, address text, sequence bigint)
    on conflict (provider_id, ss_ref) do update set name = excluded.name, nhs_number = excluded.nhs_number,
      address = excluded.address, sequence = excluded.sequence`,
};

export async function savePeople({ connection, providerId, next }: Writing, people: readonly Person[]): Promise<void> {
  const rows = people.map((person) => ({ ...person, sequence: next() }));
  if (rows.length > 0) await connection.run(upsertPeople, [providerId, JSON.stringify(rows)]);
}

const allPeople: Statement = {
  name: 'plan-all-people',
  text: `select ${personColumns} from person where provider_id = $1 order by ss_ref`,
};

export async function loadPeople(connection: Connection, providerId: string): Promise<Person[]> {
  return connection.run<Person>(allPeople, [providerId]);
}

const plannedSsRefs: Statement = {
  name: 'plan-ss-refs',
  text: 'select distinct ss_ref as "ssRef" from service_line where provider_id = $1 order by 1',
};

/** Of everybody for whom something is or was planned. */
export async function loadPlannedSsRefs(connection: Connection, providerId: string): Promise<string[]> {
  return (await connection.run<{ ssRef: string }>(plannedSsRefs, [providerId])).map(({ ssRef }) => ssRef);
}

const upsertLines: Statement = {
  name: 'plan-lines',
  text: `insert into service_line (provider_id, id, ss_ref, service_type, service, service_level, planned_quantity,
      planned_visits, start_date, end_date, sequence)
    select $1, r.id, r."ssRef", r."serviceType", r.service, r."serviceLevel", r."plannedQuantity", r."plannedVisits",
      r."startDate", r."endDate", r.sequence
    from jsonb_to_recordset($2::jsonb) as r (id text, "ssRef" text, "serviceType" text, service text, "serviceLevel" text,
      "plannedQuantity" int, "plannedVisits" int, "startDate" date, "endDate" date, sequence bigint)
    on conflict (provider_id, id) do update set ss_ref = excluded.ss_ref, service_type = excluded.service_type,
      service = excluded.service, service_level = excluded.service_level, planned_quantity = excluded.planned_quantity,
      planned_visits = excluded.planned_visits, start_date = excluded.start_date, end_date = excluded.end_date,
      sequence = excluded.sequence`,
};

export async function saveLines(
  { connection, providerId, next }: Writing,
  lines: readonly ServiceLine[],
): Promise<void> {
  const rows = lines.map((line) => ({ ...line, sequence: next() }));
  if (rows.length > 0) await connection.run(upsertLines, [providerId, JSON.stringify(rows)]);
}

const removeOne: Statement = {
  name: 'plan-remove-line',
  text: 'delete from service_line where provider_id = $1 and id = $2',
};

/** Takes a line out of the plan; the caller leaves its tombstone. */
export async function removeLineRow({ connection, providerId }: Writing, id: string): Promise<void> {
  await connection.run(removeOne, [providerId, id]);
}

const upsertPayments: Statement = {
  name: 'plan-payments',
  text: `insert into payment (provider_id, id, week_start, service, state, amount_pence, paid_on, sequence)
    select $1, r.id, r."weekStart", r.service, r.state, r."amountPence", r."paidOn", r.sequence
    from jsonb_to_recordset($2::jsonb) as r (id text, "weekStart" date, service text, state text, "amountPence" bigint,
      "paidOn" date, sequence bigint)
    on conflict (provider_id, id) do update set state = excluded.state, amount_pence = excluded.amount_pence,
      paid_on = excluded.paid_on, sequence = excluded.sequence`,
};

export async function savePayments(
  { connection, providerId, next }: Writing,
  payments: readonly Payment[],
): Promise<void> {
  const rows = payments.map((payment) => ({ ...payment, sequence: next() }));
  if (rows.length > 0) await connection.run(upsertPayments, [providerId, JSON.stringify(rows)]);
}

const planSpan: Statement = {
  name: 'plan-span',
  text: `select min(start_date) as first, case when bool_or(end_date is null) then null else max(end_date) end as last
    from service_line where provider_id = $1`,
};

/** The first and the last day on which anything is planned, `last` null while a line goes on; null without lines. */
export async function loadPlanSpan(
  connection: Connection,
  providerId: string,
): Promise<{ first: string; last: string | null } | null> {
  const [span] = await connection.run<{ first: string | null; last: string | null }>(planSpan, [providerId]);
  return span === undefined || span.first === null ? null : { first: span.first, last: span.last };
}
