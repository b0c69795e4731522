import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { accountLock } from '../../../src-shared/domain/account-lock.ts';
import { adjustmentClock } from '../../../src-shared/domain/adjustments.ts';

describe('the portal account', () => {
  test.each([
    ['2025-03-17', 75, 'open', 15],
    ['2025-03-18', 76, 'warn', 14],
    ['2025-03-31', 89, 'warn', 1],
    ['2025-04-01', 90, 'locked', 0],
  ])('last used on 1 January, is on %s (day %s) %s', (today, days, state, daysLeft) => {
    expect(accountLock('2025-01-01', today, bradford)).toEqual({ state, days, daysLeft, locksOn: '2025-04-01' });
  });
});

describe('the 14-day clock', () => {
  test.each([
    ['2025-03-17', 0, false],
    ['2025-03-18', -1, true],
  ])('of a change on 3 March stands on %s at %s', (today, daysLeft, late) => {
    expect(adjustmentClock('2025-03-03', null, today, bradford)).toEqual({ lastDay: '2025-03-17', daysLeft, late });
  });

  test('stops with the submission', () => {
    expect(adjustmentClock('2025-03-03', '2025-03-17', '2025-09-01', bradford)?.late).toBe(false);
  });

  test('accuses nobody without a clock, and is not there without a day', () => {
    expect(adjustmentClock('2025-03-03', null, null, bradford)?.late).toBe(false);
    expect(adjustmentClock('', null, '2025-03-03', bradford)).toBeNull();
  });
});
