// What can be done with the cells or the column where the menu was asked for.
import type { View } from '../../../src-shared/app-api/settings.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { ContextMenu, type MenuEntry } from '../../components/ContextMenu.tsx';
import { canHide, isAsAtFirst, keptOrder, moved, noChoices } from '../../grid/column-choices.ts';
import { type ColumnFilters, filterKindOf, filterNameOf, valuesOf, withCondition } from '../../grid/column-filters.ts';
import type { GridMenuRequest, HeadingMenuRequest } from '../../grid/context-menu.ts';
import { gridKeys } from '../../grid/grid-keys.ts';
import type { GridRow } from '../../grid/rows.ts';
import { headingOf, sheetColumns } from '../../grid/sheet-columns.ts';
import { type GridSpot, linesMeant, type SheetAction } from '../../grid/spot.ts';
import { seenTable } from '../../sheet/seen-table.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface GridMenuProps extends CellsParts {
  request: GridMenuRequest;
  onClose: () => void;
}

export function GridMenu({ request, onClose, ...parts }: GridMenuProps) {
  const { view, changeView, week, go, screen } = useWorkspace();
  const { run, say } = useAppCalls();
  const save = async (format: 'csv' | 'xlsx') => {
    const table = seenTable(request.shown, request.columns);
    const written = await run('report.save-grid', { ...table, weekStart: week.weekStart, format });
    if (written !== null) say(`Saved as ${written.path}. It is not encrypted.`);
  };
  const toFile: MenuEntry[] = [
    { label: 'Save what is shown as XLSX…', perform: () => void save('xlsx') },
    { label: 'Save what is shown as CSV…', perform: () => void save('csv') },
  ];
  const clipboardText = async () => (await run('window.clipboard-text', {}))?.text ?? '';
  const onPerson = (ssRef: string) => go({ name: 'person', ssRef, from: screen });
  return request.what === 'cells' ? (
    <ContextMenu
      label="Cells"
      at={request.at}
      groups={[...ofCells(request.spot, { ...parts, clipboardText, onPerson }), toFile]}
      onClose={onClose}
    />
  ) : (
    <ContextMenu
      label={headingOf(request.column)}
      at={request.at}
      groups={[
        ...ofHeading(request, view.columns, (columns) => changeView({ columns })),
        ofFilter(request.column, parts),
        toFile,
      ]}
      onClose={onClose}
    />
  );
}

interface CellsParts {
  editable: boolean;
  onSheet: (action: SheetAction, spot: GridSpot) => void;
  onAsPlanned: (rows: GridRow[]) => void;
  onGiveReason: (rows: GridRow[]) => void;
  onOnly: (ssRef: string) => void;
  onPanel: () => void;
  columnFilters: ColumnFilters;
  /** Asks by what of a column the lines are filtered. */
  onFilterBy: (column: string) => void;
  onFilters: (filters: ColumnFilters) => void;
}

