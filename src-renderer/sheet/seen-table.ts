// The grid as it is seen, as a table for a file: the lines on show in their order, the columns on show in theirs, and the sums.
import type { Report } from '../../src-shared/report/report.ts';
import { type GridRow, totalsRow } from '../grid/rows.ts';
import { headingOf, sheetText } from '../grid/sheet-columns.ts';

type SeenTable = Pick<Report, 'columns' | 'rows' | 'totals'>;

const quantities: readonly string[] = ['planned', 'actual', 'frustrated', 'missed', 'extra'];

export function seenTable(shown: readonly GridRow[], columns: readonly string[]): SeenTable {
  const valuesOf = (row: GridRow) =>
    columns.map((column) => {
      const value = row[column as keyof GridRow];
      return holds(column) === 'text' ? sheetText(row, column) : typeof value === 'number' ? value : null;
    });
  return {
    columns: columns.map((column) => ({ label: headingOf(column), holds: holds(column) })),
    rows: shown.map(valuesOf),
    totals: valuesOf(totalsRow(shown)),
  };
}

function holds(column: string): SeenTable['columns'][number]['holds'] {
  if (column === 'visits') return 'count';
  return quantities.includes(column) ? 'quantity' : 'text';
}
