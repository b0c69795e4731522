// A throwaway PostgreSQL for tests: a cluster in a temporary folder, reached through a unix socket, gone afterwards.
// PostgreSQL refuses to run as root, so there it runs as the user `postgres`, from a folder which that user owns.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
}

/** The newest installed server's programs (15 or later), or null where there are none. */
export function postgresBinaries(root = '/usr/lib/postgresql'): string | null {
  if (!existsSync(root)) return null;
  const versions = readdirSync(root)
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(root, String(version), 'bin', 'initdb')))
    .sort((a, b) => b - a);
  return versions[0] === undefined ? null : join(root, String(versions[0]), 'bin');
}

/**
 * Starts a cluster; takes two or three seconds.
 * @param options.durable as a real one: what is committed is on the disk. For measuring; tests need it faster
 */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<TestPostgres> {
  const binaries = postgresBinaries();
  if (binaries === null) throw new Error('PostgreSQL is not installed here');
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  const owner = ownerIds();
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = {
    ...owner,
    cwd: folder,
    stdio: 'ignore' as const,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
  };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'portal', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=60'];
  settings.push(...(durable ? ['shared_buffers=1GB', 'max_wal_size=4GB'] : ['fsync=off']));
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], options);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  for (let tries = 0; !takesConnections(binaries, folder); tries += 1) {
    if (tries === 200 || server.exitCode !== null) throw new Error('PostgreSQL did not start');
    await wait(100);
  }
  return {
    url: `postgres://portal@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      server.kill('SIGINT'); // fast shutdown: ends connections that are still there
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function takesConnections(binaries: string, folder: string): boolean {
  return spawnSync(join(binaries, 'pg_isready'), ['-q', '-h', folder, '-U', 'portal']).status === 0;
}

/** As whom the servers run: root may not, so there it is `postgres`. */
export function ownerIds(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? userIds('postgres') : {};
}

function userIds(name: string): { uid?: number; gid?: number } {
  const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}
