import { describe, expect, test } from 'vitest';
import { withoutGiven } from '../../../src-shared/domain/without-given.ts';
import { extra, missed } from '../../builders.ts';

const on = (day: string, minutes = 60) => ({ day, minutes });

describe('where no extra is taken', () => {
  test('none is left, whatever was given', () => {
    const away = missed();
    expect(withoutGiven([extra(), away], [on('2025-03-04', 15)], { all: true, step: 25 })).toEqual([away]);
  });
});

describe('of an increase that runs too long', () => {
  const increase = extra({ quantity: 500, firstDay: '2025-03-03', lastDay: '2025-03-07' });

  test('the days that were logged are no longer claimed, and it ends before them', () => {
    const given = [on('2025-03-07'), on('2025-03-06')];
    expect(withoutGiven([increase], given, { all: false, step: 25 })).toEqual([
      { ...increase, quantity: 300, lastDay: '2025-03-05' },
    ]);
  });

  test('it goes where all of it was logged, and what else stands on the line stays', () => {
    const away = missed();
    expect(withoutGiven([away, increase], [on('2025-03-03', 300)], { all: false, step: 25 })).toEqual([away]);
  });

  test('of two entries the later one gives way first', () => {
    const later = extra({ quantity: 200, firstDay: '2025-03-08', lastDay: '2025-03-09' });
    expect(withoutGiven([later, increase], [on('2025-03-08', 120)], { all: false, step: 25 })).toEqual([increase]);
  });

  test('minutes between two steps leave no rest to claim', () => {
    expect(withoutGiven([increase], [on('2025-03-07', 50)], { all: false, step: 25 })).toMatchObject([
      { quantity: 400, lastDay: '2025-03-06' },
    ]);
  });

  test('nothing logged changes nothing', () => {
    expect(withoutGiven([increase], [], { all: false, step: 25 })).toEqual([increase]);
  });
});
