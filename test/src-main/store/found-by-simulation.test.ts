// What the simulator found (npm run simulate), each as the shortest case: an actual that the portal takes away under
// unsent work, and two people who say "as planned" of one line.
import { expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import {
  actual,
  aisha,
  ben,
  edit,
  missedTwo,
  now,
  openRequest,
  record,
  standingClock,
  storeWithProvider,
  weekStart,
  withdraw,
} from '../fixtures.ts';

const pull = (store: Store, ...changes: Change[]) => store.sync.applyChanges(changes, 'cursor-2');
const gone: Change = { kind: 'gone', what: 'actual', id: 'line-1', weekStart };
const line1 = (store: Store) => store.actuals.get(weekStart, 'line-1');
const bens = { ...ben, at: now };
const refusal = { code: 'line-not-planned', sentence: 'No such line is planned.', action: '' } as const;

function freeze(store: Store): { key: string; id: string } {
  const batch = store.outbox.takeBatch({ now, limit: 500, newKey: () => 'key-1' });
  const [row] = batch?.rows ?? [];
  if (batch === null || row === undefined) throw new Error('nothing to send');
  store.outbox.markSending(batch.key);
  return { key: batch.key, id: row.id };
}

function refused(store: Store): string {
  edit(store, missedTwo());
  const { key, id } = freeze(store);
  store.outbox.settle(key, [{ id, outcome: 'rejected', problem: refusal }]);
  return id;
}

test('giving up refused work on a line that the portal took away takes it off the screen, too', () => {
  const store = storeWithProvider();
  const id = refused(store);
  pull(store, gone);
  expect(line1(store)).toMatchObject({ sendState: 'rejected', portal: null });
  withdraw(store, id);
  expect(line1(store)).toBeNull();
  expect(store.changeLog.ofLine(weekStart, 'line-1').map(({ what }) => what)).toContain('removed');
});

test('a full copy without the line does the same', () => {
  const store = storeWithProvider();
  const id = refused(store);
  store.sync.beginFullCopy();
  store.sync.stage([{ kind: 'actual', record: record({ actual: actual({ lineId: 'line-2' }) }) }], 'cursor-3');
  store.sync.finishFullCopy();
  withdraw(store, id);
  expect(line1(store)).toBeNull();
});

test('work under way when its line is taken away still gets its verdict, and can be mended', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const { key, id } = freeze(store);
  pull(store, gone);
  store.outbox.settle(key, [{ id, outcome: 'rejected', problem: refusal }]);
  expect(line1(store)).toMatchObject({ sendState: 'rejected', actual: { missed: 200 } });
  edit(store, missedTwo({ comment: 'Once more.' }));
  expect(line1(store)).toMatchObject({ sendState: 'to-send', actual: { comment: 'Once more.' } });
});

test('a mended change to a line that was taken away does not bring it back when it is taken back to plan', () => {
  const store = storeWithProvider();
  refused(store);
  pull(store, gone);
  edit(store, actual());
  expect(line1(store)).toBeNull();
  expect(store.outbox.counts().toSend).toBe(0);
});

test('a line that is planned again meets the unsent work as any change does', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  pull(store, gone);
  pull(store, { kind: 'actual', record: record({ version: 2 }) });
  expect(store.outbox.unsent()).toMatchObject([{ state: 'pending', body: { baseVersion: 2, actual: missedTwo() } }]);
});

test('a conflict on a line that was taken away is sent, so that the portal’s refusal can be shown', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  pull(store, {
    kind: 'actual',
    record: record({ version: 2, actual: missedTwo({ comment: 'Ben says so.' }), changed: bens }),
  });
  expect(line1(store)?.sendState).toBe('conflict');
  pull(store, gone);
  expect(line1(store)?.sendState).toBe('to-send');
});

test('going back to plan in a conflict leaves status that somebody else said "as planned"', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  pull(store, { kind: 'actual', record: record({ version: 2, attested: bens, changed: bens }) });
  expect(line1(store)?.sendState).toBe('conflict');
  store.undo.undo(aisha);
  expect(line1(store)).toMatchObject({ sendState: 'as-pulled', attested: { name: ben.name } });
  expect(store.outbox.counts().toSend).toBe(0);
});

