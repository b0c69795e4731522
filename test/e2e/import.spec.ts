// The council's file: a preview that names what cannot be taken and how to mend it, then one change; and the export.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerDialogs, expect, test } from './fixtures/app.ts';
import { cell, expectNoBug, focusCell, untouchedLine, withWeek } from './fixtures/coordinator.ts';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-files-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments';

test('a file is previewed, one bad row holds up nothing, and the rest is taken at once', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line, actual } = await untouchedLine(page, 'home_support');
  const lowered = (((actual?.planned ?? 0) - 100) / 100).toFixed(2);
  const who = `${line.service},${line.serviceLevel},${line.ssRef}`;
  const good = `${who},2025/06/02,${lowered},0.00,1.00,0.00,${actual?.generatedVisits},Away on Friday`;
  const bad = `${line.service},${line.serviceLevel},9999999,2025/06/02,eight,0.00,0.00,0.00,7,`;
  const file = path.join(folder, 'week.csv');
  writeFileSync(file, `${[header, good, bad].join('\r\n')}\r\n`);
  await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });

  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  const preview = page.getByRole('dialog', { name: 'Import week.csv' });
  await expect(preview).toContainText('Nothing is changed until you say so.');
  await expect(preview).toContainText(/Row 3/);
  await expect(preview.getByRole('row', { name: /Away on Friday/ })).toContainText('Missed from 0.00 to 1.00');
  await preview.getByRole('button', { name: 'Change 1 line' }).press('Enter');
  await expect(preview).toBeHidden();
  await focusCell(page, line.id, 'Missed');
  await expect(await cell(page, line.id, 'Missed')).toHaveText('1.00');
  await expect(await cell(page, line.id, 'Comment')).toContainText('Away on Friday');
  expectNoBug(app);
});

test('a file with a missing column is not taken, and the sentence names the column', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const file = path.join(folder, 'short.csv');
  writeFileSync(file, 'Service,SS Ref\r\nHome Support,0012345\r\n');
  await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  await expect(page.getByText(/Weekly Actual Quantity|Service level/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Change \d/ })).toHaveCount(0);
});

test('the export says where it is and that it is not encrypted', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const file = path.join(folder, 'out.csv');
  await answerDialogs(app, { showSaveDialog: { filePath: file } });
  await page.getByRole('button', { name: 'Export…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The council’s file is written' });
  await expect(dialog).toContainText(file);
  await expect(dialog).toContainText('This file is not encrypted.');
  expect(readFileSync(file, 'utf8').split('\r\n')[0]).toBe(header);
  expectNoBug(app);
});
