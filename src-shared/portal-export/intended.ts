// What the portal is to hold once a week's file is uploaded: every line of the plan with every cell, changed or not.
// This is what a fresh export is compared with, and its digest is what ties a file, an upload and a read-back to the
// very figures that they speak of.
import { z } from 'zod';
import type { WeeklyActual } from '../domain/actuals.ts';
import { quantitySchema } from '../domain/quantity.ts';
import type { PlainDate } from '../domain/week.ts';
import { cellFields, cellText } from './compare-plans.ts';
import { type CellValues, cellValuesSchema, type PlannedLine, type ServicePlan } from './plan.ts';

export const intendedLineSchema = z.object({
  lineId: z.string().min(1),
  ssRef: z.string().min(1),
  service: z.string(),
  serviceLevel: z.string(),
  planned: quantitySchema,
  /** What the export said before anything was written into it. */
  exported: cellValuesSchema,
  intended: cellValuesSchema,
});
export type IntendedLine = z.infer<typeof intendedLineSchema>;

/** Every line of the plan; a line without an actual is to stay as it was exported. */
export function intendedLines(plan: ServicePlan, actuals: readonly WeeklyActual[]): IntendedLine[] {
  const recorded = new Map<string, WeeklyActual>();
  for (const actual of actuals) if (actual.weekStart === plan.weekStart) recorded.set(actual.lineId, actual);
  return plan.lines.map((line) => {
    const { lineId, ssRef, service, serviceLevel, planned, exported } = line;
    const intended = intendedValues(line, recorded.get(lineId) ?? null);
    return { lineId, ssRef, service, serviceLevel, planned, exported, intended };
  });
}

function intendedValues({ exported }: PlannedLine, actual: WeeklyActual | null): CellValues {
  if (actual === null) return exported;
  // A column that the council's layout lacks cannot be intended either.
  const value = <F extends keyof CellValues>(field: F, to: CellValues[F]) => (exported[field] === null ? null : to);
  return {
    actual: value('actual', actual.actual),
    frustrated: value('frustrated', actual.frustrated),
    missed: value('missed', actual.missed),
    extra: value('extra', actual.extra),
    visits: value('visits', actual.visits),
    comment: value('comment', actual.comment),
  };
}

/** How many lines are to differ from the export. */
export function changedLines(lines: readonly IntendedLine[]): number {
  return lines.filter(({ exported, intended }) =>
    cellFields.some((field) => cellText(exported, field) !== cellText(intended, field)),
  ).length;
}

/** The text whose SHA-256 is the digest of these figures: the same for the same figures, whatever the lines' order. */
export function intendedText(weekStart: PlainDate, lines: readonly IntendedLine[]): string {
  const cells = lines
    .map(({ lineId, intended }) => [lineId, ...cellFields.map((field) => cellText(intended, field))])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([weekStart, cells]);
}
