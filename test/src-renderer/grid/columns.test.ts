// The Person column sorts and shows names as every other list of people does.
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
