// Confirming against the real portal: exactly what was seen, once, whatever is lost on the way.
import { describe, expect, it } from 'vitest';
import type { PracticeData } from '../../../src-portal/practice/types.ts';
import type { FaultProxy } from '../../fault-proxy.ts';
import { appOn, type RealApp } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';

const portal = portalForFile();
const weekStart = currentWeek;

interface Ready {
  app: RealApp;
  data: PracticeData;
  services: string[];
}

/** Signed in, the week generated, every warning accepted. */
async function readyToConfirm(account = 0): Promise<Ready> {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  const result = await app.signIn({ account });
  if (!result.ok) throw new Error(result.problem.sentence);
  await app.value('week.generate', { weekStart });
  await accept(app);
  const services = (await app.value('week.get', { weekStart })).services.map(({ service }) => service);
  return { app, data, services };
}

async function accept(app: RealApp): Promise<void> {
  const { findings } = await app.value('week.get', { weekStart });
  for (const finding of findings) {
    if (finding.level === 'warning' && finding.acknowledged === null) {
      await app.value('week.acknowledge', { weekStart, key: finding.key, reason: 'Checked.' });
    }
  }
}

async function confirm({ app, services }: Pick<Ready, 'app' | 'services'>) {
  const { statement } = await app.value('confirm.preview', { weekStart });
  return app.value('confirm.send', { weekStart, services, statement });
}

async function recordMissed(app: RealApp, line: number, quantity: number): Promise<string> {
  const { rows } = await app.value('week.get', { weekStart });
  const row = rows.filter(
    ({ line: one, actual }) => one.serviceType === 'home_support' && (actual?.planned ?? 0) > 300,
  )[line];
  if (row === undefined) throw new Error('too few lines of home support');
  await app.value('week.record', {
    weekStart,
    lineId: row.line.id,
    variations: [
      {
        category: 'missed',
        reason: 'non_engagement',
        quantity,
        firstDay: '2025-06-03',
        lastDay: '2025-06-03',
        hospitalStayId: null,
        note: '',
      },
    ],
  });
  return row.line.service;
}

const isConfirmation = (request: string) => request.startsWith('POST') && request.includes('/confirmation');
const isReceipts = (request: string) => request.startsWith('GET') && request.includes('/receipt');
const sentConfirmations = (network: FaultProxy) => network.seen().filter(isConfirmation).length;

describe('confirming a week', () => {
  it('gives a receipt, and every sentence says practice', async () => {
    const ready = await readyToConfirm();
    const outcome = await confirm(ready);
    expect(outcome).toMatchObject({ outcome: 'confirmed', receipts: [{ services: [...ready.services].sort() }] });
    const view = await ready.app.value('week.get', { weekStart });
    expect(view.status).toBe('confirmed');
    expect(view.holds).toMatch(/^Confirmed\. Practice portal holds this week, receipt PR-2025-06-02-0001/);
    expect(ready.app.bugs).toEqual([]);
  });

  it('sends the coordinator’s own unsent edits first: they were on screen', async () => {
    const ready = await readyToConfirm();
    await ready.app.value('sync.work-offline', { offline: true });
    await recordMissed(ready.app, 0, 100);
    await accept(ready.app);
    const preview = await ready.app.value('confirm.preview', { weekStart });
    expect(preview.toSend).toBeGreaterThan(0);
    await ready.app.value('sync.work-offline', { offline: false });
    const outcome = await ready.app.value('confirm.send', {
      weekStart,
      services: ready.services,
      statement: preview.statement,
    });
    expect(outcome.outcome).toBe('confirmed');
  });

  it('shows first what somebody else changed in between, and confirms it once it was seen', async () => {
    const ready = await readyToConfirm();
    const other = await appOn(portal, ready.data);
    await other.signIn({ account: 1 });
    await recordMissed(other, 0, 100);
    const { statement } = await ready.app.value('confirm.preview', { weekStart });
    await other.value('sync.now', {});
    const outcome = await ready.app.value('confirm.send', { weekStart, services: ready.services, statement });
    expect(outcome).toMatchObject({
      outcome: 'changed',
      sentence: expect.stringContaining('1 line is not as you saw it'),
    });
    expect(sentConfirmations(ready.app.network)).toBe(0);
    await accept(ready.app);
    expect((await confirm(ready)).outcome).toBe('confirmed');
  });

  it('takes the click for the preview that was on screen, also when a newer one was drawn meanwhile', async () => {
    const ready = await readyToConfirm();
    const old = await ready.app.value('confirm.preview', { weekStart });
    await recordMissed(ready.app, 0, 100);
    await accept(ready.app);
    await ready.app.value('confirm.preview', { weekStart });
    const { services } = ready;
    const send = { weekStart, services, statement: old.statement, previewId: old.id };
    expect((await ready.app.value('confirm.send', send)).outcome).toBe('changed');
  });

  it('asked twice of what was shown once confirms once, and never says that nothing was', async () => {
    const ready = await readyToConfirm();
    const { app, services } = ready;
    const { statement, id } = await app.value('confirm.preview', { weekStart });
    const send = { weekStart, services, statement, previewId: id };
    const [first, second] = await Promise.all([app.value('confirm.send', send), app.value('confirm.send', send)]);
    expect(first.outcome).toBe('confirmed');
    expect(second).toEqual(first);
    expect(sentConfirmations(app.network)).toBe(1);
    await recordMissed(app, 0, 100);
    const third = await app.value('confirm.send', send);
    expect(third).toMatchObject({ outcome: 'changed', sentence: expect.stringContaining('no longer holds') });
    const part = { ...send, services: services.slice(0, 1) };
    expect(await app.value('confirm.send', part)).toMatchObject({ outcome: 'changed' });
  });

  it('asks to look first when nothing was shown since the start', async () => {
    const ready = await readyToConfirm();
    const { statement } = await ready.app.value('confirm.preview', { weekStart });
    ready.app.restart();
    await ready.app.signIn();
    const outcome = await ready.app.value('confirm.send', { weekStart, services: ready.services, statement });
    expect(outcome.outcome).toBe('changed');
  });

  it('is not for an account that only records', async () => {
    const ready = await readyToConfirm(1);
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'not-confirmer' } });
  });

  it('is not done offline, by choice or for want of a network', async () => {
    const ready = await readyToConfirm();
    ready.app.network.set({ kind: 'drop' });
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'portal-broken-off' } });
    await ready.app.value('sync.work-offline', { offline: true });
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'working-offline' } });
  });

  it('is refused with its sentence while a warning is not accepted', async () => {
    const ready = await readyToConfirm();
    await recordMissed(ready.app, 0, 100);
    const view = await ready.app.value('week.get', { weekStart });
    const [row] = view.rows.filter(({ actual }) => (actual?.missed ?? 0) > 0);
    await ready.app.value('week.record', {
      weekStart,
      lineId: row?.line.id ?? '',
      variations: row?.actual?.variations ?? [],
      comment: '',
    });
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'week-has-errors' } });
    expect((await ready.app.value('receipt.list', { weekStart })).receipts).toEqual([]);
  });

  it('is refused with its sentence when the week was paid in between', async () => {
    const ready = await readyToConfirm();
    const { statement } = await ready.app.value('confirm.preview', { weekStart });
    await portal.office.processWeek(ready.data.provider.id, weekStart);
    const outcome = await ready.app.value('confirm.send', { weekStart, services: ready.services, statement });
    expect(outcome.outcome).not.toBe('confirmed');
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'payment-processed' } });
  });
});

