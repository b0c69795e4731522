// What a network does to an exchange, each with its sentence on screen, and nothing lost or doubled by any of it: a real
// portal behind a proxy that misbehaves. One start of the app goes through all of it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FaultProxy, faultProxy } from '../fault-proxy.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, weekOf, weekStart } from './fixtures/coordinator.ts';
import { heldAt, type PortalProcess, signInAt, startPortal, withWeekAt } from './fixtures/portal.ts';

let portal: PortalProcess;
let network: FaultProxy;
test.beforeAll(async () => {
  portal = await startPortal();
  network = await faultProxy(portal.address);
});
test.afterAll(async () => {
  await network.close();
  await portal.end();
});

/** A server whose certificate nobody vouches for. */
async function selfSigned(): Promise<{ address: string; close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-tls-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, answer) => void answer.end());
  rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { address: `https://127.0.0.1:${address.port}`, close: () => void server.close() };
}

test('every fault of the network has its sentence, and nothing is lost or doubled', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await launchApp({ now: mondayAfter });
  const { page } = app;
  const alert = page.getByRole('alert');
  const bar = page.getByRole('contentinfo');
  const syncNow = async () => {
    await page.getByRole('button', { name: 'Sync now' }).click();
  };

  await test.step('a certificate that nobody vouches for, and a server without encryption behind https', async () => {
    const stranger = await selfSigned();
    await signInAt(page, stranger.address);
    await expect(alert).toContainText('The portal’s security certificate is not in order, so nothing was sent to it.');
    stranger.close();
    await signInAt(page, portal.address.replace('http:', 'https:'));
    await expect(alert).toContainText('The portal’s security certificate is not in order, so nothing was sent to it.');
  });

  await test.step('a port that browsers refuse counts as out of reach', async () => {
    await signInAt(page, 'http://127.0.0.1:9');
    await expect(alert).toContainText('The portal cannot be reached from this computer.');
  });

  await withWeekAt(page, network.address);
  const untouched = (await weekOf(page)).rows.filter(({ knowledge }) => knowledge === 'untouched');
  const lineId = (index: number) => untouched[index]?.line.id ?? '';
  const attest = (index: number) => appCall(page, 'week.attest', { weekStart, lineIds: [lineId(index)] });
  /** What the portal held of these lines before anything was recorded. */
  const before = await heldAt(portal.address, weekStart);

  const faults = [
    ['captive-page', 'Something other than the portal answered'],
    ['wrong-type', 'Something other than the portal answered'],
    ['reset', 'The connection broke before the portal answered'],
    ['cut-body', 'The portal’s answer was cut off on the way and was not used.'],
  ] as const;
  network.set({ kind: 'captive-page' });
  await attest(0);
  for (const [kind, sentence] of faults) {
    await test.step(kind, async () => {
      network.set({ kind });
      await syncNow();
      await expect(bar).toContainText(sentence);
      expect((await appCall(page, 'sync.status', {})).toSend).toBe(1);
    });
  }

  await test.step('slow: it is said to be syncing, recording goes on, and it ends well', async () => {
    network.set({ kind: 'delay', millis: 1500 });
    await syncNow();
    await expect(page.getByRole('button', { name: 'Syncing…' })).toBeVisible();
    await attest(1);
    network.set({ kind: 'none' });
    await expect(bar).toContainText('Nothing to send');
    expect((await appCall(page, 'sync.status', {})).problem).toBeNull();
  });

  await test.step('the portal stops in the middle of a sync and starts again', async () => {
    let killed: Promise<void> | null = null;
    // It may or may not have carried the request out before it died: both have to come right.
    network.set((request) => {
      if (request.startsWith('PATCH')) killed ??= portal.kill();
      return { kind: 'none' };
    });
    await attest(2);
    await syncNow();
    await expect.poll(() => killed !== null).toBe(true);
    await killed;
    await expect(bar).toContainText('1 to send');
    await expect(page.getByText('Offline', { exact: true })).toBeVisible();
    await portal.start();
    network.set({ kind: 'none' });
    await syncNow();
    await expect(bar).toContainText('Nothing to send');
  });

  const held = await heldAt(portal.address, weekStart);
  for (const index of [0, 1, 2]) {
    const record = held.get(lineId(index));
    expect(record?.attested?.name).toBe('Aisha Khan');
    // Once, however often it was sent.
    expect(record?.version).toBe((before.get(lineId(index))?.version ?? 0) + 1);
  }

  await test.step('a week whose payment is processed can be read, and says why no more', async () => {
    await page.getByRole('button', { name: /^Week 2 to 8 June 2025/ }).press('Enter');
    await page.getByRole('option', { name: /^Week 12 to 18 May 2025/ }).press('Enter');
    await expect(
      page.getByText('Payment for this week is processed, so it can be read but not changed.'),
    ).toBeVisible();
  });
  expectNoBug(app);
});
