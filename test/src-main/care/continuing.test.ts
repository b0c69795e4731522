// What goes on from the week before: listed and taken by one function, changed by whoever takes it, and never as looked at.
import { expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import { adjustmentRequest, missed } from '../../builders.ts';
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
  const take = async (lineIds: string[]) => {
    const { id } = answerOf(await handlers['continuing.list']({ weekStart }));
    return answerOf(await handlers['continuing.take']({ id, lineIds }));
  };
  const row = async (lineId = 'line-1') =>
    answerOf(await handlers['week.get']({ weekStart })).rows.find(({ line }) => line.id === lineId);
  return { store, handlers, offers, take, row };
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
  const { handlers, offers, take, row, store } = await inHospital();
  expect(await take(['line-1'])).toEqual({ taken: 1, refused: [] });
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
  const { handlers, row, store, take } = await inHospital();
  await take(['line-1', 'line-2']);
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

test('nobody has checked what a colleague made of the line since it was shown', async () => {
  const { handlers, row, store, take } = await inHospital();
  await take(['line-1']);
  const seen = (await row())?.actual ?? undefined;
  const mine = store.actuals.get(weekStart, 'line-1')?.actual;
  // The portal has it, and a colleague writes beside it.
  for (const [version, comment] of [
    [2, mine?.comment],
    [3, 'Home since Sunday.'],
  ] as const) {
    const changed = { ...actual(), ...mine, ...(comment === undefined ? {} : { comment }) };
    store.sync.applyChanges([{ kind: 'actual', record: record({ version, actual: changed }) }], `cursor-${version}`);
  }
  expect((await row())?.actual?.comment).toBe('Home since Sunday.');
  expect(problemOf(await handlers['continuing.checked']({ weekStart, lineId: 'line-1', seen }))).toMatchObject({
    code: 'line-changed',
    sentence: expect.stringContaining('Home since Sunday.'),
  });
  expect(store.changeLog.ofLine(weekStart, 'line-1')[0]?.what).not.toBe('continuing-checked');
  const now = (await row())?.actual ?? undefined;
  answerOf(await handlers['continuing.checked']({ weekStart, lineId: 'line-1', seen: now }));
});

test('undo brings the mark back, and takes it back with what was taken, also with a sync between', async () => {
  const { handlers, row, store, take } = await inHospital();
  let version = 1;
  const sync = () => {
    const stored = store.actuals.get(weekStart, 'line-1');
    if (stored === null) throw new Error('no actual');
    version += 1;
    // The portal takes what is here, and sends it back with another plan of the visits.
    const changed = record({ version, actual: { ...stored.actual, generatedVisits: 7 + version } });
    store.sync.applyChanges([{ kind: 'actual', record: changed }], `cursor-${version}`);
  };
  await take(['line-1']);
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations: [] }));
  store.sync.applyChanges([], 'cursor-2');
  answerOf(await handlers['week.undo']({}));
  expect(await row()).toMatchObject({ notChecked: true, actual: { frustrated: 1000 } });
  answerOf(await handlers['week.undo']({}));
  expect((await row())?.notChecked).toBeUndefined();
  answerOf(await handlers['week.redo']({}));
  sync();
  expect((await row())?.notChecked).toBe(true);
});

test('it stays unchecked where somebody else changed the line too, and these figures are kept', async () => {
  const { row, store, take, handlers } = await inHospital();
  await take(['line-1']);
  const theirs = missedTwo({ comment: 'Seen on Monday.' });
  store.sync.applyChanges([{ kind: 'actual', record: record({ version: 2, actual: theirs }) }], 'cursor-2');
  expect(await row()).toMatchObject({ sendState: 'conflict', notChecked: true });
  answerOf(await handlers['week.resolve-conflict']({ weekStart, lineIds: ['line-1'], keep: 'mine' }));
  expect(await row()).toMatchObject({ sendState: 'to-send', notChecked: true });
  answerOf(await handlers['week.undo']({}));
  expect(await row()).toMatchObject({ sendState: 'conflict', notChecked: true });
  answerOf(await handlers['week.resolve-conflict']({ weekStart, lineIds: ['line-1'], keep: 'theirs' }));
  expect((await row())?.notChecked).toBeUndefined();
});

test('a line of which somebody said something is not offered, and cannot be taken from an older list', async () => {
  const { handlers, offers, store } = await inHospital();
  const { id } = answerOf(await handlers['continuing.list']({ weekStart }));
  edit(store, missedTwo());
  answerOf(await handlers['week.attest']({ weekStart, lineIds: ['line-2'] }));
  expect(await offers()).toEqual([]);
  const refused = problemOf(await handlers['continuing.take']({ id, lineIds: ['line-1'] }));
  expect(refused).toMatchObject({
    code: 'changed-since-preview',
    sentence: 'What goes on from last week has changed since it was shown, so nothing was taken.',
  });
  expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(200);
});

