// The worklist: what is wrong, in words; the way to its cell; accepting a warning with a reason.
import { expect, test } from './fixtures/app.ts';
import { desk, expectNoBug, said, untouchedLine, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

const variation = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };

test('a missing comment is listed, found by key and put right in its cell', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line } = await untouchedLine(page, 'home_support');
  await desk(page, 'week.record', {
    weekStart,
    lineId: line.id,
    variations: [{ ...variation, category: 'missed', reason: 'provider_cause', quantity: 100 }],
    comment: '',
  });
  await expect(page.getByRole('button', { name: /^Fix 1 problem/ })).toBeVisible();
  await page.getByRole('button', { name: /^Fix 1 problem/ }).click();
  await expect(page.getByRole('heading', { name: 'Problems', level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { name: /^Write a comment/ })).toBeVisible();
  await page.keyboard.press('F8');
  const comment = page.locator(`[role=row][row-id="${line.id}"] [col-id=comment]`);
  await expect(comment).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Comment, / }).fill('Carer ill on Friday, cover not found');
  await page.keyboard.press('Enter');
  await expect(comment).toHaveText('Carer ill on Friday, cover not found');
  await expect(comment).toBeFocused();
  await expect(page.getByRole('button', { name: /^Fix / })).toHaveCount(0);
  expectNoBug(app);
});

test('a warning is accepted with a reason and a name', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  const { line } = await untouchedLine(page, 'supported_living_shared');
  await desk(page, 'week.record', {
    weekStart,
    lineId: line.id,
    variations: [{ ...variation, category: 'missed', reason: 'provider_cause', quantity: 100 }],
  });
  await page.getByRole('button', { name: /^Problems/ }).click();
  const item = page.getByRole('listitem').filter({ hasText: 'Business Relationship Officer' });
  await item.getByRole('button', { name: 'Accept with a reason…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept this as it is?' });
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Say why this is right.');
  await page.keyboard.type('The officer was told on Thursday');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(item).toHaveCount(0);
  const accepted = (await weekOf(page)).findings.find((finding) => finding.rule === 'shared-variation');
  expect(accepted?.acknowledged).toMatchObject({
    reason: 'The officer was told on Thursday',
    by: { name: 'Aisha Khan' },
  });
  await expect(said(page)).toContainText('Accepted.');
});
