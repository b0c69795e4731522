// What goes on paper is the page alone: no rail, no header, and none of the notices that stand beside the work.
import { expect, test } from './fixtures/app.ts';
import { appCall, withWeek } from './fixtures/coordinator.ts';

test('a printed page carries no frame and no reminders', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const settings = await appCall(page, 'window.settings', {});
  await appCall(page, 'window.save-settings', { ...settings, firstWeek: true, theme: 'dark' });
  // Every line of the week, not those in sight alone.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const lines = page.getByRole('main').locator('table tbody tr');
  await expect(lines).toHaveCount(160);
  await expect(lines.last()).toBeVisible();
  await expect(page.getByRole('grid')).toBeHidden();
  await expect(page.getByRole('main').locator('caption')).toContainText(': the week 2 to 8 June 2025');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(lines).toHaveCount(0);
  await page.emulateMedia({ media: null });
  await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Your first week' })).toBeVisible();
  // There is no printer here.
  await page.keyboard.press('Control+p');
  const wrong = page.getByRole('region', { name: 'What went wrong' });
  await expect(wrong).toContainText('The page could not be printed.');
  await wrong.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Reports' })).toBeVisible();
  for (const part of [
    page.getByRole('navigation', { name: 'Screens' }),
    page.getByRole('banner'),
    page.getByRole('contentinfo'),
    page.getByRole('region', { name: 'Your first week' }),
  ]) {
    await expect(part).toBeHidden();
  }
  // Black on white, also for whoever works in the dark.
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
});
