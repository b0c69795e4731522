// Days as people type them into the log, a stay or a request.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, formatDate, formatLongDate, formatShortDate } from '../../../src-shared/domain/week.ts';
import { readDay } from '../../../src-shared/readers/days.ts';

// Thursday of the week from Monday 17 November 2025.
const near = '2025-11-20';

test.each([
  ['tue', '2025-11-18'],
  ['Tuesday', '2025-11-18'],
  ['Sun', '2025-11-23'],
  ['18', '2025-11-18'],
  ['18th', '2025-11-18'],
  ['18/11', '2025-11-18'],
  ['18.11.', '2025-11-18'],
  ['18 nov', '2025-11-18'],
  ['Nov 18', '2025-11-18'],
  ['tue 18', '2025-11-18'],
  ['Tue 18 Nov', '2025-11-18'],
  ['1', '2025-12-01'],
  ['31', '2025-10-31'],
  ['today', '2025-11-20'],
  ['yesterday', '2025-11-19'],
  ['18/11/2025', '2025-11-18'],
  ['18/11/25', '2025-11-18'],
  ['18-Nov-2025', '2025-11-18'],
  ['18th of November 2025', '2025-11-18'],
  ['2025-11-18', '2025-11-18'],
  ['2025/11/18', '2025-11-18'],
  ['20251118', '2025-11-18'],
  ['45979', '2025-11-18'],
  ['１８/１１', '2025-11-18'],
  [' 18\u00a0nov ', '2025-11-18'],
  ['2/6', '2025-06-02'],
])('%j is %s', (text, day) => expect(readDay(text, { near })).toBe(day));

test('a 29 February is not that of another year', () => {
  expect(readDay('29/2', { near: '2025-03-03' })).toBeNull();
  expect(readDay('29/2', { near: '2024-03-03' })).toBe('2024-02-29');
});

test('yesterday counts from today, whatever day is open', () => {
  expect(readDay('yesterday', { near, today: '2025-12-01' })).toBe('2025-11-30');
});

test.each([
  '',
  'mon 18 nov',
  'Monday 18/11/2025',
  '32',
  '31/11',
  '18/13',
  'soon',
  '18 nov 1925',
  'x'.repeat(100),
  '2 - 4',
  '2–4',
  '31 - 1',
])('%j is no day', (text) => expect(readDay(text, { near })).toBeNull());

test('every form in which the app shows a day is read as that day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -180, max: 180 }), (days) => {
      const day = addDays(near, days);
      for (const shown of [formatDate(day), formatLongDate(day), formatShortDate(day), day]) {
        expect(readDay(shown, { near })).toBe(day);
      }
    }),
  );
});
