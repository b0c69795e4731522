// A figure without a reason. Where a category allows one reason only in a type of service, it has that reason at once:
// "Frustrated always means hospital". Where several fit, only a person can say which.

import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Category, Reason, Variation } from './actuals.ts';
import { reachesWeek } from './hospital.ts';
import type { HospitalStay } from './lines.ts';
import { isPlainDate, type PlainDate, sundayOf } from './week.ts';

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

/** True where missed hours may be for hospital though the council does not allow it: beyond the paid weeks they are missed. */
export function isMissedInHospital(
  type: Pick<ServiceTypeRules, 'reasons'>,
  category: Category,
  inHospital: boolean,
): boolean {
  return category === 'missed' && inHospital && !type.reasons.hospital.categories.includes('missed');
}

/**
 * The reasons that fit a figure of a person: those that the council allows, and hospital for missed hours of somebody who
 * was there.
 * @param stays the person's
 */
export function fittingReasons(
  type: Pick<ServiceTypeRules, 'reasons'>,
  category: Category,
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
): KnownReason[] {
  const allowed = allowedReasons(type, category);
  const inHospital = staysOfWeek(stays, weekStart).length > 0;
  return isMissedInHospital(type, category, inHospital) ? [...allowed, 'hospital'] : allowed;
}

/**
 * Variations with a category's only reason where they had none, as they are recorded from a file or a sheet. Hospital
 * hours name the stay where the person has just one in the week.
 * @param stays the person's
 */
export function withOnlyReasons(
  type: Pick<ServiceTypeRules, 'reasons'>,
  variations: readonly Variation[],
  stays: readonly HospitalStay[],
  weekStart: PlainDate,
): Variation[] {
  return variations.map((variation) => {
    const reason = judgedReason(type, variation.category, variation.reason);
    if (reason === variation.reason) return variation;
    const [stay, another] = staysOfWeek(stays, weekStart);
    const named = reason === 'hospital' && stay !== undefined && another === undefined ? stay.id : null;
    return { ...variation, reason, hospitalStayId: variation.hospitalStayId ?? named };
  });
}

function staysOfWeek(stays: readonly HospitalStay[], weekStart: PlainDate): HospitalStay[] {
  return isPlainDate(weekStart) ? stays.filter((stay) => reachesWeek(stay, weekStart, sundayOf(weekStart))) : [];
}
