import { describe, expect, test } from 'vitest';
import {
  type ColumnFilters,
  filterChoices,
  filterWords,
  keptFilters,
  unkeptFilters,
  withCondition,
} from '../../../src-renderer/grid/column-filters.ts';
import { filterRows, isFiltered, noFilter } from '../../../src-renderer/grid/filters.ts';
import { gridRows } from '../../../src-renderer/grid/rows.ts';
import { readSettings, viewOf, withView } from '../../../src-shared/app-api/settings.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { actualWith, extra, missed, serviceLine, weekRow } from '../../builders.ts';

const words = { council: bradford, serviceName: (service: string) => service };
const rows = gridRows(
  [
    weekRow('1', { line: serviceLine({ id: '1', ssRef: '001', serviceLevel: 'Two carers' }) }),
    weekRow('2', { actual: actualWith([missed()], { lineId: '2' }) }),
    weekRow('3', { actual: actualWith([missed('provider_cause'), extra()], { lineId: '3' }) }),
    weekRow('4', { actual: null }),
  ],
  [],
  (service) => service,
);
const left = (columns: ColumnFilters, kept: string[] = []) =>
  filterRows(rows, { ...noFilter, columns }, new Set(kept), 'aisha').map(({ id }) => id);

describe('filters by column', () => {
  test('leave lines whose text has all the words, in any order and spelling', () => {
    expect(left({ comment: { is: 'contains', text: 'FAMILY agreed' } })).toEqual(['2', '3']);
    expect(left({ ssRef: { is: 'contains', text: '001' } })).toEqual(['1']);
  });

  test('leave figures over and under others, and no line that has none', () => {
    expect(left({ missed: { is: 'figure', over: 0, under: null } })).toEqual(['2', '3']);
    expect(left({ actual: { is: 'figure', over: 800, under: 1001 } })).toEqual(['1', '3']);
    expect(left({ missed: { is: 'figure', over: null, under: 1 } })).toEqual(['1']);
  });

  test('leave any of the words that are chosen, by each reason of a line', () => {
    expect(left({ serviceLevel: { is: 'one-of', values: ['Two carers'] } })).toEqual(['1']);
    expect(left({ difference: { is: 'one-of', values: ['provider_cause', 'none'] } })).toEqual(['1', '3', '4']);
    expect(left({ state: { is: 'one-of', values: ['not generated'] } })).toEqual(['4']);
  });

  test('hold all together, and with the other filters', () => {
    const missedAny = { missed: { is: 'figure', over: 0, under: null } } as const;
    expect(left({ ...missedAny, extra: { is: 'figure', over: 0, under: null } })).toEqual(['3']);
    const both = { ...noFilter, search: 'person 2', columns: missedAny };
    expect(filterRows(rows, both, new Set(), 'aisha').map(({ id }) => id)).toEqual(['2']);
  });

  test('keep a line that was put right until they change', () => {
    expect(left({ missed: { is: 'figure', over: 0, under: null } }, ['1'])).toEqual(['1', '2', '3']);
  });

  test('are none where a filter from elsewhere has no part for them', () => {
    const { columns: _none, ...older } = noFilter;
    expect(isFiltered(older)).toBe(false);
    expect(filterRows(rows, older, new Set(), 'aisha')).toHaveLength(4);
    expect(isFiltered({ ...noFilter, columns: { missed: { is: 'figure', over: 0, under: null } } })).toBe(true);
  });
});

test('what there is to choose, the most frequent first, and what was chosen before', () => {
  const [first, ...others] = filterChoices(rows, 'difference', [], words);
  expect(first).toEqual({ value: 'none', label: 'As planned', lines: 2 });
  expect(others.map(({ lines }) => lines)).toEqual([1, 1, 1]);
  expect(filterChoices(rows, 'state', ['refused'], words)).toContainEqual({
    value: 'refused',
    label: 'refused',
    lines: 0,
  });
});

test('each is said in words', () => {
  expect(filterWords('missed', { is: 'figure', over: 200, under: null }, words)).toBe('Missed over 2.00');
  expect(filterWords('visits', { is: 'figure', over: 3, under: 1_000 }, words)).toBe('Visits over 3 and under 1,000');
  expect(filterWords('comment', { is: 'contains', text: ' ill ' }, words)).toBe('Comment has “ill”');
  expect(filterWords('serviceLevel', { is: 'one-of', values: ['A', 'B', 'C'] }, words)).toBe('Level: A, B and 1 more');
});

test('a state, which the lines of another week have others of, is not kept for it', () => {
  const filters: ColumnFilters = { state: { is: 'one-of', values: ['as planned'] } };
  expect([keptFilters(filters), unkeptFilters(filters)]).toEqual([{}, filters]);
});

test('a text, which may be a name, is not kept outside the encrypted store', () => {
  const filters: ColumnFilters = {
    person: { is: 'contains', text: 'Ada' },
    missed: { is: 'figure', over: 0, under: null },
  };
  expect(keptFilters(filters)).toEqual({ missed: { is: 'figure', over: 0, under: null } });
  expect(unkeptFilters(filters)).toEqual({ person: { is: 'contains', text: 'Ada' } });
  expect(withCondition(filters, 'missed', null)).toEqual(unkeptFilters(filters));
  const settings = withView(readSettings({}), 'aisha', { filters: keptFilters(filters) });
  expect(viewOf(readSettings(structuredClone(settings)), 'aisha').filters).toEqual(keptFilters(filters));
  expect(viewOf(settings, 'ben').filters).toEqual({});
});
