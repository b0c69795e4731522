// Half-sent work of stores that 0.1.0 left goes on at the portal that 0.1.0 left, over real HTTP: what had left goes again
// byte for byte under its key and counts once, what had not left arrives, and nothing is claimed that is not so.
import { expect, test } from 'vitest';
import { appOn, insideOldStore, type SampleApp, type StoreName } from './opening.ts';
import { portalForTest, type SamplePortal } from './portal-samples.ts';

const version = '0.1.0';
const week = '2025-06-02';
const nextWeek = '2025-06-09';

interface Begun {
  portal: SamplePortal;
  app: SampleApp;
  versionOf(weekStart: string, lineId: string): Promise<number>;
}

/** The store opened, its portal in reach, nothing exchanged yet. */
async function begun(name: StoreName): Promise<Begun> {
  const portal = await portalForTest(version, name === 'practice' ? 'practice' : 'council');
  const app = appOn(version, name, { portal, now: portal.sample.clock });
  await app.open();
  return {
    portal,
    app,
    async versionOf(weekStart, lineId) {
      const [row] = await portal.rows<{ version: number }>(
        `select version from actual where week_start = '${weekStart}' and line_id = '${lineId}'`,
      );
      return row?.version ?? 0;
    },
  };
}

test.each(['council', 'killed'] as const)(
  '%s: what was on its way goes again as it was, and counts once',
  async (name) => {
    const { portal, app, versionOf } = await begun(name);
    const halfSent = app.sample?.halfSent ?? [];
    const [first, follows] = [await versionOf(week, 'line-00002'), await versionOf(week, 'line-00006')];
    const receiptsBefore = await portal.rows('select number from receipt order by number');
    await app.signIn();

    const again = halfSent.filter(({ method }) => method === 'PATCH');
    expect(again.map(({ path }) => path)).toEqual([`/v1/weeks/${week}/actuals`, '/v1/care-records']);
    for (const request of again) expect(app.sent).toContainEqual(request);
    // Carried out before its answer was lost: the portal answers as it did then.
    expect(await versionOf(week, 'line-00002')).toBe(first);
    // What was recorded while that was on its way follows it.
    expect(await versionOf(week, 'line-00006')).toBe(follows + 1);
    // Never arrived before.
    expect(
      await portal.rows("select version from care_record where kind = 'adjustment' and value->>'ssRef' = '9757174'"),
    ).toEqual([{ version: 1 }]);

    // The confirmation had arrived: its receipt is found, and it is not sent again.
    const confirmation = halfSent.find(({ method }) => method === 'POST');
    expect(app.sent.map(({ key }) => key)).not.toContain(confirmation?.key);
    expect(await portal.rows('select number from receipt order by number')).toEqual(receiptsBefore);
    const { services } = await app.value('week.get', { weekStart: week });
    expect(services.filter(({ state }) => state === 'confirmed').map(({ receiptNumber }) => receiptNumber)).toEqual([
      'CR-2025-06-02-0002',
      'CR-2025-06-02-0003',
    ]);

    // What waits for a person still waits; everything else is there.
    expect(await app.value('sync.status', {})).toMatchObject({
      toSend: 4,
      unknown: 0,
      conflicts: 2,
      rejected: 2,
      problem: null,
    });
    expect((await app.value('profile.news', {})).refused).toBeNull();
    const [dispute] = (await app.value('care.list', {})).disputes.filter(({ id }) => id === 'dispute-2');
    expect(dispute?.messages.at(-1)).toMatchObject({ from: 'provider', text: 'Yes, both signed the sheet.' });
    expect(app.bugs).toEqual([]);
  },
);

test('killed: what only its log had arrives too', async () => {
  const { portal, app } = await begun('killed');
  await app.signIn();
  const found = await portal.rows(
    `select missed, comment, changed->>'name' as name from actual where week_start = '${nextWeek}' and line_id = 'line-00007'`,
  );
  expect(found).toEqual([{ missed: 200, comment: 'Late shift not covered.', name: 'Aisha Khan' }]);
});

test('council: a choice between two versions goes to the portal, and refused work is sent again or given up', async () => {
  const { portal, app } = await begun('council');
  await app.signIn();
  await app.value('week.resolve-conflict', { weekStart: week, lineIds: ['line-00008'], keep: 'mine' });
  for (const { id, state } of (await app.value('stuck.list', {})).stuck) {
    if (state === 'conflict') await app.value('stuck.send-again', { id });
    else await app.value('stuck.give-up', { id });
  }
  expect(await app.value('sync.now', {})).toMatchObject({ toSend: 0, problem: null });
  expect(
    await portal.rows(`select missed from actual where week_start = '${week}' and line_id = 'line-00008'`),
  ).toEqual([{ missed: 150 }]);
  expect(
    await portal.rows(
      "select value->'told'->>'who' as who from care_record where kind = 'stay' and value->>'ssRef' = '0454538'",
    ),
  ).toEqual([{ who: 'Duty worker' }]);
});

