// What a check looks up by line or by person, put in order once a check.
import type { WeeklyActual } from '../domain/actuals.ts';
import { isEndOf } from '../domain/claims.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from '../domain/lines.ts';
import type { LogEntry } from '../domain/log.ts';
import type { WeekToCheck } from './types.ts';

/** Shared by all lines that have none of something. */
export const none: readonly never[] = [];

/** A line with its actual. `others` are actuals that it should not have beside `actual`. */
export interface LineSlot {
  line: ServiceLine;
  actual: WeeklyActual | null;
  others: WeeklyActual[] | null;
}

export interface WeekIndex {
  /** By line id. */
  slots: Map<string, LineSlot>;
  /** Actuals whose line is not among the lines. */
  strays: readonly WeeklyActual[];
  stays: Map<string, HospitalStay[]>;
  adjustments: Map<string, AdjustmentRequest[]>;
  endsOf(line: ServiceLine): readonly ServiceEnd[];
  earlierOf(lineId: string): readonly WeeklyActual[];
  /** By line id; grouped when first asked for. */
  log(): Map<string, LogEntry[]>;
  /** SS Refs of people with a non-engagement that is recorded in this week, or logged in this or an earlier one. */
  didNotEngage: ReadonlySet<string>;
  /** No stay, end of service or non-engagement of this person, no request or logged extra hours for this line. */
  isWithoutEvents(line: ServiceLine): boolean;
}

/** Where an id stands twice, which one counts does not depend on the order they came in. */
export function indexWeek(week: WeekToCheck): WeekIndex {
  const { slots, strays } = slotsOf(week);
  const stays = groupBy([...week.stays].sort(byContent), (stay) => stay.ssRef);
  const adjustments = adjustmentsByLine([...week.adjustments].sort(byContent));
  const ends = groupBy(week.ends, (end) => end.ssRef);
  // Days count beyond the week in which they are logged.
  const loggedExtra = new Set<string>();
  for (const { lineId, kind } of week.log) {
    if (kind === 'extra' || kind === 'not-claimed') loggedExtra.add(lineId);
  }
  const didNotEngage = peopleWhoDidNotEngage(week, slots);
  let log: Map<string, LogEntry[]> | null = null;
  return {
    slots,
    strays,
    stays,
    adjustments,
    endsOf: (line) => ends.get(line.ssRef)?.filter((end) => isEndOf(end, line)) ?? none,
    earlierOf: (lineId) => {
      const found = Object.hasOwn(week.earlier, lineId) ? week.earlier[lineId] : undefined;
      return found ?? none;
    },
    log: () => {
      log ??= groupBy(week.log, (entry) => entry.lineId);
      return log;
    },
    didNotEngage,
    // Of a person who did not engage, lines as planned count too: their logs and weeks tell what was between.
    isWithoutEvents: ({ id, ssRef }) =>
      !stays.has(ssRef) && !ends.has(ssRef) && !didNotEngage.has(ssRef) && !adjustments.has(id) && !loggedExtra.has(id),
  };
}

function peopleWhoDidNotEngage({ actuals, log }: WeekToCheck, slots: ReadonlyMap<string, LineSlot>): Set<string> {
  const people = new Set<string>();
  const add = (lineId: string) => {
    const slot = slots.get(lineId);
    if (slot !== undefined) people.add(slot.line.ssRef);
  };
  for (const { lineId, reason } of log) if (reason === 'non_engagement') add(lineId);
  for (const { lineId, variations } of actuals) {
    if (variations.length > 0 && variations.some(({ reason }) => reason === 'non_engagement')) add(lineId);
  }
  return people;
}

function slotsOf({ lines, actuals }: WeekToCheck): Pick<WeekIndex, 'slots' | 'strays'> {
  const slots = new Map<string, LineSlot>();
  for (const line of lines) {
    const doubled = slots.get(line.id);
    if (!doubled) slots.set(line.id, { line, actual: null, others: null });
    else if (JSON.stringify(line) < JSON.stringify(doubled.line)) doubled.line = line;
  }
  const strays: WeeklyActual[] = [];
  for (const actual of actuals) {
    const slot = slots.get(actual.lineId);
    if (!slot) strays.push(actual);
    else if (!slot.actual) slot.actual = actual;
    else if (slot.others) slot.others.push(actual);
    else slot.others = [actual];
  }
  return { slots, strays };
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
