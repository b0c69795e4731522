// A colleague's figures come with a sync while a question or a preview is open: what is answered then never overwrites them.
import { describe, expect, test } from 'vitest';
import { recordLineWithStay } from '../../../src-main/care/record-with-stay.ts';
import { attestLines } from '../../../src-main/weeks/commands.ts';
import { recordLine } from '../../../src-main/weeks/record.ts';
import { previewMany, recordMany } from '../../../src-main/weeks/record-many.ts';
import type { RecordMany } from '../../../src-shared/app-api/week.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { hospitalStay } from '../../builders.ts';
import { answerOf, contextOf, problemOf, storeWithProvider, variation, weekStart } from '../fixtures.ts';

const lineId = 'line-1';
const extra = variation({ category: 'extra', reason: 'temporary_increase', quantity: 100 });

function desk() {
  const store = storeWithProvider();
  const context = contextOf(store);
  const line = (id = lineId) => {
    const stored = store.actuals.get(weekStart, id);
    if (stored === null) throw new Error('no actual');
    return stored;
  };
  let version = 1;
  /** What a sync brings of a line that a colleague changed. */
  const pull = (part: Partial<WeeklyActual>, id = lineId) => {
    const { portal } = line(id);
    if (portal === null) throw new Error('no portal record');
    version += 1;
    const record = { ...portal, version, actual: { ...portal.actual, ...part } };
    store.sync.applyChanges([{ kind: 'actual', record }], `c${version}`);
  };
  return { store, context, line, pull };
}

const theirs = { missed: 200, actual: 800, variations: [variation()] };

