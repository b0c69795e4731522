// The week's grid on the page: AG Grid for the cells, the app for what an entry means. Plain AG Grid rather than its React
// wrapper, which makes a component of every cell: with those, scrolling a week of thousands of lines drops frames.
import './modules.ts';
import {
  type CellClickedEvent,
  type CellKeyDownEvent,
  createGrid,
  type GridApi,
  type GridOptions,
} from 'ag-grid-community';
import { nobodyHasFocus } from '../focus/focus-net.ts';
import { quantityFields } from '../recording/propose.ts';
import { readEntry } from '../recording/read-entry.ts';
import { CellNote } from './CellNote.ts';
import { type CellRanges, cellRanges, shownColumns } from './cell-range.ts';
import { chooseByClick } from './choose-box.ts';
import { listenToClipboard } from './clipboard.ts';
import { allColumns, freeWidth, keptOrder, widthsWith } from './column-choices.ts';
import { listenToMenu } from './context-menu.ts';
import { tellInFull } from './cut-off.ts';
import { markFiltered } from './filtered-headings.ts';
import { type FindWish, findFrom } from './find.ts';
import { holdColumns } from './held-columns.ts';
import { lineFocus } from './line-focus.ts';
import { noteFocused } from './note-focused.ts';
import { gridOptions } from './options.ts';
import { focusCell, focusPlace, type GridPlace, isPlaceOf } from './place.ts';
import { pressOnLine } from './press.ts';
import { listenToPrint } from './print-table.ts';
import { listenToMouse } from './range-mouse.ts';
import { selectedCells } from './range-sums.ts';
import { type GridRow, totalsRow } from './rows.ts';
import { chosenRows, shownRows } from './selection.ts';
import { isEntered } from './sheet-columns.ts';
import { listenToSheetKeys } from './sheet-keys.ts';
import { type ShownWeek, showWeek } from './show-rows.ts';
import { type SheetAction, spotOf } from './spot.ts';
import type { GridLeft, WeekGridProps } from './week-grid-props.ts';

export interface WeekGridOnPage {
  show(week: ShownWeek): void;
  goTo(place: GridPlace): void;
  /** Goes to the next line that has what is wanted, if there is one. */
  find(wish: FindWish): void;
  /** Whether Enter goes down, and opens no cell. */
  enterGoesDown(isOn: boolean): void;
  /** Marks the headings of the columns by which the lines are filtered. */
  markFiltered(): void;
  remove(): void;
}

/**
 * Puts the grid on the page.
 * @param frame what counts as the grid for the focus
 * @param host within it, what the grid is drawn into
 * @param props the newest of them
 */
export function putWeekGrid(
  frame: HTMLElement,
  host: HTMLElement,
  props: () => WeekGridProps,
  first: ShownWeek,
): WeekGridOnPage {
  const focus = lineFocus(frame);
  const note = new CellNote(host);
  let shown = first;

  const click = (event: CellClickedEvent<GridRow>) => {
    if (event.event == null || event.rowIndex === null || event.rowPinned) return;
    focus.accept();
    chooseByClick(event);
  };
  const holdWhatMust = ({ api }: { api: GridApi<GridRow> }) => holdColumns(api, host.clientWidth);
  const begin = ({ api }: { api: GridApi<GridRow> }) => {
    const { place, left } = props();
    if (place !== null) return focusPlace(api, place);
    // What was searched for has been gone to.
    if (props().find !== null) return;
    const at = (left?.lineId != null && api.getRowNode(left.lineId)) || api.getDisplayedRowAtIndex(0);
    if (at?.id === undefined) return;
    // Whatever had the focus went with the screen before. In the first column nothing can be typed.
    if (nobodyHasFocus(document)) {
      focus.give(at.id);
      focusPlace(api, { lineId: at.id, column: 'person' });
    } else if (left?.lineId != null) api.ensureNodeVisible(at, 'middle');
  };
  const events: GridOptions<GridRow> = {
    onCellFocused: (event) => {
      const at = focus.remember(event);
      if (at !== null) props().onFocusLine(at.lineId, at.column);
    },
    onSelectionChanged: ({ api }) => props().onChoose(chosenRows(api)),
    onCellClicked: click,
    onCellMouseOver: ({ event }) => tellInFull(event?.target),
    onCellEditingStarted: () => {
      note.hide();
      ranges.editing();
    },
    onBodyScroll: () => {
      note.hide();
      ranges.paint();
    },
    // Lines that have come into sight are drawn without marks.
    onViewportChanged: () => ranges.paint(),
    // Going to a line by key scrolls to it: what is said of it is said where it has come to.
    onBodyScrollEnd: ({ api }) => noteFocused(api, note),
    // No row is as wide as the grid, whose keys would come here too.
    onCellKeyDown: (event) => pressOnLine(event as CellKeyDownEvent<GridRow>, { props, ranges, focus }),
    onModelUpdated: ({ api }) => {
      focus.follow(api);
      ranges.follow();
    },
    onGridSizeChanged: holdWhatMust,
    ...columnEvents(props, holdWhatMust),
    onDisplayedColumnsChanged: (event) => {
      holdWhatMust(event);
      ranges.follow();
      // A column that is shown again has a new heading, which is drawn after this.
      requestAnimationFrame(() => markFiltered(host, props().filtered));
    },
    onFirstDataRendered: begin,
  };

  const { rowData, columnDefs, totals } = first;
  const grid = createGrid<GridRow>(host, {
    ...gridOptions,
    ...events,
    rowData,
    columnDefs,
    pinnedBottomRowData: [totals],
  });
  const sheet = sheetOf(grid, host, props);
  const { ranges } = sheet;
  note.attach();
  const { left } = props();
  if (left !== null) grid.applyColumnState({ state: left.sorted });
  const tellOfFocused = () => {
    noteFocused(grid, note);
    ranges.focused();
  };
  host.addEventListener('focusin', tellOfFocused);
  const stops = listenTo(frame, grid, sheet, props);
  // The grid has no option for its own name.
  host.querySelector('[role$="grid"]')?.setAttribute('aria-label', 'Lines of the week');

  return {
    show(week) {
      if (week === shown) return;
      const before = shown;
      shown = week;
      showWeek(grid, before, week);
      noteFocused(grid, note);
      ranges.follow();
    },
    goTo: (place) => goTo(grid, ranges, place),
    find: (wish) => {
      // Whoever comes from the search begins with the first.
      const from = frame.contains(document.activeElement) ? focus.lineId() : null;
      const found = findFrom(shownRows(grid), wish, from);
      if (found !== null) goTo(grid, ranges, found);
      props().onFound(found, wish);
    },
    enterGoesDown: (isOn) =>
      grid.updateGridOptions({ enterNavigatesVertically: isOn, enterNavigatesVerticallyAfterEdit: isOn }),
    markFiltered: () => markFiltered(host, props().filtered),
    remove() {
      props().onLeave({ lineId: focus.lineId() ?? left?.lineId ?? null, sorted: sortedBy(grid) });
      props().onSelect(null);
      for (const stop of stops) stop();
      host.removeEventListener('focusin', tellOfFocused);
      note.remove();
      grid.destroy();
    },
  };
}

