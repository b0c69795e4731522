// Changes of a line that last: an increase or a planned absence of more than the temporary days, by the days recorded,
// and the end of its service. They need a request. Own cause, non-engagement and hospital need none (a reading).

import type { Category, Reason } from '../domain/actuals.ts';
import { asksFor, coverDays, isWithCouncil, type LastingChange, requestTouches } from '../domain/adjustments.ts';
import { endOfService } from '../domain/claims.ts';
import { loggedExtras } from '../domain/increases.ts';
import type { ServiceEnd } from '../domain/lines.ts';
import { type DayRun, daysOf, daysOfChange, lengthOf, runsWith } from '../domain/runs.ts';
import { addDays, dateOfDayNumber, dayNumber, type PlainDate } from '../domain/week.ts';
import type { LineCheck } from './line-check.ts';

/** A change of one line that needs a request. */
export interface LongChange {
  check: LineCheck;
  kind: LastingChange;
  category: Category;
  reason: Reason;
  /** The first day of the change; of an end the last day of service, from which the council counts. */
  first: PlainDate;
  /** The last day recorded. */
  last: PlainDate;
  /** Days from first to last; null of an end. */
  days: number | null;
  end: Pick<ServiceEnd, 'cause' | 'lastDay'> | null;
}

export function longChangesOf(check: LineCheck): LongChange[] {
  const end = endOf(check);
  return [
    ...runsOf(check, 'increase', 'temporary_increase', 'extra'),
    ...check.type.reasons.planned_absence.categories.flatMap((category) =>
      runsOf(check, 'reduction', 'planned_absence', category),
    ),
    ...(end === null ? [] : [end]),
  ];
}

function runsOf(check: LineCheck, kind: LastingChange, reason: Reason, category: Category): LongChange[] {
  const { actual, variations, earlier, council, week } = check;
  // Of extra hours the days count whatever their reason; and those that were given and cannot be claimed are in the log.
  const of = category === 'extra' ? null : reason;
  const here = daysOfChange({ variations }, category, of);
  const extras = category === 'extra' ? loggedExtras(check.log(), week.sunday) : [];
  const isInWeek = ({ first }: DayRun) => first >= dayNumber(week.weekStart) && first <= dayNumber(week.sunday);
  // Most lines: what came before is of no interest where nothing goes on.
  if (here.length === 0 && !extras.some(isInWeek)) return [];
  const recorded = [...here];
  for (const before of earlier) {
    if (before.weekStart < actual.weekStart) recorded.push(...daysOfChange(before, category, of));
  }
  // What is recorded may say that it is another change than the one before a weekend; the log cannot.
  const isRecorded = ({ first }: DayRun) => recorded.some((days) => days.first <= first && days.last >= first);
  const logged = extras.filter((day) => !isRecorded(day));
  const inWeek = logged.filter(isInWeek);
  if (here.length + inWeek.length === 0) return [];
  return runsWith([...here, ...inWeek], [...recorded, ...logged], council)
    .filter((run) => lengthOf(run) > council.temporaryDays)
    .map((run) => ({
      check,
      kind,
      category,
      reason,
      first: dateOfDayNumber(run.first),
      last: dateOfDayNumber(run.last),
      days: lengthOf(run),
      end: null,
    }));
}

/**
 * The end of the line's service, once it has come; null where the council's own plan ends there, so that it knows. An
 * end that nobody recorded is known from the hours that are missed for it, where they say their days.
 */
function endOf(check: LineCheck): LongChange | null {
  const { line, ends, week, variations, type } = check;
  const recorded = endOfService(line, ends);
  const told = variations.find(({ reason, firstDay }) => reason === 'service_ended' && firstDay !== null);
  const end: Pick<ServiceEnd, 'cause' | 'lastDay'> | null =
    recorded ??
    (told && daysOf(told) !== null && told.firstDay !== null
      ? { cause: 'other', lastDay: addDays(told.firstDay, -1) }
      : null);
  if (end === null || !(end.lastDay <= week.sunday)) return null;
  if (line.endDate !== null && line.endDate <= end.lastDay) return null;
  return {
    check,
    kind: 'end',
    category: type.reasons.service_ended.categories[0] ?? 'missed',
    reason: 'service_ended',
    first: end.lastDay,
    last: end.lastDay,
    days: null,
    end,
  };
}

/**
 * True when requests that are with the council ask for this change, from its eighth day at the latest to the last day
 * recorded.
 */
export function isAskedFor({ check, kind, first, last }: LongChange): boolean {
  const { adjustments, line, council } = check;
  const asking = adjustments.filter((request) => isWithCouncil(request) && asksFor(request, line.id, kind, council));
  const eighthDay = addDays(first, council.temporaryDays);
  // An end has no last day: the request may name the last day of service as its own, or leave it open.
  return kind === 'end'
    ? asking.some(({ startDate, endDate }) => startDate <= eighthDay && (endDate === null || endDate >= first))
    : coverDays(asking, eighthDay, last);
}

/** True when a request for this change is begun or sent, and not refused, whatever days it covers. */
export function isBegun({ check, kind, first, last }: LongChange): boolean {
  const until = kind === 'end' ? addDays(first, check.council.temporaryDays) : last;
  return check.adjustments.some(
    (request) =>
      request.outcome !== 'rejected' &&
      asksFor(request, check.line.id, kind, check.council) &&
      requestTouches(request, first, until),
  );
}
