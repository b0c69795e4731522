// axe finds no serious or critical fault on any screen, in both themes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { faultProxy } from '../fault-proxy.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import {
  appCall,
  enter,
  focusCell,
  mondayAfter,
  untouchedLine,
  weekOf,
  weekStart,
  withPortal,
  withWeek,
} from './fixtures/coordinator.ts';
import { signInAt, startPortal } from './fixtures/portal.ts';
import { keepRecoveryKey, typeNewSecret } from './fixtures/secret.ts';

test('signing in', async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await expectAccessible(page, 'sign-in with errors');
});

test('the week and every page', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const { page } = await withWeek(launchApp);
  await expectAccessible(page, 'week');
  const { line } = await untouchedLine(page, 'home_support');
  await focusCell(page, line.id, 'Missed');
  await enter(page, '1');
  await expect(page.getByRole('dialog', { name: /^Why/ })).toBeVisible();
  await expectAccessible(page, 'reason');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F4');
  await expect(page.getByRole('complementary', { name: 'Line panel' })).toBeVisible();
  await expectAccessible(page, 'line panel');
  for (const name of [/^Problems/, /^Hospital/, /^Adjustments/, /^Confirm$/, /^Who to contact/]) {
    await page.getByRole('navigation').getByRole('button', { name }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page, String(name));
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Hospital/ })
    .press('Enter');
  await page
    .getByRole('button', { name: /^Offer for this week/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Comment to the council');
  await expectAccessible(page, 'offer for a hospital week');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Discharge or change/ })
    .first()
    .press('Enter');
  await expectAccessible(page, 'hospital stay');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page, 'keys');
});

test('the log, the pages that look back, and the settings', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const { page } = await withWeek(launchApp);
  for (const name of [/^Daily log/, /^Disputes/, /^Payments/, /^Reports/, /^Overview/, /^Settings/]) {
    await page.getByRole('navigation').getByRole('button', { name }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page, String(name));
  }
});

test('before there is a week', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const portal = await startPortal();
  const network = await faultProxy(portal.address);
  try {
    network.set((request) => (request.includes('/v1/sessions') ? { kind: 'none' } : { kind: 'drop' }));
    const { page } = await launchApp({ now: mondayAfter });
    await signInAt(page, network.address);
    await expect(page.getByRole('heading', { name: 'Choose what opens this account here' })).toBeVisible();
    await expectAccessible(page, 'the first secret');
    await typeNewSecret(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Recovery key' })).toBeFocused();
    await expectAccessible(page, 'a recovery key');
    await keepRecoveryKey(page);
    await expect(page.getByRole('heading', { name: 'Getting your plan' })).toBeFocused();
    await expect(page.getByRole('button', { name: 'Try again now' })).toBeEnabled();
    await expectAccessible(page, 'first run');
    network.set((request) => (request.includes('/v1/changes') ? { kind: 'drop' } : { kind: 'none' }));
    const heading = (name: string) => page.getByRole('heading', { name });
    // The app tries again by itself too, and then takes the button away.
    const tryUntil = (name: string) =>
      expect(async () => {
        const again = page.getByRole('button', { name: 'Try again now' });
        if (!(await heading(name).isVisible())) await again.click({ timeout: 2_000 });
        await expect(heading(name)).toBeVisible({ timeout: 2_000 });
      }).toPass();
    await tryUntil('Your plan is not here yet');
    await expectAccessible(page, 'week without a plan');
    network.set({ kind: 'none' });
    await tryUntil('This week is not generated yet');
    await expectAccessible(page, 'week not generated');
  } finally {
    await network.close();
    await portal.end();
  }
});

test('files in and out, help, the guide, and the receipt', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-accessible-'));
  const file = path.join(folder, 'week.csv');
  try {
    const app = await withPortal(launchApp);
    const { page } = app;
    await answerDialogs(app, { showSaveDialog: { filePath: file }, showOpenDialog: { filePaths: [file] } });
    await page.getByRole('button', { name: 'Export…' }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'export');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Import…' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Import week.csv' })).toBeVisible();
    await expectAccessible(page, 'import');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByRole('button', { name: 'Help' }).press('Enter');
    await page.getByRole('button', { name: 'Show the steps of a first week' }).press('Enter');
    await page.getByRole('button', { name: 'All steps' }).press('Enter');
    await expectAccessible(page, 'help and the guide');
    for (const { key, level } of (await weekOf(page)).findings) {
      if (level === 'warning') await appCall(page, 'week.acknowledge', { weekStart, key, reason: 'Checked.' });
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Confirm' }).press('Enter');
    await page.getByRole('checkbox', { name: 'I agree to this statement' }).focus();
    await page.keyboard.press('Space');
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Confirm \d+ services$/ })
      .press('Enter');
    await expect(page.getByRole('heading', { name: /^Receipt for/ })).toBeFocused();
    await expectAccessible(page, 'receipt');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
