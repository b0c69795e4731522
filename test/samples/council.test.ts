// The store of a council's portal that 0.1.0 closed in the middle of everything: without the network, what waits for a
// person is shown and can be dealt with. What the portal then makes of it is in sending.test.ts.
import { expect, test } from 'vitest';
import { decisionOn, figures, openedApp } from './opening.ts';

const version = '0.1.0';
const week = '2025-06-02';

test('shows both versions of a line, and lets one of them count', async () => {
  const app = await openedApp(version, 'council');
  const { conflicts } = await app.value('week.get', { weekStart: week });
  expect(conflicts).toMatchObject([
    { lineId: 'line-00008', mine: { missed: 150 }, theirs: { missed: 300 }, theirsBy: { name: 'Ben Carter' } },
  ]);
  await app.value('week.resolve-conflict', { weekStart: week, lineIds: ['line-00008'], keep: 'theirs' });
  expect((await figures(app, week))['line-00008']).toBe('1400 1100 0 300 0 changed as-pulled');
  await app.value('week.undo', {});
  expect((await app.value('week.get', { weekStart: week })).conflicts).toHaveLength(1);
});

test('shows refused work with its reason, to be sent again or given up', async () => {
  const app = await openedApp(version, 'council');
  const { stuck } = await app.value('stuck.list', {});
  expect(stuck.map(({ kind, state, lineId, problem }) => [kind, state, lineId, problem.code])).toEqual([
    ['actual', 'rejected', 'line-00005', 'payment-processed'],
    ['care', 'conflict', null, 'changed-elsewhere'],
    ['care', 'rejected', null, 'not-found'],
  ]);
  for (const { id } of stuck) await app.value('stuck.give-up', { id });
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 9, conflicts: 1, rejected: 0 });
  expect((await figures(app, week))['line-00005']).toBe('1050 1050 0 0 0 untouched as-pulled');
});

test('shows what has no answer, and the confirmation that was stopped', async () => {
  const app = await openedApp(version, 'council');
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 12, unknown: 3, conflicts: 2, rejected: 2 });
  const { services, holds } = await app.value('week.get', { weekStart: week });
  expect(services.filter(({ state }) => state === 'confirmed')).toMatchObject([
    { receiptNumber: 'CR-2025-06-02-0002' },
  ]);
  expect(holds).toContain('its answer was not seen');
  expect((await app.value('confirm.deferred', {})).deferred).toMatchObject([
    { problem: { code: 'changed-since-agreed' } },
  ]);
  expect((await app.value('profile.news', {})).refused?.code).toBe('profile-newer');
  const { receipts } = await app.value('receipt.list', { weekStart: week });
  expect(receipts.map(({ number, superseded, authority }) => [number, superseded, authority])).toEqual([
    ['CR-2025-06-02-0001', true, 'council'],
    ['CR-2025-06-02-0002', false, 'council'],
  ]);
});

test('has its care records of every kind', async () => {
  const app = await openedApp(version, 'council');
  const care = await app.value('care.list', {});
  expect(care.stays.map(decisionOn).toSorted()).toEqual([
    'given by Operational Team West, OD-187, through week 5',
    'none',
    'requested by Grace Obi, OD-201, through week 8',
  ]);
  expect(care.adjustments.map(({ outcome }) => outcome).toSorted()).toEqual([
    'accepted',
    'draft',
    'draft',
    'submitted',
  ]);
  expect(care.ends.map(({ end }) => `${end.cause} ${end.lineId}`).toSorted()).toEqual([
    'moved line-00008',
    'other null',
  ]);
  const { log } = await app.value('week.get', { weekStart: week });
  expect([...new Set(log.map(({ kind }) => kind))].toSorted()).toEqual([
    'as-planned',
    'delivered',
    'extra',
    'frustrated',
    'missed',
  ]);
  expect(care.disputes.map(({ id, state, messages }) => `${id} ${state} ${messages.length}`)).toEqual([
    'dispute-1 open 2',
    'dispute-2 open 1',
    'dispute-3 closed 1',
  ]);
});

test('asks which counts where a colleague’s packet says otherwise', async () => {
  const app = await openedApp(version, 'council');
  const look = await app.value('packet.look', {});
  expect(look.merged).toMatchObject([{ madeBy: 'Ben Carter', device: 'Site laptop', changes: 4 }]);
  const [choice] = look.choices;
  expect(choice).toMatchObject({ subject: `actual:${week}:line-00002`, sides: [{ by: 'Ben Carter' }] });
  await app.value('packet.choose', { subject: choice?.subject ?? '', packetId: choice?.sides[0]?.packetId ?? null });
  expect((await figures(app, week))['line-00002']).toMatch(/^3500 2500 0 1000 0 changed/);
  expect((await app.value('packet.look', {})).choices).toEqual([]);
});