function goTo(grid: GridApi<GridRow>, ranges: CellRanges, place: GridPlace): void {
  const at = grid.getFocusedCell();
  if (at != null && place.back === true && ranges.isBlock()) {
    focusCell(grid, at.rowIndex, at.column.getColId());
    return;
  }
  if (!isPlaceOf(grid, place)) ranges.clear();
  focusPlace(grid, place);
}

/** What somebody does to the columns with the mouse is kept. */
function columnEvents(
  props: () => WeekGridProps,
  holdWhatMust: (event: { api: GridApi<GridRow> }) => void,
): GridOptions<GridRow> {
  return {
    onColumnResized: (event) => {
      if (!event.finished) return;
      holdWhatMust(event);
      const byHand = event.source === 'uiColumnResized' || event.source === 'autosizeColumns';
      if (byHand && event.columns != null) props().onColumns({ widths: widthsWith(props().columns, event.columns) });
    },
    onColumnMoved: ({ api, finished, source }) => {
      if (finished && source === 'uiColumnMoved')
        props().onColumns({ order: keptOrder(allColumns(api), shownColumns(api)) });
    },
  };
}

/** @returns how to stop */
function listenTo(
  frame: HTMLElement,
  grid: GridApi<GridRow>,
  { ranges, act }: ReturnType<typeof sheetOf>,
  props: () => WeekGridProps,
): (() => void)[] {
  return [
    listenToMouse({ api: grid, frame, ranges, onFill: (into) => act({ what: 'fill-into', into }) }),
    listenToMenu(frame, { api: grid, ranges, onMenu: (request) => props().onMenu(request) }),
    listenToWidths(frame, grid),
    listenToPrint(frame, () => {
      const rows = shownRows(grid);
      return { title: props().printedTitle, rows, columns: shownColumns(grid), totals: totalsRow(rows) };
    }),
    listenToSheetKeys(frame, { api: grid, ranges, act, onFilterBy: (column) => props().onFilterBy(column) }),
    listenToClipboard(frame, {
      onCopy: () => act({ what: 'copy' }),
      onCut: () => act({ what: 'cut' }),
      onPaste: (text) => {
        if (text !== '') act({ what: 'paste', text });
      },
    }),
  ];
}

/** A text takes no more room than it needs, unless somebody gives it more. */
function listenToWidths(frame: HTMLElement, grid: GridApi<GridRow>): () => void {
  const begin = ({ target }: Event) => {
    const handle = target instanceof Element ? target.closest('.ag-header-cell-resize') : null;
    const column = handle?.closest('[role=columnheader]')?.getAttribute('col-id');
    if (column != null) freeWidth(grid, [column]);
  };
  frame.addEventListener('pointerdown', begin, true);
  return () => frame.removeEventListener('pointerdown', begin, true);
}

/** The grid as a sheet: the cells that are chosen, and what is done to them. */
function sheetOf(grid: GridApi<GridRow>, host: HTMLElement, props: () => WeekGridProps) {
  const tellOfRange = () => {
    const spot = ranges.isBlock() ? spotOf(grid, ranges) : null;
    if (spot === null) return props().onSelect(null);
    const { top, bottom, left, right } = spot.block;
    props().onSelect(selectedCells(spot.shown.slice(top, bottom + 1), spot.columns.slice(left, right + 1)));
  };
  const canFill = (column: string) => props().editable && isEntered(column);
  const ranges = cellRanges(grid, { host, canFill, onChange: tellOfRange });
  const act = (action: SheetAction) => {
    const spot = spotOf(grid, ranges);
    if (spot !== null && (props().editable || action.what === 'copy')) props().onSheet(action, spot);
  };
  return { ranges, act };
}

/** Hands on an entry that says something. What cannot be read never gets here: the editor stays open over it. */
export function takeEntry(
  { council, onComment, onQuantity }: WeekGridProps,
  row: GridRow,
  field: string,
  entered: unknown,
): void {
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

function sortedBy(api: GridApi<GridRow>): GridLeft['sorted'] {
  return api
    .getColumnState()
    .flatMap(({ colId, sort, sortIndex = null }) => (sort == null ? [] : [{ colId, sort, sortIndex }]));
}
