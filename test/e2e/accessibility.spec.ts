// axe finds no serious or critical fault on any screen, in both themes.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { enter, focusCell, mondayAfter, untouchedLine, withWeek } from './fixtures/coordinator.ts';

test('signing in', async ({ launchApp }) => {
  const { page } = await launchApp({ now: mondayAfter });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
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
    await page.getByRole('navigation').getByRole('button', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page, String(name));
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Hospital/ })
    .click();
  await page
    .getByRole('button', { name: /^Offer for this week/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('Comment to the council');
  await expectAccessible(page, 'offer for a hospital week');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Discharge or change/ })
    .first()
    .click();
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
    await page.getByRole('navigation').getByRole('button', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expectAccessible(page, String(name));
  }
});
