// Signing in: what is right leads to the week, what is wrong says so at the top and at its field, and an account that
// is on this computer opens without a network.
import { globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import {
  cell,
  expectNoBug,
  mondayAfter,
  moveTo,
  portalStart,
  signedIn,
  signOut,
  weekOf,
} from './fixtures/coordinator.ts';
import { beginByFiles, exportFile } from './fixtures/files.ts';
import { openAccount, secret, typeNewSecret, unlock } from './fixtures/secret.ts';
import { onStandInOnly } from './on-electron.ts';

test('an empty form names each field, and the focus goes to the summary', async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Enter your user name.');
  await expect(summary).toContainText('Enter the six digits of your security code.');
  await expect(page.getByRole('textbox', { name: 'User' })).toHaveAccessibleDescription(/Enter your user name\./);
  await summary.getByRole('button', { name: 'Enter your password.' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused();
});

test('a wrong password and a wrong code have their plain sentence', { tag: onStandInOnly }, async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
  await page.getByRole('textbox', { name: 'Password' }).fill('guess');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  const summary = page.getByRole('alert');
  await expect(summary).toContainText(/password/i, { timeout: portalStart });
  await expect(summary).toBeFocused();
  await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
  await page.getByRole('textbox', { name: 'Security code' }).fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await expect(summary).toContainText(/security code/i);
  await expect(page.getByRole('heading', { name: 'Provider Actuals' })).toBeVisible();
});

test('a portal that cannot be reached is named, with what to do', async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('radio', { name: /^A portal by its address/ }).press('Space');
  await page.getByRole('textbox', { name: 'User' }).fill('aisha.khan');
  await page.getByRole('textbox', { name: 'Password' }).fill('practice-rowan');
  await page.getByRole('textbox', { name: 'Security code' }).fill('123456');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Enter the address of the portal');
  await expect(page.getByRole('alert')).toContainText('Choose whose portal it is.');
  await page.getByRole('textbox', { name: 'Address of the portal' }).fill('http://127.0.0.1:59999');
  await page.getByRole('radio', { name: /^The council’s/ }).press('Space');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await expect(page.getByRole('alert')).toContainText(/cannot be reached|could not be reached|no answer/i);
});

