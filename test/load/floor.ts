// What PostgreSQL itself does with one insert for each line, each its own transaction: pgbench on the same cluster, into
// a table with the columns, checks and indexes of `actual`. It is the floor that the portal is compared with.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src-portal/store/database.ts';
import { postgresBinaries } from '../src-portal/postgres.ts';

// A colon before a word is a variable to pgbench, hence the spaces, and a day instead of an instant.
const variation =
  '[{"category": "missed", "reason": "non_engagement", "quantity": 25, "firstDay": "2025-06-02", "lastDay": "2025-06-02", "hospitalStayId": null, "note": ""}]';
const changed = '{"id": "somebody", "name": "Somebody", "at": "2025-06-10"}';

const script = `\\set p random(0, 499)
insert into floor_line (provider_id, week_start, line_id, version, planned, actual, frustrated, missed, extra, visits,
  generated_visits, comment, variations, attested, changed, exceptions, sequence)
values ('load-' || :p::int, '2025-06-02', gen_random_uuid()::text, 2, 1000, 975, 0, 25, 0, 7, 7,
  'Refused entry on Monday, 0.25 missed.', '${variation}', null, '${changed}', '[]', nextval('floor_sequence'));
`;

/** @returns inserts a second */
export async function insertFloor(database: Database, url: string, seconds: number, clients: number): Promise<number> {
  await database.asOwner(async (connection) => {
    await connection.run({ name: 'floor-table', text: 'create table floor_line (like actual including all)' }, []);
    await connection.run({ name: 'floor-sequence', text: 'create sequence floor_sequence' }, []);
  });
  const folder = mkdtempSync(join(tmpdir(), 'load-floor-'));
  try {
    const file = join(folder, 'insert.sql');
    writeFileSync(file, script);
    const args = ['-n', '-M', 'prepared', '-f', file, '-c', `${clients}`, '-j', '1', '-T', `${seconds}`, url];
    const text = execFileSync(join(postgresBinaries() ?? '', 'pgbench'), args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const tps = /^tps = ([\d.]+)/m.exec(text)?.[1];
    if (tps === undefined) throw new Error('pgbench did not say how many transactions a second');
    return Number(tps);
  } finally {
    // A database that was given stays.
    await database.asOwner(async (connection) => {
      await connection.run({ name: 'floor-gone', text: 'drop table floor_line' }, []);
      await connection.run({ name: 'floor-sequence-gone', text: 'drop sequence floor_sequence' }, []);
    });
    rmSync(folder, { recursive: true, force: true });
  }
}
