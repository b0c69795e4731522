// The ids of all rules. They are stable: findings, acknowledgements, profiles and docs/guidance.md refer to them.
import { z } from 'zod';

export const ruleIds = [
  'quantity-invalid',
  'quantity-step',
  'quantity-balance',
  'variation-mismatch',
  'over-planned',
  'comment-missing',
  'reason-missing',
  'reason-not-allowed',
  'hospital-only',
  'hospital-stay-missing',
  'hospital-week-limit',
  'hospital-decision-pending',
  'hospital-week-in-comment',
  'delivered-during-stay',
  'delivered-after-end',
  'hospital-readmission',
  'extra-not-allowed',
  'extra-needs-days',
  'extra-over-week',
  'extra-has-adjustment',
  'unplanned-service',
  'shared-variation',
  'visits-changed',
  'non-engagement-review',
  'adjustment-needed',
  'adjustment-overdue',
  'week-not-generated',
  'actual-missing',
  'week-not-finished',
  'week-processed',
  'deadline-missed',
] as const;

export const ruleIdSchema = z.enum(ruleIds);
export type RuleId = z.infer<typeof ruleIdSchema>;
