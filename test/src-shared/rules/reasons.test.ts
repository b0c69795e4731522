import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { type Category, reasons } from '../../../src-shared/domain/actuals.ts';
import { type ServiceType, serviceTypes } from '../../../src-shared/domain/lines.ts';
import {
  actualWith,
  extra,
  findingOf,
  frustrated,
  hospitalStay,
  lineOf,
  missed,
  rulesOf,
  variation,
} from '../../builders.ts';

const comment = 'hospital week 2';

function rulesFor(serviceType: ServiceType, category: Category, reason: (typeof reasons)[number]) {
  const days = category === 'extra' ? { firstDay: '2025-03-04', lastDay: '2025-03-05' } : {};
  const one = variation(category, reason, { hospitalStayId: reason === 'hospital' ? 'stay-1' : null, ...days });
  // Home on Monday: no day of the week is wholly in hospital.
  const stays = [hospitalStay({ discharged: '2025-03-03', callsFallOnStayDays: true })];
  return rulesOf({ lines: [lineOf(serviceType)], actuals: [actualWith([one], { comment })], stays });
}

describe('reason-missing', () => {
  const several = serviceTypes.filter((type) => type !== 'day_activities_planned');

  test.each(several)('asks for the reason of missed hours on %s, and no other reason rule judges it', (serviceType) => {
    expect(rulesFor(serviceType, 'missed', 'unspecified')).toEqual(['reason-missing']);
  });

  test.each(several)('frustrated always means hospital on %s: it is judged by the rules of that', (serviceType) => {
    expect(rulesFor(serviceType, 'frustrated', 'unspecified')).toEqual(['hospital-stay-missing']);
  });

  test('of sessions paid on plan, frustrated has several reasons and missed has one', () => {
    expect(rulesFor('day_activities_planned', 'frustrated', 'unspecified')).toEqual(['reason-missing']);
    expect(rulesFor('day_activities_planned', 'missed', 'unspecified')).toEqual([]);
  });

  test('an extra is a temporary increase', () => {
    expect(rulesFor('home_support', 'extra', 'unspecified')).toEqual([]);
  });

  test('names the reason that the comment suggests', () => {
    const actuals = [actualWith([missed('unspecified')], { comment: 'carer off sick' })];
    const finding = findingOf('reason-missing', { actuals });
    expect(finding.action).toMatchObject({ kind: 'set-reason', suggested: 'provider_cause' });
    expect(finding.fix).toContain('The comment suggests “Our own cause');
    const unsaid = findingOf('reason-missing', { actuals: [actualWith([missed('unspecified')])] });
    expect(unsaid.action).not.toHaveProperty('suggested');
  });

  test('offers hospital too where the person was in hospital', () => {
    const week = {
      actuals: [actualWith([missed('unspecified')])],
      stays: [hospitalStay({ discharged: '2025-03-03' })],
    };
    expect(findingOf('reason-missing', week).action).toMatchObject({
      choices: ['planned_absence', 'non_engagement', 'provider_cause', 'service_ended', 'hospital'],
    });
  });

  test('offers the reasons that the council allows', () => {
    const finding = findingOf('reason-missing', { actuals: [actualWith([missed('unspecified')])] });
    expect(finding.level).toBe('warning');
    expect(finding.action).toMatchObject({
      kind: 'set-reason',
      choices: ['planned_absence', 'non_engagement', 'provider_cause', 'service_ended'],
    });
  });
});

