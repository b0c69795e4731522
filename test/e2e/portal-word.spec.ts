// An account of a portal is shown for fourteen days without the portal's word. Then the window is locked until the portal is
// reached, and what is not sent can be taken along.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { practiceAccounts } from '../../src-portal/practice/accounts.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, weekOf, weekStart } from './fixtures/coordinator.ts';
import { fillSignIn, startHub } from './fixtures/hub.ts';
import { startPortal, withWeekAt } from './fixtures/portal.ts';
import { openAccount, secret, unlock } from './fixtures/secret.ts';

const [aisha] = practiceAccounts;
const day = 24 * 3_600_000;
const later = (days: number) => new Date(Date.parse(mondayAfter) + days * day).toISOString().replace('.000Z', 'Z');
const overTitle = 'Locked until the portal is reached';

async function attestOne(page: Page): Promise<void> {
  const [row] = (await weekOf(page)).rows;
  await appCall(page, 'sync.work-offline', { offline: true });
  await appCall(page, 'week.attest', { weekStart, lineIds: [row?.line.id ?? ''] });
}

/** Opens the account of the list; where the portal has to be heard, its work is not shown. */
async function openIntoLock(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Open / })
    .first()
    .press('Enter');
  const field = page.getByLabel('Passphrase or PIN');
  await field.fill(secret);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: overTitle })).toBeVisible();
}

test('days without the portal are counted, pointed out, and end with a lock that the portal opens', async ({
  launchApp,
}) => {
  test.setTimeout(600_000);
  const portal = await startPortal();
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-word-'));
  try {
    const first = await launchApp({ now: mondayAfter });
    const { userData } = first;
    await withWeekAt(first.page, portal.address);
    await attestOne(first.page);
    await first.close();

    const atDay = async (days: number) => launchApp({ now: later(days), userData });
    const ninth = await atDay(9);
    await openAccount(ninth.page);
    const status = (page: Page) => page.getByRole('contentinfo', { name: 'Where the work is' });
    await expect(status(ninth.page)).toContainText('1 to send');
    await expect(status(ninth.page)).not.toContainText('Reach the portal by');
    await ninth.close();

    const tenth = await atDay(10.1);
    await openAccount(tenth.page);
    await expect(status(tenth.page)).toContainText('Reach the portal by Mon 23 Jun');
    await tenth.page.screenshot({ path: test.info().outputPath('warned.png') });
    await tenth.close();

    // By a clock that was set back it counts a day all the same.
    const back = await atDay(1);
    await openAccount(back.page);
    await expect(status(back.page)).toContainText('Reach the portal by');
    await back.close();

    const over = await atDay(4.2);
    const { page } = over;
    await page.setViewportSize({ width: 1093, height: 540 });
    await openIntoLock(page);
    await expect(page.getByRole('grid')).toHaveCount(0);
    await expect(page.getByText('1 change is saved on this computer and not sent.')).toBeVisible();
    await expectAccessible(page, 'locked until the portal is reached');
    await page.screenshot({ path: test.info().outputPath('over.png') });

    const packet = path.join(folder, 'unsent.packet');
    await answerDialogs(over, { showSaveDialog: { filePath: packet } });
    await page.getByRole('button', { name: 'Save what is not sent…' }).press('Enter');
    await page.getByLabel('Passphrase for the file').fill('maple ferry stone lantern');
    await page.getByLabel('Passphrase or PIN').fill('not the right one');
    await page.getByRole('button', { name: 'Save the packet…' }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('This is not the passphrase or PIN of this account.');
    await page.getByLabel('Passphrase or PIN').fill(secret);
    await page.getByRole('button', { name: 'Save the packet…' }).press('Enter');
    await expect(page.getByText(`1 change saved as ${packet}.`)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('sealed.png') });
    expect(readFileSync(packet, 'utf8')).not.toContain('Aisha');
    await page.getByRole('button', { name: 'Close', exact: true }).press('Enter');

    await page.getByRole('button', { name: 'Sign in to the portal…' }).press('Enter');
    await page.screenshot({ path: test.info().outputPath('sign-in.png') });
    await fillSignIn(page, aisha);
    await expect(page.getByRole('heading', { name: 'Provider Actuals is locked' })).toBeVisible();
    await unlock(page);
    await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
    await expect(status(page)).not.toContainText('Reach the portal by');
    expectNoBug(over);
  } finally {
    await portal.end();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an account that the hub has disabled is locked at the next sync, and opened again once it is enabled', async ({
  launchApp,
}) => {
  test.setTimeout(600_000);
  const hub = await startHub();
  try {
    const carla = await hub.colleague();
    const app = await launchApp();
    const { page } = app;
    // The status bar under it says so, too.
    const cover = page.locator('[data-cover]');
    await carla.signIn(page);
    await carla.disable(true);
    await page.getByRole('button', { name: 'Sync now' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Locked by your hub' })).toBeVisible();
    await expect(
      cover.getByText('This account was disabled. Ask a manager of your organisation about it.'),
    ).toBeVisible();
    await expect(page.getByText('Everything that was recorded here has been sent.')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Screens' })).toBeHidden();
    await expectAccessible(page, 'locked by the hub');
    await page.setViewportSize({ width: 1093, height: 540 });
    await page.screenshot({ path: test.info().outputPath('blocked.png') });

    await page.getByRole('button', { name: 'Sign in to your hub…' }).press('Enter');
    await fillSignIn(page, carla.credentials());
    await expect(page.getByRole('heading', { name: 'Locked by your hub' })).toBeVisible();
    await expect(cover.getByText('This account is disabled.').first()).toBeVisible();
    await carla.disable(false);
    await fillSignIn(page, carla.credentials());
    await expect(page.getByRole('heading', { name: 'Provider Actuals is locked' })).toBeVisible();
    await unlock(page);
    await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
    expectNoBug(app);
  } finally {
    await hub.end();
  }
});
