// PgBouncer before a throwaway PostgreSQL, in transaction mode: each transaction may run on another connection. Like
// PostgreSQL it refuses to run as root.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ownerIds, type TestPostgres } from './postgres.ts';

const program = '/usr/sbin/pgbouncer';

/** Said where it is not installed, so that nobody takes its silence for a pass. */
export const missingPgbouncer = existsSync(program)
  ? null
  : 'PgBouncer is not installed here, so nothing was tried through it (Debian: apt-get install pgbouncer)';

/**
 * Starts PgBouncer before a PostgreSQL of `startPostgres`.
 * @param options.connections how many it keeps to PostgreSQL
 */
export async function startPgbouncer(
  { url }: Pick<TestPostgres, 'url'>,
  { connections = 4 }: { connections?: number } = {},
): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-pgbouncer-'));
  const owner = ownerIds();
  const socket = new URL(url).searchParams.get('host') ?? '';
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(
    settings,
    `[databases]
* = host=${socket} user=portal
[pgbouncer]
listen_addr =
unix_socket_dir = ${folder}
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 500
server_reset_query_always = 0
`,
  );
  for (const path of [folder, settings]) {
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(path, owner.uid, owner.gid);
  }
  const server = spawn(program, ['-q', settings], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: '/usr/bin' },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  for (let tries = 0; !existsSync(join(folder, '.s.PGSQL.6432')); tries += 1) {
    if (tries === 100 || server.exitCode !== null) throw new Error('PgBouncer did not start');
    await wait(50);
  }
  return {
    url: `postgres://portal@localhost:6432/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
