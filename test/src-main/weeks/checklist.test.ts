import { expect, test } from 'vitest';
import { checklistOf } from '../../../src-main/weeks/checklist.ts';

const nothingYet = {
  generated: false,
  lines: 0,
  untouched: 0,
  commentsToWrite: 0,
  errors: 0,
  warnings: 0,
  services: 0,
  confirmed: 0,
};

test('a week without lines counts none of them', () => {
  expect(checklistOf(nothingYet).map(({ state, detail }) => [state, detail])).toEqual([
    ['open', 'not yet'],
    ['open', ''],
    ['open', ''],
    ['open', ''],
    ['open', 'not confirmed'],
  ]);
});

test('lines that nobody looked at keep a week from being amended', () => {
  const [, amended] = checklistOf({ ...nothingYet, generated: true, lines: 3, untouched: 2 });
  expect([amended?.state, amended?.detail]).toEqual(['open', '1 of 3 looked at']);
});
