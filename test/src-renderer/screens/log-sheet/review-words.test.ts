// What the dialog about a typed sheet says of what it leaves out.
import { expect, test } from 'vitest';
import { leftOutWords } from '../../../../src-renderer/screens/log-sheet/review-words.ts';

const nameOf = (lineId: string) => ({ name: `Person ${lineId}`, detail: '' });

test('a few lines that are left out are named, each with its reason', () => {
  expect(leftOutWords([], nameOf)).toBe('');
  const few = [
    { lineId: 'c', why: 'stay' },
    { lineId: 'd', why: 'note' },
  ] as const;
  expect(leftOutWords([...few], nameOf)).toBe('Left out: Person c (in hospital), Person d (a note is written).');
});

test('many are counted by reason', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((lineId, index) => {
    return { lineId, why: index === 0 ? ('stay' as const) : ('recorded' as const) };
  });
  expect(leftOutWords(many, nameOf)).toBe('7 lines left out: 1 (in hospital), 6 (recorded already).');
});
