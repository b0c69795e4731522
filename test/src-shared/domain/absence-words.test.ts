// Absences in words.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { requestWords } from '../../../src-shared/domain/absence-words.ts';

test('that an absence is too long is said only once its last day is known', () => {
  expect(requestWords({ lastDay: '2025-03-20' }, '2025-03-10', bradford)).toBe(
    'Longer than may be claimed: a request is needed before Monday 10 March 2025',
  );
  expect(requestWords({ lastDay: null }, '2025-03-10', { temporaryDays: 10 })).toBe(
    'If it lasts more than 10 days, a request is needed before Monday 10 March 2025',
  );
});
