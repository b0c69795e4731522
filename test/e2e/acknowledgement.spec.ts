// A warning is accepted by a named person with a reason, stays in sight, and is open again as soon as the line changes.
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, untouchedLine, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

test.setTimeout(180_000);

const missed = {
  category: 'missed',
  reason: 'provider_cause',
  firstDay: null,
  lastDay: null,
  hospitalStayId: null,
} as const;

test('an acknowledgement names who and why, and falls away when the line changes', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line, person } = await untouchedLine(page, 'supported_living_shared');
  const lineId = line.id;
  const name = person?.name ?? '';
  const record = (quantity: number) =>
    appCall(page, 'week.record', { weekStart, lineId, variations: [{ ...missed, quantity, note: '' }] });
  await record(100);

  await test.step('the message to send names whom it goes to', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Problems' }).press('Enter');
    const item = page.getByRole('listitem').filter({ hasText: 'Business Relationship Officer' });
    await item.getByRole('button', { name: 'See the message to send…' }).press('Enter');
    const message = page.getByRole('dialog', { name: 'A message to send' });
    await expect(message).toContainText('Your Business Relationship Officer in the Contracts Team');
    await page.keyboard.press('Escape');
  });

  await test.step('accepted, it stands below with its reason and name', async () => {
    const item = page.getByRole('listitem').filter({ hasText: 'Business Relationship Officer' });
    await item.getByRole('button', { name: 'Accept with a reason…' }).press('Enter');
    await expect(page.getByRole('dialog')).toContainText('your name, Aisha Khan');
    await page.keyboard.type('Told the officer on Thursday');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    const row = page.getByRole('row').filter({ hasText: 'Told the officer on Thursday' });
    await expect(row).toContainText(name);
    await expect(row).toContainText('Aisha Khan, Monday 9 June 2025');
    const { entries } = await appCall(page, 'week.history', { weekStart, lineId });
    expect(entries[0]).toMatchObject({
      what: 'Warning accepted',
      why: 'Told the officer on Thursday',
      by: 'Aisha Khan',
    });
  });

  await test.step('another figure opens it again, and undoing brings the acceptance back', async () => {
    await record(150);
    await expect(page.getByRole('listitem').filter({ hasText: 'Business Relationship Officer' })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Told the officer on Thursday' })).toHaveCount(0);
    await appCall(page, 'week.undo', {});
    await expect(page.getByRole('row').filter({ hasText: 'Told the officer on Thursday' })).toBeVisible();
  });

  await test.step('the reason is chosen in the list', async () => {
    const other = await untouchedLine(page, 'home_support');
    await appCall(page, 'week.record', {
      weekStart,
      lineId: other.line.id,
      variations: [{ ...missed, reason: 'unspecified', quantity: 100, note: '' }],
    });
    const item = page.getByRole('listitem').filter({ hasText: 'No reason is chosen yet' });
    await item.getByRole('button', { name: /^Choose the reason Reason for 1 missed/ }).press('Enter');
    await page.getByRole('option', { name: /^Our own cause/ }).press('Enter');
    await expect(item).toHaveCount(0);
    const row = (await weekOf(page)).rows.find((candidate) => candidate.line.id === other.line.id);
    expect(row?.actual?.variations[0]?.reason).toBe('provider_cause');
    expect(row?.actual?.comment).toContain('missed');
  });
  expectNoBug(app);
});
