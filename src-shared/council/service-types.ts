// What a council says of each service type: how many hospital weeks it pays, and for every reason in which category it
// may be recorded, whether the provider is paid and whether the person is charged.
import { z } from 'zod';
import { categorySchema, reasonSchema } from '../domain/actuals.ts';

/** `within-limit`: up to the hospital weeks or the days of an increase that the profile names. */
export const paidSchema = z.enum(['yes', 'no', 'within-limit', 'not-said']);
export type Paid = z.infer<typeof paidSchema>;

/** Whether the person pays for the hours; `not-said` where the council's guidance is silent, and shown as such. */
export const chargedSchema = z.enum(['yes', 'no', 'not-said']);
export type Charged = z.infer<typeof chargedSchema>;

export const reasonRulesSchema = z.object({
  /** In which categories the reason may be recorded for this service type; empty: not at all. */
  categories: z.array(categorySchema),
  /** False where the council allows the reason but does not expect it, and wants to hear of it (shared support). */
  expected: z.boolean(),
  paid: paidSchema,
  charged: chargedSchema,
});

export const serviceTypeRulesSchema = z.object({
  label: z.string().min(1),
  /** Hospital weeks that are paid, the week of admission being week 1; null: no limit. */
  hospitalWeeks: z.int().min(0).max(52).nullable(),
  /** Whether a comment without the hospital week number is refused or only pointed out. */
  hospitalWeekInComment: z.enum(['error', 'warning']),
  /** Who is asked for a longer change: the council's adjustment form or the operational team. */
  longChange: z.enum(['adjustment-form', 'operational-team']),
  /** `unspecified` is never judged, so it has no entry. */
  reasons: z.record(reasonSchema.exclude(['unspecified']), reasonRulesSchema),
});
export type ServiceTypeRules = z.infer<typeof serviceTypeRulesSchema>;
