// Choosing lines by keyboard and mouse: Shift with the arrow keys or a click chooses from where one began, Ctrl with a
// click adds a line, Ctrl+A chooses all that is shown, Escape none. The grid keeps the choice by line, so that it
// survives sorting.
import type { GridApi, IRowNode } from 'ag-grid-community';
import { isPressed } from '../../src-shared/commands/key.ts';
import { gridKeys } from './grid-keys.ts';
import type { GridRow } from './rows.ts';

type Api = GridApi<GridRow>;

const moves = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Tab'];

/** The chosen lines, in the order in which they are shown. */
export function chosenRows(api: Api): GridRow[] {
  return api
    .getSelectedNodes()
    .filter((node) => node.rowIndex !== null)
    .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
    .flatMap(({ data }) => (data === undefined ? [] : [data]));
}

export function shownRows(api: Api): GridRow[] {
  const rows: GridRow[] = [];
  for (let index = 0; index < api.getDisplayedRowCount(); index += 1) {
    const data = api.getDisplayedRowAtIndex(index)?.data;
    if (data !== undefined) rows.push(data);
  }
  return rows;
}

export type LineChooser = ReturnType<typeof lineChooser>;

/** Keeps where choosing began. */
export function lineChooser() {
  let anchor: string | null = null;

  const extend = (api: Api, to: number) => {
    const from = anchor === null ? null : (api.getRowNode(anchor)?.rowIndex ?? null);
    if (from === null) return;
    const [first, last] = from < to ? [from, to] : [to, from];
    const wanted: IRowNode<GridRow>[] = [];
    for (let index = first; index <= last; index += 1) {
      const node = api.getDisplayedRowAtIndex(index);
      if (node !== undefined) wanted.push(node);
    }
    const keep = new Set(wanted);
    const dropped = api.getSelectedNodes().filter((node) => !keep.has(node));
    if (dropped.length > 0) api.setNodesSelected({ nodes: dropped, newValue: false });
    api.setNodesSelected({ nodes: wanted, newValue: true });
  };
  const begin = (api: Api, rowIndex: number | null) => {
    anchor ??= rowIndex === null ? null : (api.getDisplayedRowAtIndex(rowIndex)?.data?.id ?? null);
  };
  const clear = (api: Api) => {
    anchor = null;
    if (api.getSelectedNodes().length > 0) api.deselectAll();
  };

  return {
    /**
     * @param rowIndex the line on which the key was pressed; the grid's focus has moved on by now
     * @returns true when the key was about choosing
     */
    press(api: Api, key: KeyboardEvent, rowIndex: number | null): boolean {
      if (key.key === 'Escape') {
        const any = api.getSelectedNodes().length > 0;
        clear(api);
        return any;
      }
      if (isPressed(gridKeys.chooseAll.key, key)) {
        api.selectAll('currentPage');
        return true;
      }
      if (!moves.includes(key.key)) return false;
      const to = api.getFocusedCell()?.rowIndex;
      if (key.shiftKey && key.key !== 'Tab' && to !== undefined) {
        begin(api, rowIndex);
        extend(api, to);
        return true;
      }
      clear(api);
      return false;
    },
    /** @param before the line that had the focus before the click */
    click(api: Api, event: MouseEvent, rowIndex: number, before: number | null): void {
      if (event.shiftKey) {
        begin(api, before ?? rowIndex);
        extend(api, rowIndex);
      } else if (event.ctrlKey || event.metaKey) {
        const node = api.getDisplayedRowAtIndex(rowIndex);
        if (node !== undefined) node.setSelected(!node.isSelected());
        anchor = node?.data?.id ?? null;
      } else clear(api);
    },
  };
}
