// Killed right after it said "saved", as by a flat battery: the edit is there at the next start and reaches the portal
// once. (Many random kills are `npm run crash`; this is the one that everybody meets.)
import { once } from 'node:events';
import { expect, test } from './fixtures/app.ts';
import { appCall, expectNoBug, mondayAfter, signOut, weekOf, weekStart } from './fixtures/coordinator.ts';
import { heldAt, type PortalProcess, startPortal, withWeekAt } from './fixtures/portal.ts';
import { openAccount } from './fixtures/secret.ts';

let portal: PortalProcess;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.end());

test('killed right after “saved”, nothing is lost and nothing is doubled', async ({ launchApp }) => {
  const first = await launchApp({ now: mondayAfter });
  await withWeekAt(first.page, portal.address);
  const { rows } = await weekOf(first.page);
  const row = rows.find(({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) > 300);
  const lineId = row?.line.id ?? '';
  const before = (await heldAt(portal.address, weekStart)).get(lineId)?.version ?? 0;
  const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
  const variations = [{ category: 'missed', reason: 'non_engagement', quantity: 100, ...day } as const];
  const comment = 'Saved just before the battery died.';
  await appCall(first.page, 'week.record', { weekStart, lineId, variations, comment });
  const dying = first.electron.process();
  const gone = once(dying, 'exit');
  dying.kill('SIGKILL');
  await gone;

  const again = await launchApp({ now: mondayAfter, userData: first.userData });
  const { page } = again;
  await openAccount(page);
  await expect(page.getByRole('contentinfo')).toContainText('1 to send');
  const found = (await weekOf(page)).rows.find(({ line }) => line.id === lineId);
  expect(found?.actual).toMatchObject({ missed: 100, comment });
  // What is not sent stays here, but nobody leaves without having heard it.
  await signOut(page);
  const question = page.getByRole('dialog', { name: 'Sign out with 1 change not sent?' });
  await question.getByRole('button', { name: 'Stay' }).press('Enter');
  await expect(question).toBeHidden();
  await signOut(page);
  await question.getByRole('button', { name: 'Sign out now' }).press('Enter');
  await withWeekAt(page, portal.address);
  await expect(page.getByRole('contentinfo')).toContainText('Nothing to send');
  const held = (await heldAt(portal.address, weekStart)).get(lineId);
  expect(held?.actual).toMatchObject({ missed: 100, comment });
  expect(held?.version).toBe(before + 1);
  expectNoBug(again);
});
