// Confirming: the statement, the one button, and the receipt; and the weeks that cannot be confirmed yet.
import { expect, test } from './fixtures/app.ts';
import {
  appCall,
  expectNoBug,
  untouchedLine,
  weekOf,
  weekStart,
  withPortal,
  withWeek,
} from './fixtures/coordinator.ts';

test('the primary button leads to the statement, and the statement to the receipt', async ({ launchApp }) => {
  const app = await withPortal(launchApp);
  const { page } = app;
  const { findings } = await weekOf(page);
  for (const finding of findings.filter(({ level }) => level === 'warning')) {
    await appCall(page, 'week.acknowledge', { weekStart, key: finding.key, reason: 'Checked with the care site.' });
  }
  await page.getByRole('banner').getByRole('button', { name: 'Check and confirm' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Confirm the week 2 to 8 June 2025' })).toBeFocused();
  await expect(page.getByText(/^Nobody has looked at/)).toBeVisible();
  // Somebody is in hospital in this week, and nothing is recorded of it yet.
  await expect(page.getByRole('heading', { name: /^Look at these first/ })).toBeVisible();
  await expect(page.getByText('the person was in hospital in this week').first()).toBeVisible();
  const send = page.getByRole('main').getByRole('button', { name: /^Confirm \d+ services$/ });
  await expect(send).toBeDisabled();
  await page.getByRole('banner').getByRole('button', { name: 'Go to the statement' }).press('Enter');
  await expect(page.getByRole('checkbox', { name: 'I agree to this statement' })).toBeFocused();
  await page.keyboard.press('Space');
  await send.press('Enter');
  await expect(page.getByRole('heading', { name: 'Receipt for 2 to 8 June 2025' })).toBeFocused();
  await expect(page.getByText(/^Confirmed\. Practice portal holds this week, receipt/).first()).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Aisha Khan');
  await expect(page.getByRole('article')).toContainText('Practice portal: nothing reached a council');
  await expect(page.getByRole('banner').getByRole('button', { name: 'See the receipt' })).toBeVisible();
  expectNoBug(app);
});

test('offline, nothing is confirmed, and the page says why', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp);
  await appCall(page, 'sync.work-offline', { offline: true });
  await page.getByRole('navigation').getByRole('button', { name: 'Confirm' }).press('Enter');
  await expect(
    page
      .getByRole('main')
      .getByText(/offline/i)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: /^Confirm (?!when)/ })).toBeDisabled();
  // It can be agreed to now, waits in the status bar, and is taken back there.
  await page.getByRole('checkbox', { name: 'I agree to this statement' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Confirm when back online' }).press('Enter');
  const bar = page.getByRole('contentinfo');
  await expect(bar).toContainText('The week 2 to 8 June 2025 will be confirmed when back online');
  await bar.getByRole('button', { name: 'Do not confirm it' }).press('Enter');
  await expect(bar).not.toContainText('will be confirmed');
});

test('a week that is not finished says from when it can be confirmed', async ({ launchApp }) => {
  const { page } = await withWeek(launchApp, { now: '2025-06-06T10:00:00Z' });
  await page.getByRole('navigation').getByRole('button', { name: 'Confirm' }).press('Enter');
  await expect(page.getByRole('main')).toContainText('It can be confirmed from Monday 9 June 2025.');
  await expect(page.getByRole('main').getByRole('button', { name: 'Nothing to confirm yet' })).toBeDisabled();
});

test('what changed since the last look comes first, until it was seen', async ({ launchApp }) => {
  const app = await withWeek(launchApp);
  const { page } = app;
  const open = async (name: string) => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  };
  await open('Confirm');
  await expect(page.getByText(/^Nothing changed since you last looked, Monday 9 June 2025/)).toBeVisible();
  await open('Problems');
  const { line } = await untouchedLine(page, 'home_support');
  const missed = { category: 'missed', reason: 'provider_cause', quantity: 100 } as const;
  const nothingSaid = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
  await appCall(page, 'week.record', {
    weekStart,
    lineId: line.id,
    variations: [{ ...missed, ...nothingSaid }],
    comment: '',
  });
  await open('Confirm');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 2 }).first()).toHaveText('Since you last looked');
  await expect(main).toContainText('1 problem or warning is new.');
  await expect(main).toContainText('You changed 1 line yourself.');
  await main.getByRole('button', { name: 'I have seen these' }).press('Enter');
  await expect(page.getByText(/^Nothing changed since you last looked/)).toBeVisible();
  expectNoBug(app);
});
