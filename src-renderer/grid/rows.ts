// The week as rows of the grid: one a line, and the totals under them. Pure, so that sorting, filtering and totals can
// be tested without a grid.

import type { WeekFinding, WeekRow } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { formatDifference, type Quantity } from '../../src-shared/domain/quantity.ts';
import { openFindings } from '../../src-shared/rules/worklist.ts';
import type { QuantityField } from '../recording/propose.ts';
import { type LineState, lineState } from '../words/line-state.ts';
import { gridKeys } from './grid-keys.ts';

export interface GridRow {
  id: string;
  kind: 'line' | 'totals';
  person: string;
  ssRef: string;
  service: string;
  /** The service without the provider's own name, which stands before each of them. */
  shortService: string;
  serviceLevel: string;
  planned: Quantity;
  /** Null: the line has no actual yet. */
  actual: Quantity | null;
  frustrated: Quantity | null;
  missed: Quantity | null;
  extra: Quantity | null;
  visits: number | null;
  difference: string;
  comment: string;
  state: LineState | null;
  /** Null for the totals. */
  row: WeekRow | null;
  findings: readonly WeekFinding[];
  /** The columns that have an open finding, with the worst level and what the findings say. */
  marked: Readonly<Record<string, CellMark>>;
}

export interface CellMark {
  level: 'error' | 'warning';
  /** The same as in the list of problems: what is wrong, and how to put it right. */
  words: readonly string[];
}

/** Quantities of a line that are being entered and not recorded yet, so that the row shows what would be. */
export interface PendingEntry {
  /** As it was before. Another one in its place means that something was recorded since. */
  row: WeekRow;
  quantities: Record<QuantityField, Quantity>;
}

/** The rows made last: a line that did not change is the same object again, which the grid need not look at. */
let made: { shorten: ShortenService; rows: readonly GridRow[] } = { shorten: (service) => service, rows: [] };
type ShortenService = (service: string) => string;

/**
 * @param findings of the whole week; those of other lines are no part of a row
 * @param shorten a service without the provider's own name
 */
export function gridRows(
  rows: readonly WeekRow[],
  findings: readonly WeekFinding[],
  shorten: ShortenService,
): GridRow[] {
  const byLine = findingsByLine(findings);
  const before = made;
  const isSame = (old: GridRow, row: WeekRow, own: readonly WeekFinding[]) =>
    old.row === row &&
    sameItems(old.findings, own) &&
    (before.shorten === shorten || old.shortService === shorten(old.service));
  const now = rows.map((row, index) => {
    const own = byLine.get(row.line.id) ?? none;
    const old = before.rows[index];
    return old !== undefined && isSame(old, row, own) ? old : gridRow(row, own, shorten);
  });
  made = { shorten, rows: now };
  return now;
}

/** The same rows, with the quantities that are being entered in theirs, until what is recorded of the line changes. */
export function withPending(rows: GridRow[], pending: PendingEntry | null): GridRow[] {
  if (pending === null) return rows;
  const index = rows.findIndex(({ row }) => row === pending.row);
  const row = rows[index];
  if (row === undefined) return rows;
  const state = row.state && { ...row.state, ...beingChanged };
  return rows.with(index, { ...row, ...shownQuantities(pending.quantities), state });
}

/** Sorts where it stood before: a row does not jump away from under whoever is typing into it. */
const beingChanged = { word: 'being changed', shape: 'dot', tone: 'quiet', detail: '', logMark: null } as const;

const none: readonly WeekFinding[] = [];

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}

function gridRow(row: WeekRow, findings: readonly WeekFinding[], shorten: ShortenService): GridRow {
  return {
    id: row.line.id,
    kind: 'line',
    person: personName(row.person, row.line.ssRef),
    ssRef: row.line.ssRef,
    service: row.line.service,
    shortService: shorten(row.line.service),
    serviceLevel: row.line.serviceLevel,
    planned: row.actual?.planned ?? row.line.plannedQuantity,
    ...shownQuantities(row.actual),
    visits: row.actual?.visits ?? null,
    comment: row.actual?.comment ?? '',
    state: lineState(row, findings),
    row,
    findings,
    marked: markedColumns(findings),
  };
}

function shownQuantities(quantities: Record<QuantityField, Quantity> | null) {
  return {
    actual: quantities?.actual ?? null,
    frustrated: quantities?.frustrated ?? null,
    missed: quantities?.missed ?? null,
    extra: quantities?.extra ?? null,
    difference: quantities === null ? '' : formatDifference(quantities),
  };
}

export function findingsByLine(findings: readonly WeekFinding[]): Map<string, WeekFinding[]> {
  const byLine = new Map<string, WeekFinding[]>();
  for (const finding of findings) {
    if (finding.lineId === null) continue;
    const own = byLine.get(finding.lineId);
    if (own === undefined) byLine.set(finding.lineId, [finding]);
    else own.push(finding);
  }
  return byLine;
}

/** The grid's column for a finding's field: days and stays stand in the panel, so the figure they belong to is marked. */
export function columnOf(field: WeekFinding['field']): string {
  switch (field) {
    case null:
      return 'actual';
    case 'days':
      return 'extra';
    case 'stay':
      return 'frustrated';
    default:
      return field;
  }
}

function markedColumns(findings: readonly WeekFinding[]): Record<string, CellMark> {
  const marked: Record<string, CellMark> = {};
  for (const { field, level, message, fix, action } of openFindings(findings)) {
    const column = columnOf(field);
    const before = marked[column];
    const worst = before?.level === 'error' ? 'error' : level;
    const suggested = action?.kind === 'set-reason' && action.suggested !== undefined;
    const key = suggested ? `${gridKeys.giveReason.key.key} takes it.` : '';
    marked[column] = { level: worst, words: [...(before?.words ?? []), `${message} ${fix} ${key}`.trim()] };
  }
  return marked;
}

/** The sums of what is shown; of two or more chosen lines, of these. @param chosen their ids */
export function totalsRow(shown: readonly GridRow[], chosen: ReadonlySet<string> = new Set()): GridRow {
  const rows = chosen.size < 2 ? shown : shown.filter(({ id }) => chosen.has(id));
  const sums = { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0, visits: 0 };
  for (const row of rows) {
    sums.planned += row.planned;
    sums.actual += row.actual ?? 0;
    sums.frustrated += row.frustrated ?? 0;
    sums.missed += row.missed ?? 0;
    sums.extra += row.extra ?? 0;
    sums.visits += row.visits ?? 0;
  }
  return {
    id: 'totals',
    kind: 'totals',
    person: chosen.size < 2 ? count(rows.length, 'line') : `${rows.length} chosen`,
    ssRef: '',
    service: '',
    shortService: '',
    serviceLevel: '',
    ...sums,
    // The columns beside it say so already.
    difference: '',
    comment: '',
    state: null,
    row: null,
    findings: none,
    marked: {},
  };
}
