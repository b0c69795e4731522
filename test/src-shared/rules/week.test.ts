import { describe, expect, test } from 'vitest';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import { findingOf, rulesOf, weeklyActual, weekToCheck } from '../../builders.ts';

describe('week-processed', () => {
  test('is the only finding of a week whose payment is processed', () => {
    const findings = checkWeek(weekToCheck({ status: 'payment-processed', actuals: [weeklyActual({ actual: -1 })] }));
    expect(findings.map(({ rule, level, lineId }) => ({ rule, level, lineId }))).toEqual([
      { rule: 'week-processed', level: 'error', lineId: null },
    ]);
  });
});

describe('week-not-generated', () => {
  test('refuses a week without actuals, and offers to generate it', () => {
    expect(findingOf('week-not-generated', { generated: false, actuals: [] }).action).toEqual({
      kind: 'generate-week',
    });
  });
});

describe('week-not-finished', () => {
  test.each([
    ['2025-03-09T23:59:59Z', ['week-not-finished']],
    ['2025-03-10T00:00:00Z', []],
  ])('at %s gives %j', (now, expected) => {
    expect(rulesOf({ now })).toEqual(expected);
  });

  test('ends with the Sunday in London, also in summer time', () => {
    const week = { weekStart: '2025-06-02', actuals: [weeklyActual({ weekStart: '2025-06-02' })] };
    expect(rulesOf({ ...week, now: '2025-06-08T22:59:59Z' })).toEqual(['week-not-finished']);
    expect(rulesOf({ ...week, now: '2025-06-08T23:00:00Z' })).toEqual([]);
  });
});

describe('deadline-missed', () => {
  test.each([
    ['2025-03-11T17:00:00Z', []],
    ['2025-03-11T17:00:00.001Z', ['deadline-missed']],
  ])('at %s gives %j', (now, expected) => {
    expect(rulesOf({ now })).toEqual(expected);
  });

  test('is a warning whose key stays the same while time goes on', () => {
    const first = findingOf('deadline-missed', { now: '2025-03-11T18:00:00Z' });
    expect(first.level).toBe('warning');
    expect(findingOf('deadline-missed', { now: '2025-03-20T18:00:00Z' }).key).toBe(first.key);
  });

  test('is silent once the week is confirmed', () => {
    expect(rulesOf({ now: '2025-03-20T18:00:00Z', status: 'confirmed' })).toEqual([]);
  });
});
