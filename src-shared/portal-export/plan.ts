// The plan of a week as it is derived from the portal's export, and where it came from. The file holds no plan, but it
// is pre-filled with it: planned = actual + frustrated + missed − extra. Every plan carries its source, so that a
// screen can say whose figures these are.
import { z } from 'zod';
import type { RowValues } from '../council-csv/index.ts';
import { actualByFormula, type WeeklyActual } from '../domain/actuals.ts';
import { longestText } from '../domain/limits.ts';
import type { ServiceLine } from '../domain/lines.ts';
import { isQuantity, type Quantity, quantitySchema, visitsSchema } from '../domain/quantity.ts';
import { addDays, type PlainDate, weekStartSchema } from '../domain/week.ts';
import { foldService } from './line-id.ts';
import { formatMoment, instantSchema, personNameSchema } from './moment.ts';
import { sameLinesAnswerSchema } from './same-lines.ts';
import { type ServiceTypeAnswer, serviceTypeOf } from './service-types.ts';

/** What a row's cells say; null where the council's layout has no such column. Quantities in hundredths. */
export const cellValuesSchema = z.object({
  actual: quantitySchema.nullable(),
  frustrated: quantitySchema.nullable(),
  missed: quantitySchema.nullable(),
  extra: quantitySchema.nullable(),
  visits: visitsSchema.nullable(),
  comment: z.string().max(longestText).nullable(),
});
export type CellValues = z.infer<typeof cellValuesSchema>;

/** A file that the portal exported, as it was brought in. */
export const exportSourceSchema = z.object({
  fileName: z.string(),
  /** SHA-256 of its bytes, hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The file's own time stamp: the closest there is to when the portal wrote it. */
  exportedAt: instantSchema,
  importedAt: instantSchema,
  importedBy: personNameSchema,
});
export type ExportSource = z.infer<typeof exportSourceSchema>;

export const plannedLineSchema = z.object({
  lineId: z.string().min(1),
  ssRef: z.string().min(1),
  service: z.string(),
  serviceLevel: z.string(),
  /** Hundredths a week. */
  planned: quantitySchema,
  visits: z.int().min(0),
  /** What the export's cells said. */
  exported: cellValuesSchema,
});
export type PlannedLine = z.infer<typeof plannedLineSchema>;

/** One service of one week, as one export planned it. */
export const servicePlanSchema = z.object({
  weekStart: weekStartSchema,
  service: z.string(),
  /** The file that the week is written back into; `exported` is what its cells say. */
  source: exportSourceSchema,
  /** The first, unedited export, which the planned quantities are from. The same file until lines were taken later. */
  plannedFrom: exportSourceSchema,
  lines: z.array(plannedLineSchema).min(1),
  /** What a person said of lines alike, where nothing told them apart. */
  sameLines: z.array(sameLinesAnswerSchema).optional(),
});
export type ServicePlan = z.infer<typeof servicePlanSchema>;

/** `from the export of Monday 10 March 2025, 9:12am` */
export function planLabel(source: Pick<ExportSource, 'exportedAt'>, timeZone: string): string {
  return `from the export of ${formatMoment(source.exportedAt, timeZone)}`;
}

/**
 * The plan with lines that a second export of the week has (the council added or backdated them), and without lines that
 * it has no more. From then on the week is written into the second export; what was planned first stays planned.
 * @param choice the ids that a person chose; a line that is gone and not dropped stays, and the file cannot carry it
 */
export function takeLines(
  first: ServicePlan,
  second: { source: ExportSource; now: readonly PlannedLine[] },
  choice: { take: readonly string[]; drop: readonly string[] },
): ServicePlan {
  const now = new Map(second.now.map((line) => [line.lineId, line]));
  const kept = first.lines
    .filter(({ lineId }) => now.has(lineId) || !choice.drop.includes(lineId))
    .map((line) => ({ ...line, exported: now.get(line.lineId)?.exported ?? line.exported }));
  const known = new Set(first.lines.map(({ lineId }) => lineId));
  const taken = second.now.filter(({ lineId }) => !known.has(lineId) && choice.take.includes(lineId));
  return { ...first, source: second.source, lines: [...kept, ...taken] };
}

