import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src-shared/domain/week.ts';
import { checkWeek } from '../../../src-shared/rules/check.ts';
import {
  actualWith,
  adjustmentRequest,
  extra,
  findingOf,
  lineOf,
  logEntry,
  missed,
  rulesOf,
  serviceEnd,
  serviceLine,
  weeklyActual,
  weekToCheck,
} from '../../builders.ts';

const weekBefore = '2025-02-24';
const away = (firstDay: string, lastDay: string) => missed('planned_absence', { firstDay, lastDay });
const earlier = (variation: ReturnType<typeof missed>, lineId = 'line-1') => ({
  [lineId]: [actualWith([variation], { lineId, weekStart: weekBefore })],
});
const reduction = (parts: Parameters<typeof adjustmentRequest>[0] = {}) =>
  adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'reduction' }], ...parts });
/** Away from 24 February to 6 March. */
const longAbsence = {
  actuals: [actualWith([away('2025-03-03', '2025-03-06')])],
  earlier: earlier(away(weekBefore, '2025-03-02')),
};
const longIncrease = {
  actuals: [actualWith([extra({ firstDay: '2025-03-03', lastDay: '2025-03-05' })])],
  earlier: earlier(extra({ firstDay: weekBefore, lastDay: '2025-03-02' })),
};

describe('adjustment-needed', () => {
  test('accepts a reduction of 7 days and asks for a request from day 8', () => {
    const actuals = [actualWith([away('2025-03-03', '2025-03-06')])];
    expect(rulesOf({ actuals, earlier: earlier(away('2025-02-28', '2025-03-02')) })).toEqual([]);
    expect(rulesOf({ actuals, earlier: earlier(away('2025-02-27', '2025-03-02')) })).toEqual(['adjustment-needed']);
  });

  test('says from when to when, and begins the form', () => {
    const finding = findingOf('adjustment-needed', longAbsence);
    expect(finding.level).toBe('warning');
    expect(finding.message).toContain('Request to send: “Away or cancelled, notice given”');
    expect(finding.message).toContain('for 11 days, from Monday 24 February 2025 to Thursday 6 March 2025');
    expect(finding.action).toMatchObject({ kind: 'open-adjustment', change: 'reduction', startDate: weekBefore });
  });

  test('leaves a hospital stay aside', () => {
    const hospital = missed('hospital', { hospitalStayId: 'stay-1', firstDay: weekBefore, lastDay: '2025-03-09' });
    const found = rulesOf({ actuals: [actualWith([hospital])], earlier: earlier(hospital) });
    expect(found).not.toContain('adjustment-needed');
  });

  test('asks for an increase of 8 days too', () => {
    const variation = extra({ firstDay: '2025-03-02', lastDay: '2025-03-09' });
    expect(rulesOf({ actuals: [actualWith([variation])] })).toEqual(['adjustment-needed', 'extra-over-week']);
  });

  test('asks for an increase that the log knows longer than the figures claim', () => {
    const actuals = [actualWith([extra({ firstDay: '2025-03-03', lastDay: '2025-03-09' })])];
    const log = [logEntry({ day: '2025-03-01', kind: 'extra', reason: 'temporary_increase' })];
    expect(rulesOf({ actuals, log })).toEqual(['adjustment-needed']);
  });

  test('another increase after a weekend stays another one where the log has its days too', () => {
    const first = extra({ firstDay: '2025-02-24', lastDay: '2025-02-28' });
    const second = extra({ firstDay: '2025-03-03', lastDay: '2025-03-05', separateCause: 'a fall' });
    const log = ['2025-03-03', '2025-03-05'].map((day) =>
      logEntry({ id: day, day, kind: 'extra', reason: 'temporary_increase' }),
    );
    expect(rulesOf({ actuals: [actualWith([second])], earlier: earlier(first), log })).toEqual([]);
  });

  test.each([
    ['submitted', []],
    ['accepted', []],
    ['draft', ['adjustment-needed']],
    ['rejected', ['adjustment-needed']],
  ] as const)('with a request that is %s gives %j', (outcome, expected) => {
    const request = reduction({ startDate: weekBefore, submittedOn: outcome === 'draft' ? null : weekBefore, outcome });
    expect(rulesOf({ ...longAbsence, adjustments: [request] })).toEqual(expected);
  });

  test('an increase requested does not answer a reduction', () => {
    const adjustments = [adjustmentRequest({ startDate: weekBefore, submittedOn: weekBefore })];
    expect(rulesOf({ ...longAbsence, adjustments })).toEqual(['adjustment-needed']);
  });

  test('one absence on several lines is one finding, on the first of them', () => {
    const lines = [serviceLine(), serviceLine({ id: 'line-2' })];
    const actuals = lines.map(({ id }) => actualWith([away('2025-03-03', '2025-03-06')], { lineId: id }));
    const week = {
      lines,
      actuals,
      earlier: { ...earlier(away(weekBefore, '2025-03-02')), ...earlier(away(weekBefore, '2025-03-02'), 'line-2') },
    };
    expect(findingOf('adjustment-needed', week).lineId).toBe('line-1');
    const forOne = reduction({ startDate: weekBefore, submittedOn: weekBefore });
    expect(findingOf('adjustment-needed', { ...week, adjustments: [forOne] }).lineId).toBe('line-2');
  });

  test('keeps its key while the absence goes on, whatever else stands on the line', () => {
    const { key } = findingOf('adjustment-needed', longAbsence);
    const longer = {
      weekStart: '2025-03-10',
      now: '2025-03-17T09:00:00Z',
      actuals: [actualWith([away('2025-03-10', '2025-03-11'), missed('provider_cause')], { weekStart: '2025-03-10' })],
      earlier: {
        'line-1': [
          actualWith([away('2025-03-03', '2025-03-09')]),
          actualWith([away(weekBefore, '2025-03-02')], { weekStart: weekBefore }),
        ],
      },
    };
    expect(findingOf('adjustment-needed', longer).key).toBe(key);
  });

  test('keeps its key when the absence is longer than the weeks that are looked back on', () => {
    const inWeek = (number: number) => {
      const weekStart = addDays('2025-03-03', 7 * number);
      const weekOf = (back: number) => {
        const from = addDays(weekStart, -7 * back);
        return actualWith([away(from, addDays(from, 6))], { weekStart: from });
      };
      const before = Array.from({ length: 12 }, (_, back) => weekOf(back + 1));
      return {
        weekStart,
        now: `${addDays(weekStart, 7)}T09:00:00Z`,
        actuals: [weekOf(0)],
        earlier: { 'line-1': before },
      };
    };
    expect(findingOf('adjustment-needed', inWeek(1)).key).toBe(findingOf('adjustment-needed', inWeek(2)).key);
  });
});

