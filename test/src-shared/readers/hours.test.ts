// What every way in makes of a cell of hours. Ways in side by side: test/every-way-in.test.ts.
import { describe, expect, test } from 'vitest';
import { readHours } from '../../../src-shared/readers/hours.ts';

test.each([
  ['7²', 'raised or lowered figure'],
  ['7₂', 'raised or lowered figure'],
  ['10½5', 'not a number'],
])('%s is refused: it %s', (written, wrong) => {
  expect(readHours(written)).toMatchObject({ ok: false, wrong: expect.stringContaining(wrong) });
});

test.each(['1,000', '1.000', '1,000 h', '1.000 hrs', '1,000 hours'])(
  '%s has two readings, and each mark has one',
  (written) => {
    expect(readHours(written)).toMatchObject({ ok: false, code: 'two-readings', readings: ['1', '1,000'] });
    const [decimals, thousands] = written.includes(',') ? ([',', '.'] as const) : (['.', ','] as const);
    expect(readHours(written, decimals)).toMatchObject({ ok: true, quantity: 100 });
    expect(readHours(written, thousands)).toMatchObject({ ok: true, quantity: 100_000 });
  },
);

test.each([
  ['0.500', 50],
  ['0,500', 50],
  ['0.750', 75],
])('%s can be no thousands, whatever the mark', (written, quantity) => {
  for (const mark of [null, ',', '.'] as const) {
    expect(readHours(written, mark)).toMatchObject({ ok: true, quantity });
  }
});

describe('what was understood is noted', () => {
  test.each([
    ['7.5', null],
    ['7.50', null],
    ['7,5', '7.50'],
    ['9.99999999', '10.00'],
    ['7h30', '7.50'],
  ])('%s as %s', (written, understood) => {
    expect(readHours(written)).toMatchObject({ ok: true, understood });
  });
});
