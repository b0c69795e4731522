// The council's rules: a new edition says in the app what it changed, one that cannot be taken says so, and the last good
// one stays in force, also offline.
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, generateTheWeek, mondayAfter, openNotices, weekStart } from './fixtures/coordinator.ts';
import { councilPortal, signInTo } from './fixtures/portal-with-rules.ts';

test.setTimeout(180_000);

test('a new edition is read once, and a broken one changes nothing', async ({ launchApp }) => {
  const portal = await councilPortal();
  const known = portal.council;
  let app = await launchApp({ now: mondayAfter });
  const { userData } = app;
  const nextStart = async () => {
    await app.close();
    app = await launchApp({ now: mondayAfter, userData });
    await signInTo(app.page, portal);
  };
  try {
    await signInTo(app.page, portal);
    await generateTheWeek(app.page);
    await expect(app.page.getByText('changed its rules')).toHaveCount(0);

    await test.step('what changed is told, read, and then out of the way', async () => {
      portal.council = {
        ...known,
        version: '2025-07',
        deadline: { ...known.deadline, time: '12:00' },
        temporaryDays: 5,
      };
      await nextStart();
      const { page } = app;
      const notices = await openNotices(page);
      await expect(notices.getByText(`${known.name} changed its rules: 3 changes.`)).toBeVisible();
      await notices.getByRole('button', { name: 'See what changed' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: `${known.name} changed its rules` });
      await expect(dialog).toContainText('A temporary change may last 5 days instead of 7.');
      await expect(dialog).toContainText('Weeks are due by Tuesday 12pm instead of Tuesday 5pm.');
      await expect(dialog).toContainText('Edition 2025-07');
      await expect(dialog.getByRole('button', { name: 'I have read this' })).toBeFocused();
      await expectAccessible(page, 'changed rules');
      await dialog.getByRole('button', { name: 'I have read this' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText('changed its rules')).toHaveCount(0);
      // The open week has its new deadline at once.
      await expect(page.getByRole('banner')).toContainText('Tue 10 Jun 12pm');
    });

    await test.step('a newer layout is not taken, and the edition in force is named', async () => {
      portal.council = { ...portal.council, schemaVersion: 2 as unknown as 1, version: 'from the future' };
      await nextStart();
      const { page } = app;
      await expect(page.getByText('Until then edition 2025-07 is in force.').first()).toBeVisible();
      await appCall(page, 'sync.now', {});
      // The rules are not asked for again within the hour: what is to know of them stands in the list.
      await expect(await openNotices(page)).toContainText('Until then edition 2025-07 is in force.');
      expect((await appCall(page, 'profile.get', {})).temporaryDays).toBe(5);
      expect((await appCall(page, 'week.get', { weekStart })).generated).toBe(true);
    });
    expectNoBug(app);
  } finally {
    await app.close();
    await portal.stop();
  }
});
