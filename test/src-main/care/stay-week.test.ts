// A hospital stay on all lines of a person, for one week: shown first, recorded in one step, undone in one step.
import { expect, test } from 'vitest';
import type { Store } from '../../../src-main/store/store.ts';
import type { AccountContext } from '../../../src-main/use-case/account-context.ts';
import { daysOfWeek } from '../../../src-shared/domain/week.ts';
import {
  actual,
  answerOf,
  contextOf,
  handlersOf,
  line,
  problemOf,
  record,
  storeWithProvider,
  variation,
  weekStart,
} from '../fixtures.ts';

const stay = { id: null, ssRef: '0012345', admitted: '2025-02-26', discharged: null, told: null, approval: null };
const wholeWeek = daysOfWeek(weekStart);

/** Ada with two lines, in hospital since the week before. */
async function inHospital(change: Partial<typeof stay> = {}, parts: Partial<AccountContext> = {}) {
  const store: Store = storeWithProvider();
  const second = line({ id: 'line-9', serviceType: 'supported_living_shared', service: 'Supported Living' });
  store.sync.applyChanges(
    [
      { kind: 'line', line: second },
      { kind: 'actual', record: record({ actual: actual({ lineId: 'line-9' }) }) },
    ],
    'cursor-2',
  );
  const handlers = handlersOf(contextOf(store, parts));
  const { id } = answerOf(await handlers['care.save-stay']({ stay: { ...stay, ...change } }));
  const input = { weekStart, stayId: id, days: wholeWeek, quantities: {} };
  return { store, handlers, input, id };
}

test('what is shown is what is then recorded, on every line of the person', async () => {
  const { store, handlers, input, id } = await inHospital();
  const { changes } = answerOf(await handlers['stay.preview'](input));
  expect(changes).toMatchObject([
    { lineId: 'line-1', quantity: 1000, after: { actual: 0, frustrated: 1000 }, estimated: false },
    { lineId: 'line-9', quantity: 1000, after: { actual: 0, frustrated: 1000 }, estimated: false },
  ]);
  expect(store.actuals.get(weekStart, 'line-1')?.actual.frustrated).toBe(0);
  expect(answerOf(await handlers['stay.record'](input))).toEqual({ recorded: 2 });
  for (const { lineId, after, comment } of changes) {
    const stored = store.actuals.get(weekStart, lineId)?.actual;
    expect(stored).toMatchObject({ ...after, comment: comment.after });
    expect(stored?.comment).toBe('hospital week 2, admitted Wednesday 26 February 2025');
    expect(stored?.variations).toMatchObject([{ reason: 'hospital', hospitalStayId: id }]);
  }
});

test('one undo takes it back on all lines', async () => {
  const { store, handlers, input } = await inHospital();
  answerOf(await handlers['stay.record'](input));
  expect(answerOf(await handlers['week.undo']({})).undone).toBe('the hospital stay of Ada Okafor on 2 lines');
  expect(store.actuals.get(weekStart, 'line-1')?.actual).toMatchObject({ frustrated: 0, actual: 1000, comment: '' });
  expect(store.actuals.get(weekStart, 'line-9')?.actual).toMatchObject({ frustrated: 0, actual: 1000 });
});

test('part of a week takes the plan’s share of the days, and a corrected quantity as it is', async () => {
  const { handlers, input } = await inHospital({ admitted: '2025-03-06' });
  const days = wholeWeek.slice(3);
  const { changes } = answerOf(await handlers['stay.preview']({ ...input, days, quantities: { 'line-9': 250 } }));
  expect(changes).toMatchObject([
    { lineId: 'line-1', quantity: 550, estimated: true },
    { lineId: 'line-9', quantity: 250, estimated: false },
  ]);
});

test('a day before the admission, and days with a gap, are refused at their field', async () => {
  const { handlers, input } = await inHospital({ admitted: '2025-03-06' });
  expect(problemOf(await handlers['stay.preview'](input))).toMatchObject({
    code: 'day-outside-stay',
    fields: { days: expect.stringContaining('Monday 3 March 2025') },
  });
  const days = ['2025-03-06', '2025-03-08'];
  expect(problemOf(await handlers['stay.preview']({ ...input, days })).code).toBe('days-apart');
});

