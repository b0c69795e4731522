// Changing how the week reaches the council, from files to a portal by its address and back, and going to practice and
// back: what was recorded is there each time, and every week is spoken of by the way that it came by.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { practiceAccounts } from '../../src-portal/practice/accounts.ts';
import { expectAccessible } from './fixtures/accessible.ts';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, portalStart, weekOf, weekStart } from './fixtures/coordinator.ts';
import { beginByFiles, exportFile } from './fixtures/files.ts';
import { startPortal } from './fixtures/portal.ts';
import { unlock } from './fixtures/secret.ts';

const ssRefsHere = ['0012345', '0012399'];

async function openChange(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
  await page.getByRole('button', { name: 'Change…' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Everything recorded stays on this computer');
}

const ssRefs = async (page: Page) => (await weekOf(page)).rows.map(({ line }) => line.ssRef).sort();
const missedOf = async (page: Page) =>
  (await weekOf(page)).rows.find(({ line }) => line.ssRef === '0012345')?.actual?.missed;

test('from files to a hub and back, with every record still there', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const portal = await startPortal();
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-change-'));
  const app = await launchApp({ now: mondayAfter });
  const { page } = app;
  await beginByFiles(app, { exported: exportFile(folder, ssRefsHere) });
  const lineId = (await weekOf(page)).rows.find(({ line }) => line.ssRef === '0012345')?.line.id ?? '';
  const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
  const variations = [{ category: 'missed', reason: 'non_engagement', quantity: 200, ...day } as const];
  await appCall(page, 'week.record', { weekStart, lineId, variations });

  await openChange(page);
  await expect(page.getByRole('dialog')).toContainText('1 week is here and keeps the present way.');
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^A portal by its address/ })
    .press('Space');
  await expectAccessible(page, 'changing the connection');
  await page.getByRole('textbox', { name: 'Address of the portal' }).fill(portal.address);
  await page.getByRole('radio', { name: /^Our own hub/ }).press('Space');
  const [aisha] = practiceAccounts;
  await page.getByRole('textbox', { name: 'User' }).fill(aisha.user);
  await page.getByRole('textbox', { name: 'Password' }).fill(aisha.password);
  await page.getByRole('textbox', { name: 'Security code' }).fill(aisha.securityCode);
  await page.getByRole('button', { name: 'Sign in there and change' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText(/^Our own hub, 127\.0\.0\.1/)).toBeVisible();
  await expect(page.getByText(/1 earlier week went another way and is kept/)).toBeVisible();
  await expectAccessible(page, 'settings after a change');

  // The week by files is as it was, and says so; the hub's own weeks are in the list beside it.
  await page.getByRole('navigation').getByRole('button', { name: 'Week', exact: true }).press('Enter');
  await expect(page.getByText(/This week came by the portal’s files/)).toBeVisible();
  expect(await ssRefs(page)).toEqual(ssRefsHere);
  expect(await missedOf(page)).toBe(200);
  const { weeks } = await appCall(page, 'week.list', {});
  expect(weeks.length).toBeGreaterThan(3);
  const { account } = await signedInAs(page);
  expect(account.connection).toMatchObject({ kind: 'api', authority: 'hub' });

  await openChange(page);
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^By the portal’s files/ })
    .press('Space');
  await page.getByRole('button', { name: 'Change to files' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('navigation').getByRole('button', { name: 'Week', exact: true }).press('Enter');
  await expect(page.getByText(/This week came by/)).toBeHidden();
  expect(await missedOf(page)).toBe(200);
  // Weeks of the hub are kept, in its words.
  const kept = (await appCall(page, 'week.list', {})).weeks.filter(({ generated }) => generated);
  expect(kept.length).toBeGreaterThan(3);
  expectNoBug(app);
  await portal.end();
  rmSync(folder, { recursive: true, force: true });
});

test('to practice and back: invented people never meet records', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-change-'));
  const app = await launchApp({ now: mondayAfter });
  const { page } = app;
  await beginByFiles(app, { exported: exportFile(folder, ssRefsHere) });
  await openChange(page);
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Practice portal/ })
    .press('Space');
  await page.getByRole('button', { name: 'Sign out to practise' }).press('Enter');
  // The way that was gone last is chosen; practice is another.
  await expect(page.getByRole('radio', { name: /^By the portal’s files/ })).toBeChecked();
  await page.getByRole('radio', { name: /^Practice portal/ }).press('Space');
  await page.getByRole('button', { name: 'Fill these in' }).press('Enter');
  await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'This week is not generated yet' })).toBeVisible({
    timeout: portalStart,
  });
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).press('Enter');
  await expect(page.getByText('Practice holds invented people')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out of practice' }).press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'by the portal’s files' })
    .getByRole('button', { name: /^Open / })
    .press('Enter');
  await unlock(page);
  await expect(page.getByRole('columnheader', { name: 'Person' })).toBeVisible();
  expect(await ssRefs(page)).toEqual(ssRefsHere);
  expectNoBug(app);
  rmSync(folder, { recursive: true, force: true });
});

async function signedInAs(page: Page) {
  const state = await appCall(page, 'session.state', {});
  if (state.state !== 'signed-in') throw new Error('nobody is signed in');
  return state;
}
