// The columns of the week. Which of them are held at the sides while the others scroll, held-columns.ts says.
import type { ColDef, ValueFormatterParams, ValueSetterParams } from 'ag-grid-community';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { formatCount, formatQuantity, formatSum } from '../../src-shared/domain/quantity.ts';
import { type NameOrder, nameComparator, nameInOrder } from '../../src-shared/readers/names.ts';
import type { LineState } from '../words/line-state.ts';
import { CommentEditor } from './CommentEditor.ts';
import styles from './grid.module.css';
import { QuantityEditor } from './QuantityEditor.ts';
import type { GridRow } from './rows.ts';
import { StateCell } from './StateCell.ts';

type Column = ColDef<GridRow>;

/** Figures fit their columns: without an edge that cuts them off, a row is painted in fewer steps. */
const uncut = 'ag-allow-overflow';

const number: Column = {
  cellClass: `${styles.number} ${uncut}`,
  headerClass: styles.numberHeader ?? '',
  cellClassRules: {
    [styles.error ?? 'error']: ({ data, colDef }) => data?.marked[colDef.field ?? '']?.level === 'error',
    [styles.warning ?? 'warning']: ({ data, colDef }) => data?.marked[colDef.field ?? '']?.level === 'warning',
  },
};

const quantity = (field: keyof GridRow, headerName: string, width: number): Column => ({
  ...number,
  field,
  headerName,
  width,
  valueFormatter: ({ value, data }: ValueFormatterParams<GridRow, number | null>) => hours(value, data),
});

/** Sums have commas; a figure of a line is written as it is typed. */
function hours(value: number | null | undefined, row: GridRow | undefined): string {
  if (value == null) return '';
  return row?.kind === 'totals' ? formatSum(value) : formatQuantity(value);
}

/** Nothing is the usual case of a difference, so it is drawn as little as possible. */
const difference = (field: keyof GridRow, headerName: string, width: number): Column => ({
  ...quantity(field, headerName, width),
  valueFormatter: ({ value, data }: ValueFormatterParams<GridRow, number | null>) =>
    value === 0 ? '–' : hours(value, data),
});

/**
 * Widths in CSS pixels at the grid's type size, of the app's own font: a figure in it is 8.2 pixels wide, and a cell has 13
 * beside its text. An SS Ref has seven figures; the sums of a provider are below 10,000 hours. With the least widths of
 * those that take more, and without the visits, all of them fit a window of 1093 pixels beside the folded rail.
 */
const widths = {
  person: 118,
  personInFull: 190,
  ssRef: 71,
  service: 98,
  serviceBesidePanel: 70,
  serviceInFull: 150,
  level: 102,
  levelInFull: 130,
  planned: 72,
  actual: 72,
  frustrated: 75,
  missed: 60,
  extra: 52,
  visits: 50,
  difference: 73,
  comment: 70,
  commentPart: 180,
  state: 146,
  stateInFull: 224,
} as const;

/**
 * A text takes its part of the room that is over until it stands in full; the comment takes the rest.
 * @param before how many times its part it takes: which of two levels a line has must be told before all else
 */
const upTo = (least: number, most: number, before = 1): Column => ({
  minWidth: least,
  maxWidth: most,
  flex: before * most,
});

/** All that the State cell shows and tells: the two marks beside the word come and go with their texts. */
const stateTexts = ({ word, sendState, detail, logMark }: LineState) => [word, sendState, detail, logMark?.detail];

export interface GridRoom {
  /** False while the week may only be read. */
  editable: boolean;
  /**
   * True beside an open line panel in a small window: the figures, and what tells the lines of one person apart, matter more
   * than what the panel says of the line.
   */
  tight: boolean;
  nameOrder: NameOrder;
  /** True in a narrow window: the visits stand in the line panel, the comment takes their room. */
  narrow: boolean;
}

/**
 * The grid never changes a value itself: an entry is a request that becomes a command, and the rows come back from the
 * store. Asked here and not by the grid's `readOnlyEdit`, whose event comes a frame after the key.
 */
