// A figure without a reason. Where a category allows one reason only in a type of service, it has that reason at once:
// "Frustrated always means hospital". Where several fit, only a person can say which.

import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Category, Reason } from './actuals.ts';

type KnownReason = Exclude<Reason, 'unspecified'>;

/** The reasons that the council allows for a type of service in a category. */
export function allowedReasons(type: Pick<ServiceTypeRules, 'reasons'>, category: Category): KnownReason[] {
  const allowed: KnownReason[] = [];
  for (const [reason, rules] of Object.entries(type.reasons)) {
    if (rules.categories.includes(category)) allowed.push(reason as KnownReason);
  }
  return allowed;
}

/** The one reason that a category allows in a type of service, or null where none or several fit. */
export function onlyReason(type: Pick<ServiceTypeRules, 'reasons'>, category: Category): KnownReason | null {
  const [only, another] = allowedReasons(type, category);
  return only !== undefined && another === undefined ? only : null;
}

/** The reason by which hours are judged: the one that was chosen, else the only one possible, else `unspecified`. */
export function judgedReason(type: Pick<ServiceTypeRules, 'reasons'>, category: Category, reason: Reason): Reason {
  return reason === 'unspecified' ? (onlyReason(type, category) ?? 'unspecified') : reason;
}
