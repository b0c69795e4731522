// The outbox: edits coalesce until their payload freezes, one idempotency key has one payload, and nothing is dropped.
import { expect, test } from 'vitest';
import { openStore } from '../../../src-main/store/open.ts';
import type { Store } from '../../../src-main/store/store.ts';
import {
  aisha,
  ben,
  edit,
  missedTwo,
  now,
  openRequest,
  record,
  storeWithProvider,
  weekStart,
  withdraw,
} from '../fixtures.ts';

const problem = { code: 'portal-unreachable', sentence: 'The portal cannot be reached.', action: '' } as const;
const later = '2025-03-10T09:05:00.000Z';

function take(store: Store, key = 'key-1', at = now) {
  return store.outbox.takeBatch({ now: at, limit: 500, newKey: () => key });
}
const line1 = (store: Store) => store.actuals.get(weekStart, 'line-1');
const firstRow = (batch: ReturnType<typeof take>) => batch?.rows[0]?.id ?? '';

test('a newer edit takes the place of one that was not sent yet', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  edit(store, missedTwo({ comment: 'Second thoughts.' }));
  expect(store.outbox.unsent()).toHaveLength(1);
  expect(take(store)).toMatchObject({
    kind: 'actual',
    weekStart,
    rows: [{ body: { actual: { comment: 'Second thoughts.' } } }],
  });
});

test('once frozen, the payload and its key stay the same however often it is handed out', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const batch = take(store);
  store.outbox.markSending('key-1');
  edit(store, missedTwo({ comment: 'Second thoughts.' }));
  store.outbox.retryLater('key-1', { state: 'unknown', nextAttemptAt: later, problem });
  expect(take(store, 'key-2')).toBeNull();
  expect(store.outbox.nextDueAt()).toBe(later);
  const again = take(store, 'key-2', later);
  expect(again?.key).toBe('key-1');
  expect(again?.rows.map(({ body }) => body)).toEqual(batch?.rows.map(({ body }) => body));
});

test('an edit made while the line is on its way follows with the version that the portal gave', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const batch = take(store);
  store.outbox.markSending('key-1');
  edit(store, missedTwo({ comment: 'Second thoughts.' }));
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'accepted', version: 2 }]);
  expect(take(store, 'key-2')).toMatchObject({
    key: 'key-2',
    rows: [{ body: { baseVersion: 2, actual: { comment: 'Second thoughts.' } } }],
  });
});

test('accepted work is no longer to be sent, and the line shows it as the portal holds it', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  store.outbox.settle('key-1', []);
  const batch = take(store);
  store.outbox.markSending('key-1');
  expect(line1(store)?.sendState).toBe('sending');
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'accepted', version: 2 }]);
  expect(line1(store)).toMatchObject({ actual: missedTwo(), sendState: 'as-pulled', portal: { version: 2 } });
  expect(store.outbox.counts()).toEqual({ toSend: 0, unknown: 0, conflicts: 0, rejected: 0 });
});

test('rows without a verdict are unknown, not lost and not accepted', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  take(store);
  store.outbox.markSending('key-1');
  store.outbox.settle('key-1', []);
  expect(store.outbox.counts()).toMatchObject({ toSend: 1, unknown: 1 });
});

test('what was being sent when the app stopped is unknown after the restart, under its own key', () => {
  const request = openRequest();
  const store = storeWithProvider(request);
  edit(store, missedTwo());
  take(store);
  store.outbox.markSending('key-1');
  store.close();
  const opened = openStore({ ...request, create: false });
  if (!opened.ok) throw new Error(opened.problem.code);
  expect(opened.store.outbox.counts()).toMatchObject({ unknown: 1 });
  expect(take(opened.store, 'key-2')?.key).toBe('key-1');
  opened.store.close();
});

test('a refused line keeps what was recorded, says why, and a new edit mends it', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const batch = take(store);
  store.outbox.markSending('key-1');
  const refusal = {
    code: 'line-not-planned',
    sentence: 'The line is not planned in this week.',
    action: 'Ask the council.',
  } as const;
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'rejected', problem: refusal }]);
  expect(line1(store)).toMatchObject({ actual: missedTwo(), sendState: 'rejected', rejection: refusal });
  expect(take(store, 'key-2')).toBeNull();
  edit(store, missedTwo({ comment: 'Mended.' }));
  expect(line1(store)?.sendState).toBe('to-send');
  expect(take(store, 'key-3')).toMatchObject({ key: 'key-3', rows: [{ body: { actual: { comment: 'Mended.' } } }] });
});

test('refused work that is given up goes back to what the portal holds, and the history says so', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const batch = take(store);
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'rejected', problem }]);
  withdraw(store, firstRow(batch));
  expect(line1(store)).toMatchObject({ actual: { actual: 1000 }, sendState: 'as-pulled' });
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]).toMatchObject({ what: 'withdraw' });
});