test('the practice portal is one button away, and its account then opens offline', async ({ launchApp }) => {
  const app = await signedIn(launchApp);
  const { page } = app;
  await expect(page.getByText('Practice', { exact: true })).toBeVisible();
  await expect(page.getByText('due Tue 10 Jun 5pm', { exact: false })).toBeVisible();
  await signOut(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await openAccount(page);
  await expect(page.getByRole('heading', { name: 'This week is not generated yet' })).toBeVisible();

  // Opened without signing in: nobody knows whether the portal could be reached, and the header does not claim to.
  await expect(page.getByRole('contentinfo')).toContainText('Not signed in');
  await page.getByRole('navigation').getByRole('button', { name: 'Confirm' }).press('Enter');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign in to send' });
  await expect(dialog.getByRole('textbox', { name: 'User' })).toHaveValue('aisha.khan');
  await expect(dialog.getByRole('textbox', { name: 'Password' })).toBeFocused();
  expectNoBug(app);
});

test('an account by files opens with its secret or its recovery key, and its locked window shows nothing', async ({
  launchApp,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-secret-'));
  const first = await launchApp({ now: mondayAfter });
  const recoveryKey = await beginByFiles(first, { exported: exportFile(folder, ['0012345', '0012399']) });
  const locked = (page: Page) => page.getByRole('heading', { name: 'Provider Actuals is locked' });
  const onScreen = (page: Page) => page.evaluate(() => document.body.innerText);

  await test.step('Ctrl+L locks out of a dialog, and what was typed in it is there again', async () => {
    const { page } = first;
    const search = page.getByRole('searchbox', { name: 'Person, line, screen, command or help' });
    await page.keyboard.press('Control+k');
    await search.fill('0012345');
    await page.keyboard.press('Control+l');
    await expect(locked(page)).toBeVisible();
    await expectAccessible(page, 'locked');
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      for (const text of ['00123', 'Aisha', 'Rowan']) expect(await onScreen(page)).not.toContain(text);
    }
    await page.emulateMedia({ media: null });
    expect(await page.title()).toBe('Provider Actuals');
    // Its keys reach nothing below.
    for (const key of ['F6', 'Control+1', 'Control+k', 'Escape']) await page.keyboard.press(key);
    await page.getByLabel('Passphrase or PIN', { exact: true }).fill('something else');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('This is not the passphrase or PIN of this account.');
    await unlock(page);
    await expect(locked(page)).toBeHidden();
    await expect(search).toHaveValue('0012345');
    await expect(search).toBeFocused();
    // The first empties it.
    for (const _ of ['empties', 'closes']) await page.keyboard.press('Escape');
    await expect(search).toBeHidden();
  });

  await test.step('it locks when the computer sleeps, and a figure that is half typed stays so', async () => {
    const { page, electron } = first;
    const [row] = (await weekOf(page)).rows;
    await moveTo(page, await cell(page, row?.line.id ?? '', 'Missed'));
    await page.keyboard.type('1');
    const figure = page.locator('[data-own-keys] input');
    await expect(figure).toHaveValue('1');
    await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    await expect(locked(page)).toBeVisible();
    const panels = page.getByRole('complementary', { name: 'Line panel', includeHidden: true });
    const before = await panels.count();
    await page.keyboard.press('F4');
    await unlock(page);
    await expect(panels).toHaveCount(before);
    await expect(figure).toHaveValue('1');
    await expect(figure).toBeFocused();
    expect((await weekOf(page)).rows[0]?.actual?.missed).toBe(0);
    await page.keyboard.press('Escape');

    // So does a comment, which is saved when the focus leaves it, but not by somebody who is not there.
    await page.keyboard.press('F4');
    const comment = page.getByRole('complementary', { name: 'Line panel' }).getByRole('textbox', { name: 'Comment' });
    await comment.fill('Asked the office');
    await electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    await expect(locked(page)).toBeVisible();
    await unlock(page);
    await expect(comment).toHaveValue('Asked the office');
    // Nothing is recorded: the account is removed below.
    await comment.fill('');
    await page.keyboard.press('F4');
    expect((await weekOf(page)).rows[0]?.actual?.comment).toBe('');
    expectNoBug(first);
    await first.close();
  });

  await test.step('the next start asks for it, and the recovery key opens with another', async () => {
    const again = await launchApp({ now: mondayAfter, userData: first.userData });
    const { page } = again;
    await page.getByRole('button', { name: /^Open / }).press('Enter');
    await page.getByLabel('Passphrase or PIN', { exact: true }).fill('nine silver forks');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is not the passphrase or PIN of this account.')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByRole('button', { name: 'Use a recovery key…' }).press('Enter');
    await page.getByLabel('Recovery key', { exact: true }).fill(recoveryKey.toLowerCase());
    await typeNewSecret(page.getByRole('form', { name: 'Use a recovery key' }));
    await expectAccessible(page, 'the recovery key');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();

    // As for whoever closed the app when the recovery key was shown: it is shown anew, and to nobody else.
    await signOut(page);
    for (const file of globSync(path.join(again.userData, 'accounts', '*', 'recovery'))) rmSync(file);
    await openAccount(page);
    const shown = page.getByRole('region', { name: 'Recovery key' });
    await expect(shown).toBeVisible();
    const key = await shown.innerText();
    await again.electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    await expect(locked(page)).toBeVisible();
    await expect(shown).toBeHidden();
    expect(await onScreen(page)).not.toContain(key.slice(0, 5));
    await unlock(page);
    expect(await shown.innerText()).toBe(key);
    await page.getByRole('button', { name: 'I have it on paper' }).press('Enter');
    await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();

    // From Settings and from the list, and only with what opens it.
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
    await page.getByRole('button', { name: 'Remove this account from this computer…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Remove this account from this computer' });
    await expectAccessible(page, 'removing an account');
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
    await signOut(page);
    await page.getByRole('button', { name: /^Remove .* from this computer$/ }).press('Enter');
    const field = dialog.getByLabel('Passphrase or PIN');
    await field.fill('something else');
    await expect(dialog.getByRole('button', { name: 'Remove it' })).toBeDisabled();
    await dialog.getByRole('checkbox').press('Space');
    await dialog.getByRole('button', { name: 'Remove it' }).press('Enter');
    await expect(dialog).toContainText('This is not the passphrase or PIN of this account.');
    await field.fill(secret);
    await dialog.getByRole('button', { name: 'Remove it' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: /^Open / })).toHaveCount(0);
    expect(readdirSync(path.join(again.userData, 'accounts'))).toEqual(['known']);
    expectNoBug(again);
  });
  rmSync(folder, { recursive: true, force: true });
});

test('what is filled in for practice leaves nothing but the button', async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused();
});
