// A manager at a hub: signs in with an authenticator app, gives a colleague an account, and takes it away again.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { expectNoBug } from './fixtures/coordinator.ts';
import { codeNow, startHub } from './fixtures/hub.ts';

test('a manager adds an account, whose authenticator app is set up from the screen, and disables it', async ({
  launchApp,
}) => {
  test.slow();
  const hub = await startHub();
  try {
    const app = await launchApp();
    const { page } = app;
    await hub.signIn(page);
    await page.getByRole('button', { name: 'Accounts', exact: true }).press('Enter', { timeout: 60_000 });
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeFocused();
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows.filter({ hasText: 'Grace Obi' })).toContainText('Manager');

    await page.getByRole('button', { name: 'Add an account…' }).press('Enter');
    const adding = page.getByRole('dialog', { name: 'Add an account' });
    await adding.getByRole('button', { name: 'Add the account' }).press('Enter');
    await expect(adding.getByText('A password needs 12 characters or more.')).toBeVisible();
    await adding.getByRole('textbox', { name: 'Name', exact: true }).fill('Carla Reid');
    await adding.getByRole('textbox', { name: 'User name' }).fill('carla');
    await adding.getByRole('textbox', { name: 'First password' }).fill('nobody guesses this');
    await adding.getByRole('checkbox', { name: /^Confirmer/ }).press('Space');
    await expectAccessible(page, 'adding an account');
    await adding.getByRole('button', { name: 'Add the account' }).press('Enter');

    const shown = page.getByRole('dialog', { name: 'Authenticator app of Carla Reid' });
    await expect(shown.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
    await expect(shown.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
    await expectAccessible(page, 'setting up an authenticator app');
    await page.screenshot({ path: test.info().outputPath('authenticator.png') });
    const [spare = ''] = await shown
      .getByRole('list', { name: 'Recovery codes' })
      .getByRole('listitem')
      .allTextContents();
    const secret = (await shown.getByRole('code').first().textContent()) ?? '';
    await shown.getByRole('button', { name: 'It is set up' }).press('Enter');
    const carla = rows.filter({ hasText: 'Carla Reid' });
    await expect(carla).toContainText('Recorder, Confirmer');
    await expectAccessible(page, 'accounts');

    const signIn = (securityCode: string) =>
      fetch(`${hub.address}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'carla', password: 'nobody guesses this', securityCode }),
      });
    expect((await signIn(codeNow(secret))).status).toBe(200);

    await page.getByRole('button', { name: 'Carla Reid' }).press('Enter');
    await page.getByRole('dialog', { name: 'Carla Reid' }).getByRole('button', { name: 'Disable' }).press('Enter');
    await expect(carla).toContainText('Disabled');
    await expect(carla).toContainText('0 computers');
    // With a code that was not used yet: it is the account that is refused.
    expect(await (await signIn(spare)).json()).toMatchObject({
      detail: expect.stringContaining('This account is disabled'),
    });

    await page.getByRole('button', { name: 'Carla Reid' }).press('Enter');
    const editing = page.getByRole('dialog', { name: 'Carla Reid' });
    await editing.getByRole('button', { name: 'Remove…' }).press('Enter');
    await editing.getByRole('button', { name: 'Remove the account' }).press('Enter');
    await expect(carla).toHaveCount(0);

    // One's own sign-in is in Settings.
    await page.getByRole('button', { name: 'Settings' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Where you are signed in' })).toContainText('this one');
    await expectAccessible(page, 'settings at a hub');
    expectNoBug(app);
  } finally {
    await hub.end();
  }
});
