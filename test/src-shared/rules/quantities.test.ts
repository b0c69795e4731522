import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import {
  actualWith,
  extra,
  findingOf,
  missed,
  rulesOf,
  serviceLine,
  weeklyActual,
  weekToCheck,
} from '../../builders.ts';

describe('quantity-invalid', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_000])('refuses %s hundredths', (quantity) => {
    expect(rulesOf({ actuals: [actualWith([], { missed: quantity })] })).toContain('quantity-invalid');
  });

  test.each(['planned', 'actual', 'frustrated', 'missed', 'extra'] as const)('looks at %s', (field) => {
    expect(findingOf('quantity-invalid', { actuals: [weeklyActual({ [field]: -25 })] }).field).toBe(field);
  });

  test('looks at the quantity of a reason', () => {
    const actuals = [actualWith([missed('planned_absence', { quantity: 0.5 })], { missed: 100, actual: 900 })];
    expect(findingOf('quantity-invalid', { actuals }).field).toBe('missed');
  });

  test('silences the arithmetic rules of its line, and of no other', () => {
    const lines = [serviceLine(), serviceLine({ id: 'line-2' })];
    const wrong = { missed: 110, actual: 0, comment: 'away' };
    const actuals = [weeklyActual({ ...wrong, extra: Number.NaN }), weeklyActual({ ...wrong, lineId: 'line-2' })];
    const found = checkWeek(weekToCheck({ lines, actuals })).map(({ lineId, rule }) => `${lineId} ${rule}`);
    expect(found).toEqual([
      'line-1 quantity-invalid',
      'line-2 quantity-balance',
      'line-2 quantity-step',
      'line-2 variation-mismatch',
    ]);
  });
});

describe('quantity-step', () => {
  test.each([25, 50, 75, 100, 225])('accepts %s hundredths', (quantity) => {
    expect(rulesOf({ actuals: [actualWith([missed('planned_absence', { quantity })])] })).toEqual([]);
  });

  test.each([1, 10, 24, 26, 110])('refuses %s hundredths', (quantity) => {
    expect(rulesOf({ actuals: [actualWith([missed('planned_absence', { quantity })])] })).toEqual(['quantity-step']);
  });

  test('offers the nearest step, half up', () => {
    const finding = findingOf('quantity-step', {
      actuals: [actualWith([missed('planned_absence', { quantity: 113 })])],
    });
    expect(finding.fix).toContain('Enter 1.25');
    expect(finding.action).toMatchObject({ kind: 'record-variations', variations: [{ quantity: 125 }] });
  });

  test('leaves a plan off the step alone: only what is entered is held to it', () => {
    expect(rulesOf({ actuals: [weeklyActual({ planned: 1010, actual: 1010 })] })).toEqual([]);
  });

  test('takes the whole of a plan off the step, and what is left of it beside the other category', () => {
    const lines = [serviceLine({ plannedQuantity: 1010 })];
    const of = (...variations: ReturnType<typeof missed>[]) =>
      rulesOf({ lines, actuals: [actualWith(variations, { planned: 1010 })] });
    expect(of(missed('provider_cause', { quantity: 1010 }))).toEqual([]);
    expect(
      of(
        { ...missed('hospital', { quantity: 500 }), category: 'frustrated' },
        missed('provider_cause', { quantity: 510 }),
      ),
    ).not.toContain('quantity-step');
    expect(of(missed('provider_cause', { quantity: 510 }))).toEqual(['quantity-step']);
  });

  test('is silent for a council without a step', () => {
    const actuals = [actualWith([missed('planned_absence', { quantity: 113 })])];
    expect(rulesOf({ actuals, council: { ...bradford, step: 0 } })).toEqual([]);
  });
});

describe('quantity-balance', () => {
  test('refuses an actual that does not follow from the formula, and offers the one that does', () => {
    const finding = findingOf('quantity-balance', { actuals: [actualWith([missed()], { actual: 1000 })] });
    expect(finding.action).toEqual({ kind: 'set-quantity', field: 'actual', quantity: 800 });
    expect(finding.source).toContain('it is important that they are not included');
  });

  test('lets hours stand in the actual whose reason does not reduce it', () => {
    const reasons = {
      ...bradford.reasons,
      non_engagement: { ...bradford.reasons.non_engagement, reducesActual: false },
    };
    const actuals = [actualWith([missed('non_engagement'), missed('provider_cause')], { actual: 800 })];
    expect(rulesOf({ actuals, council: { ...bradford, reasons } })).toEqual([]);
    expect(rulesOf({ actuals })).toEqual(['quantity-balance']);
  });
});

