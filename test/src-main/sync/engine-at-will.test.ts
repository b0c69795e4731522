// A sync that somebody asks for, or does not want now.
import { describe, expect, it } from 'vitest';
import { portalClock } from '../../../src-main/sync/portal-clock.ts';
import { desktopOf, portalForFile, recordMissed, withCurrentWeek } from '../real-portal.ts';

const portal = portalForFile();

describe('working offline by choice', () => {
  it('exchanges nothing, and sends everything on coming back', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = ''] = await withCurrentWeek(desktop);
    expect(desktop.engine.workOffline(true)).toMatchObject({ workingOffline: true, online: false });
    recordMissed(desktop, first, 100);
    const requests = desktop.network.requests();
    await desktop.engine.sync();
    expect(desktop.network.requests()).toBe(requests);
    desktop.engine.workOffline(false);
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
  });
});

it('many calls at once are one sync', async () => {
  const desktop = await desktopOf(portal, await portal.newProvider());
  await desktop.engine.sync();
  const before = desktop.network.requests();
  await Promise.all([desktop.engine.sync(), desktop.engine.sync(), desktop.engine.sync()]);
  expect(desktop.network.requests() - before).toBeLessThanOrEqual(2);
});

it('has synced when the feed was at its end, however long it sends after that', async () => {
  let millis = Date.now();
  const clock = { now: () => new Date(millis).toISOString() };
  let atTheEnd = '';
  const afterPull = async () => {
    atTheEnd = portalClock(clock, desktop.store.sync).now();
    millis += 60_000;
    return null;
  };
  const desktop = await desktopOf(portal, await portal.newProvider(), { parts: { clock, afterPull } });
  expect(await desktop.engine.sync()).toMatchObject({ problem: null, lastSyncedAt: atTheEnd });
  expect(atTheEnd).not.toBe('');
});
