// Signing in: what is right leads to the week, what is wrong says so at the top and at its field, and an account that
// is on this computer opens without a network.
import { expect, test } from './fixtures/app.ts';
import { expectNoBug, mondayAfter, portalStart, signedIn, signOut } from './fixtures/coordinator.ts';

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

test('a wrong password and a wrong code have their plain sentence', async ({ launchApp }) => {
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
  await page.getByRole('button', { name: /^Open / }).press('Enter');
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

test('what is filled in for practice leaves nothing but the button', async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused();
});
