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
  return rulesOf({ lines: [lineOf(serviceType)], actuals: [actualWith([one], { comment })], stays: [hospitalStay()] });
}

describe('reason-missing', () => {
  test.each(serviceTypes)('asks for the reason on %s, and no other reason rule judges it', (serviceType) => {
    expect(rulesFor(serviceType, 'missed', 'unspecified')).toEqual(['reason-missing']);
    expect(rulesFor(serviceType, 'frustrated', 'unspecified')).toEqual(['reason-missing']);
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
      expect(rulesFor(serviceType, category, reason).includes('reason-not-allowed')).toBe(!allowed);
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
    const finding = findingOf('reason-not-allowed', {
      actuals: [actualWith([missed('hospital', { hospitalStayId: 'stay-1' })], { comment })],
      stays: [hospitalStay()],
    });
    expect(finding.action).toMatchObject({ kind: 'move-variation', category: 'frustrated' });
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
    const actuals = [actualWith([missed('hospital', { hospitalStayId: 'stay-1' })], { comment: 'hospital week 3' })];
    expect(rulesOf({ actuals, stays })).toEqual([]);
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
    expect(rulesOf({ lines, actuals: [actualWith([frustrated()], { comment })], stays: [hospitalStay()] })).toEqual([]);
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
  expect(rulesOf({ lines, actuals: [actualWith([extra()])] })).toEqual(['extra-not-allowed', 'reason-not-allowed']);
});
