import { describe, expect, test } from 'vitest';
import { daysText, daysWords, parseDay, parseDays } from '../../../src-renderer/words/days.ts';

describe('a day as people type it', () => {
  const near = '2025-06-02';
  test.each([
    ['2/6', '2025-06-02'],
    ['2 June', '2025-06-02'],
    ['2 jun 2025', '2025-06-02'],
    ['02.06.25', '2025-06-02'],
    ['2025-06-02', '2025-06-02'],
    ['31/12', '2024-12-31'],
    ['tue', '2025-06-03'],
    ['5', '2025-06-05'],
    ['yesterday', '2025-06-01'],
  ])('%s', (typed, day) => {
    expect(parseDay(typed, near)).toBe(day);
  });

  test.each(['', 'Mon 3 June', '31/2/2025', '2/13', '99'])('“%s” is none', (typed) => {
    expect(parseDay(typed, near)).toBeNull();
  });

  test('“yesterday” is none where nobody knows what is today', () => {
    expect(parseDay('yesterday', near, null)).toBeNull();
    expect(parseDay('5', near, null)).toBe('2025-06-05');
  });

  test('without a year it is the one nearest to the week', () => {
    expect(parseDay('28/12', '2025-01-06')).toBe('2024-12-28');
  });
});

describe('several days', () => {
  test.each([
    [['2025-06-02'], '2 June 2025', 'Monday 2 June 2025'],
    [['2025-06-02', '2025-06-03'], '2 June 2025, 3 June 2025', '2 days: Mon 2 Jun, Tue 3 Jun'],
    [['2025-06-02', '2025-06-03', '2025-06-04'], '2 June 2025 to 4 June 2025', '3 days: Mon 2 Jun to Wed 4 Jun'],
  ])('%s', (days, text, words) => {
    expect(daysText(days)).toBe(text);
    expect(parseDays(text, '2025-06-08')).toEqual(days);
    expect(daysWords(days)).toBe(words);
  });
});
