// Many lines in one step: what can be recorded is, what cannot stays, and one undo takes all of it back.
import { expect, test } from 'vitest';
import { attestLines, redoLast, undoLast } from '../../../src-main/weeks/commands.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { previewMany, recordMany } from '../../../src-main/weeks/record-many.ts';
import type { RecordMany } from '../../../src-shared/app-api/week.ts';
import {
  answerOf,
  ben,
  contextOf,
  missedTwo,
  problemOf,
  storeWithProvider,
  variation,
  weekStart,
} from '../fixtures.ts';

function many(changes: RecordMany['changes']): RecordMany {
  return { weekStart, how: 'pasted', changes };
}

function context() {
  const store = storeWithProvider();
  const lineIds = store.actuals.ofWeek(weekStart).map(({ actual }) => actual.lineId);
  const [first = '', second = ''] = lineIds;
  const missed = () => [first, second].map((lineId) => store.actuals.get(weekStart, lineId)?.actual.missed);
  return { store, context: contextOf(store), first, second, missed };
}

test('a preview says what would be recorded and writes nothing', () => {
  const { context: own, first, second, missed } = context();
  const input = many([
    { lineId: first, variations: [variation({ quantity: 100 })] },
    { lineId: second, variations: [variation({ quantity: 999_900 })] },
    { lineId: 'nobody', variations: [] },
  ]);
  const preview = answerOf(previewMany(own, input));
  expect(preview).toMatchObject({ changed: 1, unchanged: 0 });
  expect(preview.lines).toMatchObject([
    { lineId: first, fields: expect.arrayContaining([{ field: 'Missed', from: '0.00', to: '1.00' }]) },
  ]);
  expect(preview.refused.map(({ lineId }) => lineId)).toEqual([second, 'nobody']);
  expect(missed()).toEqual([0, 0]);
  expect(answerOf(recordMany(own, input))).toMatchObject(preview);
  expect(missed()).toEqual([100, 0]);
});

test('one undo takes the whole paste back, and one redo brings it again', () => {
  const { context: own, first, second, missed } = context();
  answerOf(
    recordMany(own, many([first, second].map((lineId) => ({ lineId, variations: [variation({ quantity: 50 })] })))),
  );
  expect(missed()).toEqual([50, 50]);
  expect(answerOf(undoLast(own)).undone).toBe('what was pasted into 2 lines');
  expect(missed()).toEqual([0, 0]);
  answerOf(redoLast(own));
  expect(missed()).toEqual([50, 50]);
});

test('where a paste can no longer be undone, that is said once with what can be undone next', () => {
  const { context: own, store, first, second, missed } = context();
  const paste = (lineId: string) => answerOf(recordMany(own, many([{ lineId, variations: [variation()] }])));
  paste(first);
  paste(second);
  store.command({ what: 'record', by: ben, source: 'typed' }, (write) =>
    write.actual({ actual: missedTwo({ lineId: second }), attested: null, commentSource: 'edited' }),
  );
  expect(problemOf(undoLast(own))).toMatchObject({
    code: 'changed-since',
    action: expect.stringMatching(/change it by hand\. The step before it can be undone next\.$/),
  });
  answerOf(undoLast(own));
  expect(missed()[0]).toBe(0);
});

test('a comment alone leaves the figures and the word of who said as planned', () => {
  const { context: own, store, first } = context();
  answerOf(attestLines(own, { weekStart, lineIds: [first] }));
  answerOf(recordMany(own, many([{ lineId: first, comment: 'Seen on Monday.' }])));
  const stored = store.actuals.get(weekStart, first);
  expect(stored?.actual.comment).toBe('Seen on Monday.');
  expect(stored?.attested).not.toBeNull();
});

test('what a comment suggests is shown, and counts where somebody takes it', () => {
  const { context: own, store, first, second } = context();
  const pasted = (comment: string) => ({ variations: [variation({ quantity: 100, reason: 'unspecified' })], comment });
  const input = many([
    { lineId: first, ...pasted('refused entry') },
    { lineId: second, ...pasted('see email') },
  ]);
  expect(answerOf(previewMany(own, input)).lines).toMatchObject([
    { suggested: ['1 missed: Refused, did not engage or cancelled late'], withoutReason: false },
    { suggested: [], withoutReason: true },
  ]);
  answerOf(recordMany(own, { ...input, takeSuggested: [first, second] }));
  const reasonOf = (lineId: string) => store.actuals.get(weekStart, lineId)?.actual.variations[0]?.reason;
  expect([reasonOf(first), reasonOf(second)]).toEqual(['non_engagement', 'unspecified']);
  expect(store.actuals.get(weekStart, first)?.actual.comment).toBe('refused entry');
  const [latest] = store.changeLog.ofLine(weekStart, first);
  expect(latest?.content?.why).toBe('Pasted from a sheet. Suggested by the comment “refused entry”');
});

test('nothing that was suggested counts by itself', () => {
  const { context: own, store, first } = context();
  const variations = [variation({ quantity: 100, reason: 'unspecified' })];
  answerOf(recordMany(own, many([{ lineId: first, variations, comment: 'refused entry' }])));
  expect(store.actuals.get(weekStart, first)?.actual.variations).toMatchObject([{ reason: 'unspecified' }]);
});

test('what reads so already is no change and needs no undo', () => {
  const { context: own, first } = context();
  expect(answerOf(recordMany(own, many([{ lineId: first, variations: [] }])))).toMatchObject({
    changed: 0,
    unchanged: 1,
  });
  expect(answerOf(undoLast(own)).undone).toBeNull();
});

test('a fill leaves a line as it was where it would make a problem, and says which; a paste is taken all the same', () => {
  const { context: own, store, first } = context();
  const missed = variation({ quantity: 50, reason: 'planned_absence' });
  const withoutDays = variation({
    category: 'extra',
    reason: 'temporary_increase',
    quantity: 50,
    firstDay: null,
    lastDay: null,
  });
  const input: RecordMany = {
    weekStart,
    how: 'filled-down',
    changes: [
      { lineId: first, variations: [missed] },
      { lineId: 'line-3', variations: [withoutDays] },
    ],
  };
  const before = weekFactsOf(own)(weekStart);
  const filled = answerOf(recordMany(own, input, before));
  expect(filled).toMatchObject({ changed: 1, lines: [{ lineId: first }], refused: [{ lineId: 'line-3' }] });
  expect(filled.refused[0]?.sentence).toMatch(/day/);
  expect(store.actuals.get(weekStart, 'line-3')?.actual.extra).toBe(0);
  expect(weekFactsOf(own)(weekStart)?.findings).toEqual(before?.findings);
  expect(answerOf(undoLast(own)).undone).toBe('what was filled down into 1 line');
  expect(answerOf(recordMany(own, { ...input, how: 'pasted' }, before)).refused).toEqual([]);
});