describe('adjustment-needed of an end of service', () => {
  const ended = {
    ends: [serviceEnd({ lastDay: '2025-03-05' })],
    actuals: [actualWith([missed('service_ended', { quantity: 600 })])],
  };
  const end = (parts: Parameters<typeof adjustmentRequest>[0] = {}) =>
    adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'end' }], startDate: '2025-03-05', ...parts });

  test('asks for a request, and accepts one of the kind', () => {
    const finding = findingOf('adjustment-needed', ended);
    expect(finding.message).toContain('The person died on Wednesday 5 March 2025');
    expect(finding.action).toMatchObject({ kind: 'open-adjustment', change: 'end', startDate: '2025-03-05' });
    expect(rulesOf({ ...ended, adjustments: [end()] })).toEqual([]);
    expect(rulesOf({ ...ended, adjustments: [end({ startDate: '2025-03-06' })] })).toEqual([]);
  });

  test.each([
    ['a reduction', reduction({ startDate: '2025-03-05' })],
    ['an end from the ninth day on', end({ startDate: '2025-03-13' })],
    ['an end of another line', end({ changes: [{ lineId: 'line-2', kind: 'end' }] })],
  ])('is not answered by %s', (_, request) => {
    expect(rulesOf({ ...ended, adjustments: [request] })).toEqual(['adjustment-needed']);
  });

  test('is silent where the council’s own plan ends there', () => {
    expect(rulesOf({ ...ended, lines: [serviceLine({ endDate: '2025-03-05' })] })).toEqual([]);
  });

  test('knows an end that nobody recorded from the days that are missed for it', () => {
    const variation = missed('service_ended', { quantity: 600, firstDay: '2025-03-06', lastDay: '2025-03-09' });
    const finding = findingOf('adjustment-needed', { actuals: [actualWith([variation])] });
    expect(finding.action).toMatchObject({ change: 'end', startDate: '2025-03-05' });
  });
});

