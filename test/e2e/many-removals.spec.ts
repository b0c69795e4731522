// A portal that suddenly says that much of the plan is gone: nothing goes before a person has said so.
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, generateTheWeek, mondayAfter, weekOf } from './fixtures/coordinator.ts';
import { councilPortal, signInTo } from './fixtures/portal-with-rules.ts';

test('many lines that are gone stay until somebody takes them away', async ({ launchApp }) => {
  const portal = await councilPortal();
  try {
    const app = await launchApp({ now: mondayAfter });
    const { page } = app;
    await signInTo(page, portal);
    await generateTheWeek(page);
    const before = (await weekOf(page)).rows.length;
    const gone = portal.data.lines.slice(0, 5);
    for (const line of gone) await portal.councilStaff.removeLine(portal.data.provider.id, line);
    await appCall(page, 'sync.now', {});

    const bar = page.getByRole('contentinfo');
    const question = bar.getByRole('group', { name: /^The portal says that 5 of the 14 service lines/ });
    await expect(question).toBeVisible();
    await expect(bar).toContainText('Nothing was removed.');
    expect((await weekOf(page)).rows).toHaveLength(before);

    await question.getByRole('button', { name: 'Keep mine' }).press('Enter');
    await expect(bar).toContainText('The lines stay. The app asks again when it next syncs.');
    await appCall(page, 'sync.now', {});
    await expect(question).toBeVisible();
    expect((await weekOf(page)).rows).toHaveLength(before);
    const takeAway = question.getByRole('button', { name: 'Take them away' });
    // While the app syncs it is off, and a key would be lost.
    await expect(takeAway).toBeEnabled();
    await takeAway.press('Enter');
    await expect(question).toBeHidden();
    expect((await weekOf(page)).rows).toHaveLength(before - gone.length);
    expectNoBug(app);
  } finally {
    await portal.stop();
  }
});
