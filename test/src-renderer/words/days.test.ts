import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src-renderer/words/days.ts';

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

  test('without a year it is the one nearest to the week', () => {
    expect(parseDay('28/12', '2025-01-06')).toBe('2024-12-28');
  });
});
