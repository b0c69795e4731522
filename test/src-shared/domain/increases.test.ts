import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { payable } from '../../../src-shared/domain/payable.ts';
import { runningIncrease } from '../../../src-shared/domain/running-counts.ts';
import { actualWith, extra, logEntry, rulesOf, serviceLine } from '../../builders.ts';

describe('an increase that goes on over days that were given and are not claimed', () => {
  const week = [extra({ firstDay: '2025-02-24', lastDay: '2025-03-02' })];
  const earlier = { 'line-1': [actualWith(week, { weekStart: '2025-02-24' })] };
  const actual = actualWith([extra({ quantity: 200, firstDay: '2025-03-05', lastDay: '2025-03-05' })]);
  const given = ['2025-03-03', '2025-03-04'].map((day) =>
    logEntry({ id: `given ${day}`, day, kind: 'extra', reason: 'temporary_increase' }),
  );

  test.each([
    ['with', given, ['adjustment-needed', 'extra-over-week'], 1000, 10],
    ['without', [], [], 1200, 1],
  ])('is one increase to the rules, in what is paid and in the count: %s them', (_, log, rules, hours, days) => {
    expect(rulesOf({ actuals: [actual], earlier, log })).toEqual(rules);
    const context = { stays: [], earlier, logOf: () => log };
    expect(payable(serviceLine(), actual, bradford, context).payable).toBe(hours);
    expect(runningIncrease(actual, earlier['line-1'], log, bradford)?.days).toBe(days);
  });
});
