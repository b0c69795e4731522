// What can happen on a day, in a care site's words, and the category and reason that the council knows it by. Which of
// them a service can have is the council profile's data.

import type { CouncilProfile } from '../council/schema.ts';
import type { Reason } from './actuals.ts';
import type { ServiceLine } from './lines.ts';
import type { LogEntry } from './log.ts';

/** What is asked of each day; care that cannot be claimed is found out from the service, or said in the log. */
export type AskedHappening = (typeof happenings)[number];
export type Happening = AskedHappening | 'not-claimed';

export const happeningLabels: Record<Happening, string> = {
  'as-planned': 'As planned',
  hospital: 'In hospital',
  cancelled: 'Cancelled with notice',
  'not-engaged': 'Would not engage',
  'not-attended': 'We could not attend',
  extra: 'Extra',
  'not-claimed': 'Given, cannot be claimed',
};

export interface HappeningChoice {
  happening: Happening;
  kind: LogEntry['kind'];
  reason: Reason | null;
}

const reasonOf: Record<Exclude<Happening, 'as-planned' | 'not-claimed'>, Exclude<Reason, 'unspecified'>> = {
  hospital: 'hospital',
  cancelled: 'planned_absence',
  'not-engaged': 'non_engagement',
  'not-attended': 'provider_cause',
  extra: 'temporary_increase',
};

/**
 * In the order in which they are asked: the same number is always the same thing, whatever the service. Care that cannot be
 * claimed came later, and is asked last.
 */
export const happenings = ['as-planned', 'hospital', 'cancelled', 'not-engaged', 'not-attended', 'extra'] as const;

/** What ends a service: recorded as its end, not as an entry of the log. On paper they have the numbers that follow. */
export const endHappenings = ['died', 'ended'] as const;
export type EndHappening = (typeof endHappenings)[number];

/** How this happening is recorded for the line, or null where the council does not take it for its service type. */
export function choiceOf(
  happening: Happening,
  line: Pick<ServiceLine, 'serviceType'>,
  council: Pick<CouncilProfile, 'serviceTypes'>,
): HappeningChoice | null {
  if (happening === 'as-planned') return { happening, kind: 'as-planned', reason: null };
  if (happening === 'not-claimed') return { happening, kind: 'not-claimed', reason: null };
  const reason = reasonOf[happening];
  const [category] = council.serviceTypes[line.serviceType].reasons[reason].categories;
  // What was given is logged, also where it cannot be claimed: then as that, so that no figure is ever made of it.
  if (happening === 'extra' && category === undefined) return { happening, kind: 'not-claimed', reason: null };
  return category === undefined ? null : { happening, kind: category, reason };
}

/** What an entry says happened; null for a reason that this screen does not ask (an ended service). */
export function happeningOf({ kind, reason }: Pick<LogEntry, 'kind' | 'reason'>): Happening | null {
  if (kind === 'as-planned' || kind === 'delivered') return 'as-planned';
  if (kind === 'not-claimed') return 'not-claimed';
  return happenings.find((one) => one !== 'as-planned' && reasonOf[one] === reason) ?? null;
}

/**
 * The minutes to start from: for "as planned" the day's share of the week's plan, rounded up so that seven of them reach
 * it; for the rest one visit of average length. Both are a guess that the person sees and can change.
 */
export function usualMinutes(
  happening: Happening,
  line: Pick<ServiceLine, 'plannedQuantity' | 'plannedVisits'>,
): number {
  const weekMinutes = (line.plannedQuantity * 60) / 100;
  const day = Math.ceil(weekMinutes / 7);
  if (happening === 'as-planned' || happening === 'hospital' || line.plannedVisits === 0) return day;
  // A line of one long visit has days of it.
  return Math.min(Math.round(weekMinutes / line.plannedVisits), Math.max(day, 24 * 60));
}
