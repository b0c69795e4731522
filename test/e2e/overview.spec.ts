// The overview, payments and disputes in the built app: pictures with their tables, weeks with what holds them, and an
// answer that is saved here first.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, beginRequest, expectNoBug, said, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

test('a coordinator looks back over the weeks', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const app = await withWeek(launchApp);
  const { page } = app;

  await test.step('each picture has a sentence and a table with its numbers', async () => {
    await page.getByRole('button', { name: 'Overview' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeFocused();
    const overview = await appCall(page, 'overview.get', { weekStart });
    expect(overview.weeks).toHaveLength(13);
    // While its actuals were arriving no line was counted as having none.
    const { findings } = await weekOf(page);
    const needing = new Set(findings.flatMap(({ lineId }) => lineId ?? []));
    expect(overview.weeks.at(-1)?.needingAttention).toBe(needing.size);
    for (const title of [
      'Planned against actual',
      'Missed, by reason',
      'This week, by service',
      'The most lines that needed something at once',
    ]) {
      const figure = page.getByRole('figure').filter({ hasText: title });
      await expect(figure.getByRole('img')).toHaveAttribute('aria-label', /\d/);
      await expect(figure.getByRole('table')).toBeHidden();
      await figure.locator('summary').focus();
      await page.keyboard.press('Enter');
      await expect(figure.getByRole('table')).toBeVisible();
    }
    const planned = page.getByRole('figure').filter({ hasText: 'Planned against actual' });
    await expect(planned.getByRole('row')).toHaveCount(14);
  });

  await test.step('a picture says its values to the arrow keys and to the mouse', async () => {
    const planned = page.getByRole('figure').filter({ hasText: 'Planned against actual' });
    const weeks = planned.getByRole('slider', { name: 'Planned against actual, by week' });
    const row = (week: RegExp) => planned.getByRole('row', { name: week }).getByRole('cell');
    await weeks.focus();
    await expect(weeks).toHaveAttribute('aria-valuetext', /^2 to 8 June 2025: Planned [\d,.]+, Actual [\d,.]+$/);
    await page.keyboard.press('ArrowLeft');
    const [hours = ''] = await row(/26 May to 1 June 2025/).allTextContents();
    await expect(weeks).toHaveAttribute('aria-valuetext', new RegExp(`^26 May to 1 June 2025: Planned ${hours}, `));
    await expect(planned.locator('strong')).toHaveText('26 May to 1 June 2025');
    await expectAccessible(page, 'the values of a chart');
    await page.keyboard.press('Escape');
    await expect(planned.locator('strong')).toHaveCount(0);
    await planned.getByRole('img').hover({ position: { x: 200, y: 60 }, force: true });
    await expect(planned.locator('strong')).toHaveText(/ 2025$/);
  });

  await test.step('every week says how it stands and by when it was due', async () => {
    const weeks = page.getByRole('table', { name: 'The newest first' });
    await expect(weeks.getByRole('row', { name: /2 to 8 June 2025/ })).toContainText('Tue 10 Jun 5pm');
    await expect(weeks.getByRole('row', { name: /26 May to 1 June 2025/ })).toContainText(
      'Confirmed. Practice portal holds this week, receipt PR-2025-05-26-0001.',
    );
  });

  await test.step('what is due stands by date, requests for adjustment too', async () => {
    const { rows } = await weekOf(page);
    const row = rows.find(({ person }) => person !== null);
    if (row === undefined) throw new Error('the practice week has a person');
    const { line, person } = row;
    await beginRequest(page, line, '2025-06-02');
    const due = page.getByRole('table', { name: 'The soonest first' });
    await expect(due.getByRole('row', { name: /Confirm the week 2 to 8 June 2025/ })).toContainText(
      'Tuesday 10 June 2025, 5pm',
    );
    const request = due.getByRole('row', { name: new RegExp(`request for ${person?.name}, from Monday 2 June 2025`) });
    await expect(request).toContainText('Monday 16 June 2025');
  });

  await test.step('payments are scheduled or paid', async () => {
    await page.getByRole('button', { name: 'Payments' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Payments', level: 1 })).toBeVisible();
    await expect(page.getByText('Scheduled', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/^Paid on /).first()).toBeVisible();
  });

  await test.step('a dispute is answered: saved here, and shown as not sent', async () => {
    await appCall(page, 'sync.work-offline', { offline: true });
    await page.getByRole('button', { name: 'Disputes' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Disputes', level: 1 })).toBeVisible();
    const box = page.getByRole('textbox', { name: 'Your answer' }).first();
    await page.getByRole('button', { name: 'Save the answer' }).first().press('Enter');
    await expect(page.getByText('Write an answer.').first()).toBeVisible();
    await box.fill('She refused entry; the visit was logged the same day.');
    // A look at another screen does not lose what was begun.
    await page.getByRole('button', { name: 'Payments' }).press('Enter');
    await page.getByRole('button', { name: 'Disputes' }).press('Enter');
    await expect(box).toHaveValue('She refused entry; the visit was logged the same day.');
    await page.getByRole('button', { name: 'Save the answer' }).first().press('Enter');
    await expect(said(page)).toContainText('Answer saved on this computer.');
    await expect(page.getByText('Saved on this computer, to send')).toBeVisible();
  });
  expectNoBug(app);
});