describe('a confirmation whose answer is lost', () => {
  it('is found again by its receipt at once', async () => {
    const ready = await readyToConfirm();
    ready.app.network.set((request) => (isConfirmation(request) ? { kind: 'lose-answer' } : { kind: 'none' }));
    expect((await confirm(ready)).outcome).toBe('confirmed');
    expect(sentConfirmations(ready.app.network)).toBe(1);
  });

  it('is called unknown, survives a restart, and is found by its receipt: one confirmation, one receipt', async () => {
    const ready = await readyToConfirm();
    const { app } = ready;
    app.network.set((request) =>
      isConfirmation(request) || isReceipts(request) ? { kind: 'lose-answer' } : { kind: 'none' },
    );
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'confirmation-unknown' } });
    expect((await app.value('week.get', { weekStart })).holds).toMatch(/its answer was not seen/);

    app.restart();
    app.network.set({ kind: 'none' });
    await app.signIn();
    expect(await app.value('sync.now', {})).toMatchObject({ problem: null });
    const { receipts } = await app.value('receipt.list', { weekStart });
    expect(receipts).toHaveLength(1);
    expect((await app.value('week.get', { weekStart })).status).toBe('confirmed');
    expect(sentConfirmations(app.network)).toBe(1);
  });

  it('that never arrived is sent once more under its own key, by itself', async () => {
    const ready = await readyToConfirm();
    const { app } = ready;
    app.network.set((request) => (isConfirmation(request) ? { kind: 'drop' } : { kind: 'none' }));
    expect(await confirm(ready)).toMatchObject({ outcome: 'not-sent', problem: { code: 'confirmation-unknown' } });
    app.network.set({ kind: 'none' });
    expect(await app.value('sync.now', {})).toMatchObject({ problem: null });
    expect((await app.value('receipt.list', { weekStart })).receipts).toHaveLength(1);
  });

  it('that never arrived is not sent again once the person has changed the week', async () => {
    const ready = await readyToConfirm();
    const { app } = ready;
    app.network.set((request) => (isConfirmation(request) ? { kind: 'drop' } : { kind: 'none' }));
    await confirm(ready);
    await app.value('sync.work-offline', { offline: true });
    await recordMissed(app, 0, 100);
    await app.value('sync.work-offline', { offline: false });
    app.network.set((request) => (request.startsWith('PATCH') ? { kind: 'drop' } : { kind: 'none' }));
    await app.value('sync.now', {});
    expect((await app.value('receipt.list', { weekStart })).receipts).toEqual([]);
    app.network.set({ kind: 'none' });
    await app.value('sync.now', {});
    expect((await app.value('receipt.list', { weekStart })).receipts).toEqual([]);
    expect((await app.value('week.get', { weekStart })).status).toBe('open');
  });

  it('is looked up before a second press of the button sends anything', async () => {
    const ready = await readyToConfirm();
    const { app } = ready;
    app.network.set((request) =>
      isConfirmation(request) || isReceipts(request) ? { kind: 'lose-answer' } : { kind: 'none' },
    );
    await confirm(ready);
    app.network.set({ kind: 'none' });
    expect((await confirm(ready)).outcome).toBe('confirmed');
    expect((await app.value('receipt.list', { weekStart })).receipts).toHaveLength(1);
    expect(sentConfirmations(app.network)).toBe(1);
  });
});