describe('variation-mismatch', () => {
  test.each(['frustrated', 'missed', 'extra'] as const)('refuses %s hours that have no reason', (field) => {
    const actuals = [weeklyActual({ [field]: 100, comment: 'away' })];
    expect(rulesOf({ actuals })).toContain('variation-mismatch');
  });

  test('refuses reasons that add up to something else', () => {
    const actuals = [actualWith([missed(), missed('provider_cause')], { missed: 500, actual: 500 })];
    const finding = findingOf('variation-mismatch', { actuals });
    expect(finding.message).toBe('The reasons recorded for missed add up to 4, but the missed quantity is 5.');
  });

  test('accepts several reasons that add up', () => {
    expect(rulesOf({ actuals: [actualWith([missed(), missed('provider_cause')])] })).toEqual([]);
  });
});

describe('over-planned', () => {
  test('accepts the whole plan missed', () => {
    expect(rulesOf({ actuals: [actualWith([missed('planned_absence', { quantity: 1000 })])] })).toEqual([]);
  });

  test('refuses one step more', () => {
    const actuals = [actualWith([missed('planned_absence', { quantity: 1025 })], { actual: 0 })];
    expect(rulesOf({ actuals })).toContain('over-planned');
  });
});

describe('quantity-impossible', () => {
  const entered = (quantity: number, days: string[], serviceLevel = 'Single-handed', planned = 1000) => ({
    lines: [serviceLine({ serviceLevel, plannedQuantity: planned })],
    actuals: [actualWith([extra({ quantity, firstDay: days[0] ?? '', lastDay: days.at(-1) ?? '' })], { planned })],
  });

  test.each([
    ['Single-handed', 2400, []],
    ['Single handed', 2425, ['quantity-impossible']],
    ['Double-handed', 4800, []],
    ['double handed', 4825, ['quantity-impossible']],
  ])('%s: %s hundredths on one day give %j', (level, quantity, expected) => {
    expect(rulesOf(entered(quantity, ['2025-03-04'], level))).toEqual(expected);
  });

  test('is an error, and a warning where the level is not known', () => {
    expect(findingOf('quantity-impossible', entered(3000, ['2025-03-04'])).level).toBe('error');
    const unknown = findingOf('quantity-impossible', entered(3000, ['2025-03-04'], 'Level 3'));
    expect(unknown.level).toBe('warning');
    expect(unknown.message).toBe(
      'More hours than the day has: 30 extra on Tuesday 4 March 2025, which has 24 hours, with one carer at a time.',
    );
  });

  test('adds up what is entered for the same days, missed and frustrated together', () => {
    const lines = [serviceLine({ plannedQuantity: 16800 })];
    const day = { firstDay: '2025-03-04', lastDay: '2025-03-04', quantity: 1300 };
    const two = actualWith([missed('provider_cause', day), missed('planned_absence', day)], { planned: 16800 });
    expect(rulesOf({ lines, actuals: [two] })).toEqual(['quantity-impossible']);
    const apart = { ...day, firstDay: '2025-03-05', lastDay: '2025-03-05' };
    const actuals = [actualWith([missed('provider_cause', day), missed('planned_absence', apart)], { planned: 16800 })];
    expect(rulesOf({ lines, actuals })).toEqual([]);
  });

  test('never has fewer carers than the plan needs', () => {
    expect(rulesOf(entered(4800, ['2025-03-04'], 'Single-handed', 33600))).toEqual([]);
    expect(rulesOf(entered(4825, ['2025-03-04'], 'Single-handed', 33600))).toEqual(['quantity-impossible']);
  });

  test('never judges the plan', () => {
    const lines = [serviceLine({ plannedQuantity: 90_000 })];
    expect(rulesOf({ lines })).toEqual([]);
  });

  test.each([
    ['2025-03-24', '2025-03-30', 2300, []],
    ['2025-03-24', '2025-03-30', 2325, ['quantity-impossible']],
    ['2025-10-20', '2025-10-26', 2500, []],
    ['2025-10-20', '2025-10-26', 2525, ['quantity-impossible']],
  ])('in the week of %s, %s has its real hours: %s give %j', (weekStart, day, quantity, expected) => {
    const actuals = [actualWith([extra({ quantity, firstDay: day, lastDay: day })], { weekStart })];
    expect(rulesOf({ weekStart, now: '2025-12-01T09:00:00Z', status: 'confirmed', actuals })).toEqual(expected);
  });
});
