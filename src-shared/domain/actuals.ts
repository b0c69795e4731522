// The weekly record of one service line: what was planned, what was delivered, and why they differ.
import { z } from 'zod';
import { idSchema } from './id.ts';
import { longestNote, longestText } from './limits.ts';
import { type Quantity, quantitySchema, visitsSchema } from './quantity.ts';
import { plainDateSchema, weekStartSchema } from './week.ts';

export const categories = ['frustrated', 'missed', 'extra'] as const;
export const categorySchema = z.enum(categories);
export type Category = z.infer<typeof categorySchema>;

/** Why an actual differs from plan; which fits which category and service type is the council profile's data. */
export const reasons = [
  'hospital',
  'planned_absence',
  'non_engagement',
  'provider_cause',
  'service_ended',
  'service_closed',
  'temporary_increase',
  'unspecified',
] as const;
export const reasonSchema = z.enum(reasons);
export type Reason = z.infer<typeof reasonSchema>;

/** One reason why an actual differs: category + reason + quantity (hundredths) + days + note. */
export const variationSchema = z.object({
  category: categorySchema,
  reason: reasonSchema,
  quantity: quantitySchema,
  firstDay: plainDateSchema.nullable(),
  lastDay: plainDateSchema.nullable(),
  hospitalStayId: idSchema.nullable(),
  note: z.string().max(longestNote),
  /**
   * Of an increase or absence that only a weekend or bank holiday parts from an earlier one: that it is another one, and
   * its cause. Absent: it goes on.
   */
  separateCause: z.string().min(1).max(longestNote).optional(),
});
export type Variation = z.infer<typeof variationSchema>;

export const weeklyActualSchema = z.object({
  lineId: idSchema,
  weekStart: weekStartSchema,
  planned: quantitySchema,
  actual: quantitySchema,
  frustrated: quantitySchema,
  missed: quantitySchema,
  extra: quantitySchema,
  visits: visitsSchema,
  /** What the portal generated; the guidance says not to amend it. */
  generatedVisits: visitsSchema,
  comment: z.string().max(longestText),
  variations: z.array(variationSchema).max(50),
});
export type WeeklyActual = z.infer<typeof weeklyActualSchema>;

/** How we know what we say of a line: nobody looked, someone said so, or the log shows it. Never blurred. */
export const knowledgeSchema = z.enum(['untouched', 'attested', 'evidenced', 'changed']);
export type Knowledge = z.infer<typeof knowledgeSchema>;

/**
 * `actual = planned − frustrated − missed + extra`, in hundredths. `missedThatReduces` is the part of the missed
 * quantity whose reason lowers the actual (all of it, unless the council profile says otherwise: Readings 2).
 */
export function actualByFormula(
  quantities: { planned: Quantity; frustrated: Quantity; missed: Quantity; extra: Quantity },
  missedThatReduces: Quantity = quantities.missed,
): Quantity {
  return quantities.planned - quantities.frustrated - missedThatReduces + quantities.extra;
}

/** True when nothing differs from the plan as generated: no frustrated, missed or extra, and the planned actual. */
export function isAsPlanned(
  actual: Pick<WeeklyActual, 'planned' | 'actual' | 'frustrated' | 'missed' | 'extra'>,
): boolean {
  return actual.frustrated === 0 && actual.missed === 0 && actual.extra === 0 && actual.actual === actual.planned;
}
