// The week's grid: AG Grid for the cells, the app for what an entry means.
import './modules.ts';
import {
  type CellClickedEvent,
  type CellFocusedEvent,
  type CellKeyDownEvent,
  type CellMouseOverEvent,
  type ColumnResizedEvent,
  createGrid,
  type GetRowIdParams,
  type GridApi,
  type GridOptions,
} from 'ag-grid-community';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { nobodyHasFocus } from '../focus/focus-net.ts';
import { type QuantityField, quantityFields } from '../recording/propose.ts';
import { readEntry } from '../recording/read-entry.ts';
import { CellNote } from './CellNote.ts';
import { weekColumns } from './columns.ts';
import { cutOffText, tellInFull } from './cut-off.ts';
import styles from './grid.module.css';
import { holdColumns } from './held-columns.ts';
import { type GridRow, totalsRow } from './rows.ts';
import { chosenRows, lineChooser, shownRows } from './selection.ts';
import { sheetText } from './sheet-columns.ts';
import { styleNonce } from './style-nonce.ts';
import { gridTheme } from './theme.ts';

/** A place in the grid to put the focus; a new object is a new wish, also for the same place. */
export interface GridPlace {
  /** Null: the first line as they are shown. */
  lineId: string | null;
  column: string;
}

/** Where the focus is, with the lines around it, for what concerns more than one line. */
export interface GridSpot {
  column: string;
  rowIndex: number;
  /** In the order in which they are shown. */
  shown: GridRow[];
  chosen: GridRow[];
}

/** How the grid was left. */
export interface GridLeft {
  /** The line that had the focus. */
  lineId: string | null;
  sorted: { colId: string; sort: 'asc' | 'desc'; sortIndex: number | null }[];
}

interface WeekGridProps {
  rows: GridRow[];
  council: CouncilProfile;
  editable: boolean;
  /** True where there is little room: what the line panel says too is left out. */
  tight: boolean;
  place: GridPlace | null;
  /** How it was left before. */
  left: GridLeft | null;
  onLeave: (left: GridLeft) => void;
  onFocusLine: (lineId: string, column: string) => void;
  /** Space on a line that was never gone to: it may have been meant for what stood there before. */
  onAskAgain: (row: GridRow) => void;
  onQuantity: (row: GridRow, field: QuantityField, quantity: number) => void;
  onComment: (row: GridRow, comment: string) => void;
  /** The chosen lines, or the one in focus. */
  onAsPlanned: (rows: GridRow[]) => void;
  onChoose: (rows: GridRow[]) => void;
  /** Several chosen lines, or the text of one cell. */
  onCopy: (copied: { rows: GridRow[] } | { text: string }) => void;
  onPaste: (text: string, spot: GridSpot) => void;
  onFillDown: (spot: GridSpot) => void;
}

const defaultColumn = {
  sortable: true,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  // An entry is a text whatever the column holds.
  cellDataType: false,
  // Space says "as planned"; the grid's own Space would take the line out of the chosen ones first, and the browser's
  // would scroll. The grid tells of keys a moment later, too late to keep either from happening.
  suppressKeyboardEvent: ({ event, editing }: { event: KeyboardEvent; editing: boolean }) => {
    const space = !editing && event.key === ' ';
    if (space) event.preventDefault();
    return space;
  },
} as const;
/** Our own keys choose lines; the grid only keeps and shows the choice. */
const choosing = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: false,
  isRowSelectable: ({ data }: { data?: GridRow | undefined }) => data?.kind === 'line',
} as const;
const rowId = ({ data }: GetRowIdParams<GridRow>) => data.id;

const options: GridOptions<GridRow> = {
  theme: gridTheme,
  styleNonce,
  defaultColDef: defaultColumn,
  getRowId: rowId,
  rowSelection: choosing,
  suppressStartEditOnTab: true,
  stopEditingWhenCellsLoseFocus: true,
  invalidEditValueMode: 'block',
  enableCellEditingOnBackspace: true,
  suppressColumnVirtualisation: true,
  ensureDomOrder: true,
  suppressNoRowsOverlay: true,
  // Nothing moves by itself; a row that is drawn is where it belongs.
  animateRows: false,
  // Rows are drawn with the frame that shows them: put off to a later one, the page is laid out twice for each.
  suppressAnimationFrame: true,
  // The row under the mouse is marked by CSS: the grid's own mark has every cell of two rows styled anew in each frame
  // of scrolling.
  suppressRowHoverHighlight: true,
};

