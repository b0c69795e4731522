// Generating a week: one actual for each planned line that has none, filled with the plan. Called again it fills in
// lines that were added or backdated since, and leaves what people recorded alone.
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import { isPlannedInWeek } from '../../src-shared/domain/lines.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';
import type { ActualRecord, WeekRecord } from '../../src-shared/portal-api/index.ts';
import type { WeekRow } from '../store/rows.ts';
import type { WeekState } from '../store/week-state.ts';

/**
 * The actuals that are missing, by line id.
 * @param lastVersions versions that removed actuals of this week had: theirs go on from there
 */
export function missingActuals(state: WeekState, lastVersions: ReadonlyMap<string, number>): Map<string, ActualRecord> {
  const sunday = sundayOf(state.weekStart);
  const missing = new Map<string, ActualRecord>();
  for (const line of state.lines) {
    if (state.actuals.has(line.id) || !isPlannedInWeek(line, state.weekStart, sunday)) continue;
    missing.set(line.id, generatedActual(line, state.weekStart, (lastVersions.get(line.id) ?? 0) + 1));
  }
  return missing;
}

function generatedActual(line: ServiceLine, weekStart: string, version: number): ActualRecord {
  return {
    version,
    actual: {
      lineId: line.id,
      weekStart,
      planned: line.plannedQuantity,
      actual: line.plannedQuantity,
      frustrated: 0,
      missed: 0,
      extra: 0,
      visits: line.plannedVisits,
      generatedVisits: line.plannedVisits,
      comment: '',
      variations: [],
    },
    attested: null,
    changed: null,
    exceptions: [],
  };
}

/** A week that nothing is known of yet. */
export function newWeek(weekStart: string): WeekRow {
  return { weekStart, status: 'open', generatedAt: null, services: [], exceptions: [], receipts: 0 };
}

/** The services of a week, by name: those known already keep their state, new ones are open. */
export function servicesOf(week: WeekRow, services: Iterable<string>): WeekRecord['services'] {
  const known = new Map(week.services.map((entry) => [entry.service, entry]));
  for (const service of services) {
    if (!known.has(service)) known.set(service, { service, state: 'open', receiptId: null });
  }
  return [...known.values()].sort((a, b) => (a.service < b.service ? -1 : a.service > b.service ? 1 : 0));
}

/**
 * Opens confirmed services again, because figures in them became others.
 * @returns the week, and the receipts that no longer speak for it
 */
export function reopen(week: WeekRow, services: ReadonlySet<string>): { week: WeekRow; receiptIds: string[] } {
  const receiptIds = new Set<string>();
  const after = week.services.map((entry) => {
    if (entry.state !== 'confirmed' || !services.has(entry.service)) return entry;
    if (entry.receiptId !== null) receiptIds.add(entry.receiptId);
    return { ...entry, state: 'reopened' as const };
  });
  if (receiptIds.size === 0) return { week, receiptIds: [] };
  return { week: { ...week, status: 'open', services: after }, receiptIds: [...receiptIds] };
}
