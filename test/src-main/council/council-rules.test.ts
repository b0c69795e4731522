// What the context says about the council's rules and about the account at the council's portal.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { account, answerOf, contextOf, handlersOf, problemOf, standingClock, storeWithProvider } from '../fixtures.ts';

const newer = { ...bradford, version: 'Bradford, June 2025', temporaryDays: 5 };

function rules() {
  const store = storeWithProvider();
  return { store, handlers: handlersOf(contextOf(store)) };
}

test('a new edition says what it changed until somebody has read it', async () => {
  const { store, handlers } = rules();
  expect(answerOf(await handlers['profile.news']({}))).toMatchObject({ version: bradford.version, changes: [] });
  store.profile.save(newer, '"2"');
  const { changes, version } = answerOf(await handlers['profile.news']({}));
  expect(version).toBe('Bradford, June 2025');
  expect(changes).toMatchObject([{ fromVersion: bradford.version, toVersion: 'Bradford, June 2025' }]);
  expect(changes[0]?.sentences).toContain('A temporary change may last 5 days instead of 7.');
  answerOf(await handlers['profile.seen']({ id: changes[0]?.id ?? 0 }));
  expect(answerOf(await handlers['profile.news']({})).changes).toEqual([]);
});

test('the same edition again changes nothing', async () => {
  const { store, handlers } = rules();
  store.profile.save(bradford, '"1"');
  expect(answerOf(await handlers['profile.news']({})).changes).toEqual([]);
});

test('open weeks are judged by the new rules at once', async () => {
  const { store, handlers } = rules();
  const weekStart = '2025-03-03';
  const variations = [
    {
      category: 'extra' as const,
      reason: 'temporary_increase' as const,
      quantity: 200,
      firstDay: '2025-03-03',
      lastDay: '2025-03-08',
      hospitalStayId: null,
      note: '',
    },
  ];
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations }));
  const found = async () =>
    answerOf(await handlers['week.get']({ weekStart })).findings.map(({ rule }) => rule as string);
  expect(await found()).not.toContain('extra-over-week');
  store.profile.save(newer, '"2"');
  expect(await found()).toContain('extra-over-week');
});

test('an edition that is not taken stays known, and the last good one in force', async () => {
  const { store, handlers } = rules();
  store.profile.save(bradford, '"1"');
  store.profile.refuse({ code: 'profile-newer', sentence: 'Too new.', action: 'Update.' });
  expect(store.profile.etag()).toBeNull();
  expect(answerOf(await handlers['profile.news']({}))).toMatchObject({
    version: bradford.version,
    refused: { code: 'profile-newer' },
  });
  store.profile.save(bradford, '"1"');
  expect(answerOf(await handlers['profile.news']({})).refused).toBeNull();
});

test('reading a change and reporting a sign-in are in the change log', async () => {
  const { store, handlers } = rules();
  store.profile.save(newer, '"2"');
  const before = store.changeLog.head().id;
  answerOf(await handlers['profile.seen']({ id: 1 }));
  answerOf(await handlers['portal-access.report']({ day: '2025-03-07' }));
  expect(store.changeLog.head().id).toBe(before + 2);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
});

test('through the council’s own portal every sync is access; through a hub somebody has to say so', async () => {
  const store = storeWithProvider();
  store.sync.update({ lastSyncedAt: '2025-03-09T10:00:00.000Z' });
  const direct = handlersOf(contextOf(store));
  expect(answerOf(await direct['portal-access.get']({}))).toMatchObject({
    known: 'portal',
    last: { day: '2025-03-09' },
    lock: { state: 'open', days: 1 },
  });
  const hub = { ...account, authority: 'hub' as const };
  const handlers = handlersOf(contextOf(store, { account: () => hub }));
  expect(answerOf(await handlers['portal-access.get']({}))).toEqual({ known: 'reported', last: null, lock: null });
  answerOf(await handlers['portal-access.report']({ day: '2024-12-20' }));
  expect(answerOf(await handlers['portal-access.get']({}))).toMatchObject({
    last: { day: '2024-12-20', by: 'Aisha Khan' },
    lock: { state: 'warn', days: 80, daysLeft: 10 },
  });
  expect(problemOf(await handlers['portal-access.report']({ day: '2025-03-11' })).code).toBe('day-in-future');
});

test('on day 90 the account is locked', async () => {
  const store = storeWithProvider();
  const hub = { ...account, authority: 'hub' as const };
  const clock = standingClock('2025-03-20T09:00:00.000Z');
  const handlers = handlersOf(contextOf(store, { account: () => hub, clock }));
  answerOf(await handlers['portal-access.report']({ day: '2024-12-20' }));
  expect(answerOf(await handlers['portal-access.get']({})).lock?.state).toBe('locked');
});
