// The keys that mean the same everywhere, and the focus that is never lost.
import { expectAccessible } from './fixtures/accessible.ts';
import { clickMenu, expect, test } from './fixtures/app.ts';
import { appCall, cell, focusCell, said, untouchedLine, weekOf, withWeek } from './fixtures/coordinator.ts';

test('? shows the keys and Escape gives the focus back', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(missed).toBeFocused();
  await clickMenu(app, 'keys');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('arrows, F2, Escape, Tab and search work without a mouse', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  await focusCell(page, line.id, 'Missed');
  await page.keyboard.press('ArrowLeft');
  await expect(await cell(page, line.id, 'Frustrated')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: /^Frustrated, / })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(await cell(page, line.id, 'Frustrated')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(await cell(page, line.id, 'Missed')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(await cell(page, line.id, 'Person')).toBeFocused();
  await page.keyboard.press('End');
  await expect(await cell(page, line.id, 'State')).toBeFocused();
  // The line was searched for, and others of the same person are shown with it.
  const totals = page.locator('[role=row][row-id=totals]');
  const allShown = (await totals.textContent()) ?? '';
  const states = page.locator('[role=row]:not([row-id=totals]) [role=gridcell][col-id=state]');
  await page.keyboard.press('Control+End');
  await expect(states.last()).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  const sums = page.getByRole('status', { name: 'Chosen cells' });
  await expect(sums).toContainText('2 cells');
  await page.keyboard.press('Control+Home');
  await expect(page.locator('[role=row][row-index="0"] [role=gridcell][col-id=person]')).toBeFocused();
  await expect(sums).toHaveText('');
  await expect(totals).toHaveText(allShown);
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type(line.ssRef);
  await expect(page.getByText(/^\d+ of \d+ lines/)).toBeVisible();
  await page.keyboard.press('Enter');
  // In the order shown, which is not that of the document.
  const firstShown = page.locator('[role=row][row-index="0"] [role=gridcell][col-id=actual]');
  await expect(firstShown).toBeFocused();
  await page.getByRole('searchbox').fill('');
  // The search is over, and what it was for is found on among all lines.
  const own = (await weekOf(page)).rows.filter((row) => row.line.ssRef === line.ssRef).length;
  await page.keyboard.press('F3');
  await expect(said(page)).toContainText(`1 of ${own} with “${line.ssRef}”.`);
  await expect(page.locator('[role=gridcell][col-id=ssRef]:focus')).toHaveText(line.ssRef);
  await page.keyboard.press('Control+Shift+G');
  await expect(said(page)).toContainText(`${own} of ${own} with “${line.ssRef}”.`);
  await page.getByRole('columnheader', { name: 'Planned', exact: true }).press('Enter');
  await page.getByRole('columnheader', { name: 'Level', exact: true }).press('Shift+Enter');
  await expect(page.getByRole('columnheader', { name: 'Planned', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(page.getByRole('columnheader', { name: 'Level', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  // From another screen too.
  await page.keyboard.press('Control+7');
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(firstShown).toBeFocused();
});

test('F6 goes round the parts of the window, to where the focus was in each', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  await page.setViewportSize({ width: 1600, height: 900 });
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  const panel = page.getByRole('complementary', { name: 'Line panel' });
  if (!(await panel.isVisible())) await page.keyboard.press('F4');
  await expect(panel).toBeVisible();
  const parts = [
    panel,
    page.getByRole('contentinfo'),
    page.getByRole('navigation', { name: 'Screens' }),
    page.getByRole('banner'),
    page.getByRole('toolbar'),
  ];
  for (const part of parts) {
    await page.keyboard.press('F6');
    await expect(part.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('F6');
  await expect(missed).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('F6');

  // Not out of a figure half typed, and not from behind a dialog.
  await page.keyboard.type('2');
  await page.keyboard.press('F6');
  await expect(page.getByRole('textbox', { name: /^Missed, / })).toHaveValue('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Why/ })).toBeVisible();
  await page.keyboard.press('F6');
  await page.keyboard.press('Escape');
  await expect(missed).toBeFocused();
});

test('F6 passes what cannot take the focus: a button that is off, a list with no line', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const header = page.getByRole('banner');
  const weekAfter = header.getByRole('button', { name: 'The week after' });
  await weekAfter.focus();
  await page.keyboard.press('Enter');
  await expect(weekAfter).toBeDisabled();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Week' }).focus();
  await page.keyboard.press('F6');
  await expect(header.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('F6');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  await header.getByRole('button', { name: 'The week before' }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('nobody has this name');
  await expect(page.getByText(/^No line matches\./)).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(0);
});

test('Space records nothing of a line that was given the focus and not gone to', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const attested = async () => (await weekOf(page)).counts.attested;
  const before = await attested();
  await page.keyboard.press('Space');
  await expect(said(page)).toContainText(/^Press Space again to say that .+ had everything as planned\./);
  expect(await attested()).toBe(before);
  await page.keyboard.press('Space');
  await expect.poll(attested).toBe(before + 1);
});

test('Control and Enter goes to Confirm; Escape in the reason records nothing', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Why/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(missed).toBeFocused();
  await expect(missed).toHaveText('–');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Confirm the week/ })).toBeFocused();
});

test('digits, comma and F1 go to the screens, but not from behind a dialog or out of a figure', async ({
  launchApp,
}) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const heading = page.getByRole('heading', { level: 1 });
  const { line } = await untouchedLine(page, 'home_support');
  const missed = await focusCell(page, line.id, 'Missed');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Ctrl and 4');
  await page.keyboard.press('Control+4');
  await page.keyboard.press('F1');
  await clickMenu(app, 'go-hospital');
  // The command has come to the window once an answer to a later call has, and before the dialog goes.
  await appCall(page, 'sync.status', {});
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(missed).toBeFocused();

  await page.keyboard.type('2');
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('textbox', { name: /^Missed, / })).toHaveValue('2');
  await page.keyboard.press('Escape');

  for (const [key, name] of [
    ['Control+2', 'Daily log'],
    ['Control+4', 'Hospital'],
    ['Control+5', 'Adjustments'],
    ['Control+7', 'Overview'],
    ['Control+,', 'Settings'],
    ['F1', 'Help'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(heading).toHaveText(name);
    await expect(heading).toBeFocused();
  }
  await page.keyboard.press('Control+6');
  await expect(heading).toHaveText(/^Confirm the week/);
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('grid').or(page.getByRole('treegrid')).first()).toBeVisible();
  await clickMenu(app, 'go-contact');
  await expect(heading).toHaveText('Who to contact');

  const palette = page.getByRole('dialog', { name: 'Find anything' });
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('hospital');
  await expect(palette.getByRole('menuitem').first()).toContainText('Hospital');
  await expectAccessible(page, 'the command palette');
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText('Hospital');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(line.ssRef);
  await expect(palette.getByRole('menuitem').first()).toContainText(line.ssRef);
  await page.keyboard.press('Enter');
  await expect(heading).toBeFocused();
  await expect(page.getByRole('main')).toContainText(`SS Ref ${line.ssRef}`);
  await expect(page.getByRole('heading', { name: /^Lines \(/ })).toBeVisible();
  await expectAccessible(page, 'a person');
  await page.getByRole('button', { name: 'Back to Hospital' }).press('Enter');
  await expect(heading).toHaveText('Hospital');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${line.ssRef} planned`);
  await expect(palette.getByRole('menuitem').first()).toContainText(line.ssRef);
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=gridcell][col-id=actual]:focus')).toHaveCount(1);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'All weeks of this person' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Back to Week' })).toBeVisible();
});
