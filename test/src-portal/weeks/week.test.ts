// A week at the portal, from generation to receipt, over real HTTP.
import { describe, expect, test } from 'vitest';
import type { HospitalStay } from '../../../src-shared/domain/lines.ts';
import type { ActualRecord } from '../../../src-shared/portal-api/index.ts';
import { actualWith, missed, monday, serviceLine, weeklyActual } from '../../builders.ts';
import { newKey } from '../portal-client.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

const homeSupport = 'Home Support';
const extraCare = 'Extra Care Alder Court';

function recordOf(records: Map<string, ActualRecord>, lineId: string): ActualRecord {
  const record = records.get(lineId);
  if (record === undefined) throw new Error(`there is no actual of ${lineId}`);
  return record;
}

describe.each(databaseKinds)('a week on %s', (kind) => {
  const portal = portalForTests(kind);

  async function generatedWeek() {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.generate(monday);
    return { data, client, id: data.provider.id };
  }

  test('goes from generation over changed figures to a receipt', async () => {
    const { client } = await generatedWeek();
    const sent = await client.send(monday, 1, actualWith([missed('planned_absence')]));
    expect(sent).toMatchObject({ outcome: 'accepted', version: 2, exceptions: [] });
    const confirmed = await client.confirm(monday, [homeSupport]);
    expect(confirmed.ok && confirmed.answer.receipt).toMatchObject({
      number: 'PR-2025-03-03-0001',
      services: [homeSupport],
      lines: 2,
      totals: { planned: 1500, actual: 1300, frustrated: 0, missed: 200, extra: 0 },
      late: false,
      authority: 'practice',
      superseded: false,
    });
    const { receipts } = await client.get('receipts', { params: { monday } });
    expect(receipts).toHaveLength(1);
  });

  test('is generated once, and again for lines that were added since', async () => {
    const { client, id } = await generatedWeek();
    expect(await client.generate(monday)).toMatchObject({ generated: 0 });
    await portal.councilStaff.saveLine(id, serviceLine({ id: 'line-9', ssRef: '0012345', startDate: '2025-03-05' }));
    expect(await client.generate(monday)).toMatchObject({ generated: 1 });
    expect([...(await client.actuals(monday)).keys()].sort()).toEqual(['line-1', 'line-2', 'line-3', 'line-9']);
  });

  test('knows -0 as 0, whichever way a change says it', async () => {
    const { client } = await generatedWeek();
    const zero = actualWith([missed('planned_absence', { quantity: 1000 })], { actual: 0 });
    await client.send(monday, 1, zero);
    expect(await client.send(monday, 2, { ...zero, actual: -0 })).toMatchObject({ outcome: 'accepted', version: 2 });
  });

  test('keeps a change apart from a later one that was based on the version before it', async () => {
    const { client } = await generatedWeek();
    await client.send(monday, 1, weeklyActual({ comment: 'first' }));
    const second = await client.send(monday, 1, weeklyActual({ comment: 'second' }));
    expect(second).toMatchObject({ outcome: 'conflict', current: { version: 2, actual: { comment: 'first' } } });
  });

  test('takes the same change again as already made', async () => {
    const { client } = await generatedWeek();
    const change = weeklyActual({ comment: 'same' });
    await client.send(monday, 1, change);
    expect(await client.send(monday, 1, change)).toMatchObject({ outcome: 'accepted', version: 2 });
  });

  test('takes each line on its own: one is in conflict, one rejected, one accepted', async () => {
    const { client } = await generatedWeek();
    await client.send(monday, 1, weeklyActual({ comment: 'mine' }));
    const changes = [
      { lineId: 'line-1', baseVersion: 1, actual: weeklyActual({ comment: 'theirs' }), attested: null },
      { lineId: 'line-0', baseVersion: 1, actual: weeklyActual({ lineId: 'line-0' }), attested: null },
      { lineId: 'line-3', baseVersion: 1, actual: weeklyActual({ lineId: 'line-3', comment: 'fine' }), attested: null },
    ];
    const { outcomes } = await client.get('sendActuals', { params: { monday }, body: { changes } });
    expect(outcomes.map((one) => one.outcome)).toEqual(['conflict', 'rejected', 'accepted']);
    expect(outcomes[1]).toMatchObject({ problem: { type: 'urn:provider-actuals:problem:line-not-planned' } });
  });

  test('judges a line that is sent twice in one request against its first change', async () => {
    const { client } = await generatedWeek();
    const changes = ['one', 'two'].map((comment) => {
      return { lineId: 'line-1', baseVersion: 1, actual: weeklyActual({ comment }), attested: null };
    });
    const { outcomes } = await client.get('sendActuals', { params: { monday }, body: { changes } });
    expect(outcomes).toMatchObject([
      { outcome: 'accepted', version: 2 },
      { outcome: 'conflict', current: { version: 2 } },
    ]);
    expect(recordOf(await client.actuals(monday), 'line-1').actual.comment).toBe('one');
  });

  test('does not let the planned quantity be changed by a provider', async () => {
    const { client } = await generatedWeek();
    const outcome = await client.send(monday, 1, weeklyActual({ planned: 2000, actual: 2000 }));
    expect(outcome).toMatchObject({
      outcome: 'rejected',
      problem: { type: 'urn:provider-actuals:problem:bad-request' },
    });
  });

  test('rejects a line that the council has planned since, until the week is generated again', async () => {
    const { client, id } = await generatedWeek();
    await portal.councilStaff.saveLine(id, serviceLine({ id: 'line-9' }));
    const actual = weeklyActual({ lineId: 'line-9' });
    const type = 'urn:provider-actuals:problem:week-not-generated';
    expect(await client.send(monday, 1, actual)).toMatchObject({ outcome: 'rejected', problem: { type } });
  });

  test('keeps who said "as planned", and forgets it once the line differs', async () => {
    const { client } = await generatedWeek();
    const by = { id: 'b', name: 'Ben', at: '2025-03-10T08:00:00.000Z' };
    await client.send(monday, 1, weeklyActual(), by);
    expect(recordOf(await client.actuals(monday), 'line-1')).toMatchObject({
      version: 2,
      attested: { name: 'Aisha Khan', reported: by },
    });
    await client.send(monday, 2, actualWith([missed()]), by);
    expect(recordOf(await client.actuals(monday), 'line-1')).toMatchObject({ version: 3, attested: null });
  });

  test('refuses to confirm a service with errors, while another service is confirmed', async () => {
    const { client } = await generatedWeek();
    const sent = await client.send(monday, 1, actualWith([missed()], { comment: '' }));
    expect(sent.outcome === 'accepted' && sent.exceptions.map((one) => one.rule)).toEqual(['comment-missing']);
    const refused = await client.confirm(monday, [homeSupport]);
    expect(!refused.ok && refused.name).toBe('week-has-errors');
    const confirmed = await client.confirm(monday, [extraCare]);
    expect(confirmed.ok && confirmed.answer.week.services).toMatchObject([
      { service: extraCare, state: 'confirmed' },
      { service: homeSupport, state: 'open', receiptId: null },
    ]);
  });

  test('is confirmed as a whole once each service is', async () => {
    const { client } = await generatedWeek();
    await client.confirm(monday, [homeSupport]);
    const last = await client.confirm(monday, [extraCare]);
    expect(last.ok && last.answer.week.status).toBe('confirmed');
    expect(last.ok && last.answer.receipt.number).toBe('PR-2025-03-03-0002');
  });

  test('gives the same receipt to the same confirmation under another key', async () => {
    const { client } = await generatedWeek();
    const body = await client.confirmation(monday, [homeSupport]);
    const first = await client.get('confirm', { params: { monday }, body });
    const again = await client.get('confirm', { params: { monday }, body });
    expect(again.receipt).toEqual(first.receipt);
  });

  test('changed after confirmation opens that service again and supersedes its receipt', async () => {
    const { client } = await generatedWeek();
    await client.confirm(monday, [homeSupport]);
    await client.confirm(monday, [extraCare]);
    await client.send(monday, 1, actualWith([missed()]));
    const { changes } = await client.pull();
    const week = changes.flatMap((one) => (one.kind === 'week' ? [one.week] : []))[0];
    expect(week).toMatchObject({ status: 'open' });
    expect(week?.services.map((one) => one.state)).toEqual(['confirmed', 'reopened']);
    const { receipts } = await client.get('receipts', { params: { monday } });
    expect(receipts.map((one) => one.superseded)).toEqual([true, false]);
    const again = await client.confirm(monday, [homeSupport]);
    expect(again.ok && again.answer.receipt.number).toBe('PR-2025-03-03-0003');
  });

  test('is not confirmed unseen: a change since makes the digest another', async () => {
    const { client, data } = await generatedWeek();
    const body = await client.confirmation(monday, [homeSupport]);
    await (await portal.signIn(data, 1)).send(monday, 1, weeklyActual({ comment: 'by the other coordinator' }));
    expect(await client.refusal('confirm', { params: { monday }, body })).toBe('week-changed');
  });

  test('is not disturbed by a change in another service', async () => {
    const { client } = await generatedWeek();
    const body = await client.confirmation(monday, [homeSupport]);
    await client.send(monday, 1, weeklyActual({ lineId: 'line-3', comment: 'elsewhere' }));
    expect((await client.ask('confirm', { params: { monday }, body })).ok).toBe(true);
  });

  test('needs every warning accepted', async () => {
    const { client } = await generatedWeek();
    await client.send(monday, 1, actualWith([missed('unspecified')]));
    const body = await client.confirmation(monday, [homeSupport]);
    expect(body.acknowledgements.length).toBeGreaterThan(0);
    const without = { ...body, acknowledgements: [] };
    expect(await client.refusal('confirm', { params: { monday }, body: without })).toBe('warnings-not-acknowledged');
    const unseen = body.acknowledgements.map((given) => ({ ...given, reason: ' \u200b' }));
    const blank = { ...body, acknowledgements: unseen };
    expect(await client.refusal('confirm', { params: { monday }, body: blank })).toBe('bad-request');
    const said = { params: { monday }, body: { ...body, statement: ' \u2063.' } };
    expect(await client.refusal('confirm', said)).toBe('bad-request');
    expect((await client.ask('confirm', { params: { monday }, body })).ok).toBe(true);
  });

  test('is not confirmed before its Sunday is past, in London', async () => {
    const { client } = await generatedWeek();
    const body = await client.confirmation(monday, [homeSupport]);
    portal.clock.set('2025-03-09T23:59:59Z');
    expect(await client.refusal('confirm', { params: { monday }, body })).toBe('week-not-finished');
    portal.clock.set('2025-03-10T00:00:00Z');
    expect((await client.ask('confirm', { params: { monday }, body })).ok).toBe(true);
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('confirmed after Tuesday 5pm is late, which needs no one to accept it', async () => {
    const { client, data } = await generatedWeek();
    const body = await client.confirmation(monday, [homeSupport]);
    portal.clock.set('2025-03-11T17:00:01Z');
    const nextDay = await portal.signIn(data);
    const { receipt } = await nextDay.get('confirm', { params: { monday }, body });
    expect(receipt.late).toBe(true);
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('cannot be confirmed before it is generated', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const body = { services: [homeSupport], digest: '0'.repeat(64), statement: 'I confirm.', acknowledgements: [] };
    expect(await client.refusal('confirm', { params: { monday }, body })).toBe('week-not-generated');
  });

  test('is confirmed by a confirmer only', async () => {
    const { data } = await generatedWeek();
    const recorder = await portal.signIn(data, 1);
    expect(
      await recorder.refusal('confirm', {
        params: { monday },
        body: await recorder.confirmation(monday, [homeSupport]),
      }),
    ).toBe('not-allowed');
  });

  test('whose payment is processed is closed to figures, generation and confirmation', async () => {
    const { client, id } = await generatedWeek();
    const body = await client.confirmation(monday, [homeSupport]);
    await portal.councilStaff.processWeek(id, monday);
    const type = 'urn:provider-actuals:problem:payment-processed';
    expect(await client.send(monday, 1, weeklyActual({ comment: 'too late' }))).toMatchObject({ problem: { type } });
    expect(await client.refusal('generate', { params: { monday } })).toBe('payment-processed');
    expect(await client.refusal('confirm', { params: { monday }, body })).toBe('payment-processed');
  });

  test('has one service closed by its payment while the other stays open', async () => {
    const { client, id } = await generatedWeek();
    const payment = { id: 'p', weekStart: monday, service: extraCare, amountPence: 100, paidOn: '2025-03-10' };
    await portal.councilStaff.savePayments(id, [{ ...payment, state: 'processed' }]);
    expect(await client.send(monday, 1, weeklyActual({ lineId: 'line-3', comment: 'x' }))).toMatchObject({
      outcome: 'rejected',
    });
    expect(await client.send(monday, 1, weeklyActual({ comment: 'x' }))).toMatchObject({ outcome: 'accepted' });
  });

  test('follows the plan where nobody recorded, and keeps what people recorded', async () => {
    const { client, id } = await generatedWeek();
    await client.send(monday, 1, actualWith([missed()]));
    await portal.councilStaff.saveLine(id, serviceLine({ plannedQuantity: 1200 }));
    await portal.councilStaff.saveLine(
      id,
      serviceLine({ id: 'line-2', ssRef: '0012399', plannedQuantity: 600, plannedVisits: 5 }),
    );
    const records = await client.actuals(monday);
    expect(recordOf(records, 'line-2')).toMatchObject({
      version: 2,
      actual: { planned: 600, actual: 600 },
      exceptions: [],
    });
    const touched = recordOf(records, 'line-1');
    expect(touched).toMatchObject({ version: 3, actual: { planned: 1200, actual: 800, missed: 200 } });
    expect(touched.exceptions.map((one) => one.rule)).toContain('quantity-balance');
  });

  test('loses the untouched actual of a line that ended before it, with a word that it is gone', async () => {
    const { client, id } = await generatedWeek();
    const { cursor } = await client.pull();
    await portal.councilStaff.saveLine(id, serviceLine({ endDate: '2025-02-28' }));
    const { changes } = await client.pull(cursor);
    expect(changes).toContainEqual({ kind: 'gone', what: 'actual', id: 'line-1', weekStart: monday });
    await portal.councilStaff.saveLine(id, serviceLine());
    await client.generate(monday);
    expect(recordOf(await client.actuals(monday), 'line-1').version).toBe(2);
  });

  test('is checked again when a hospital stay becomes known', async () => {
    const { client } = await generatedWeek();
    const id = newKey();
    const stay = { id, ssRef: '0012345', admitted: '2025-03-01', discharged: null, told: null, approval: null };
    const change = { kind: 'stay' as const, id, baseVersion: 0, record: { kind: 'stay' as const, id, value: stay } };
    const body = { changes: [change] };
    expect(await client.get('sendCareRecords', { body })).toEqual({
      outcomes: [{ outcome: 'accepted', id, version: 1 }],
    });
    const rules = recordOf(await client.actuals(monday), 'line-1').exceptions.map((one) => one.rule);
    expect(rules).toEqual(['delivered-during-stay']);
    await client.get('sendCareRecords', { body: { changes: [{ kind: 'stay', id, baseVersion: 1, record: null }] } });
    expect(recordOf(await client.actuals(monday), 'line-1').exceptions).toEqual([]);
  });

  test('keeps the decisions on a stay when an app that knows none changes the rest', async () => {
    const { client } = await generatedWeek();
    const id = newKey();
    const stay = { id, ssRef: '0012345', admitted: '2025-02-03', discharged: null, told: null, approval: null };
    const decision = {
      state: 'refused' as const,
      by: 'B Khan',
      reference: '',
      fromWeek: 3,
      throughWeek: null,
      lineIds: null,
      on: null,
    };
    const send = (baseVersion: number, value: HospitalStay) =>
      client.get('sendCareRecords', {
        body: { changes: [{ kind: 'stay', id, baseVersion, record: { kind: 'stay', id, value } }] },
      });
    await send(0, { ...stay, decisions: [decision], resumed: null, callsFallOnStayDays: true });
    await send(1, { ...stay, discharged: '2025-03-08' });
    const current = await send(0, stay);
    expect(current.outcomes).toMatchObject([
      {
        outcome: 'conflict',
        current: {
          version: 2,
          record: { value: { discharged: '2025-03-08', decisions: [decision], callsFallOnStayDays: true } },
        },
      },
    ]);
  });

  test('is given as the council’s file once it is generated', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const headers = { authorization: `Bearer ${client.session?.token}` };
    const address = `${portal.url}/v1/weeks/${monday}/council-file`;
    expect((await fetch(address, { headers })).status).toBe(409);
    await client.generate(monday);
    const response = await fetch(address, { headers });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toMatch(/^Service,Service level,SS Ref,Date,/);
    expect(lines.filter((line) => line.includes('2025/03/03'))).toHaveLength(3);
  });
});
