// A hub as its owner runs it: accounts added by the command, two coordinators who see each other's changes, and no way
// to mix it up with practice.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PortalClient } from './portal-client.ts';
import { databaseKinds } from './portal-under-test.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const processes: ChildProcess[] = [];
let folder = '';
let server: TestPostgres | null = null;
let env: Record<string, string> = {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-hub-'));
  env = { PATH: process.env.PATH ?? '', PORT: '0', PROVIDER_ACTUALS_DATA: folder };
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await server?.stop();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

function run(args: string[], input: string, more: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, { env: { ...env, ...more }, stdio: 'pipe' });
  processes.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  child.stdin.end(input);
  return { child, output: () => output, ended: once(child, 'close') };
}

async function addAccount(args: string[], input: string): Promise<{ code: unknown; output: string }> {
  const command = run(['src-portal/add-account.ts', ...args], input);
  const [code] = await command.ended;
  return { code, output: command.output() };
}

const aisha = { user: 'aisha', password: 'a long pass phrase', securityCode: '246810' };
const ben = { user: 'ben', password: 'another long phrase', securityCode: '135790' };
const typed = ({ password, securityCode }: typeof aisha) => `${password}\n${securityCode}\n`;

/** As the council's portal pre-fills it. */
const exported = [
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments',
  'Home Support,Single,0012345,2025/06/02,10.00,0.00,0.00,0.00,7,',
  'Extra Care Alder Court,Single,0012399,2025/06/02,7.00,0.00,0.00,0.00,14,',
  '',
].join('\r\n');

test.each(databaseKinds)(
  'accounts come from the command, and work at the hub, which calls itself one (%s)',
  async (kind) => {
    if (kind === 'PostgreSQL') {
      server = await startPostgres();
      env = { ...env, DATABASE_URL: server.url };
    }
    const provider = ['--provider=mill-house', '--provider-name=Mill House Care'];
    const first = [...provider, '--user=aisha', '--name=Aisha Khan', '--roles=recorder,confirmer'];
    expect(await addAccount(first, 'short\n246810\n')).toEqual({
      code: 1,
      output: 'The password needs 12 characters or more.\n',
    });
    expect(await addAccount(first, typed(aisha))).toEqual({
      code: 0,
      output: 'The provider and its first account are added.\n',
    });
    const second = await addAccount(['--provider=mill-house', '--user=ben', '--name=Ben Moss'], typed(ben));
    expect(second).toEqual({ code: 0, output: 'The account is added.\n' });
    const renewed = { ...ben, password: 'a phrase that is new' };
    expect((await addAccount(['--provider=mill-house', '--user=ben', '--reset'], typed(renewed))).code).toBe(0);

    const plan = ['src-portal/load-plan.ts', '--provider=mill-house'];
    const misspelt = run([...plan, '--wek=2025-06-02'], exported);
    expect(await misspelt.ended).toEqual([1, null]);
    expect(misspelt.output()).toBe('Known are --provider, --week, --types, --data and --despite-doubts.\n');
    const asked = run(plan, exported);
    expect(await asked.ended).toEqual([1, null]);
    const types = join(folder, 'types.json');
    writeFileSync(types, asked.output().slice(0, asked.output().lastIndexOf(']') + 1));
    const taken = run([...plan, `--types=${types}`], exported);
    await taken.ended;
    expect(taken.output()).toBe('Week of 2025-06-02: 2 lines are new or changed.\n');

    const practice = run(['src-portal/main.ts'], '');
    expect(await practice.ended).toEqual([1, null]);
    expect(practice.output()).toMatch(/^This database belongs to a hub/);

    const hub = run(['src-portal/main.ts'], '', { PORTAL_AUTHORITY: 'hub' });
    let address: string | undefined;
    for (let tries = 0; tries < 600 && address === undefined; tries += 1) {
      address = /^Hub: (http:\S+)/m.exec(hub.output())?.[1];
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const client = new PortalClient(address ?? '');
    expect(await client.signIn(aisha)).toMatchObject({
      authority: 'hub',
      roles: ['recorder', 'confirmer'],
      provider: { id: 'mill-house', name: 'Mill House Care' },
    });
    const colleague = new PortalClient(address ?? '');
    expect(await colleague.refusal('signIn', { body: ben })).toBe('wrong-credentials');
    expect((await colleague.signIn(renewed)).roles).toEqual(['recorder']);
    // What one coordinator does, the other sees at the next pull.
    expect((await client.generate('2025-06-02')).generated).toBe(2);
    const { changes } = await colleague.pull();
    expect(changes.filter(({ kind }) => kind === 'line')).toMatchObject([
      { line: { ssRef: '0012345', serviceType: 'home_support', plannedQuantity: 1000, startDate: '2025-06-02' } },
      { line: { ssRef: '0012399', serviceType: 'extra_care', plannedQuantity: 700, plannedVisits: 14 } },
    ]);
    const actuals = changes.flatMap((change) => (change.kind === 'actual' ? [change.record] : []));
    expect(actuals).toHaveLength(2);
    const [mine] = actuals;
    if (mine === undefined) throw new Error('there is no actual');
    const shorter = { ...mine.actual, comment: 'She went to her daughter on Monday.' };
    expect(await client.send('2025-06-02', mine.version, shorter)).toMatchObject({ outcome: 'accepted', version: 2 });
    const seen = (await colleague.pull()).changes.filter(({ kind }) => kind === 'actual');
    expect(seen.map((change) => change.kind === 'actual' && change.record.actual.comment)).toContain(shorter.comment);
    // The colleague goes on from what stood before: both sides are shown, nothing is overwritten.
    const late = { ...mine.actual, comment: 'In hospital.' };
    expect(await colleague.send('2025-06-02', mine.version, late)).toMatchObject({ outcome: 'conflict' });

    // Told to stop with work under way, it finishes that work.
    if (server !== null) {
      const other = new pg.Client({ connectionString: server.url });
      await other.connect();
      await other.query('begin; lock table actual in access exclusive mode');
      const underWay = client.send('2025-06-02', 2, { ...shorter, comment: 'Said just before it stopped.' });
      const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
      while ((await other.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      hub.child.kill('SIGTERM');
      const ready = () =>
        fetch(`${address}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        );
      while (await ready()) await new Promise((resolve) => setTimeout(resolve, 20));
      await other.query('commit');
      expect(await underWay).toMatchObject({ outcome: 'accepted', version: 3 });
      await other.end();
    } else hub.child.kill('SIGTERM');
    expect(await hub.ended).toEqual([0, null]);
    for (const secret of [aisha.password, renewed.password, 'Aisha', aisha.securityCode]) {
      expect(hub.output()).not.toContain(secret);
    }
  },
  300_000,
);
