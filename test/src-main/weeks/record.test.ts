// Recording a line: the formula holds for whatever is recorded, and a person's comment is never overwritten.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedActual, recordLine } from '../../../src-main/weeks/record.ts';
import type { RecordInput } from '../../../src-shared/app-api/index.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { actualByFormula, categories, reasons } from '../../../src-shared/domain/actuals.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import { answerOf, contextOf, line, now, problemOf, storeWithProvider, variation, weekStart } from '../fixtures.ts';

function recording() {
  const store = storeWithProvider();
  const context = contextOf(store);
  const record = (input: Partial<RecordInput>) =>
    recordLine(context, { weekStart, lineId: 'line-1', variations: [], ...input });
  const shown = () => {
    const stored = store.actuals.get(weekStart, 'line-1');
    if (stored === null) throw new Error('no actual');
    return stored;
  };
  return { store, context, record, shown };
}

test('two missed hours of ten leave eight, with the comment that says why', () => {
  const { record, shown } = recording();
  answerOf(record({ variations: [variation()] }));
  expect(shown().actual).toMatchObject({ planned: 1000, actual: 800, missed: 200, visits: 7 });
  expect(shown().actual.comment).toContain('2 missed');
  expect(shown().commentSource).toBe('written');
});

test('the comment follows the variations as long as nobody edited it', () => {
  const { record, shown } = recording();
  answerOf(record({ variations: [variation()] }));
  answerOf(record({ variations: [variation({ quantity: 300 })] }));
  expect(shown().actual.comment).toContain('3 missed');
  answerOf(record({ variations: [] }));
  expect(shown().actual).toMatchObject({ actual: 1000, comment: '' });
});

test('a comment of nothing but the variations goes with them, also where somebody put its clauses in another order', () => {
  const { record, shown } = recording();
  const two = [variation(), variation({ reason: 'provider_cause' })];
  answerOf(record({ variations: two }));
  const clauses = shown().actual.comment.split('; ');
  expect(clauses).toHaveLength(2);
  answerOf(record({ variations: two, comment: clauses.toReversed().join('; ') }));
  expect(shown().commentSource).toBe('edited');
  answerOf(record({ variations: [] }));
  expect(shown()).toMatchObject({ actual: { actual: 1000, comment: '' }, commentSource: 'written' });
});

test('with its variations gone, a comment in a person’s words stays', () => {
  const { record, shown } = recording();
  answerOf(record({ variations: [variation()] }));
  answerOf(record({ variations: [variation()], comment: `${shown().actual.comment}, at her sister’s` }));
  answerOf(record({ variations: [] }));
  expect(shown().actual.comment).toContain('at her sister’s');
});

test('a comment that a person wrote is never overwritten', () => {
  const { record, shown } = recording();
  answerOf(record({ variations: [variation()], comment: 'Ada was at her sister’s.' }));
  answerOf(record({ variations: [variation({ quantity: 300 })] }));
  expect(shown()).toMatchObject({
    actual: { comment: 'Ada was at her sister’s.', actual: 700 },
    commentSource: 'edited',
  });
});

test('a comment that came from the portal in somebody’s words stays too', () => {
  const { store, record, shown } = recording();
  const stored = shown();
  if (stored.portal === null) throw new Error('no portal record');
  store.sync.applyChanges(
    [
      {
        kind: 'actual',
        record: { ...stored.portal, version: 2, actual: { ...stored.actual, comment: 'As Ben wrote.' } },
      },
    ],
    'c2',
  );
  answerOf(record({ variations: [variation()] }));
  expect(shown().actual.comment).toBe('As Ben wrote.');
});

test('recording what is already there writes nothing', () => {
  const { store, record } = recording();
  answerOf(record({ variations: [variation()] }));
  const head = store.changeLog.head();
  answerOf(record({ variations: [variation()] }));
  expect(store.changeLog.head()).toEqual(head);
});