describe('adjustment-needed of supported living', () => {
  const lines = [lineOf('supported_living_community')];

  test('supported living asks the operational team', () => {
    const finding = findingOf('adjustment-needed', { ...longAbsence, lines });
    expect(finding.fix).toContain('operational team');
    expect(finding.action).toMatchObject({
      kind: 'copy-message',
      topic: 'package-review',
      request: { lineId: 'line-1', change: 'reduction', startDate: weekBefore },
    });
    expect(finding.source).toContain('Our reading');
  });

  test('asks it for more hours in words of its own, and quotes its own sentence', () => {
    const finding = findingOf('adjustment-needed', { ...longIncrease, lines });
    expect(finding.source).toContain('Any increase in service even if this is temporary');
    expect(finding.action).toMatchObject({
      kind: 'copy-message',
      topic: 'temporary-line',
      request: { change: 'increase', startDate: weekBefore },
    });
    const { text } = finding.action as { text: string };
    expect(text).toContain('more hours than planned');
    expect(text).not.toContain('fewer');
  });
});

describe('adjustment-overdue', () => {
  const sentOn = (submittedOn: string, week: Partial<Parameters<typeof weekToCheck>[0]> = {}) =>
    rulesOf({
      weekStart: '2025-03-17',
      now: '2025-03-24T09:00:00Z',
      actuals: [weeklyActual({ weekStart: '2025-03-17' })],
      adjustments: [reduction({ submittedOn })],
      ...week,
    });

  test.each([
    ['2025-03-17', []],
    ['2025-03-18', ['adjustment-overdue']],
  ])('a request for a change on 3 March that was sent on %s gives %j', (submittedOn, expected) => {
    expect(sentOn(submittedOn)).toEqual(expected);
  });

  test('says that it was late once, in the week in which it was sent', () => {
    const other = {
      weekStart: '2025-03-10',
      now: '2025-03-17T09:00:00Z',
      actuals: [weeklyActual({ weekStart: '2025-03-10' })],
    };
    expect(sentOn('2025-03-18', other)).toEqual([]);
    expect(rulesOf({ adjustments: [reduction({ submittedOn: '2025-03-18' })] })).toEqual([]);
  });

  test.each([
    ['2025-03-17T23:59:00Z', false],
    ['2025-03-18T00:00:00Z', true],
  ])('an unsent draft at %s is overdue: %s', (now, overdue) => {
    const adjustments = [reduction({ submittedOn: null, outcome: 'draft' })];
    expect(rulesOf({ now, status: 'confirmed', adjustments })).toEqual(overdue ? ['adjustment-overdue'] : []);
  });

  test('counts from the first day of the change, also where the request is for its days from the eighth on', () => {
    const adjustments = [reduction({ startDate: '2025-03-03', submittedOn: null, outcome: 'draft' })];
    const at = (now: string) => rulesOf({ ...longAbsence, now, adjustments });
    expect(at('2025-03-10T23:59:00Z')).toEqual(['adjustment-needed']);
    expect(at('2025-03-11T00:00:00Z')).toEqual(['adjustment-needed', 'adjustment-overdue']);
  });

  test('says that a late increase is paid only from the day it was sent', () => {
    const late = adjustmentRequest({ startDate: '2025-02-10', submittedOn: '2025-03-04' });
    const finding = findingOf('adjustment-overdue', { adjustments: [late] });
    expect(finding.message).toContain('was due by 24 February 2025');
    expect(finding.message).toContain('paid only from the day it was sent');
    expect(finding.source).toContain('backdated for payment to the submission date');
  });

  test('runs also while nobody has begun a request', () => {
    const week = { ...longAbsence, status: 'confirmed' as const };
    expect(rulesOf({ ...week, now: '2025-03-10T09:00:00Z' })).toEqual(['adjustment-needed']);
    expect(rulesOf({ ...week, now: '2025-03-11T09:00:00Z' })).toEqual(['adjustment-needed', 'adjustment-overdue']);
  });

  test('counts fourteen days of an end too', () => {
    const week = {
      status: 'confirmed' as const,
      ends: [serviceEnd({ lastDay: '2025-03-05' })],
      actuals: [actualWith([missed('service_ended', { quantity: 600 })])],
    };
    expect(rulesOf({ ...week, now: '2025-03-19T12:00:00Z' })).toEqual(['adjustment-needed']);
    expect(rulesOf({ ...week, now: '2025-03-20T12:00:00Z' })).toEqual(['adjustment-needed', 'adjustment-overdue']);
  });

  test.each([
    ['supported_living_personal', []],
    ['day_activities', []],
    ['residential_one_to_one', []],
    ['extra_care', ['adjustment-overdue']],
  ] as const)('a draft of %s past its day gives %j', (serviceType, expected) => {
    const adjustments = [reduction({ startDate: '2025-02-03', submittedOn: null, outcome: 'draft' })];
    expect(rulesOf({ lines: [lineOf(serviceType)], adjustments })).toEqual(expected);
  });

  test.each([
    ['rejected', { outcome: 'rejected' as const, submittedOn: '2025-04-01' }],
    ['for a later change', { startDate: '2025-03-10', submittedOn: null, outcome: 'draft' as const }],
  ])('is silent about a request that is %s', (_, parts) => {
    expect(rulesOf({ adjustments: [reduction(parts)], now: '2025-03-11T16:00:00Z' })).toEqual([]);
  });

  test('one request for several lines is told once', () => {
    const lines = [serviceLine(), serviceLine({ id: 'line-2' })];
    const changes = lines.map(({ id }) => ({ lineId: id, kind: 'reduction' as const }));
    const late = reduction({ changes, startDate: '2025-02-03', submittedOn: null, outcome: 'draft' });
    const findings = checkWeek(weekToCheck({ lines, adjustments: [late] }));
    expect(findings.map(({ rule, lineId }) => `${lineId} ${rule}`)).toEqual(['line-1 adjustment-overdue']);
  });
});

