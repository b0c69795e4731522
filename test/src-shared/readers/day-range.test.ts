// Several days as people type them.
import { expect, test } from 'vitest';
import { readDays } from '../../../src-shared/readers/day-range.ts';

/** A Sunday: the week of 2 June 2025 is open. */
const near = { near: '2025-06-08', today: '2025-06-08' };
const read = (text: string) =>
  readDays(text, near, 31)
    ?.map((day) => day.slice(5))
    .join(' ') ?? null;

test.each([
  ['tue', '06-03'],
  ['Mon, Wed and Fri', '06-02 06-04 06-06'],
  ['mon-wed', '06-02 06-03 06-04'],
  ['Mon – Wed', '06-02 06-03 06-04'],
  ['3 to 5 June', '06-03 06-04 06-05'],
  ['3-5 June', '06-03 06-04 06-05'],
  ['2 June 2025 to 4 June 2025', '06-02 06-03 06-04'],
  ['30 May until 1 June', '05-30 05-31 06-01'],
  ['mon to tue, fri', '06-02 06-03 06-06'],
  ['fri, mon, fri', '06-02 06-06'],
  ['28, 29 June', '06-28 06-29'],
  ['1 & 2 July', '07-01 07-02'],
  ['28 June, 29 and 30', '06-28 06-29 06-30'],
  ['28-29, 30 June', '06-28 06-29 06-30'],
  ['30 and 31 May, 1 June', '05-30 05-31 06-01'],
  ['2 and 4', '06-02 06-04'],
])('%s', (text, days) => {
  expect(read(text)).toBe(days);
});

test('what is one day is never a range', () => {
  expect(read('2-6-2025')).toBe('06-02');
  expect(read('2025-06-02')).toBe('06-02');
  expect(read('2-jun')).toBe('06-02');
});

test.each(['fri to mon', 'mon to whenever', 'mon,', '1 January to 30 June', ''])('%s is none', (text) => {
  expect(read(text)).toBeNull();
});
