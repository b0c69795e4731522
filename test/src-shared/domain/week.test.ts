import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDayNumber, dayNumber } from '../../../src-shared/domain/week.ts';

test('day numbers are those of the calendar', () => {
  const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const text = date.toISOString().slice(0, 10);
      expect(dayNumber(text)).toBe(Math.floor(date.getTime() / 86_400_000));
      expect(dateOfDayNumber(dayNumber(text))).toBe(text);
    }),
  );
});

test.each([
  '',
  '2025-02-29',
  '1900-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-04-31',
  '2025-1-01',
  '0099-01-01',
  '2025/01/01',
])('%j is no day', (text) => {
  expect(dayNumber(text)).toBeNaN();
});

test('29 February is a day in leap years', () => {
  expect(['2024-02-29', '2000-02-29', '2028-02-29'].map((day) => Number.isNaN(dayNumber(day)))).toEqual([
    false,
    false,
    false,
  ]);
});
