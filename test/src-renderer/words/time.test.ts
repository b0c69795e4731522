import { describe, expect, test } from 'vitest';
import { formatDeadline, formatMoment, formatRecent, formatTime } from '../../../src-renderer/words/time.ts';

describe('times', () => {
  test('are London’s, in summer and in winter', () => {
    expect(formatTime('2025-06-10T16:00:00Z')).toBe('5pm');
    expect(formatTime('2025-01-14T17:00:00Z')).toBe('5pm');
    expect(formatTime('2025-01-14T09:05:00Z')).toBe('9:05am');
    expect(formatTime('2025-01-14T12:00:00Z')).toBe('12pm');
    expect(formatTime('2025-01-14T00:30:00Z')).toBe('12:30am');
  });

  test('name the day in full where there is room', () => {
    expect(formatMoment('2025-06-10T16:00:00Z')).toBe('Tuesday 10 June 2025, 5pm');
  });

  test('leave out today', () => {
    expect(formatRecent('2025-06-10T13:02:00Z', '2025-06-10T14:00:00Z')).toBe('2:02pm');
    expect(formatRecent('2025-06-09T15:40:00Z', '2025-06-10T14:00:00Z')).toBe('Mon 9 Jun 4:40pm');
  });

  test('count down to the deadline, and say what follows once it is past', () => {
    const due = '2025-06-10T16:00:00Z';
    const last = '2025-06-13T16:00:00Z';
    expect(formatDeadline('2025-06-09T13:00:00Z', due, last)).toBe('due Tue 10 Jun 5pm · 1 day 3 h');
    expect(formatDeadline('2025-06-10T16:01:00Z', due, last)).toBe(
      'was due Tue 10 Jun 5pm · last moment Fri 13 Jun 5pm',
    );
    expect(formatDeadline('2025-06-13T16:01:00Z', due, last)).toBe(
      'was due Tue 10 Jun 5pm · last moment was Fri 13 Jun 5pm',
    );
  });
});
