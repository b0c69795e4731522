// What a council says of each service type: how many hospital weeks it pays, and for every reason in which category it
// may be recorded, whether the provider is paid and whether the person is charged.
import { z } from 'zod';
import { categorySchema } from '../domain/actuals.ts';

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
  /**
   * Where `paid` is said: in a document that the profile quotes, or elsewhere, on a page of the council that was not
   * supplied. Absent: in such a document. Means nothing where it is not said.
   */
  said: z.enum(['said', 'elsewhere']).optional(),
  charged: chargedSchema,
});
type ReasonRules = z.infer<typeof reasonRulesSchema>;

export const serviceTypeRulesSchema = z.object({
  label: z.string().min(1),
  /** Hospital weeks that are paid, the week of admission being week 1; null: no limit. */
  hospitalWeeks: z.int().min(0).max(52).nullable(),
  /** Whether a comment without the hospital week number is refused or only pointed out. */
  hospitalWeekInComment: z.enum(['error', 'warning']),
  /** Who is asked for a longer change: the council's adjustment form or the operational team. */
  longChange: z.enum(['adjustment-form', 'operational-team']),
  // What follows is not in profiles of older portals: see the functions below for what holds without it.
  /** Whether a request for a longer change has a last day (S-B's fourteen days). */
  requestIsTimed: z.boolean().optional(),
  /** Whether the operational team is told of an admission on its day. */
  tellOnAdmission: z.boolean().optional(),
  /** Whether consecutive non-engagements of the person call for a package review. */
  packageReview: z.boolean().optional(),
  /** `unspecified` is never judged, so it has no entry. */
  reasons: z.object({
    hospital: reasonRulesSchema,
    planned_absence: reasonRulesSchema,
    non_engagement: reasonRulesSchema,
    provider_cause: reasonRulesSchema,
    service_ended: reasonRulesSchema,
    /** Older portals do not know it, and take it nowhere. */
    service_closed: reasonRulesSchema.default(() => ({
      categories: [],
      expected: true,
      paid: 'not-said' as const,
      charged: 'not-said' as const,
    })),
    temporary_increase: reasonRulesSchema,
  }),
});
export type ServiceTypeRules = z.infer<typeof serviceTypeRulesSchema>;

/** True where a request has a last day. Without a word on it: where the council's own form takes a paid increase. */
export function isRequestTimed({ requestIsTimed, longChange, reasons }: ServiceTypeRules): boolean {
  return requestIsTimed ?? (longChange === 'adjustment-form' && reasons.temporary_increase.paid === 'within-limit');
}

/** True where the operational team is told of an admission. Without a word on it: where the comment must say the week. */
export function isToldOnAdmission({ tellOnAdmission, hospitalWeekInComment }: ServiceTypeRules): boolean {
  return tellOnAdmission ?? hospitalWeekInComment === 'error';
}

/** True where non-engagements call for a package review. Without a word on it: where the operational team is asked. */
export function hasPackageReview({ packageReview, longChange, reasons }: ServiceTypeRules): boolean {
  return packageReview ?? (longChange === 'operational-team' && reasons.non_engagement.expected);
}

/** Whether it is said if a reason is paid: in the documents quoted, elsewhere, or not at all. */
export type Said = 'said' | 'elsewhere' | 'not-said';

export function saidOf({ paid, said = 'said' }: Pick<ReasonRules, 'paid' | 'said'>): Said {
  return paid === 'not-said' ? 'not-said' : said;
}
