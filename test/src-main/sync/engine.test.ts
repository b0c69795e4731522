// The sync on real things: real stores, the real portal over HTTP, and a network that fails on purpose. Nothing that
// was saved is lost, nothing is carried out twice, and the status says what is so.
import { describe, expect, it } from 'vitest';
import { SqliteError } from '../../../src-main/store/database.ts';
import { currentWeek, desktopOf, portalForFile, recordMissed, withCurrentWeek } from '../real-portal.ts';

const portal = portalForFile();

const lineAt = (desktop: { store: { actuals: { get(week: string, line: string): unknown } } }, id: string) =>
  desktop.store.actuals.get(currentWeek, id) as {
    actual: { missed: number };
    sendState: string;
    portal: { version: number; actual: { missed: number } } | null;
  };

describe('a sync', () => {
  it('pulls the whole plan at first, then costs one round trip of less than 2 KB', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const first = await desktop.engine.sync();
    expect(first).toMatchObject({ online: true, toSend: 0, problem: null });
    expect(desktop.store.lines.all().length).toBeGreaterThanOrEqual(16);
    expect(desktop.store.profile.get()?.id).toBe('bradford');

    const [requests, bytes] = [desktop.network.requests(), desktop.network.bytesDown()];
    await desktop.engine.sync();
    expect(desktop.network.requests() - requests).toBe(1);
    expect(desktop.network.bytesDown() - bytes).toBeLessThan(2_000);
  });

  it('learns the portal’s clock, so that "now" is the portal’s on a computer that is a year ahead', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const { lastSyncedAt } = await desktop.engine.sync();
    expect(lastSyncedAt?.slice(0, 10)).toBe('2025-06-09');
  });

  it('sends what was recorded, and the portal’s new version comes back', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    expect(desktop.engine.status().toSend).toBe(1);
    const status = await desktop.engine.sync();
    expect(status).toMatchObject({ toSend: 0, problem: null });
    expect(lineAt(desktop, first)).toMatchObject({
      sendState: 'as-pulled',
      portal: { version: 2 },
      actual: { missed: 100 },
    });
    expect(desktop.bugs).toEqual([]);
  });

  it('asks again for an answer that could not be written, without a restart', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    const { outbox } = desktop.store;
    const { settle } = outbox;
    outbox.settle = () => {
      outbox.settle = settle;
      throw new SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 1, problem: { code: 'store-disk-full' } });
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
    expect(lineAt(desktop, first)).toMatchObject({ sendState: 'as-pulled', portal: { version: 2 } });
  });

  it('sends many lines in batches of 500 and pulls once: 5,000 changed lines take 11 round trips', async () => {
    const data = await portal.newProvider({ people: 500, lines: 700 });
    const desktop = await desktopOf(portal, data);
    const lines = await withCurrentWeek(desktop);
    for (const id of lines) recordMissed(desktop, id, 25);
    const before = desktop.network.requests();
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0 });
    // ⌈700 / 500⌉ batches and one pull.
    expect(desktop.network.requests() - before).toBe(Math.ceil(lines.length / 500) + 1);
  }, 60_000);

  it('writes a long pull in parts; one that breaks off in the middle brings the same page again', async () => {
    const data = await portal.newProvider({ people: 100, lines: 160 });
    let turns = 0;
    const turn = async () => {
      turns += 1;
    };
    const [one, two] = [await desktopOf(portal, data), await desktopOf(portal, data, { account: 1, parts: { turn } })];
    const lines = await withCurrentWeek(one);
    await two.engine.sync();
    for (const id of lines) recordMissed(one, id, 25);
    await one.engine.sync();

    turns = 0;
    const { cursor } = two.store.sync.state();
    const { applyChanges } = two.store.sync;
    const parts: number[] = [];
    two.store.sync.applyChanges = (changes, reached) => {
      parts.push(changes.length);
      if (parts.length === 3) throw new SqliteError('database or disk is full', 'SQLITE_FULL');
      return applyChanges(changes, reached);
    };
    expect(await two.engine.sync()).toMatchObject({ problem: { code: 'store-disk-full' } });
    expect(Math.max(...parts)).toBeLessThan(lines.length / 2);
    const taken = () => lines.filter((id) => lineAt(two, id).actual.missed === 25).length;
    expect(taken()).toBe(2 * (parts[0] ?? 0));
    expect(turns).toBe(2);
    expect(two.store.sync.state().cursor).toBe(cursor);

    two.restart();
    await two.engine.sync();
    expect(taken()).toBe(lines.length);
    expect(two.store.sync.state().cursor).not.toBe(cursor);
    const ofFirst = two.store.changeLog.ofLine(currentWeek, lines[0] ?? '');
    expect(ofFirst.map(({ what }) => what)).toEqual(['merged']);
  }, 60_000);
});

