import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import {
  hospitalComment,
  hospitalDays,
  hospitalStatus,
  hospitalWeek,
  offerHospital,
  paidWeeksLeft,
  readmissionAfter,
} from '../../../src-shared/domain/hospital.ts';
import { hospitalStay, lineOf, monday, serviceLine } from '../../builders.ts';
import { exampleshire } from '../../exampleshire.ts';

describe('hospitalWeek', () => {
  test.each([
    ['Monday', '2025-03-03', 1],
    ['Sunday', '2025-03-09', 1],
    ['the Sunday before', '2025-03-02', 2],
    ['the Monday before', '2025-02-24', 2],
    ['29 February of a leap year', '2024-02-29', 54],
    ['the Monday after', '2025-03-10', 0],
  ])('an admission on %s (%s) makes it week %s', (_, admitted, week) => {
    expect(hospitalWeek({ admitted }, monday)).toBe(week);
  });

  test('counts calendar weeks over both clock changes', () => {
    expect(hospitalWeek({ admitted: '2025-03-30' }, '2025-03-31')).toBe(2);
    expect(hospitalWeek({ admitted: '2025-10-26' }, '2025-10-27')).toBe(2);
  });
});

describe('paid weeks', () => {
  test.each([
    ['supported_living_shared', 4],
    ['home_support', 0],
    ['day_activities_planned', null],
  ] as const)('after hospital week 2, %s has %s left', (serviceType, left) => {
    expect(paidWeeksLeft(hospitalStay(), monday, lineOf(serviceType), bradford)).toBe(left);
  });

  test('a decision that was given adds its weeks, one that was asked for does not', () => {
    const approval = { by: 'B Khan', reference: 'D-7', throughWeek: 5 };
    const given = hospitalStay({ approval: { ...approval, state: 'given' } });
    const requested = hospitalStay({ approval: { ...approval, state: 'requested' } });
    expect(paidWeeksLeft(given, monday, serviceLine(), bradford)).toBe(3);
    expect(paidWeeksLeft(requested, monday, serviceLine(), bradford)).toBe(0);
  });

  test('another council has other limits', () => {
    expect(paidWeeksLeft(hospitalStay(), monday, lineOf('supported_living_shared'), exampleshire)).toBe(6);
    expect(hospitalStatus({ approval: null }, 99, null, null)).toBe('within');
  });
});

describe('readmissionAfter', () => {
  const first = hospitalStay({ id: 'a', admitted: '2025-02-10', discharged: '2025-02-18' });

  test.each([
    ['2025-02-24', 'a'],
    ['2025-02-25', undefined],
  ])('a stay from %s follows %s', (admitted, id) => {
    expect(readmissionAfter(hospitalStay({ id: 'b', admitted }), [first], bradford)?.id).toBe(id);
  });

  test('nobody is admitted again from a stay that goes on: it is pointed out, too', () => {
    const open = hospitalStay({ id: 'a', admitted: '2025-02-10' });
    expect(readmissionAfter(hospitalStay({ id: 'b', admitted: '2025-02-12' }), [open], bradford)?.id).toBe('a');
    expect(readmissionAfter(open, [hospitalStay({ id: 'b', admitted: '2025-02-12' })], bradford)).toBeNull();
  });
});

describe('what to record', () => {
  test('the comment names week and day of admission', () => {
    expect(hospitalComment({ admitted: '2025-02-09' }, '2025-02-10')).toBe(
      'hospital week 2, admitted Sunday 9 February 2025',
    );
  });

  test('a whole week offers the planned quantity, down to the step', () => {
    const offer = offerHospital(serviceLine({ plannedQuantity: 1010 }), hospitalStay(), monday, bradford);
    expect(offer).toMatchObject({ estimated: false, variation: { category: 'frustrated', quantity: 1000 } });
  });

  test('part of a week offers the share of its days, and says that it is estimated', () => {
    const stay = hospitalStay({ admitted: '2025-03-06' });
    expect(hospitalDays(stay, monday)).toEqual(['2025-03-06', '2025-03-07', '2025-03-08', '2025-03-09']);
    expect(offerHospital(serviceLine({ plannedQuantity: 1400 }), stay, monday, bradford)).toMatchObject({
      estimated: true,
      variation: { quantity: 800, firstDay: '2025-03-06', lastDay: '2025-03-09' },
    });
    const days = ['2025-03-07', '2025-03-08'];
    expect(
      offerHospital(serviceLine({ plannedQuantity: 1400 }), stay, monday, bradford, days)?.variation.quantity,
    ).toBe(400);
  });

  test('past the paid weeks it offers missed, unless a decision was asked for', () => {
    const stay = hospitalStay({ admitted: '2025-02-17' });
    expect(offerHospital(serviceLine(), stay, monday, bradford)?.variation.category).toBe('missed');
    const approval = { state: 'requested' as const, by: 'B Khan', reference: '', throughWeek: 3 };
    expect(offerHospital(serviceLine(), { ...stay, approval }, monday, bradford)?.variation.category).toBe(
      'frustrated',
    );
  });

  test('a week outside the stay offers nothing', () => {
    expect(offerHospital(serviceLine(), hospitalStay({ discharged: '2025-02-28' }), monday, bradford)).toBeNull();
  });
});
