// What will be paid: for the line in its panel, for the week before it is confirmed, with why not and what the guidance
// does not say; extra hours ask for the person's word; how lines are known is counted apart.
import { expect, test } from './fixtures/app.ts';
import {
  appCall,
  cell,
  enter,
  expectNoBug,
  focusCell,
  untouchedLine,
  weekOf,
  weekStart,
  withWeek,
} from './fixtures/coordinator.ts';

test.setTimeout(180_000);

const nothing = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };

test('what will be paid is said with its reason, for the line and the week', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line } = await untouchedLine(page, 'home_support');

  await test.step('extra hours ask for the word that they were hours of the planned service', async () => {
    await focusCell(page, line.id, 'Extra');
    await enter(page, '2');
    const dialog = page.getByRole('dialog', { name: /^Why: / });
    for (const [label, day] of [
      ['First day', 'Tue 3 Jun'],
      ['Last day', 'Wed 4 Jun'],
    ] as const) {
      await dialog.getByRole('button', { name: label }).press('Enter');
      await page.getByRole('option', { name: day }).press('Enter');
    }
    await dialog.getByRole('button', { name: 'Record' }).press('Enter');
    await expect(dialog).toContainText('Tick this, or take the extra hours out');
    await dialog.getByRole('checkbox', { name: /^These were hours of the planned service/ }).press('Space');
    await dialog.getByRole('button', { name: 'Record' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(await cell(page, line.id, 'Extra')).toHaveText('2.00');
    const { entries } = await appCall(page, 'week.history', { weekStart, lineId: line.id });
    expect(entries[0]).toMatchObject({
      by: 'Aisha Khan',
      why: expect.stringContaining('hours of the planned service'),
    });
  });

  await test.step('the panel says what is paid and by which limit', async () => {
    const panel = page.getByRole('complementary', { name: /panel|line/i });
    if (!(await panel.isVisible())) await page.keyboard.press('F4');
    await expect(panel).toContainText('What will be paid');
    await expect(panel).toContainText('Extra: Temporary increase 2.00: day 2 of at most 7');
    await expect(panel).toContainText('2 of at most 7 days, Tue 3 Jun to Wed 4 Jun');
  });

  const other = await untouchedLine(page, 'extra_care');
  await appCall(page, 'week.record', {
    weekStart,
    lineId: other.line.id,
    variations: [
      { ...nothing, category: 'missed', reason: 'non_engagement', quantity: 100 },
      { ...nothing, category: 'missed', reason: 'provider_cause', quantity: 50 },
    ],
  });

  await test.step('the week says what is not paid, why, and what the guidance does not say', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Confirm' }).press('Enter');
    const part = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'What is not paid' });
    await expect(part.first()).toContainText('on 1.50 of these the guidance says nothing');
    await expect(page.getByRole('row').filter({ hasText: 'Did not engage' }).last()).toContainText(
      'The guidance does not say; we count it as not paid',
    );
    await expect(page.getByRole('row').filter({ hasText: 'Our own cause' }).last()).toContainText(
      'The guidance does not say; we count it as not paid',
    );
  });

  await test.step('both deadlines are there, and which counts', async () => {
    const due = page.locator('section').filter({ hasText: 'When it is due' });
    await expect(due).toContainText('Tuesday 10 June 2025, 5pm');
    await expect(due).toContainText('Friday 13 June 2025, 5pm, 5 working days after the week');
  });

  await test.step('untouched, attested, evidenced and changed lines are counted apart', async () => {
    const { counts } = await weekOf(page);
    expect(counts.untouched + counts.attested + counts.evidenced + counts.changed).toBe(counts.lines);
    await expect(page.getByText(`Nobody has looked at ${counts.untouched} lines.`)).toBeVisible();
    const total = page.getByRole('row').filter({ hasText: 'All services' });
    await expect(total).toContainText(String(counts.untouched));
  });
  expectNoBug(app);
});
