// Rules about changes that last: they need a request for adjustment, and the request has 14 days.
import type { Category, Reason, WeeklyActual } from '../domain/actuals.ts';
import { adjustmentClock, isWithCouncil, requestTouches } from '../domain/adjustments.ts';
import type { AdjustmentRequest } from '../domain/lines.ts';
import { daysOf, isChange, lengthOf, runsAcrossWeeks } from '../domain/runs.ts';
import {
  addDays,
  dateOfDayNumber,
  daysBetween,
  formatDate,
  formatLongDate,
  isPlainDate,
  type PlainDate,
} from '../domain/week.ts';
import { type LineCheck, reasonName, report } from './line-check.ts';

type ChangeKind = AdjustmentRequest['changes'][number]['kind'];

/** A change that has gone on for longer than the profile calls temporary. */
interface LongChange {
  category: Category;
  reason: Reason;
  first: PlainDate;
  last: PlainDate;
  /** Days from first to last, or null where only whole weeks are known. */
  days: number | null;
}

export function checkAdjustments(check: LineCheck): void {
  const changes = longChanges(check);
  for (const change of changes) {
    const requests = check.adjustments.filter((request) => answers(check, request, change));
    if (!requests.some(isWithCouncil)) reportNeeded(check, change);
    if (requests.every((request) => request.outcome === 'rejected')) reportUnrequested(check, change);
  }
  for (const request of check.adjustments) checkSubmission(check, request);
}

function kindOf(category: Category): ChangeKind {
  return category === 'extra' ? 'increase' : 'reduction';
}

/** The same category and reason beyond the temporary days, or, where days are missing, two weeks running. */
function longChanges(check: LineCheck): LongChange[] {
  const { actual, earlier, variations, week } = check;
  const found: LongChange[] = [];
  const seen = new Set<string>();
  for (const { category, reason, quantity } of variations) {
    const name = `${category}:${reason}`;
    if (quantity === 0 || reason === 'hospital' || reason === 'unspecified' || seen.has(name)) continue;
    seen.add(name);
    const runs = runsAcrossWeeks(actual, earlier, category, reason);
    const long = runs.find((run) => lengthOf(run) > week.council.temporaryDays);
    if (long) {
      const [first, last] = [dateOfDayNumber(long.first), dateOfDayNumber(long.last)];
      found.push({ category, reason, first, last, days: lengthOf(long) });
      continue;
    }
    const first = firstOfWeeksRunning(check, category, reason);
    if (first !== null) found.push({ category, reason, first, last: week.sunday, days: null });
  }
  return found;
}

/** The Monday on which the change began, when it stands in this week and the one before and either lacks its days. */
function firstOfWeeksRunning(check: LineCheck, category: Category, reason: Reason): PlainDate | null {
  const { actual, earlier, week } = check;
  if (!isPlainDate(week.weekStart)) return null;
  let withoutDays = daysGiven([actual], actual.weekStart, category, reason) === 'not-given';
  let first: PlainDate | null = null;
  for (let monday = addDays(week.weekStart, -7); ; monday = addDays(monday, -7)) {
    const given = daysGiven(earlier, monday, category, reason);
    if (given === 'no-change') break;
    if (given === 'not-given') withoutDays = true;
    // Both weeks say their days, and those do not make one run.
    else if (!withoutDays) break;
    first = monday;
  }
  return withoutDays ? first : null;
}

/** Whether the records of the week from `monday` have such a change, and whether all of it says its days. */
function daysGiven(
  records: readonly WeeklyActual[],
  monday: PlainDate,
  category: Category,
  reason: Reason,
): 'no-change' | 'given' | 'not-given' {
  let found: 'no-change' | 'given' = 'no-change';
  for (const record of records) {
    if (record.weekStart !== monday) continue;
    for (const variation of record.variations) {
      if (!isChange(variation, category, reason)) continue;
      if (daysOf(variation) === null) return 'not-given';
      found = 'given';
    }
  }
  return found;
}

/** True when the request is for this kind of change on this line and its period touches the change. */
function answers(check: LineCheck, request: AdjustmentRequest, change: LongChange): boolean {
  const kind = kindOf(change.category);
  const fits = request.changes.some(
    (wanted) =>
      wanted.lineId === check.line.id &&
      (wanted.kind === kind || wanted.kind === 'level' || (kind === 'reduction' && wanted.kind === 'end')),
  );
  return fits && requestTouches(request, change.first, change.last);
}

