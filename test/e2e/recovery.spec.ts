// Records that do not open: the first screen says which trouble it is, saves the unsent work as a file, puts a backup in
// their place, and the file brings back what the backup lacks. The damage is done to the real file.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectAccessible } from './fixtures/accessible.ts';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, signOut, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';
import { damageRecords } from './fixtures/damage.ts';
import { startPortal, withWeekAt } from './fixtures/portal.ts';
import { openAccount } from './fixtures/secret.ts';

const passphrase = 'maple ferry stone lantern';

test('damaged records: unsent work is saved, a backup restored, and the saved work brought in again', async ({
  launchApp,
}) => {
  const first = await withWeek(launchApp);
  await appCall(first.page, 'sync.work-offline', { offline: true });
  const { rows } = await weekOf(first.page);
  const [line] = rows.filter(({ knowledge }) => knowledge === 'untouched');
  await appCall(first.page, 'week.attest', { weekStart, lineIds: [line?.line.id ?? ''] });
  const { userData } = first;
  await first.close();

  const account = damageRecords(userData);
  const app = await launchApp({ now: mondayAfter, userData });
  const { page } = app;
  await openAccount(page);
  await expect(page.getByRole('alert')).toContainText('are damaged and cannot be read safely');
  await expect(page.getByRole('alert')).toContainText('Nothing has been changed or deleted.');
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-rescue-'));
  const saved = path.join(folder, 'unsent.packet');
  await answerDialogs(app, { showSaveDialog: { filePath: saved } });
  await expect(page.getByText('1 unsent change can be read')).toBeVisible();
  await expectAccessible(page, 'damaged records');
  await page.getByLabel('Passphrase for the file').fill(passphrase);
  await page.getByRole('button', { name: 'Save the unsent work' }).press('Enter');
  await expect(page.getByText(`1 change saved as ${saved}.`)).toBeVisible();

  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .press('Enter');
  // Nothing happens by pressing Enter twice, and whoever goes back stands where they were.
  const sure = page.getByRole('group', { name: /^Restore the backup of .*\?$/ });
  await expect(sure.getByRole('button', { name: 'No' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Restore the backup of/ }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await sure.getByRole('button', { name: 'Yes, restore it' }).press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: 'The backup is in the place of the records.' }),
  ).toBeFocused();
  await openAccount(page);
  await expect(page.getByRole('contentinfo')).toBeVisible();

  // Signed in again, the portal brings the week back, and the file the attestation that was never sent.
  await signOut(page);
  await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
  await appCall(page, 'sync.work-offline', { offline: true });
  await answerDialogs(app, { showOpenDialog: { filePaths: [saved] } });
  await page.getByRole('navigation').getByRole('button', { name: 'Site packets' }).press('Enter');
  await page.getByRole('button', { name: 'Bring in a site packet…' }).press('Enter');
  await page.getByLabel('Passphrase of the file').fill(passphrase);
  await page.getByRole('button', { name: 'Choose the file…' }).press('Enter');
  await expect(page.getByText('1 change will be taken in here.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it in' }).press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('1 to send');
  const again = (await weekOf(page)).rows.find((row) => row.line.id === line?.line.id);
  expect(again?.knowledge).toBe('attested');
  expect(readdirSync(account).some((name) => name.startsWith('set-aside-'))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
  expectNoBug(app);
});

test('damaged before the first backup: the unsent work is saved, and the account begun again', async ({
  launchApp,
}) => {
  const portal = await startPortal();
  try {
    const first = await launchApp({ now: mondayAfter });
    await withWeekAt(first.page, portal.address);
    await appCall(first.page, 'sync.work-offline', { offline: true });
    const { rows } = await weekOf(first.page);
    const [line] = rows.filter(({ knowledge }) => knowledge === 'untouched');
    await appCall(first.page, 'week.attest', { weekStart, lineIds: [line?.line.id ?? ''] });
    await first.close();
    const account = damageRecords(first.userData);

    const app = await launchApp({ now: mondayAfter, userData: first.userData });
    const { page } = app;
    await openAccount(page);
    const part = page.getByRole('region', { name: 'What can be done' });
    await expect(part.getByText('1 unsent change can be read')).toBeVisible();
    await expect(part.getByText('There is none yet')).toBeVisible();
    await expect(part.getByRole('button')).toHaveText(['Save the unsent work', 'Set these records aside']);
    await expectAccessible(page, 'what can be done without a backup');
    const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-rescue-'));
    const saved = path.join(folder, 'unsent.packet');
    await answerDialogs(app, { showSaveDialog: { filePath: saved }, showOpenDialog: { filePaths: [saved] } });
    await part.getByLabel('Passphrase for the file').fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(part.getByText('1 change saved as')).toBeVisible();
    await part.getByRole('button', { name: 'Set these records aside' }).press('Enter');
    await expect(part.getByRole('button', { name: 'No' })).toBeFocused();
    await part.getByRole('button', { name: 'Yes, set them aside' }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'The damaged records are set aside.' })).toBeFocused();
    await expect(page.getByRole('alert')).toBeHidden();
    await expect(page.getByRole('button', { name: /^Open / })).toBeHidden();
    expect(readdirSync(account).some((name) => name.startsWith('set-aside-'))).toBe(true);

    // As on a new computer: the portal gives back the week, and the file what it never had.
    await withWeekAt(page, portal.address);
    await appCall(page, 'sync.work-offline', { offline: true });
    const preview = await appCall(page, 'rescue.choose', { passphrase });
    await appCall(page, 'rescue.apply', { id: preview?.id ?? '' });
    const again = (await weekOf(page)).rows.find((row) => row.line.id === line?.line.id);
    expect(again?.knowledge).toBe('attested');
    rmSync(folder, { recursive: true, force: true });
    expectNoBug(app);
  } finally {
    await portal.end();
  }
});
