// Help › Report for support: all of it is seen before it is saved, it names nobody, and it is there when nobody can sign in.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerDialogs, clickMenu, expect, test } from './fixtures/app.ts';
import { expectNoBug, weekOf, withWeek } from './fixtures/coordinator.ts';

test('the report is shown, names nobody, and is saved as it was shown', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { rows } = await weekOf(page);
  await clickMenu(app, 'support-report');
  const dialog = page.getByRole('dialog', { name: 'Report for support' });
  const report = dialog.getByRole('region', { name: 'The report' });
  await expect(report).toContainText('Accounts on this computer: 1');
  const filePath = path.join(app.userData, 'report.txt');
  await answerDialogs(app, { showSaveDialog: { filePath } });
  const shown = (await report.textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Save…' }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(readFileSync(filePath, 'utf8')).toBe(shown);
  for (const { line, person } of rows) {
    expect(shown).not.toContain(line.ssRef);
    if (person?.name) expect(shown).not.toContain(person.name);
  }
  expectNoBug(app);
});

test('it opens before anybody has signed in', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await clickMenu(app, 'support-report');
  const dialog = page.getByRole('dialog', { name: 'Report for support' });
  await expect(dialog.getByRole('region', { name: 'The report' })).toContainText('No account is open.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expectNoBug(app);
});
