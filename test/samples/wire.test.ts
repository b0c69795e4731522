// The wire of 0.1.0 in both directions: what its desktop sends is understood by the portal of today, and what its portal
// answers is understood by the desktop of today, problems too.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appOn, decisionOn, figures, sampleFile } from './opening.ts';
import {
  desktopClient,
  type PortalCallName,
  portalCalls,
  portalProblemSchema,
  problemName,
  problemNames,
  wordsForFailure,
} from './portal-samples.ts';
import { answering, askedIn, exchangesOf, type WireExchange } from './wire-samples.ts';

const version = '0.1.0';
/** The calls of then: today's are all of these, and more. */
const names = readdirSync(path.dirname(sampleFile(version, 'wire/signIn.json')))
  .map((file) => path.basename(file, '.json'))
  .filter((name) => name !== 'problems' && name !== 'councilFile') as PortalCallName[];

test('every call of then is there today', () => {
  expect(names).toHaveLength(9);
  expect(Object.keys(portalCalls)).toEqual(expect.arrayContaining(names));
});

test.each(names)('%s: requests of then parse, and lose nothing', (name) => {
  const { request: schema, method, write } = portalCalls[name];
  for (const { request } of exchangesOf(version, name)) {
    expect(request.method).toBe(method);
    expect('idempotency-key' in request.headers).toBe(write);
    if (schema === null) expect(request.body).toBeNull();
    else expect(schema.parse(request.body)).toMatchObject(request.body as object);
  }
});

test.each(names)('%s: answers of then are read by the client of today', async (name) => {
  for (const exchange of exchangesOf(version, name)) {
    const client = desktopClient(await answering([exchange]));
    const answer = await client.call(name, askedIn(name, exchange.request));
    const { status, headers, body } = exchange.answer;
    if (status === 304) expect(answer).toEqual({ ok: true, changed: false });
    else expect(answer).toMatchObject({ ok: true, changed: true, value: body, etag: headers.etag ?? null });
  }
});

test('every problem of then has its words today', async () => {
  const seen: string[] = [];
  for (const exchange of exchangesOf(version, 'problems')) {
    const problem = portalProblemSchema.parse(problemIn(exchange));
    expect(problemName(problem)).toBe(exchange.what);
    seen.push(exchange.what);
    const words = wordsForFailure({ kind: 'problem', problem, retryAfterMillis: null });
    expect(words).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/), sentence: expect.stringMatching(/\.$/) });
    if (exchange.answer.status === 200) continue;
    // Whatever was asked: a refusal is the same for every call.
    const client = desktopClient(
      await answering([{ ...exchange, request: { ...exchange.request, method: 'GET', path: '/v1/profile' } }]),
    );
    const answer = await client.call('profile', { token: 'a.b' });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'problem', problem } });
  }
  // The set of then: today's may know more.
  expect(problemNames).toEqual(expect.arrayContaining(seen));
  expect(seen).toHaveLength(21);
});

test('the council’s file of then is what it was', () => {
  const [exchange] = exchangesOf(version, 'councilFile');
  const lines = String(exchange?.answer.body).trimEnd().split('\r\n');
  expect(lines).toHaveLength(11);
  expect(lines[0]).toMatch(/^Service,Service level,SS Ref,Date,/);
});

test('the desktop of today signs in at a portal of then, and shows all that it holds', async () => {
  const exchanges = (['signIn', 'profile', 'changes'] as const).flatMap((name) =>
    exchangesOf(version, name).filter(({ answer }) => answer.status === 200),
  );
  const origin = 'https://portal.exampleshire.example';
  const app = appOn(version, null, { portal: { url: await answering(exchanges), origin } });
  const [first] = exchangesOf(version, 'signIn');
  const signIn = first?.request.body as { user: string; password: string; securityCode: string };
  const connection = { kind: 'api', address: origin, authority: 'council' } as const;
  await app.value('session.sign-in', { ...signIn, connection });
  expect(await app.value('sync.status', {})).toMatchObject({ problem: null, toSend: 0 });

  expect(await figures(app, '2025-06-02')).toMatchObject({
    'line-00004': '700 700 0 0 0 attested as-pulled',
    'line-00007': '1450 1600 0 0 200 changed as-pulled',
    'line-00008': '1400 1100 0 300 0 changed as-pulled',
    'line-00010': '3500 3000 500 0 0 changed as-pulled',
  });
  const { stays, adjustments, ends, disputes } = await app.value('care.list', {});
  expect(stays.map(decisionOn).toSorted()).toEqual([
    'given by Operational Team West, OD-187, through week 5',
    'none',
    'requested by Grace Obi, OD-201, through week 8',
  ]);
  expect([adjustments.length, ends.length, disputes.length]).toEqual([3, 2, 3]);
  const { log, findings } = await app.value('week.get', { weekStart: '2025-06-02' });
  expect(log).toHaveLength(5);
  expect(findings.map(({ rule }) => rule)).toContain('quantity-balance');
  const { receipts } = await app.value('receipt.list', { weekStart: '2025-06-02' });
  expect(receipts).toHaveLength(3);
  expect(app.bugs).toEqual([]);
});

/** The problem that was answered: of the request, or of one line in it. */
function problemIn({ answer }: WireExchange): unknown {
  const body = answer.body as { outcomes?: { problem?: unknown }[] };
  return body.outcomes?.find(({ problem }) => problem !== undefined)?.problem ?? body;
}
