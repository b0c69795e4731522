// The grid's columns as a sheet has them: heading, and the text of a cell.
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import type { GridRow } from './rows.ts';

export interface SheetColumn {
  id: string;
  heading: string;
}

/** The boxes by which lines are chosen: no cell of the sheet. */
export const boxColumn = 'chosen';

/** In the grid's order. */
export const sheetColumns: readonly SheetColumn[] = [
  { id: 'person', heading: 'Person' },
  { id: 'ssRef', heading: 'SS Ref' },
  { id: 'shortService', heading: 'Service' },
  { id: 'serviceLevel', heading: 'Level' },
  { id: 'planned', heading: 'Planned' },
  { id: 'actual', heading: 'Actual' },
  { id: 'frustrated', heading: 'Frustrated' },
  { id: 'missed', heading: 'Missed' },
  { id: 'extra', heading: 'Extra' },
  { id: 'visits', heading: 'Visits' },
  { id: 'difference', heading: 'Difference' },
  { id: 'comment', heading: 'Comment' },
  { id: 'state', heading: 'State' },
];

/** Those into which something can be entered. */
const entered = ['actual', 'frustrated', 'missed', 'extra', 'comment'];

export function isEntered(column: string): boolean {
  return entered.includes(column);
}

const quantities = ['planned', 'actual', 'frustrated', 'missed', 'extra'];

/** Quantities with two decimals, as the portal writes them. */
export function sheetText(row: GridRow, column: string): string {
  if (column === 'state') return row.state?.word ?? '';
  const value = row[column as keyof GridRow];
  if (typeof value === 'number') return quantities.includes(column) ? formatQuantity(value) : String(value);
  return typeof value === 'string' ? value : '';
}

export function headingOf(column: string): string {
  return sheetColumns.find(({ id }) => id === column)?.heading ?? column;
}
