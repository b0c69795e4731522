import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNhsNumber, isNhsNumber, nhsCheckDigit, readNhsNumber } from '../../../src-shared/domain/nhs-number.ts';

// The range that the NHS sets aside for tests: 999 000 0000 to 999 999 9999.
const valid = fc
  .integer({ min: 999_000_000, max: 999_999_999 })
  .map(String)
  .filter((nine) => nhsCheckDigit(nine) !== null)
  .map((nine) => `${nine}${nhsCheckDigit(nine)}`)
  .filter((number) => number !== '9999999999');

describe('NHS numbers', () => {
  it.each(['9990000018', '9990000026', '9990000034'])('%s is valid', (number) => {
    expect(isNhsNumber(number)).toBe(true);
  });

  it('is shown in threes and a four, and read back from that', () => {
    expect(formatNhsNumber('9990000018')).toBe('999 000 0018');
    expect(readNhsNumber(' 999-000 0018 ')).toEqual({ ok: true, nhsNumber: '9990000018' });
  });

  it('is read where a spreadsheet gave it a decimal', () => {
    expect(readNhsNumber('9990000018.0')).toEqual({ ok: true, nhsNumber: '9990000018' });
  });

  it('nine digits whose check would be 10 belong to no NHS number', () => {
    const without = Array.from({ length: 40 }, (_, at) => String(999_000_000 + at)).filter(
      (n) => nhsCheckDigit(n) === null,
    );
    expect(without.length).toBeGreaterThan(0);
    for (const nine of without) for (const digit of '0123456789') expect(isNhsNumber(nine + digit)).toBe(false);
  });

  it('a remainder of 0 gives the check digit 0', () => {
    const nine = Array.from({ length: 40 }, (_, at) => String(999_000_000 + at)).find((n) => nhsCheckDigit(n) === '0');
    expect(nine && isNhsNumber(`${nine}0`)).toBe(true);
  });

  it('ten equal digits are nobody’s', () => expect(isNhsNumber('9999999999')).toBe(false));

  it.each([
    ['9.99E+09', 'power of ten'],
    ['999000001', 'this has 9'],
    ['99900000180', 'this has 11'],
    ['9990000019', 'last digit'],
    ['ABC0000018', 'ten digits and nothing else'],
  ])('%s is refused with why', (text, why) => {
    expect(readNhsNumber(text)).toEqual({ ok: false, sentence: expect.stringContaining(why) });
  });

  it('no single wrong digit passes, and no two swapped', () => {
    fc.assert(
      fc.property(valid, fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.nat(8), (number, at, by, swap) => {
        const digit = (Number(number[at]) + by) % 10;
        expect(isNhsNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
        if (number[swap] !== number[swap + 1]) {
          const swapped = number.slice(0, swap) + number[swap + 1] + number[swap] + number.slice(swap + 2);
          expect(isNhsNumber(swapped)).toBe(false);
        }
      }),
    );
  });
});
