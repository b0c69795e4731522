// Choosing cells with the mouse: dragging, Shift and a click, and the handle that fills. At the edge of the grid a drag
// goes on by itself.
import type { GridApi } from 'ag-grid-community';
import { type CellRanges, shownColumns } from './cell-range.ts';
import { type Block, type CellPlace, isInside } from './range.ts';
import { isOnHandle, placeOfCell } from './range-marks.ts';
import type { GridRow } from './rows.ts';

interface MouseParts {
  api: GridApi<GridRow>;
  frame: HTMLElement;
  ranges: CellRanges;
  onFill: (into: Block) => void;
}

/** How often a drag beyond the edge goes one line on, in milliseconds. */
const scrollEvery = 50;

/** @returns how to stop */
export function listenToMouse({ api, frame, ranges, onFill }: MouseParts): () => void {
  /** What is dragged, and the cell at which it is. */
  let drag: { anchor: CellPlace; isFill: boolean; at: CellPlace } | null = null;
  /** The focus stays where the block began. */
  let keepsFocus = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  let pointer: { x: number; y: number } = { x: 0, y: 0 };

  const goTo = (at: CellPlace) => {
    if (drag === null || (at.row === drag.at.row && at.column === drag.at.column)) return;
    drag.at = at;
    if (drag.isFill) ranges.fillTo(at);
    else ranges.moveTo(at, drag.anchor);
  };
  const goOn = () => {
    if (drag === null) return;
    const { top, bottom } = (frame.querySelector('.ag-body') ?? frame).getBoundingClientRect();
    const by = pointer.y < top ? -1 : pointer.y > bottom ? 1 : 0;
    const row = Math.max(0, Math.min(api.getDisplayedRowCount() - 1, drag.at.row + by));
    if (row === drag.at.row) return;
    goTo({ ...drag.at, row });
    ranges.show(drag.at);
  };
  const move = (event: MouseEvent) => {
    if ((event.buttons & 1) === 0) return end();
    pointer = { x: event.clientX, y: event.clientY };
    const place = placeOfCell(document.elementFromPoint(pointer.x, pointer.y), shownColumns(api));
    if (place !== null && frame.contains(place.cell)) goTo({ row: place.row, column: place.column });
  };
  const end = () => {
    document.removeEventListener('mousemove', move);
    document.removeEventListener('mouseup', end);
    clearInterval(timer);
    const into = drag?.isFill ? ranges.endFill() : null;
    drag = null;
    if (into !== null) onFill(into);
  };
  const isInBlock = (target: EventTarget | null) => {
    const [place, block] = [placeOfCell(target, shownColumns(api)), ranges.block()];
    return ranges.isBlock() && place !== null && block !== null && isInside(block, place);
  };
  // The grid takes the focus along as soon as the pointer goes down, the browser with the mouse event that follows.
  const begin = (event: PointerEvent) => {
    keepsFocus = event.button === 2 && isInBlock(event.target);
    // What is chosen stays so while the menu is asked for.
    if (keepsFocus) event.stopPropagation();
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.pointerType === 'touch') return;
    if (event.target instanceof Element && event.target.closest('[data-own-keys]') !== null) return;
    const place = placeOfCell(event.target, shownColumns(api));
    if (place === null) return;
    const at = { row: place.row, column: place.column };
    const isFill = isOnHandle(place.cell, event) && ranges.beginFill();
    if (isFill || (event.shiftKey && ranges.moveTo(at))) {
      keepsFocus = true;
      event.stopPropagation();
    } else ranges.clear();
    drag = { anchor: (event.shiftKey ? ranges.anchor() : null) ?? at, isFill, at };
    document.addEventListener('mousemove', move);
    document.addEventListener('mouseup', end);
    timer = setInterval(goOn, scrollEvery);
  };
  const keepFocus = (event: MouseEvent) => {
    if (keepsFocus) event.preventDefault();
  };
  frame.addEventListener('pointerdown', begin, true);
  frame.addEventListener('mousedown', keepFocus, true);
  return () => {
    // Nobody let go: nothing is filled.
    ranges.endFill();
    end();
    frame.removeEventListener('pointerdown', begin, true);
    frame.removeEventListener('mousedown', keepFocus, true);
  };
}
