import fc from 'fast-check';
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

  test('hours are taken off the increase whose days hold them, and not off the latest', () => {
    const later = extra({ quantity: 200, firstDay: '2025-03-08', lastDay: '2025-03-09' });
    expect(withoutGiven([increase, later], [on('2025-03-07')], { all: false, step: 25 })).toEqual([
      { ...increase, quantity: 400, lastDay: '2025-03-06' },
      later,
    ]);
    expect(withoutGiven([later, increase], [on('2025-03-08', 120)], { all: false, step: 25 })).toEqual([increase]);
  });

  test('a day that no increase holds was not claimed, and takes nothing off', () => {
    expect(withoutGiven([increase], [on('2025-03-09', 120)], { all: false, step: 25 })).toEqual([increase]);
    // More than was claimed on that day is given beyond the claim.
    const one = extra({ quantity: 100, firstDay: '2025-03-07', lastDay: '2025-03-07' });
    const early = extra({ quantity: 300, firstDay: '2025-03-03', lastDay: '2025-03-05' });
    expect(withoutGiven([early, one], [on('2025-03-07', 240)], { all: false, step: 25 })).toEqual([early]);
  });

  test('an increase without days may hold any', () => {
    const some = extra({ quantity: 300, firstDay: null, lastDay: null });
    expect(withoutGiven([some], [on('2025-03-07')], { all: false, step: 25 })).toEqual([{ ...some, quantity: 200 }]);
  });

  test('without days, what the log had before stands as it is claimed, unless all of it was given so', () => {
    const some = extra({ quantity: 300, firstDay: null, lastDay: null });
    const again = [{ ...on('2025-03-07'), logged: 60 }];
    expect(withoutGiven([some], again, { all: false, step: 25 })).toEqual([some]);
    expect(withoutGiven([some], [{ ...on('2025-03-07', 180), logged: 180 }], { all: false, step: 25 })).toEqual([]);
  });

  test('its cause goes on with the first days that have hours left', () => {
    const ofOwn = extra({
      quantity: 200,
      firstDay: '2025-03-03',
      lastDay: '2025-03-09',
      separateCause: 'Her GP asked.',
    });
    const [left, another] = withoutGiven([ofOwn], [on('2025-03-04', 105)], { all: false, step: 25 });
    expect(left).toMatchObject({ quantity: 25, separateCause: 'Her GP asked.' });
    expect(another).toBeUndefined();
  });

  test('a day out of the middle leaves the days before and after it', () => {
    expect(withoutGiven([increase], [on('2025-03-05')], { all: false, step: 25 })).toEqual([
      { ...increase, quantity: 200, lastDay: '2025-03-04' },
      { ...increase, quantity: 200, firstDay: '2025-03-06' },
    ]);
  });

  test('hours are those of this week, also where the increase began in the week before or goes on after it', () => {
    const began = extra({ quantity: 500, firstDay: '2025-02-27', lastDay: '2025-03-07' });
    expect(withoutGiven([began], [on('2025-03-05')], { all: false, step: 25 })).toEqual([
      { ...began, quantity: 200, lastDay: '2025-03-04' },
      { ...began, quantity: 200, firstDay: '2025-03-06' },
    ]);
    const first = [on('2025-03-03'), on('2025-03-04')];
    expect(withoutGiven([began], first, { all: false, step: 25 })).toEqual([
      { ...began, quantity: 300, firstDay: '2025-03-05' },
    ]);
    const goesOn = extra({ quantity: 300, firstDay: '2025-03-07', lastDay: '2025-03-14' });
    expect(withoutGiven([goesOn], [on('2025-03-08', 90)], { all: false, step: 25 })).toEqual([
      { ...goesOn, quantity: 75, lastDay: '2025-03-07' },
      { ...goesOn, quantity: 75, firstDay: '2025-03-09' },
    ]);
  });

  test('what is said again of each of its days of this week takes nothing off a second time', () => {
    const began = extra({ quantity: 500, firstDay: '2025-02-27', lastDay: '2025-03-04' });
    const again = [
      { ...on('2025-03-03'), logged: 60 },
      { ...on('2025-03-04'), logged: 60 },
    ];
    expect(withoutGiven([began], again, { all: false, step: 25 })).toEqual([began]);
  });

  test('the first day goes, too', () => {
    expect(withoutGiven([increase], [on('2025-03-03')], { all: false, step: 25 })).toEqual([
      { ...increase, quantity: 400, firstDay: '2025-03-04' },
    ]);
  });

  test.each([
    [20, 25, 75],
    [1, 25, 100],
    [50, 25, 25],
    [59, 25, 0],
    [20, 0, 67],
    [1, 0, 98],
    [30, 50, 50],
  ])('of 1.00, %i minutes in steps of %i hundredths leave %i', (minutes, step, left) => {
    const hour = extra({ quantity: 100, firstDay: '2025-03-03', lastDay: '2025-03-04' });
    const after = withoutGiven([hour], [on('2025-03-04', minutes)], { all: false, step });
    expect(after).toEqual(left === 0 ? [] : [{ ...hour, quantity: left, lastDay: '2025-03-03' }]);
  });

  test('what is left is rounded once, over all of it', () => {
    const early = extra({ quantity: 100, firstDay: '2025-03-03', lastDay: '2025-03-04' });
    const late = extra({ quantity: 100, firstDay: '2025-03-06', lastDay: '2025-03-07' });
    const given = [on('2025-03-04', 22), on('2025-03-07', 22)];
    // 76 minutes are 1.25; each 38 by itself would be 0.75.
    const after = withoutGiven([early, late], given, { all: false, step: 25 });
    expect(after.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(125);
  });

  test('never claims more than before, nor less than what was not given away', () => {
    const day = fc.integer({ min: 3, max: 9 }).map((of) => `2025-03-0${of}`);
    const run = fc
      .record({ a: day, b: day, steps: fc.integer({ min: 1, max: 40 }) })
      .map(({ a, b, steps }) => extra({ quantity: steps * 25, firstDay: a < b ? a : b, lastDay: a < b ? b : a }));
    const given = fc.uniqueArray(fc.record({ day, minutes: fc.integer({ min: 1, max: 400 }) }), {
      selector: (one) => one.day,
      maxLength: 7,
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), given, fc.constantFrom(0, 25, 50), (runs, days, step) => {
        const after = withoutGiven(runs, days, { all: false, step });
        const total = (of: typeof runs) => of.reduce((sum, { quantity }) => sum + quantity, 0);
        const away = days.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(total(after)).toBeLessThanOrEqual(total(runs));
        expect(total(after)).toBeGreaterThanOrEqual(total(runs) - (away * 100) / 60 - Math.max(step, 1));
        for (const { quantity, firstDay, lastDay } of after) {
          expect(quantity).toBeGreaterThan(0);
          expect((firstDay ?? '') <= (lastDay ?? '')).toBe(true);
        }
      }),
    );
  });

  test('nothing logged changes nothing', () => {
    expect(withoutGiven([increase], [], { all: false, step: 25 })).toEqual([increase]);
  });
});
