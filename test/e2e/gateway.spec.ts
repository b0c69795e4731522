// What stands between a laptop and a portal, and what a portal itself may send that cannot be right: each with its sentence
// on screen, with a status that follows from the store, and with everything else going on. One start of the app goes
// through all of it.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Gateway, type GatewayAnswer, gateway } from '../gateway.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, weekOf, weekStart } from './fixtures/coordinator.ts';
import { heldAt, type PortalProcess, startPortal, withWeekAt } from './fixtures/portal.ts';

let portal: PortalProcess;
let between: Gateway;
test.beforeAll(async () => {
  portal = await startPortal();
  between = await gateway(portal.address);
});
test.afterAll(async () => {
  await between.close();
  await portal.end();
});

const page403: GatewayAnswer = {
  status: 403,
  type: 'text/html',
  text: '<html><head><title>Blocked</title></head><body><h1>Request blocked</h1><p>Reference 8a41</p></body></html>',
};
const page413: GatewayAnswer = {
  status: 413,
  type: 'text/html',
  text: '<html><h1>Request Entity Too Large</h1></html>',
};
const json = (value: unknown): GatewayAnswer => ({
  status: 200,
  type: 'application/json',
  text: JSON.stringify(value),
});

test('each trouble on the way has its sentence, and the rest goes on', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const app = await launchApp({ now: mondayAfter });
  const { page } = app;
  const bar = page.getByRole('contentinfo');
  /** As it says in its feed. */
  let portalId = '';
  const syncNow = () => page.getByRole('button', { name: 'Sync now' }).click();
  const status = () => appCall(page, 'sync.status', {});
  const isWell = () => expect.poll(async () => (await status()).problem).toBeNull();
  await withWeekAt(page, between.address);
  const lines = (await weekOf(page)).rows
    .filter(({ knowledge }) => knowledge === 'untouched')
    .map(({ line }) => line.id);
  const record = (index: number, comment: string) => {
    const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
    const variations = [{ category: 'missed', reason: 'provider_cause', quantity: 25, ...day } as const];
    return appCall(page, 'week.record', { weekStart, lineId: lines[index] ?? '', variations, comment });
  };
  const commentAt = async (index: number) =>
    (await heldAt(portal.address, weekStart)).get(lines[index] ?? '')?.actual.comment;

  await test.step('a page in the portal’s place to one comment: that one is named, the others arrive', async () => {
    between.set(({ method, body }) => (method === 'PATCH' && body.includes('select * from') ? page403 : 'pass'));
    await record(0, 'The carer wrote: select * from staff.');
    await record(1, 'Carer was ill.');
    await syncNow();
    await expect(bar).toContainText('1 line refused');
    await expect.poll(() => commentAt(1)).toBe('Carer was ill.');
    expect(await status()).toMatchObject({ toSend: 1, rejected: 1 });
    const view = await weekOf(page);
    const told = JSON.stringify(view.rows.find(({ line }) => line.id === lines[0]));
    expect(told).toContain('refused this for what it says');
    // Reworded, it goes by itself.
    await record(0, 'The carer was on the staff list.');
    await syncNow();
    await expect(bar).toContainText('Nothing to send');
    await expect.poll(() => commentAt(0)).toBe('The carer was on the staff list.');
  });

  await test.step('too large a body: it is divided until it passes, and one that is too long is named', async () => {
    between.set(({ method, body }) => (method === 'PATCH' && body.length > 3_000 ? page413 : 'pass'));
    for (const index of [2, 3, 4, 5]) await record(index, 'Short. '.repeat(60));
    await record(6, 'Long. '.repeat(600));
    await syncNow();
    await expect(bar).toContainText('1 line refused');
    await expect.poll(() => commentAt(5)).toContain('Short.');
    expect(await status()).toMatchObject({ toSend: 1, rejected: 1 });
    expect(JSON.stringify((await weekOf(page)).rows.find(({ line }) => line.id === lines[6]))).toContain(
      'found this too long',
    );
    await record(6, 'Short now.');
    await syncNow();
    await expect(bar).toContainText('Nothing to send');
  });

  await test.step('a record that cannot be right is put aside and said, and the rest is here', async () => {
    let gives = true;
    between.set(async ({ path: asked, forward }) => {
      if (!asked.startsWith('/v1/changes')) return 'pass';
      const answer = await forward();
      const feed = JSON.parse(answer.text) as { portalId: string; changes: unknown[] };
      portalId = feed.portalId;
      const id = 'line-of-the-year-9999';
      const plan = { serviceType: 'home_support', service: 'Home Support', serviceLevel: 'Single' };
      const days = { startDate: '9999-12-31', endDate: null };
      const line = { id, ssRef: '0012345', ...plan, plannedQuantity: 1000, plannedVisits: 7, ...days };
      if (gives) feed.changes.push({ kind: 'line', line });
      else feed.changes.push({ kind: 'gone', what: 'line', id, weekStart: null });
      return json(feed);
    });
    await record(7, 'Sent beside it.');
    await syncNow();
    await expect(bar).toContainText(
      '1 record cannot be right, such as a day in the year 9999, and is kept apart: 1 service line.',
    );
    await expect.poll(() => commentAt(7)).toBe('Sent beside it.');
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('F1');
    const apart = page.getByRole('list', { name: 'Records kept apart' });
    await expect(apart).toContainText('service line line-of-the-year-9999');
    await expect(apart).toContainText('startDate');
    gives = false;
    await syncNow();
    await expect(bar).not.toContainText('cannot be right');
    await expect(apart).toBeHidden();
    await page.getByRole('navigation').getByRole('button', { name: 'Week', exact: true }).press('Enter');
  });

  await test.step('a feed that goes round for ever is given up, with a sentence, and what waits has been sent', async () => {
    let turn = 0;
    between.set(({ path: asked }) => {
      if (!asked.startsWith('/v1/changes')) return 'pass';
      return json({ portalId: '', changes: [], cursor: '', more: false });
    });
    await syncNow();
    await expect(bar).toContainText('The portal answered in a form that this version of the app does not know.');
    between.set(({ path: asked }) => {
      if (!asked.startsWith('/v1/changes')) return 'pass';
      turn += 1;
      return json({ portalId, changes: [], cursor: `round-${turn % 2}`, more: true });
    });
    await record(8, 'Before the feed.');
    await syncNow();
    await expect(bar).toContainText('The portal’s answer does not come to an end, so the app stopped reading it.');
    await expect.poll(() => commentAt(8)).toBe('Before the feed.');
  });

  await test.step('an answer that is far too large is not read to its end', async () => {
    between.set(() => 'pass');
    await syncNow();
    await isWell();
    between.set(({ path: asked }) =>
      asked.startsWith('/v1/changes')
        ? { status: 200, type: 'application/json', text: `{"portalId":"${'x'.repeat(70_000_000)}"}` }
        : 'pass',
    );
    await syncNow();
    await expect(bar).toContainText('The portal’s answer does not come to an end, so the app stopped reading it.');
    between.set(() => 'pass');
    await syncNow();
    await isWell();
  });

  await test.step('a clock that was set is said until the portal was met again', async () => {
    await expect(bar).not.toContainText('own clock');
    between.set(() => page403);
    // As the machine's own clock would be set under the running app: three hours ahead.
    await app.electron.evaluate(() => {
      const before = Date.now;
      Date.now = () => before() + 10_800_000;
    });
    await syncNow();
    await expect(bar).toContainText('Times by this computer’s own clock');
    await record(9, 'Recorded meanwhile.');
    between.set(() => 'pass');
    await syncNow();
    await expect(bar).not.toContainText('own clock');
    await expect(bar).toContainText('Nothing to send');
    await expect.poll(() => commentAt(9)).toBe('Recorded meanwhile.');
  });

  await test.step('a packet of more than 20 MB is refused in words', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-gateway-'));
    const file = path.join(folder, 'huge.packet');
    writeFileSync(file, '{');
    truncateSync(file, 21_000_000);
    await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
    await page.getByRole('navigation').getByRole('button', { name: 'Site packets' }).press('Enter');
    await page.getByRole('button', { name: 'Bring in a site packet…' }).press('Enter');
    await page.getByLabel('Passphrase of the file').fill('maple ferry stone lantern');
    await page.getByRole('button', { name: 'Choose the file…' }).press('Enter');
    await expect(page.getByText('This file is larger than 20 MB, far more than unsent work can be.')).toBeVisible();
    rmSync(folder, { recursive: true });
  });
  expectNoBug(app);
});
