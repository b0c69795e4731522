import { describe, expect, test } from 'vitest';
import { type ServiceType, serviceTypes } from '../../../src-shared/domain/lines.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import {
  actualWith,
  extra,
  findingOf,
  frustrated,
  hospitalStay,
  lineOf,
  logEntry,
  missed,
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
    const actuals = [
      actualWith([frustrated({ quantity: 150 }), missed('provider_cause', { quantity: 850 })], {
        comment: 'hospital week 2',
      }),
    ];
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
    const actuals = [actualWith([frustrated()], { comment: 'hospital week 2, hospital week 3' })];
    const week = (admitted: string) => ({ stays: [hospitalStay({ admitted })], actuals });
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
    expect(findingOf('hospital-week-limit', inWeek('home_support', 3)).source).toContain(
      'anything other than hospital retainer (Week 1 and Week 2)',
    );
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

  test('refuses another number, and adds the right one after a person’s words', () => {
    const actuals = [actualWith([frustrated()], { comment: 'Hosp wk 1, family told' })];
    const finding = findingOf('hospital-week-in-comment', { stays: [hospitalStay()], actuals });
    expect(finding.action).toEqual({
      kind: 'write-comment',
      comment: 'Hosp wk 1, family told; hospital week 2, admitted Monday 24 February 2025',
    });
  });

  test('replaces an earlier sentence of the app in a comment that a person added to', () => {
    const comment = 'son told; hospital week 1, admitted Monday 24 February 2025; ward 7';
    const actuals = [actualWith([frustrated()], { comment })];
    expect(findingOf('hospital-week-in-comment', { stays: [hospitalStay()], actuals }).action).toEqual({
      kind: 'write-comment',
      comment: 'son told; hospital week 2, admitted Monday 24 February 2025; ward 7',
    });
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
    ['the person came in on Sunday', { admitted: '2025-03-09' }],
    ['the person went home on Monday', { discharged: '2025-03-03' }],
    ['the stay is somebody else’s', { ssRef: '0099999' }],
  ])('is silent when %s', (_, stay) => {
    expect(rulesOf({ stays: [hospitalStay(stay)] })).toEqual([]);
  });

  describe('extra hours in a week with days in hospital', () => {
    // Home on Sunday only.
    const stays = [hospitalStay({ discharged: '2025-03-09' })];
    const hours = [frustrated({ quantity: 850 })];
    const extraOn = (firstDay: string, lastDay: string, quantity: number) => ({
      stays,
      actuals: [actualWith([...hours, extra({ firstDay, lastDay, quantity })])],
    });

    test('count at home by their share of days at home, whatever their size', () => {
      expect(rulesOf(extraOn('2025-03-03', '2025-03-09', 2000))).toContain('delivered-during-stay');
      expect(rulesOf(extraOn('2025-03-08', '2025-03-09', 1000))).toContain('delivered-during-stay');
    });

    test('are accepted on days at home', () => {
      expect(rulesOf(extraOn('2025-03-09', '2025-03-09', 500))).not.toContain('delivered-during-stay');
    });

    test('are accepted where the log shows them at home', () => {
      const log = [
        logEntry({ day: '2025-03-09', minutes: 300, kind: 'extra', reason: 'temporary_increase' }),
        logEntry({ id: 'log-2', day: '2025-03-09', minutes: 90 }),
      ];
      expect(rulesOf({ ...extraOn('2025-03-08', '2025-03-09', 500), log })).not.toContain('delivered-during-stay');
    });
  });

  test('is silent where nothing was planned', () => {
    const lines = [serviceLine({ plannedQuantity: 0 })];
    expect(rulesOf({ lines, actuals: [weeklyActual({ planned: 0, actual: 0 })], stays: [hospitalStay()] })).toEqual([]);
  });
});

describe('hospital-days-exceeded', () => {
  const oneDay = (quantity: number, stay: Parameters<typeof hospitalStay>[0] = {}) => ({
    stays: [hospitalStay({ admitted: '2025-03-09', ...stay })],
    actuals: [actualWith([frustrated({ quantity })], { comment: 'hospital week 1' })],
  });

  test('points out more hours than the share of the days, rounded up', () => {
    expect(rulesOf(oneDay(150))).toEqual([]);
    const finding = findingOf('hospital-days-exceeded', oneDay(175));
    expect(finding.level).toBe('warning');
    expect(finding.message).toBe(
      'More hospital hours than days in hospital: 1.75 are recorded for 1 day in hospital of this week, which are 1.5 of 10 planned.',
    );
    expect(finding.source).toContain('Our reading');
  });

  test('accepts what is logged by day, and what is said once of the stay', () => {
    const log = [logEntry({ day: '2025-03-09', kind: 'frustrated', reason: 'hospital', minutes: 105 })];
    expect(rulesOf({ ...oneDay(175), log })).toEqual([]);
    expect(rulesOf(oneDay(175, { callsFallOnStayDays: true }))).toEqual([]);
  });
});

