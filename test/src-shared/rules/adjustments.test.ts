import { describe, expect, test } from 'vitest';
import { actualWith, adjustmentRequest, extra, findingOf, lineOf, missed, rulesOf } from '../../builders.ts';

const weekBefore = '2025-02-24';
const away = (firstDay: string, lastDay: string) => missed('planned_absence', { firstDay, lastDay });
const earlier = (variation: ReturnType<typeof missed>) => ({
  'line-1': [actualWith([variation], { weekStart: weekBefore })],
});
const reduction = (parts: Parameters<typeof adjustmentRequest>[0] = {}) =>
  adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'reduction' }], ...parts });

describe('adjustment-needed', () => {
  test('accepts a reduction of 7 days and asks for a request from day 8', () => {
    const actuals = [actualWith([away('2025-03-03', '2025-03-06')])];
    expect(rulesOf({ actuals, earlier: earlier(away('2025-02-28', '2025-03-02')) })).toEqual([]);
    expect(rulesOf({ actuals, earlier: earlier(away('2025-02-27', '2025-03-02')) })).toEqual(['adjustment-needed']);
  });

  test('without days, asks when the same category and reason stand two weeks running', () => {
    const actuals = [actualWith([missed()])];
    const finding = findingOf('adjustment-needed', { actuals, earlier: earlier(missed()) });
    expect(finding.level).toBe('warning');
    expect(finding.action).toMatchObject({ kind: 'open-adjustment', change: 'reduction', startDate: weekBefore });
    expect(rulesOf({ actuals, earlier: earlier(missed('provider_cause')) })).toEqual([]);
    expect(rulesOf({ actuals })).toEqual([]);
  });

  test('a week in between breaks the run', () => {
    const twoBefore = { 'line-1': [actualWith([missed()], { weekStart: '2025-02-17' })] };
    expect(rulesOf({ actuals: [actualWith([missed()])], earlier: twoBefore })).toEqual([]);
  });

  test('leaves a hospital stay aside', () => {
    const hospital = missed('hospital', { hospitalStayId: 'stay-1' });
    const found = rulesOf({ actuals: [actualWith([hospital])], earlier: earlier(hospital) });
    expect(found).not.toContain('adjustment-needed');
  });

  test('asks for an increase of 8 days too', () => {
    const variation = extra({ firstDay: '2025-03-02', lastDay: '2025-03-09' });
    expect(rulesOf({ actuals: [actualWith([variation])] })).toEqual(['adjustment-needed', 'extra-over-week']);
  });

  test.each([
    ['submitted', []],
    ['accepted', []],
    ['draft', ['adjustment-needed']],
    ['rejected', ['adjustment-needed']],
  ] as const)('with a request that is %s gives %j', (outcome, expected) => {
    const request = reduction({ startDate: weekBefore, submittedOn: outcome === 'draft' ? null : weekBefore, outcome });
    const week = { actuals: [actualWith([missed()])], earlier: earlier(missed()), adjustments: [request] };
    expect(rulesOf(week)).toEqual(expected);
  });

  test('an increase requested does not answer a reduction', () => {
    const week = { actuals: [actualWith([missed()])], earlier: earlier(missed()), adjustments: [adjustmentRequest()] };
    expect(rulesOf(week)).toEqual(['adjustment-needed']);
  });

  test('supported living asks the operational team', () => {
    const lines = [lineOf('supported_living_community')];
    const finding = findingOf('adjustment-needed', {
      lines,
      actuals: [actualWith([missed()])],
      earlier: earlier(missed()),
    });
    expect(finding.fix).toContain('operational team');
    expect(finding.action).toMatchObject({ kind: 'copy-message', topic: 'package-review' });
  });
});

describe('adjustment-overdue', () => {
  test.each([
    ['2025-03-17', []],
    ['2025-03-18', ['adjustment-overdue']],
  ])('a request for a change on 3 March that was sent on %s gives %j', (submittedOn, expected) => {
    expect(rulesOf({ adjustments: [reduction({ submittedOn })] })).toEqual(expected);
  });

  test.each([
    ['2025-03-17T23:59:00Z', false],
    ['2025-03-18T00:00:00Z', true],
  ])('an unsent draft at %s is overdue: %s', (now, overdue) => {
    const adjustments = [reduction({ submittedOn: null, outcome: 'draft' })];
    expect(rulesOf({ now, status: 'confirmed', adjustments })).toEqual(overdue ? ['adjustment-overdue'] : []);
  });

  test('says that a late increase is paid only from the day it was sent', () => {
    const late = adjustmentRequest({ startDate: '2025-02-10', submittedOn: '2025-03-04' });
    const finding = findingOf('adjustment-overdue', { adjustments: [late] });
    expect(finding.message).toContain('was due by 24 February 2025');
    expect(finding.message).toContain('paid only from the day it was sent');
  });

  test('runs also while nobody has begun a request', () => {
    const week = { actuals: [actualWith([missed()])], earlier: earlier(missed()), status: 'confirmed' as const };
    expect(rulesOf({ ...week, now: '2025-03-10T09:00:00Z' })).toEqual(['adjustment-needed']);
    expect(rulesOf({ ...week, now: '2025-03-11T09:00:00Z' })).toEqual(['adjustment-needed', 'adjustment-overdue']);
  });

  test.each([
    ['rejected', { outcome: 'rejected' as const, submittedOn: '2025-04-01' }],
    ['for a later change', { startDate: '2025-03-10', submittedOn: null, outcome: 'draft' as const }],
  ])('is silent about a request that is %s', (_, parts) => {
    expect(rulesOf({ adjustments: [reduction(parts)], now: '2025-03-11T16:00:00Z' })).toEqual([]);
  });
});