test('two people say "as planned": who said so at the portal is who is shown', () => {
  const store = storeWithProvider();
  store.command({ what: 'attest', by: aisha, source: 'typed' }, (write) =>
    write.actual({ actual: actual(), attested: { ...aisha, at: now }, commentSource: 'written' }),
  );
  const { key, id } = freeze(store);
  const theirs = record({ version: 2, attested: bens, changed: bens });
  pull(store, { kind: 'actual', record: theirs });
  store.outbox.settle(key, [{ id, outcome: 'conflict', current: theirs }]);
  expect(line1(store)).toMatchObject({ sendState: 'as-pulled', attested: { name: ben.name } });
});

test('a care record that somebody removed while its answer was lost stays removed', () => {
  const store = storeWithProvider();
  const stay = {
    id: 'stay-1',
    ssRef: '0012345',
    admitted: weekStart,
    discharged: null,
    told: null,
    approval: null,
  };
  const care = { kind: 'stay', id: 'stay-1', value: stay } as const;
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) => write.care('stay', 'stay-1', care));
  const { key, id } = freeze(store);
  pull(store, { kind: 'care', version: 1, changed: bens, record: care });
  pull(store, { kind: 'gone', what: 'stay', id: 'stay-1', weekStart: null });
  // The same request again is answered as it was then: before it was removed.
  store.outbox.settle(key, [{ id, outcome: 'accepted', version: 1 }]);
  expect(store.care.get('stay', 'stay-1')).toBeNull();
  // Had it been carried out only now, the feed would bring it.
  pull(store, { kind: 'care', version: 2, changed: bens, record: care });
  expect(store.care.get('stay', 'stay-1')).toEqual(care);
});

test('a later edit of a care record that somebody removed meanwhile is a conflict', () => {
  const store = storeWithProvider();
  const stay = (admitted: string) =>
    ({
      kind: 'stay',
      id: 'stay-1',
      value: { id: 'stay-1', ssRef: '0012345', admitted, discharged: null, told: null, approval: null },
    }) as const;
  const save = (admitted: string) =>
    store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
      write.care('stay', 'stay-1', stay(admitted)),
    );
  save('2025-03-03');
  const { key, id } = freeze(store);
  save('2025-03-04');
  pull(store, { kind: 'gone', what: 'stay', id: 'stay-1', weekStart: null });
  store.outbox.settle(key, [{ id, outcome: 'accepted', version: 1 }]);
  expect(store.outbox.unsent()).toMatchObject([{ state: 'conflict', body: { record: stay('2025-03-04') } }]);
});

/** Sends what was frozen once more: the answer to the first time was lost. */
function freezeAgain(store: Store): { key: string; id: string } {
  const frozen = freeze(store);
  store.outbox.recover();
  store.outbox.markSending(frozen.key);
  return frozen;
}

test('an answer from before a line was taken away does not bring it back: the change is asked anew', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const { key, id } = freezeAgain(store);
  pull(store, gone);
  // The same request again is answered as it was then: the plan had changed, and the line was still there.
  const then = record({ version: 2, actual: actual({ planned: 1100, actual: 1100 }) });
  store.outbox.settle(key, [{ id, outcome: 'conflict', current: then }]);
  expect(line1(store)).toMatchObject({ sendState: 'to-send', portal: null, actual: { missed: 200 } });
  const again = store.outbox.takeBatch({ now, limit: 500, newKey: () => 'key-2' });
  expect(again).toMatchObject({ key: 'key-2', rows: [{ body: { baseVersion: 1, actual: missedTwo() } }] });
  // Asked for the first time, it is answered as it is now: the line is there again.
  store.outbox.markSending('key-2');
  const present = record({ version: 4, actual: actual({ planned: 1200, actual: 1200 }) });
  store.outbox.settle('key-2', [{ id, outcome: 'conflict', current: present }]);
  expect(line1(store)).toMatchObject({ sendState: 'conflict', portal: { version: 4 } });
});

