// Oakwell's two weeks, as its systems hand them over: the list of people from a workbook, one SS Ref with swapped digits,
// the combined export, the file that Excel saved, and a second week with other plans.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, expect, type LaunchedApp, test } from './fixtures/app.ts';
import { appCall, expectNoBug } from './fixtures/coordinator.ts';

const corpus = path.join(import.meta.dirname, '../corpus/oakwell');
const now = '2025-12-01T09:15:00Z';

async function begun(app: LaunchedApp) {
  const { page } = app;
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-oakwell-'));
  await page.getByRole('radio', { name: /^By the portal’s files/ }).press('Space');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Aisha Khan');
  await page.getByRole('textbox', { name: 'Your organisation' }).fill('Oakwell Care');
  await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'To the council by files' })).toBeVisible({ timeout: 30_000 });
  return {
    folder,
    /** The next file that the system's dialog answers with, as old as the app's own clock says. */
    async next(name: string) {
      const file = path.join(folder, name);
      copyFileSync(path.join(corpus, name), file);
      utimesSync(file, new Date(now), new Date(now));
      await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
    },
  };
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last().press('Enter');
const go = (page: Page, name: string) =>
  page.getByRole('navigation').first().getByRole('button', { name }).press('Enter');

test('Oakwell’s people and plans come in as its systems hand them over', async ({ launchApp }) => {
  const app = await launchApp({ now });
  const { page } = app;
  const { folder, next } = await begun(app);
  const { weekStart } = await appCall(page, 'week.get', { weekStart: '2025-11-24' });
  expect(weekStart).toBe('2025-11-24');

  await test.step('the plan of the combined export', async () => {
    await next('ServiceActuals_all_20251124.csv');
    await press(page, /^Bring in the export/);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('The plan of');
    await press(page, /^Take the plan of 60 lines$/);
    await expect(dialog).toBeHidden();
  });

  await test.step('the list of people, from a workbook with rows above its headings', async () => {
    await go(page, 'People');
    await next('Client List.xlsx');
    await press(page, 'Choose the list…');
    await expect(page.getByRole('heading', { name: 'Columns of Client List.xlsx' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/Perhaps a slip in the SS Ref/)).toBeVisible();
    await press(page, /^They are one: take row \d+ as 2105275$/);
    await expect(page.getByText(/is taken as SS Ref 2105275/)).toBeVisible();
    await press(page, /^Take \d+ people$/);
    await expect(page.getByRole('heading', { name: /^Everybody \(4\d\)$/ })).toBeVisible();
  });

  await test.step('everybody is found by what people type', async () => {
    await page.getByRole('textbox', { name: 'Find a person' }).fill('2105275');
    await expect(page.getByText('1 found.')).toBeVisible();
    const { person } = { person: page.getByRole('rowheader').first() };
    await expect(person).not.toBeEmpty();
  });

  await test.step('the council’s export is not taken for a list', async () => {
    await next('ServiceActuals_all_20251117.csv');
    await press(page, 'Choose the list…');
    await expect(page.getByText(/This is the council’s export of a week, not a list of people/)).toBeVisible();
  });

  await test.step('several files dropped at once each get their answer', async () => {
    const names = ['ServiceActuals_all_20251124.csv', 'Client List.xlsx'];
    const files = names.map((name) => ({ name, content: readFileSync(path.join(corpus, name)).toString('base64') }));
    await page.evaluate(
      (dropped) => {
        const dataTransfer = new DataTransfer();
        for (const { name, content } of dropped) {
          const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
          dataTransfer.items.add(new File([bytes], name, { lastModified: Date.UTC(2025, 10, 30) }));
        }
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [...files, { name: 'holiday.csv', content: Buffer.from('a,b\n1,2\n').toString('base64') }],
    );
    const dialog = page.getByRole('dialog', { name: '3 files' });
    await expect(dialog).toContainText('The council’s export of the week', { timeout: 30_000 });
    await expect(dialog).toContainText('A list of people.');
    await expect(dialog).toContainText('This is neither an export of the council, a list of people nor a site packet.');
    await page.getByRole('button', { name: 'Bring in ServiceActuals_all_20251124.csv' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'ServiceActuals_all_20251124.csv' })).toBeVisible();
  });

  expectNoBug(app);
  rmSync(folder, { recursive: true, force: true });
});
