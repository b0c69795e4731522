// What the dialog about a typed sheet says of what it leaves out.
import { expect, test } from 'vitest';
import {
  leftOutWords,
  readAdmission,
  recordedWords,
  recordLabel,
  stayingWords,
} from '../../../../src-renderer/screens/log-sheet/review-words.ts';

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

test('yesterday is the day before today, not before the Monday of the week; nobody is admitted after a day in hospital', () => {
  const known = { weekStart: '2025-06-02', today: '2025-06-10', latest: '2025-06-04' };
  expect(readAdmission('yesterday', { ...known, latest: null })).toEqual({ day: '2025-06-09', error: '' });
  expect(readAdmission('yesterday', known).error).toContain('Wednesday 4 June 2025');
  expect(readAdmission('4 June', known)).toEqual({ day: '2025-06-04', error: '' });
  expect(readAdmission('some day', known).day).toBeNull();
});

test('nothing differs only where nothing is left out', () => {
  const nothing = { logged: 0, ends: 0, attested: 0 };
  expect(recordLabel([{ outcome: 'already' }], false)).toBe('Nothing differs: the sheet is done');
  const parts = [{ outcome: 'refused' }, { outcome: 'beside' }] as const;
  expect(recordLabel(parts, false)).toBe('Leave these out: the sheet is done');
  expect(stayingWords(parts)).toBe('2 entries left out: they stay in their boxes.');
  expect(recordedWords(nothing, { attests: false, parts })).not.toContain('Nothing differed');
  expect(recordedWords(nothing, { attests: false, parts })).toContain('2 entries left out');
  expect(recordLabel([...parts, { outcome: 'add' }], false)).toBe('Record 1 entry');
  expect(recordedWords(nothing, { attests: false, parts: [] })).toBe('Saved on this computer. Nothing differed.');
});
