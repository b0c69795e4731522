import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import type { Variation, WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { ServiceType } from '../../../src-shared/domain/lines.ts';
import { type PayableContext, payable, payableOfWeek } from '../../../src-shared/domain/payable.ts';
import {
  actualWith,
  adjustmentRequest,
  extra,
  frustrated,
  hospitalStay,
  lineOf,
  missed,
  monday,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';
import { exampleshire } from '../../exampleshire.ts';

const context: PayableContext = { stays: [hospitalStay()], earlier: {} };

function of(serviceType: ServiceType, variation: Variation, council = bradford, known = context) {
  return payable(lineOf(serviceType), actualWith([variation]), council, known);
}

describe('payable', () => {
  test('pays a line that went to plan', () => {
    expect(payable(serviceLine(), weeklyActual(), bradford, context)).toEqual({
      planned: 1000,
      payable: 1000,
      notPayable: 0,
      notSaid: 0,
      parts: [],
    });
  });

  test.each([
    ['supported_living_shared', 'planned_absence', 1000, 0],
    ['supported_living_personal', 'planned_absence', 800, 0],
    ['home_support', 'planned_absence', 800, 200],
    ['supported_living_community', 'non_engagement', 1000, 0],
    ['home_support', 'non_engagement', 800, 200],
    ['day_activities', 'non_engagement', 800, 200],
    ['supported_living_one_to_one', 'provider_cause', 800, 0],
    ['supported_living_shared', 'provider_cause', 800, 200],
    ['home_support', 'service_ended', 800, 200],
    ['home_support', 'unspecified', 800, 200],
  ] as const)('%s, 2 hours missed for %s: %s payable, %s not said', (serviceType, reason, hundredths, notSaid) => {
    expect(of(serviceType, missed(reason))).toMatchObject({
      payable: hundredths,
      notSaid,
      notPayable: 1000 - hundredths,
    });
  });

  test.each([
    ['supported_living_shared', 'non_engagement', 'not-said'],
    ['residential_one_to_one', 'non_engagement', 'not-said'],
    ['home_support', 'provider_cause', 'not-said'],
    ['supported_living_community', 'provider_cause', 'said'],
    ['day_activities', 'service_closed', 'elsewhere'],
  ] as const)('%s, %s: whether it is paid is %s', (serviceType, reason, said) => {
    expect(of(serviceType, missed(reason)).parts[0]?.said).toBe(said);
  });

  test('sessions paid on plan are said elsewhere, never as said', () => {
    const one = { ...missed('planned_absence'), category: 'frustrated' as const };
    expect(of('day_activities_planned', one).parts[0]).toMatchObject({ paid: true, said: 'elsewhere' });
  });

  test('a frustrated figure without a reason is judged as hospital', () => {
    const one = frustrated({ reason: 'unspecified' });
    expect(of('home_support', one)).toMatchObject({ payable: 1000, parts: [{ reason: 'hospital', paid: true }] });
  });

  test.each([
    ['given for this line', ['line-1'], 1000],
    ['given for another line', ['line-2'], 0],
  ] as const)('beyond the limit with a decision %s pays %s', (_, lineIds, expected) => {
    const given = { state: 'given' as const, by: '', reference: '', fromWeek: null, throughWeek: null, on: null };
    const stay = hospitalStay({ admitted: '2025-02-17', decisions: [{ ...given, lineIds: [...lineIds] }] });
    expect(of('home_support', frustrated(), bradford, { ...context, stays: [stay] }).payable).toBe(expected);
  });

  test('shared support away by notice is not charged to the person; elsewhere the guidance does not say', () => {
    expect(of('supported_living_shared', missed()).parts[0]?.charged).toBe('no');
    expect(of('home_support', missed()).parts[0]?.charged).toBe('not-said');
  });

  test('pays hospital weeks up to the limit', () => {
    expect(of('home_support', frustrated())).toMatchObject({ payable: 1000, parts: [{ why: 'hospital week 2 of 2' }] });
    const third = { ...context, stays: [hospitalStay({ admitted: '2025-02-17' })] };
    expect(of('home_support', frustrated(), bradford, third)).toMatchObject({
      payable: 0,
      notPayable: 1000,
      notSaid: 0,
    });
    expect(of('supported_living_shared', frustrated(), bradford, third).payable).toBe(1000);
    expect(of('home_support', frustrated(), exampleshire, third).payable).toBe(1000);
  });

  test.each([
    ['given', 1000],
    ['requested', 0],
  ] as const)('beyond the limit with a decision %s pays %s', (state, expected) => {
    const approval = { state, by: 'B Khan', reference: 'D-7', throughWeek: 3 };
    const third = { ...context, stays: [hospitalStay({ admitted: '2025-02-17', approval })] };
    expect(of('home_support', frustrated(), bradford, third).payable).toBe(expected);
  });

  test('pays nothing for a hospital week without a stay', () => {
    expect(of('home_support', frustrated(), bradford, { stays: [], earlier: {} }).parts[0]?.why).toBe(
      'no hospital stay covers this week',
    );
  });

  test('pays an increase of 7 days, and the first 7 of one that runs for longer', () => {
    expect(of('home_support', extra({ firstDay: monday, lastDay: '2025-03-09' })).payable).toBe(1200);
    const before: WeeklyActual = actualWith([extra({ firstDay: '2025-03-02', lastDay: '2025-03-02' })], {
      weekStart: '2025-02-24',
    });
    const known = { ...context, earlier: { 'line-1': [before] } };
    const paid = of('home_support', extra({ firstDay: monday, lastDay: '2025-03-09' }), bradford, known);
    // Six of its seven days here: the first was in the week before.
    expect(paid).toMatchObject({ payable: 1171, notPayable: 29 });
    expect(paid.parts.map(({ paid: isPaid, quantity, why }) => [isPaid, quantity, why])).toEqual([
      [true, 171, 'the first 7 days of an increase of 8'],
      [false, 29, 'an increase of 8 days, longer than 7'],
    ]);
  });

  test('pays nothing a second time that an accepted request covers', () => {
    const adjustments = [adjustmentRequest({ startDate: '2025-03-05', submittedOn: '2025-03-05' })];
    const one = of('home_support', extra(), bradford, { ...context, adjustments });
    // Tuesday is paid; Wednesday is in the request.
    expect(one).toMatchObject({ payable: 1100, notPayable: 100 });
    expect(one.parts.map(({ why }) => why)).toContain('already covered by an accepted request');
  });

  test('promises neither less than nothing nor more than planned and extra', () => {
    const less = actualWith([extra({ quantity: 500 })], { actual: 0, planned: 0 });
    expect(payable(lineOf('supported_living_personal'), less, bradford, context).payable).toBe(0);
    const more = actualWith([frustrated({ quantity: 900 })], { actual: 1000 });
    expect(payable(lineOf('home_support'), more, bradford, context).payable).toBe(1000);
  });

  test('never pays extra where the council allows none', () => {
    expect(of('supported_living_personal', extra())).toMatchObject({ payable: 1000, notPayable: 200 });
  });

  test('pays sessions on plan, whatever the reason they were missed for', () => {
    const one = { ...missed('provider_cause'), category: 'frustrated' as const };
    expect(of('day_activities_planned', one).payable).toBe(1000);
  });

  test('does not count hours twice that a reason leaves inside the actual', () => {
    const actual = actualWith([missed('non_engagement')], { actual: 1000 });
    expect(payable(lineOf('supported_living_personal'), actual, exampleshire, context).payable).toBe(1000);
    expect(payable(lineOf('home_support'), actual, exampleshire, context).payable).toBe(800);
  });
});

test('a week adds up its lines and says why hours are not paid', () => {
  const lines = [serviceLine(), serviceLine({ id: 'line-2' }), serviceLine({ id: 'line-3' })];
  const actuals = [
    actualWith([missed('provider_cause')]),
    actualWith([missed('provider_cause'), missed()], { lineId: 'line-2' }),
    weeklyActual({ lineId: 'line-3' }),
    weeklyActual({ lineId: 'unknown' }),
  ];
  const week = payableOfWeek(lines, actuals, bradford, context);
  expect(week).toMatchObject({ planned: 3000, payable: 2400, notPayable: 600, notSaid: 600 });
  expect(week.whyNot.map(({ reason, quantity }) => `${reason} ${quantity}`)).toEqual([
    'provider_cause 400',
    'planned_absence 200',
  ]);
});

describe('what the figures claim and nothing explains', () => {
  test('an extra quantity without a reason for it is not paid', () => {
    const actual = weeklyActual({ actual: 1200, extra: 200 });
    expect(payable(serviceLine(), actual, bradford, context)).toMatchObject({
      payable: 1000,
      notPayable: 200,
      parts: [{ category: 'extra', quantity: 200, paid: false, why: 'its first and last day are not known' }],
    });
  });

  test('only the part that is explained is paid', () => {
    const actual = { ...actualWith([extra({ quantity: 100 })]), actual: 1200, extra: 200 };
    expect(payable(serviceLine(), actual, bradford, context)).toMatchObject({ payable: 1100, notPayable: 100 });
  });

  test('so it is with frustrated hours', () => {
    const actual = weeklyActual({ actual: 800, frustrated: 200 });
    expect(payable(serviceLine(), actual, bradford, context)).toMatchObject({ payable: 800, notPayable: 200 });
  });
});

describe('an increase whose days reach beyond the week', () => {
  const reaching = (firstDay: string, lastDay: string, parts = {}) =>
    payable(serviceLine(), actualWith([extra({ firstDay, lastDay, quantity: 700, ...parts })]), bradford, context);

  test('is shared out over its days in the week', () => {
    // From Friday 28 February on the first seven days end on Thursday 6 March: four of this week's seven days.
    expect(reaching('2025-02-28', '2025-03-09')).toMatchObject({ payable: 1400, notPayable: 300 });
  });

  test('claims nothing in a week that it has no day in', () => {
    expect(reaching('2025-03-10', '2025-03-12')).toMatchObject({ payable: 1000, notPayable: 700 });
  });
});