test('an attestation falls away when the line is changed', () => {
  const { store, context, record, shown } = recording();
  store.command({ what: 'attest', by: context.account().user, source: 'typed' }, (write) =>
    write.actual({ ...shown(), attested: { ...context.account().user, at: now } }),
  );
  expect(shown().attested).not.toBeNull();
  answerOf(record({ variations: [variation()] }));
  expect(shown().attested).toBeNull();
});

test('more than planned is recorded and becomes a finding, as long as the actual is not less than nothing', () => {
  const { record, shown } = recording();
  const over = [
    variation({ quantity: 1100 }),
    variation({ category: 'extra', reason: 'temporary_increase', quantity: 200 }),
  ];
  answerOf(record({ variations: over }));
  expect(shown().actual).toMatchObject({ actual: 100, missed: 1100, extra: 200 });
  expect(problemOf(record({ variations: [variation({ quantity: 1100 })] }))).toMatchObject({
    code: 'less-than-nothing',
    sentence: '11.00 frustrated and missed is more than the 10.00 planned, so the actual would be less than 0.',
  });
  expect(shown().actual.missed).toBe(1100);
});

test('a week whose payment is processed is not written to', () => {
  const { store, record } = recording();
  const week = store.weeks.get(weekStart);
  if (week === null) throw new Error('no week');
  store.sync.applyChanges([{ kind: 'week', week: { ...week, status: 'payment-processed' } }], 'c2');
  expect(problemOf(record({ variations: [variation()] })).code).toBe('week-closed');
  expect(store.outbox.counts().toSend).toBe(0);
});

test('a line without an actual says what to do', () => {
  const { context } = recording();
  expect(problemOf(recordLine(context, { weekStart, lineId: 'nobody', variations: [] })).code).toBe('no-actual');
});

const anyVariation = fc.record({
  category: fc.constantFrom(...categories),
  reason: fc.constantFrom(...reasons),
  quantity: fc.integer({ min: 0, max: 4000 }),
  firstDay: fc.constantFrom(null, '2025-03-03', '2025-03-06'),
  lastDay: fc.constantFrom(null, '2025-03-06', '2025-03-09'),
  hospitalStayId: fc.constantFrom(null, 's-1'),
  note: fc.constantFrom('', 'a note'),
});

test('whatever is recorded, the formula holds and the variations add up', () => {
  const { shown } = recording();
  const stored = shown();
  fc.assert(
    fc.property(fc.array(anyVariation, { maxLength: 6 }), (variations) => {
      const result = recordedActual(stored, { variations }, [], bradford);
      const reducing = variations.filter(
        ({ category, reason }) => category === 'missed' && bradford.reasons[reason].reducesActual,
      );
      const missed = reducing.reduce((sum, { quantity }) => sum + quantity, 0);
      if (!result.ok) {
        const sum = (category: string) =>
          variations.filter((v) => v.category === category).reduce((total, v) => total + v.quantity, 0);
        expect(1000 - sum('frustrated') - missed + sum('extra')).toBeLessThan(0);
        return;
      }
      const { actual } = result.value;
      expect(actual.actual).toBe(actualByFormula(actual, missed));
      const rules = checkWeek({
        weekStart,
        status: 'open',
        generated: true,
        lines: [line()],
        actuals: [actual],
        stays: [],
        adjustments: [],
        ends: [],
        log: [],
        earlier: {},
        council: bradford,
        now,
      }).map(({ rule }) => rule);
      expect(rules).not.toContain('quantity-balance');
      expect(rules).not.toContain('variation-mismatch');
      expect(rules).not.toContain('quantity-invalid');
    }),
  );
});

test('a comment is kept with plain line breaks and nothing around it, whatever the clipboard had', () => {
  const { record, shown } = recording();
  answerOf(record({ variations: [variation()], comment: ' Away\r\nuntil Friday\u00a0' }));
  expect(shown().actual.comment).toBe('Away\nuntil Friday');
});
