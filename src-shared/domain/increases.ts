// The days of an increase: those that are claimed, and those that the log has as given. What must stay true: what is
// refused and what is counted as paid go by the same days.
import type { CouncilProfile } from '../council/schema.ts';
import type { WeeklyActual } from './actuals.ts';
import type { LogEntry } from './log.ts';
import { type DayRun, daysOfChange, runsWith } from './runs.ts';
import { dayNumber, isPlainDate, type PlainDate } from './week.ts';

/** The days on which a line's log has extra hours, claimed or not, up to the end of a week, one run each. @param log of one line */
export function loggedExtras(log: readonly LogEntry[], sunday: PlainDate): DayRun[] {
  const days: DayRun[] = [];
  for (const { kind, minutes, day } of log) {
    if ((kind !== 'extra' && kind !== 'not-claimed') || !(minutes > 0) || !(day <= sunday) || !isPlainDate(day))
      continue;
    days.push({ first: dayNumber(day), last: dayNumber(day) });
  }
  return days;
}

/**
 * The runs of extra days that are claimed with a day of this week, from their first claimed day to their last. Days that
 * touch or overlap, or that a weekend parts, are one run, whatever weeks they lie in; a day in between that was given, and is
 * not claimed, parts nothing either.
 * @param earlier the line's weeks before, in any order
 * @param given see `loggedExtras`; asked for only where a day is claimed
 */
export function claimedRuns(
  actual: WeeklyActual,
  earlier: readonly WeeklyActual[],
  given: () => readonly DayRun[],
  council: Pick<CouncilProfile, 'bankHolidays'>,
): DayRun[] {
  const here = daysOfChange(actual, 'extra', null);
  if (here.length === 0) return [];
  const before = earlier.filter(({ weekStart }) => weekStart < actual.weekStart);
  const claimed = [actual, ...before].flatMap((one) => daysOfChange(one, 'extra', null));
  const notClaimed = given().filter(
    (day) => !claimed.some((days) => days.first <= day.first && day.first <= days.last),
  );
  return runsWith(here, [...claimed, ...notClaimed], council).map((run) => {
    const within = claimed.filter((days) => run.first <= days.first && days.last <= run.last);
    return {
      first: Math.min(...within.map(({ first }) => first)),
      last: Math.max(...within.map(({ last }) => last)),
    };
  });
}