describe('a network that fails', () => {
  it('keeps the work, says so, and sends it once it is back', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    desktop.network.set({ kind: 'captive-page' });
    expect(await desktop.engine.sync()).toMatchObject({
      online: false,
      toSend: 1,
      problem: { code: 'not-the-portal' },
    });
    desktop.network.set({ kind: 'none' });
    desktop.store.outbox.hurry();
    expect(await desktop.engine.sync()).toMatchObject({ online: true, toSend: 0, problem: null });
  });

  it('calls a change unknown when the answer was lost after the portal took it, and sends it once only', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'lose-answer' } : { kind: 'none' }));
    const status = await desktop.engine.sync();
    expect(status).toMatchObject({ toSend: 1, unknown: 1, problem: { code: 'portal-broken-off' } });
    desktop.network.set({ kind: 'none' });
    desktop.store.outbox.hurry();
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, unknown: 0, problem: null });
    expect(lineAt(desktop, first).portal).toMatchObject({ version: 2, actual: { missed: 100 } });
  });

  it('is survived by a crash in the middle: the batch goes again under its key, once', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = '', second = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    recordMissed(desktop, second, 50);
    desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'lose-answer' } : { kind: 'none' }));
    await desktop.engine.sync();
    desktop.restart();
    desktop.network.set({ kind: 'none' });
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
    for (const id of [first, second]) expect(lineAt(desktop, id).portal?.version).toBe(2);
  });

  it('lets a later edit follow one whose answer was lost', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'lose-answer' } : { kind: 'none' }));
    await desktop.engine.sync();
    recordMissed(desktop, first, 200);
    desktop.network.set({ kind: 'none' });
    desktop.store.outbox.hurry();
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, conflicts: 0, problem: null });
    expect(lineAt(desktop, first).portal).toMatchObject({ version: 3, actual: { missed: 200 } });
  });

  it.each([
    ['cut off', { kind: 'truncate', afterBytes: 400 }, 'portal-answer-cut-off'],
    ['reset', { kind: 'reset' }, 'portal-broken-off'],
  ] as const)('is told when the feed is %s, and nothing half is applied', async (_, fault, code) => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    desktop.network.set((request) => (request.includes('/changes') ? fault : { kind: 'none' }));
    expect(await desktop.engine.sync()).toMatchObject({ problem: { code } });
    expect(desktop.store.lines.all()).toEqual([]);
    desktop.network.set({ kind: 'none' });
    expect(await desktop.engine.sync()).toMatchObject({ problem: null });
  });

  it('is survived by a portal that is stopped in the middle of a sync and started again', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    const lines = await withCurrentWeek(desktop);
    for (const id of lines) recordMissed(desktop, id, 25);
    desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'lose-answer' } : { kind: 'none' }));
    const underWay = desktop.engine.sync();
    await portal.stop();
    expect((await underWay).toSend).toBe(lines.length);
    desktop.network.set({ kind: 'none' });
    expect((await desktop.engine.sync()).problem).not.toBeNull();
    await portal.start();
    desktop.store.outbox.hurry();
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
    for (const id of lines) expect(lineAt(desktop, id).portal?.version).toBe(2);
  });
});

describe('two coordinators', () => {
  it('see each other’s different lines after a sync', async () => {
    const data = await portal.newProvider();
    const [one, two] = [await desktopOf(portal, data), await desktopOf(portal, data, { account: 1 })];
    const [first = '', second = ''] = await withCurrentWeek(one);
    await two.engine.sync();
    recordMissed(one, first, 100);
    recordMissed(two, second, 50);
    await one.engine.sync();
    await two.engine.sync();
    await one.engine.sync();
    for (const desktop of [one, two]) {
      expect(lineAt(desktop, first).actual.missed).toBe(100);
      expect(lineAt(desktop, second).actual.missed).toBe(50);
      expect(desktop.engine.status()).toMatchObject({ toSend: 0, conflicts: 0 });
    }
  });

  it('who change the same line have a conflict side by side, which a choice ends, on both machines', async () => {
    const data = await portal.newProvider();
    const [one, two] = [await desktopOf(portal, data), await desktopOf(portal, data, { account: 1 })];
    const [first = ''] = await withCurrentWeek(one);
    await two.engine.sync();
    recordMissed(one, first, 100);
    recordMissed(two, first, 50);
    await one.engine.sync();
    expect(await two.engine.sync()).toMatchObject({ conflicts: 1, toSend: 1 });
    expect(lineAt(two, first)).toMatchObject({
      sendState: 'conflict',
      actual: { missed: 50 },
      portal: { actual: { missed: 100 } },
    });

    two.store.command({ what: 'resolve-conflict', by: two.session.user, source: 'typed' }, (write) =>
      write.resolveConflict(currentWeek, first, 'mine'),
    );
    expect(await two.engine.sync()).toMatchObject({ conflicts: 0, toSend: 0, problem: null });
    await one.engine.sync();
    expect(lineAt(one, first).actual.missed).toBe(50);
  });
});