function reportNeeded(check: LineCheck, change: LongChange): void {
  const { line, type, week } = check;
  const { adjustment, temporaryDays } = week.council;
  const length = change.days === null ? 'two weeks running or more' : `${change.days} days`;
  const asked =
    type.longChange === 'operational-team'
      ? 'Ask the operational team to change the plan'
      : `Send a “${adjustment.formName}” to the council`;
  report(check, 'adjustment-needed', {
    field: change.category,
    facts: `${change.reason}:${change.first}:${change.days ?? ''}`,
    message: `${reasonName(check, change.reason)} has been recorded as ${change.category} for ${length}, since ${formatLongDate(change.first)}. A change of more than ${temporaryDays} days needs a request.`,
    fix: `${asked}, and record it here. If it is already with them, acknowledge this and say since when.`,
    action:
      type.longChange === 'operational-team'
        ? {
            kind: 'copy-message',
            topic: 'package-review',
            subject: `Change of the plan for SS Ref ${line.ssRef}`,
            text:
              `SS Ref ${line.ssRef}, ${line.service} ${line.serviceLevel}`.trimEnd() +
              `: since ${formatDate(change.first)} fewer hours than planned have been delivered ` +
              `(${week.council.reasons[change.reason].inComment}). Please review the plan.`,
          }
        : openForm(check, kindOf(change.category), change.first),
  });
}

function openForm(check: LineCheck, change: ChangeKind, startDate: PlainDate) {
  const { line, week } = check;
  const { formUrl } = week.council.adjustment;
  return { kind: 'open-adjustment' as const, ssRef: line.ssRef, lineId: line.id, change, startDate, formUrl };
}

/** The clock also runs while nobody has begun a request. */
function reportUnrequested(check: LineCheck, change: LongChange): void {
  const { council, today } = check.week;
  const clock = adjustmentClock(change.first, null, today, council);
  if (!clock?.late) return;
  reportOverdue(check, `none:${change.reason}:${change.first}`, {
    kind: kindOf(change.category),
    startDate: change.first,
    lastDay: clock.lastDay,
    submittedOn: null,
    requestId: null,
  });
}

/** A recorded request of this line: submitted late, or not submitted although its time is up. */
function checkSubmission(check: LineCheck, request: AdjustmentRequest): void {
  const { line, week } = check;
  if (request.outcome === 'rejected') return;
  const change = request.changes.find((wanted) => wanted.lineId === line.id);
  // A late request matters in the weeks that it would have covered had it been in time.
  const last = request.submittedOn ?? request.endDate ?? week.sunday;
  if (!change || !(request.startDate <= week.sunday) || !(last >= week.weekStart)) return;
  const clock = adjustmentClock(request.startDate, request.submittedOn, week.today, week.council);
  if (!clock?.late) return;
  const kinds = request.changes.filter((wanted) => wanted.lineId === line.id).map((wanted) => wanted.kind);
  reportOverdue(check, `${request.id}:${request.startDate}:${request.submittedOn ?? ''}`, {
    kind: kinds.includes('increase') ? 'increase' : change.kind,
    startDate: request.startDate,
    lastDay: clock.lastDay,
    submittedOn: request.submittedOn,
    requestId: request.id,
  });
}

function reportOverdue(
  check: LineCheck,
  facts: string,
  late: {
    kind: ChangeKind;
    startDate: PlainDate;
    lastDay: PlainDate;
    submittedOn: PlainDate | null;
    requestId: string | null;
  },
): void {
  const { kind, startDate, lastDay, submittedOn, requestId } = late;
  const { submitWithinDays } = check.week.council.adjustment;
  const noun = kind === 'increase' ? 'increase' : kind === 'end' ? 'end of service' : 'change';
  const due = `The request for the ${noun} from ${formatDate(startDate)} was due by ${formatDate(lastDay)} (${submitWithinDays} days)`;
  const paid = kind === 'increase' ? ' A late increase, if approved, is paid only from the day it was sent.' : '';
  report(check, 'adjustment-overdue', {
    field: kind === 'increase' ? 'extra' : 'missed',
    facts,
    message:
      submittedOn === null
        ? `${due} and has not been sent.${paid}`
        : `${due} and was sent on ${formatDate(submittedOn)}, ${daysBetween(lastDay, submittedOn)} days late.${paid}`,
    fix:
      submittedOn === null ? 'Send it today and record the date here.' : 'Acknowledge this: nothing more can be done.',
    action:
      submittedOn !== null
        ? null
        : requestId === null
          ? openForm(check, kind, startDate)
          : { kind: 'open-request', requestId },
  });
}
