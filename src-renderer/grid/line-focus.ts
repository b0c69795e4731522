// Which line has the focus. The grid keeps its focus by position; the person means the line.
import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import type { GridRow } from './rows.ts';

export interface LineFocus {
  lineId(): string | null;
  /** @returns where the focus is now; null: on no line */
  remember(event: CellFocusedEvent<GridRow>): { lineId: string; column: string } | null;
  /** Goes with the line when it moves. */
  follow(api: GridApi<GridRow>): void;
  /** The line is given the focus and was not gone to. */
  give(lineId: string): void;
  /** Whether the line was given the focus and not gone to. */
  wasGiven(lineId: string): boolean;
  /** From here on the line counts as gone to. */
  accept(): void;
}

/** @param frame what belongs to the grid on the page */
export function lineFocus(frame: HTMLElement): LineFocus {
  let focused: { lineId: string; rowIndex: number } | null = null;
  /** A key meant for what stood there before records nothing of this line. */
  let given: string | null = null;
  return {
    lineId: () => focused?.lineId ?? null,
    remember({ api, rowIndex, rowPinned, column }) {
      if (rowIndex === null || rowPinned || typeof column !== 'object' || column === null) return null;
      const lineId = api.getDisplayedRowAtIndex(rowIndex)?.data?.id;
      if (lineId === undefined) return null;
      focused = { lineId, rowIndex };
      if (lineId !== given || column.getColId() !== 'person') given = null;
      return { lineId, column: column.getColId() };
    },
    // When sorting moves the line, the focus goes with the line; but never out of another field, such as the search whose
    // letters move the lines.
    follow(api) {
      const active = document.activeElement;
      if (active !== document.body && !frame.contains(active)) return;
      const at = api.getFocusedCell();
      // Undefined before anything had the focus, whatever the types say.
      if (at == null || at.rowPinned || focused === null) return;
      // The grid tells of a focus a moment after it moved: whoever has gone on to another line is not called back.
      if (at.rowIndex !== focused.rowIndex) return;
      const index = api.getRowNode(focused.lineId)?.rowIndex;
      if (index != null && index !== at.rowIndex) api.setFocusedCell(index, at.column);
    },
    give: (lineId) => {
      given = lineId;
    },
    wasGiven: (lineId) => given === lineId,
    accept: () => {
      given = null;
    },
  };
}