const asksFor =
  (onEntry: OnEntry) =>
  ({ data, colDef, newValue }: ValueSetterParams<GridRow>): boolean => {
    onEntry(data, colDef.field ?? '', newValue);
    return false;
  };

/** What was typed into a cell: a text, or the value that stood there. */
export type OnEntry = (row: GridRow, field: string, entered: unknown) => void;

export function weekColumns(
  council: CouncilProfile,
  { editable, tight, narrow, nameOrder }: GridRoom,
  onEntry: OnEntry,
): Column[] {
  const canEdit = ({ data }: { data?: GridRow | undefined }) =>
    editable && data?.kind === 'line' && data.actual !== null;
  // What is entered is said of the row as it was when the editor opened over it, whatever a sync brings meanwhile.
  let opened: GridRow | null = null;
  const open = (row: GridRow) => {
    opened = row;
  };
  const valueSetter = asksFor((row, ...said) => onEntry(opened?.id === row.id ? opened : row, ...said));
  const entry: Column = {
    editable: canEdit,
    valueSetter,
    cellEditor: QuantityEditor,
    cellEditorParams: { council, open },
    cellEditorPopup: true,
  };
  return [
    {
      field: 'person',
      headerName: 'Person',
      ...upTo(widths.person, widths.personInFull),
      valueFormatter: ({ value }: ValueFormatterParams<GridRow, string>) => nameInOrder(value ?? '', nameOrder),
      comparator: nameComparator(nameOrder),
    },
    { field: 'ssRef', headerName: 'SS Ref', width: widths.ssRef, cellClass: styles.soft ?? '' },
    {
      field: 'shortService',
      headerName: 'Service',
      ...upTo(tight ? widths.serviceBesidePanel : widths.service, widths.serviceInFull),
    },
    { field: 'serviceLevel', headerName: 'Level', ...upTo(widths.level, widths.levelInFull, 10) },
    { ...quantity('planned', 'Planned', widths.planned), cellClass: `${styles.number} ${styles.soft} ${uncut}` },
    {
      ...quantity('actual', 'Actual', widths.actual),
      ...entry,
      cellClassRules: {
        ...number.cellClassRules,
        [styles.strong ?? 'strong']: ({ data }) => data?.row != null && data.actual !== data.planned,
      },
    },
    { ...difference('frustrated', 'Frustrated', widths.frustrated), ...entry },
    { ...difference('missed', 'Missed', widths.missed), ...entry },
    { ...difference('extra', 'Extra', widths.extra), ...entry },
    {
      ...number,
      field: 'visits',
      headerName: 'Visits',
      width: widths.visits,
      hide: tight || narrow,
      valueFormatter: ({ value }: ValueFormatterParams<GridRow, number | null>) =>
        value == null ? '' : formatCount(value),
    },
    {
      field: 'difference',
      headerName: 'Difference',
      hide: tight,
      minWidth: widths.difference,
      flex: 1,
      sortable: false,
      cellClass: styles.figures ?? '',
    },
    {
      field: 'comment',
      headerName: 'Comment',
      hide: tight,
      minWidth: widths.comment,
      flex: widths.commentPart,
      editable: canEdit,
      valueSetter,
      cellEditorParams: { open },
      cellEditor: CommentEditor,
      cellEditorPopup: true,
      cellClassRules: number.cellClassRules ?? {},
    },
    {
      colId: 'state',
      headerName: 'State',
      // Where there is room, the marks beside the word are not cut off.
      ...upTo(widths.state, widths.stateInFull),
      // A text, so that the grid repaints the cell exactly when something in it changed.
      valueGetter: ({ data }) => (data?.state == null ? '' : stateTexts(data.state).filter(Boolean).join(' · ')),
      comparator: (_a, _b, first, second) => (first.data?.state?.order ?? 0) - (second.data?.state?.order ?? 0),
      cellRenderer: StateCell,
    },
  ];
}
