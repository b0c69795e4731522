// The worklist: what is wrong, in words; the way to its cell; accepting a warning with a reason.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, said, untouchedLine, weekOf, weekStart, withWeek } from './fixtures/coordinator.ts';

const variation = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };

test('a missing comment is listed, found by key and put right in its cell', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const { line } = await untouchedLine(page, 'home_support');
  await appCall(page, 'week.record', {
    weekStart,
    lineId: line.id,
    variations: [{ ...variation, category: 'missed', reason: 'provider_cause', quantity: 100 }],
    comment: '',
  });
  await expect(page.getByRole('button', { name: /^Fix 1 problem/ })).toBeVisible();
  await page.getByRole('button', { name: /^Fix 1 problem/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Problems', level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { name: /^Write a comment/ })).toBeVisible();
  await page.keyboard.press('F8');
  const comment = page.locator(`[role=row][row-id="${line.id}"] [col-id=comment]`);
  await expect(comment).toBeFocused();
  // The same words beside the cell, seen and read out.
  await expect(comment).toHaveAccessibleDescription(/comment/i);
  await expect(page.locator('#cell-note')).toBeVisible();
  await expect(said(page)).toBeInViewport();
  await expectAccessible(page, 'a marked cell');
  await page.keyboard.press('Enter');
  await expect(page.locator('#cell-note')).toBeHidden();
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
  await appCall(page, 'week.record', {
    weekStart,
    lineId: line.id,
    variations: [{ ...variation, category: 'missed', reason: 'provider_cause', quantity: 100 }],
  });
  await page.getByRole('button', { name: /^Problems/ }).press('Enter');
  const item = page.getByRole('listitem').filter({ hasText: 'Business Relationship Officer' });
  await item.getByRole('button', { name: 'Accept with a reason…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Accept this as it is?' });
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Say why this is right.');
  await expectAccessible(page, 'accepting a warning');
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

test('the worklist is worked through by key, and says how far it is', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await withWeek(launchApp);
  const { page } = app;
  const record = (lineId: string, parts: { category: 'missed' | 'extra'; reason: string; quantity: number }) =>
    appCall(page, 'week.record', { weekStart, lineId, variations: [{ ...variation, ...parts } as never] });
  const { line: homeSupport } = await untouchedLine(page, 'home_support');
  await record(homeSupport.id, { category: 'missed', reason: 'unspecified', quantity: 100 });
  const { line: shared } = await untouchedLine(page, 'supported_living_shared');
  await record(shared.id, { category: 'extra', reason: 'temporary_increase', quantity: 200 });
  await page.getByRole('button', { name: /^Problems/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Problems', level: 1 })).toBeFocused();
  const items = page.locator('[data-finding]');

  await test.step('a disallowed extra is one thing to do, with the sentence about extras', async () => {
    const extra = items.filter({ hasText: /extra/i });
    await expect(extra.filter({ has: page.getByRole('button', { name: 'Take it out' }) })).toHaveCount(1);
    await expect(page.getByText('Extras should not be claimed for Supported Living.')).toHaveCount(1);
    await expect(page.getByText('Weekly Missed Quantity')).toHaveCount(0);
  });

  await test.step('the summary leads to the item, which says the same', async () => {
    const summary = page.getByRole('region', { name: /^There (is a|are \d+) problems?$/ });
    const link = summary.getByRole('button').first();
    const sentence = (await link.innerText()).split(': ').slice(1).join(': ');
    await link.press('Enter');
    await expect(page.locator('[data-finding]:focus')).toContainText(sentence);
  });

  const all = await items.count();
  await expect(page.getByText(`0 of ${all} dealt with since you began`)).toBeVisible();

  await test.step('a reason is chosen in the list, by key, and the next item has the focus', async () => {
    const choose = page.getByRole('button', { name: /Reason for 1 missed/ });
    await expect(choose).toHaveAccessibleDescription(/No reason is chosen yet for 1 missed/);
    await choose.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page
      .getByRole('option', { name: /could not attend|staff/i })
      .first()
      .press('Enter');
    await expect(choose).toHaveCount(0);
    await expect(said(page)).toContainText('Saved');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    const row = (await weekOf(page)).rows.find((candidate) => candidate.line.id === homeSupport.id);
    expect(row?.actual?.variations).toMatchObject([{ category: 'missed', reason: 'provider_cause' }]);
    await expect(page.getByText(/^[1-9]\d* of \d+ dealt with since you began$/)).toBeVisible();
  });

  await test.step('arrows move from item to item, Enter goes to the cell', async () => {
    await page.getByRole('heading', { name: 'Problems', level: 1 }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(items.first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[role=gridcell]:focus')).toHaveCount(1);
  });

  await test.step('extra hours that cannot be claimed go into the log, and the line claims none of them', async () => {
    await page.getByRole('button', { name: /^Problems/ }).press('Enter');
    await page.getByRole('button', { name: 'Keep them in the log, not claimed…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /: extra hours that cannot be claimed$/ });
    await expectAccessible(page, 'hours given and not claimed');
    const history = async () => (await appCall(page, 'week.history', { weekStart, lineId: shared.id })).entries.length;
    const before = await history();
    const tuesday = dialog.getByRole('textbox', { name: /^Tuesday/ });
    await tuesday.fill('1:30');
    // The second press comes while the first is being saved.
    await tuesday.evaluate((field) => {
      const press = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent('keydown', press));
      field.dispatchEvent(new KeyboardEvent('keydown', press));
    });
    await expect(said(page)).toContainText('Given, cannot be claimed');
    await expect(dialog).toBeHidden();
    expect(await history()).toBe(before + 1);
    const row = (await weekOf(page)).rows.find((candidate) => candidate.line.id === shared.id);
    expect(row?.actual).toMatchObject({ extra: 0, variations: [], comment: '' });
    expect(row?.log?.notClaimable?.minutes).toBe(90);
    expect((await weekOf(page)).findings.filter(({ rule }) => rule === 'extra-not-allowed')).toEqual([]);
  });
  expectNoBug(app);
});
