import { expect, test } from 'vitest';
import { afterRemoval } from '../../../src-renderer/shell/after-removal.ts';

test('lines are said to be gone only when the sync that takes them away went through', () => {
  expect(afterRemoval({ problem: null })).toBe('This computer now holds what the portal holds.');
  const problem = {
    code: 'portal-unreachable',
    sentence: 'The portal cannot be reached.',
    action: 'Try later.',
  } as const;
  expect(afterRemoval({ problem })).toBe('The lines were not taken away. The portal cannot be reached.');
});
