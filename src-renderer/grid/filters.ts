// Which lines the grid shows. A line that matched when the filter was chosen stays until the filter changes: it must
// not vanish under somebody's hands the moment it is put right.
import { hasEveryWord, searchText, searchWords } from '../../src-shared/readers/names.ts';
import { type ColumnFilters, matchesColumns } from './column-filters.ts';
import type { GridRow } from './rows.ts';

export const shows = ['everything', 'needs-something', 'untouched', 'changed', 'mine', 'to-send'] as const;
export type ShownLines = (typeof shows)[number];

export const showWords: Record<ShownLines, string> = {
  everything: 'Every line',
  'needs-something': 'Needs something',
  untouched: 'Nobody has looked',
  changed: 'Changed',
  mine: 'Mine',
  'to-send': 'To send',
};

export interface Filter {
  show: ShownLines;
  /** Null: all services. */
  service: string | null;
  /** The SS Ref of one person; null: everybody. */
  person: string | null;
  /** Part of a name or SS Ref. */
  search: string;
  /** What each column is filtered by; left out: none is. */
  columns?: ColumnFilters;
}

/** @public imported from outside this project, with `filterRows`: the name stays */
export const noFilter: Filter = { show: 'everything', service: null, person: null, search: '', columns: {} };

export function isFiltered(filter: Filter): boolean {
  return (
    filter.show !== 'everything' ||
    filter.service !== null ||
    filter.person !== null ||
    filter.search.trim() !== '' ||
    isFilteredByColumn(filter)
  );
}

export function isFilteredByColumn({ columns = {} }: Filter): boolean {
  return Object.keys(columns).length > 0;
}

/**
 * @param kept ids that the same filter showed before
 * @param me the id of whoever is signed in, for the lines that they changed or said to be as planned
 * @public imported from outside this project: the name stays
 */
export function filterRows(rows: readonly GridRow[], filter: Filter, kept: ReadonlySet<string>, me: string): GridRow[] {
  const words = searchWords(filter.search);
  return rows.filter(
    (row) =>
      (filter.service === null || row.service === filter.service) &&
      (filter.person === null || row.ssRef === filter.person) &&
      matchesSearch(row, words) &&
      ((matchesShow(row, filter.show, me) && matchesColumns(row, filter.columns ?? {})) || kept.has(row.id)),
  );
}

/** What a row is searched by; a line that did not change is the same object again, and is folded once. */
const searched = new WeakMap<GridRow, string>();

function matchesSearch(row: GridRow, words: readonly string[]): boolean {
  return words.length === 0 || hasEveryWord(textOfSearch(row), words);
}

/** What a search looks at, made ready for `hasEveryWord`. */
export function textOfSearch(row: GridRow): string {
  const known = searched.get(row);
  const text = known ?? searchText(`${row.person} ${row.ssRef} ${row.comment}`);
  if (known === undefined) searched.set(row, text);
  return text;
}

function matchesShow(row: GridRow, show: ShownLines, me: string): boolean {
  const line = row.row;
  if (line === null) return false;
  switch (show) {
    case 'everything':
      return true;
    case 'needs-something':
      return row.state?.tone === 'error' || row.state?.tone === 'attention';
    case 'untouched':
      return line.knowledge === 'untouched';
    case 'changed':
      return line.knowledge === 'changed';
    case 'mine':
      return line.changed?.id === me || line.attested?.id === me;
    case 'to-send':
      return line.sendState !== 'as-pulled';
  }
}