test('what is taken is what was shown: a discharge that came meanwhile is shown first', async () => {
  const { handlers, row, store, offers } = await inHospital();
  const { id } = answerOf(await handlers['continuing.list']({ weekStart }));
  const first = store.care.stays().find(({ ssRef }) => ssRef === '0012345');
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, ...first, discharged: '2025-03-04' } }));
  const alone = await handlers['continuing.take']({ id, lineIds: ['line-1'] });
  expect(problemOf(alone).code).toBe('changed-since-preview');
  // The other person's line is as it was shown, and is taken.
  expect(answerOf(await handlers['continuing.take']({ id, lineIds: ['line-2', 'line-1'] }))).toEqual({
    taken: 1,
    refused: [{ lineId: 'line-1', sentence: expect.stringContaining('nothing was taken on it') }],
  });
  expect(await row('line-1')).toMatchObject({ knowledge: 'untouched' });
  expect(await row('line-2')).toMatchObject({ notChecked: true });
  expect(await offers()).toMatchObject([{ lineId: 'line-1', estimated: true }]);
});

test('a line that a colleague changed since the list was shown is left as it is and named, and the rest is taken', async () => {
  const { handlers, row, store } = await inHospital();
  const { id, offers } = answerOf(await handlers['continuing.list']({ weekStart }));
  const theirs = missedTwo({ comment: 'Seen on Monday.' });
  store.sync.applyChanges([{ kind: 'actual', record: record({ version: 2, actual: theirs }) }], 'cursor-2');
  const taken = await handlers['continuing.take']({ id, lineIds: offers.map(({ lineId }) => lineId) });
  expect(answerOf(taken)).toMatchObject({ taken: 1, refused: [{ lineId: 'line-1' }] });
  expect((await row('line-1'))?.actual).toEqual(theirs);
  expect(await row('line-2')).toMatchObject({ notChecked: true });
});

test('all is taken of one list, and nothing that it did not show', async () => {
  const { handlers, row } = await inHospital();
  const list = async () => answerOf(await handlers['continuing.list']({ weekStart }));
  const { id, offers } = await list();
  expect((await list()).id).toBe(id);
  const lineIds = offers.map(({ lineId }) => lineId);
  const other = await handlers['continuing.take']({ id, lineIds: [...lineIds, 'line-3'] });
  expect(problemOf(other).code).toBe('changed-since-preview');
  expect(problemOf(await handlers['continuing.take']({ id: 'never-shown', lineIds })).code).toBe('gone');
  expect(answerOf(await handlers['continuing.take']({ id, lineIds }))).toEqual({ taken: 2, refused: [] });
  expect(problemOf(await handlers['continuing.take']({ id, lineIds })).code).toBe('changed-since-preview');
  expect(await row('line-3')).toMatchObject({ knowledge: 'untouched' });
});

test.each([
  [{ firstDay: '2025-02-28', lastDay: '2025-03-05' }, 'Away since 28 February 2025, until 5 March 2025.'],
  [{ firstDay: null, lastDay: '2025-03-05' }, 'Away, until 5 March 2025.'],
  [{ firstDay: '2025-02-24', lastDay: '2025-03-02' }, 'Away since 24 February 2025, and nobody has said until when.'],
  [{ firstDay: null, lastDay: null }, 'Away all of last week, and nobody has said until when.'],
])('an absence says since when, and until when as far as it is known', async (days, why) => {
  const store = storeWithProvider();
  absent(store, days);
  const handlers = handlersOf(contextOf(store));
  expect(answerOf(await handlers['continuing.list']({ weekStart })).offers).toMatchObject([{ lineId: 'line-1', why }]);
});

test('an absence goes on until the day that its request says', async () => {
  const store = storeWithProvider();
  absent(store, { firstDay: null, lastDay: null });
  const handlers = handlersOf(contextOf(store));
  const changes = [{ lineId: 'line-1', kind: 'reduction' as const, hours: { from: 1000, to: 0 } }];
  const request = { ...adjustmentRequest({ changes, startDate: '2025-02-24', endDate: '2025-03-05' }), id: null };
  answerOf(await handlers['care.save-adjustment']({ adjustment: request }));
  expect(answerOf(await handlers['continuing.list']({ weekStart })).offers).toMatchObject([
    { why: 'Away, until 5 March 2025.', estimated: true, variations: [{ quantity: 425, lastDay: '2025-03-05' }] },
  ]);
});

/** Away on line-1 in the week before. */
function absent(store: Store, days: Pick<Variation, 'firstDay' | 'lastDay'>): void {
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
}
