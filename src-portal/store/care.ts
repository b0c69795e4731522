// What people recorded about care besides the weekly figures: stays, requests, ends of service, the log.
import { type By, type CareRecord, type CareRecordKind, linesNamed } from '../../src-shared/portal-api/index.ts';
import type { Connection, Statement } from './database.ts';
import { type CareRow, careColumns } from './rows.ts';
import type { Writing } from './writing.ts';

const find: Statement = {
  name: 'care-find',
  text: `select ${careColumns} from care_record where provider_id = $1 and kind = $2 and id = $3`,
};

export async function findCare(
  connection: Connection,
  providerId: string,
  kind: CareRecordKind,
  id: string,
): Promise<CareRow | undefined> {
  return (await connection.run<CareRow>(find, [providerId, kind, id]))[0];
}

const insert: Statement = {
  name: 'care-insert',
  text: `insert into care_record (provider_id, kind, id, version, changed, value, ss_ref, day, sequence)
    values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8::date, $9)`,
};
const update: Statement = {
  name: 'care-update',
  text: `update care_record set version = $4, changed = $5::jsonb, value = $6::jsonb, ss_ref = $7, day = $8::date, sequence = $9
    where provider_id = $1 and kind = $2 and id = $3 and version = $4 - 1 returning id`,
};

/**
 * Writes a care record. `version` is its new one.
 * @returns false when the record had another version than the one before
 */
export async function saveCare(
  { connection, providerId, next }: Writing,
  record: CareRecord,
  about: { ssRef: string; exists: boolean; version: number; changed: By },
): Promise<boolean> {
  const day = record.kind === 'log' ? record.value.day : null;
  const { kind, id } = record;
  const changed = JSON.stringify(about.changed);
  const values = [providerId, kind, id, about.version, changed, JSON.stringify(record.value), about.ssRef, day, next()];
  const written = await connection.run(about.exists ? update : insert, values);
  return !about.exists || written.length === 1;
}

const remove: Statement = {
  name: 'care-remove',
  text: 'delete from care_record where provider_id = $1 and kind = $2 and id = $3 and version = $4 returning id',
};

export async function removeCare(
  { connection, providerId }: Writing,
  { kind, id, version }: Pick<CareRow, 'kind' | 'id' | 'version'>,
): Promise<boolean> {
  return (await connection.run(remove, [providerId, kind, id, version])).length === 1;
}

const personOfLine: Statement = {
  name: 'care-person-of-line',
  text: 'select ss_ref as "ssRef" from service_line where provider_id = $1 and id = $2',
};
const knownPerson: Statement = {
  name: 'care-known-person',
  text: `select ss_ref as "ssRef" from person where provider_id = $1 and ss_ref = $2
    union select ss_ref from service_line where provider_id = $1 and ss_ref = $2 limit 1`,
};

/** Whom a record is about, or null when this provider knows no such person or line. */
export async function personOf(connection: Connection, providerId: string, record: CareRecord): Promise<string | null> {
  const rows =
    record.kind === 'log'
      ? await connection.run<{ ssRef: string }>(personOfLine, [providerId, record.value.lineId])
      : await connection.run<{ ssRef: string }>(knownPerson, [providerId, record.value.ssRef]);
  return rows[0]?.ssRef ?? null;
}

const linesOfOthers: Statement = {
  name: 'care-lines-of-others',
  text: `select id from service_line where provider_id = $1 and ss_ref <> $2 and id in
    (select jsonb_array_elements_text($3::jsonb)) limit 1`,
};

/** True when the record names a line that is planned for somebody else. A line that is not known any more is nobody's. */
export async function namesAnothersLine(
  connection: Connection,
  providerId: string,
  record: CareRecord,
): Promise<boolean> {
  const lineIds = linesNamed(record);
  if (lineIds.length === 0 || record.kind === 'log') return false;
  return (await connection.run(linesOfOthers, [providerId, record.value.ssRef, JSON.stringify(lineIds)])).length > 0;
}
