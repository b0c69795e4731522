// Absences by keyboard: recorded once from the search, offered in the weeks that it covers, asked for before day 8, ended early; and
// care that cannot be claimed in the log.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, said, weekOf, withPortal } from './fixtures/coordinator.ts';

test.setTimeout(240_000);

test('an absence is recorded once, offered week by week, asked for, and ended early', async ({ launchApp }) => {
  const app = await withPortal(launchApp);
  const { page } = app;
  const { rows, stays } = await weekOf(page);
  const chosen = rows.find(
    ({ line, person, actual, knowledge }) =>
      line.serviceType === 'home_support' &&
      person !== null &&
      actual !== null &&
      knowledge === 'untouched' &&
      !stays.some(({ ssRef }) => ssRef === line.ssRef) &&
      rows.filter((row) => row.line.ssRef === line.ssRef).length === 1,
  );
  const name = chosen?.person?.name ?? '';
  const lineId = chosen?.line.id ?? '';
  const row = page.getByRole('row').filter({ hasText: name });

  await test.step('the search leads to it, and the form is filled without a mouse', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('absence');
    await page
      .getByRole('menuitem', { name: /Record an absence/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Record an absence' });
    await expect(dialog.getByRole('combobox', { name: 'Person' })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'First day' }).fill('5 June');
    await dialog.getByRole('textbox', { name: 'Last day' }).fill('18 June');
    await dialog.getByRole('textbox', { name: 'We were told on' }).fill('20 May');
    await expectAccessible(page, 'an absence that is recorded');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('5 June 2025 to 18 June 2025, 14 days');
    await expect(row).toContainText('This week’s hours are not recorded');
    await expect(row).toContainText('a request is needed before Thursday 12 June 2025');
  });

  await test.step('what the council is asked is drafted', async () => {
    await page.getByRole('button', { name: `Draft the message about ${name}: the absence` }).press('Enter');
    const message = page.getByRole('dialog', { name: 'Ask the council' });
    await expect(message).toContainText('Thursday 5 June 2025');
    await expect(message).toContainText('Holiday');
    await page.keyboard.press('Escape');
  });

  await test.step('part of a week is by its days', async () => {
    await page.getByRole('button', { name: `Offer for this week: ${name}` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: `${name}: away this week` });
    await expect(dialog.getByRole('checkbox', { name: 'Wed 4 Jun' })).toBeDisabled();
    await expect(dialog).toContainText('the plan’s share of these days');
    await dialog.getByRole('button', { name: 'Record on 1 line' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(said(page)).toContainText('Recorded on 1 line.');
    const recorded = (await weekOf(page)).rows.find(({ line }) => line.id === lineId)?.actual;
    expect(recorded?.variations).toMatchObject([
      { reason: 'planned_absence', firstDay: '2025-06-05', lastDay: '2025-06-18' },
    ]);
    await expect(row).toContainText('This week is recorded');
  });

  await test.step('the week after offers the rest by itself, as not checked', async () => {
    await appCall(page, 'week.generate', { weekStart: '2025-06-09' });
    await page.getByRole('button', { name: /^Week 2 to 8 June 2025/ }).press('Enter');
    await page.getByRole('option', { name: /^Week 9 to 15 June 2025/ }).press('Enter');
    await page.getByRole('navigation').getByRole('button', { name: 'Week', exact: true }).press('Enter');
    await page.getByRole('button', { name: /^\d+ (from last week|known already)…$/ }).press('Enter');
    const offered = page.getByRole('dialog').getByRole('row').filter({ hasText: name });
    await expect(offered).toContainText('Holiday, 5 June 2025 to 18 June 2025, 14 days. Told on 20 May 2025.');
    await offered.getByRole('button', { name: 'Take this line' }).press('Enter');
    await expect(said(page)).toContainText('1 line taken, not checked.');
    await page.keyboard.press('Escape');
    await expect(offered).toBeHidden();
  });

  await test.step('whoever comes home early: the week that still says away is named', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Hospital' }).press('Enter');
    await page.getByRole('button', { name: `End or change the absence: ${name}` }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Last day' })).toBeFocused();
    await page.getByRole('textbox', { name: 'Last day' }).fill('11 June');
    await page.keyboard.press('Enter');
    const beside = page.getByRole('region', { name: 'Weeks that say otherwise' });
    await expect(beside).toContainText('The week 9 to 15 June 2025 still says away');
    await expect(row).toContainText('The week says away on more days than the absence');
    await expectAccessible(page, 'absences');
    await page.getByRole('button', { name: `Look at this week again: ${name}` }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Record on 1 line' }).press('Enter');
    await expect(row).toContainText('This week is recorded');
    await expect(row).not.toContainText('more days than the absence');
  });

  await test.step('the person’s page has it', async () => {
    await row.getByRole('button', { name }).first().press('Enter');
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Holiday' })).toContainText(
      '5 June 2025 to 11 June 2025, 7 days',
    );
  });

  await test.step('from the person’s page it is theirs; from the list, it is anybody’s', async () => {
    await page.getByRole('button', { name: 'Record an absence…' }).press('Enter');
    await expect(page.getByRole('dialog', { name: `Absence of ${name}` })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Record an absence…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Record an absence' });
    await expect(dialog.getByRole('combobox', { name: 'Person' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('one of this week is removed in its row', async () => {
    await row.getByRole('button', { name: `Remove the absence of ${name}` }).press('Enter');
    await expect(said(page)).toContainText('Removed. What weeks say of it stays');
    await expect(row).toBeHidden();
  });
  expectNoBug(app);
});
