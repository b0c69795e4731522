// The panel beside the grid: what it says of a line before anybody has logged or recorded anything on it.
import { expect, test } from './fixtures/app.ts';
import { expectNoBug, focusCell, weekOf, withWeek } from './fixtures/coordinator.ts';

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
