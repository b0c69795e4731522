// The week's grid: AG Grid for the cells, the app for what an entry means. The grid never changes a value itself
// (`readOnlyEdit`): an entry is a request that becomes a command, and the rows come back from the store.
import './modules.ts';
import type {
  CellEditRequestEvent,
  CellFocusedEvent,
  CellKeyDownEvent,
  GetRowIdParams,
  GridApi,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { formatQuantity } from '../../src-shared/quantity.ts';
import { type QuantityField, quantityFields } from '../recording/propose.ts';
import { readEntry } from '../recording/read-entry.ts';
import { styleNonce } from '../style-nonce.ts';
import { useMatches } from '../theme/use-matches.ts';
import { weekColumns } from './columns.tsx';
import styles from './grid.module.css';
import { type GridRow, totalsRow } from './rows.ts';
import { gridTheme } from './theme.ts';

/** A place in the grid to put the focus; a new object is a new wish, also for the same place. */
export interface Place {
  lineId: string;
  column: string;
}

interface WeekGridProps {
  rows: GridRow[];
  council: CouncilProfile;
  editable: boolean;
  place: Place | null;
  onFocusLine: (lineId: string) => void;
  onQuantity: (row: GridRow, field: QuantityField, quantity: number) => void;
  onComment: (row: GridRow, comment: string) => void;
  onAsPlanned: (row: GridRow) => void;
  onCopy: (text: string) => void;
}

const defaultColumn = {
  sortable: true,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
} as const;
/** Zoomed in, or a small window. */
const narrowWindow = '(max-width: 60rem)';
const rowId = ({ data }: GetRowIdParams<GridRow>) => data.id;

export function WeekGrid(props: WeekGridProps) {
  const { rows, council, editable, place } = props;
  const grid = useRef<AgGridReact<GridRow>>(null);
  const frame = useRef<HTMLDivElement>(null);
  const focused = useRef<{ lineId: string; rowIndex: number } | null>(null);
  const handlers = useRef(props);
  handlers.current = props;

  const narrow = useMatches(narrowWindow);
  const columns = useMemo(() => weekColumns(council, editable, narrow), [council, editable, narrow]);
  const totals = useMemo(() => [totalsRow(rows)], [rows]);

  useEffect(() => {
    const api = grid.current?.api;
    if (place !== null && api !== undefined) focusPlace(api, place);
  }, [place]);

  const remember = useCallback((event: CellFocusedEvent<GridRow>) => {
    if (event.rowIndex === null || event.rowPinned || typeof event.column !== 'object' || event.column === null) return;
    const lineId = event.api.getDisplayedRowAtIndex(event.rowIndex)?.data?.id;
    if (lineId === undefined) return;
    focused.current = { lineId, rowIndex: event.rowIndex };
    handlers.current.onFocusLine(lineId);
  }, []);

  // The grid keeps its focus by position. When sorting moves the line, the focus goes with the line; but never out of
  // another field, such as the search whose letters move the lines.
  const follow = useCallback((event: { api: GridApi<GridRow> }) => {
    const active = document.activeElement;
    if (active !== document.body && frame.current?.contains(active) !== true) return;
    const at = event.api.getFocusedCell();
    const wanted = focused.current;
    // Undefined before anything had the focus, whatever the types say.
    if (at == null || at.rowPinned || wanted === null) return;
    // The grid tells of a focus a moment after it moved: whoever has gone on to another line is not called back.
    if (at.rowIndex !== wanted.rowIndex) return;
    const index = event.api.getRowNode(wanted.lineId)?.rowIndex;
    if (index != null && index !== at.rowIndex) event.api.setFocusedCell(index, at.column);
  }, []);

  const request = useCallback((event: CellEditRequestEvent<GridRow>) => {
    const { onComment, onQuantity, council: profile } = handlers.current;
    const row = event.data;
    const field = event.colDef.field;
    const actual = row.row?.actual;
    if (actual === null || actual === undefined) return;
    if (field === 'comment') {
      if (typeof event.newValue === 'string' && event.newValue !== actual.comment) onComment(row, event.newValue);
      return;
    }
    const quantityField = quantityFields.find((candidate) => candidate === field);
    if (quantityField === undefined || typeof event.newValue === 'number') return;
    const entry = readEntry(String(event.newValue ?? ''), quantityField, actual, profile.step);
    if (entry.ok) onQuantity(row, quantityField, entry.quantity);
  }, []);

  const press = useCallback((event: CellKeyDownEvent<GridRow>) => {
    const key = event.event as KeyboardEvent | null | undefined;
    const row = event.data;
    if (key == null || row === undefined || row.kind !== 'line' || event.api.getEditingCells().length > 0) return;
    const { onAsPlanned, onCopy } = handlers.current;
    if (key.key === ' ' && !key.ctrlKey && !key.metaKey) {
      key.preventDefault();
      if (handlers.current.editable) onAsPlanned(row);
    }
    if (key.key === 'c' && (key.ctrlKey || key.metaKey)) {
      key.preventDefault();
      onCopy(cellText(event));
    }
  }, []);

  return (
    <div ref={frame} className={styles.grid}>
      <AgGridReact<GridRow>
        ref={grid}
        theme={gridTheme}
        styleNonce={styleNonce}
        rowData={rows}
        columnDefs={columns}
        defaultColDef={defaultColumn}
        getRowId={rowId}
        pinnedBottomRowData={totals}
        readOnlyEdit
        suppressStartEditOnTab
        stopEditingWhenCellsLoseFocus
        invalidEditValueMode="block"
        enableCellEditingOnBackspace
        suppressColumnVirtualisation
        ensureDomOrder
        suppressNoRowsOverlay
        onCellFocused={remember}
        onCellEditRequest={request}
        onCellKeyDown={press as (event: unknown) => void}
        onModelUpdated={follow}
        onFirstDataRendered={({ api }) => {
          if (place !== null) focusPlace(api, place);
        }}
      />
    </div>
  );
}

function cellText(event: CellKeyDownEvent<GridRow>): string {
  const { value, colDef } = event;
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number' || colDef.field === 'visits') return String(value);
  return formatQuantity(value);
}

function focusPlace(api: GridApi<GridRow>, place: Place): void {
  const index = api.getRowNode(place.lineId)?.rowIndex;
  if (index == null) return;
  api.ensureIndexVisible(index, 'middle');
  api.ensureColumnVisible(place.column);
  focusOnceDrawn(api, index, place.column, mostFrames);
}

/** A row that had to be scrolled to is drawn some frames later, and only what is drawn can take the focus. */
const mostFrames = 30;
function focusOnceDrawn(api: GridApi<GridRow>, index: number, column: string, framesLeft: number): void {
  if (api.isDestroyed()) return;
  api.setFocusedCell(index, column);
  const nobodyHasIt = document.activeElement === null || document.activeElement === document.body;
  if (nobodyHasIt && framesLeft > 0) requestAnimationFrame(() => focusOnceDrawn(api, index, column, framesLeft - 1));
}
