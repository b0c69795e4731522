// The whole road through everything real: the built app, its preload, the encrypted store, and the practice portal as
// its own process. Sign in, pull, record a line offline, send, confirm, and hold the receipt, by window.app alone.
import type { Page } from '@playwright/test';
import type { AppAnswer, AppCallName, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import { expect, test } from './fixtures/app.ts';

/** The practice week, over since the evening before. */
const weekStart = '2025-06-02';
const now = '2025-06-09T09:00:00Z';
const credentials = { user: 'aisha.khan', password: 'practice-rowan', securityCode: '123456' };
const connection = { kind: 'practice' } as const;

async function call<K extends AppCallName>(
  page: Page,
  name: K,
  input: AppRequest<K>,
): Promise<AppResult<AppAnswer<K>>> {
  return page.evaluate(([name, input]) => window.app.call(name as never, input as never), [
    name,
    input,
  ] as const) as Promise<AppResult<AppAnswer<K>>>;
}

async function value<K extends AppCallName>(page: Page, name: K, input: AppRequest<K>): Promise<AppAnswer<K>> {
  const result = await call(page, name, input);
  if (!result.ok) throw new Error(`${name}: ${result.problem.code}: ${result.problem.sentence}`);
  return result.value;
}

test('a week goes from the plan to the receipt', async ({ launchApp }) => {
  test.setTimeout(180_000);
  const app = await launchApp({ now });
  const { page } = app;
  expect(await value(page, 'session.state', {})).toMatchObject({ state: 'signed-out', known: [] });

  const wrong = await call(page, 'session.sign-in', { ...credentials, password: 'guess', connection });
  expect(wrong).toMatchObject({ ok: false, problem: { code: 'wrong-credentials' } });
  const signedIn = await value(page, 'session.sign-in', { ...credentials, connection });
  expect(signedIn).toMatchObject({ state: 'signed-in', canSend: true, account: { authority: 'practice' } });

  await value(page, 'week.generate', { weekStart });
  const week = await value(page, 'week.get', { weekStart });
  expect(week.generated).toBe(true);
  expect(week.rows).toHaveLength(160);

  // Offline: recorded, saved, not sent.
  await value(page, 'sync.work-offline', { offline: true });
  const row = week.rows.find(
    ({ line, actual }) => line.serviceType === 'home_support' && (actual?.planned ?? 0) >= 200,
  );
  if (row === undefined) throw new Error('the practice week has a home support line');
  await value(page, 'week.record', {
    weekStart,
    lineId: row.line.id,
    variations: [
      {
        category: 'missed',
        reason: 'non_engagement',
        quantity: 100,
        firstDay: '2025-06-03',
        lastDay: '2025-06-03',
        hospitalStayId: null,
        note: 'refused entry',
      },
    ],
  });
  const service = row.line.service;
  const inService = week.rows.filter(({ line }) => line.service === service).map(({ line }) => line.id);
  await value(page, 'week.attest', { weekStart, lineIds: inService });
  const offline = await value(page, 'sync.status', {});
  expect(offline).toMatchObject({ workingOffline: true, online: false, problem: null });
  expect(offline.toSend).toBeGreaterThan(0);

  // The app is closed and opened again without a network: nothing is lost.
  await app.close();
  const again = await launchApp({ now, userData: app.userData });
  const state = await value(again.page, 'session.state', {});
  if (state.state !== 'signed-out') throw new Error('nobody is signed in after a start');
  await value(again.page, 'session.open', { accountId: state.known[0]?.id ?? '', secret: credentials.password });
  expect(await value(again.page, 'sync.status', {})).toMatchObject({ toSend: offline.toSend });

  await value(again.page, 'session.sign-in', { ...credentials, connection });
  await value(again.page, 'sync.work-offline', { offline: false });
  const sent = await value(again.page, 'sync.now', {});
  expect(sent).toMatchObject({ toSend: 0, unknown: 0, conflicts: 0, rejected: 0, problem: null, online: true });

  // What warns is read and accepted; then exactly what was seen is confirmed.
  const before = await value(again.page, 'week.get', { weekStart });
  const ids = new Set(inService);
  for (const finding of before.findings) {
    if (finding.level !== 'warning' || (finding.lineId !== null && !ids.has(finding.lineId))) continue;
    await value(again.page, 'week.acknowledge', { weekStart, key: finding.key, reason: 'Checked with the care site.' });
  }
  const preview = await value(again.page, 'confirm.preview', { weekStart });
  expect(preview.services.find((one) => one.service === service)).toMatchObject({ ready: true, errors: 0 });
  const outcome = await value(again.page, 'confirm.send', {
    weekStart,
    services: [service],
    statement: preview.statement,
  });
  if (outcome.outcome !== 'confirmed') throw new Error(JSON.stringify(outcome));
  expect(outcome.receipts[0]).toMatchObject({ authority: 'practice', services: [service], superseded: false });

  const { receipts, words } = await value(again.page, 'receipt.list', { weekStart });
  expect(receipts).toHaveLength(1);
  expect(words).toBe(
    `Confirmed. Practice portal holds this week, receipt ${receipts[0]?.number}. No council was told.`,
  );
  expect((await value(again.page, 'week.get', { weekStart })).services).toContainEqual(
    expect.objectContaining({ service, state: 'confirmed', receiptNumber: receipts[0]?.number }),
  );
  expect(again.log().filter(({ level }) => level === 'bug')).toEqual([]);
});
