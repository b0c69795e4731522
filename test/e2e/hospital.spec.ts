// Hospital stays: who is in hospital this week, what is to be done, and one step that records it on every line of the
// person, week after week.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, cell, expectNoBug, focusCell, said, weekOf, weekStart, withPortal } from './fixtures/coordinator.ts';

test.setTimeout(180_000);

test('a stay is told, offered, recorded and ended by keyboard', async ({ launchApp }) => {
  const app = await withPortal(launchApp);
  const { page } = app;
  const { rows, stays } = await weekOf(page);
  const stay = stays.find(({ admitted }) => admitted === '2025-05-29');
  const lines = rows.filter(({ line }) => line.ssRef === stay?.ssRef);
  const name = lines[0]?.person?.name ?? '';
  expect(lines.length).toBeGreaterThan(1);

  await test.step('what goes on from last week is offered over the grid, and reads unchecked until somebody checks it', async () => {
    await page.getByRole('button', { name: /^\d+ from last week…$/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'From last week, not checked' });
    await expect(dialog).toContainText('In hospital since 29 May 2025. Hospital week 2 of 6 that are paid.');
    await expectAccessible(page, 'what goes on from last week');
    const offered = dialog.getByRole('row').filter({ hasText: name });
    await offered.first().getByRole('button', { name: 'Take this line' }).press('Enter');
    await expect(offered).toHaveCount(lines.length - 1);
    await page.keyboard.press('Escape');
    const taken = (await weekOf(page)).rows.find(({ notChecked }) => notChecked === true);
    const lineId = taken?.line.id ?? '';
    await focusCell(page, lineId, 'Actual');
    await expect(await cell(page, lineId, 'State')).toContainText('from last week, not checked');
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'I have checked it' }).press('Enter');
    await expect(await cell(page, lineId, 'State')).not.toContainText('not checked');
    await page.keyboard.press('F4');
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => (await weekOf(page)).rows.find(({ line }) => line.id === lineId)?.knowledge)
      .toBe('untouched');
  });

  await test.step('the list says which week it is, what is left, and what is awaited', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Hospital' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Hospital', level: 1 })).toBeFocused();
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('hospital week 2');
    await expect(row).toContainText('4 left');
    await expect(row).toContainText('none left');
    await expect(row).toContainText('This week’s hours are not recorded');
  });

  await test.step('what would change is shown before it is recorded on all lines at once', async () => {
    await page.getByRole('button', { name: `Offer for this week: ${name}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `${name}: hospital week 2` });
    await expect(dialog).toContainText('hospital week 2, admitted Thursday 29 May 2025');
    expect((await weekOf(page)).rows.find(({ line }) => line.id === lines[0]?.line.id)?.actual?.frustrated).toBe(0);
    await dialog.getByRole('button', { name: `Record on ${lines.length} lines` }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(said(page)).toContainText(`Recorded on ${lines.length} lines.`);
    for (const { line } of lines) {
      const { actual } = (await weekOf(page)).rows.find((row) => row.line.id === line.id) ?? {};
      expect(actual?.frustrated).toBeGreaterThan(0);
      expect(actual?.comment).toBe('hospital week 2, admitted Thursday 29 May 2025');
    }
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('This week is recorded');
  });

  const other = rows.find(
    ({ line, person }) => line.ssRef !== stay?.ssRef && person !== null && line.serviceType === 'home_support',
  );
  const otherName = other?.person?.name ?? '';

  await test.step('an admission is recorded, and telling the team is a step that is ticked', async () => {
    await page.getByRole('button', { name: 'Record an admission…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Record an admission' });
    await expect(dialog.getByRole('combobox', { name: 'Person' })).toBeFocused();
    await page.keyboard.type(otherName);
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Day of admission' }).fill('6 June');
    await expect(dialog).toContainText('Friday 6 June 2025');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    const row = page.getByRole('row').filter({ hasText: otherName });
    await expect(row).toContainText('hospital week 1');
    await expect(row).toContainText('The operational team has not been told');
    await page.getByRole('button', { name: `Draft the message about ${otherName}: the admission` }).press('Enter');
    const message = page.getByRole('dialog', { name: 'Tell the operational team' });
    await expect(message).toContainText('Admitted: Friday 6 June 2025');
    await message.getByRole('button', { name: 'I have sent it' }).press('Enter');
    await expect(message).toBeHidden();
    await page.getByRole('button', { name: `Done: ${otherName}` }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Who was told' })).toBeFocused();
    await page.keyboard.type('Duty worker');
    await page.keyboard.press('Enter');
    await expect(row).toContainText('Told: Duty worker, 6 June 2025');
    await expect(row).not.toContainText('has not been told');
  });

  await test.step('part of a week is by its days, and the hours can be corrected', async () => {
    await page.getByRole('button', { name: `Offer for this week: ${otherName}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `${otherName}: hospital week 1` });
    await expect(dialog).toContainText('the plan’s share of these days');
    await expect(dialog.getByRole('checkbox', { name: 'Thu 5 Jun' })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: 'Fri 6 Jun' }).press('Space');
    const hours = dialog.getByRole('textbox').first();
    await hours.fill('1.30');
    await expect(dialog).toContainText('Enter a multiple of 0.25.');
    await hours.fill('1.25');
    // Only what is shown can be recorded, so the button waits for it.
    await expect(dialog).toContainText('1.25F');
    await dialog.getByRole('button', { name: /^Record on/ }).press('Enter');
    await expect(dialog).toBeHidden();
    const line = (await weekOf(page)).rows.find((row) => row.line.id === other?.line.id);
    expect(line?.actual?.variations).toMatchObject([
      { reason: 'hospital', quantity: 125, firstDay: '2025-06-07', lastDay: '2025-06-08' },
    ]);
  });

  await test.step('the next week is offered again, until the discharge', async () => {
    await appCall(page, 'week.generate', { weekStart: '2025-06-09' });
    await page.getByRole('button', { name: /^Week 2 to 8 June 2025/ }).press('Enter');
    await page.getByRole('option', { name: /^Week 9 to 15 June 2025/ }).press('Enter');
    await page.getByRole('navigation').getByRole('button', { name: 'Hospital' }).press('Enter');
    const row = page.getByRole('row').filter({ hasText: otherName });
    await expect(row).toContainText('hospital week 2');
    await expect(row).toContainText('This week’s hours are not recorded');
    await page.getByRole('button', { name: `Discharge or change: ${otherName}` }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Day of discharge' })).toBeFocused();
    await page.keyboard.type('8/6/2025');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^Stays in other weeks/ })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: otherName })).toContainText('8 June 2025');
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('hospital week 3');
    // Community hours are paid for two weeks, shared support for six.
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText('no decision asked for');
  });

  await test.step('a decision that is asked for is awaited', async () => {
    await page.getByRole('button', { name: `Record the decision: ${name}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `Hospital stay of ${name}` });
    await dialog.getByRole('radio', { name: /^Asked for/ }).press('Space');
    await dialog.getByRole('textbox', { name: 'Asked of' }).fill('Adults with Disabilities');
    await dialog.getByRole('textbox', { name: 'Through hospital week' }).fill('4');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText(
      'Decision awaited from Adults with Disabilities',
    );
  });
  expect((await appCall(page, 'care.list', {})).stays.find(({ id }) => id === stay?.id)?.approval).toMatchObject({
    state: 'requested',
    throughWeek: 4,
  });
  expect(weekStart).toBe('2025-06-02');
  expectNoBug(app);
});
