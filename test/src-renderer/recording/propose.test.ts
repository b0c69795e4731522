import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propose, quantitiesOf, total } from '../../../src-renderer/recording/propose.ts';
import { actualByFormula, categories, type Variation } from '../../../src-shared/domain/actuals.ts';

const variation = (part: Partial<Variation>): Variation => ({
  category: 'missed',
  reason: 'provider_cause',
  quantity: 100,
  firstDay: null,
  lastDay: null,
  hospitalStayId: null,
  note: '',
  ...part,
});
const line = (planned: number, variations: Variation[]) => ({
  planned,
  variations,
  ...quantitiesOf(planned, variations),
});

describe('typing a quantity into the grid', () => {
  test('the same figure means nothing', () => {
    expect(propose(line(1000, []), 'missed', 0)).toEqual({ kind: 'nothing' });
  });

  test('a first missed quantity asks why', () => {
    expect(propose(line(1000, []), 'missed', 200)).toMatchObject({
      kind: 'ask',
      quantity: 200,
      before: null,
      kept: [],
    });
  });

  test('changing the one reason of a category starts from that reason', () => {
    const before = variation({ reason: 'non_engagement', quantity: 100 });
    expect(propose(line(1000, [before]), 'missed', 300)).toMatchObject({ kind: 'ask', quantity: 300, before });
  });

  test('more than several reasons add up to asks for the rest only', () => {
    const said = [variation({ quantity: 100 }), variation({ reason: 'non_engagement', quantity: 50 })];
    expect(propose(line(1000, said), 'missed', 200)).toMatchObject({ kind: 'ask', quantity: 50, kept: said });
  });

  test('less than several reasons add up to takes off the last one first', () => {
    const said = [variation({ quantity: 100 }), variation({ reason: 'non_engagement', quantity: 50 })];
    expect(propose(line(1000, said), 'missed', 75)).toEqual({
      kind: 'record',
      variations: [variation({ quantity: 75 })],
    });
  });

  test('0 takes the category back and leaves the others', () => {
    const extra = variation({ category: 'extra', reason: 'temporary_increase' });
    expect(propose(line(1000, [variation({}), extra]), 'missed', 0)).toEqual({ kind: 'record', variations: [extra] });
  });

  test('an actual below plan is explained by missed or frustrated hours', () => {
    expect(propose(line(1000, []), 'actual', 800)).toMatchObject({
      kind: 'ask',
      quantity: 200,
      categories: ['missed', 'frustrated'],
    });
  });

  test('an actual above plan is explained by extra hours and says what it replaces', () => {
    expect(propose(line(1000, [variation({})]), 'actual', 1200)).toMatchObject({
      kind: 'ask',
      categories: ['extra'],
      replaces: 1,
    });
  });

  test('the planned figure as actual takes every reason back', () => {
    expect(propose(line(1000, [variation({})]), 'actual', 1000)).toEqual({ kind: 'record', variations: [] });
  });

  test('whatever is typed, the quantities that follow are those typed and the formula holds', () => {
    const variations = fc.array(
      fc.record({
        category: fc.constantFrom(...categories),
        reason: fc.constant('unspecified' as const),
        quantity: fc.integer({ min: 1, max: 40 }).map((steps) => steps * 25),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(variations, fc.constantFrom(...categories), fc.integer({ min: 0, max: 80 }), (said, field, steps) => {
        const actual = line(100_000, said.map(variation));
        const proposal = propose(actual, field, steps * 25);
        if (proposal.kind === 'nothing') return;
        const after =
          proposal.kind === 'record'
            ? proposal.variations
            : [...proposal.kept, variation({ category: field, quantity: proposal.quantity })];
        const quantities = quantitiesOf(actual.planned, after);
        expect(quantities[field]).toBe(steps * 25);
        expect(quantities.actual).toBe(actualByFormula({ planned: actual.planned, ...quantities }));
        expect(total(after)).toBe(quantities.frustrated + quantities.missed + quantities.extra);
      }),
    );
  });
});
