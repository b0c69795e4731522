// What the confirm page says of the time since its coordinator last looked, against the real portal and a colleague.
import { describe, expect, it } from 'vitest';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';

const portal = portalForFile();
const weekStart = currentWeek;

async function twoCoordinators(): Promise<[RealApp, RealApp]> {
  const data = await portal.newProvider();
  const mine = await appOn(portal, data);
  await mine.signIn({ account: 0 });
  await mine.value('week.generate', { weekStart });
  const other = await appOn(portal, data);
  await other.signIn({ account: 1 });
  return [mine, other];
}

async function recordMissed(app: RealApp, line: number, quantity: number, comment?: string): Promise<string> {
  const { rows } = await app.value('week.get', { weekStart });
  const found = rows.filter(
    ({ line: one, actual }) => one.serviceType === 'home_support' && (actual?.planned ?? 0) > 300,
  );
  const row = found[line];
  if (row === undefined) throw new Error('too few lines of home support');
  const variation = { category: 'missed', reason: 'provider_cause', firstDay: null, lastDay: null } as const;
  await app.value('week.record', {
    weekStart,
    lineId: row.line.id,
    variations: quantity === 0 ? [] : [{ ...variation, quantity, hospitalStayId: null, note: '' }],
    ...(comment === undefined ? {} : { comment }),
  });
  return row.line.id;
}

const since = (app: RealApp) => app.value('confirm.changes-since-viewed', { weekStart });

describe('since the last look', () => {
  it('there is nothing to compare with before the first', async () => {
    const [mine] = await twoCoordinators();
    expect(await since(mine)).toEqual({ last: null, byOthers: [], own: 0, newFindings: [] });
    const saved = (await mine.value('sync.status', {})).lastSavedAt;
    await mine.value('confirm.viewed', { weekStart });
    expect(await since(mine)).toMatchObject({ last: expect.any(String), byOthers: [], own: 0, newFindings: [] });
    expect((await mine.value('sync.status', {})).lastSavedAt).toBe(saved);
  });

  it('a colleague’s change is told with who and what, and one’s own is counted', async () => {
    const [mine, other] = await twoCoordinators();
    await mine.value('confirm.viewed', { weekStart });
    const lineId = await recordMissed(other, 0, 200, '');
    await other.value('sync.now', {});
    await recordMissed(mine, 1, 100);
    await mine.value('sync.now', {});
    const found = await since(mine);
    const session = await other.value('session.state', {});
    const colleague = session.state === 'signed-in' ? session.account.user.name : '';
    expect(found.byOthers).toMatchObject([{ lineId, by: [colleague], ownToo: false }]);
    expect(found.byOthers[0]?.changes).toContainEqual({ field: 'Missed', from: '0.00', to: '2.00' });
    expect(found.own).toBe(1);
    expect(found.newFindings.some((key) => key.startsWith(`comment-missing|${weekStart}|${lineId}|`))).toBe(true);
    await mine.value('confirm.viewed', { weekStart });
    expect(await since(mine)).toMatchObject({ byOthers: [], own: 0, newFindings: [] });
  });

  it('a line that both changed is told as such, since its problems may be one’s own', async () => {
    const [mine, other] = await twoCoordinators();
    await mine.value('confirm.viewed', { weekStart });
    const lineId = await recordMissed(other, 0, 200);
    await other.value('sync.now', {});
    await mine.value('sync.now', {});
    await recordMissed(mine, 0, 300, '');
    expect((await since(mine)).byOthers).toMatchObject([{ lineId, ownToo: true }]);
  });

  it('a plan that the council changed under one’s own work is not told as one’s own', async () => {
    const [mine] = await twoCoordinators();
    const lineId = await recordMissed(mine, 0, 100);
    await mine.value('sync.now', {});
    await mine.value('confirm.viewed', { weekStart });
    const session = await mine.value('session.state', {});
    const providerId = session.state === 'signed-in' ? session.account.provider.id : '';
    const line = (await mine.value('week.get', { weekStart })).rows.find((row) => row.line.id === lineId)?.line;
    if (line === undefined) throw new Error('the line is gone');
    await portal.office.saveLine(providerId, { ...line, plannedQuantity: line.plannedQuantity + 100 });
    await mine.value('sync.now', {});
    const found = await since(mine);
    expect(found).toMatchObject({ own: 0, byOthers: [{ lineId, by: ['The portal'], ownToo: false }] });
    const { entries } = await mine.value('week.history', { weekStart, lineId });
    expect(entries[0]).toMatchObject({ by: 'The portal' });
  });

  it('a line that was changed there and back stands as it was seen', async () => {
    const [mine] = await twoCoordinators();
    await mine.value('confirm.viewed', { weekStart });
    await recordMissed(mine, 0, 100);
    await mine.value('week.undo', {});
    expect(await since(mine)).toMatchObject({ byOthers: [], own: 0 });
  });
});
