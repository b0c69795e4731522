import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import { actualWith, findingOf, missed, rulesOf, serviceLine, weeklyActual, weekToCheck } from '../../builders.ts';

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
