// The portal as a process: it says where it listens and how to sign in, keeps what was recorded and its time over a
// restart, stops when told, and says in a sentence why it cannot start.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { practiceAccounts } from '../../src-portal/practice/accounts.ts';
import { bareEnvironment } from '../bare-environment.ts';
import { PortalClient } from './portal-client.ts';

const processes: ChildProcess[] = [];
afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<unknown[]>;
}

function start(folder: string, env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['src-portal/main.ts', `--data=${folder}`], {
    env: { ...bareEnvironment(), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return { child, output: () => output, ended: once(child, 'exit') };
}

async function addressOf(started: Started): Promise<string> {
  for (let tries = 0; tries < 1800; tries += 1) {
    const address = /http:\/\/\S+/.exec(started.output())?.[0];
    if (address !== undefined && started.output().includes('Sign in:')) return address;
    if (started.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the portal did not start: ${started.output()}`);
}

test('practice starts once, keeps what was recorded, and its time goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-process-'));
  const first = start(folder);
  const client = new PortalClient(await addressOf(first));
  const [aisha] = practiceAccounts;
  expect(first.output()).toContain(
    `user ${aisha.user}, password ${aisha.password}, security code ${aisha.securityCode}`,
  );
  await client.signIn(aisha);
  const generated = await client.generate('2025-06-02');
  expect(generated.generated).toBe(160);
  const other = start(folder);
  expect(await other.ended).toEqual([1, null]);
  expect(other.output()).toMatch(/^Another portal is running on the same data folder/);
  const before = Date.parse((await client.ask('profile')).headers.get('date') ?? '');
  first.child.kill('SIGTERM');
  expect(await first.ended).toEqual([0, null]);

  const second = start(folder);
  const again = new PortalClient(await addressOf(second));
  await again.signIn(aisha);
  expect((await again.generate('2025-06-02')).generated).toBe(0);
  const after = Date.parse((await again.ask('profile')).headers.get('date') ?? '');
  expect(after).toBeGreaterThanOrEqual(before);
  expect(after - before).toBeLessThan(120_000);
  second.child.kill('SIGKILL');
  await second.ended;

  const third = start(folder, { PROVIDER_ACTUALS_NOW: '2025-06-11T08:00:00Z' });
  const late = new PortalClient(await addressOf(third));
  await late.signIn(aisha);
  expect((await late.ask('profile')).headers.get('date')).toMatch(/^Wed, 11 Jun 2025 08:0/);
  expect((await late.generate('2025-06-02')).generated).toBe(0);
  third.child.kill('SIGTERM');
  await third.ended;
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

test('says in a sentence why it cannot start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-process-'));
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const taken = blocker.address();
  const port = typeof taken === 'object' && taken !== null ? String(taken.port) : '';
  const inUse = start('', { PORT: port });
  expect(await inUse.ended).toEqual([1, null]);
  expect(inUse.output()).toBe(
    'The port is in use by another program. Choose another with PORT, or stop that program.\n',
  );
  blocker.close();

  const open = start('', { HOST: '0.0.0.0' });
  expect(await open.ended).toEqual([1, null]);
  expect(open.output()).toMatch(/^To listen on 0\.0\.0\.0, give TLS_CERT_FILE and TLS_KEY_FILE/);

  writeFileSync(join(folder, 'file'), '');
  const noFolder = start(join(folder, 'file', 'inside'));
  expect(await noFolder.ended).toEqual([1, null]);
  expect(noFolder.output()).toMatch(/data folder/);
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