test('the same with a later edit: that is what is asked anew', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const { key, id } = freezeAgain(store);
  edit(store, missedTwo({ comment: 'Refused entry twice.' }));
  pull(store, gone);
  store.outbox.settle(key, [{ id, outcome: 'conflict', current: record({ version: 2 }) }]);
  expect(line1(store)).toMatchObject({ sendState: 'to-send', portal: null });
  expect(store.outbox.unsent()).toMatchObject([
    { state: 'pending', batchKey: null, body: { baseVersion: 1, actual: { comment: 'Refused entry twice.' } } },
  ]);
});

test('work that was accepted before its line was taken away goes with it', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const { key, id } = freezeAgain(store);
  pull(store, gone);
  store.outbox.settle(key, [{ id, outcome: 'accepted', version: 2 }]);
  expect(line1(store)).toBeNull();
  expect(store.outbox.counts().toSend).toBe(0);
  // Had it been carried out only now, the feed would bring it.
  pull(store, { kind: 'actual', record: record({ version: 4, actual: missedTwo() }) });
  expect(line1(store)).toMatchObject({ sendState: 'as-pulled', portal: { version: 4 } });
});

test('a later edit of a line that was taken away after the one before was accepted is asked anew', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const { key, id } = freezeAgain(store);
  edit(store, missedTwo({ comment: 'Refused entry twice.' }));
  pull(store, gone);
  store.outbox.settle(key, [{ id, outcome: 'accepted', version: 2 }]);
  expect(line1(store)).toMatchObject({ sendState: 'to-send', portal: null });
  expect(store.outbox.unsent()).toMatchObject([{ state: 'pending', body: { baseVersion: 2 } }]);
});

test('a care record that was removed does not come back by an answer from before', () => {
  const store = storeWithProvider();
  const care = (admitted: string) =>
    ({
      kind: 'stay',
      id: 'stay-1',
      value: { id: 'stay-1', ssRef: '0012345', admitted, discharged: null, told: null, approval: null },
    }) as const;
  pull(store, { kind: 'care', version: 1, changed: bens, record: care('2025-03-03') });
  store.command({ what: 'save-care', by: aisha, source: 'typed' }, (write) =>
    write.care('stay', 'stay-1', care('2025-03-04')),
  );
  const { key, id } = freezeAgain(store);
  pull(store, { kind: 'gone', what: 'stay', id: 'stay-1', weekStart: null });
  const then = { version: 2, changed: bens, record: care('2025-03-05') };
  store.outbox.settle(key, [{ id, outcome: 'conflict', current: then }]);
  const [row] = store.outbox.unsent();
  expect(row).toMatchObject({ state: 'conflict', body: { record: care('2025-03-04') } });
  withdraw(store, row?.id ?? '');
  expect(store.care.get('stay', 'stay-1')).toBeNull();
});

test('“as planned” said again before taking it back was sent: who said so first is who is shown', () => {
  const clock = standingClock();
  const store = storeWithProvider(openRequest({ clock }));
  const attest = (at: string) =>
    store.command({ what: 'attest', by: aisha, source: 'typed', undo: { label: 'it', weekStart } }, (write) =>
      write.actual({ actual: actual(), attested: { ...aisha, at }, commentSource: 'written' }),
    );
  attest(now);
  const { key, id } = freeze(store);
  store.outbox.settle(key, [{ id, outcome: 'accepted', version: 2 }]);
  store.undo.undo(aisha);
  expect(line1(store)?.sendState).toBe('to-send');
  const later = '2025-03-10T09:05:00.000Z';
  clock.set(later);
  attest(later);
  expect(line1(store)).toMatchObject({ sendState: 'as-pulled', attested: { at: now }, changed: { at: now } });
  expect(store.outbox.counts().toSend).toBe(0);
});

test('an edit on top of a refused one stands beside what the portal came to hold meanwhile', () => {
  const store = storeWithProvider();
  refused(store);
  const theirs = record({ version: 2, actual: missedTwo({ missed: 500, comment: 'By Ben.' }), changed: bens });
  pull(store, { kind: 'actual', record: theirs });
  edit(store, missedTwo({ comment: 'Once more.' }));
  expect(line1(store)).toMatchObject({ sendState: 'conflict', portal: { version: 2 } });
  edit(store, theirs.actual);
  expect(line1(store)).toMatchObject({ sendState: 'as-pulled' });
});
