// Several days as people type them.
import { expect, test } from 'vitest';
import { readDays, readDaysTyped } from '../../../src-shared/readers/day-range.ts';

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
  ['2-4, 6 June', '06-02 06-03 06-04 06-06'],
  ['2-4', '06-02 06-03 06-04'],
  ['2–4 June', '06-02 06-03 06-04'],
  ['June 2-4', '06-02 06-03 06-04'],
  ['June 2, 4, and 6', '06-02 06-04 06-06'],
  ['2nd-4th', '06-02 06-03 06-04'],
  ['2/6-4/6', '06-02 06-03 06-04'],
  ['2.6. – 4.6.', '06-02 06-03 06-04'],
  ['2025-06-02 - 2025-06-04', '06-02 06-03 06-04'],
  ['4 - 6', '06-04 06-05 06-06'],
  ['31 - 1', '05-31 06-01'],
  ['31-1', '05-31 06-01'],
  ['30 May - 2 June', '05-30 05-31 06-01 06-02'],
  ['28 - 1 June', '05-28 05-29 05-30 05-31 06-01'],
  ['June 30 - 2', '06-30 07-01 07-02'],
  ['2, 30 June', '06-02 06-30'],
  ['30, 1 June', '05-30 06-01'],
  ['2-3 & 5-6 June', '06-02 06-03 06-05 06-06'],
  ['Mon 2 - Wed 4 June', '06-02 06-03 06-04'],
  ['Mon, 2 June and Wed, 4 June', '06-02 06-04'],
  ['Fri to Mon 9 June', '06-06 06-07 06-08 06-09'],
  ['June 2, 2025 and June 4, 2025', '06-02 06-04'],
  ['from Tuesday the 3rd to the 5th', '06-03 06-04 06-05'],
  ['June 9-13, 2025', '06-09 06-10 06-11 06-12 06-13'],
  ['JUNE 9TH - JUNE 11TH, 2025', '06-09 06-10 06-11'],
  ['2June-4June', '06-02 06-03 06-04'],
  ['Mon/Wed', '06-02 06-04'],
  ['all week', '06-02 06-03 06-04 06-05 06-06 06-07 06-08'],
  ['30 December to 2 January 2025', '12-30 12-31 01-01 01-02'],
])('%s', (text, days) => {
  expect(read(text)).toBe(days);
});

test('what is one day is never a range', () => {
  expect(read('2-6-2025')).toBe('06-02');
  expect(read('2025-06-02')).toBe('06-02');
  expect(read('2-jun')).toBe('06-02');
});

test.each([
  ['4-6', '“4-6” can be 4 June 2025, or 4 June 2025 to 6 June 2025. Write the month as a word, and a range with “to”.'],
  [
    '4-6, 8',
    '“4-6” can be 4 June 2025, or 4 June 2025 to 6 June 2025. Write the month as a word, and a range with “to”.',
  ],
  ['14-2', '“14-2” can be 14 February 2025. Write the month as a word, and a range with “to”.'],
  ['Mon, 3 June', '“mon 3 june” has a weekday that 3 June 2025 is not.'],
  ['fri to mon', '“fri to mon” runs backwards, from 6 June 2025 to 2 June 2025. Write both days with their months.'],
  ['2 June to 10 July', '“2 june to 10 july” is more than 31 days.'],
])('%s is none, with why', (text, why) => {
  expect(readDaysTyped(text, near, 31)).toEqual({ ok: false, why });
});

test('days are the same for whichever day of the week the reader is asked', () => {
  for (const text of ['tue', '2-4', '31 - 1', '16', '2/12', 'mon-wed'])
    expect(readDays(text, { near: '2025-06-02' }, 31)).toEqual(readDays(text, { near: '2025-06-08' }, 31));
});

test.each([
  '2-4-6',
  'mon-fri 2-6 June',
  '2/3/4 June',
  'mon to',
  '30, 40 June',
  'fri to mon',
  'mon to whenever',
  'mon,',
  '1 January to 30 June',
  '',
])('%s is none', (text) => {
  expect(read(text)).toBeNull();
});