test('practice: a confirmation that never arrived goes again as it was, and the one that waited is carried out', async () => {
  const { portal, app } = await begun('practice');
  await app.signIn();
  const [confirmation] = app.sample?.halfSent ?? [];
  expect(app.sent).toContainEqual(confirmation);
  const { services } = await app.value('week.get', { weekStart: week });
  expect(
    services
      .filter(({ state }) => state === 'confirmed')
      .map(({ service, receiptNumber }) => `${service} ${receiptNumber}`),
  ).toEqual([
    // Nothing differs from what was agreed to. Rules that found something else in this week would stop it instead.
    'Rowan Lodge Care – Day Activities Quern Mill PR-2025-06-02-0003',
    'Rowan Lodge Care – Home Support PR-2025-06-02-0002',
    'Rowan Lodge Care – Support at Day Care PR-2025-06-02-0001',
  ]);
  expect(await app.value('confirm.deferred', {})).toEqual({ deferred: [] });
  expect(await app.value('sync.status', {})).toMatchObject({ toSend: 0, problem: null });
  expect(
    await portal.rows("select generated_at is not null as generated from week where week_start = '2025-06-16'"),
  ).toEqual([{ generated: true }]);
  expect(
    await portal.rows(`select line_id from actual where week_start = '${nextWeek}' and version = 2 order by line_id`),
  ).toEqual(['line-00005', 'line-00009', 'line-00010', 'line-00011'].map((line_id) => ({ line_id })));
});

test('a decision on a stay that was on its way goes again as the old app wrote it, and the list follows', async () => {
  const portal = await portalForTest(version, 'council');
  const app = appOn(version, 'council', { portal, now: portal.sample.clock });
  const id = '019753b4-d368-7070-9479-460fa1c580fa';
  const oldKey = '01975468-1111-7000-8000-000000000002';
  const [known] = await portal.rows<{ version: number; value: object }>(
    `select version, value from care_record where kind = 'stay' and id = '${id}'`,
  );
  const given = { state: 'given', by: 'Grace Obi', reference: 'OD-202', throughWeek: 7 };
  const value = { ...known?.value, approval: given };
  const change = { kind: 'stay', id, record: { kind: 'stay', id, value }, baseVersion: known?.version };
  const body = JSON.stringify(change);
  // Given, frozen and sent by the old app, which was closed before it heard the answer.
  insideOldStore(app, (db) => {
    db.prepare(
      'update hospital_stay set approval_state = ?, approval_reference = ?, approval_through_week = ? where id = ?',
    ).run(given.state, given.reference, given.throughWeek, id);
    db.prepare(
      `insert into outbox (id, kind, subject, base_version, base, body, state, batch_key, attempts, created_at)
       values ('01975468-0000-7000-8000-000000000001', 'care', ?, ?, ?, ?, 'unknown', ?, 1, ?)`,
    ).run(`care:stay:${id}`, known?.version, JSON.stringify(known?.value), body, oldKey, portal.sample.clock);
  });
  await app.open();
  const held = async () => (await app.value('care.list', {})).stays.find((stay) => stay.id === id);
  const stay = await held();
  if (stay === undefined) throw new Error('the sample has the stay');
  expect(stay).toMatchObject({ approval: given });
  const first = { state: 'given' as const, by: 'Grace Obi', reference: 'OD-202', throughWeek: 7 };
  const second = { ...first, reference: 'OD-230', throughWeek: 9 };
  const decisions = [first, second].map((one) => ({ ...one, fromWeek: null, lineIds: null, on: null }));
  await app.value('care.save-stay', { stay: { ...stay, decisions } });
  await app.signIn();

  const ofStay = app.sent.filter((request) => request.body?.includes(id));
  expect(ofStay.map(({ key }) => key === oldKey)).toEqual([true, false]);
  expect(ofStay[0]).toEqual({
    key: oldKey,
    method: 'PATCH',
    path: '/v1/care-records',
    body: `{"changes":[${body}]}`,
  });
  expect(await held()).toMatchObject({ decisions });
  const [now] = await portal.rows<{ version: number; value: { decisions?: unknown[]; approval?: unknown } }>(
    `select version, value from care_record where kind = 'stay' and id = '${id}'`,
  );
  expect(now?.version).toBe((known?.version ?? 0) + 2);
  expect(now?.value.decisions).toHaveLength(2);
  expect(now?.value.approval).toEqual(second);
  expect(app.bugs).toEqual([]);
});
