// A file says no reasons. The only possible one is there at once, what a comment suggests is taken in the preview or in
// the grid, and what is left is answered by one key and a digit.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { answerDialogs, expect, type LaunchedApp, test } from './fixtures/app.ts';
import { appCall, expectNoBug, focusCell, said, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-reasons-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments';

/** As tired people write them, one a difference: twelve that suggest a reason, and three that do not. */
const comments = [
  'refused sat am',
  'Pt declined x2',
  'carer off sick, no cover',
  'su away w/ daughter',
  'AWAY – holiday til fri',
  'no reply at door',
  'staff sickness',
  'refused entry tues',
  'gone to respite',
  'cancelled by family',
  'short staffed sun',
  'sent carer away',
  'see email',
  'as discussed w office',
  '1hr less',
];
const suggesting = comments.length - 3;

/** Lines whose missed hours can have one reason or another. */
function differing(rows: readonly WeekRow[]): WeekRow[] {
  return rows
    .filter(
      ({ line, knowledge, stayIds, actual }) =>
        ['home_support', 'supported_living_personal', 'supported_living_community'].includes(line.serviceType) &&
        knowledge === 'untouched' &&
        stayIds.length === 0 &&
        (actual?.planned ?? 0) >= 400,
    )
    .slice(0, comments.length);
}

function fileOf(rows: readonly WeekRow[], differences: readonly WeekRow[]): string {
  const texts = rows.map((row) => {
    const { line, actual } = row;
    const at = differences.indexOf(row);
    const missed = at < 0 ? (actual?.missed ?? 0) : 100;
    const figures = [(actual?.actual ?? 0) - (at < 0 ? 0 : 100), actual?.frustrated ?? 0, missed, actual?.extra ?? 0];
    const comment = at < 0 ? (actual?.comment ?? '') : (comments[at] ?? '');
    const who = [line.service, line.serviceLevel, line.ssRef, weekStart.replaceAll('-', '/')];
    return [...who, ...figures.map(formatQuantity), actual?.visits ?? 0, `"${comment.replaceAll('"', '""')}"`].join(
      ',',
    );
  });
  return `${[header, ...texts].join('\r\n')}\r\n`;
}

async function previewOf(app: LaunchedApp) {
  const { page } = app;
  const { rows } = await weekOf(page);
  const once = rows.filter(
    ({ line }, index) =>
      rows.findIndex(
        (other) =>
          other.line.ssRef === line.ssRef &&
          other.line.service === line.service &&
          other.line.serviceLevel === line.serviceLevel,
      ) === index,
  );
  const differences = differing(once);
  expect(differences).toHaveLength(comments.length);
  const others = once.filter((row) => row.actual !== null && !differences.includes(row)).slice(0, 135);
  const file = path.join(folder, 'week.csv');
  writeFileSync(file, fileOf([...differences, ...others], differences));
  await answerDialogs(app, { showOpenDialog: { filePaths: [file] } });
  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  const preview = page.getByRole('dialog', { name: 'Import week.csv' });
  await expect(preview).toBeVisible();
  return { preview, differences };
}

/** The lines of these differences that still have hours without a reason. */
async function withoutReason(page: Page, differences: readonly WeekRow[]): Promise<number> {
  const ids = differences.map(({ line }) => line.id);
  const { rows } = await weekOf(page);
  return rows.filter(
    ({ line, actual }) =>
      ids.includes(line.id) && actual?.variations.some(({ reason }) => reason === 'unspecified') === true,
  ).length;
}

test('150 lines with 15 differences are answered in under 20 keys', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { preview, differences } = await previewOf(app);
  await expect(preview.locator('dd').first()).toHaveText('150');
  await expect(preview.getByRole('checkbox', { name: /^Take all 12 reasons/ })).toBeFocused();

  const keys: string[] = [];
  const press = async (key: string) => {
    keys.push(key);
    await page.keyboard.press(key);
  };
  await press('Space');
  await expect(preview.getByRole('button', { name: 'Change 15 lines and take 12 suggested reasons' })).toBeVisible();
  await press('Enter');
  await expect(preview).toBeHidden();
  await expect.poll(() => withoutReason(page, differences)).toBe(comments.length - suggesting);
  for (let left = comments.length - suggesting; left > 0; left -= 1) {
    await press('F8');
    await expect(said(page)).toContainText('No reason is chosen yet');
    await press('F7');
    const why = page.getByRole('dialog', { name: /^Why/ });
    await expect(why).toBeVisible();
    await press('1');
    await press('Enter');
    await expect(why).toBeHidden();
    await expect.poll(() => withoutReason(page, differences)).toBe(left - 1);
  }
  expect(keys.length, keys.join(' ')).toBeLessThan(20);
  const [first] = differences;
  const history = await appCall(page, 'week.history', { weekStart, lineId: first?.line.id ?? '' });
  expect(history.entries.map(({ why }) => why)).toContain('Suggested by the comment “refused sat am”');
  expectNoBug(app);
});

test('in the grid they are taken one by one, and all at once after they were read', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { preview, differences } = await previewOf(app);
  await preview
    .getByRole('checkbox', { name: /refused|Refused/ })
    .first()
    .press('Space');
  await preview.getByRole('button', { name: 'Change 15 lines and take 1 suggested reason' }).press('Enter');
  await expect(preview).toBeHidden();
  await expect.poll(() => withoutReason(page, differences)).toBe(14);

  const line = differences[1]?.line;
  await focusCell(page, line?.id ?? '', 'Missed');
  await expect(page.locator('#cell-note')).toContainText('F7 takes it.');
  await page.keyboard.press('F7');
  await expect(said(page)).toContainText('1 suggested reason taken.');
  await expect.poll(() => withoutReason(page, differences)).toBe(13);

  await page.getByRole('button', { name: '10 suggested reasons…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Reasons that the comments suggest' });
  await expect(dialog.getByRole('button', { name: 'Take all 10 suggested reasons' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => withoutReason(page, differences)).toBe(3);
  expectNoBug(app);
});
