// Agreeing while offline: carried out once the portal is there, only if nothing changed, also after a restart.
import { describe, expect, it } from 'vitest';
import { appOn, type RealApp } from '../real-app.ts';
import { portalForFile, currentWeek as weekStart } from '../real-portal.ts';

const portal = portalForFile();

async function agreedOffline() {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  const signedIn = await app.signIn();
  if (!signedIn.ok) throw new Error(signedIn.problem.sentence);
  await app.value('week.generate', { weekStart });
  for (const finding of (await app.value('week.get', { weekStart })).findings) {
    if (finding.level !== 'warning') continue;
    await app.value('week.acknowledge', { weekStart, key: finding.key, reason: 'Checked.' });
  }
  await app.value('sync.now', {});
  await app.value('sync.work-offline', { offline: true });
  // An edit of one's own is on screen when one agrees, so it counts as seen.
  const untouched = (await app.value('week.get', { weekStart })).rows.filter((row) => row.knowledge === 'untouched');
  await app.value('week.attest', { weekStart, lineIds: [untouched[0]?.line.id ?? ''] });
  const services = (await app.value('week.get', { weekStart })).services.map(({ service }) => service);
  const { statement, id = '' } = await app.value('confirm.preview', { weekStart });
  await app.value('confirm.when-online', { weekStart, services, statement, previewId: id });
  return { app, data, services, later: untouched[1]?.line.id ?? '' };
}

async function backOnline(app: RealApp) {
  await app.value('sync.work-offline', { offline: false });
  return app.value('sync.now', {});
}

const receipts = async (app: RealApp) => (await app.value('receipt.list', { weekStart })).receipts;
const deferred = async (app: RealApp) => (await app.value('confirm.deferred', {})).deferred;

describe('confirming when back online', () => {
  it('says nothing of the kind until there is a receipt, and gives one when the portal is reached', async () => {
    const { app, services } = await agreedOffline();
    expect(await deferred(app)).toMatchObject([{ weekStart, services: [...services].sort(), problem: null }]);
    expect((await app.value('week.get', { weekStart })).holds).not.toMatch(/^Confirmed/);
    await backOnline(app);
    expect(await receipts(app)).toHaveLength(1);
    expect(await deferred(app)).toEqual([]);
    expect((await app.value('week.get', { weekStart })).status).toBe('confirmed');
    expect(app.bugs).toEqual([]);
  });

  it('survives a restart', async () => {
    const { app } = await agreedOffline();
    app.restart();
    await app.signIn();
    expect(await deferred(app)).toHaveLength(1);
    await backOnline(app);
    expect(await receipts(app)).toHaveLength(1);
  });

  it('asks again when something changed since, and confirms nothing', async () => {
    const { app, later } = await agreedOffline();
    await app.value('week.attest', { weekStart, lineIds: [later] });
    const { rows } = await app.value('week.get', { weekStart });
    const row = rows.find(({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) > 300);
    const day = { firstDay: '2025-06-03', lastDay: '2025-06-03', hospitalStayId: null, note: '' };
    const missed = { category: 'missed', reason: 'non_engagement', quantity: 100, ...day } as const;
    await app.value('week.record', { weekStart, lineId: row?.line.id ?? '', variations: [missed] });
    await backOnline(app);
    expect(await receipts(app)).toEqual([]);
    expect(await deferred(app)).toMatchObject([{ problem: { code: 'changed-since-agreed' } }]);
    // And not again by itself.
    await app.value('sync.now', {});
    expect(await receipts(app)).toEqual([]);
    await app.value('confirm.withdraw-deferred', { weekStart });
    expect(await deferred(app)).toEqual([]);
  });

  it('does nothing once it is withdrawn', async () => {
    const { app } = await agreedOffline();
    await app.value('confirm.withdraw-deferred', { weekStart });
    await backOnline(app);
    expect(await receipts(app)).toEqual([]);
  });

  it('goes on waiting through a network that fails, and confirms once', async () => {
    const { app } = await agreedOffline();
    app.network.set((request) => (request.includes('/confirmation') ? { kind: 'lose-answer' } : { kind: 'none' }));
    await backOnline(app);
    app.network.set({ kind: 'none' });
    await app.value('sync.now', {});
    expect(await receipts(app)).toHaveLength(1);
    expect(await deferred(app)).toEqual([]);
    expect(app.network.seen().filter((request) => request.includes('/confirmation'))).toHaveLength(1);
  });
});