function ofCells(
  spot: GridSpot,
  parts: CellsParts & { clipboardText: () => Promise<string>; onPerson: (ssRef: string) => void },
): readonly (readonly MenuEntry[])[] {
  const { editable, onSheet, onAsPlanned, onGiveReason, onOnly, onPerson, onPanel, clipboardText } = parts;
  const lines = linesMeant(spot);
  const row = spot.shown[spot.rowIndex];
  const act = (action: SheetAction) => () => onSheet(action, spot);
  const paste = async () => {
    const text = await clipboardText();
    if (text !== '') onSheet({ what: 'paste', text }, spot);
  };
  const isDisabled = !editable;
  const of = lines.length === 1 ? '' : ` (${count(lines.length, 'line')})`;
  return [
    [
      { label: 'Cut', key: gridKeys.cut.key, isDisabled, perform: act({ what: 'cut' }) },
      { label: 'Copy', key: gridKeys.copy.key, perform: act({ what: 'copy' }) },
      { label: 'Paste', key: gridKeys.paste.key, isDisabled, perform: () => void paste() },
      { label: 'Empty', key: gridKeys.clear.key, isDisabled, perform: act({ what: 'clear' }) },
    ],
    [
      { label: 'Fill down', key: gridKeys.fillDown.key, isDisabled, perform: act({ what: 'fill', way: 'down' }) },
      { label: 'Fill right', key: gridKeys.fillRight.key, isDisabled, perform: act({ what: 'fill', way: 'right' }) },
    ],
    [
      { label: `As planned${of}`, key: gridKeys.asPlanned.key, isDisabled, perform: () => onAsPlanned(lines) },
      { label: `Give a reason${of}`, key: gridKeys.giveReason.key, isDisabled, perform: () => onGiveReason(lines) },
    ],
    row === undefined
      ? []
      : [
          { label: 'Show only this person', perform: () => onOnly(row.ssRef) },
          { label: 'All weeks of this person', perform: () => onPerson(row.ssRef) },
          ...likeThis(row, spot.column, parts),
          ...ofFilter(spot.column, parts),
          { label: 'Line panel', key: gridKeys.linePanel.key, perform: onPanel },
        ],
  ];
}

function likeThis(row: GridRow, column: string, { columnFilters, onFilters }: CellsParts): MenuEntry[] {
  if (filterKindOf(column) !== 'one-of') return [];
  const condition = { is: 'one-of' as const, values: valuesOf(row, column) };
  return [
    {
      label: `Show only this ${filterNameOf(column).toLowerCase()}`,
      perform: () => onFilters(withCondition(columnFilters, column, condition)),
    },
  ];
}

function ofFilter(column: string, { columnFilters, onFilterBy, onFilters }: CellsParts): MenuEntry[] {
  if (filterKindOf(column) === null) return [];
  return [
    {
      label: `Filter by ${filterNameOf(column)}…`,
      key: gridKeys.filter.key,
      perform: () => onFilterBy(column),
    },
    ...(column in columnFilters
      ? [
          {
            label: `Do not filter by ${filterNameOf(column)}`,
            perform: () => onFilters(withCondition(columnFilters, column, null)),
          },
        ]
      : []),
  ];
}

type Choices = View['columns'];

function ofHeading(
  { column, columns, sorted, sort, widen }: HeadingMenuRequest & { columns: string[] },
  choices: Choices,
  onChange: (choices: Choices) => void,
): readonly (readonly MenuEntry[])[] {
  const all = sheetColumns.map(({ id }) => id);
  const order = keptOrder(choices.order.length === 0 ? all : choices.order, columns);
  const move = (by: -1 | 1) => () => onChange({ ...choices, order: keptOrder(order, moved(columns, column, by)) });
  const at = columns.indexOf(column);
  return [
    [
      { label: 'Sort upwards', isDisabled: sorted === 'asc', perform: () => sort('asc', false) },
      { label: 'Sort downwards', isDisabled: sorted === 'desc', perform: () => sort('desc', false) },
      { label: 'Sort by this as well', isDisabled: sorted !== null, perform: () => sort('asc', true) },
      { label: 'Do not sort by this', isDisabled: sorted === null, perform: () => sort(null, true) },
    ],
    [
      { label: 'As wide as its texts', perform: () => widen([column]) },
      { label: 'Move left', isDisabled: at <= 0, perform: move(-1) },
      { label: 'Move right', isDisabled: at >= columns.length - 1, perform: move(1) },
      {
        label: `Hide ${headingOf(column)}`,
        isDisabled: !canHide(column),
        perform: () => onChange({ ...choices, hidden: [...choices.hidden, column] }),
      },
    ],
    [
      ...choices.hidden.map((id) => ({
        label: `Show ${headingOf(id)}`,
        perform: () => onChange({ ...choices, hidden: choices.hidden.filter((one) => one !== id) }),
      })),
      {
        label: 'Columns as they were at first',
        isDisabled: isAsAtFirst(choices),
        perform: () => onChange(noChoices),
      },
    ],
  ];
}
