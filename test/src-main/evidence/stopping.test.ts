// Putting the evidence together while the change log is long: it is stopped in the middle, and anybody may begin again.
import { expect, test } from 'vitest';
import { evidenceHandlers } from '../../../src-main/evidence/handlers.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { answerOf, contextOf, problemOf, storeWithProvider, type TestContext, weekStart } from '../fixtures.ts';

const entries = 2_500;

function desk(parts: Partial<TestContext> = {}) {
  const store = storeWithProvider();
  const context: TestContext = { ...contextOf(store), ...parts, store };
  const { user } = context.account();
  store.command({ what: 'looked', by: user, source: 'typed' }, (write) => {
    for (let at = store.changeLog.head().id; at < entries; at += 1)
      write.note('looked', { weekStart, content: { kind: 'looked' } });
  });
  const closed = { is: false };
  const handlers = evidenceHandlers(context, weekFactsOf(context), () => closed.is);
  return { store, handlers, closed, get: () => handlers['evidence.get']({ weekStart }) };
}

test('it tells how far it is, and finds the whole log unbroken', async () => {
  const told: unknown[] = [];
  const { get } = desk({ evidenceTold: (progress) => void told.push(progress) });
  expect(answerOf(await get()).changeLog).toMatch(/^2500 entries, unbroken, at /);
  expect(told).toEqual([
    { done: 0, of: entries },
    { done: 1_000, of: entries },
  ]);
});

test('stopped in the middle it says so, writes nothing, and is put together the next time', async () => {
  let turns = 0;
  const own = desk({
    turn: async () => {
      turns += 1;
      if (turns === 2) answerOf(await own.handlers['evidence.stop']({}));
    },
  });
  const head = own.store.changeLog.head();
  expect(problemOf(await own.get())).toMatchObject({
    code: 'evidence-stopped',
    sentence: 'Putting the evidence together was stopped. Nothing was written.',
  });
  expect(turns).toBe(2);
  expect(own.store.changeLog.head()).toEqual(head);
  expect(answerOf(await own.get()).changeLog).toContain('unbroken');
});

test('what is entered meanwhile is looked at too', async () => {
  const own = desk({
    turn: async () => {
      own.store.command({ what: 'looked', by: { id: 'u-ben', name: 'Ben Moss' }, source: 'typed' }, (write) =>
        write.note('looked', { weekStart, content: { kind: 'looked' } }),
      );
    },
  });
  expect(answerOf(await own.get()).changeLog).toMatch(/^2502 entries, unbroken, at /);
});

test('once the account is left, nothing more of it is read', async () => {
  const own = desk({
    turn: async () => {
      own.closed.is = true;
    },
  });
  expect(problemOf(await own.get()).code).toBe('evidence-stopped');
});