test('a conflict stands side by side until a person chooses, and undo puts it back', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const batch = take(store);
  const theirs = record({
    version: 2,
    actual: missedTwo({ comment: 'Ben says otherwise.' }),
    changed: { ...ben, at: now },
  });
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'conflict', current: theirs }]);
  expect(line1(store)).toMatchObject({
    actual: missedTwo(),
    sendState: 'conflict',
    portal: theirs,
    base: { version: 1 },
  });
  for (const keep of ['mine', 'theirs'] as const) {
    store.command({ what: 'resolve-conflict', by: aisha, source: 'typed', undo: { label: keep, weekStart } }, (write) =>
      write.resolveConflict(weekStart, 'line-1', keep),
    );
    expect(line1(store)).toMatchObject(
      keep === 'mine'
        ? { actual: missedTwo(), sendState: 'to-send' }
        : { actual: theirs.actual, sendState: 'as-pulled' },
    );
    expect(store.undo.undo(aisha)).toMatchObject({ outcome: 'done' });
    // Taking a choice back is no choice: nothing is sent over the portal's version because of it.
    expect(line1(store)).toMatchObject({ actual: missedTwo(), sendState: 'conflict', base: { version: 1 } });
  }
  expect(take(store, 'key-2')).toBeNull();
});

test('one stuck batch does not hold back other lines', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  take(store);
  store.outbox.retryLater('key-1', { state: 'unknown', nextAttemptAt: later, problem });
  edit(store, missedTwo({ lineId: 'line-3', planned: 700, actual: 500 }));
  expect(take(store, 'key-2')).toMatchObject({ key: 'key-2', rows: [{ lineId: 'line-3' }] });
});

test('a batch that the portal cannot take at all is thawed and goes in smaller ones', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  edit(store, missedTwo({ lineId: 'line-3', planned: 700, actual: 500 }));
  expect(take(store)?.rows).toHaveLength(2);
  edit(store, missedTwo({ comment: 'Meanwhile.' }));
  store.outbox.thaw('key-1');
  expect(store.outbox.counts().toSend).toBe(2);
  const smaller = store.outbox.takeBatch({ now, limit: 1, newKey: () => 'key-2' });
  expect(smaller?.rows).toHaveLength(1);
  expect(store.outbox.takeBatch({ now, limit: 1, newKey: () => 'key-3' })?.key).toBe('key-2');
});

test('a message goes under its own id, on whichever computer it waits', () => {
  const store = storeWithProvider();
  store.command({ what: 'answer-dispute', by: aisha, source: 'typed' }, (write) =>
    write.disputeMessage('dispute-1', 'We were there.'),
  );
  const [row] = store.outbox.unsent();
  expect(take(store)?.key).toBe(row?.id);
});

test('a verdict that arrives twice counts once', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const batch = take(store);
  const accepted = [{ id: firstRow(batch), outcome: 'accepted' as const, version: 2 }];
  store.outbox.settle('key-1', accepted);
  edit(store, missedTwo({ comment: 'Later.' }));
  store.outbox.settle('key-1', accepted);
  expect(line1(store)).toMatchObject({ sendState: 'to-send', actual: { comment: 'Later.' } });
});

test('asking twice to generate a week is one request', () => {
  const store = storeWithProvider();
  for (let i = 0; i < 2; i += 1) {
    store.command({ what: 'generate', by: aisha, source: 'typed' }, (write) => write.generate('2025-03-10'));
  }
  const batch = take(store);
  expect(batch).toMatchObject({ kind: 'generate', weekStart: '2025-03-10' });
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'accepted', version: null }]);
  expect(store.outbox.counts().toSend).toBe(0);
});

test('a hospital stay is sent before the actuals that name it, and its removal after it was accepted', () => {
  const store = storeWithProvider();
  const stay = { id: 's-1', ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null };
  edit(store, missedTwo());
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
    write.care('stay', 's-1', { kind: 'stay', id: 's-1', value: stay }),
  );
  const batch = take(store);
  expect(batch).toMatchObject({ kind: 'care', rows: [{ body: { baseVersion: 0, id: 's-1' } }] });
  store.command({ what: 'remove-care', by: aisha, source: 'typed' }, (write) => write.care('stay', 's-1', null));
  store.outbox.settle('key-1', [{ id: firstRow(batch), outcome: 'accepted', version: 1 }]);
  expect(take(store, 'key-2')).toMatchObject({ kind: 'care', rows: [{ body: { baseVersion: 1, record: null } }] });
});

test('a batch is bounded in bytes as well as in rows, and one row goes however large it is', () => {
  const store = storeWithProvider();
  const long = 'Nobody was in. '.repeat(40_000);
  for (const lineId of ['line-1', 'line-2', 'line-3']) edit(store, missedTwo({ lineId, comment: long }));
  const sizes = ['key-1', 'key-2', 'key-3'].map((key) => take(store, key)?.rows.length);
  expect(sizes).toEqual([1, 1, 1]);
});