test('other reasons stay, and lower what can be recorded', async () => {
  const { store, handlers, input } = await inHospital();
  const variations = [variation({ quantity: 300 })];
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations }));
  const { changes } = answerOf(await handlers['stay.preview'](input));
  expect(changes[0]).toMatchObject({ quantity: 700, most: 700, after: { actual: 0, missed: 300, frustrated: 700 } });
  const more = { ...input, quantities: { 'line-1': 800 } };
  expect(problemOf(await handlers['stay.record'](more)).code).toBe('more-than-planned');
  answerOf(await handlers['stay.record'](input));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.variations).toHaveLength(2);
});

test('a comment that a person wrote stays', async () => {
  const { handlers, input } = await inHospital();
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations: [], comment: 'Ward 7, wk 2' }));
  const { changes } = answerOf(await handlers['stay.preview'](input));
  expect(changes[0]).toMatchObject({ commentKept: true, comment: { before: 'Ward 7, wk 2', after: 'Ward 7, wk 2' } });
});

test('beyond the paid weeks hours are missed, unless the decision is awaited', async () => {
  const { handlers, input, id } = await inHospital({ admitted: '2025-02-10' });
  const categories = async () =>
    answerOf(await handlers['stay.preview'](input)).changes.map(({ lineId, category }) => [lineId, category]);
  // Week 4: home support is paid for 2, shared support for 6.
  expect(await categories()).toEqual([
    ['line-1', 'missed'],
    ['line-9', 'frustrated'],
  ]);
  const approval = { state: 'requested' as const, by: 'Adults with Disabilities', reference: '', throughWeek: 4 };
  answerOf(await handlers['care.save-stay']({ stay: { ...stay, id, admitted: '2025-02-10', approval } }));
  expect(await categories()).toEqual([
    ['line-1', 'frustrated'],
    ['line-9', 'frustrated'],
  ]);
});

test('nothing is offered for days after a recorded death', async () => {
  const { handlers, input } = await inHospital();
  const end = { ssRef: '0012345', lineId: null, lastDay: '2025-03-04', cause: 'died' as const };
  answerOf(await handlers['care.save-end']({ end }));
  expect(problemOf(await handlers['stay.preview'](input)).code).toBe('day-outside-stay');
  const days = wholeWeek.slice(0, 2);
  expect(answerOf(await handlers['stay.preview']({ ...input, days })).changes[0]).toMatchObject({ quantity: 275 });
});

test('the step is in the history of each line', async () => {
  const { handlers, input } = await inHospital();
  answerOf(await handlers['stay.record'](input));
  const { entries } = answerOf(await handlers['week.history']({ weekStart, lineId: 'line-9' }));
  expect(entries[0]).toMatchObject({ what: 'Hospital stay recorded', by: 'Aisha Khan' });
});

test('figures of a line that came with a sync meanwhile are not overwritten, and no other line is recorded either', async () => {
  const { store, handlers, input } = await inHospital();
  const actualOf = (lineId: string) => {
    const stored = store.actuals.get(weekStart, lineId);
    if (stored === null) throw new Error('no actual');
    return stored.actual;
  };
  const seen = { 'line-1': actualOf('line-1'), 'line-9': actualOf('line-9') };
  const theirs = { missed: 200, actual: 800, variations: [variation()] };
  store.sync.applyChanges(
    [{ kind: 'actual', record: record({ version: 2, actual: actual({ lineId: 'line-9', ...theirs }) }) }],
    'cursor-3',
  );
  const quantities = { 'line-1': 1000, 'line-9': 300 };
  expect(problemOf(await handlers['stay.record']({ ...input, quantities, seen }))).toMatchObject({
    code: 'line-changed',
    sentence: expect.stringMatching(/Supported Living was changed since this was shown \(Actual 10\.00 → 8\.00/),
  });
  expect(actualOf('line-1').frustrated).toBe(0);
  expect(actualOf('line-9')).toMatchObject(theirs);
  const now = { ...seen, 'line-9': actualOf('line-9') };
  expect(answerOf(await handlers['stay.record']({ ...input, quantities, seen: now }))).toEqual({ recorded: 2 });
});