describe('days-missing', () => {
  test('asks for the days of an absence that stands two weeks running without them', () => {
    const week = { actuals: [actualWith([missed()])], earlier: earlier(missed()) };
    const finding = findingOf('days-missing', week);
    expect(finding).toMatchObject({ level: 'warning', field: 'days', action: { kind: 'set-days' } });
    expect(finding.message).toMatch(/^Dates needed: /);
    expect(rulesOf(week)).toEqual(['days-missing']);
  });

  test.each([
    ['another reason before', earlier(missed('provider_cause'))],
    ['days before that were over', earlier(away('2025-02-24', '2025-02-26'))],
    ['nothing before', {}],
  ])('is silent with %s', (_, before) => {
    expect(rulesOf({ actuals: [actualWith([missed()])], earlier: before })).toEqual([]);
  });

  describe('of an end of service that nobody recorded', () => {
    const ended = { actuals: [actualWith([missed('service_ended')])] };

    test('asks since when, where the hours do not say it', () => {
      const finding = findingOf('days-missing', ended);
      expect(finding).toMatchObject({ level: 'warning', action: { kind: 'set-days' } });
      expect(finding.message).toMatch(/^Dates needed: /);
    });

    test('asks for the request once the hours say their days', () => {
      const days = { firstDay: '2025-03-06', lastDay: '2025-03-09' };
      expect(rulesOf({ actuals: [actualWith([missed('service_ended', days)])] })).toEqual(['adjustment-needed']);
    });

    test('is silent where the end is recorded, or the council’s plan ends', () => {
      const recorded = { ...ended, ends: [serviceEnd({ lastDay: '2025-03-07' })] };
      expect(rulesOf(recorded)).not.toContain('days-missing');
      const lines = [serviceLine({ endDate: '2025-03-07' })];
      expect(rulesOf({ ...ended, lines })).toEqual([]);
    });
  });

  test('is silent once this week says its days', () => {
    expect(rulesOf({ actuals: [actualWith([away('2025-03-04', '2025-03-04')])], earlier: earlier(missed()) })).toEqual(
      [],
    );
  });

  test('a week in between breaks the run', () => {
    const twoBefore = { 'line-1': [actualWith([missed()], { weekStart: '2025-02-17' })] };
    expect(rulesOf({ actuals: [actualWith([missed()])], earlier: twoBefore })).toEqual([]);
  });

  test.each(['provider_cause', 'non_engagement'] as const)('does not ask for the days of %s', (reason) => {
    expect(rulesOf({ actuals: [actualWith([missed(reason)])], earlier: earlier(missed(reason)) })).toEqual([]);
  });
});