describe('what the portal may do at any time', () => {
  it('end the session: sending stops, work goes on, and goes out after the next sign-in', async () => {
    const data = await portal.newProvider();
    const desktop = await desktopOf(portal, data);
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    await portal.office.endSessions(data.provider.id);
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 1, unknown: 0, problem: { code: 'sign-in-again' } });
    recordMissed(desktop, first, 200);
    // The first edit is frozen under its key; the second follows it.
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 2, problem: { code: 'sign-in-again' } });
    await desktop.signIn();
    desktop.store.outbox.hurry();
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
    expect(lineAt(desktop, first).portal?.actual.missed).toBe(200);
  });

  it('forget the cursor: a full copy is compared, and unsent work is not touched', async () => {
    const data = await portal.newProvider();
    const desktop = await desktopOf(portal, data);
    const [first = '', second = ''] = await withCurrentWeek(desktop);
    const lines = desktop.store.lines.all();
    await portal.office.expireCursors(data.provider.id);
    // Not sent before the copy arrives: the portal is reached for reading only.
    recordMissed(desktop, first, 100);
    desktop.network.set((request) => (request.startsWith('PATCH') ? { kind: 'lose-answer' } : { kind: 'none' }));
    await desktop.engine.sync();
    expect(lineAt(desktop, first).actual.missed).toBe(100);
    expect(desktop.store.lines.all()).toEqual(lines);
    desktop.network.set({ kind: 'none' });
    desktop.store.outbox.hurry();
    expect(await desktop.engine.sync()).toMatchObject({ toSend: 0, problem: null });
    expect(lineAt(desktop, second).actual.missed).toBe(0);
  });

  it('take away much of the plan: the sync asks first, and goes on once it is allowed', async () => {
    const data = await portal.newProvider();
    const desktop = await desktopOf(portal, data);
    await desktop.engine.sync();
    const lines = desktop.store.lines.all();
    for (const line of lines.slice(0, 5)) await portal.office.removeLine(data.provider.id, line);
    const asked = await desktop.engine.sync();
    expect(asked).toMatchObject({ problem: { code: 'many-removals' } });
    // In the same words, and told from the first time: whoever kept the lines is asked again.
    expect(await desktop.engine.sync()).toMatchObject({ problem: asked.problem, exchanges: asked.exchanges + 1 });
    expect(desktop.store.lines.all()).toHaveLength(lines.length);
    expect(await desktop.engine.sync({ removalsAllowed: true })).toMatchObject({ problem: null });
    expect(desktop.store.lines.all()).toHaveLength(lines.length - 5);
  });

  it('pay the week: what comes too late is refused line by line, stays here, and other weeks go on', async () => {
    const data = await portal.newProvider();
    const desktop = await desktopOf(portal, data);
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 100);
    await portal.office.processWeek(data.provider.id, currentWeek);
    expect(await desktop.engine.sync()).toMatchObject({ rejected: 1, toSend: 1, problem: null });
    expect(lineAt(desktop, first)).toMatchObject({ sendState: 'rejected', actual: { missed: 100 } });
    expect(desktop.store.weeks.get(currentWeek)?.status).toBe('payment-processed');
  });

  it('change the plan under a recorded line: it is shown as a conflict, not silently applied', async () => {
    const data = await portal.newProvider();
    const desktop = await desktopOf(portal, data);
    const [first = ''] = await withCurrentWeek(desktop);
    recordMissed(desktop, first, 25);
    const line = desktop.store.lines.get(first);
    if (line === null) throw new Error('no line');
    await portal.office.saveLine(data.provider.id, { ...line, plannedQuantity: line.plannedQuantity + 100 });
    expect(await desktop.engine.sync()).toMatchObject({ conflicts: 1 });
    expect(lineAt(desktop, first).actual.missed).toBe(25);
  });

  it('issue rules of a form that this app does not know: the last good ones stay', async () => {
    const data = await portal.newProvider();
    const known = portal.council;
    const desktop = await desktopOf(portal, data);
    await desktop.engine.sync();
    try {
      portal.council = { ...known, schemaVersion: 2 as unknown as 1, version: 'from the future' };
      desktop.restart();
      expect(await desktop.engine.sync()).toMatchObject({ problem: { code: 'profile-newer' } });
    } finally {
      portal.council = known;
    }
    expect(desktop.store.profile.get()?.version).toBe(known.version);
    desktop.restart();
    expect(await desktop.engine.sync()).toMatchObject({ problem: null });
  });

  it('be another portal than before: nothing of it is applied', async () => {
    const desktop = await desktopOf(portal, await portal.newProvider());
    await desktop.engine.sync();
    desktop.store.sync.update({ portalId: 'the-one-from-before' });
    expect(await desktop.engine.sync()).toMatchObject({ problem: { code: 'portal-changed' } });
  });
});
