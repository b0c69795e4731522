// A sync that somebody stops: only while it fetches a whole copy, and without a loss.
import { expect, it } from 'vitest';
import { desktopOf, portalForFile } from '../real-portal.ts';

const portal = portalForFile();

it('stops a first copy where somebody says so, keeps what has come, and has the rest with the next sync', async () => {
  const data = await portal.newProvider({ people: 200, lines: 300 });
  const heard: number[] = [];
  const turn = async () => {
    const { received } = desktop.engine.status();
    heard.push(received);
    if (received === 100 && heard.length === 4) void desktop.engine.halt();
  };
  const desktop = await desktopOf(portal, data, { parts: { turn } });
  const stopped = await desktop.engine.sync();
  expect(stopped).toMatchObject({
    syncing: false,
    received: 0,
    lastSyncedAt: null,
    problem: { code: 'sync-stopped' },
  });
  expect(stopped.problem?.sentence).toContain('after 125 records');
  expect(heard).toEqual([25, 50, 75, 100]);
  const some = desktop.store.lines.count();
  expect(await desktop.engine.sync()).toMatchObject({ problem: null, received: 0 });
  expect(desktop.store.lines.count()).toBe(300);
  expect(some).toBeLessThan(300);
}, 60_000);
