// Two plans of one service side by side: this week against the last, or a second export of a week against the first.
// Only differences are told; what the council changed is shown and never silently taken over.
import { serviceAndLevel } from '../domain/lines.ts';
import type { Quantity } from '../domain/quantity.ts';
import { formatQuantity } from '../domain/quantity.ts';
import type { CellValues, PlannedLine } from './plan.ts';

export type PlanDifference =
  | { kind: 'new-line'; line: PlannedLine }
  | { kind: 'gone'; line: PlannedLine }
  | { kind: 'changed'; line: PlannedLine; planned: ChangedValue<Quantity> | null; visits: ChangedValue<number> | null };

export interface ChangedValue<T> {
  from: T;
  to: T;
}

/** New lines, lines that are gone, and hours or visits that changed; in the order of `now`, then those gone. */
export function comparePlans(before: readonly PlannedLine[], now: readonly PlannedLine[]): PlanDifference[] {
  const earlier = new Map(before.map((line) => [line.lineId, line]));
  const differences: PlanDifference[] = [];
  for (const line of now) {
    const was = earlier.get(line.lineId);
    earlier.delete(line.lineId);
    if (was === undefined) {
      differences.push({ kind: 'new-line', line });
      continue;
    }
    const planned = changed(was.planned, line.planned);
    const visits = changed(was.visits, line.visits);
    if (planned !== null || visits !== null) differences.push({ kind: 'changed', line, planned, visits });
  }
  for (const line of earlier.values()) differences.push({ kind: 'gone', line });
  return differences;
}

function changed<T>(from: T, to: T): ChangedValue<T> | null {
  return from === to ? null : { from, to };
}

export const planChangeKinds = ['new', 'ended', 'more', 'fewer', 'other-visits'] as const;
type PlanChangeKind = (typeof planChangeKinds)[number];

/** What the council did to the line: the hours decide, where both hours and visits changed. */
export function planChangeKind(difference: PlanDifference): PlanChangeKind {
  switch (difference.kind) {
    case 'new-line':
      return 'new';
    case 'gone':
      return 'ended';
    case 'changed':
      if (difference.planned === null) return 'other-visits';
      return difference.planned.to > difference.planned.from ? 'more' : 'fewer';
  }
}

/** The difference as a sentence; it names the line by service and level, and the screen adds the person. */
export function planDifferenceSentence(difference: PlanDifference): string {
  const { line } = difference;
  const name = serviceAndLevel(line);
  switch (difference.kind) {
    case 'new-line':
      return `${name}: new, ${formatQuantity(line.planned)} hours and ${visits(line.visits)} a week.`;
    case 'gone':
      return `${name}: no longer in the portal’s export, ${formatQuantity(line.planned)} hours before.`;
    case 'changed': {
      const parts: string[] = [];
      if (difference.planned !== null) {
        const { from, to } = difference.planned;
        parts.push(`planned hours ${formatQuantity(from)}, now ${formatQuantity(to)}`);
      }
      if (difference.visits !== null) parts.push(`visits ${difference.visits.from}, now ${difference.visits.to}`);
      return `${name}: ${parts.join('; ')}.`;
    }
  }
}

const visits = (count: number) => (count === 1 ? '1 visit' : `${count} visits`);

export const cellFields = ['actual', 'frustrated', 'missed', 'extra', 'visits', 'comment'] as const;
export type CellField = (typeof cellFields)[number];

/** A cell that holds another value in a second export than in the first. */
export interface MovedCell {
  lineId: string;
  field: CellField;
  from: string;
  to: string;
}

/** A second export of the same week and service, compared with the first. */
export interface ExportComparison {
  /** Lines in both exports. */
  lines: number;
  plan: PlanDifference[];
  cells: MovedCell[];
  sentence: string;
}

/** Says what is otherwise in a second export. The first one's plan stands until a person takes a new line from it. */
export function compareExports(first: readonly PlannedLine[], second: readonly PlannedLine[]): ExportComparison {
  const plan = comparePlans(first, second);
  const before = new Map(first.map((line) => [line.lineId, line.exported]));
  const cells: MovedCell[] = [];
  let lines = 0;
  for (const { lineId, exported } of second) {
    const was = before.get(lineId);
    if (was === undefined) continue;
    lines += 1;
    for (const field of cellFields) {
      const [from, to] = [cellText(was, field), cellText(exported, field)];
      if (from !== to) cells.push({ lineId, field, from, to });
    }
  }
  return { lines, plan, cells, sentence: comparisonSentence(lines, plan, cells) };
}

function comparisonSentence(lines: number, plan: readonly PlanDifference[], cells: readonly MovedCell[]): string {
  const parts: string[] = [];
  const count = (kind: PlanDifference['kind']) => plan.filter((difference) => difference.kind === kind).length;
  const moved = new Set(cells.map(({ lineId }) => lineId)).size;
  if (moved > 0) parts.push(`${of(moved, 'line')} ${moved === 1 ? 'holds' : 'hold'} other values`);
  if (count('new-line') > 0)
    parts.push(`${of(count('new-line'), 'line')} ${count('new-line') === 1 ? 'is' : 'are'} new`);
  if (count('gone') > 0) parts.push(`${of(count('gone'), 'line')} ${count('gone') === 1 ? 'is' : 'are'} gone`);
  if (parts.length === 0) return `A second export of this week: all ${of(lines, 'line')} are as in the first.`;
  return `A second export of this week: ${parts.join(', ')} since the first. The plan stays as it was.`;
}

const of = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);

/** A cell as text to compare and to show; empty where the layout lacks it. Blanks at a comment's ends do not count. */
export function cellText(values: CellValues, field: CellField): string {
  const value = values[field];
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  return field === 'visits' ? String(value) : formatQuantity(value);
}
