// What the simulator found (npm run simulate) in the exchange with the portal, each as the shortest case.
import { expect, it, vi } from 'vitest';
import { appOn } from '../real-app.ts';
import { currentWeek, desktopOf, portalForFile, recordMissed } from '../real-portal.ts';

const portal = portalForFile();
const weekStart = currentWeek;

it('does not wait for a day because the computer’s clock was set back by one', async () => {
  let ahead = 86_400_000;
  const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
  const desktop = await desktopOf(portal, await portal.newProvider(), { parts: { clock } });
  await desktop.engine.sync();
  desktop.store.command({ what: 'generate', by: desktop.session.user, source: 'typed' }, (write) =>
    write.generate(weekStart),
  );
  await desktop.engine.sync();
  recordMissed(desktop, desktop.store.lines.ofWeek(weekStart)[0]?.id ?? '', 100);
  desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'drop' } : { kind: 'none' }));
  expect(await desktop.engine.sync()).toMatchObject({ toSend: 1 });
  ahead = 0;
  desktop.network.set({ kind: 'none' });
  expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
});

it('does not call a week confirmed on a receipt that somebody’s change has superseded meanwhile', async () => {
  let there = () => undefined as unknown;
  const theirsIsThere = new Promise((resolve) => {
    there = () => resolve(undefined);
  });
  let asked = false;
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    if (input.includes('/receipt')) {
      asked = true;
      await theirsIsThere;
    }
    return fetch(input, init);
  });
  const data = await portal.newProvider();
  const mine = await appOn(portal, data);
  vi.unstubAllGlobals();
  await mine.signIn();
  await mine.value('week.generate', { weekStart });
  for (const { key, level, acknowledged } of (await mine.value('week.get', { weekStart })).findings) {
    if (level === 'warning' && acknowledged === null)
      await mine.value('week.acknowledge', { weekStart, key, reason: 'Checked.' });
  }
  const theirs = await appOn(portal, data);
  await theirs.signIn({ account: 1 });
  const view = await mine.value('week.get', { weekStart });
  const services = view.services.map(({ service }) => service);
  const line = view.rows.find(({ line: one }) => one.serviceType === 'home_support')?.line;
  const { statement } = await mine.value('confirm.preview', { weekStart });
  // Between the confirmation, whose answer is lost, and the question for its receipt a colleague changes a line.
  mine.network.set((request) => (request.includes('/confirmation') ? { kind: 'lose-answer' } : { kind: 'none' }));
  const outcome = mine.value('confirm.send', { weekStart, services, statement });
  await expect.poll(() => asked, { timeout: 20_000 }).toBe(true);
  const lineId = line?.id ?? '';
  await theirs.value('week.record', { weekStart, lineId, variations: [], comment: 'Told by phone.' });
  await theirs.value('sync.now', {});
  there();
  expect(await outcome).toMatchObject({ outcome: 'changed', sentence: expect.stringContaining('no longer holds') });
});
