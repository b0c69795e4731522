// What the week's grid is given and what it tells of.
import type { ColumnChoices } from '../../src-shared/app-api/settings.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { NameOrder } from '../../src-shared/readers/names.ts';
import type { QuantityField } from '../recording/propose.ts';
import type { GridMenuRequest } from './context-menu.ts';
import type { FindWish, Found } from './find.ts';
import type { GridPlace } from './place.ts';
import type { SelectedCells } from './range-sums.ts';
import type { GridRow } from './rows.ts';
import type { GridSpot, SheetAction } from './spot.ts';

/** How the grid was left. */
export interface GridLeft {
  /** The line that had the focus. */
  lineId: string | null;
  sorted: { colId: string; sort: 'asc' | 'desc'; sortIndex: number | null }[];
}

export interface WeekGridProps {
  rows: GridRow[];
  council: CouncilProfile;
  editable: boolean;
  /** True where there is little room: what the line panel says too is left out. */
  tight: boolean;
  /** Which name comes first in the Person column. */
  nameOrder: NameOrder;
  /** The lines with a tick: of two or more the row of totals is about these alone. */
  chosen: readonly GridRow[];
  place: GridPlace | null;
  /** What to find; null: nothing. */
  find: FindWish | null;
  onFound: (found: Found | null, wish: FindWish) => void;
  /** How it was left before. */
  left: GridLeft | null;
  onLeave: (left: GridLeft) => void;
  onFocusLine: (lineId: string, column: string) => void;
  /** Enter goes down, and opens no cell. */
  enterDown: boolean;
  columns: ColumnChoices;
  onColumns: (change: Partial<ColumnChoices>) => void;
  onMenu: (request: GridMenuRequest) => void;
  /** The columns by which the lines are filtered. */
  filtered: readonly string[];
  /** Somebody wants to filter by a column. */
  onFilterBy: (column: string) => void;
  /** Space on a line that was never gone to: it may have been meant for what stood there before. */
  onAskAgain: (row: GridRow) => void;
  onQuantity: (row: GridRow, field: QuantityField, quantity: number) => void;
  onComment: (row: GridRow, comment: string) => void;
  /** The chosen lines, or the one in focus. */
  onAsPlanned: (rows: GridRow[]) => void;
  /** The chosen lines, or the one in focus. */
  onGiveReason: (rows: GridRow[]) => void;
  /** Stands over the lines on paper. */
  printedTitle: string;
  onChoose: (rows: GridRow[]) => void;
  /** What is done to the chosen cells, or to the one in focus. */
  onSheet: (action: SheetAction, spot: GridSpot) => void;
  /** Null: no more than one cell is chosen. */
  onSelect: (cells: SelectedCells | null) => void;
}
