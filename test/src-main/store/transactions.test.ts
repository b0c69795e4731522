// What a transaction takes: nothing that goes on after it is over, and no change that the history says nothing of.
import { expect, test } from 'vitest';
import { inTransaction, openDatabase } from '../../../src-main/store/database.ts';
import { aisha, missedTwo, storeWithProvider, weekStart } from '../fixtures.ts';

const meta = { what: 'record', by: aisha, source: 'typed' } as const;

test('an async callback does not compile, and is not taken', () => {
  const db = openDatabase(':memory:', { readonly: false, mustExist: false });
  // @ts-expect-error the rest of it would run when the transaction is over
  expect(() => inTransaction(db, async () => 1)).toThrow();
  db.close();
});

test('an async command does not compile', () => {
  const store = storeWithProvider();
  const never = () => {
    // @ts-expect-error the rest of it would run when the transaction is over
    store.command(meta, async (write) => write.note('report', { weekStart, content: null }));
  };
  expect(never).toBeTypeOf('function');
});

test('a command that writes and says nothing of it is taken back', () => {
  const store = storeWithProvider();
  const file = { weekStart, name: 'week.csv', bytes: new Uint8Array([1]), keepExtraColumns: false };
  expect(() => store.command(meta, (write) => write.councilFile(file))).toThrow(/says nothing/);
  expect(store.councilFiles.get(weekStart)).toBeNull();
});

test('a command that does nothing is none', () => {
  const store = storeWithProvider();
  const head = store.changeLog.head();
  expect(store.command(meta, () => 7)).toBe(7);
  expect(store.changeLog.head()).toEqual(head);
});

test('giving up refused work is one command with one entry', () => {
  const store = storeWithProvider();
  store.command(meta, (write) => write.actual({ actual: missedTwo(), attested: null, commentSource: 'edited' }));
  const batch = store.outbox.takeBatch({ now: '2025-03-10T09:00:00.000Z', limit: 10, newKey: () => 'key-1' });
  const id = batch?.rows[0]?.id ?? '';
  const problem = { code: 'bad-request', sentence: 'Not so.', action: '' } as const;
  store.outbox.settle('key-1', [{ id, outcome: 'rejected', problem }]);
  const { id: before } = store.changeLog.head();
  store.command({ ...meta, what: 'withdraw' }, (write) => write.withdraw(id));
  expect(store.changeLog.head().id).toBe(before + 1);
  expect(() => store.command({ ...meta, what: 'withdraw' }, (write) => write.withdraw(id))).toThrow(/withdrawn/);
});
