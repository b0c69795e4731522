// The keys of the grid as a sheet, heard before the grid hears them: it would move the focus, choose lines or begin an edit.
import type { GridApi } from 'ag-grid-community';
import { isPressed } from '../../src-shared/commands/key.ts';
import { type CellRanges, shownColumns } from './cell-range.ts';
import { gridKeys } from './grid-keys.ts';
import { focusCell } from './place.ts';
import { leavesBlock, moveOf, type Step, stepOf } from './range.ts';
import { placeOfCell } from './range-marks.ts';
import type { GridRow } from './rows.ts';
import { boxColumn, sheetColumns } from './sheet-columns.ts';
import type { SheetAction } from './spot.ts';

interface SheetKeyParts {
  api: GridApi<GridRow>;
  ranges: CellRanges;
  act: (action: SheetAction) => void;
  /** @param column an id */
  onFilterBy: (column: string) => void;
}

const anyColumn = sheetColumns.map(({ id }) => id);

/** @returns how to stop */
export function listenToSheetKeys(frame: HTMLElement, parts: SheetKeyParts): () => void {
  const press = (event: KeyboardEvent) => {
    const { activeElement } = document;
    if (activeElement === null || !frame.contains(activeElement)) return;
    if (parts.api.getEditingCells().length > 0) return pressInEditor(event, parts);
    const isBox = activeElement.getAttribute('col-id') === boxColumn;
    if (activeElement.role === 'columnheader' && !isBox) return pressOnHeading(event, activeElement, parts);
    if (!isBox && placeOfCell(activeElement, anyColumn)?.cell !== activeElement) return;
    if (!taken(event, parts, isBox)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  frame.addEventListener('keydown', press, true);
  return () => frame.removeEventListener('keydown', press, true);
}

/** In a block, an entry is finished and the next one begun as in a sheet. What cannot be read stays: its editor says why. */
function pressInEditor(event: KeyboardEvent, parts: SheetKeyParts): void {
  const { api, ranges } = parts;
  const step = stepOf(event);
  const isNewLine = event.target instanceof HTMLTextAreaElement && step === 'up';
  if (step === null || isNewLine || !ranges.isBlock()) return;
  const [editor] = api.getCellEditorInstances();
  if ((editor?.getValidationErrors?.() ?? null) !== null) return;
  event.preventDefault();
  event.stopPropagation();
  api.stopEditing();
  goOn(parts, step);
}

function goOn({ api, ranges }: SheetKeyParts, step: Step): boolean {
  const next = ranges.step(step);
  const column = next === null ? undefined : shownColumns(api)[next.column];
  if (next === null || column === undefined) return false;
  focusCell(api, next.row, column);
  return true;
}

function pressOnHeading(event: KeyboardEvent, heading: Element, { onFilterBy }: SheetKeyParts): void {
  const column = heading.getAttribute('col-id');
  const isWanted = isPressed(gridKeys.filter.key, event) || (event.altKey && event.key === 'ArrowDown');
  if (column === null || !isWanted) return;
  event.preventDefault();
  event.stopPropagation();
  onFilterBy(column);
}

/** @returns whether the key was one of the sheet's */
function taken(event: KeyboardEvent, parts: SheetKeyParts, isBox: boolean): boolean {
  const { api, ranges, act, onFilterBy } = parts;
  const step = stepOf(event);
  if (step !== null && ranges.isBlock()) return goOn(parts, step);
  if (leavesBlock(event)) ranges.clear();
  if (isPressed(gridKeys.filter.key, event) && !isBox) {
    onFilterBy(api.getFocusedCell()?.column.getColId() ?? '');
    return true;
  }
  if (isPressed(gridKeys.chooseAll.key, event)) {
    ranges.all();
    return true;
  }
  if (event.key === 'Escape') {
    if (ranges.isBlock()) ranges.clear();
    else if (api.getSelectedNodes().length > 0) api.deselectAll();
    else return false;
    return true;
  }
  if (isPressed(gridKeys.chooseLine.key, event) || (isBox && event.key === ' ')) {
    toggleLines(api, ranges);
    return true;
  }
  const move = moveOf(event);
  if (move !== null) return ranges.move(move, pageOf(api));
  const action = actionOf(event, ranges);
  if (action === null) return false;
  act(action);
  return true;
}

function actionOf(event: KeyboardEvent, ranges: CellRanges): SheetAction | null {
  if (isPressed(gridKeys.copy.key, event)) return { what: 'copy' };
  if (isPressed(gridKeys.cut.key, event)) return { what: 'cut' };
  if (isPressed(gridKeys.fillDown.key, event)) return { what: 'fill', way: 'down' };
  if (isPressed(gridKeys.fillRight.key, event)) return { what: 'fill', way: 'right' };
  // Of one cell it is an entry, which the grid hands on.
  return isPressed(gridKeys.clear.key, event) && ranges.isBlock() ? { what: 'clear' } : null;
}

/** Ticks the lines of the chosen cells, or takes the ticks away where all of them have one. */
function toggleLines(api: GridApi<GridRow>, ranges: CellRanges): void {
  const at = api.getFocusedCell();
  const { top, bottom } = ranges.block() ?? { top: at?.rowIndex ?? 0, bottom: at?.rowIndex ?? -1 };
  const nodes = [];
  for (let row = top; row <= bottom; row += 1) nodes.push(api.getDisplayedRowAtIndex(row));
  const lines = nodes.filter((node) => node !== undefined);
  api.setNodesSelected({ nodes: lines, newValue: !lines.every((node) => node.isSelected()) });
}

function pageOf(api: GridApi<GridRow>): number {
  const { top, bottom } = api.getVerticalPixelRange();
  const height = api.getDisplayedRowAtIndex(0)?.rowHeight ?? 1;
  return Math.max(1, Math.floor((bottom - top) / height) - 1);
}