describe('hospital-underclaimed', () => {
  const asMissed = (week: number, stay: Parameters<typeof hospitalStay>[0] = {}) => ({
    stays: [stayInWeek(week, stay)],
    actuals: [
      actualWith([missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' })], {
        comment: `hospital week ${week}`,
      }),
    ],
  });

  test('points out hours of a paid week, and offers them as frustrated', () => {
    const finding = findingOf('hospital-underclaimed', asMissed(2));
    expect(finding.level).toBe('warning');
    expect(finding.message).toMatch(/^Paid hospital hours recorded as missed: /);
    expect(finding.action).toMatchObject({ kind: 'move-variation', category: 'frustrated' });
  });

  test('is silent beyond the paid weeks, and speaks again where a decision was given', () => {
    expect(rulesOf(asMissed(3))).toEqual([]);
    const approval = { state: 'given' as const, by: 'B Khan', reference: 'D-7', throughWeek: 3 };
    expect(rulesOf(asMissed(3, { approval }))).toEqual(['hospital-underclaimed']);
  });

  test('asks for no hours that the end of the service forbids', () => {
    const end = { ssRef: '0012345', lineId: null, cause: 'died' } as const;
    const ended = (lastDay: string) => rulesOf({ ...asMissed(2), ends: [{ ...end, lastDay }] });
    const asked = ['2025-03-02', '2025-03-09'].map((day) => ended(day).includes('hospital-underclaimed'));
    expect(asked).toEqual([false, true]);
  });
});

describe('hospital-not-told', () => {
  const living = (stay: Parameters<typeof hospitalStay>[0], type: ServiceType = 'supported_living_shared') => ({
    ...inWeek(type, 1, stay),
    actuals: [actualWith([frustrated()], { comment: 'hospital week 1' })],
  });

  test('points out that nobody told, until somebody did', () => {
    const finding = findingOf('hospital-not-told', living({ told: null }));
    expect(finding.message).toMatch(/^Operational team not told on the day of admission/);
    expect(finding.action).toEqual({ kind: 'open-stay', stayId: 'stay-1' });
    expect(rulesOf(living({ told: { who: 'Duty', on: monday } }))).toEqual([]);
  });

  test('points out that it was late in the week of admission only', () => {
    const late = { who: 'Duty', on: '2025-03-04' };
    expect(rulesOf(living({ told: late }))).toEqual(['hospital-not-told']);
    expect(rulesOf(inWeek('supported_living_shared', 3, { told: { who: 'Duty', on: '2025-02-19' } }))).toEqual([]);
  });

  test('is about supported living alone', () => {
    expect(rulesOf(living({ told: null }, 'residential_one_to_one'))).toEqual([]);
  });

  test('is told once for all lines of the person, under one key in every week', () => {
    const lines = [lineOf('home_support'), lineOf('supported_living_shared', { id: 'line-2' })];
    const week = (n: number) => ({
      lines,
      stays: [stayInWeek(n, { admitted: '2025-02-24', told: null })],
      actuals: lines.map(({ id }) => actualWith([frustrated()], { lineId: id, comment: 'hospital week 2' })),
    });
    const finding = findingOf('hospital-not-told', week(2));
    expect(finding.lineId).toBe('line-2');
    const next = {
      ...week(2),
      weekStart: '2025-03-10',
      actuals: lines.map(({ id }) => actualWith([frustrated()], { lineId: id, weekStart: '2025-03-10' })),
    };
    expect(findingOf('hospital-not-told', next).key).toBe(finding.key);
  });
});

describe('hospital-decision-pending of several lines', () => {
  test('is one finding for one request', () => {
    const lines = [serviceLine(), lineOf('supported_living_community', { id: 'line-2' })];
    const finding = findingOf('hospital-decision-pending', {
      lines,
      stays: [
        stayInWeek(3, {
          decisions: [
            {
              state: 'requested',
              by: 'B Khan',
              reference: '',
              fromWeek: null,
              throughWeek: null,
              lineIds: null,
              on: '2025-03-03',
            },
          ],
        }),
      ],
      actuals: lines.map(({ id }) => actualWith([frustrated()], { lineId: id, comment: 'hospital week 3' })),
    });
    expect(finding.lineId).toBe('line-1');
    expect(finding.message).toContain('asked of B Khan on 3 March 2025');
    expect(finding.source).toContain('Our reading');
  });
});