export function WeekGrid(props: WeekGridProps) {
  const { rows, council, editable, tight, place } = props;
  const grid = useRef<GridApi<GridRow> | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const focused = useRef<{ lineId: string; rowIndex: number } | null>(null);
  const handlers = useRef(props);
  // Only what is drawn is acted upon: what is drawn in pauses may be given up half-way.
  useLayoutEffect(() => {
    handlers.current = props;
  });

  const columns = useMemo(
    () =>
      weekColumns(council, { editable, tight }, (row, field, entered) => ask(handlers.current, row, field, entered)),
    [council, editable, tight],
  );
  const chooser = useMemo(lineChooser, []);
  /** The line that was given the focus and not gone to: a key meant for what stood there before records nothing of it. */
  const unasked = useRef<string | null>(null);
  /** The line in focus before the mouse button went down. */
  const beforeClick = useRef<number | null>(null);
  const note = useRef<CellNote | null>(null);
  const totals = useMemo(() => totalsRow(rows), [rows]);

  useEffect(() => {
    const api = grid.current;
    if (place !== null && api !== null) focusPlace(api, place);
  }, [place]);

  const remember = useCallback((event: CellFocusedEvent<GridRow>) => {
    if (event.rowIndex === null || event.rowPinned || typeof event.column !== 'object' || event.column === null) return;
    const lineId = event.api.getDisplayedRowAtIndex(event.rowIndex)?.data?.id;
    if (lineId === undefined) return;
    focused.current = { lineId, rowIndex: event.rowIndex };
    if (lineId !== unasked.current || event.column.getColId() !== 'person') unasked.current = null;
    handlers.current.onFocusLine(lineId, event.column.getColId());
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

  const press = useCallback(
    (event: CellKeyDownEvent<GridRow>) => {
      const { api } = event;
      const key = event.event as KeyboardEvent | null | undefined;
      const row = event.data;
      if (key == null || row === undefined || row.kind !== 'line' || api.getEditingCells().length > 0) return;
      if (chooser.press(api, key, event.rowIndex)) {
        key.preventDefault();
        return;
      }
      const control = key.ctrlKey || key.metaKey;
      if (key.key === ' ' && !control) {
        key.preventDefault();
        if (!handlers.current.editable) return;
        if (unasked.current === row.id) {
          unasked.current = null;
          handlers.current.onAskAgain(row);
          return;
        }
        const chosen = chosenRows(api);
        handlers.current.onAsPlanned(chosen.length > 1 ? chosen : [row]);
      }
      if (key.key.toLowerCase() === 'c' && control) {
        key.preventDefault();
        copyFrom(api, handlers.current.onCopy);
      }
      if (key.key.toLowerCase() === 'd' && control) {
        key.preventDefault();
        const spot = spotOf(api);
        if (handlers.current.editable && spot !== null) handlers.current.onFillDown(spot);
      }
    },
    [chooser],
  );

  const click = useCallback(
    (event: CellClickedEvent<GridRow>) => {
      const mouse = event.event as MouseEvent | null | undefined;
      if (mouse == null || event.rowIndex === null || event.rowPinned) return;
      unasked.current = null;
      chooser.click(event.api, mouse, event.rowIndex, beforeClick.current);
    },
    [chooser],
  );

  const holdWhatMust = useCallback(({ api }: { api: GridApi<GridRow> }) => {
    if (host.current !== null) holdColumns(api, host.current.clientWidth);
  }, []);

  // The clipboard's own events, not keys: on macOS the menu takes Cmd+C and Cmd+V before a key is heard. They are told
  // to the document, since nothing in the grid is selected text.
  useEffect(() => {
    const focusedHere = () => {
      const active = document.activeElement;
      const field = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
      return active !== null && !field && frame.current?.contains(active) === true;
    };
    const copy = (event: ClipboardEvent) => {
      const api = grid.current;
      if (api === null || !focusedHere()) return;
      event.preventDefault();
      copyFrom(api, handlers.current.onCopy);
    };
    const paste = (event: ClipboardEvent) => {
      const api = grid.current;
      if (api === null || !focusedHere()) return;
      event.preventDefault();
      const spot = spotOf(api);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (handlers.current.editable && spot !== null && text !== '') handlers.current.onPaste(text, spot);
    };
    document.addEventListener('copy', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('paste', paste);
    };
  }, []);

  const shown = useMemo(() => ({ rowData: rows, columnDefs: columns, totals }), [rows, columns, totals]);
  const atFirst = useRef({
    shown,
    events: {
      onCellFocused: remember,
      onSelectionChanged: ({ api }: { api: GridApi<GridRow> }) => handlers.current.onChoose(chosenRows(api)),
      onCellClicked: click,
      onCellMouseOver: ({ event }: CellMouseOverEvent<GridRow>) => tellInFull(event?.target),
      onCellEditingStarted: () => note.current?.hide(),
      onBodyScroll: () => note.current?.hide(),
      // Going to a line by key scrolls to it: what is said of it is said where it has come to.
      onBodyScrollEnd: ({ api }: { api: GridApi<GridRow> }) => {
        if (note.current !== null) noteFocused(api, note.current);
      },
      onCellKeyDown: press as (event: unknown) => void,
      onModelUpdated: follow,
      onGridSizeChanged: holdWhatMust,
      onColumnResized: (event: ColumnResizedEvent<GridRow>) => {
        if (event.finished) holdWhatMust(event);
      },
      onDisplayedColumnsChanged: holdWhatMust,
      onFirstDataRendered: ({ api }: { api: GridApi<GridRow> }) => {
        const { place: wanted, left: before } = handlers.current;
        if (wanted !== null) return focusPlace(api, wanted);
        const at = (before?.lineId != null && api.getRowNode(before.lineId)) || api.getDisplayedRowAtIndex(0);
        if (at?.id === undefined) return;
        // Whatever had the focus went with the screen before. In the first column nothing can be typed.
        if (nobodyHasFocus(document)) {
          unasked.current = at.id;
          focusPlace(api, { lineId: at.id, column: 'person' });
        } else if (before?.lineId != null) api.ensureNodeVisible(at, 'middle');
      },
    },
  });
  const given = useRef<typeof shown | null>(null);
  // Plain AG Grid rather than its React wrapper, which makes a component of every cell: with those, scrolling a week of
  // thousands of lines drops frames.
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    given.current = atFirst.current.shown;
    const { rowData, columnDefs, totals: sums } = atFirst.current.shown;
    const api = createGrid<GridRow>(element, {
      ...options,
      ...atFirst.current.events,
      rowData,
      columnDefs,
      pinnedBottomRowData: [sums],
    });
    grid.current = api;
    const { left } = handlers.current;
    if (left !== null) api.applyColumnState({ state: left.sorted });
    const noted = new CellNote(element);
    note.current = noted;
    const tellOfFocused = () => noteFocused(api, noted);
    element.addEventListener('focusin', tellOfFocused);
    // The grid has no option for its own name.
    element.querySelector('[role$="grid"]')?.setAttribute('aria-label', 'Lines of the week');
    return () => {
      grid.current = null;
      handlers.current.onLeave({ lineId: focused.current?.lineId ?? left?.lineId ?? null, sorted: sortedBy(api) });
      element.removeEventListener('focusin', tellOfFocused);
      noted.remove();
      api.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    const before = given.current;
    if (grid.current === null || before === shown) return;
    given.current = shown;
    const changed = before === null ? null : changedRows(before.rowData, shown.rowData);
    if (changed !== null) updateRows(grid.current, changed);
    if (note.current !== null) noteFocused(grid.current, note.current);
    if (before?.totals !== shown.totals) grid.current.getPinnedBottomRow(0)?.updateData(shown.totals);
    if (changed !== null && before?.columnDefs === shown.columnDefs) return;
    grid.current.updateGridOptions({
      ...(changed === null ? { rowData: shown.rowData } : {}),
      ...(before?.columnDefs === shown.columnDefs ? {} : { columnDefs: shown.columnDefs }),
    });
  }, [shown]);

  return (
    <div
      ref={frame}
      className={styles.grid}
      onMouseDownCapture={() => {
        beforeClick.current = grid.current?.getFocusedCell()?.rowIndex ?? null;
      }}
    >
      <div ref={host} className={styles.grid} />
    </div>
  );
}

/** Hands on an entry that says something. What cannot be read never gets here: the editor stays open over it. */
function ask({ council, onComment, onQuantity }: WeekGridProps, row: GridRow, field: string, entered: unknown): void {
  const actual = row.row?.actual;
  if (actual === null || actual === undefined) return;
  if (field === 'comment') {
    if (typeof entered === 'string' && entered !== actual.comment) onComment(row, entered);
    return;
  }
  const quantityField = quantityFields.find((candidate) => candidate === field);
  if (quantityField === undefined || typeof entered === 'number') return;
  const entry = readEntry(String(entered ?? ''), quantityField, actual, council.step);
  if (entry.ok) onQuantity(row, quantityField, entry.quantity);
}

/** The rows that are other than before; null where there are other lines, or many differ. */
function changedRows(before: readonly GridRow[], after: readonly GridRow[]): GridRow[] | null {
  if (before.length !== after.length) return null;
  const changed: GridRow[] = [];
  for (const [index, row] of after.entries()) {
    const old = before[index];
    if (row === old) continue;
    if (row.id !== old?.id || changed.length === mostChanged) return null;
    changed.push(row);
  }
  return changed;
}
const mostChanged = 500;

/** Without a sorted column each row stays where it is, and the grid need not go through all of them. */
function updateRows(api: GridApi<GridRow>, rows: GridRow[]): void {
  if (rows.length === 0) return;
  if (api.getColumns()?.some((column) => column.getSort() != null)) api.applyTransaction({ update: rows });
  else for (const row of rows) api.getRowNode(row.id)?.updateData(row);
}

function sortedBy(api: GridApi<GridRow>): GridLeft['sorted'] {
  return api
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex = null }) => (sort == null ? [] : [{ colId, sort, sortIndex }]));
}

