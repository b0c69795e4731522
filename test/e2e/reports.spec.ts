// Reports in the built app: read on screen, and saved as CSV, XLSX and PDF through the system's dialog. Only the dialog's
// answer is given; the files are real.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { expectNoBug, withWeek } from './fixtures/coordinator.ts';

test('a report is read, and saved in three forms that say they are not encrypted', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.getByRole('button', { name: 'Reports' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Reports', level: 1 })).toBeFocused();
  await expect(page.getByText('This file is not encrypted.')).toBeVisible();
  await expect(page.getByRole('table', { name: /Hours by week/ })).toContainText('2 to 8 June 2025');

  const choose = async (report: string) => {
    await page
      .getByRole('main')
      .getByRole('button', { name: /Report/ })
      .first()
      .press('Enter');
    await page.getByRole('option', { name: report }).press('Enter');
  };
  await choose('Variations by reason');
  await expect(page.getByRole('table', { name: /Variations by reason/ })).toContainText('Total');
  await choose('Variations by service');
  await expect(page.getByRole('table', { name: /Variations by service/ })).toContainText('Total');
  await choose('Missing actuals');
  await expect(page.getByText(/^Missing actuals, .*: there is nothing to report\./)).toBeVisible();
  await choose('Hospital stays');
  await expect(page.getByRole('table', { name: /Hospital stays/ })).toBeVisible();
  await choose('Variations by person');
  await expect(page.getByRole('table', { name: /Variations by person/ })).toBeVisible();

  const saved = async (button: string, name: string) => {
    const filePath = path.join(app.userData, name);
    await answerDialogs(app, { showSaveDialog: { filePath } });
    await page.getByRole('button', { name: button }).press('Enter');
    await expect(page.getByText(`Saved as ${filePath}.`).first()).toBeVisible();
    return filePath;
  };
  const csv = readFileSync(await saved('Save as CSV…', 'report.csv'), 'utf8');
  expect(csv.split('\r\n')[0]).toContain('Person,SS Ref,Service,Week,Category,Reason,Hours');
  expect(csv).toContain('This file is not encrypted.');
  const xlsx = readFileSync(await saved('Save as XLSX…', 'report.xlsx'));
  expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  const pdf = await saved('Save as PDF…', 'report.pdf');
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(statSync(pdf).size).toBeGreaterThan(5_000);

  await test.step('what left the encrypted store stands in the history', async () => {
    await choose('History');
    const history = page.getByRole('table', { name: /History/ });
    await expect(history).toContainText('Page saved as a PDF');
    await expect(history).toContainText('Report saved as a file');
  });
  expectNoBug(app);
});
