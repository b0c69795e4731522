// Quantities as they are shown and as people type them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatCount,
  formatQuantity,
  formatQuantityShort,
  formatSum,
  formatSumShort,
  largestQuantity,
  parseQuantity,
} from '../../../src-shared/domain/quantity.ts';

test.each([
  [0, '0.00', '0'],
  [25, '0.25', '0.25'],
  [99_999, '999.99', '999.99'],
  [100_000, '1,000.00', '1,000'],
  [123_456_750, '1,234,567.50', '1,234,567.5'],
  [-123_450, '-1,234.50', '-1,234.5'],
])('a sum of %i hundredths', (quantity, full, short) => {
  expect(formatSum(quantity)).toBe(full);
  expect(formatSumShort(quantity)).toBe(short);
});

test('things that are counted', () => {
  expect([0, 28, 1936, 10_000].map(formatCount)).toEqual(['0', '28', '1,936', '10,000']);
});

test('only a sum has commas: what is typed or put into a file has none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (quantity) => {
      expect(formatQuantity(quantity)).toBe(formatSum(quantity).replaceAll(',', ''));
      expect(formatQuantityShort(quantity)).toBe(formatSumShort(quantity).replaceAll(',', ''));
    }),
  );
});

test('what is shown can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestQuantity }), (quantity) => {
      expect(parseQuantity(formatQuantity(quantity))).toEqual({ ok: true, quantity });
      expect(parseQuantity(formatQuantityShort(quantity))).toEqual({ ok: true, quantity });
    }),
  );
});

test.each(['', '.', 'two', '-1', '2.255', '100000', '1,000'])('“%s” is answered with what to type', (text) => {
  expect(parseQuantity(text)).toMatchObject({ ok: false });
});
