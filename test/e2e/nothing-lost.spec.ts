// Nothing that somebody typed, chose or stood at is lost by a key or by a look at another screen.
import { expect, test } from './fixtures/app.ts';
import {
  cell,
  expectNoBug,
  focusCell,
  missOneHour,
  openNotices,
  said,
  untouchedLine,
  weekOf,
  withWeek,
} from './fixtures/coordinator.ts';

test('a comment in the panel is saved before a key leads away, and Ctrl and Enter saves it in its place', async ({
  launchApp,
}) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  await page.setViewportSize({ width: 1600, height: 900 });
  const { line } = await untouchedLine(page, 'home_support');
  const commentOf = async () => (await weekOf(page)).rows.find((row) => row.line.id === line.id)?.actual?.comment;
  await focusCell(page, line.id, 'Missed');
  const panel = page.getByRole('complementary', { name: 'Line panel' });
  if (!(await panel.isVisible())) await page.keyboard.press('F4');
  const comment = panel.getByRole('textbox', { name: 'Comment' });
  await comment.focus();
  await page.keyboard.type('Asked the office');
  await page.keyboard.press('Control+Enter');
  await expect.poll(commentOf).toBe('Asked the office');
  await expect(comment).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' on Monday');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect.poll(commentOf).toBe('Asked the office on Monday');

  await panel.getByRole('button', { name: 'Close the line panel' }).press('Enter');
  await expect(panel).toBeHidden();
  await expect(await cell(page, line.id, 'Actual')).toBeFocused();
  expectNoBug(app);
});

test('a cell that is being typed into keeps its keys', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  await page.keyboard.type('1.5');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+o');
  const input = page.getByRole('textbox', { name: /^Missed, / });
  await expect(input).toHaveValue('1.5');
  await expect(input).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Why/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(missed).toBeFocused();
});

test('the filter, the order and the line are there again after another screen', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  const person = await (await cell(page, line.id, 'Person')).textContent();
  await page.getByRole('button', { name: 'Only this person' }).press('Enter');
  await page.getByRole('searchbox').fill('');
  const words = page.getByText(`Only ${person}`, { exact: true });
  await expect(words).toBeVisible();
  const heading = page.getByRole('columnheader', { name: 'Planned', exact: true });
  await heading.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: 'Daily log', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Daily log', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Week', exact: true }).press('Enter');
  await expect(words).toBeVisible();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(missed).toBeVisible();
});

test('an entry of the daily log that was begun is there again after another screen', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  const other = (await weekOf(page)).rows.find((row) => row.line.ssRef !== line.ssRef && row.stayIds.length === 0);
  await page.keyboard.press('Control+2');
  const person = page.getByRole('combobox', { name: 'Person' });
  await person.focus();
  await page.keyboard.type(line.ssRef);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'As planned' })).toBeFocused();
  await page.keyboard.press('4');
  await expect(page.getByLabel('How long')).toBeFocused();
  await page.keyboard.type('67');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rang twice');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(person).toHaveValue(new RegExp(line.ssRef));
  await expect(page.getByRole('radio', { name: 'Would not engage' })).toBeChecked();
  await expect(page.getByLabel('How long')).toHaveValue('67');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Rang twice');

  // A day of a week that is paid is no dead end.
  const day = page.getByRole('textbox', { name: 'Day', exact: true });
  await day.fill('14 May 2025');
  await page.getByRole('button', { name: 'Back to the week 2 to 8 June 2025' }).press('Enter');
  await expect(day).toHaveValue('8 June 2025');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Rang twice');
  await page.getByRole('button', { name: 'Add to the log' }).press('Enter');
  await expect(said(page)).toContainText('Saved on this computer.');
  await expect(person).toHaveValue('');

  // What was begun keeps its day while another entry is changed.
  await person.focus();
  await page.keyboard.type(other?.line.ssRef ?? '');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await day.fill('3 June 2025');
  await page.getByRole('button', { name: /^Change .*Would not engage/ }).press('Enter');
  await expect(page.getByRole('form', { name: 'Change the entry' })).toBeVisible();
  await expect(day).toHaveValue('8 June 2025');
  await page.getByRole('button', { name: 'Save the change' }).press('Enter');
  await expect(page.getByRole('form', { name: 'Add to the log' })).toBeVisible();
  await expect(day).toHaveValue('3 June 2025');
  await expect(page.getByText('Tuesday 3 June 2025').first()).toBeVisible();
});

test('the focus goes to what is nearest when a button goes away', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  await missOneHour(page);
  const dismiss = (await openNotices(page)).getByRole('button', { name: 'Dismiss' });
  for (let left = await dismiss.count(); left > 0; left -= 1) {
    await dismiss.first().press('Enter');
    await expect(dismiss).toHaveCount(left - 1);
    await expect(page.locator(':focus')).toHaveCount(1);
  }
});
