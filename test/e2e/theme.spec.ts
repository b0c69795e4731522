// Settings of the window: light or dark, at once and from the first picture of the next start, and who may take a picture of it.
import type { Page } from '@playwright/test';
import { expect, type LaunchedApp, onStandIn, test } from './fixtures/app.ts';
import { expectNoBug, said, withWeek } from './fixtures/coordinator.ts';

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const isHidden = ({ electron }: LaunchedApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected() ?? false);
const light = 'rgb(242, 244, 246)';
const dark = 'rgb(16, 21, 26)';

test('the chosen colours show at once and at the next start', async ({ launchApp }) => {
  const app = await withWeek(launchApp, { colorScheme: null });
  const { page } = app;
  await page.getByRole('button', { name: 'Settings' }).press('Enter');
  const colours = page.getByRole('radiogroup', { name: 'Colours' });
  await expect(colours.getByRole('radio', { name: /^As this computer/ })).toBeChecked();
  expect(await background(page)).toBe(light);

  await colours.getByRole('radio', { name: /^As this computer/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(colours.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect.poll(() => background(page)).toBe(dark);
  await expect(said(page)).toContainText('Saved.');

  const capture = page.getByRole('checkbox', { name: /^Leave the window out of screenshots/ });
  await expect(capture).not.toBeChecked();
  await capture.focus();
  await page.keyboard.press('Space');
  await expect(capture).toBeChecked();
  // Linux has no such thing, and Electrons differ in what they say of it there.
  if (onStandIn) await expect.poll(() => isHidden(app)).toBe(true);
  expectNoBug(app);
  await app.close();

  const again = await launchApp({ userData: app.userData, colorScheme: null });
  expect(await again.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(await background(again.page)).toBe(dark);
  if (onStandIn) expect(await isHidden(again)).toBe(true);
});
