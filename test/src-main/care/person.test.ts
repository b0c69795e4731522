// One person over all weeks that are here: lines, weeks with why and how far they are, stays, log and disputes.
import { expect, test } from 'vitest';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import {
  actual,
  aisha,
  answerOf,
  contextOf,
  edit,
  handlersOf,
  line,
  missedTwo,
  problemOf,
  record,
  storeWithProvider,
  week,
  weekStart,
} from '../fixtures.ts';

const ssRef = '0012345';
const before = '2025-02-24';

function person() {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  const changes: Change[] = [
    { kind: 'line', line: line({ id: 'line-9', serviceLevel: 'Double', endDate: '2025-03-01' }) },
    { kind: 'week', week: week({ weekStart: before, status: 'payment-processed' }) },
    {
      kind: 'actual',
      record: record({ actual: actual({ weekStart: before }), attested: { ...aisha, at: `${before}T09:00:00.000Z` } }),
    },
    { kind: 'actual', record: record({ actual: actual({ weekStart: before, lineId: 'line-9' }) }) },
    {
      kind: 'payment',
      payment: {
        id: 'pay-1',
        weekStart: before,
        service: 'Home Support',
        state: 'processed',
        amountPence: 12_345,
        paidOn: '2025-03-07',
      },
    },
    {
      kind: 'dispute',
      dispute: {
        id: 'd-1',
        weekStart: before,
        lineId: 'line-1',
        state: 'open',
        messages: [
          { id: 'm-1', from: 'council', by: { id: 'c', name: 'Council', at: `${before}T09:00:00.000Z` }, text: 'Why?' },
        ],
      },
    },
  ];
  store.sync.applyChanges(changes, 'cursor-2');
  return { store, handlers };
}

test('the weeks of all lines come newest first, with why, who said so and what is paid', async () => {
  const { store, handlers } = person();
  edit(store, missedTwo());
  const view = answerOf(await handlers['person.get']({ ssRef }));
  expect(view.person?.name).toBe('Ada Okafor');
  expect(view.lines.map(({ id, planned }) => [id, planned])).toEqual([
    ['line-1', true],
    ['line-9', true],
  ]);
  expect(view.firstWeekHere).toBe(before);
  expect(view.weeks.map(({ actual: one }) => `${one.weekStart} ${one.lineId}`)).toEqual([
    `${weekStart} line-1`,
    `${before} line-1`,
    `${before} line-9`,
  ]);
  expect(view.weeks[0]).toMatchObject({
    knowledge: 'changed',
    status: 'open',
    payment: null,
    actual: { comment: 'Refused entry on Tuesday.', variations: [{ reason: 'non_engagement' }] },
    expected: 800,
    notSaid: 200,
  });
  expect(view.weeks[1]).toMatchObject({
    knowledge: 'attested',
    attested: { name: 'Aisha Khan' },
    status: 'payment-processed',
    expected: 1000,
    payment: { state: 'processed', paidOn: '2025-03-07' },
  });
  expect(view.weeks[2]).toMatchObject({ knowledge: 'untouched' });
});

test('what is another’s stays out, and a line that is gone stays with its weeks', async () => {
  const { store, handlers } = person();
  answerOf(
    await handlers['care.save-stay']({
      stay: { id: null, ssRef, admitted: '2025-03-04', discharged: null, told: null, approval: null },
    }),
  );
  for (const lineId of ['line-1', 'line-2']) {
    const entry = {
      id: null,
      lineId,
      day: '2025-03-03',
      kind: 'as-planned',
      reason: null,
      minutes: 60,
      note: lineId,
    } as const;
    answerOf(await handlers['care.save-log']({ entry }));
  }
  store.sync.applyChanges([{ kind: 'gone', what: 'line', id: 'line-9', weekStart: null }], 'cursor-3');
  const view = answerOf(await handlers['person.get']({ ssRef }));
  expect(view.stays).toMatchObject([{ admitted: '2025-03-04' }]);
  expect(view.log.map(({ note }) => note)).toEqual(['line-1']);
  expect(view.disputes).toMatchObject([{ id: 'd-1', ssRef }]);
  expect(view.lines.find(({ id }) => id === 'line-9')?.planned).toBe(false);
  expect(view.weeks.map(({ actual: one }) => one.lineId)).toContain('line-9');
  const other = answerOf(await handlers['person.get']({ ssRef: '0012399' }));
  expect([other.stays, other.disputes]).toEqual([[], []]);
});

test('somebody who is not known is said to be no longer there', async () => {
  const { handlers } = person();
  expect(problemOf(await handlers['person.get']({ ssRef: '77' })).code).toBe('gone');
});
