// Whatever is sent, the portal answers with a problem that says what is wrong; never with a fault of its own.
import { afterEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../src-shared/domain/week.ts';
import {
  type PortalCallName,
  portalCalls,
  portalProblemSchema,
  problemName,
} from '../../../src-shared/portal-api/index.ts';
import { actualWith, missed, monday, serviceLine, weeklyActual } from '../../builders.ts';
import { newKey, type PortalClient } from '../portal-client.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

describe.each(databaseKinds)('on %s', (kind) => {
  const portal = portalForTests(kind);
  afterEach(() => {
    expect(portal.log.splice(0).filter((line) => line.event === 'unexpected')).toEqual([]);
  });

  /** As text, because some of it cannot be written as a value. */
  async function send(path: string, method: string, body: string | null, client?: PortalClient) {
    const response = await fetch(`${portal.url}${path}`, {
      method,
      headers: {
        'idempotency-key': newKey(),
        ...(client === undefined ? {} : { authorization: `Bearer ${client.session?.token}` }),
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === null ? {} : { body }),
    });
    if (response.ok) return { status: response.status, name: null, answer: (await response.json()) as unknown };
    const problem = portalProblemSchema.parse(await response.json());
    return { status: response.status, name: problemName(problem), problem };
  }

  const stay = (id: string, parts = {}) => ({
    kind: 'stay',
    id,
    baseVersion: 0,
    record: {
      kind: 'stay',
      id,
      value: { id, ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null, ...parts },
    },
  });
  const carePath = '/v1/care-records';
  const actualsPath = `/v1/weeks/${monday}/actuals`;

  test('JSON as deep as it is long is refused, signed in or not', async () => {
    const client = await portal.signIn(await portal.addProvider());
    for (const deep of ['['.repeat(8_000) + ']'.repeat(8_000), `${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`]) {
      expect((await send('/v1/sessions', 'POST', deep)).name).toBe('bad-request');
    }
    const deeper = `{"changes":[${'['.repeat(400_000)}${']'.repeat(400_000)}]}`;
    expect((await send(carePath, 'PATCH', deeper, client)).name).toBe('bad-request');
    const many = `{"changes":[${'1,'.repeat(1_000_000)}1]}`;
    expect((await send(carePath, 'PATCH', many, client)).name).toBe('bad-request');
  });

  test('names that an object already has are users like others, and no ids', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const proto = '{"__proto__": {"user": "x"}, "user": "x", "password": "y", "securityCode": "123456"}';
    expect((await send('/v1/sessions', 'POST', proto)).name).toBe('bad-request');
    const constructed = '{"constructor": {"prototype": {}}, "changes": []}';
    expect((await send(carePath, 'PATCH', constructed, client)).name).toBe('bad-request');
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const wanted = { user: name, password: name, securityCode: '123456' };
      expect((await send('/v1/sessions', 'POST', JSON.stringify(wanted))).name).toBe('wrong-credentials');
      const taken = await send(carePath, 'PATCH', JSON.stringify({ changes: [stay(name)] }), client);
      expect(taken.name).toBe('bad-request');
    }
  });

  test('services with such names are generated, changed, checked and confirmed', async () => {
    const lines = ['__proto__', 'constructor', 'valueOf'].map((service, at) =>
      serviceLine({ id: `line-${at}`, ssRef: '0012345', service }),
    );
    const client = await portal.signIn(await portal.addProvider({ lines }));
    expect((await client.generate(monday)).generated).toBe(3);
    expect((await client.generate(addDays(monday, -7))).generated).toBe(3);
    for (const { id } of lines) {
      const changed = actualWith([missed()], { lineId: id, comment: 'Refused on Monday.' });
      expect(await client.send(addDays(monday, -7), 1, { ...changed, weekStart: addDays(monday, -7) })).toMatchObject({
        outcome: 'accepted',
      });
      expect(await client.send(monday, 1, changed)).toMatchObject({ outcome: 'accepted' });
    }
    const confirmed = await client.confirm(
      monday,
      lines.map(({ service }) => service),
    );
    expect(confirmed.ok || confirmed.name).toBe(true);
  });

  test('numbers that no database column holds are refused where they stand', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    for (const visits of [100_000, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
      const changes = [{ lineId: 'line-1', baseVersion: 1, actual: weeklyActual({ visits }), attested: null }];
      const answered = await send(actualsPath, 'PATCH', JSON.stringify({ changes }), client);
      expect([answered.name, answered.problem?.fields?.map(({ path }) => path)]).toEqual([
        'bad-request',
        ['changes.0.actual.visits'],
      ]);
    }
    const body = JSON.stringify({
      changes: [{ lineId: 'line-1', baseVersion: 1, actual: weeklyActual(), attested: null }],
    });
    for (const visits of ['1e999', '-1', '1.5', '1e-400', '"7"', 'null', '99999999999999999999']) {
      const written = body.replace(/"visits":\d+/, `"visits":${visits}`);
      const answered = await send(actualsPath, 'PATCH', written, client);
      expect([visits, answered.status < 500]).toEqual([visits, true]);
    }
  });

  test('ids of 20,000 characters are refused where they stand', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    const long = 'x'.repeat(20_000);
    const bodies: [string, unknown][] = [
      [carePath, { changes: [stay(long)] }],
      [carePath, { changes: [stay('stay-1', { ssRef: long })] }],
      [
        actualsPath,
        { changes: [{ lineId: long, baseVersion: 1, actual: weeklyActual({ lineId: long }), attested: null }] },
      ],
      [
        actualsPath,
        {
          changes: [
            {
              lineId: 'line-1',
              baseVersion: 1,
              actual: actualWith([{ ...missed(), hospitalStayId: long }]),
              attested: { id: long, name: long, at: long },
            },
          ],
        },
      ],
    ];
    for (const [path, body] of bodies) {
      const answered = await send(path, 'PATCH', JSON.stringify(body), client);
      expect(answered.name).toBe('bad-request');
      expect(answered.problem?.fields?.[0]?.path).toMatch(/^changes\.0\./);
      expect(JSON.stringify(answered).length).toBeLessThan(2_000);
    }
    const signIn = { user: long.slice(0, 200), password: long.slice(0, 500), securityCode: '123456' };
    expect((await send('/v1/sessions', 'POST', JSON.stringify(signIn))).name).toBe('wrong-credentials');
    expect((await send(`/v1/disputes/${long}/messages`, 'POST', '{"text": "Yes."}', client)).status).toBeLessThan(500);
    expect((await send(`/v1/changes?cursor=${long.slice(0, 5_000)}`, 'GET', null, client)).name).toBe('bad-request');
  });

  test('weeks and days at the ends of the calendar are refused', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    for (const week of [
      '9999-12-27',
      '0100-01-04',
      '1899-12-25',
      '1999-12-27',
      '2101-01-03',
      '2200-01-06',
      '5000-01-06',
      '+10000-01-03',
    ]) {
      for (const [method, path] of [
        ['POST', 'generation'],
        ['GET', 'receipt'],
        ['GET', 'council-file'],
      ] as const) {
        const answered = await send(`/v1/weeks/${week}/${path}`, method, null, client);
        expect([week, path, answered.name]).toEqual([week, path, 'bad-request']);
      }
      const changes = [{ lineId: 'line-1', baseVersion: 1, actual: weeklyActual({ weekStart: week }), attested: null }];
      expect((await send(`/v1/weeks/${week}/actuals`, 'PATCH', JSON.stringify({ changes }), client)).name).toBe(
        'bad-request',
      );
    }
    for (const day of ['9999-12-31', '0100-01-01', '1999-12-31', '2101-01-01', '2200-01-01']) {
      for (const changed of [stay('stay-2', { admitted: day }), stay('stay-3', { discharged: day })]) {
        const answered = await send(carePath, 'PATCH', JSON.stringify({ changes: [changed] }), client);
        expect([day, answered.name]).toEqual([day, 'bad-request']);
      }
    }
    // What only reads like a day is a text like any other.
    const comment = weeklyActual({ comment: '0100-01-01' });
    expect(await client.send(monday, 1, comment)).toMatchObject({ outcome: 'accepted' });
  });

  test('addresses that cannot be read are no addresses', async () => {
    const client = await portal.signIn(await portal.addProvider());
    for (const path of [
      '/v1/weeks/%E0%A4%A/receipt',
      '/v1/weeks/%00/receipt',
      '/%',
      '/v1/../../etc',
      '//v1/profile',
      '/v1/weeks//receipt',
    ]) {
      const answered = await send(path, 'GET', null, client);
      expect([path, ['bad-request', 'not-found']]).toEqual([path, expect.arrayContaining([answered.name])]);
    }
    for (const query of [
      'cursor=a&cursor=b',
      'limit[]=3',
      '__proto__=x',
      'limit=-1',
      'limit=1e9',
      'limit=NaN',
      'cursor=%00',
    ]) {
      const answered = await send(`/v1/changes?${query}`, 'GET', null, client);
      expect([query, answered.status < 500]).toEqual([query, true]);
    }
  });

  // Once is enough: what it finds lies before the database, or in the one that hosts use.
  test.runIf(kind === databaseKinds.at(-1))(
    'no value in any place of a right request makes the portal fail',
    async () => {
      const client = await portal.signIn(await portal.addProvider());
      await client.generate(monday);
      const actual = actualWith([missed()], { comment: 'Refused on Monday.' });
      const by = { id: 'a', name: 'A', at: '2025-03-10T09:00:00.000Z' };
      const requests: { call: PortalCallName; path: string; body: unknown }[] = [
        { call: 'signIn', path: '/v1/sessions', body: { user: 'u', password: 'p', securityCode: '123456' } },
        {
          call: 'sendActuals',
          path: actualsPath,
          body: { changes: [{ lineId: 'line-1', baseVersion: 1, actual, attested: by }] },
        },
        {
          call: 'sendCareRecords',
          path: carePath,
          body: {
            changes: [
              stay('stay-9', {
                told: { who: 'W', on: '2025-03-04' },
                approval: { state: 'given', by: 'B', reference: 'R', throughWeek: 3 },
              }),
            ],
          },
        },
        {
          call: 'sendCareRecords',
          path: carePath,
          body: {
            changes: [
              {
                kind: 'log',
                id: 'log-9',
                baseVersion: 0,
                record: {
                  kind: 'log',
                  id: 'log-9',
                  value: {
                    id: 'log-9',
                    lineId: 'line-1',
                    day: '2025-03-04',
                    kind: 'missed',
                    reason: 'non_engagement',
                    minutes: 30,
                    note: '',
                  },
                },
              },
              {
                kind: 'end',
                id: 'end-9',
                baseVersion: 0,
                record: {
                  kind: 'end',
                  id: 'end-9',
                  value: { ssRef: '0012345', lineId: null, lastDay: '2025-03-05', cause: 'moved' },
                },
              },
              {
                kind: 'adjustment',
                id: 'adj-9',
                baseVersion: 0,
                record: {
                  kind: 'adjustment',
                  id: 'adj-9',
                  value: {
                    id: 'adj-9',
                    ssRef: '0012345',
                    changes: [{ lineId: 'line-1', kind: 'increase' }],
                    startDate: '2025-03-03',
                    endDate: null,
                    submittedOn: null,
                    outcome: 'draft',
                  },
                },
              },
            ],
          },
        },
        {
          call: 'confirm',
          path: `/v1/weeks/${monday}/confirmation`,
          body: await client.confirmation(monday, ['Home Support']),
        },
        { call: 'answerDispute', path: '/v1/disputes/d/messages', body: { text: 'Yes.' } },
      ];
      const values = [
        null,
        0,
        -1,
        2 ** 31,
        1e308,
        '',
        '\u0000',
        '\ud800',
        '__proto__',
        '9999-12-31',
        '2025-03-04',
        'y'.repeat(30_000),
        [],
        {},
        [[]],
        { id: {} },
      ];
      for (const { call, path, body } of requests) {
        for (const place of placesIn(body)) {
          for (const value of values) {
            const changed = withValue(body, place, value);
            const answered = await send(path, portalCalls[call].method, JSON.stringify(changed), client);
            expect([call, place.join('.'), value, answered.status < 500]).toEqual([call, place.join('.'), value, true]);
          }
        }
      }
    },
    300_000,
  );
});

type Place = (string | number)[];

/** Every place in a value, itself left out. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [[...at, key], ...placesIn(inside, [...at, key])]);
}

function withValue(whole: unknown, [key, ...rest]: Place, value: unknown): unknown {
  const copy: Record<string, unknown> | unknown[] = Array.isArray(whole) ? [...whole] : { ...(whole as object) };
  const inside = copy as Record<string, unknown>;
  inside[String(key)] = rest.length === 0 ? value : withValue(inside[String(key)], rest, value);
  return copy;
}
