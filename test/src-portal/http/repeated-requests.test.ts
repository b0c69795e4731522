// Idempotency: a request that is sent again has one effect and one answer.
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src-portal/environment.ts';
import { forgetOldAnswers } from '../../../src-portal/store/idempotency.ts';
import { monday, weeklyActual } from '../../builders.ts';
import { newKey, type PortalClient } from '../portal-client.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

const change = (comment: string) => ({
  changes: [{ lineId: 'line-1', baseVersion: 1, actual: weeklyActual({ comment }), attested: null }],
});

describe.each(databaseKinds)('a repeated request on %s', (kind) => {
  const portal = portalForTests(kind);

  async function generated(): Promise<PortalClient> {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    return client;
  }

  test('gets the stored answer, byte for byte, and has no second effect', async () => {
    const client = await generated();
    const asked = { params: { monday }, body: change('once'), key: newKey() };
    const first = await client.ask('sendActuals', asked);
    await client.send(monday, 2, weeklyActual({ comment: 'later' }));
    const again = await client.ask('sendActuals', asked);
    expect(again.ok && first.ok && again.text).toBe(first.ok && first.text);
    expect((await client.actuals(monday)).get('line-1')).toMatchObject({ version: 3, actual: { comment: 'later' } });
  });

  test('confirms once', async () => {
    const client = await generated();
    const asked = { params: { monday }, body: await client.confirmation(monday, ['Home Support']), key: newKey() };
    const first = await client.get('confirm', asked);
    const again = await client.get('confirm', asked);
    expect(again).toEqual(first);
    expect((await client.get('receipts', { params: { monday } })).receipts).toHaveLength(1);
  });

  test('is refused when the key comes with another body, another week or from another person', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.generate(monday);
    const key = newKey();
    await client.get('sendActuals', { params: { monday }, body: change('first'), key });
    const another = { params: { monday }, body: change('second'), key };
    expect(await client.refusal('sendActuals', another)).toBe('idempotency-key-reused');
    expect(await client.refusal('generate', { params: { monday: '2025-02-24' }, key })).toBe('idempotency-key-reused');
    const colleague = await portal.signIn(data, 1);
    const same = { params: { monday }, body: change('first'), key };
    expect(await colleague.refusal('sendActuals', same)).toBe('idempotency-key-reused');
  });

  test('is refused when the key comes with the same body for another call', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    const body = await client.confirmation(monday, ['Home Support']);
    const key = newKey();
    const headers = {
      authorization: `Bearer ${client.session?.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    };
    // Generating takes no body; whoever sends one all the same must not get that answer for a confirmation.
    const generated = await fetch(`${portal.url}/v1/weeks/${monday}/generation`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(generated.status).toBe(200);
    expect(await client.refusal('confirm', { params: { monday }, body, key })).toBe('idempotency-key-reused');
  });

  test('is the same one by what was sent, not by what a schema makes of it', async () => {
    const client = await generated();
    const asked = { params: { monday }, body: change('as it came'), key: newKey() };
    await client.get('sendActuals', asked);
    const more = { ...asked, body: { ...asked.body, more: 'than the contract knows' } };
    expect(await client.refusal('sendActuals', more)).toBe('idempotency-key-reused');
  });

  test('gets an answer that was stored before the bytes of a body counted', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.generate(monday);
    const key = newKey();
    const body = change('sent before the portal was updated');
    const formerly = [data.accounts[0]?.id, 'PATCH', { monday }, body];
    await portal.look(
      {
        name: 'test-former-answer',
        text: `insert into idempotency (provider_id, key, request_hash, answer, expires_at)
          values ($1, $2, $3, '{"outcomes": []}', '2025-04-01')`,
      },
      [data.provider.id, key, sha256(JSON.stringify(formerly))],
    );
    expect(await client.get('sendActuals', { params: { monday }, body, key })).toEqual({ outcomes: [] });
    const other = { params: { monday }, body: change('another'), key };
    expect(await client.refusal('sendActuals', other)).toBe('idempotency-key-reused');
  });

  test('may use the key of one that was refused, since that had no effect', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const body = { services: ['Home Support'], digest: '0'.repeat(64), statement: 'I confirm.', acknowledgements: [] };
    const key = newKey();
    expect(await client.refusal('confirm', { params: { monday }, body, key })).toBe('week-not-generated');
    await client.generate(monday);
    const right = await client.confirmation(monday, ['Home Support']);
    expect((await client.ask('confirm', { params: { monday }, body: right, key })).ok).toBe(true);
  });

  test('at the same moment gets the answer or is told to wait, and has one effect', async () => {
    const client = await generated();
    const asked = { params: { monday }, body: change('at once'), key: newKey() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.ask('sendActuals', asked)));
    for (const answered of answers) {
      if (answered.ok) expect(answered.answer.outcomes).toMatchObject([{ outcome: 'accepted', version: 2 }]);
      else expect([answered.name, answered.headers.get('retry-after')]).toEqual(['idempotency-key-in-progress', '1']);
    }
    expect(answers.some((answered) => answered.ok)).toBe(true);
    expect((await client.actuals(monday)).get('line-1')?.version).toBe(2);
  });

  test('is a new one after thirty days', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    await client.generate(monday);
    const asked = { params: { monday }, body: change('old'), key: newKey() };
    await client.get('sendActuals', asked);
    portal.clock.advance(31 * 86_400_000);
    const later = await portal.signIn(data);
    await later.send(monday, 2, weeklyActual({ comment: 'newer' }));
    expect(await later.get('sendActuals', asked)).toMatchObject({ outcomes: [{ outcome: 'conflict' }] });
    portal.clock.set('2025-03-10T09:00:00Z');
  });

  test('is forgotten after that, a few at a time, and nothing younger is', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    for (const comment of ['one', 'two', 'three', 'four', 'five']) {
      const asked = { params: { monday }, body: change(comment) };
      await client.ask('sendActuals', asked);
    }
    const kept = async () => {
      const [row] = await portal.look<{ n: number }>(
        { name: 'count-answers', text: 'select count(*)::int as n from idempotency' },
        [],
      );
      return row?.n ?? 0;
    };
    const before = await kept();
    await forgetOldAnswers(portal.database, '2025-03-10T09:00:00.000Z', 2);
    expect(await kept()).toBe(before);
    await forgetOldAnswers(portal.database, '2025-06-20T09:00:00.000Z', 2);
    expect(await kept()).toBe(0);
  });

  test('has the same key in different letters', async () => {
    const client = await generated();
    const key = newKey();
    const first = await client.get('sendActuals', { params: { monday }, body: change('x'), key });
    const again = await client.get('sendActuals', { params: { monday }, body: change('x'), key: key.toUpperCase() });
    expect(again).toEqual(first);
  });

  test('needs a key, and a UUID of version 7', async () => {
    const client = await generated();
    const asked = { params: { monday }, body: change('no key') };
    expect(await client.refusal('sendActuals', { ...asked, key: null })).toBe('idempotency-key-missing');
    const version4 = '9b2b7c1e-5e0a-4b0e-9b57-0a4f3a1f2c11';
    expect(await client.refusal('sendActuals', { ...asked, key: version4 })).toBe('bad-request');
  });
});
