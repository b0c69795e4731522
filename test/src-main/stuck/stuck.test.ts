// What the portal refused stays visible until somebody sends it again or gives it up.
import { expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import {
  answerOf,
  contextOf,
  countedIds,
  edit,
  handlersOf,
  missedTwo,
  problemOf,
  storeWithProvider,
  weekStart,
} from '../fixtures.ts';

const refusal = {
  code: 'line-not-planned',
  sentence: 'This line is not planned in the week.',
  action: 'Look at it.',
} as const;
const newKey = countedIds(1_900_000_000_000);

/** The portal refuses everything that waits. */
function refuseAll(store: Store): void {
  for (;;) {
    const batch = store.outbox.takeBatch({ now: '2025-03-10T09:00:00.000Z', limit: 500, newKey });
    if (batch === null) return;
    store.outbox.markSending(batch.key);
    store.outbox.settle(
      batch.key,
      batch.rows.map(({ id }) => ({ id, outcome: 'rejected' as const, problem: refusal })),
    );
  }
}

function refused() {
  const store = storeWithProvider();
  edit(store, missedTwo());
  refuseAll(store);
  return { store, handlers: handlersOf(contextOf(store)) };
}

test('a refused line is listed with its reason, and sent again as it stands', async () => {
  const { store, handlers } = refused();
  const { stuck } = answerOf(await handlers['stuck.list']({}));
  expect(stuck).toMatchObject([
    { kind: 'actual', state: 'rejected', lineId: 'line-1', problem: { code: 'line-not-planned' } },
  ]);
  expect(stuck[0]?.what).toBe('Ada Okafor’s Home Support, week 3 to 9 March 2025');
  answerOf(await handlers['stuck.send-again']({ id: stuck[0]?.id ?? '' }));
  expect(answerOf(await handlers['stuck.list']({})).stuck).toEqual([]);
  expect(store.outbox.unsent()).toMatchObject([{ state: 'pending', body: { actual: { missed: 200 } } }]);
});

test('given up, the line is what the portal holds, and the history says who gave up what', async () => {
  const { store, handlers } = refused();
  const { stuck } = answerOf(await handlers['stuck.list']({}));
  answerOf(await handlers['stuck.give-up']({ id: stuck[0]?.id ?? '' }));
  expect(store.actuals.get(weekStart, 'line-1')).toMatchObject({ actual: { missed: 0 }, sendState: 'as-pulled' });
  const { entries } = answerOf(await handlers['week.history']({ weekStart, lineId: 'line-1' }));
  expect(entries[0]).toMatchObject({ what: 'Refused change given up', by: 'Aisha Khan' });
  expect(answerOf(await handlers['week.get']({ weekStart })).next.step).not.toBe('mend-rejected');
});

test('an answer to a dispute that was refused is sent again once', async () => {
  const store = storeWithProvider();
  const by = { id: 'council', name: 'The council', at: '2025-03-09T09:00:00.000Z' };
  const messages = [{ id: 'm-1', from: 'council' as const, by, text: 'Why 2 hours?' }];
  const dispute = { id: 'd-1', weekStart, lineId: 'line-1', state: 'open' as const, messages };
  store.sync.applyChanges([{ kind: 'dispute', dispute }], 'cursor-3');
  const handlers = handlersOf(contextOf(store));
  answerOf(await handlers['dispute.answer']({ disputeId: 'd-1', text: 'She was away.' }));
  refuseAll(store);
  const { stuck } = answerOf(await handlers['stuck.list']({}));
  expect(stuck).toMatchObject([{ kind: 'dispute-message', what: 'The answer to a dispute' }]);
  answerOf(await handlers['stuck.send-again']({ id: stuck[0]?.id ?? '' }));
  expect(store.outbox.unsent()).toMatchObject([{ state: 'pending', body: { text: 'She was away.' } }]);
});

test('a closed or unknown dispute is not answered', async () => {
  const handlers = handlersOf(contextOf(storeWithProvider()));
  expect(problemOf(await handlers['dispute.answer']({ disputeId: 'none', text: 'Hello' })).code).toBe('gone');
});

test('a stay that somebody else changed too: keeping one’s own sends it, giving up takes theirs', async () => {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  const value = {
    id: 'stay-1',
    ssRef: '0012345',
    admitted: '2025-03-04',
    discharged: null,
    told: null,
    approval: null,
  };
  const changed = { id: 'u-ben', name: 'Ben Moss', at: '2025-03-09T09:00:00.000Z' };
  const from = (version: number, discharged: string | null) => ({
    kind: 'care' as const,
    version,
    changed,
    record: { kind: 'stay' as const, id: 'stay-1', value: { ...value, discharged } },
  });
  store.sync.applyChanges([from(1, null)], 'cursor-3');
  answerOf(await handlers['care.save-stay']({ stay: { ...value, discharged: '2025-03-06' } }));
  store.sync.applyChanges([from(2, '2025-03-07')], 'cursor-4');
  const { stuck } = answerOf(await handlers['stuck.list']({}));
  expect(stuck).toMatchObject([{ kind: 'care', state: 'conflict', what: 'The hospital stay of Ada Okafor' }]);
  answerOf(await handlers['stuck.send-again']({ id: stuck[0]?.id ?? '' }));
  expect(store.outbox.unsent()).toMatchObject([{ state: 'pending', body: { baseVersion: 2 } }]);
  store.sync.applyChanges([from(3, '2025-03-08')], 'cursor-5');
  const again = answerOf(await handlers['stuck.list']({})).stuck;
  answerOf(await handlers['stuck.give-up']({ id: again[0]?.id ?? '' }));
  expect(store.care.stays()).toMatchObject([{ discharged: '2025-03-08' }]);
  expect(store.outbox.unsent()).toEqual([]);
});
