// What LibreOffice makes of an export and of a list of people, read in the window: the one cell that was changed there is
// the only one that differs, whether the sheet was saved as CSV or as a workbook.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { copyElsewhere, expectNoBug, said } from './fixtures/coordinator.ts';
import { changeInLibreOffice } from './fixtures/libre-office.ts';
import { keepRecoveryKey, typeNewSecret } from './fixtures/secret.ts';

const corpus = path.join(import.meta.dirname, '../corpus/oakwell');
const now = '2025-12-01T09:15:00Z';

test('an export and a list of people that LibreOffice changed and saved are read rightly, as CSV and as XLSX', async ({
  launchApp,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-libre-office-'));
  const file = (name: string) => path.join(folder, name);
  const original = 'ServiceActuals_all_20251124.csv';
  copyFileSync(path.join(corpus, original), file('original.csv'));
  changeInLibreOffice(file('profile'), [
    // Margaret Ackroyd's hours, and the family name in the list.
    {
      source: file('original.csv'),
      characterSet: 76,
      column: 4,
      row: 1,
      text: '14.25',
      csv: file('export.csv'),
      xlsx: file('export.xlsx'),
    },
    {
      source: path.join(corpus, 'Client List.csv'),
      characterSet: 1,
      column: 3,
      row: 1,
      text: 'Ackroyd-Øberg',
      csv: file('people.csv'),
      xlsx: file('people.xlsx'),
    },
  ]);

  const app = await launchApp({ now });
  const { page } = app;
  const dialog = page.getByRole('dialog');
  const press = (name: string | RegExp) => page.getByRole('button', { name }).last().press('Enter');
  const go = (name: string) => page.getByRole('navigation').first().getByRole('button', { name }).press('Enter');
  const next = async (name: string) => {
    utimesSync(file(name), new Date(now), new Date(now));
    await answerDialogs(app, { showOpenDialog: { filePaths: [file(name)] } });
  };
  await page.getByRole('radio', { name: /^By the portal’s files/ }).press('Space');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Aisha Khan');
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('Oakwell Care');
  await page.getByRole('radio', { name: /^Bradford Council/ }).press('Space');
  await typeNewSecret(page);
  await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
  await keepRecoveryKey(page);

  await test.step('the plan, from the portal’s own file', async () => {
    await next('original.csv');
    await press(/^Bring in the export/);
    await press('Take the plan of 60 lines');
    await expect(dialog).toBeHidden();
  });

  await test.step('lines that were pasted into Calc come back with the one cell that was changed there', async () => {
    await go('Week');
    const first = page.locator('[role=row][row-index="0"] [role=gridcell][col-id=missed]');
    await first.click();
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('Control+c');
    await expect(said(page)).toContainText('2 lines copied, with their headings.');
    writeFileSync(file('copied.tsv'), await app.electron.evaluate(({ clipboard }) => clipboard.readText()));
    const comment = { column: 11, row: 1, text: 'Rang her sister' };
    const tabs = { separator: 9, characterSet: 76 } as const;
    const names = { source: file('copied.tsv'), csv: file('pasted.tsv'), xlsx: file('pasted.xlsx') };
    changeInLibreOffice(file('profile'), [{ ...names, ...tabs, ...comment }]);
    await copyElsewhere(page, readFileSync(file('pasted.tsv'), 'utf8'));
    await first.click();
    await page.keyboard.press('Control+v');
    await expect(dialog).toContainText('2 rows read: 1 line will change.');
    await expect(dialog).toContainText('Rang her sister');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  for (const name of ['export.csv', 'export.xlsx']) {
    await test.step(`of ${name} one cell differs, and the zeros of two SS Refs are found again`, async () => {
      await go('Council files');
      await next(name);
      await press(/^Bring in another export/);
      await expect(dialog).toContainText('1 line holds other values since the first');
      await expect(dialog).toContainText('actual: 15.75, now 14.25');
      await expect(dialog.getByText(/, now /)).toHaveCount(1);
      await expect(dialog).toContainText('SS Ref 98213 matched 0098213');
      await expect(dialog).toContainText('SS Ref 103377 matched 0103377');
      await expect(dialog).not.toContainText('that cannot be taken');
      await press(/^(Close|Cancel)$/);
    });
  }

  await test.step('the list of people is taken from the CSV', async () => {
    await go('People');
    await next('people.csv');
    await press('Choose the list…');
    await expect(page.getByRole('heading', { name: 'Columns of people.csv' })).toBeVisible();
    await press(/^Take \d+ people$/);
    await page.getByRole('textbox', { name: 'Find a person' }).fill('ackroyd oberg');
    await expect(page.getByRole('row', { name: /Margaret Ackroyd-Øberg/ })).toContainText('2104338');
    await page.getByRole('textbox', { name: 'Find a person' }).fill('chloe');
    await expect(page.getByRole('row', { name: /Chloé Rénard/ })).toBeVisible();
  });

  await test.step('and the workbook says the same of everybody', async () => {
    await next('people.xlsx');
    await press('Choose the list…');
    await expect(page.getByRole('heading', { name: 'Columns of people.xlsx' })).toBeVisible();
    await expect(page.getByText(/read: 0 new, 0 changed, 4\d as they are/)).toBeVisible();
  });

  expectNoBug(app);
  rmSync(folder, { recursive: true, force: true });
});
