// Many lines with two versions, settled at once: taken back in one step, and both versions in each line's history.
import { expect, it } from 'vitest';
import { appOn, type RealApp } from '../real-app.ts';
import { portalForFile, currentWeek as weekStart } from '../real-portal.ts';

const portal = portalForFile();

async function withConflicts(): Promise<{ mine: RealApp; lineIds: string[]; again: () => Promise<void> }> {
  const data = await portal.newProvider();
  const [mine, theirs] = [await appOn(portal, data), await appOn(portal, data)];
  await mine.signIn();
  await mine.value('week.generate', { weekStart });
  await theirs.signIn();
  const { rows } = await mine.value('week.get', { weekStart });
  const lineIds = rows
    .filter(({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) > 300)
    .slice(0, 2)
    .map(({ line }) => line.id);
  const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
  const record = async (app: RealApp, quantity: number) => {
    const variations = [{ category: 'missed', reason: 'non_engagement', quantity, ...day } as const];
    for (const lineId of lineIds) await app.value('week.record', { weekStart, lineId, variations });
  };
  await mine.value('sync.work-offline', { offline: true });
  await record(mine, 100);
  await record(theirs, 200);
  await theirs.value('sync.now', {});
  await mine.value('sync.work-offline', { offline: false });
  await mine.value('sync.now', {});
  /** The colleague changes the lines once more, and this computer hears of it. */
  const again = async () => {
    await record(theirs, 300);
    await theirs.value('sync.now', {});
    await mine.value('sync.now', {});
  };
  return { mine, lineIds, again };
}

const conflicts = async (app: RealApp) => (await app.value('week.get', { weekStart })).conflicts;
const missedOf = async (app: RealApp, lineId: string) =>
  (await app.value('week.get', { weekStart })).rows.find(({ line }) => line.id === lineId)?.actual?.missed;

it.each([
  ['mine', 100],
  ['theirs', 200],
] as const)('keeping %s for all is one step, can be undone, and loses neither version', async (keep, missed) => {
  const { mine, lineIds } = await withConflicts();
  expect(lineIds).toHaveLength(2);
  expect(await conflicts(mine)).toHaveLength(2);
  await mine.value('week.resolve-conflict', { weekStart, lineIds, keep });
  expect(await conflicts(mine)).toEqual([]);
  for (const lineId of lineIds) expect(await missedOf(mine, lineId)).toBe(missed);
  await mine.value('week.undo', {});
  for (const lineId of lineIds) expect(await missedOf(mine, lineId)).toBe(100);
  // Taking the choice back chooses nothing: both versions stand side by side again.
  expect(await conflicts(mine)).toHaveLength(2);
  const { entries } = await mine.value('week.history', { weekStart, lineId: lineIds[0] ?? '' });
  const said = JSON.stringify(entries);
  expect(said).toContain('1.00');
  expect(said).toContain('2.00');
  expect(mine.bugs).toEqual([]);
});

it('takes the portal’s figures and keeps my comment, in one step that can be undone', async () => {
  const { mine, lineIds } = await withConflicts();
  const [lineId = ''] = lineIds;
  const stood = async () => (await conflicts(mine)).find((conflict) => conflict.lineId === lineId);
  const rowOf = async () => (await mine.value('week.get', { weekStart })).rows.find(({ line }) => line.id === lineId);
  const before = await stood();
  const keep = { figures: 'theirs', visits: 'theirs', comment: 'mine' } as const;
  await mine.value('week.resolve-conflict', { weekStart, lineIds: [lineId], keep });
  expect(await rowOf()).toMatchObject({
    actual: { ...before?.theirs, comment: before?.mine.comment },
    sendState: 'to-send',
  });
  await mine.value('week.undo', {});
  expect(await stood()).toEqual(before);
  await mine.value('week.resolve-conflict', { weekStart, lineIds: [lineId], keep });
  await mine.value('sync.now', {});
  expect(await rowOf()).toMatchObject({
    sendState: 'as-pulled',
    actual: { missed: 200, comment: before?.mine.comment },
  });
  expect(mine.bugs).toEqual([]);
});

it.each(['mine', 'theirs'] as const)('chooses nothing where the portal’s version changed again: %s', async (keep) => {
  const { mine, lineIds, again } = await withConflicts();
  const seen = (await conflicts(mine)).map(({ lineId, theirs }) => ({ lineId, theirs }));
  await again();
  expect(await mine.call('week.resolve-conflict', { weekStart, lineIds, keep, seen })).toMatchObject({
    ok: false,
    problem: { code: 'line-changed', sentence: expect.stringMatching(/changed again since this was shown/) },
  });
  const now = await conflicts(mine);
  expect(now.map(({ theirs }) => theirs.missed)).toEqual([300, 300]);
  await mine.value('week.resolve-conflict', { weekStart, lineIds, keep, seen: now });
  expect(await conflicts(mine)).toEqual([]);
});
