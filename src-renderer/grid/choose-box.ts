// Lines are chosen by their boxes: each line has one, and the one in the heading is for all lines on show. Drawn by CSS from
// what the grid says of the line anyhow, since dozens of them come into view in every frame of scrolling.
import type { CellClickedEvent, ColDef, GridApi, IHeaderComp, IHeaderParams } from 'ag-grid-community';
import styles from './grid.module.css';
import type { GridRow } from './rows.ts';
import { boxColumn } from './sheet-columns.ts';

type Api = GridApi<GridRow>;

function chosenOf(api: Api): { chosen: number; all: number } {
  return { chosen: api.getSelectedNodes().length, all: api.getDisplayedRowCount() };
}

function chooseAll(api: Api): void {
  const { chosen, all } = chosenOf(api);
  if (chosen < all) api.selectAll('filtered');
  else api.deselectAll();
}

/** The box in the heading: a tick for all lines on show, a dash for some of them. */
class ChooseAllBox implements IHeaderComp {
  private readonly box = document.createElement('span');
  private api: Api | null = null;

  init({ api }: IHeaderParams<GridRow>): void {
    this.api = api;
    this.box.className = styles.chooseAll ?? '';
    this.box.setAttribute('role', 'checkbox');
    this.box.tabIndex = -1;
    this.box.setAttribute('aria-label', 'Choose every line on show');
    this.box.addEventListener('click', this.toggle);
    api.addEventListener('selectionChanged', this.show);
    api.addEventListener('modelUpdated', this.show);
    this.show();
  }

  getGui(): HTMLElement {
    return this.box;
  }

  refresh(): boolean {
    return true;
  }

  destroy(): void {
    this.api?.removeEventListener('selectionChanged', this.show);
    this.api?.removeEventListener('modelUpdated', this.show);
  }

  private readonly toggle = (): void => {
    if (this.api !== null) chooseAll(this.api);
  };

  private readonly show = (): void => {
    if (this.api === null) return;
    const { chosen, all } = chosenOf(this.api);
    this.box.ariaChecked = chosen === 0 ? 'false' : chosen < all ? 'mixed' : 'true';
  };
}

/** As wide as the least that a finger or a shaking hand hits, in CSS pixels. */
const boxWidth = 24;

export const chooseBox: ColDef<GridRow> = {
  colId: boxColumn,
  headerName: 'Choose lines',
  width: boxWidth,
  minWidth: boxWidth,
  headerComponent: ChooseAllBox,
  resizable: false,
  suppressMovable: true,
  lockPosition: 'left',
  sortable: false,
  cellClass: ({ data }) => (data?.kind === 'line' ? (styles.choose ?? '') : ''),
  headerClass: styles.chooseHeader ?? '',
  suppressHeaderKeyboardEvent: ({ api, event }) => {
    if (event.type !== 'keydown' || (event.key !== ' ' && event.key !== 'Enter')) return false;
    event.preventDefault();
    chooseAll(api);
    return true;
  },
  // Read out, and not seen: that a line is chosen is said of its row.
  valueGetter: ({ data }) => (data?.kind === 'line' ? 'Choose this line' : ''),
};

/** With Ctrl anywhere on a line, or on its box; with Shift as far as that box from the one before. */
export function chooseByClick({ api, event, rowIndex, column }: CellClickedEvent<GridRow>): void {
  const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
  const isBox = column.getColId() === boxColumn;
  if ((!isBox && !ctrlKey && !metaKey) || rowIndex === null) return;
  const node = api.getDisplayedRowAtIndex(rowIndex);
  if (node === undefined) return;
  const chosen = !node.isSelected();
  const from = shiftKey ? (lastChosen.get(api) ?? rowIndex) : rowIndex;
  const nodes = [];
  for (let row = Math.min(from, rowIndex); row <= Math.max(from, rowIndex); row += 1) {
    nodes.push(api.getDisplayedRowAtIndex(row));
  }
  lastChosen.set(api, rowIndex);
  api.setNodesSelected({ nodes: nodes.filter((one) => one !== undefined), newValue: chosen });
}

/** The line whose box was clicked last. */
const lastChosen = new WeakMap<Api, number>();