function copyFrom(api: GridApi<GridRow>, onCopy: WeekGridProps['onCopy']): void {
  const rows = chosenRows(api);
  if (rows.length > 1) {
    onCopy({ rows });
    return;
  }
  const spot = spotOf(api);
  const row = spot?.shown[spot.rowIndex];
  if (spot !== null && row !== undefined) onCopy({ text: sheetText(row, spot.column) });
}

function spotOf(api: GridApi<GridRow>): GridSpot | null {
  const at = api.getFocusedCell();
  if (at == null || at.rowPinned) return null;
  return { column: at.column.getColId(), rowIndex: at.rowIndex, shown: shownRows(api), chosen: chosenRows(api) };
}

function focusPlace(api: GridApi<GridRow>, place: GridPlace): void {
  const node = place.lineId === null ? api.getDisplayedRowAtIndex(0) : api.getRowNode(place.lineId);
  const index = node?.rowIndex;
  if (index == null) return;
  // A column that is left out beside the line panel stands in the panel; the line is what is gone to.
  const column = api.getColumn(place.column)?.isVisible() ? place.column : 'actual';
  // A line in sight stays where it is on the screen: whoever has answered a question about it looks at that place.
  const { top, bottom } = api.getVerticalPixelRange();
  const rowTop = node?.rowTop ?? 0;
  api.ensureIndexVisible(index, rowTop < top || rowTop > bottom ? 'middle' : null);
  api.ensureColumnVisible(column);
  focusOnceDrawn(api, index, column);
}

