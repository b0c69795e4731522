import { describe, expect, test } from 'vitest';
import {
  actualWith,
  adjustmentRequest,
  extra,
  findingOf,
  frustrated,
  hospitalStay,
  lineOf,
  logEntry,
  missed,
  rulesOf,
  serviceEnd,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';

const allMissed = missed('service_ended', { quantity: 1000 });
/** The end is with the council: what stands here is only about the claim. */
const adjustments = [adjustmentRequest({ changes: [{ lineId: 'line-1', kind: 'end' }], startDate: '2025-02-28' })];

describe('delivered-after-end', () => {
  test('refuses a line left as planned in a week after the end', () => {
    const finding = findingOf('delivered-after-end', { ends: [serviceEnd()] });
    expect(finding.level).toBe('error');
    expect(finding.message).toContain('The person died on Friday 28 February 2025');
    expect(finding.action).toMatchObject({ kind: 'record-variations', variations: [allMissed] });
  });

  test('accepts the whole plan as missed because the service ended', () => {
    expect(rulesOf({ adjustments, ends: [serviceEnd()], actuals: [actualWith([allMissed])] })).toEqual([]);
  });

  test.each([
    ['hospital hours', frustrated(), 'hospital week 2'],
    ['extra hours', extra(), 'more care'],
  ])('refuses %s after the end', (_, variation, comment) => {
    const actuals = [actualWith([variation], { comment })];
    expect(rulesOf({ ends: [serviceEnd()], actuals, stays: [hospitalStay()] })).toContain('delivered-after-end');
  });

  test('holds for the ended line only, where a single line ended', () => {
    const lines = [serviceLine(), serviceLine({ id: 'line-2' })];
    const ends = [serviceEnd({ lineId: 'line-2', cause: 'moved' })];
    expect(findingOf('delivered-after-end', { lines, ends }).lineId).toBe('line-2');
  });

  test('accepts the rest of a plan that is off the step', () => {
    const lines = [serviceLine({ plannedQuantity: 1010 })];
    const actuals = [actualWith([allMissed], { planned: 1010 })];
    expect(rulesOf({ adjustments, lines, ends: [serviceEnd()], actuals })).toEqual([]);
  });
});

describe('delivered-after-end in the week of the end', () => {
  const ends = [serviceEnd({ lastDay: '2025-03-05' })];

  test('refuses a line left as planned', () => {
    expect(rulesOf({ adjustments, ends })).toEqual(['delivered-after-end']);
  });

  test('accepts an end on the Sunday', () => {
    expect(rulesOf({ adjustments, ends: [serviceEnd({ lastDay: '2025-03-09' })] })).toEqual([]);
  });

  test.each([
    [550, []],
    [525, ['delivered-after-end']],
  ])('with %s hundredths missed of 10 hours until Wednesday gives %j', (quantity, expected) => {
    expect(rulesOf({ adjustments, ends, actuals: [actualWith([missed('service_ended', { quantity })])] })).toEqual(
      expected,
    );
  });

  test('asks which hours were given on which days up to the last', () => {
    expect(findingOf('delivered-after-end', { ends }).action).toEqual({
      kind: 'log-hours',
      lineId: 'line-1',
      firstDay: '2025-03-03',
      lastDay: '2025-03-05',
      claimed: 1000,
      shown: 450,
    });
  });

  test('accepts a plan that the council already ended', () => {
    expect(rulesOf({ ends, lines: [serviceLine({ endDate: '2025-03-05' })] })).toEqual([]);
  });

  test('accepts the whole plan when the log shows all of it before the end', () => {
    expect(rulesOf({ adjustments, ends, log: [logEntry({ day: '2025-03-04', minutes: 600 })] })).toEqual([]);
    expect(rulesOf({ adjustments, ends, log: [logEntry({ day: '2025-03-04', minutes: 540 })] })).toEqual([
      'delivered-after-end',
    ]);
  });

  test('figures that were each rounded up from the log are no claim too many', () => {
    const day = '2025-03-04';
    const log = [
      logEntry({ id: 'log-1', day, minutes: 428 }),
      logEntry({ id: 'log-2', day, kind: 'missed', reason: 'non_engagement', minutes: 8 }),
      logEntry({ id: 'log-3', day, kind: 'frustrated', reason: 'hospital', minutes: 8 }),
    ];
    const lines = [lineOf('supported_living_community')];
    const of = (ended: number) => [
      actualWith([
        missed('non_engagement', { quantity: 25 }),
        frustrated({ quantity: 25 }),
        missed('service_ended', { quantity: ended }),
      ]),
    ];
    const week = { lines, adjustments, ends, log, stays: [hospitalStay({ admitted: day })] };
    expect(rulesOf({ ...week, actuals: of(225) })).not.toContain('delivered-after-end');
    expect(rulesOf({ ...week, actuals: of(200) })).toContain('delivered-after-end');
  });

  test('does not take what was delivered in the weeks before for this week’s plan', () => {
    const log = [logEntry({ id: 'log-0', day: '2025-02-25', minutes: 600 })];
    expect(rulesOf({ adjustments, ends, log })).toEqual(['delivered-after-end']);
  });

  test('refuses what is logged or claimed for a day after', () => {
    const actuals = [actualWith([missed('service_ended', { quantity: 600 })])];
    expect(rulesOf({ adjustments, ends, actuals, log: [logEntry({ day: '2025-03-06' })] })).toEqual([
      'delivered-after-end',
    ]);
    const claimed = extra({ firstDay: '2025-03-05', lastDay: '2025-03-06' });
    expect(rulesOf({ adjustments, ends, actuals: [actualWith([claimed])] })).toEqual(['delivered-after-end']);
  });

  test('says nothing of a line without hours', () => {
    expect(rulesOf({ adjustments, ends, actuals: [weeklyActual({ planned: 0, actual: 0 })] })).toEqual([]);
  });
});
