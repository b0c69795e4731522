import { describe, expect, test } from 'vitest';
import { type ServiceType, serviceTypes } from '../../../src-shared/domain/lines.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import {
  actualWith,
  findingOf,
  frustrated,
  hospitalStay,
  lineOf,
  monday,
  rulesOf,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';

/** A stay of which the week under check is hospital week `week`. */
function stayInWeek(week: number, parts: Parameters<typeof hospitalStay>[0] = {}) {
  return hospitalStay({ admitted: addDays(monday, -7 * (week - 1)), ...parts });
}

function inWeek(serviceType: ServiceType, week: number, stay: Parameters<typeof hospitalStay>[0] = {}) {
  return {
    lines: [lineOf(serviceType)],
    stays: [stayInWeek(week, stay)],
    actuals: [actualWith([frustrated()], { comment: `hospital week ${week}` })],
  };
}

describe('hospital-stay-missing', () => {
  test.each([
    ['names no stay', { hospitalStayId: null }, {}],
    ['names an unknown stay', { hospitalStayId: 'stay-9' }, {}],
    ['names the stay of somebody else', {}, { ssRef: '0099999' }],
    ['names a stay that ended before the week', {}, { discharged: '2025-03-02' }],
    ['names a stay that begins after the week', {}, { admitted: '2025-03-10' }],
  ])('refuses a hospital variation that %s', (_, variation, stay) => {
    const actuals = [actualWith([frustrated(variation)], { comment: 'hospital week 2' })];
    expect(rulesOf({ actuals, stays: [hospitalStay(stay)] })).toEqual(['hospital-stay-missing']);
  });

  test.each(['2025-03-03', '2025-03-09', null])('accepts a stay until %s', (discharged) => {
    const actuals = [actualWith([frustrated()], { comment: 'hospital week 2' })];
    expect(rulesOf({ actuals, stays: [hospitalStay({ discharged })] })).toEqual([]);
  });

  test('offers the stay that covers the week, or to record one', () => {
    const actuals = [actualWith([frustrated({ hospitalStayId: null })], { comment: 'hospital week 2' })];
    expect(findingOf('hospital-stay-missing', { actuals, stays: [hospitalStay()] }).action).toMatchObject({
      kind: 'choose-stay',
      stayId: 'stay-1',
    });
    expect(findingOf('hospital-stay-missing', { actuals }).action).toMatchObject({
      kind: 'add-stay',
      ssRef: '0012345',
    });
  });
});

describe('hospital-week-limit', () => {
  const limited = serviceTypes.filter((type) => type !== 'day_activities_planned');

  test.each(limited)('%s is accepted in its last paid week and refused in the next', (serviceType) => {
    const limit = serviceType === 'supported_living_shared' ? 6 : 2;
    expect(rulesOf(inWeek(serviceType, limit))).toEqual([]);
    expect(rulesOf(inWeek(serviceType, limit + 1))).toEqual(['hospital-week-limit']);
  });

  test('counts a Sunday admission’s one day as week 1', () => {
    const week = (admitted: string) => ({
      stays: [hospitalStay({ admitted })],
      actuals: [actualWith([frustrated()], { comment: 'hospital week 2, hospital week 3' })],
    });
    expect(rulesOf(week('2025-02-23'))).toEqual(['hospital-week-limit']);
    expect(rulesOf(week('2025-02-24'))).toEqual([]);
  });

  test.each([
    [3, []],
    [2, ['hospital-week-limit']],
  ])('a decision through week %s gives %j in week 3', (throughWeek, expected) => {
    const approval = { state: 'given' as const, by: 'B Khan', reference: 'D-7', throughWeek };
    expect(rulesOf(inWeek('home_support', 3, { approval }))).toEqual(expected);
  });

  test('quotes the sentence for its service', () => {
    expect(findingOf('hospital-week-limit', inWeek('supported_living_shared', 7)).source).toContain('up to 6 weeks');
    expect(findingOf('hospital-week-limit', inWeek('home_support', 3)).source).toContain('Hospital Week 1 & 2');
  });
});

describe('hospital-decision-pending', () => {
  const approval = { state: 'requested' as const, by: 'B Khan', reference: '', throughWeek: 4 };

  test('takes the place of the limit while the decision is awaited', () => {
    const finding = findingOf('hospital-decision-pending', inWeek('home_support', 3, { approval }));
    expect(finding.level).toBe('warning');
    expect(rulesOf(inWeek('home_support', 3, { approval }))).toEqual(['hospital-decision-pending']);
  });

  test('is silent within the limit', () => {
    expect(rulesOf(inWeek('home_support', 2, { approval }))).toEqual([]);
  });
});

describe('hospital-week-in-comment', () => {
  test.each(serviceTypes)('asks %s for the number', (serviceType) => {
    const week = { ...inWeek(serviceType, 2), actuals: [actualWith([frustrated()], { comment: 'in hospital' })] };
    const finding = findingOf('hospital-week-in-comment', week);
    expect(finding.level).toBe(serviceType.startsWith('supported_living') ? 'error' : 'warning');
    expect(finding.action).toEqual({
      kind: 'write-comment',
      comment: 'in hospital; hospital week 2, admitted Monday 24 February 2025',
    });
  });

  test.each(['Hosp wk 2', 'in hospital – week two', 'HOSPITAL WEEK 2', 'second week in hospital'])(
    'accepts “%s”',
    (comment) => {
      expect(rulesOf({ stays: [hospitalStay()], actuals: [actualWith([frustrated()], { comment })] })).toEqual([]);
    },
  );

  test('refuses another number, and offers the right one in its place', () => {
    const actuals = [actualWith([frustrated()], { comment: 'Hosp wk 1, family told' })];
    const finding = findingOf('hospital-week-in-comment', { stays: [hospitalStay()], actuals });
    expect(finding.action).toEqual({ kind: 'write-comment', comment: 'Hosp wk 2, family told' });
  });
});

describe('delivered-during-stay', () => {
  test('points out a line left as planned in a week spent wholly in hospital', () => {
    const finding = findingOf('delivered-during-stay', { stays: [hospitalStay()] });
    expect(finding.level).toBe('warning');
    expect(finding.action).toEqual({
      kind: 'record-variations',
      comment: 'hospital week 2, admitted Monday 24 February 2025',
      variations: [frustrated({ firstDay: '2025-03-03', lastDay: '2025-03-09' })],
    });
  });

  test.each([
    ['the person came in on Tuesday', { admitted: '2025-03-04' }],
    ['the person went home on Saturday', { discharged: '2025-03-08' }],
    ['the stay is somebody else’s', { ssRef: '0099999' }],
  ])('is silent when %s', (_, stay) => {
    expect(rulesOf({ stays: [hospitalStay(stay)] })).toEqual([]);
  });

  test('is silent where nothing was planned', () => {
    const lines = [serviceLine({ plannedQuantity: 0 })];
    expect(rulesOf({ lines, actuals: [weeklyActual({ planned: 0, actual: 0 })], stays: [hospitalStay()] })).toEqual([]);
  });
});

describe('hospital-readmission', () => {
  const back = (discharged: string) => ({
    stays: [
      hospitalStay({ id: 'stay-0', admitted: '2025-02-10', discharged }),
      hospitalStay({ admitted: '2025-03-04' }),
    ],
  });

  test('points out a stay that begins 6 days after a discharge, and not one after 7', () => {
    expect(rulesOf(back('2025-02-26'))).toEqual(['hospital-readmission']);
    expect(rulesOf(back('2025-02-25'))).toEqual([]);
  });
});
