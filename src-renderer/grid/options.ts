// How the grid is set up, the same for every week.
import type { GetRowIdParams, GridOptions } from 'ag-grid-community';
import { gridKeys } from './grid-keys.ts';
import { isJump } from './jump.ts';
import type { GridRow } from './rows.ts';
import { styleNonce } from './style-nonce.ts';
import { gridTheme } from './theme.ts';

const defaultColumn = {
  sortable: true,
  resizable: true,
  suppressHeaderMenuButton: true,
  // An entry is a text whatever the column holds.
  cellDataType: false,
  // Home and End go along the row. Space says "as planned"; the grid's own Space would take the line out of the chosen ones first, and the browser's
  // would scroll. The grid tells of keys a moment later, too late to keep either from happening.
  suppressKeyboardEvent: ({ event, editing }: { event: KeyboardEvent; editing: boolean }) => {
    const own = !editing && (event.key === gridKeys.asPlanned.key.key || isJump(event));
    if (own) event.preventDefault();
    return own;
  },
} as const;
/** Our own boxes choose lines; the grid only keeps and shows the choice. */
const choosing = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: false,
  isRowSelectable: ({ data }: { data?: GridRow | undefined }) => data?.kind === 'line',
} as const;
const rowId = ({ data }: GetRowIdParams<GridRow>) => data.id;

export const gridOptions: GridOptions<GridRow> = {
  theme: gridTheme,
  styleNonce,
  defaultColDef: defaultColumn,
  getRowId: rowId,
  rowSelection: choosing,
  // A heading that is dragged off the grid by mistake would take its column along.
  suppressDragLeaveHidesColumns: true,
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
