// The week's grid: typing a quantity asks why, the formula keeps the actual, and what is recorded stays.
import { expect, test } from './fixtures/app.ts';
import {
  cell,
  enter,
  expectNoBug,
  focusCell,
  moveTo,
  said,
  untouchedLine,
  weekOf,
  withPortal,
  withWeek,
} from './fixtures/coordinator.ts';

test('missed hours are asked for their reason, and the focus comes back to the cell', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line, actual } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  await enter(page, '1.5');
  const why = page.getByRole('dialog', { name: /^Why/ });
  await expect(why).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(why).toContainText('Choose a reason.');
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await expect(why).toBeHidden();
  await expect(missed).toBeFocused();
  await expect(missed).toHaveText('1.50');
  await expect(await cell(page, line.id, 'Actual')).toHaveText((((actual?.planned ?? 0) - 150) / 100).toFixed(2));
  await expect(await cell(page, line.id, 'Difference')).toHaveText('1.5M');
  await expect(await cell(page, line.id, 'State')).toContainText('changed');
  await expect(page.getByRole('contentinfo')).toContainText('Saved on this computer');
  await expect(said(page)).toContainText('Saved on this computer.');

  await page.keyboard.press('Control+z');
  await expect(missed).toHaveText('–');
  await page.keyboard.press('Control+y');
  await expect(missed).toHaveText('1.50');
  await enter(page, '0');
  await expect(missed).toHaveText('–');
  expectNoBug(app);
});

test('who types on without looking is heard: figure, reason and answer in one go', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { rows } = await weekOf(page);
  const untouched = rows.filter((row) => row.knowledge === 'untouched' && (row.actual?.planned ?? 0) >= 400);
  const homeSupport = untouched.filter(({ line }) => line.serviceType === 'home_support').slice(0, 6);
  for (const { line } of homeSupport) {
    const missed = await focusCell(page, line.id, 'Missed');
    for (const key of ['1', 'Enter', '2', 'Enter']) await page.keyboard.press(key);
    await expect(missed).toHaveText('1.00');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(missed).toBeFocused();
  }
  const [living] = untouched.filter(
    ({ line, stayIds }) => line.serviceType === 'supported_living_shared' && stayIds.length === 0,
  );
  const frustrated = await focusCell(page, living?.line.id ?? '', 'Frustrated');
  for (const key of ['4', 'Enter', '3', '/', '6', 'Enter']) await page.keyboard.press(key);
  await expect(frustrated).toHaveText('4.00');
  await expect(page.getByRole('dialog')).toBeHidden();
  const recorded = (await weekOf(page)).rows.filter(({ knowledge }) => knowledge === 'changed');
  const reasons = recorded.flatMap(({ actual }) => actual?.variations.map(({ reason }) => reason) ?? []);
  expect(reasons.filter((reason) => reason === 'non_engagement').length).toBeGreaterThanOrEqual(homeSupport.length);
  expectNoBug(app);
});

test('a bad number keeps its text and says what to type; Escape gives it up', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  await enter(page, 'two');
  const input = page.getByRole('textbox', { name: /^Missed, / });
  await expect(input).toHaveValue('two');
  await expect(page.getByRole('alert')).toHaveText('Enter a number of hours such as 2.5.');
  await input.fill('1.1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('The council takes steps of 0.25. Type 1.00 or 1.25.');
  await page.keyboard.press('Escape');
  await expect(missed).toBeFocused();
  await expect(missed).toHaveText('–');
});

test('a hospital stay is entered with the frustrated hours', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line } = await untouchedLine(page, 'supported_living_shared');
  const frustrated = await focusCell(page, line.id, 'Frustrated');
  await enter(page, '4');
  await expect(page.getByRole('textbox', { name: 'Day of admission' })).toBeFocused();
  await page.keyboard.type('3/6');
  await expect(page.getByText('Tuesday 3 June 2025')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(frustrated).toHaveText('4.00');
  const row = (await weekOf(page)).rows.find((candidate) => candidate.line.id === line.id);
  expect(row?.actual?.variations[0]).toMatchObject({ category: 'frustrated', reason: 'hospital', quantity: 400 });
  expect(row?.stayIds).toContain(row?.actual?.variations[0]?.hospitalStayId);
  expectNoBug(app);
});

test('a lower actual asks how the difference is explained', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line, actual } = await untouchedLine(page, 'home_support');
  const cellOfActual = await focusCell(page, line.id, 'Actual');
  await enter(page, (((actual?.planned ?? 0) - 200) / 100).toFixed(2));
  const why = page.getByRole('dialog', { name: /^Why/ });
  await expect(why).toContainText('How is the difference explained?');
  await why.getByRole('radio', { name: /Away or cancelled/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(why).toBeHidden();
  await expect(cellOfActual).toBeFocused();
  await expect(await cell(page, line.id, 'Missed')).toHaveText('2.00');
});

test('Space says as planned, for one line; the button for all that nobody looked at', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'extra_care');
  await focusCell(page, line.id, 'Missed');
  await expect(await cell(page, line.id, 'State')).toContainText('Nobody has looked');
  await page.keyboard.press('Space');
  await expect(await cell(page, line.id, 'State')).toContainText('Someone said so');
  await page.getByRole('searchbox').fill('');
  const before = (await weekOf(page)).counts.untouched;
  await page.getByRole('button', { name: 'As planned…' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText(`Say that ${before} lines went as planned?`);
  await page.getByRole('button', { name: 'Say as planned' }).press('Enter');
  await expect(said(page)).toContainText(`${before} lines said to be as planned.`);
  expect((await weekOf(page)).counts.untouched).toBe(0);
  // The words have the button that takes back what they name, and it goes with the next thing that is done.
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.press('Enter');
  await expect(said(page)).toContainText('Undone: ');
  await expect(undo).toBeHidden();
  expect((await weekOf(page)).counts.untouched).toBe(before);
});

test('working offline loses nothing and is no fault', async ({ launchApp }) => {
  const { page } = await withPortal(launchApp);
  await page.getByRole('switch', { name: 'Work offline' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Working offline', { exact: true })).toBeVisible();
  const { line } = await untouchedLine(page, 'home_support');
  await focusCell(page, line.id, 'Missed');
  await page.keyboard.press('Space');
  await expect(page.getByRole('contentinfo')).toContainText('1 to send');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('switch', { name: 'Work offline' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Sync now' }).press('Enter');
  await expect(page.getByRole('contentinfo')).toContainText('Nothing to send');
});

test('a processed week can be read but not changed', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  await page.getByRole('button', { name: /^Week 2 to 8 June 2025/ }).press('Enter');
  await page.getByRole('option', { name: /^Week 12 to 18 May 2025/ }).press('Enter');
  await expect(page.getByText('Payment for this week is processed, so it can be read but not changed.')).toBeVisible();
  await moveTo(page, page.locator('[role=gridcell][col-id=missed]').first());
  await page.keyboard.type('2');
  await expect(page.getByRole('textbox', { name: /^Missed, / })).toHaveCount(0);
});
