// The guide through a first week in practice: it follows what is done, can be put away, and comes back from Help.
import { expect, test } from './fixtures/app.ts';
import { answerWhy, appCall, expectNoBug, signedIn, weekOf, weekStart } from './fixtures/coordinator.ts';

test('a new coordinator is led from the plan to the receipt', async ({ launchApp }) => {
  test.setTimeout(240_000);
  const app = await signedIn(launchApp);
  const { page } = app;
  const guide = page.getByRole('region', { name: 'Your first week' });
  const main = page.getByRole('main');

  await test.step('the plan is there, and generating is next', async () => {
    await expect(guide).toContainText('step 2 of 6: Generate the week.');
    await main.getByRole('button', { name: 'Generate this week’s actuals' }).press('Enter');
    await expect(guide).toContainText('step 3 of 6: Look at a line, and record a missed visit.');
  });

  await test.step('it leads to a cell, and sees that a missed visit has its reason', async () => {
    await guide.getByRole('button', { name: 'Show me' }).press('Enter');
    await expect(page.locator('[role=gridcell]:focus')).toHaveCount(1);
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await answerWhy(page, '1');
    await expect(guide).toContainText('step 4 of 6: Say “as planned” of the rest.');
  });

  await test.step('it can be put away, and Help brings it back where it was', async () => {
    await guide.getByRole('button', { name: 'All steps' }).press('Enter');
    await expect(guide.getByRole('listitem')).toHaveCount(6);
    await guide.getByRole('button', { name: 'Hide' }).press('Enter');
    await expect(guide).toBeHidden();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    await page.getByRole('navigation').getByRole('button', { name: 'Help' }).press('Enter');
    await page.getByRole('button', { name: 'Show the steps of a first week' }).press('Enter');
    await expect(guide).toContainText('step 4 of 6');
  });

  await test.step('attesting and accepting lead on to Confirm', async () => {
    const untouched = (await weekOf(page)).rows.filter(({ knowledge }) => knowledge === 'untouched');
    await appCall(page, 'week.attest', { weekStart, lineIds: untouched.map(({ line }) => line.id) });
    for (const { key, level } of (await weekOf(page)).findings) {
      if (level === 'warning')
        await appCall(page, 'week.acknowledge', { weekStart, key, reason: 'Checked with the care site.' });
    }
    await expect(guide).toContainText('step 6 of 6: Confirm, and keep the receipt.');
    await guide.getByRole('button', { name: 'Show me' }).press('Enter');
    await expect(page.getByRole('heading', { name: /^Confirm the week/ })).toBeFocused();
  });

  await test.step('with the receipt it is over', async () => {
    await page.getByRole('checkbox', { name: 'I agree to this statement' }).focus();
    await page.keyboard.press('Space');
    await main.getByRole('button', { name: /^Confirm \d+ services$/ }).press('Enter');
    await expect(page.getByRole('heading', { name: /^Receipt for/ })).toBeFocused();
    await expect(guide).toContainText('That was a whole week.');
  });
  expectNoBug(app);
});
