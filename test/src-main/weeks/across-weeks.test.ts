// What is counted across weeks is counted from the records of the weeks before too, on the desktop as in the portal.
import { expect, test } from 'vitest';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import { aisha, answerOf, contextOf, handlersOf, line, storeWithProvider, weekStart } from '../fixtures.ts';

function refused(day: string, index: number): Change {
  const id = `log-${index}`;
  const entry = { id, lineId: 'line-1', day, kind: 'missed' as const, reason: 'non_engagement' as const };
  const value = { ...entry, minutes: 60, note: '' };
  return {
    kind: 'care',
    version: 1,
    changed: { ...aisha, at: `${day}T18:00:00.000Z` },
    record: { kind: 'log', id, value },
  };
}

async function logged(days: string[]) {
  const store = storeWithProvider();
  const community: Change = { kind: 'line', line: line({ serviceType: 'supported_living_community' }) };
  store.sync.applyChanges([community, ...days.map(refused)], 'cursor-2');
  const handlers = handlersOf(contextOf(store));
  const { findings } = answerOf(await handlers['week.get']({ weekStart }));
  const { lines } = answerOf(await handlers['week.counts']({ weekStart }));
  return { rules: findings.map(({ rule }) => rule as string), counts: lines[0]?.nonEngagement ?? null };
}

test('the third refusal asks for a review, although two were logged in the week before', async () => {
  const { rules, counts } = await logged(['2025-02-25', '2025-02-27', '2025-03-04']);
  expect(rules).toContain('non-engagement-review');
  expect(counts).toEqual({
    days: ['2025-02-25', '2025-02-27', '2025-03-04'],
    count: 3,
    since: 'Tuesday 25 February 2025',
    reviewAt: 3,
  });
});

test('the second asks for nothing yet, and is counted', async () => {
  const { rules, counts } = await logged(['2025-02-27', '2025-03-04']);
  expect(rules).not.toContain('non-engagement-review');
  expect(counts?.days).toHaveLength(2);
});

test('an increase is counted by its days across weeks', async () => {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  const extra = { category: 'extra' as const, reason: 'temporary_increase' as const, quantity: 100 };
  const variations = [{ ...extra, firstDay: '2025-03-05', lastDay: '2025-03-09', hospitalStayId: null, note: '' }];
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations }));
  expect(answerOf(await handlers['week.counts']({ weekStart })).lines).toMatchObject([
    { lineId: 'line-1', increase: { firstDay: '2025-03-05', lastDay: '2025-03-09', days: 5, most: 7 } },
  ]);
});
