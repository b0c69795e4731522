// Tombstones: what was removed. Clients hear of a removal through these rows (of the table `gone`) alone; a record that is
// made again takes its row away.
import type { CareRecordKind } from '../../src-shared/portal-api/index.ts';
import type { Connection, Statement } from './database.ts';
import type { Writing } from './writing.ts';

export type TombstoneKind = 'person' | 'line' | 'actual' | CareRecordKind;

const upsert: Statement = {
  name: 'gone-upsert',
  text: `insert into gone (provider_id, what, id, week_start, version, sequence) values ($1, $2, $3, $4, $5, $6)
    on conflict (provider_id, what, id, week_start) do update set version = excluded.version, sequence = excluded.sequence`,
};

/** Leaves a tombstone for a record that was removed. `weekStart` is null for everything but an actual. */
export async function leaveTombstone(
  { connection, providerId, next }: Writing,
  what: TombstoneKind,
  id: string,
  weekStart: string | null,
  version: number,
): Promise<void> {
  await connection.run(upsert, [providerId, what, id, weekStart ?? '', version, next()]);
}

const find: Statement = {
  name: 'gone-find',
  text: `select version from gone where provider_id = $1 and what = $2 and id = $3 and week_start = ''`,
};

/** The last version of a removed record, 0 when there never was one. */
export async function lastVersion(
  connection: Connection,
  providerId: string,
  what: TombstoneKind,
  id: string,
): Promise<number> {
  return (await connection.run<{ version: number }>(find, [providerId, what, id]))[0]?.version ?? 0;
}

const findActuals: Statement = {
  name: 'gone-actuals',
  text: `select id, version from gone where provider_id = $1 and what = 'actual' and week_start = $2`,
};

/** The last versions of a week's removed actuals, by line id. */
export async function lastActualVersions(
  connection: Connection,
  providerId: string,
  weekStart: string,
): Promise<Map<string, number>> {
  const rows = await connection.run<{ id: string; version: number }>(findActuals, [providerId, weekStart]);
  return new Map(rows.map((row) => [row.id, row.version]));
}

const forget: Statement = {
  name: 'gone-forget',
  text: `delete from gone where provider_id = $1 and what = $2 and week_start = $3
    and id in (select jsonb_array_elements_text($4::jsonb))`,
};

/** Removes the tombstones of records that are there again. */
export async function removeTombstones(
  { connection, providerId }: Writing,
  what: TombstoneKind,
  ids: readonly string[],
  weekStart: string | null,
): Promise<void> {
  if (ids.length > 0) await connection.run(forget, [providerId, what, weekStart ?? '', JSON.stringify(ids)]);
}
