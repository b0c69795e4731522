// Services that may have been closed: on a week with a bank holiday the lines of services that close then, and of which
// nothing was recorded yet, are pointed out. Whether one was closed is for a person to say.
import type { CouncilProfile } from '../council/schema.ts';
import { isAsPlanned, type WeeklyActual } from './actuals.ts';
import type { ServiceLine } from './lines.ts';
import { addDays, isPlainDate, type PlainDate } from './week.ts';

/** The bank holidays of a week, in order. */
export function bankHolidaysIn(
  weekStart: PlainDate,
  { bankHolidays }: Pick<CouncilProfile, 'bankHolidays'>,
): PlainDate[] {
  if (!isPlainDate(weekStart)) return [];
  const sunday = addDays(weekStart, 6);
  return bankHolidays.days.filter((day) => day >= weekStart && day <= sunday).sort();
}

/**
 * The lines, by id, that stand as planned in a week with a bank holiday although their service may have been closed.
 * @returns empty in a week without one
 */
export function linesMaybeClosed(
  weekStart: PlainDate,
  lines: readonly ServiceLine[],
  actuals: readonly WeeklyActual[],
  council: Pick<CouncilProfile, 'bankHolidays' | 'serviceTypes'>,
): string[] {
  if (bankHolidaysIn(weekStart, council).length === 0) return [];
  const closes = new Set(
    lines
      .filter(({ serviceType }) => council.serviceTypes[serviceType].reasons.service_closed.categories.length > 0)
      .map(({ id }) => id),
  );
  return actuals
    .filter((actual) => closes.has(actual.lineId) && actual.planned > 0 && isAsPlanned(actual))
    .map(({ lineId }) => lineId)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
