// The commands of docs/hosting.md do what it says: they are taken from the page and run on a PostgreSQL.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../../scripts/electron.ts';
import { seedProvider } from '../../src-portal/seed.ts';
import { buildPortal } from '../../src-portal/server.ts';
import type { Database } from '../../src-portal/store/database.ts';
import { distributedTables, referenceTables } from '../../src-portal/store/distribution.ts';
import { openPostgres } from '../../src-portal/store/postgres.ts';
import { bradford } from '../../src-shared/council/index.ts';
import { actualWith, missed, monday } from '../builders.ts';
import { PortalClient } from '../src-portal/portal-client.ts';
import { postgresBinaries, startPostgres, type TestPostgres } from '../src-portal/postgres.ts';
import { providerData } from '../src-portal/provider-data.ts';

const run = promisify(execFile);
const page = readFileSync(path.join(project, 'docs/hosting.md'), 'utf8');

function commandsOf(name: string): string {
  const block = new RegExp(`^\`\`\`sh ${name}\n(.*?)^\`\`\``, 'ms').exec(page)?.[1];
  if (block === undefined) throw new Error(`the page has no commands for ${name}`);
  return block;
}

const environment = {
  clock: () => Date.parse('2025-03-10T09:00:00Z'),
  randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  authority: 'hub' as const,
  council: () => bradford,
  log: () => undefined,
};

test('what moves with a provider is every table that has something of it', () => {
  const moved = /^tables='(.*)'$/m.exec(commandsOf('move'))?.[1]?.split(' ') ?? [];
  const all = [...distributedTables.map(({ table }) => table), ...referenceTables];
  // Whoever is signed in signs in again, at the new address.
  expect(moved.toSorted()).toEqual(all.filter((table) => table !== 'session').toSorted());
});

describe.skipIf(postgresBinaries() === null)('on PostgreSQL', () => {
  const binaries = postgresBinaries() ?? '';
  const folder = mkdtempSync(path.join(tmpdir(), 'hosting-'));
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const shell = (script: string, env: Record<string, string>) => {
    const paths = [path.join(project, 'node_modules/node/bin'), binaries, process.env.PATH].join(':');
    return run('bash', ['-c', script], { cwd: project, env: { PATH: paths, BACKUPS: folder, ...env } });
  };

  async function newDatabase(name: string): Promise<string> {
    await shell(`psql --quiet "$URL" --command='create database ${name}'`, { URL: server.url });
    return server.url.replace('/postgres?', `/${name}?`);
  }

  /** A hub on this database, while `work` goes on. */
  async function withHub<Result>(url: string, work: (address: string, database: Database) => Promise<Result>) {
    const database = openPostgres(url);
    const portal = await buildPortal({ ...environment, database, passwordCost: 4 });
    try {
      const { address } = await portal.listen({ host: '127.0.0.1', port: 0 });
      return await work(address, database);
    } finally {
      await portal.stop();
      await database.close();
    }
  }

  async function signedIn(address: string, data: ReturnType<typeof providerData>): Promise<PortalClient> {
    const client = new PortalClient(address);
    const [account] = data.accounts;
    if (account === undefined) throw new Error('the provider has no account');
    await client.signIn(account);
    return client;
  }

  /** Two providers, each with a confirmed service and a cursor from before. */
  async function twoProviders(url: string) {
    const both = [providerData(), providerData()] as const;
    const receipts: unknown[] = [];
    let cursor = '';
    await withHub(url, async (address, database) => {
      for (const data of both) {
        await seedProvider(database, environment, data, { cost: 4 });
        const client = await signedIn(address, data);
        await client.generate(monday);
        await client.send(monday, 1, actualWith([missed('planned_absence')]));
        await client.confirm(monday, ['Home Support']);
        receipts.push((await client.get('receipts', { params: { monday } })).receipts);
        ({ cursor } = await client.pull());
      }
    });
    return { both, receipts, cursor };
  }

  test('a backup brings everything back, and every computer fetches it again', async () => {
    const url = await newDatabase('backup');
    const { both, receipts, cursor } = await twoProviders(url);
    const [, second] = both;
    await shell(commandsOf('backup'), { DATABASE_OWNER_URL: url });
    await withHub(url, async (address) => {
      const client = await signedIn(address, second);
      await client.send(monday, 2, actualWith([missed('planned_absence', { quantity: 300 })]));
    });

    await shell(commandsOf('restore'), { DATABASE_OWNER_URL: url });
    await withHub(url, async (address) => {
      const client = await signedIn(address, second);
      expect(await client.refusal('changes', { query: { cursor } })).toBe('cursor-expired');
      expect((await client.get('receipts', { params: { monday } })).receipts).toEqual(receipts[1]);
      expect((await client.actuals(monday)).get('line-1')).toMatchObject({ version: 2, actual: { missed: 200 } });
    });
  });

  test('one provider moves to a database of its own with all that it has, and the others stay', async () => {
    const [OLD_URL, NEW_URL] = [await newDatabase('old'), await newDatabase('new')];
    const { both, receipts } = await twoProviders(OLD_URL);
    const [first, second] = both;
    await shell(commandsOf('move'), { OLD_URL, NEW_URL, PROVIDER: first.provider.id });

    await withHub(NEW_URL, async (address) => {
      const client = await signedIn(address, first);
      expect((await client.get('receipts', { params: { monday } })).receipts).toEqual(receipts[0]);
      expect(client.session?.portalId).toBe(first.portalId);
      await client.send(monday, 2, actualWith([missed('planned_absence', { quantity: 300 })]));
      await expect(signedIn(address, second)).rejects.toThrow('wrong-credentials');
    });
    await withHub(OLD_URL, async (address, database) => {
      await expect(signedIn(address, first)).rejects.toThrow('wrong-credentials');
      const client = await signedIn(address, second);
      expect((await client.get('receipts', { params: { monday } })).receipts).toEqual(receipts[1]);
      for (const { table, column } of distributedTables) {
        const left = { name: `left-${table}`, text: `select 1 from ${table} where ${column} = $1` };
        expect([table, await database.asOwner((on) => on.run(left, [first.provider.id]))]).toEqual([table, []]);
      }
    });

    // A second time there is nothing to move; and what is in the way of a copy keeps everything where it is.
    const again = shell(commandsOf('move'), { OLD_URL, NEW_URL, PROVIDER: first.provider.id });
    await expect(again).rejects.toThrow(`There is no ${first.provider.id}.`);
    const taken = shell(commandsOf('move'), { OLD_URL, NEW_URL: OLD_URL, PROVIDER: second.provider.id });
    await expect(taken).rejects.toThrow('duplicate key');
    await withHub(OLD_URL, async (address) => {
      const client = await signedIn(address, second);
      expect((await client.get('receipts', { params: { monday } })).receipts).toEqual(receipts[1]);
    });
  });
});
