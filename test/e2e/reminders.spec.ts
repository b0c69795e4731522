// Reminders in the built app: the notices, the notification without a name, quiet hours, and the tray.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../../src-shared/app-api/settings.ts';
import { expect, type LaunchedApp, onStandIn, test } from './fixtures/app.ts';
import {
  appCall,
  beginRequest,
  expectNoBug,
  openNotices,
  said,
  signedIn,
  untouchedLine,
  withWeek,
} from './fixtures/coordinator.ts';
import { beginByFiles, exportFile } from './fixtures/files.ts';
import { openAccount } from './fixtures/secret.ts';
import { onStandInOnly } from './on-electron.ts';

test('a finished week is reminded of, quietly where deferred, and the app stays in the tray', async ({ launchApp }) => {
  test.setTimeout(240_000);
  // Tuesday, an hour and a half before five.
  const app = await withWeek(launchApp, { now: '2025-06-10T14:30:00Z' });
  const { page } = app;

  await test.step('the notices say what is pressing, lead to it, and keep what was dismissed', async () => {
    const notices = await openNotices(page);
    await expect(notices).toContainText('Less than two hours left.');
    await expect(notices).toContainText('due by Tuesday 10 June, 5pm');
    await notices.getByRole('button', { name: 'Go to Confirm' }).press('Enter');
    await expect(page.getByRole('heading', { name: /^Confirm the week/ })).toBeFocused();
    await openNotices(page);
    await expect(notices.getByRole('button', { name: 'Go to Confirm' })).toBeHidden();
    const { length } = await notices.getByRole('button', { name: 'Dismiss' }).all();
    const open = notices.getByRole('list', { name: 'Notices' }).getByText('Less than two hours left.');
    await notices.getByRole('button', { name: 'Dismiss' }).first().press('Enter');
    await expect(open).toBeHidden();
    await page.keyboard.press('Escape');
    const bell = page.getByRole('banner').getByRole('button', { name: /notices?$/ });
    await expect(bell).toHaveAccessibleName(length === 1 ? 'No notices' : new RegExp(`^${length - 1} notices?$`));
    await openNotices(page);
    await notices.getByRole('list', { name: 'Dismissed' }).getByRole('button', { name: 'Bring back' }).press('Enter');
    await expect(open).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('settings are saved as they are changed, and bad times are told', async () => {
    await page.getByRole('button', { name: 'Settings' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeFocused();
    const from = page.getByRole('textbox', { name: 'Quiet from' });
    await expect(from).toHaveValue('8pm');
    await from.fill('late');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Enter a time, such as 8pm or 8:30pm.')).toBeVisible();
    await from.fill('21:00');
    await page.keyboard.press('Tab');
    await expect(said(page)).toContainText('Saved.');
    await expect(from).toHaveValue('9pm');
    await from.fill('8:30 pm');
    await page.keyboard.press('Tab');
    await expect(from).toHaveValue('8:30pm');
  });

  if (onStandIn) {
    await test.step('the notification names nobody', async () => {
      const shown = await app.electron.evaluate(({ Notification }) =>
        (Notification as unknown as { shown: { title: string; body: string }[] }).shown.map(({ title, body }) => ({
          title,
          body,
        })),
      );
      expect(shown.map(({ title }) => title)).toContain('Less than two hours left');
      for (const { title, body } of shown) expect(`${title} ${body}`).not.toMatch(/Okafor|Boateng|\d{7}/);
    });

    await test.step('a click on it opens the window at its week, whatever was open', async () => {
      await page.getByRole('button', { name: /^Week 2 to 8 June 2025/ }).press('Enter');
      await page.getByRole('option', { name: /^Week 9 to 15 June 2025/ }).press('Enter');
      await expect(page.getByRole('button', { name: /^Week 9 to 15 June 2025/ })).toBeVisible();
      await app.electron.evaluate(({ Notification, BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.hide();
        const { shown } = Notification as unknown as { shown: { title: string; click: () => void }[] };
        shown.find(({ title }) => title === 'Less than two hours left')?.click();
      });
      await expect(page.getByRole('button', { name: /^Week 2 to 8 June 2025/ })).toBeVisible();
      const visible = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
      expect(visible).toBe(true);
      await page.getByRole('button', { name: 'Settings' }).press('Enter');
    });
  }

  await test.step('closed to the tray, the app goes on', async () => {
    const stay = page.getByRole('checkbox', { name: /Stay in the tray/ });
    await stay.focus();
    await page.keyboard.press('Space');
    await expect(stay).toBeChecked();
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const open = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(open).toBe(1);
    const visible = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    expect(visible).toBe(false);
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
    await stay.focus();
    await page.keyboard.press('Space');
    await expect(stay).not.toBeChecked();
  });
  expectNoBug(app);
});

test('each moment of the week has its reminder, and work that waits has one', { tag: onStandInOnly }, async ({
  launchApp,
}) => {
  test.setTimeout(180_000);
  // In British summer time: an hour later on the clock.
  const moments: [now: string, title: string | null, onScreen: string][] = [
    // Of Monday's the person was notified when the week was generated.
    ['2025-06-09T08:30:00Z', null, 'due Tue 10 Jun 5pm'],
    ['2025-06-10T08:30:00Z', 'Due today', 'due Tue 10 Jun 5pm'],
    ['2025-06-10T16:01:00Z', 'The deadline has passed', 'was due Tue 10 Jun 5pm'],
  ];
  for (const [now, title, onScreen] of moments) {
    const app = await withWeek(launchApp, { now });
    await expect(app.page.getByText(onScreen).first()).toBeVisible();
    await lookForDue(app);
    if (onStandIn && title !== null) await expect.poll(async () => (await notified(app)).includes(title)).toBe(true);
    expectNoBug(app);
    await app.close();
  }

  const before = await withWeek(launchApp);
  await before.page.keyboard.press('ArrowDown');
  await before.page.keyboard.press('Space');
  await expect(before.page.getByRole('contentinfo')).toContainText('1 to send');
  await before.close();
  // In the quiet hours of the day after.
  const after = await launchApp({ now: '2025-06-10T20:30:00Z', userData: before.userData });
  await openAccount(after.page);
  const notices = await openNotices(after.page);
  await expect(notices).toContainText('The deadline has passed');
  await lookForDue(after);
  if (onStandIn) {
    expect(await notified(after)).toEqual([]);
    // The same evening, with hours that begin later: what was held back is told.
    await lookForDue(after, { quietHours: { from: '22:00', to: '07:00', weekends: false } });
    await expect.poll(async () => notified(after)).toContain('The deadline has passed');
  }
  await expect(notices).toContainText('Work has waited for more than a day');
  expectNoBug(after);
});

test('what has a day of its own is reminded of: a bank holiday, a hospital limit, a request, the account’s lock', {
  tag: onStandInOnly,
}, async ({ launchApp }) => {
  test.setTimeout(240_000);
  /** The list looks each minute; what it will show is told by the call that it looks with. */
  const notifies = async (app: LaunchedApp, title: string, body: string) => {
    await lookForDue(app);
    const { reminders } = await appCall(app.page, 'reminder.list', {});
    expect(reminders).toContainEqual(expect.objectContaining({ title, body: expect.stringContaining(body) }));
    if (onStandIn) await expect.poll(async () => notified(app)).toContain(title);
  };

  await test.step('before the bank holiday on Monday 25 August, the Friday before', async () => {
    const app = await signedIn(launchApp, { now: '2025-08-22T08:30:00Z' });
    await appCall(app.page, 'week.generate', { weekStart: '2025-08-18' });
    const body = 'Prepare the week now and confirm it from Monday: it is due by Tuesday 26 August, 5pm.';
    await notifies(app, 'Week 18 to 24 August 2025', body);
    expectNoBug(app);
    await app.close();
  });

  await test.step('a stay that reaches its paid weeks, and a request in the last days of its fourteen', async () => {
    const app = await withWeek(launchApp);
    const { page } = app;
    const { line } = await untouchedLine(page, 'home_support');
    const stay = { id: null, ssRef: line.ssRef, admitted: '2025-05-28', discharged: null, told: null, approval: null };
    await appCall(page, 'care.save-stay', { stay });
    await beginRequest(page, line, '2025-05-27');
    await notifies(app, 'An adjustment request is due', 'Submit it by Tuesday 10 June 2025.');
    await notifies(app, 'A hospital stay reaches its paid weeks', 'Ask the operational team');
    const limit = await openNotices(page);
    await limit.getByRole('button', { name: 'Open the stay' }).press('Enter');
    await expect(page.getByRole('heading', { name: /hospital/i, level: 1 })).toBeVisible();
    expectNoBug(app);
    await app.close();
  });

  await test.step('an account at the council’s portal that nobody has used for eighty days', async () => {
    const before = await launchApp({ now: '2025-06-09T13:00:00Z' });
    const exported = exportFile(mkdtempSync(path.join(tmpdir(), 'reminders-')), ['0012345', '0012346']);
    // An export of that day is a sign-in of that day.
    await beginByFiles(before, { exported });
    await before.close();
    const app = await launchApp({ now: '2025-08-28T08:30:00Z', userData: before.userData });
    await openAccount(app.page);
    const body = 'Sign in to the council’s portal before Sunday 7 September 2025, or the account locks.';
    await notifies(app, 'The portal account locks soon', body);
    await expect(await openNotices(app.page)).toContainText(body);
    expectNoBug(app);
  });
});

/** The next look for what is due, at once rather than within the minute. */
async function lookForDue({ page }: LaunchedApp, changed: Partial<Settings> = {}): Promise<void> {
  await appCall(page, 'window.save-settings', { ...(await appCall(page, 'window.settings', {})), ...changed });
  // Answered after that look's own question of what is due.
  await appCall(page, 'reminder.list', {});
}

/** Titles of the notifications so far; only the stand-in knows. */
async function notified({ electron }: LaunchedApp): Promise<string[]> {
  return electron.evaluate(({ Notification }) =>
    (Notification as unknown as { shown: { title: string }[] }).shown.map(({ title }) => title),
  );
}