describe('reason-not-allowed', () => {
  const cases = serviceTypes.flatMap((serviceType) =>
    (['frustrated', 'missed', 'extra'] as const).flatMap((category) =>
      reasons
        .filter((reason) => reason !== 'unspecified')
        .map((reason) => {
          const allowed = bradford.serviceTypes[serviceType].reasons[reason].categories.includes(category);
          return { serviceType, category, reason, allowed };
        }),
    ),
  );

  test.each(cases)(
    '$serviceType: $reason as $category, allowed $allowed',
    ({ serviceType, category, reason, allowed }) => {
      // Missed hospital hours are what other rules judge: beyond the paid weeks they are right.
      const elsewhere = category === 'missed' && reason === 'hospital';
      expect(rulesFor(serviceType, category, reason).includes('reason-not-allowed')).toBe(!allowed && !elsewhere);
    },
  );

  test.each([
    ['home_support', 'missed', 'temporary_increase'],
    ['supported_living_shared', 'extra', 'temporary_increase'],
    ['day_activities_planned', 'missed', 'planned_absence'],
    ['residential_one_to_one', 'extra', 'temporary_increase'],
  ] as const)('refuses %s, %s, %s', (serviceType, category, reason) => {
    expect(rulesFor(serviceType, category, reason)).toContain('reason-not-allowed');
  });

  test('offers the category to which the reason belongs', () => {
    const actuals = [actualWith([missed('temporary_increase')])];
    expect(findingOf('reason-not-allowed', { actuals }).action).toMatchObject({
      kind: 'move-variation',
      category: 'extra',
    });
  });

  test.each([
    ['supported_living_community', 'extra', 'Extras should not be claimed for Supported Living.'],
    ['residential_one_to_one', 'extra', 'Weekly Extra Quantity'],
    ['home_support', 'frustrated', 'Weekly Frustrated Quantity'],
    ['day_activities_planned', 'missed', 'Weekly Missed Quantity'],
  ] as const)('quotes the sentence about the category: %s, %s', (serviceType, category, quoted) => {
    const reason = category === 'extra' ? 'temporary_increase' : 'planned_absence';
    const lines = [lineOf(serviceType)];
    const actuals = [actualWith([variation(category, reason)], { comment })];
    expect(findingOf('reason-not-allowed', { lines, actuals }).source).toContain(quoted);
  });

  test('accepts hospital hours as missed once the paid weeks are over', () => {
    const stays = [hospitalStay({ admitted: '2025-02-17' })];
    const all = missed('hospital', { quantity: 1000, hospitalStayId: 'stay-1' });
    expect(rulesOf({ actuals: [actualWith([all], { comment: 'hospital week 3' })], stays })).toEqual([]);
  });

  test('takes a closed service for day services only', () => {
    expect(rulesFor('day_activities', 'missed', 'service_closed')).toEqual([]);
    expect(rulesFor('support_at_day_care', 'missed', 'service_closed')).toEqual([]);
    expect(rulesFor('day_activities_planned', 'missed', 'service_closed')).toEqual([]);
    expect(rulesFor('home_support', 'missed', 'service_closed')).toEqual(['reason-not-allowed']);
  });
});

describe('hospital-only', () => {
  test.each(serviceTypes.filter((type) => type !== 'day_activities_planned'))('holds on %s', (serviceType) => {
    expect(rulesFor(serviceType, 'frustrated', 'planned_absence')).toContain('hospital-only');
    expect(rulesFor(serviceType, 'frustrated', 'hospital')).toEqual([]);
  });

  test('does not hold where the profile records any missed session as frustrated', () => {
    expect(rulesFor('day_activities_planned', 'frustrated', 'planned_absence')).toEqual([]);
  });

  test('offers to move the hours to missed', () => {
    const actuals = [actualWith([variation('frustrated', 'provider_cause')])];
    expect(findingOf('hospital-only', { actuals }).action).toMatchObject({
      kind: 'move-variation',
      category: 'missed',
    });
  });
});

describe('shared-variation', () => {
  test.each(['non_engagement', 'provider_cause', 'service_ended'] as const)(
    'points out %s, without refusing it',
    (reason) => {
      expect(rulesFor('supported_living_shared', 'missed', reason)).toEqual(['shared-variation']);
    },
  );

  test('accepts planned absence and hospital', () => {
    const lines = [lineOf('supported_living_shared')];
    expect(rulesOf({ lines, actuals: [actualWith([missed()])] })).toEqual([]);
    const stays = [hospitalStay()];
    expect(rulesOf({ lines, actuals: [actualWith([frustrated()], { comment })], stays })).toEqual([]);
  });

  test('is only about shared support', () => {
    expect(rulesFor('supported_living_personal', 'missed', 'provider_cause')).toEqual([]);
  });

  test('names the Business Relationship Officer', () => {
    const lines = [lineOf('supported_living_shared')];
    const finding = findingOf('shared-variation', { lines, actuals: [actualWith([missed('provider_cause')])] });
    expect(finding.fix).toContain('Business Relationship Officer');
    expect(finding.level).toBe('warning');
  });
});

test('an extra on a service that takes none is refused for its category and for its reason', () => {
  const lines = [lineOf('supported_living_shared')];
  const week = { lines, actuals: [actualWith([extra()])] };
  expect(rulesOf(week)).toEqual(['extra-not-allowed', 'reason-not-allowed']);
  const { fix, action } = findingOf('reason-not-allowed', week);
  expect(fix).toBe('Remove these hours: no reason is taken for extra hours of Supported living: shared support.');
  expect(action).toMatchObject({ kind: 'remove-variation' });
});
