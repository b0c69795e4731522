// Whether the plan shows a change that the council accepted. Until it does, the same hours must not be claimed as extra;
// after the weeks that are looked back on it is taken to.
import type { CouncilProfile } from '../council/schema.ts';
import type { WeeklyActual } from './actuals.ts';
import { isHigherLevel } from './adjustments.ts';
import { isSameLevel } from './carers.ts';
import { weeksLookedBack } from './limits.ts';
import type { AdjustmentRequest, ServiceLine } from './lines.ts';
import { daysBetween } from './week.ts';

/**
 * True when the plan of a week shows an accepted increase or higher level of a line: it has the hours or the level that
 * were asked for; where the request does not say them, more hours than before it began.
 * @param actual of the week; its plan is the one that counts
 * @param earlier the line's weeks before, in any order
 */
export function planShows(
  request: AdjustmentRequest,
  line: Pick<ServiceLine, 'id' | 'serviceLevel'>,
  actual: Pick<WeeklyActual, 'planned' | 'weekStart'>,
  earlier: readonly Pick<WeeklyActual, 'planned' | 'weekStart'>[],
  council: Pick<CouncilProfile, 'carers'>,
): boolean {
  const { startDate, submittedOn } = request;
  const since = submittedOn !== null && submittedOn > startDate ? submittedOn : startDate;
  if (daysBetween(since, actual.weekStart) >= 7 * weeksLookedBack) return true;
  const wanted = request.changes.filter(
    (change) =>
      change.lineId === line.id &&
      (change.kind === 'increase' || (change.kind === 'level' && isHigherLevel(change, council))),
  );
  return wanted.every(({ hours, level }) => {
    if (hours === undefined && level === undefined) return hasMoreThanBefore(startDate, actual, earlier);
    const hasHours = hours === undefined || actual.planned >= hours.to;
    return hasHours && (level === undefined || isSameLevel(line.serviceLevel, level.to, council));
  });
}

function hasMoreThanBefore(
  startDate: string,
  { planned }: Pick<WeeklyActual, 'planned'>,
  earlier: readonly Pick<WeeklyActual, 'planned' | 'weekStart'>[],
): boolean {
  // The last week that was wholly before the change.
  let before: Pick<WeeklyActual, 'planned' | 'weekStart'> | null = null;
  for (const week of earlier) {
    if (!(daysBetween(week.weekStart, startDate) >= 7)) continue;
    if (before === null || week.weekStart > before.weekStart) before = week;
  }
  return before !== null && planned > before.planned;
}
