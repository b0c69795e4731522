// What is “given, cannot be claimed” on screen: extra for a service that takes none, the days of an increase after
// those that are paid, and what was logged as that. They stay in the daily log, since they are what happened, and say so.
import type { CouncilProfile } from '../council/schema.ts';
import type { WeeklyActual } from './actuals.ts';
import type { ServiceLine } from './lines.ts';
import type { LogEntry } from './log.ts';
import { allowedReasons } from './only-reason.ts';
import { type DayRun, daysOfChange, daysOffOf, joinRuns } from './runs.ts';
import { dayNumber } from './week.ts';

type Council = Pick<CouncilProfile, 'serviceTypes' | 'bankHolidays' | 'temporaryDays'>;

/** True where the council takes extra hours for the line's service at all. */
export function takesExtra(
  { serviceType }: Pick<ServiceLine, 'serviceType'>,
  { serviceTypes }: Pick<CouncilProfile, 'serviceTypes'>,
): boolean {
  return allowedReasons(serviceTypes[serviceType], 'extra').length > 0;
}

/** The entries of a line's log that its week's figures follow from. */
export function claimableLog<Entry extends Pick<LogEntry, 'kind'>>(
  entries: readonly Entry[],
  line: Pick<ServiceLine, 'serviceType'>,
  council: Pick<CouncilProfile, 'serviceTypes'>,
): Entry[] {
  return takesExtra(line, council) ? [...entries] : entries.filter(({ kind }) => kind !== 'extra');
}

/**
 * The entries of hours that cannot be claimed: those that say so, and extra hours that nobody may claim.
 * @param entries the line's log of this week
 * @param before the line's log of the weeks before
 * @param actuals the line's actuals of this week and the weeks before: what they record counts before what is logged
 */
export function givenNotClaimable(
  line: Pick<ServiceLine, 'serviceType'>,
  { entries, before }: { entries: readonly LogEntry[]; before: readonly LogEntry[] },
  actuals: readonly Pick<WeeklyActual, 'variations'>[],
  council: Council,
): LogEntry[] {
  const logged = entries.filter(({ kind, minutes }) => minutes > 0 && (kind === 'extra' || kind === 'not-claimed'));
  if (logged.length === 0 || !takesExtra(line, council)) return logged;
  const extras = logged.filter(({ kind }) => kind === 'extra');
  const recorded = actuals.flatMap((actual) => daysOfChange(actual, 'extra', null));
  const isRecorded = (day: number) => recorded.some(({ first, last }) => first <= day && day <= last);
  const loggedDays = [...before.filter(({ kind, minutes }) => kind === 'extra' && minutes > 0), ...extras]
    .map(({ day }): DayRun => ({ first: dayNumber(day), last: dayNumber(day) }))
    .filter(({ first }) => !isRecorded(first));
  const runs = joinRuns([...recorded, ...loggedDays], daysOffOf(council));
  return logged.filter(({ kind, day }) => {
    if (kind === 'not-claimed') return true;
    const at = dayNumber(day);
    const run = runs.find(({ first, last }) => first <= at && at <= last);
    return run !== undefined && at >= run.first + council.temporaryDays;
  });
}
