// When the engine comes back by itself, with timers in the test's hand: after the interval while all is well, at
// growing and jittered waits while the portal is away (the same waits for the same random numbers), never after a
// sign-in that ran out, and at its usual pace when only one request fails.
import { describe, expect, it } from 'vitest';
import type { SetTimer } from '../../../src-main/machine/timers.ts';
import { intervalMillis } from '../../../src-main/sync/next.ts';
import { desktopOf, portalForFile, recordMissed, withCurrentWeek } from '../real-portal.ts';

const portal = portalForFile();

function timers() {
  const waits: number[] = [];
  let next: (() => void) | null = null;
  const setTimer: SetTimer = (millis, then) => {
    waits.push(millis);
    next = then;
    return () => {
      next = null;
    };
  };
  return { waits, setTimer, isSet: () => next !== null };
}

/** A small generator with a seed: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the engine', () => {
  it('comes back after the interval while all is well', async () => {
    const { waits, setTimer } = timers();
    const desktop = await desktopOf(portal, await portal.newProvider(), { parts: { setTimer } });
    await desktop.engine.sync();
    expect(waits).toEqual([intervalMillis]);
  });

  it('waits longer and longer, at random but the same for the same seed, while the portal is away', async () => {
    const runs: number[][] = [];
    for (let run = 0; run < 2; run += 1) {
      const { waits, setTimer } = timers();
      const desktop = await desktopOf(portal, await portal.newProvider(), { parts: { setTimer, random: seeded(7) } });
      desktop.network.set({ kind: 'drop' });
      for (let attempt = 0; attempt < 6; attempt += 1) await desktop.engine.sync();
      runs.push(waits);
    }
    expect(runs[0]).toEqual(runs[1]);
    expect(runs[0]).toHaveLength(6);
    expect(Math.max(...(runs[0] ?? []))).toBeGreaterThan(2_000);
  });

  it('does not come back by itself after a sign-in that ran out, and does after the next one', async () => {
    const { setTimer, isSet } = timers();
    const data = await portal.newProvider();
    const desktop = await desktopOf(portal, data, { parts: { setTimer } });
    await desktop.engine.sync();
    await portal.office.endSessions(data.provider.id);
    await desktop.engine.sync();
    expect(isSet()).toBe(false);
    await desktop.signIn();
    await desktop.engine.sync();
    expect(isSet()).toBe(true);
  });

  it('keeps its pace when one request fails by itself', async () => {
    const { waits, setTimer } = timers();
    const desktop = await desktopOf(portal, await portal.newProvider(), { parts: { setTimer } });
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'lose-answer' } : { kind: 'none' }));
    const status = await desktop.engine.sync();
    expect(status).toMatchObject({ online: true, unknown: 1, problem: { code: 'portal-broken-off' } });
    expect(waits.at(-1)).toBeLessThanOrEqual(intervalMillis);
  });
});
