// Filters by column, as a spreadsheet has them: a text that a cell holds, a figure over or under another, or one of several
// words. Pure; which lines they leave, `filterRows` says together with all else that filters.
import type { KeptCondition } from '../../src-shared/app-api/settings.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Reason } from '../../src-shared/domain/actuals.ts';
import { formatCount, formatQuantity } from '../../src-shared/domain/quantity.ts';
import { hasEveryWord, searchText, searchWords } from '../../src-shared/readers/names.ts';
import type { GridRow } from './rows.ts';
import { headingOf, sheetText } from './sheet-columns.ts';

export type ColumnCondition = KeptCondition | { is: 'contains'; text: string };
/** By the ids of the columns; all of them hold. */
export type ColumnFilters = Readonly<Record<string, ColumnCondition>>;

const kinds = {
  person: 'contains',
  ssRef: 'contains',
  shortService: 'one-of',
  serviceLevel: 'one-of',
  planned: 'figure',
  actual: 'figure',
  frustrated: 'figure',
  missed: 'figure',
  extra: 'figure',
  visits: 'figure',
  difference: 'one-of',
  comment: 'contains',
  state: 'one-of',
} as const satisfies Record<string, ColumnCondition['is']>;
type FilteredColumn = keyof typeof kinds;
type FigureColumn = { [C in FilteredColumn]: (typeof kinds)[C] extends 'figure' ? C : never }[FilteredColumn];

/** @param column an id; null: there is no filter by it */
export function filterKindOf(column: string): ColumnCondition['is'] | null {
  return column in kinds ? kinds[column as FilteredColumn] : null;
}

/** What a filter is about, where that is not what the heading says. */
export function filterNameOf(column: string): string {
  return column === 'difference' ? 'Reason' : headingOf(column);
}

export function matchesColumns(row: GridRow, filters: ColumnFilters): boolean {
  return Object.entries(filters).every(([column, condition]) => matches(row, column, condition));
}

function matches(row: GridRow, column: string, condition: ColumnCondition): boolean {
  switch (condition.is) {
    case 'contains':
      return hasEveryWord(searchText(sheetText(row, column)), searchWords(condition.text));
    case 'figure': {
      const figure = figureOf(row, column);
      if (figure === null) return false;
      return (condition.over ?? -1) < figure && figure < (condition.under ?? Number.POSITIVE_INFINITY);
    }
    case 'one-of':
      return valuesOf(row, column).some((value) => condition.values.includes(value));
  }
}

function figureOf(row: GridRow, column: string): number | null {
  return filterKindOf(column) === 'figure' ? row[column as FigureColumn] : null;
}

/** A line that is as planned has no reason. */
const noReason = 'none';

/** The words of a line that a column's filter chooses among; a line with several reasons has several. */
export function valuesOf(row: GridRow, column: string): string[] {
  switch (column) {
    case 'shortService':
      return [row.service];
    case 'serviceLevel':
      return [row.serviceLevel];
    case 'difference': {
      const reasons = (row.row?.actual?.variations ?? []).map(({ reason }) => reason);
      return reasons.length === 0 ? [noReason] : [...new Set(reasons)];
    }
    case 'state': {
      const word = row.state?.word ?? '';
      // However many they are.
      return [/^\d+ problems$/.test(word) ? 'problem' : word];
    }
    default:
      return [];
  }
}

interface FilterWords {
  council: CouncilProfile;
  serviceName: (service: string) => string;
}

function wordsOfValue(column: string, value: string, { council, serviceName }: FilterWords): string {
  if (column === 'shortService') return serviceName(value);
  if (column === 'difference') return value === noReason ? 'As planned' : council.reasons[value as Reason].label;
  return value;
}

export interface FilterChoice {
  value: string;
  label: string;
  /** How many lines have it. */
  lines: number;
}

/**
 * What there is to choose among in a column, the most frequent first.
 * @param rows all of the week
 * @param before what is chosen already, also where no line has it any more
 */
export function filterChoices(
  rows: readonly GridRow[],
  column: string,
  before: readonly string[],
  words: FilterWords,
): FilterChoice[] {
  const lines = new Map<string, number>(before.map((value) => [value, 0]));
  for (const row of rows) for (const value of valuesOf(row, column)) lines.set(value, (lines.get(value) ?? 0) + 1);
  return [...lines]
    .map(([value, count]) => ({ value, label: wordsOfValue(column, value, words), lines: count }))
    .sort((a, b) => b.lines - a.lines || a.label.localeCompare(b.label, 'en-GB'));
}

/** How many of several words stand in the words of a filter. */
const mostNamed = 2;

/** Such as `Missed over 2.00` or `Level: one carer`. */
export function filterWords(column: string, condition: ColumnCondition, words: FilterWords): string {
  const name = filterNameOf(column);
  switch (condition.is) {
    case 'contains':
      return `${name} has “${condition.text.trim()}”`;
    case 'figure': {
      const figure = (value: number) => (column === 'visits' ? formatCount(value) : formatQuantity(value));
      const { over, under } = condition;
      const bounds = [
        ...(over === null ? [] : [`over ${figure(over)}`]),
        ...(under === null ? [] : [`under ${figure(under)}`]),
      ];
      return `${name} ${bounds.join(' and ')}`;
    }
    case 'one-of': {
      const named = condition.values.slice(0, mostNamed).map((value) => wordsOfValue(column, value, words));
      const more = condition.values.length - named.length;
      return `${name}: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
    }
  }
}

/** The filters with that of one column changed. @param condition null: none by this column */
export function withCondition(
  filters: ColumnFilters,
  column: string,
  condition: ColumnCondition | null,
): ColumnFilters {
  const { [column]: _before, ...others } = filters;
  return condition === null ? others : { ...others, [column]: condition };
}

/**
 * Those that are kept for a person outside the encrypted store: none by a text, which may be a name, and none by state, which the
 * lines of another week have others of.
 */
export function keptFilters(filters: ColumnFilters): Record<string, KeptCondition> {
  const kept: Record<string, KeptCondition> = {};
  for (const [column, condition] of Object.entries(filters)) if (isKept(column, condition)) kept[column] = condition;
  return kept;
}

/** The others. */
export function unkeptFilters(filters: ColumnFilters): ColumnFilters {
  return Object.fromEntries(Object.entries(filters).filter(([column, condition]) => !isKept(column, condition)));
}

function isKept(column: string, condition: ColumnCondition): condition is KeptCondition {
  return condition.is !== 'contains' && column !== 'state';
}
