// Every problem of the closed set, provoked at a real portal.
import { createHash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { makeOffice } from '../../../src-portal/office/office.ts';
import { inventedProvider } from '../../../src-portal/practice/index.ts';
import { seedProvider } from '../../../src-portal/seed.ts';
import { buildPortal, type PortalOptions } from '../../../src-portal/server.ts';
import { typeReaders } from '../../../src-portal/store/database.ts';
import { databaseIn } from '../../../src-portal/store/pglite.ts';
import { newId, type Surroundings } from '../../../src-portal/surroundings.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import {
  type ActualRecord,
  type Change,
  type ChangesAnswer,
  confirmationText,
  problemNames,
  type Session,
} from '../../../src-shared/portal-api/index.ts';
import type { Finding } from '../../../src-shared/rules/types.ts';
import type { Exchange } from './app.ts';
import { movedClock, seededBytes, writeJson } from './ground.ts';
import { sampleOf } from './wire.ts';
import { nextWeek, week } from './work.ts';
import { smallProvider } from './world.ts';

const accept = 'application/json, application/problem+json';

export async function writeProblems(): Promise<void> {
  const clock = movedClock('2025-06-09T08:00:00.000Z');
  const database = databaseIn(await PGlite.create({ parsers: typeReaders }));
  let broken = false;
  const surroundings: Surroundings = {
    clock: clock.millis,
    randomBytes: seededBytes('portal of problems'),
    authority: 'council',
    council: () => {
      if (broken) throw new TypeError('the council’s rules cannot be read');
      return bradford;
    },
    log: () => undefined,
  };
  const office = makeOffice(database, surroundings);
  const providerId = 'oak-house';
  const data = smallProvider(inventedProvider({ people: 4, lines: 5, seed: 5, providerId }));
  const portals: { stop(): Promise<void> }[] = [];
  async function portalWith(options: Partial<PortalOptions> = {}): Promise<string> {
    const portal = await buildPortal({ ...surroundings, database, passwordCost: 4, ...options });
    portals.push(portal);
    return (await portal.listen({ host: '127.0.0.1', port: 0 })).address;
  }
  const address = await portalWith();
  await seedProvider(database, surroundings, data, { cost: 4 });
  const [confirmer, recorder] = data.accounts;
  if (confirmer === undefined || recorder === undefined) throw new Error('there are two accounts');

  const found = new Map<string, Exchange>();
  async function ask(
    method: string,
    path: string,
    { token, key, body, at = address }: { token?: string; key?: string | null; body?: unknown; at?: string } = {},
  ): Promise<unknown> {
    const headers = {
      accept,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' || key === null || path === '/v1/sessions'
        ? {}
        : { 'idempotency-key': key ?? newId(surroundings) }),
    };
    const text = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(`${at}${path}`, { method, headers, ...(text === null ? {} : { body: text }) });
    const told = Object.fromEntries(
      ['content-type', 'date', 'cache-control', 'retry-after'].flatMap((name) =>
        response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [],
      ),
    );
    const answered = await response.text();
    const value = JSON.parse(answered) as { type?: string; outcomes?: { problem?: { type: string } }[] };
    const exchange = {
      label: '',
      request: { method, path, headers: headers as Record<string, string>, body: text },
      answer: { status: response.status, headers: told, body: answered },
    };
    for (const type of [value.type, ...(value.outcomes ?? []).map(({ problem }) => problem?.type)]) {
      const name = type?.replace('urn:provider-actuals:problem:', '');
      if (name !== undefined && !found.has(name)) found.set(name, { ...exchange, label: name });
    }
    return value;
  }
  const signIn = async ({ user, password, securityCode }: typeof confirmer, at = address) =>
    (await ask('POST', '/v1/sessions', { body: { user, password, securityCode }, at })) as Session;
  const { token } = await signIn(confirmer);
  const feed = async () => ((await ask('GET', '/v1/changes', { token })) as ChangesAnswer).changes;
  const confirmPath = (monday: string) => `/v1/weeks/${monday}/confirmation`;

  await ask('GET', '/v1/changes', { token: 'bm9ib2R5.bm90aGluZw' });
  await ask('POST', '/v1/sessions', {
    body: { user: confirmer.user, password: 'not this one', securityCode: '000000' },
  });
  for (let tries = 0; tries < 6; tries += 1)
    await ask('POST', '/v1/sessions', { body: { user: 'nobody', password: 'guess', securityCode: '000000' } });
  const { token: recorders } = await signIn(recorder);
  const nothing = { services: ['Home Support'], digest: '0'.repeat(64), statement: 'I confirm.', acknowledgements: [] };
  await ask('POST', confirmPath(week), { token: recorders, body: nothing });
  await ask('POST', '/v1/disputes/none/messages', { token, body: { text: 'Which?' } });
  await ask('POST', `/v1/weeks/${week}/generation`, { token, key: null });
  await ask('POST', confirmPath(week), { token, body: nothing });
  const { cursor } = (await ask('GET', '/v1/changes', { token })) as ChangesAnswer;
  await office.expireCursors(providerId);
  await ask('GET', `/v1/changes?cursor=${cursor}`, { token });
  const key = newId(surroundings);
  await ask('POST', `/v1/weeks/${week}/generation`, { token, key });
  await ask('POST', `/v1/weeks/${nextWeek}/generation`, { token, key });
  await ask('POST', `/v1/weeks/${nextWeek}/generation`, { token });
  await ask('POST', confirmPath('2025-05-19'), { token, body: nothing });

  // Lines of the week, and confirmations of exactly what the portal holds.
  const [record] = actualsOf(await feed(), week);
  if (record === undefined) throw new Error('there is a line');
  const change = (actual: object, lineId = record.actual.lineId) => ({
    changes: [{ lineId, baseVersion: record.version, actual: { ...record.actual, ...actual }, attested: null }],
  });
  const actuals = `/v1/weeks/${week}/actuals`;
  await ask('PATCH', actuals, { token, body: change({ planned: -5 }) });
  await ask('PATCH', actuals, { token, body: change({ lineId: 'line-99999' }, 'line-99999') });
  await ask('POST', confirmPath(week), {
    token,
    body: { ...(await confirmation(await feed(), week)), digest: '0'.repeat(64) },
  });
  await ask('POST', confirmPath(nextWeek), { token, body: await confirmation(await feed(), nextWeek) });
  // Missed hours without a word of why are an error; with a comment, a reason that is not known is a warning.
  const missed = {
    missed: 100,
    actual: record.actual.planned - 100,
    variations: [
      {
        category: 'missed',
        reason: 'unspecified',
        quantity: 100,
        firstDay: null,
        lastDay: null,
        hospitalStayId: null,
        note: '',
      },
    ],
  };
  await ask('PATCH', actuals, { token, body: change(missed) });
  await ask('POST', confirmPath(week), { token, body: await confirmation(await feed(), week) });
  const worse = actualsOf(await feed(), week).find(({ actual }) => actual.lineId === record.actual.lineId);
  await ask('PATCH', actuals, {
    token,
    body: {
      changes: [
        {
          lineId: record.actual.lineId,
          baseVersion: worse?.version,
          actual: { ...worse?.actual, comment: 'As the family asked.' },
          attested: null,
        },
      ],
    },
  });
  await ask('POST', confirmPath(week), { token, body: await confirmation(await feed(), week) });

  // Limits, at portals of their own on the same database.
  const narrow = await portalWith({ limits: { burst: 1, perSecond: 0.1 } });
  for (let count = 0; count < 2; count += 1) await ask('GET', '/v1/changes', { token, at: narrow });
  const single = await portalWith({ limits: { concurrent: 1 } });
  let release = () => {};
  const holding = database.transaction(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const first = ask('POST', `/v1/weeks/${week}/generation`, { token, key: newId(surroundings), at: single });
  while (!found.has('overloaded'))
    await Promise.race([ask('GET', '/v1/profile', { token, at: single }), new Promise((r) => setTimeout(r, 50))]);
  const same = newId(surroundings);
  const second = ask('POST', `/v1/weeks/${week}/generation`, { token, key: same });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const third = ask('POST', `/v1/weeks/${week}/generation`, { token, key: same });
  await new Promise((resolve) => setTimeout(resolve, 300));
  release();
  await Promise.all([holding, first, second, third]);

  broken = true;
  await ask('GET', '/v1/profile', { token });
  broken = false;
  clock.pass(91 * 86_400);
  await signIn(confirmer);

  const missing = problemNames.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`not provoked: ${missing.join(', ')}`);
  writeJson(
    'wire/problems.json',
    problemNames.map((name) => sampleOf(found.get(name) as Exchange)),
  );
  for (const portal of portals) await portal.stop();
  await database.close();
}

