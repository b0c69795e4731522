// What goes on from the week before: listed and taken by one function, changed by whoever takes it, and never as looked at.
import { expect, test } from 'vitest';
import { missed } from '../../builders.ts';
import {
  actual,
  answerOf,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  problemOf,
  record,
  storeWithProvider,
  week,
  weekStart,
} from '../fixtures.ts';

const stay = { id: null, ssRef: '0012345', admitted: '2025-02-26', discharged: null, told: null, approval: null };

async function inHospital() {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  answerOf(await handlers['care.save-stay']({ stay }));
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, ssRef: '0012399' } }));
  const offers = async () => answerOf(await handlers['continuing.list']({ weekStart })).offers;
  const row = async (lineId = 'line-1') =>
    answerOf(await handlers['week.get']({ weekStart })).rows.find(({ line }) => line.id === lineId);
  return { store, handlers, offers, row };
}

test('each line is offered with why, where the council stands, and what it would be', async () => {
  const { offers, row } = await inHospital();
  expect(await offers()).toMatchObject([
    {
      lineId: 'line-1',
      what: 'stay',
      why: 'In hospital since 26 February 2025. Hospital week 2 of 2 that are paid.',
      actual: 0,
      comment: 'hospital week 2, admitted Wednesday 26 February 2025',
    },
    { lineId: 'line-2', why: 'In hospital since 26 February 2025. Hospital week 2 of 6 that are paid.' },
  ]);
  // Nothing is taken by itself.
  expect(await row()).toMatchObject({ knowledge: 'untouched', actual: { frustrated: 0 } });
});

test('a line that is taken is changed by whoever took it, says that nobody checked it, and is undone', async () => {
  const { handlers, offers, row, store } = await inHospital();
  expect(answerOf(await handlers['continuing.take']({ weekStart, lineIds: ['line-1'] }))).toEqual({ taken: 1 });
  expect(await row()).toMatchObject({
    knowledge: 'changed',
    attested: null,
    notChecked: true,
    changed: { name: 'Aisha Khan' },
    actual: { frustrated: 1000 },
  });
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]?.content?.why).toBe('From last week, not checked.');
  expect((await offers()).map(({ lineId }) => lineId)).toEqual(['line-2']);
  answerOf(await handlers['week.undo']({}));
  expect(await row()).toMatchObject({ knowledge: 'untouched', actual: { frustrated: 0 } });
  expect((await row())?.notChecked).toBeUndefined();
  answerOf(await handlers['week.redo']({}));
  expect(await row()).toMatchObject({ notChecked: true, actual: { frustrated: 1000 } });
});

test('it stays unchecked until somebody checks it, or records the line otherwise', async () => {
  const { handlers, row, store } = await inHospital();
  answerOf(await handlers['continuing.take']({ weekStart, lineIds: ['line-1', 'line-2'] }));
  answerOf(await handlers['continuing.checked']({ weekStart, lineId: 'line-1' }));
  expect((await row())?.notChecked).toBeUndefined();
  expect((await row())?.knowledge).toBe('changed');
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]?.what).toBe('continuing-checked');
  expect(store.changeLog.notChecked(weekStart)).toEqual(['line-2']);
  expect((await row('line-2'))?.notChecked).toBe(true);
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-2', variations: [] }));
  expect((await row('line-2'))?.notChecked).toBeUndefined();
  answerOf(await handlers['week.undo']({}));
  expect((await row('line-2'))?.notChecked).toBe(true);
});

test('a line of which somebody said something is not offered, and cannot be taken', async () => {
  const { handlers, offers, store } = await inHospital();
  edit(store, missedTwo());
  answerOf(await handlers['week.attest']({ weekStart, lineIds: ['line-2'] }));
  expect(await offers()).toEqual([]);
  expect(problemOf(await handlers['continuing.take']({ weekStart, lineIds: ['line-1'] })).code).toBe('gone');
  expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(200);
});

test.each([
  [{ firstDay: '2025-02-28', lastDay: '2025-03-05' }, 'Away since 28 February 2025, until 5 March 2025.'],
  [{ firstDay: null, lastDay: '2025-03-05' }, 'Away, until 5 March 2025.'],
  [{ firstDay: '2025-02-24', lastDay: '2025-03-02' }, 'Away since 24 February 2025, and nobody has said until when.'],
  [{ firstDay: null, lastDay: null }, 'Away all of last week, and nobody has said until when.'],
])('an absence says since when, and until when as far as it is known', async (days, why) => {
  const store = storeWithProvider();
  const before = '2025-02-24';
  const variations = [missed('planned_absence', { quantity: 1000, ...days })];
  const away = actual({ weekStart: before, missed: 1000, actual: 0, variations });
  store.sync.applyChanges(
    [
      { kind: 'week', week: week({ weekStart: before }) },
      { kind: 'actual', record: record({ actual: away }) },
    ],
    'cursor-2',
  );
  const handlers = handlersOf(contextOf(store));
  expect(answerOf(await handlers['continuing.list']({ weekStart })).offers).toMatchObject([{ lineId: 'line-1', why }]);
});
