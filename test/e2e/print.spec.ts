// What goes on paper is the page alone: no rail, no header, and none of the notices that stand beside the work.
import { expect, test } from './fixtures/app.ts';
import { appCall, withWeek } from './fixtures/coordinator.ts';

test('a printed page carries no frame and no reminders', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const settings = await appCall(page, 'window.settings', {});
  await appCall(page, 'window.save-settings', { ...settings, firstWeek: true, theme: 'dark' });
  await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Your first week' })).toBeVisible();
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
