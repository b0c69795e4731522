// Hospital stays, requests and ends: saved with their outbox row and history, refused with a sentence, undone.
import { expect, test } from 'vitest';
import { answerOf, contextOf, handlersOf, problemOf, storeWithProvider, weekStart } from '../fixtures.ts';

const stay = { id: null, ssRef: '0012345', admitted: '2025-03-04', discharged: null, told: null, approval: null };

function care() {
  const store = storeWithProvider();
  return { store, handlers: handlersOf(contextOf(store)) };
}

test('a stay is kept, shown on the person’s lines, and sent', async () => {
  const { store, handlers } = care();
  const { id } = answerOf(await handlers['care.save-stay']({ stay }));
  const view = answerOf(await handlers['week.get']({ weekStart }));
  expect(view.rows.map(({ stayIds }) => stayIds)).toEqual([[id], [], []]);
  expect(store.outbox.unsent()).toMatchObject([{ kind: 'care', body: { kind: 'stay', id, baseVersion: 0 } }]);
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, id, discharged: '2025-03-07' } }));
  expect(store.care.stays()).toMatchObject([{ id, discharged: '2025-03-07' }]);
  expect(store.outbox.unsent()).toHaveLength(1);
});

test('older apps are told no more than the decisions say, by the fewest weeks that the council pays', async () => {
  const { store, handlers } = care();
  const of = { by: 'B Khan', reference: 'D-7', lineIds: null, on: null, state: 'given' as const, throughWeek: 8 };
  const { id } = answerOf(await handlers['care.save-stay']({ stay: { ...stay, decisions: [{ ...of, fromWeek: 3 }] } }));
  expect(store.care.stays()).toMatchObject([{ approval: { state: 'given', throughWeek: 8 } }]);
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, id, decisions: [{ ...of, fromWeek: 5 }] } }));
  expect(store.care.stays()).toMatchObject([{ approval: null, decisions: [{ fromWeek: 5 }] }]);
});

test('a discharge before the admission is refused at its field', async () => {
  const { handlers } = care();
  const problem = problemOf(await handlers['care.save-stay']({ stay: { ...stay, discharged: '2025-03-01' } }));
  expect(problem).toMatchObject({
    code: 'discharge-before-admission',
    fields: { discharged: expect.stringContaining('4 March 2025') },
  });
});

test('a person who is not planned for is not made up', async () => {
  const { handlers } = care();
  expect(problemOf(await handlers['care.save-stay']({ stay: { ...stay, ssRef: '9' } })).code).toBe('person-unknown');
});

test('saving an end of service twice corrects it', async () => {
  const { store, handlers } = care();
  const end = { ssRef: '0012345', lineId: null, lastDay: '2025-03-05', cause: 'moved' as const };
  answerOf(await handlers['care.save-end']({ end }));
  answerOf(await handlers['care.save-end']({ end: { ...end, lastDay: '2025-03-06' } }));
  expect(store.care.ends()).toMatchObject([{ end: { lastDay: '2025-03-06' } }]);
});

test('a line of another person is refused where it is named, as the portal would refuse it', async () => {
  const { store, handlers } = care();
  const adjustment = {
    id: null,
    ssRef: '0012345',
    changes: [{ lineId: 'line-2', kind: 'increase' as const }],
    startDate: '2025-03-03',
    endDate: null,
    submittedOn: null,
    outcome: 'draft' as const,
  };
  expect(problemOf(await handlers['care.save-adjustment']({ adjustment })).code).toBe('line-of-another');
  const end = { ssRef: '0012345', lineId: 'line-2', lastDay: '2025-03-05', cause: 'moved' as const };
  expect(problemOf(await handlers['care.save-end']({ end })).code).toBe('line-of-another');
  expect(store.care.adjustments()).toEqual([]);
});

test('an adjustment request keeps its changes, and its removal can be undone', async () => {
  const { store, handlers } = care();
  const adjustment = {
    id: null,
    ssRef: '0012345',
    changes: [{ lineId: 'line-1', kind: 'increase' as const }],
    startDate: '2025-03-03',
    endDate: null,
    submittedOn: null,
    outcome: 'draft' as const,
  };
  const { id } = answerOf(await handlers['care.save-adjustment']({ adjustment }));
  answerOf(await handlers['care.remove']({ kind: 'adjustment', id }));
  expect(answerOf(await handlers['care.list']({})).adjustments).toEqual([]);
  expect(store.outbox.counts().toSend).toBe(0);
  expect(answerOf(await handlers['week.undo']({}))).toEqual({ undone: 'the removal of an adjustment request' });
  expect(answerOf(await handlers['care.list']({})).adjustments).toEqual([{ ...adjustment, id }]);
  expect(answerOf(await handlers['week.redo']({}))).toEqual({ redone: 'the removal of an adjustment request' });
  expect(problemOf(await handlers['care.remove']({ kind: 'adjustment', id })).code).toBe('gone');
});