/**
 * Says what is wrong with the figure in focus, and a text in full that is cut off. What is wrong in a column that is left
 * out is said at the actual.
 */
function noteFocused(api: GridApi<GridRow>, note: CellNote): void {
  note.hide();
  const cell = document.activeElement;
  const at = api.getFocusedCell();
  if (at == null || at.rowPinned || !(cell instanceof HTMLElement) || !cell.matches('[role=gridcell]')) return;
  const marked = api.getDisplayedRowAtIndex(at.rowIndex)?.data?.marked ?? {};
  const here = at.column.getColId();
  const words = Object.entries(marked).flatMap(([column, { words: sentences }]) =>
    column === here || (here === 'actual' && api.getColumn(column)?.isVisible() === false) ? sentences : [],
  );
  const text = cutOffText(cell);
  if (words.length > 0 || text !== null) note.show(cell, words, text);
}

/** A row that had to be scrolled to is drawn some frames later, and only what is drawn can take the focus. */
const mostFrames = 30;
function focusOnceDrawn(api: GridApi<GridRow>, index: number, column: string, framesLeft = mostFrames): void {
  if (api.isDestroyed()) return;
  const before = document.activeElement;
  api.setFocusedCell(index, column);
  if (framesLeft === 0 || isAt(document.activeElement, index, column)) return;
  requestAnimationFrame(() => {
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === before) focusOnceDrawn(api, index, column, framesLeft - 1);
  });
}

function isAt(cell: Element | null, index: number, column: string): boolean {
  const row = cell?.closest('[role=row]')?.getAttribute('row-index');
  return row === String(index) && cell?.getAttribute('col-id') === column;
}
