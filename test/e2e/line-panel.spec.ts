// The panel beside the grid: what it says of a line before anybody has logged or recorded anything on it.
import { expect, test } from './fixtures/app.ts';
import { expectNoBug, focusCell, missOneHour, weekOf, withWeek } from './fixtures/coordinator.ts';

test('the panel tells of the stay that a line is about, and what the daily log is for', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { rows, stays } = await weekOf(page);
  const stay = stays.find(({ admitted }) => admitted === '2025-05-29');
  const row = rows.find(({ stayIds }) => stayIds.includes(stay?.id ?? ''));
  if (row === undefined) throw new Error('the practice week has no line with that stay');
  await focusCell(page, row.line.id, 'Missed');
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: 'Line panel' });

  await expect(panel).toContainText('Nothing logged this week: what you log by day becomes this line’s figures.');
  const facts = panel.getByRole('region', { name: 'Hospital stay' });
  await expect(facts).toContainText('AdmittedThursday 29 May 2025');
  await expect(facts).toContainText('Dischargedstill in');
  await expect(facts).toContainText(/Told(nobody yet|.+, \d+ \w+ 2025)/);
  await expect(facts).toContainText('Decision');
  await expect(facts).toContainText('hospital week 2');
  await facts.getByRole('button', { name: 'Go to Hospital' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Hospital', level: 1 })).toBeFocused();
  expectNoBug(app);
});

test('a reason is changed, added and taken away in the panel, and the history tells each step', async ({
  launchApp,
}) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { missed } = await missOneHour(page);
  await expect(missed).toHaveText('1.00');
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: 'Line panel' });
  const chart = panel.getByRole('figure').filter({ hasText: 'Last 12 weeks' });
  await expect(chart.getByRole('img')).toHaveAttribute('aria-label', /different in \d+ weeks? of 12/);

  await test.step('changed', async () => {
    await panel.getByRole('button', { name: 'Change', exact: true }).first().press('Enter');
    await panel.getByRole('textbox', { name: 'Hours' }).fill('1.5');
    await panel.getByRole('button', { name: 'Record', exact: true }).press('Enter');
    await expect(missed).toHaveText('1.50');
    await expect(panel.getByRole('button', { name: 'Add a reason' })).toBeFocused();
  });

  await test.step('another added', async () => {
    await page.keyboard.press('Enter');
    await panel.getByRole('textbox', { name: 'Hours' }).fill('two');
    await panel.getByRole('radio').first().press('Space');
    await panel.getByRole('button', { name: 'Record', exact: true }).press('Enter');
    await expect(panel.getByText('Enter a number of hours such as 2.5.')).toBeVisible();
    await panel.getByRole('textbox', { name: 'Hours' }).fill('0.5');
    await panel.getByRole('button', { name: 'Record', exact: true }).press('Enter');
    await expect(missed).toHaveText('2.00');
  });

  await test.step('taken away', async () => {
    await panel.getByRole('button', { name: 'Remove', exact: true }).first().press('Enter');
    await expect(missed).toHaveText('0.50');
    await expect(panel.getByText(/^Missed: from 2\.00 to 0\.50$/)).toBeVisible();
    await expect(panel.getByText(/^Missed: from 0\.00 to 1\.00$/)).toBeVisible();
    await expect(panel.getByText(/^Aisha Khan, /).first()).toBeVisible();
  });

  // What was recorded is added up on the confirm page.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'What differs, by reason' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Missed .* 1 0\.50$/ })).toBeVisible();
  expectNoBug(app);
});
