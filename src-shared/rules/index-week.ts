// What a check looks up by line or by person, put in order once a check.
import type { WeeklyActual } from '../actuals.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from '../lines.ts';
import type { LogEntry } from '../log.ts';
import type { WeekToCheck } from './types.ts';

/** Shared by all lines that have none of something. */
export const none: readonly never[] = [];

export interface WeekIndex {
  lines: Map<string, ServiceLine>;
  actuals: Map<string, WeeklyActual[]>;
  stays: Map<string, HospitalStay[]>;
  adjustments: Map<string, AdjustmentRequest[]>;
  endsOf(line: ServiceLine): readonly ServiceEnd[];
  earlierOf(lineId: string): readonly WeeklyActual[];
  /** By line id; grouped when first asked for. */
  log(): Map<string, LogEntry[]>;
  mayHaveNonEngagement(actual: WeeklyActual): boolean;
}

/** Where an id stands twice, which one counts does not depend on the order they came in. */
export function indexWeek(week: WeekToCheck): WeekIndex {
  const lines = new Map<string, ServiceLine>();
  for (const line of week.lines) {
    const other = lines.get(line.id);
    if (!other || JSON.stringify(line) < JSON.stringify(other)) lines.set(line.id, line);
  }
  const ends = groupBy(week.ends, (end) => end.ssRef);
  const loggedNonEngagement = new Set<string>();
  for (const entry of week.log) if (entry.reason === 'non_engagement') loggedNonEngagement.add(entry.lineId);
  let log: Map<string, LogEntry[]> | null = null;
  return {
    lines,
    actuals: groupBy(week.actuals, (actual) => actual.lineId),
    stays: groupBy([...week.stays].sort(byContent), (stay) => stay.ssRef),
    adjustments: adjustmentsByLine([...week.adjustments].sort(byContent)),
    endsOf: (line) => ends.get(line.ssRef)?.filter((end) => end.lineId === null || end.lineId === line.id) ?? none,
    earlierOf: (lineId) => {
      const found = Object.hasOwn(week.earlier, lineId) ? week.earlier[lineId] : undefined;
      return found ?? none;
    },
    log: () => {
      log ??= groupBy(week.log, (entry) => entry.lineId);
      return log;
    },
    mayHaveNonEngagement: (actual) =>
      loggedNonEngagement.has(actual.lineId) ||
      actual.variations.some((variation) => variation.reason === 'non_engagement'),
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function adjustmentsByLine(requests: readonly AdjustmentRequest[]): Map<string, AdjustmentRequest[]> {
  const groups = new Map<string, AdjustmentRequest[]>();
  for (const request of requests) {
    for (const lineId of new Set(request.changes.map((change) => change.lineId))) {
      const group = groups.get(lineId);
      if (group) group.push(request);
      else groups.set(lineId, [request]);
    }
  }
  return groups;
}

function byContent(a: { id: string }, b: { id: string }): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
