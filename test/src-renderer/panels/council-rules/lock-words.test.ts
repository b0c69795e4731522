import { describe, expect, it } from 'vitest';
import { lockWords } from '../../../../src-renderer/panels/council-rules/lock-words.ts';

describe('the lock of the portal account', () => {
  const last = { day: '2025-03-10', by: 'Aisha Khan', exported: false };
  const lock = { locksOn: '2025-06-08', days: 80, daysLeft: 10 };

  it('is not mentioned while it is far away', () => {
    expect(lockWords({ known: 'portal', last, lock: { ...lock, state: 'open' } }, 'Bradford Council')).toBeNull();
  });

  it('is told from the warning day on, and names the portal that is meant', () => {
    expect(lockWords({ known: 'reported', last, lock: { ...lock, state: 'warn' } }, 'Bradford Council')?.sentence).toBe(
      'The account at Bradford Council’s own portal locks in 10 days, on Sunday 8 June 2025.',
    );
    expect(lockWords({ known: 'portal', last, lock: { ...lock, state: 'locked' } }, 'Bradford Council')?.tone).toBe(
      'error',
    );
  });
});
