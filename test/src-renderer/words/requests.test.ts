import { expect, it } from 'vitest';
import { clockWords } from '../../../src-renderer/words/requests.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { adjustmentClock } from '../../../src-shared/domain/adjustments.ts';

it('tells the clock of a request: day 14 is the last', () => {
  const words = (on: string) => clockWords(adjustmentClock('2025-06-02', null, on, bradford), 'draft').words;
  expect(words('2025-06-09')).toBe('7 days left, by Monday 16 June 2025');
  expect(words('2025-06-16')).toBe('last day today, by Monday 16 June 2025');
  expect(words('2025-06-17')).toBe('overdue: it was due by Monday 16 June 2025');
});
