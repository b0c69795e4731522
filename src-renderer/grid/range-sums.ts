// What the status bar says of a block of cells: how many there are, and the sum of their figures.
import { count } from '../../src-shared/domain/count.ts';
import { formatCount, formatSum, type Quantity } from '../../src-shared/domain/quantity.ts';
import type { GridRow } from './rows.ts';
import { headingOf } from './sheet-columns.ts';

export interface SelectedCells {
  cells: number;
  /** `Missed to Extra, 3 lines`. */
  where: string;
  /** `sum 12.50 of 6 figures`; empty where no cell has a figure. */
  sum: string;
}

const hours = ['planned', 'actual', 'frustrated', 'missed', 'extra'] as const;
type HoursColumn = (typeof hours)[number];

/** @param rows lines of the block @param columns of the block, as they are shown */
export function selectedCells(rows: readonly GridRow[], columns: readonly string[]): SelectedCells {
  const [first = '', last = ''] = [columns[0], columns.at(-1)];
  const between = first === last ? headingOf(first) : `${headingOf(first)} to ${headingOf(last)}`;
  return {
    cells: rows.length * columns.length,
    where: `${between}, ${count(rows.length, 'line')}`,
    sum: sumWords(rows, columns),
  };
}

/** Visits are no hours: they are summed where nothing else is. */
function sumWords(rows: readonly GridRow[], columns: readonly string[]): string {
  const summed = columns.filter((column): column is HoursColumn => (hours as readonly string[]).includes(column));
  if (summed.length === 0) {
    const visits = columns.includes('visits') ? rows.flatMap((row) => row.visits ?? []) : [];
    return visits.length === 0 ? '' : `sum ${formatCount(total(visits))} of ${count(visits.length, 'figure')}`;
  }
  const figures = rows.flatMap((row) => summed.flatMap((column): Quantity[] => asList(row[column])));
  return figures.length === 0 ? '' : `sum ${formatSum(total(figures))} of ${count(figures.length, 'figure')}`;
}

const asList = (quantity: Quantity | null) => (quantity === null ? [] : [quantity]);

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
