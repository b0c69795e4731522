// A command is one transaction: the row, its outbox row and its history, or nothing.
import { expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { actual, aisha, edit, missedTwo, storeWithProvider, weekStart } from '../fixtures.ts';

test('an edit is on screen, to be sent, and in the history', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const shown = store.actuals.get(weekStart, 'line-1');
  expect(shown).toMatchObject({ actual: missedTwo(), sendState: 'to-send', changed: { name: 'Aisha Khan' } });
  expect(store.outbox.unsent()).toMatchObject([{ kind: 'actual', lineId: 'line-1', body: { baseVersion: 1 } }]);
  expect(store.changeLog.ofLine(weekStart, 'line-1')).toMatchObject([
    { what: 'record', source: 'typed', device: 'Laptop 1', content: { before: { actual: actual() } } },
  ]);
});

test('a command that throws half way leaves nothing behind', () => {
  const store = storeWithProvider();
  const before = store.changeLog.head();
  expect(() =>
    store.command({ what: 'record', by: aisha, source: 'typed', undo: { label: 'x', weekStart } }, (write) => {
      write.actual({ actual: missedTwo(), attested: null, commentSource: 'edited' });
      throw new Error('the power went');
    }),
  ).toThrow('the power went');
  expect(store.actuals.get(weekStart, 'line-1')).toMatchObject({ actual: actual(), sendState: 'as-pulled' });
  expect(store.outbox.unsent()).toEqual([]);
  expect(store.changeLog.head()).toEqual(before);
  expect(store.undo.undoable()).toBeNull();
});

test('the store refuses a quantity below 0, and the whole command with it', () => {
  const store = storeWithProvider();
  expect(() => edit(store, actual({ actual: -100 }))).toThrow(/CHECK/);
  expect(store.outbox.unsent()).toEqual([]);
});

test('undo goes back to the plan, leaves nothing to send, and history keeps both', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  expect(store.undo.undo(aisha)).toEqual({ outcome: 'done', label: 'the change to line-1', weekStart });
  expect(store.actuals.get(weekStart, 'line-1')).toMatchObject({ actual: actual(), sendState: 'as-pulled' });
  expect(store.outbox.unsent()).toEqual([]);
  expect(store.changeLog.ofLine(weekStart, 'line-1').map(({ what }) => what)).toEqual(['undo', 'record']);
});

test('redo brings the edit back, until something else was recorded', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  edit(store, missedTwo({ comment: 'Refused entry twice.' }));
  store.undo.undo(aisha);
  store.undo.undo(aisha);
  store.undo.redo(aisha);
  expect(store.actuals.get(weekStart, 'line-1')?.actual.comment).toBe('Refused entry on Tuesday.');
  edit(store, missedTwo({ comment: 'Something else.' }));
  expect(store.undo.redo(aisha)).toEqual({ outcome: 'nothing' });
});

/** The edit of line-1 is sent, and somebody at the portal then changes the line to `theirs`. */
function changedByOthers(store: Store, theirs: WeeklyActual): void {
  const batch = store.outbox.takeBatch({ now: '2025-03-10T09:00:00.000Z', limit: 500, newKey: () => 'key-1' });
  store.outbox.markSending('key-1');
  const accepted = (batch?.rows ?? []).map(({ id }) => ({ id, outcome: 'accepted' as const, version: 2 }));
  store.outbox.settle('key-1', accepted);
  store.sync.applyChanges(
    [{ kind: 'actual', record: { version: 3, actual: theirs, attested: null, changed: null, exceptions: [] } }],
    'cursor-2',
  );
}

test('undo does not take back what someone else changed since', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const theirs = missedTwo({ comment: 'Refused entry on Wednesday.' });
  changedByOthers(store, theirs);
  expect(store.undo.undo(aisha)).toMatchObject({ outcome: 'changed-since' });
  expect(store.actuals.get(weekStart, 'line-1')?.actual).toEqual(theirs);
});

test('a step that cannot be undone is told of once, and the next undo takes the step before', () => {
  const store = storeWithProvider();
  edit(store, missedTwo({ lineId: 'line-3' }));
  edit(store, missedTwo());
  changedByOthers(store, missedTwo({ comment: 'Refused entry on Wednesday.' }));
  expect(store.undo.undo(aisha)).toEqual({ outcome: 'changed-since', label: 'the change to line-1', next: true });
  expect(store.undo.undo(aisha)).toMatchObject({ outcome: 'done', label: 'the change to line-3' });
  expect(store.undo.undo(aisha)).toEqual({ outcome: 'nothing' });
  expect(store.changeLog.ofLine(weekStart, 'line-1').map(({ what }) => what)).not.toContain('undo');
});

test('a step that cannot be done again does not hold up the one after it', () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  edit(store, missedTwo({ lineId: 'line-3' }));
  store.undo.undo(aisha);
  store.undo.undo(aisha);
  changedByOthers(store, missedTwo({ comment: 'Refused entry on Wednesday.' }));
  expect(store.undo.redo(aisha)).toEqual({ outcome: 'changed-since', label: 'the change to line-1', next: true });
  expect(store.undo.redo(aisha)).toMatchObject({ outcome: 'done', label: 'the change to line-3' });
  expect(store.undo.redo(aisha)).toEqual({ outcome: 'nothing' });
});
