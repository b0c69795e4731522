// Help is there without a connection: by keys alone, a word of the hint leads to the page that answers it.
import { readFileSync } from 'node:fs';
import { newsMark, newsOf } from '../../src-renderer/panels/news/read-changelog.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, withWeek } from './fixtures/coordinator.ts';

test('a word typed into Help leads to its page, and to what the council says', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeFocused();
  const search = page.getByRole('textbox', { name: 'Search the help' });
  for (let key = 0; key < 5 && !(await search.evaluate((field) => field === document.activeElement)); key += 1)
    await page.keyboard.press('Tab');
  await expect(search).toBeFocused();
  await expect(search).toHaveAccessibleDescription(/deadline/);

  await test.step('our page comes first', async () => {
    await page.keyboard.type('deadline');
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('The deadline');
    await expect(page.getByRole('main')).toContainText('5pm on the Tuesday');
    await expect(page.getByRole('status').filter({ hasText: /^\d+ pages? found$/ })).toBeVisible();
  });

  await test.step('the council’s own words stand under its own heading, with their document', async () => {
    await page.keyboard.press('Control+A');
    await page.keyboard.type('holiday notice');
    const shared = page.getByRole('main').locator('section').filter({ hasText: 'Shared Support' });
    await expect(shared.getByRole('heading', { name: 'Shared Support' })).toBeVisible();
    await expect(shared).toContainText('briefing of January 2025');
    await expect(shared).toContainText('Planned where notice has been given eg adult has gone on holiday');
  });

  await test.step('after an update the bell says once what is new, and Help has the list', async () => {
    const [newest = '', ...others] = newsOf(readFileSync('CHANGELOG.md', 'utf8'));
    const settings = await appCall(page, 'window.settings', {});
    const [account = ''] = Object.keys(settings.views);
    const views = { ...settings.views, [account]: { ...settings.views[account], seenNews: newsMark(others[1]) } };
    await appCall(page, 'window.save-settings', { ...settings, views });
    const bell = page.getByRole('button', { name: /^(No notices|\d+ notices?)$/ });
    await expect(bell).toHaveText(/[1-9]/);
    await bell.press('Enter');
    const notice = page.getByRole('dialog', { name: 'Notices' }).getByRole('listitem');
    await expect(notice.filter({ hasText: 'The app was updated: 2 things are new.' })).toBeVisible();
    await page.getByRole('button', { name: 'What is new' }).press('Enter');
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('What is new');
    await expect(page.getByRole('main')).toContainText(newest);
    await bell.press('Enter');
    await expect(notice.filter({ hasText: 'The app was updated' })).toHaveCount(0);
  });
  expectNoBug(app);
});