describe('one line', () => {
  test('figures that came meanwhile stay, and what they are is said', () => {
    const { context, line, pull, store } = desk();
    const seen = line().actual;
    pull(theirs);
    const answer = recordLine(context, { weekStart, lineId, seen, variations: [extra] });
    expect(problemOf(answer)).toMatchObject({
      code: 'line-changed',
      sentence: expect.stringMatching(
        /was changed since this was shown \(Actual 10\.00 → 8\.00, Missed 0\.00 → 2\.00, Reasons/,
      ),
    });
    expect(line().actual).toMatchObject(theirs);
    expect(store.outbox.counts().toSend).toBe(0);
    answerOf(recordLine(context, { weekStart, lineId, seen: line().actual, variations: [extra] }));
    expect(line().actual).toMatchObject({ missed: 0, extra: 100 });
  });

  test('other reasons of the same figures are a change, and so is another plan', () => {
    const { context, line, pull } = desk();
    pull(theirs);
    const seen = line().actual;
    pull({ ...theirs, variations: [variation({ reason: 'provider_cause' })] });
    expect(problemOf(recordLine(context, { weekStart, lineId, seen, variations: [] })).code).toBe('line-changed');
    const next = line().actual;
    pull({ planned: 1200, actual: 1200, missed: 0, variations: [] });
    expect(problemOf(recordLine(context, { weekStart, lineId, seen: next, variations: [extra] })).code).toBe(
      'line-changed',
    );
  });

  test('a comment leaves their figures alone, and figures leave their comment alone', () => {
    const { context, line, pull } = desk();
    const seen = line().actual;
    pull(theirs);
    answerOf(recordLine(context, { weekStart, lineId, seen, comment: 'Seen on Monday.' }));
    expect(line().actual).toMatchObject({ ...theirs, comment: 'Seen on Monday.' });
    const second = line('line-2').actual;
    pull({ comment: 'As Ben wrote.' }, 'line-2');
    answerOf(recordLine(context, { weekStart, lineId: 'line-2', seen: second, variations: [extra] }));
    expect(line('line-2').actual).toMatchObject({ extra: 100, comment: expect.stringContaining('As Ben wrote.') });
  });

  test('a comment or visits that came meanwhile are not overwritten either', () => {
    const { context, line, pull } = desk();
    const seen = line().actual;
    pull({ comment: 'As Ben wrote.', visits: 5 });
    const comment = problemOf(recordLine(context, { weekStart, lineId, seen, comment: 'Mine.' }));
    expect(comment.sentence).toContain('(Comment nothing → As Ben wrote.)');
    expect(comment.action).toContain('Yours is kept in the panel of the line');
    const visits = problemOf(recordLine(context, { weekStart, lineId, seen, visits: 6 }));
    expect(visits.sentence).toContain('(Visits 7 → 5)');
    expect(line().actual).toMatchObject({ comment: 'As Ben wrote.', visits: 5 });
  });

  test('where they said the same, nothing is refused', () => {
    const { context, line, pull } = desk();
    const seen = line().actual;
    pull(theirs);
    const comment = line().actual.comment;
    expect(recordLine(context, { weekStart, lineId, seen, variations: [variation()], comment }).ok).toBe(true);
  });

  test('with a new hospital stay, neither the stay nor the figures are recorded', () => {
    const { context, line, pull, store } = desk();
    const seen = line().actual;
    const before = store.care.stays().length;
    pull(theirs);
    const { id: _, ...stay } = hospitalStay({ ssRef: store.lines.get(lineId)?.ssRef ?? '', admitted: weekStart });
    const hospital = variation({ category: 'frustrated', reason: 'hospital', hospitalStayId: 'new' });
    const answer = recordLineWithStay(context, { weekStart, lineId, seen, variations: [hospital], stay });
    expect(problemOf(answer).code).toBe('line-changed');
    expect(store.care.stays()).toHaveLength(before);
    expect(line().actual).toMatchObject(theirs);
  });
});

describe('many lines', () => {
  test.each(['pasted', 'filled-down', 'moved', 'cleared'] as const)(
    'those that changed meanwhile are left out: %s',
    (how) => {
      const { context, line, pull } = desk();
      const change = (id: string) => ({ lineId: id, seen: line(id).actual, variations: [extra] });
      const input: RecordMany = { weekStart, how, changes: ['line-1', 'line-2', 'line-3'].map(change) };
      expect(answerOf(previewMany(context, input))).toMatchObject({ changed: 3, refused: [] });
      pull(theirs);
      pull({ comment: 'As Ben wrote.' }, 'line-2');
      expect(answerOf(recordMany(context, input))).toMatchObject({
        changed: 2,
        refused: [
          {
            lineId: 'line-1',
            sentence: expect.stringMatching(/^This line was changed since it was shown \(Actual 10\.00 → 8\.00/),
          },
        ],
      });
      expect(line().actual).toMatchObject(theirs);
      expect(line('line-2').actual).toMatchObject({ extra: 100, comment: expect.stringContaining('As Ben wrote.') });
      const next: RecordMany = { weekStart, how, changes: [{ ...change('line-3'), variations: [] }] };
      expect(answerOf(recordMany(context, next)).left).toEqual([line('line-3').actual]);
    },
  );

  test('a comment goes in beside their figures', () => {
    const { context, line, pull } = desk();
    const changes = [{ lineId, seen: line().actual, comment: 'Seen on Monday.' }];
    pull(theirs);
    // What they hold beside it was not seen, so the line is not handed back as known.
    expect(answerOf(recordMany(context, { weekStart, how: 'pasted', changes }))).toMatchObject({
      changed: 1,
      left: [],
    });
    expect(line().actual).toMatchObject({ ...theirs, comment: 'Seen on Monday.' });
  });
});

describe('said to be as planned', () => {
  test.each<[string, Partial<WeeklyActual>, string]>([
    ['hours', theirs, 'Missed 0.00 → 2.00'],
    ['another plan', { planned: 1200, actual: 1200 }, 'Planned 10.00 → 12.00'],
    ['a comment', { comment: 'Rang: away from Thursday.' }, 'Comment nothing → Rang: away from Thursday.'],
    ['visits', { visits: 5 }, 'Visits 7 → 5'],
  ])('a line on which a colleague changed %s since is left out and named, and the rest goes on', (_, part, words) => {
    const { context, line, pull } = desk();
    const lineIds = ['line-1', 'line-2'];
    const seen = lineIds.map((id) => line(id).actual);
    pull(part);
    const answer = answerOf(attestLines(context, { weekStart, lineIds, seen }));
    expect(answer).toMatchObject({
      attested: 1,
      refused: [{ lineId: 'line-1', sentence: expect.stringContaining(words) }],
    });
    expect(line().attested).toBeNull();
    expect(line('line-2').attested).not.toBeNull();
    const again = answerOf(attestLines(context, { weekStart, lineIds, seen: [line().actual] }));
    expect(again).toEqual({ attested: part === theirs ? 0 : 1, refused: [] });
  });

  test('where a colleague said so first, nothing is refused', () => {
    const { context, line, store } = desk();
    const seen = [line().actual];
    const { portal } = line();
    if (portal === null) throw new Error('no portal record');
    const record = {
      ...portal,
      version: 2,
      attested: { id: 'u-ben', name: 'Ben Moss', at: '2025-03-10T08:00:00.000Z' },
    };
    store.sync.applyChanges([{ kind: 'actual', record }], 'c2');
    expect(answerOf(attestLines(context, { weekStart, lineIds: [lineId], seen }))).toEqual({
      attested: 0,
      refused: [],
    });
  });
});
