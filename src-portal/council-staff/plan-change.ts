// What a change to the plan does to the actuals of open weeks: a function of the week and the new line. What nobody
// touched follows the plan; under what people recorded only the plan's own figures change, so that the difference is
// found and shown, and nobody's entry is ever replaced.
import { isPlannedInWeek, type ServiceLine } from '../../src-shared/domain/lines.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';
import type { ActualRecord } from '../../src-shared/portal-api/index.ts';

export type PlanEffect = { kind: 'none' } | { kind: 'removed' } | { kind: 'changed'; record: ActualRecord };

/** @param line as it is planned now; null when it was taken out of the plan */
export function effectOfPlan(record: ActualRecord, line: ServiceLine | null): PlanEffect {
  const { actual } = record;
  const untouched = record.changed === null && record.attested === null;
  if (line === null || !isPlannedInWeek(line, actual.weekStart, sundayOf(actual.weekStart))) {
    return untouched ? { kind: 'removed' } : { kind: 'none' };
  }
  if (line.plannedQuantity === actual.planned && line.plannedVisits === actual.generatedVisits) return { kind: 'none' };
  const plan = { planned: line.plannedQuantity, generatedVisits: line.plannedVisits };
  const followed = untouched ? { actual: line.plannedQuantity, visits: line.plannedVisits } : {};
  const changed = { ...actual, ...plan, ...followed };
  // "As planned" was said of another plan.
  return { kind: 'changed', record: { ...record, version: record.version + 1, actual: changed, attested: null } };
}
