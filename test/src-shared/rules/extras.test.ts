import { describe, expect, test } from 'vitest';
import { serviceTypes } from '../../../src-shared/domain/lines.ts';
import {
  actualWith,
  adjustmentRequest,
  extra,
  findingOf,
  lineOf,
  logEntry,
  rulesOf,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';

const never = serviceTypes.filter((type) => type.startsWith('supported_living') || type === 'residential_one_to_one');
const allowed = serviceTypes.filter((type) => !never.includes(type));
const days = (firstDay: string, lastDay: string) => extra({ firstDay, lastDay });

describe('extra-not-allowed', () => {
  test.each(never)('refuses extra on %s', (serviceType) => {
    const finding = findingOf('extra-not-allowed', { lines: [lineOf(serviceType)], actuals: [actualWith([extra()])] });
    expect(finding.action).toMatchObject({ kind: 'copy-message', topic: 'temporary-line' });
  });

  test.each(allowed)('accepts extra on %s', (serviceType) => {
    expect(rulesOf({ lines: [lineOf(serviceType)], actuals: [actualWith([extra()])] })).toEqual([]);
  });
});

describe('extra-needs-days', () => {
  test.each([
    { firstDay: null },
    { lastDay: null },
    { firstDay: '2025-03-06', lastDay: '2025-03-05' },
    { firstDay: '2025-02-24', lastDay: '2025-02-25' },
  ])('refuses %j', (parts) => {
    expect(rulesOf({ actuals: [actualWith([extra(parts)])] })).toEqual(['extra-needs-days']);
  });

  test('accepts a single day', () => {
    expect(rulesOf({ actuals: [actualWith([days('2025-03-05', '2025-03-05')])] })).toEqual([]);
  });
});

describe('extra-over-week', () => {
  const weekBefore = (firstDay: string, lastDay: string) => ({
    earlier: { 'line-1': [actualWith([days(firstDay, lastDay)], { weekStart: '2025-02-24' })] },
  });
  const here = (firstDay: string, lastDay: string) => ({ actuals: [actualWith([days(firstDay, lastDay)])] });

  test('accepts the seventh day and refuses the eighth, across two portal weeks', () => {
    expect(rulesOf({ ...weekBefore('2025-02-28', '2025-03-02'), ...here('2025-03-03', '2025-03-06') })).toEqual([]);
    expect(rulesOf({ ...weekBefore('2025-02-27', '2025-03-02'), ...here('2025-03-03', '2025-03-06') })).toContain(
      'extra-over-week',
    );
  });

  test('counts first to last inclusive', () => {
    expect(rulesOf(here('2025-03-03', '2025-03-09'))).toEqual([]);
    const finding = findingOf('extra-over-week', {
      ...weekBefore('2025-03-02', '2025-03-02'),
      ...here('2025-03-03', '2025-03-09'),
    });
    expect(finding.message).toContain('8 days, from Sunday 2 March 2025 to Sunday 9 March 2025');
    expect(finding.action).toMatchObject({ kind: 'open-adjustment', change: 'increase', startDate: '2025-03-02' });
  });

  test('a day that is logged as given and not claimed parts nothing, and is held against no claim before it', () => {
    const given = { log: [logEntry({ kind: 'extra', reason: 'temporary_increase', day: '2025-03-04', minutes: 60 })] };
    const seven = weekBefore('2025-02-25', '2025-03-02');
    expect(rulesOf({ ...seven, ...here('2025-03-05', '2025-03-06') })).toEqual([]);
    expect(
      rulesOf({ ...weekBefore('2025-02-25', '2025-03-03'), ...given, ...here('2025-03-05', '2025-03-06') }),
    ).toContain('extra-over-week');
    // Monday is the seventh day; Tuesday was given, and nobody claims it.
    expect(rulesOf({ ...seven, ...given, ...here('2025-03-03', '2025-03-03') })).not.toContain('extra-over-week');
  });

  test('a working day without extra makes two increases of them, a weekend does not', () => {
    expect(rulesOf({ ...weekBefore('2025-02-24', '2025-02-27'), ...here('2025-03-03', '2025-03-09') })).toEqual([]);
    expect(rulesOf({ ...weekBefore('2025-02-24', '2025-02-28'), ...here('2025-03-03', '2025-03-09') })).toContain(
      'extra-over-week',
    );
  });

  test('a weekend parts increases that are marked as separate', () => {
    const separate = [actualWith([extra({ firstDay: '2025-03-03', lastDay: '2025-03-07', separateCause: 'a fall' })])];
    expect(rulesOf({ ...weekBefore('2025-02-24', '2025-02-28'), actuals: separate })).toEqual([]);
  });

  test('names the last day that can be claimed', () => {
    const long = { ...weekBefore('2025-02-28', '2025-03-02'), ...here('2025-03-03', '2025-03-09') };
    expect(findingOf('extra-over-week', long).fix).toContain('Claim it up to Thursday 6 March 2025');
  });

  test('overlapping days are one increase and are counted once', () => {
    const actuals = [actualWith([days('2025-03-03', '2025-03-07'), days('2025-03-06', '2025-03-09')])];
    expect(rulesOf({ actuals })).toEqual([]);
  });

  test('a long increase that is over does not hold up this week', () => {
    expect(rulesOf({ ...weekBefore('2025-02-20', '2025-03-01'), ...here('2025-03-05', '2025-03-06') })).toEqual([]);
  });
});

describe('extra-has-adjustment', () => {
  const actuals = [actualWith([extra()])];

  test('refuses extra on days of an accepted increase', () => {
    expect(rulesOf({ actuals, adjustments: [adjustmentRequest()] })).toEqual(['extra-has-adjustment']);
  });

  test.each([
    ['ended before', { startDate: '2025-02-01', endDate: '2025-03-03', submittedOn: '2025-02-01' }],
    ['begins after', { startDate: '2025-03-06' }],
    ['is only submitted', { outcome: 'submitted' as const }],
    [
      'is for a lower level',
      {
        changes: [{ lineId: 'line-1', kind: 'level' as const, level: { from: 'Double-handed', to: 'Single-handed' } }],
      },
    ],
    ['was rejected', { outcome: 'rejected' as const }],
    ['is a reduction', { changes: [{ lineId: 'line-1', kind: 'reduction' as const }] }],
    ['is for another line', { changes: [{ lineId: 'line-2', kind: 'increase' as const }] }],
  ])('accepts extra when the request %s', (_, parts) => {
    expect(rulesOf({ actuals, adjustments: [adjustmentRequest(parts)] })).toEqual([]);
  });

  test('refuses extra on days of an accepted higher level', () => {
    const level = adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'level' }] });
    expect(findingOf('extra-has-adjustment', { actuals, adjustments: [level] }).level).toBe('error');
  });

  const since = (startDate: string, parts = {}) =>
    findingOf('extra-has-adjustment', {
      actuals,
      adjustments: [adjustmentRequest({ startDate, submittedOn: startDate, ...parts })],
    }).level;
  const increase = (to: number) => ({
    changes: [{ lineId: 'line-1', kind: 'increase' as const, hours: { from: 800, to } }],
  });

  test('is a warning once the plan shows the increase, at the latest after twelve weeks', () => {
    expect(since('2025-02-24')).toBe('error');
    expect(since('2025-02-24', increase(1000))).toBe('warning');
    expect(since('2025-02-24', increase(1400))).toBe('error');
    expect(since('2024-12-10', increase(1400))).toBe('error');
    expect(since('2024-12-09', increase(1400))).toBe('warning');
  });

  test.each(['Double-handed', 'Double Handed', 'double-handed '])('knows a plan that has the level as %j', (level) => {
    const to = { from: 'Single-handed', to: 'Double-handed' };
    const adjustments = [adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'level', level: to }] })];
    const lines = [serviceLine({ serviceLevel: level })];
    expect(findingOf('extra-has-adjustment', { lines, actuals, adjustments }).level).toBe('warning');
  });

  test('knows from the weeks before that the plan has more hours', () => {
    const adjustments = [adjustmentRequest({ startDate: '2025-02-24', submittedOn: '2025-02-24' })];
    const plannedBefore = (planned: number) => ({
      'line-1': [weeklyActual({ weekStart: '2025-02-17', planned, actual: planned })],
    });
    expect(findingOf('extra-has-adjustment', { actuals, adjustments, earlier: plannedBefore(800) }).level).toBe(
      'warning',
    );
    expect(findingOf('extra-has-adjustment', { actuals, adjustments, earlier: plannedBefore(1000) }).level).toBe(
      'error',
    );
  });

  test('is certain without days only when the request covers the whole week', () => {
    const undated = [actualWith([extra({ firstDay: null, lastDay: null })])];
    expect(rulesOf({ actuals: undated, adjustments: [adjustmentRequest()] })).toContain('extra-has-adjustment');
    const later = adjustmentRequest({ startDate: '2025-03-04' });
    expect(rulesOf({ actuals: undated, adjustments: [later] })).not.toContain('extra-has-adjustment');
  });
});
