// The columns of the week: the one of names sorts and shows them as every other list of people does, and what tells lines apart stays.
import { expect, test } from 'vitest';
import { weekColumns } from '../../../src-renderer/grid/columns.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import type { NameOrder } from '../../../src-shared/readers/names.ts';

function personColumn(nameOrder: NameOrder) {
  const column = weekColumns(bradford, { editable: true, tight: false, narrow: false, nameOrder }, () => {})[0];
  const { comparator, valueFormatter } = column ?? {};
  if (typeof comparator !== 'function' || typeof valueFormatter !== 'function') throw new Error('the column of names');
  return {
    sorted: (names: string[]) => names.toSorted((a, b) => comparator(a, b, {} as never, {} as never, false)),
    shown: (value: string) => valueFormatter({ value } as never),
  };
}

test('the Person column is sorted by what a reader looks for', () => {
  const names = ['Zoe Abbot', 'Łukasz Bell', 'ada okafor', 'Émile Reid', 'Lukas Żak'];
  const given = personColumn('given-first');
  expect(given.sorted(names)).toEqual(['ada okafor', 'Émile Reid', 'Lukas Żak', 'Łukasz Bell', 'Zoe Abbot']);
  expect(given.shown('Ada Okafor')).toBe('Ada Okafor');
  const family = personColumn('family-first');
  expect(family.sorted(names)).toEqual(['Zoe Abbot', 'Łukasz Bell', 'ada okafor', 'Émile Reid', 'Lukas Żak']);
  expect(family.shown('Ada Okafor')).toBe('Okafor, Ada');
  expect(family.shown('SS Ref 001')).toBe('SS Ref 001');
});

test('what tells the lines of one person apart is shown in every window, also beside an open panel', () => {
  for (const [tight, narrow] of [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ] as const) {
    const columns = weekColumns(bradford, { editable: true, tight, narrow, nameOrder: 'given-first' }, () => {});
    const shown = columns.filter(({ hide }) => hide !== true).map(({ field }) => field);
    expect(shown).toEqual(expect.arrayContaining(['person', 'ssRef', 'shortService', 'serviceLevel', 'actual']));
  }
});
