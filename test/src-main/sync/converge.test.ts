// Two coordinators, one week, and a network that does whatever it likes, by a seed: lost answers, cut answers, resets,
// restarts, expired cursors. Once it heals, both stores and the portal hold the same, nothing waits, and every edit
// that was acknowledged is either what stands or in the history.
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../fault-proxy.ts';
import { currentWeek, type Desktop, desktopOf, portalForFile, recordMissed, withCurrentWeek } from '../real-portal.ts';

const portal = portalForFile();

function seeded(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const faults: Fault[] = [
  { kind: 'none' },
  { kind: 'none' },
  { kind: 'drop' },
  { kind: 'reset' },
  { kind: 'lose-answer' },
  { kind: 'truncate', afterBytes: 300 },
  { kind: 'captive-page' },
];

function takeTheirs(desktop: Desktop): void {
  for (const { actual, sendState } of desktop.store.actuals.ofWeek(currentWeek)) {
    if (sendState !== 'conflict') continue;
    desktop.store.command({ what: 'resolve-conflict', by: desktop.session.user, source: 'typed' }, (write) =>
      write.resolveConflict(currentWeek, actual.lineId, 'theirs'),
    );
  }
}

const figures = (desktop: Desktop) =>
  desktop.store.actuals
    .ofWeek(currentWeek)
    .map(({ actual, portal: held }) => ({ actual, held: held?.actual, version: held?.version }));

describe('two desktops and a portal', () => {
  it.each([1, 2, 3, 4])('converge whatever the network does (seed %i)', async (seed) => {
    const dice = seeded(seed);
    const data = await portal.newProvider();
    const desktops = [await desktopOf(portal, data), await desktopOf(portal, data, { account: 1 })];
    const pick = () => desktops[dice(2)] as Desktop;
    const lines = await withCurrentWeek(desktops[0] as Desktop);
    await desktops[1]?.engine.sync();
    const saved: { lineId: string; missed: number; desktop: Desktop }[] = [];

    for (let step = 0; step < 40; step += 1) {
      const desktop = pick();
      switch (dice(6)) {
        case 0:
        case 1:
        case 2: {
          const lineId = lines[dice(6)] as string;
          const missed = 25 * (1 + dice(8));
          recordMissed(desktop, lineId, missed, `step ${step}`);
          saved.push({ lineId, missed, desktop });
          break;
        }
        case 3:
          desktop.restart();
          break;
        case 4:
          if (dice(3) === 0) await portal.office.expireCursors(data.provider.id);
          break;
        default:
          desktop.network.set(() => faults[dice(faults.length)] as Fault);
          desktop.store.outbox.hurry();
          await desktop.engine.sync();
          desktop.network.set({ kind: 'none' });
      }
    }

    for (let round = 0; round < 4; round += 1) {
      for (const desktop of desktops) {
        desktop.store.outbox.hurry();
        const status = await desktop.engine.sync();
        expect(status.problem).toBeNull();
        takeTheirs(desktop);
      }
    }
    for (const desktop of desktops) {
      expect(desktop.engine.status()).toMatchObject({ toSend: 0, conflicts: 0, unknown: 0, rejected: 0 });
      for (const { actual, held } of figures(desktop)) expect(held).toEqual(actual);
      expect(desktop.store.changeLog.verify().ok).toBe(true);
      expect(desktop.bugs).toEqual([]);
    }
    expect(figures(desktops[0] as Desktop)).toEqual(figures(desktops[1] as Desktop));
    // Nothing acknowledged is lost: it stands, or the history of the machine that saved it tells of it.
    for (const { lineId, missed, desktop } of saved) {
      const history = desktop.store.changeLog.ofLine(currentWeek, lineId).map(({ content }) => JSON.stringify(content));
      expect(history.some((text) => text.includes(`"missed":${missed}`))).toBe(true);
    }
  });
});
