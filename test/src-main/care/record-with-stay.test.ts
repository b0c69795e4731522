// A new hospital stay and the figures that it explains: both are there, or neither, and one undo takes both back.
import { expect, test } from 'vitest';
import { newStayId } from '../../../src-shared/app-api/stay.ts';
import {
  actual,
  answerOf,
  contextOf,
  handlersOf,
  problemOf,
  storeWithProvider,
  variation,
  week,
  weekStart,
} from '../fixtures.ts';

const stay = { ssRef: '0012345', admitted: '2025-03-05', discharged: null, told: null, approval: null };
const inHospital = variation({
  category: 'frustrated',
  reason: 'hospital',
  firstDay: null,
  lastDay: null,
  hospitalStayId: newStayId,
});
const input = { weekStart, lineId: 'line-1', variations: [inHospital], stay };

function opened() {
  const store = storeWithProvider();
  const changed: (string | null)[] = [];
  const calls = handlersOf(contextOf(store, { weekChanged: (weekStart) => changed.push(weekStart) }));
  return { store, calls, changed, line: () => store.actuals.get(weekStart, 'line-1') };
}

test('the line names the stay that was recorded with it, and its comment tells of it', async () => {
  const { store, calls, changed, line } = opened();
  answerOf(await calls['stay.record-line'](input));
  const [recorded] = store.care.stays();
  expect(recorded).toMatchObject(stay);
  expect(line()?.actual).toMatchObject({ frustrated: 200, variations: [{ hospitalStayId: recorded?.id }] });
  expect(line()?.actual.comment).toMatch(/hospital/i);
  expect(changed).toEqual([null]);
  const [figures] = store.changeLog.ofLine(weekStart, 'line-1');
  expect(figures).toMatchObject({ what: 'record-stay' });
  expect(store.outbox.unsent().map(({ kind }) => kind)).toEqual(['care', 'actual']);
});

test('one undo takes both back, and one redo brings both again', async () => {
  const { store, calls, line } = opened();
  answerOf(await calls['stay.record-line'](input));
  expect(answerOf(await calls['week.undo']({}))).toEqual({
    undone: 'the hospital stay of Ada Okafor with its figures',
  });
  expect(store.care.stays()).toEqual([]);
  expect(line()?.actual).toEqual(actual());
  expect(store.undo.undoable()).toBeNull();
  answerOf(await calls['week.redo']({}));
  expect(store.care.stays()).toHaveLength(1);
  expect(line()?.actual.frustrated).toBe(200);
});

test.each([
  ['figures that cannot be', { ...input, variations: [{ ...inHospital, quantity: 1200 }] }, 'less-than-nothing'],
  ['a line of somebody else', { ...input, lineId: 'line-2' }, 'gone'],
  [
    'a discharge before the admission',
    { ...input, stay: { ...stay, discharged: '2025-03-01' } },
    'discharge-before-admission',
  ],
])('%s leave no stay behind', async (_, wrong, code) => {
  const { store, calls } = opened();
  expect(problemOf(await calls['stay.record-line'](wrong)).code).toBe(code);
  expect(store.care.stays()).toEqual([]);
  expect(store.outbox.counts().toSend).toBe(0);
});

test('a week whose payment is processed takes neither', async () => {
  const { store, calls } = opened();
  store.sync.applyChanges([{ kind: 'week', week: week({ status: 'payment-processed' }) }], 'cursor-2');
  expect(problemOf(await calls['stay.record-line'](input)).code).toBe('week-closed');
  expect(store.care.stays()).toEqual([]);
});