/** planned = actual + frustrated + missed − extra (hundredths), or null when the cells give no plan. */
export function plannedByCells(values: RowValues): Quantity | null {
  if (values.actual === null) return null;
  const planned = values.actual + (values.frustrated ?? 0) + (values.missed ?? 0) - (values.extra ?? 0);
  return isQuantity(planned) ? planned : null;
}

/** True when the cells hold more than what the portal pre-fills: somebody has been at them. */
export function isEdited(values: CellValues): boolean {
  const { frustrated, missed, extra, comment } = values;
  return (frustrated ?? 0) !== 0 || (missed ?? 0) !== 0 || (extra ?? 0) !== 0 || (comment ?? '').trim() !== '';
}

/** The actual as the export has it: what the week starts from. Differences in it have no reason yet. */
export function exportedActual(line: PlannedLine, weekStart: PlainDate): WeeklyActual {
  const { exported, planned, visits } = line;
  const quantities = {
    planned,
    frustrated: exported.frustrated ?? 0,
    missed: exported.missed ?? 0,
    extra: exported.extra ?? 0,
  };
  const variations = (['frustrated', 'missed', 'extra'] as const)
    .filter((category) => quantities[category] > 0)
    .map((category) => ({
      category,
      reason: 'unspecified' as const,
      quantity: quantities[category],
      firstDay: null,
      lastDay: null,
      hospitalStayId: null,
      note: '',
    }));
  return {
    lineId: line.lineId,
    weekStart,
    ...quantities,
    actual: exported.actual ?? actualByFormula(quantities),
    visits,
    generatedVisits: visits,
    comment: exported.comment ?? '',
    variations,
  };
}

/**
 * The service lines as they are to be kept once this plan is taken. The files give no dates, so a line starts in the
 * first week that it was seen in and ends before the first in which its service was exported without it.
 * @param known every line known so far
 * @param newestWeek the latest week that this service was exported for before this plan; null: none
 * @returns only lines that are new or changed; lines whose type nobody chose yet are left out (ask first)
 */
export function linesAfterPlan(
  plan: ServicePlan,
  known: readonly ServiceLine[],
  answers: readonly ServiceTypeAnswer[],
  newestWeek: PlainDate | null,
): ServiceLine[] {
  const { weekStart, service } = plan;
  // An older week that is brought in later knows nothing of what came after it.
  const isNewest = newestWeek === null || weekStart >= newestWeek;
  const byId = new Map(known.map((line) => [line.id, line]));
  const changed: ServiceLine[] = [];
  for (const planned of plan.lines) {
    const before = byId.get(planned.lineId);
    byId.delete(planned.lineId);
    const serviceType = serviceTypeOf(planned, answers) ?? before?.serviceType ?? null;
    if (serviceType === null) continue;
    const after: ServiceLine = {
      id: planned.lineId,
      ssRef: planned.ssRef,
      serviceType,
      service: before?.service ?? planned.service,
      serviceLevel: before?.serviceLevel ?? planned.serviceLevel,
      plannedQuantity: isNewest ? planned.planned : (before?.plannedQuantity ?? planned.planned),
      plannedVisits: isNewest ? planned.visits : (before?.plannedVisits ?? planned.visits),
      startDate: before === undefined || weekStart < before.startDate ? weekStart : before.startDate,
      endDate: isNewest ? null : (before?.endDate ?? null),
    };
    if (before === undefined || !isSameLine(before, after)) changed.push(after);
  }
  if (!isNewest) return changed;
  for (const line of byId.values()) {
    if (foldService(line.service) !== foldService(service) || line.endDate !== null) continue;
    // Seen in this very week or later before: then its going is the comparison's business, not its end.
    if (line.startDate < weekStart) changed.push({ ...line, endDate: addDays(weekStart, -1) });
  }
  return changed;
}

function isSameLine(a: ServiceLine, b: ServiceLine): boolean {
  return (Object.keys(b) as (keyof ServiceLine)[]).every((field) => a[field] === b[field]);
}
