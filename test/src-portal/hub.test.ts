// A hub as its owner runs it: accounts added by the command, two coordinators who see each other's changes, and no way
// to mix it up with practice.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareEnvironment } from '../bare-environment.ts';
import { PortalClient } from './portal-client.ts';
import { codeOf, databaseKinds } from './portal-under-test.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const processes: ChildProcess[] = [];
let folder = '';
let server: TestPostgres | null = null;
let env: Record<string, string> = {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-hub-'));
  env = { ...bareEnvironment(), PORT: '0', PROVIDER_ACTUALS_DATA: folder };
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await server?.stop();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

function run(args: string[], input: string | Buffer, more: Record<string, string> = {}) {
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

async function accounts(args: string[], input = ''): Promise<{ code: unknown; output: string }> {
  const command = run(['src-portal/accounts.ts', ...args], input);
  const [code] = await command.ended;
  return { code, output: command.output() };
}

const aisha = { user: 'aisha', password: 'a long pass phrase' };
const ben = { user: 'ben', password: 'another long phrase' };
const typed = ({ password }: typeof aisha) => `${password}\n`;

/** What the authenticator app shows that was set up as a command said. */
function codeFrom(output: string): string {
  const secret = /^Or type this secret into the app: (\w+)$/m.exec(output)?.[1] ?? '';
  return codeOf({ secret }, Date.now());
}

/** As the council's portal pre-fills it. */
const exported = [
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments',
  'Home Support,Single,0012345,2025/06/02,10.00,0.00,0.00,0.00,7,',
  'Extra Care Alder Court,Single,0012399,2025/06/02,7.00,0.00,0.00,0.00,14,',
  '',
].join('\r\n');

async function addressOf({ output }: ReturnType<typeof run>): Promise<string> {
  for (let tries = 0; tries < 1800; tries += 1) {
    const address = /^Hub: (http:\S+)/m.exec(output())?.[1];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the hub did not start: ${output()}`);
}

/** PGlite takes long to start, and each command starts it: the whole is tried on it only where there is no PostgreSQL. */
const database = databaseKinds.at(-1);

test(`accounts come from the command, and work at the hub, which calls itself one (${database})`, async () => {
  if (database === 'PostgreSQL') {
    server = await startPostgres();
    env = { ...env, DATABASE_URL: server.url };
  }
  const provider = ['--provider=mill-house', '--provider-name=Mill House Care'];
  const first = ['add', ...provider, '--user=aisha', '--name=Aisha Khan', '--roles=recorder,confirmer'];
  expect(await accounts(['invite', ...provider])).toEqual({
    code: 1,
    output: `Known commands are list, add, reset, change, disable, enable, remove, unlock and sign-out.\n`,
  });
  expect(await accounts(first, 'short\n')).toEqual({
    code: 1,
    output: 'A password needs 12 characters or more.\n',
  });
  const added = await accounts(first, typed(aisha));
  expect(added).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^The provider and its first account are added\.\nScan this /),
  });
  const ofBen = ['--provider=mill-house', '--user=ben'];
  const second = await accounts(['add', ...ofBen, '--name=Ben Moss'], typed(ben));
  expect(second.output).toMatch(/^The account is added\.\n/);
  const renewed = { ...ben, password: 'a phrase that is new' };
  const reset = await accounts(['reset', ...ofBen], typed(renewed));
  expect(reset.output).toMatch(
    /^The account has a new password and authenticator app, is unlocked, and is signed out everywhere\.\n/,
  );
  for (const [command, said] of [
    [['change', '--roles=recorder,reader'], 'The account is changed.'],
    [['disable'], 'The account is disabled, and signed out everywhere.'],
    [['enable'], 'The account is enabled.'],
    [['unlock'], 'The account is unlocked. Its password and authenticator app are what they were.'],
    [['sign-out'], 'The account is signed out at 0 computers.'],
  ] as [string[], string][]) {
    expect(await accounts([...command, ...ofBen])).toEqual({ code: 0, output: `${said}\n` });
  }
  const listed = await accounts(['list', '--provider=mill-house']);
  expect(listed.output).toBe(
    'aisha\tAisha Khan\trecorder,confirmer\tsigned in at 0\nben\tBen Moss\trecorder,reader\tsigned in at 0\n',
  );

  const plan = ['src-portal/load-plan.ts', '--provider=mill-house'];
  const misspelt = run([...plan, '--wek=2025-06-02'], exported);
  expect(await misspelt.ended).toEqual([1, null]);
  expect(misspelt.output()).toBe(
    'Known are --provider, --week, --types, --encoding, --sheet, --mark, --data and --despite-doubts.\n',
  );
  const asked = run(plan, exported);
  expect(await asked.ended).toEqual([1, null]);
  const types = join(folder, 'types.json');
  writeFileSync(types, asked.output().slice(0, asked.output().lastIndexOf(']') + 1));
  const taken = run([...plan, `--types=${types}`], exported);
  await taken.ended;
  expect(taken.output()).toBe('Week of 2025-06-02: 2 lines are new or changed.\n');

  const list = 'SS Ref,Name\r\n12345,Ada Hart\r\n12399,Joan Reed\r\n,Nobody\r\n';
  const inDoubt = Buffer.concat([Buffer.from('SS Ref,Name\r\n12345,Micha'), Buffer.of(0xb3), Buffer.from('\r\n')]);
  const unsure = run(['src-portal/load-people.ts', '--provider=mill-house'], inDoubt);
  expect(await unsure.ended).toEqual([1, null]);
  expect(unsure.output()).toContain('Say which: --encoding=windows-1252 or --encoding=windows-1250.');
  const wrong = run(['src-portal/load-people.ts', '--provider=mill-house', '--encoding=latin'], list);
  expect(await wrong.ended).toEqual([1, null]);
  expect(wrong.output()).toContain('The encoding is one of utf-8, windows-1252, cp850');

  const people = run(['src-portal/load-people.ts', '--provider=mill-house'], list);
  expect(await people.ended).toEqual([0, null]);
  expect(people.output()).toBe(
    [
      'Row 4: The SS Ref is blank.',
      'Row 2: SS Ref 12345 read as 0012345.',
      'Row 3: SS Ref 12399 read as 0012399.',
      '2 people added, 0 changed, 0 as they are.',
      '',
    ].join('\n'),
  );

  const practice = run(['src-portal/main.ts'], '');
  expect(await practice.ended).toEqual([1, null]);
  expect(practice.output()).toMatch(/^This database belongs to a hub/);

  const hub = run(['src-portal/main.ts'], '', { PORTAL_AUTHORITY: 'hub' });
  const address = await addressOf(hub);
  const client = new PortalClient(address);
  expect(await client.signIn({ ...aisha, securityCode: codeFrom(added.output) })).toMatchObject({
    authority: 'hub',
    roles: ['recorder', 'confirmer'],
    provider: { id: 'mill-house', name: 'Mill House Care' },
  });
  const colleague = new PortalClient(address);
  const securityCode = codeFrom(reset.output);
  expect(await colleague.refusal('signIn', { body: { ...ben, securityCode } })).toBe('wrong-credentials');
  expect((await colleague.signIn({ ...renewed, securityCode })).roles).toEqual(['recorder']);
  // What one coordinator does, the other sees at the next pull.
  expect((await client.generate('2025-06-02')).generated).toBe(2);
  const { changes } = await colleague.pull();
  expect(changes.filter(({ kind }) => kind === 'line')).toMatchObject([
    { line: { ssRef: '0012345', serviceType: 'home_support', plannedQuantity: 1000, startDate: '2025-06-02' } },
    { line: { ssRef: '0012399', serviceType: 'extra_care', plannedQuantity: 700, plannedVisits: 14 } },
  ]);
  expect(changes.flatMap((change) => (change.kind === 'person' ? [change.person.name] : []))).toEqual([
    'Ada Hart',
    'Joan Reed',
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
  for (const secret of [aisha.password, renewed.password, 'Aisha', securityCode]) {
    expect(hub.output()).not.toContain(secret);
  }
}, 300_000);

test('an account that the command added on PGlite signs in at the hub that starts on it', async () => {
  const provider = ['--provider=mill-house', '--provider-name=Mill House Care'];
  const added = await accounts(['add', ...provider, '--user=aisha', '--name=Aisha Khan'], typed(aisha));
  expect(added.code).toBe(0);
  const hub = run(['src-portal/main.ts'], '', { PORTAL_AUTHORITY: 'hub' });
  const client = new PortalClient(await addressOf(hub));
  expect(await client.signIn({ ...aisha, securityCode: codeFrom(added.output) })).toMatchObject({ authority: 'hub' });
  hub.child.kill('SIGTERM');
  expect(await hub.ended).toEqual([0, null]);
}, 300_000);
