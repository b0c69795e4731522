// Two coordinators, two desktops, one portal: what both changed stands side by side until a person chooses.
import type { Page } from '@playwright/test';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, type LaunchedApp, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, weekOf, weekStart } from './fixtures/coordinator.ts';
import { ben, heldAt, startPortal, withWeekAt } from './fixtures/portal.ts';

const missed = (quantity: number): Variation => ({
  category: 'missed',
  reason: 'non_engagement',
  quantity,
  firstDay: '2025-06-03',
  lastDay: '2025-06-03',
  hospitalStayId: null,
  note: '',
});

/** Records these hours as missed on each of the lines, with a comment of one's own. */
async function record(page: Page, lineIds: readonly string[], quantity: number, comment: string): Promise<void> {
  for (const lineId of lineIds)
    await appCall(page, 'week.record', { weekStart, lineId, variations: [missed(quantity)], comment });
}

/** Aisha's desktop, with lines that Ben changed on his while she was offline. */
async function withTwoVersions(
  launchApp: () => Promise<LaunchedApp>,
  address: string,
  lines: number,
): Promise<{ app: LaunchedApp; lineIds: string[] }> {
  const [app, other] = [await launchApp(), await launchApp()];
  await withWeekAt(app.page, address);
  await withWeekAt(other.page, address, ben);
  const { rows } = await weekOf(app.page);
  const lineIds = rows
    .filter(({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) >= 400)
    .slice(0, lines)
    .map(({ line }) => line.id);
  expect(lineIds).toHaveLength(lines);
  await appCall(app.page, 'sync.work-offline', { offline: true });
  await record(app.page, lineIds, 100, 'Aisha was told of one hour.');
  await record(other.page, lineIds, 200, 'Ben was told of two hours.');
  await appCall(other.page, 'sync.now', {});
  await other.close();
  expectNoBug(other);
  await appCall(app.page, 'sync.work-offline', { offline: false });
  await appCall(app.page, 'sync.now', {});
  return { app, lineIds };
}

test('what two desktops changed is chosen for all lines at once, and the choice can be taken back', async ({
  launchApp,
}) => {
  const portal = await startPortal();
  try {
    const { app, lineIds } = await withTwoVersions(() => launchApp({ now: mondayAfter }), portal.address, 3);
    const { page } = app;
    await page
      .getByRole('button', { name: /two versions|versions of 3 lines/i })
      .first()
      .press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Two versions' })).toBeFocused();
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('table')).toHaveCount(3);
    // Side by side with what it was, and nothing chosen beforehand.
    const first = page.getByRole('table').first();
    await expect(first.getByRole('columnheader')).toHaveText([
      'Field',
      'It was',
      'Mine',
      /^The portal’s \(Ben Carter, /,
    ]);
    await expect(first.getByRole('row', { name: /^Missed/ }).getByRole('cell')).toHaveText(['0.00', '1.00', '2.00']);
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await expectAccessible(page, 'two versions');
    await page.screenshot({ path: test.info().outputPath('two-versions.png') });

    await page.getByRole('button', { name: 'Take the portal’s for all 3' }).press('Enter');
    await expect(page.getByText('The portal’s version of 3 lines is kept.')).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
    expect((await weekOf(page)).conflicts).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    // Taking it back chooses nothing: both versions stand side by side again, and nothing was sent.
    await expect(page.getByRole('table')).toHaveCount(3);
    await appCall(page, 'sync.now', {});
    await expect(page.getByRole('table')).toHaveCount(3);

    await page.getByRole('button', { name: 'Keep mine for all 3' }).press('Enter');
    await expect(page.getByText('Your version of 3 lines is kept.')).toBeVisible();
    await appCall(page, 'sync.now', {});
    const held = await heldAt(portal.address, weekStart);
    for (const id of lineIds) expect(held.get(id)?.actual.missed).toBe(100);
    expectNoBug(app);
  } finally {
    await portal.end();
  }
});

test('in a small window what differs and the whole choice are seen without scrolling', async ({ launchApp }) => {
  const portal = await startPortal();
  try {
    const { app } = await withTwoVersions(() => launchApp({ now: mondayAfter }), portal.address, 1);
    const { page } = app;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page
      .getByRole('button', { name: /two versions|versions of/i })
      .first()
      .press('Enter');
    const choices = page.getByRole('radiogroup').getByText(/^(Mine|The portal’s)/);
    await expect(choices).toHaveCount(4);
    for (const choice of await choices.all()) await expect(choice).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Keep what is chosen' })).toBeInViewport({ ratio: 1 });
    const rows = page.getByRole('table').first().getByRole('row');
    for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 });

    // What is the same is one line until somebody asks for it, by keyboard too.
    await expect(rows.getByRole('rowheader')).toHaveText(['Actual', 'Missed', 'Reasons', 'Comment']);
    const same = page.getByText('Planned, frustrated, extra and visits are the same in both versions.');
    await expect(same).toBeInViewport();
    const planned = page.getByRole('row', { name: /^Planned/ });
    await expect(planned).toBeHidden();
    await same.press('Enter');
    await expect(planned).toBeVisible();
    await expectAccessible(page, 'two versions, with what is the same');
    expectNoBug(app);
  } finally {
    await portal.end();
  }
});

test('of one line, the portal’s figures count and my comment', async ({ launchApp }) => {
  const portal = await startPortal();
  try {
    const { app, lineIds } = await withTwoVersions(() => launchApp({ now: mondayAfter }), portal.address, 1);
    const { page } = app;
    await page
      .getByRole('button', { name: /two versions|versions of/i })
      .first()
      .press('Enter');
    const keep = page.getByRole('button', { name: 'Keep what is chosen' });
    await keep.press('Enter');
    await expect(page.getByText('Choose the version that counts.')).toHaveCount(2);
    const choose = (part: string, whose: RegExp) =>
      page.getByRole('radiogroup', { name: part }).getByRole('radio', { name: whose }).press('Space');
    await choose('Figures and reasons: which counts?', /^The portal’s/);
    await choose('Comment: which counts?', /^Mine/);
    await keep.press('Enter');
    await expect(page.getByText('No line has two versions.')).toBeVisible();
    await appCall(page, 'sync.now', {});
    const held = (await heldAt(portal.address, weekStart)).get(lineIds[0] ?? '');
    expect(held?.actual).toMatchObject({ missed: 200, comment: 'Aisha was told of one hour.' });
    expectNoBug(app);
  } finally {
    await portal.end();
  }
});