function actualsOf(changes: readonly Change[], weekStart: string): ActualRecord[] {
  return changes.flatMap((change) =>
    change.kind === 'actual' && change.record.actual.weekStart === weekStart ? [change.record] : [],
  );
}

/** What a coordinator would send who saw exactly this, and accepted no warning. */
async function confirmation(changes: readonly Change[], weekStart: string) {
  const serviceOf = new Map(
    changes.flatMap((one) => (one.kind === 'line' ? [[one.line.id, one.line.service] as const] : [])),
  );
  const records = actualsOf(changes, weekStart);
  const services = [...new Set(records.map(({ actual }) => serviceOf.get(actual.lineId) ?? ''))].sort();
  const seen = records.map(({ version, actual }) => ({ service: serviceOf.get(actual.lineId) ?? '', version, actual }));
  const ofWeek = changes.find((one) => one.kind === 'week' && one.week.weekStart === weekStart);
  const findings: Finding[] = [
    ...records.flatMap(({ exceptions }) => exceptions),
    ...(ofWeek?.kind === 'week' ? ofWeek.week.exceptions : []),
  ];
  const digest = createHash('sha256')
    .update(confirmationText(weekStart, services, seen, findings))
    .digest('hex');
  return { services, digest, statement: 'I confirm that these figures are what was delivered.', acknowledgements: [] };
}
