// Rules about changes that last: they need a request, and where the council's form has a last day it is kept. One form is
// for one person, so a change is one finding for all their lines.
import { isRequestTimed } from '../council/service-types.ts';
import { adjustmentClock, asksFor, type LastingChange, requestTouches } from '../domain/adjustments.ts';
import type { AdjustmentRequest } from '../domain/lines.ts';
import { daysBetween, formatDate, formatLongDate, type PlainDate } from '../domain/week.ts';
import { type ChangeKind, changeMessage, changeNoun } from '../messages/change-words.ts';
import { endWords } from './ends.ts';
import { isAskedFor, isBegun, type LongChange, longChangesOf } from './lasting-changes.ts';
import { type LineCheck, lineWords, reasonName, reportFact, sinceFact } from './line-check.ts';
import type { FindingAction } from './types.ts';

/** @param checks the lines of one person, in order of id */
export function checkAdjustments(checks: readonly LineCheck[]): void {
  const changes = checks.flatMap(longChangesOf);
  for (const [fact, ofFact] of byFact(changes)) {
    const [open] = ofFact.filter((change) => !isAskedFor(change));
    if (open) reportNeeded(open, fact);
    const [late] = ofFact.filter((change) => isRequestTimed(change.check.type) && !isBegun(change));
    if (late) reportUnrequested(late, fact);
  }
  const requests = new Map(checks.flatMap(({ adjustments }) => adjustments.map((request) => [request.id, request])));
  for (const request of requests.values()) checkSubmission(checks, request, changes);
}

/** The same kind of change from the same day on, on several lines of a person, is one fact. */
function byFact(changes: readonly LongChange[]): Map<string, LongChange[]> {
  const facts = new Map<string, LongChange[]>();
  for (const change of changes) {
    const { kind, first, check } = change;
    const fact = `${kind}:${kind === 'end' ? first : sinceFact(check.week, first)}`;
    const known = facts.get(fact);
    if (known) known.push(change);
    else facts.set(fact, [change]);
  }
  return facts;
}

function fieldOf(kind: LastingChange, category: LongChange['category']): 'extra' | 'missed' | 'frustrated' {
  return kind === 'increase' ? 'extra' : category;
}

function reportNeeded(change: LongChange, fact: string): void {
  const { check, kind, category } = change;
  const { council, type } = check;
  const { adjustment, temporaryDays } = council;
  const toTeam = type.longChange === 'operational-team';
  const asked = toTeam ? 'Ask the operational team' : `Send a “${adjustment.formName}” to the council`;
  const what =
    change.end !== null
      ? `${endWords(change.end)}, and no request for the end of the service is with the council.`
      : `${reasonName(check, change.reason)} has been recorded as ${category} for ${change.days} days, from ${formatLongDate(change.first)} to ${formatLongDate(change.last)}. A change of more than ${temporaryDays} days needs a request that covers it from day ${temporaryDays + 1} to the last day.`;
  reportFact(check, 'adjustment-needed', {
    field: fieldOf(kind, category),
    facts: fact,
    message: `Request to send: ${what}`,
    fix: `${asked}, and record it here. If it is already with them, acknowledge this and say since when.`,
    action: toTeam ? askTeam(change) : openForm(change),
  });
}

/** Supported living has no form: an increase is asked for as a temporary or a new line, the rest as a review of the plan. */
function askTeam(change: LongChange): FindingAction {
  const { check, kind, first } = change;
  const { line, council } = check;
  const { subject, text } = changeMessage({
    kind,
    line: lineWords(check),
    ssRef: line.ssRef,
    first,
    last: change.end === null ? change.last : null,
    why: council.reasons[change.reason].inComment,
    end: change.end,
  });
  return {
    kind: 'copy-message',
    topic: kind === 'increase' ? 'temporary-line' : 'package-review',
    subject,
    text,
    request: { ssRef: line.ssRef, lineId: line.id, change: kind, startDate: first },
  };
}

function openForm({ check: { line, council }, kind, first }: LongChange): FindingAction {
  const { formUrl } = council.adjustment;
  return { kind: 'open-adjustment', ssRef: line.ssRef, lineId: line.id, change: kind, startDate: first, formUrl };
}

/** The clock also runs while nobody has begun a request. */
function reportUnrequested(change: LongChange, fact: string): void {
  const { check, kind, category, first } = change;
  const clock = adjustmentClock(first, null, check.week.today, check.council);
  if (!clock?.late) return;
  reportFact(check, 'adjustment-overdue', {
    field: fieldOf(kind, category),
    facts: `none:${fact}`,
    message: `${dueWords(check, kind, first, clock.lastDay)} and has not been sent.${paidWords(kind)}`,
    fix: 'Send it today and record the date here.',
    action: openForm(change),
  });
}

/**
 * The first day of what a request asks for: S-B counts from "the Provider increasing or decreasing the service", so that a
 * request for the days from the eighth on is due by the same day as one for all of them.
 */
function startOf(request: AdjustmentRequest, changes: readonly LongChange[]): PlainDate {
  let start = request.startDate;
  for (const { check, kind, first, last } of changes) {
    if (kind === 'end' || !isRequestTimed(check.type) || first >= start) continue;
    const asks = asksFor(request, check.line.id, kind, check.council) && requestTouches(request, first, last);
    if (asks) start = first;
  }
  return start;
}

/** A recorded request: sent late, in the week in which it was sent; or not sent although its time is up. */
function checkSubmission(
  checks: readonly LineCheck[],
  request: AdjustmentRequest,
  changes: readonly LongChange[],
): void {
  if (request.outcome === 'rejected') return;
  const check = checks.find(
    ({ line, type }) => isRequestTimed(type) && request.changes.some(({ lineId }) => lineId === line.id),
  );
  if (!check) return;
  const { week, council } = check;
  const { startDate, endDate, submittedOn, outcome } = request;
  const isNow =
    submittedOn === null
      ? outcome === 'draft' && startDate <= week.sunday && (endDate === null || endDate >= week.weekStart)
      : submittedOn >= week.weekStart && submittedOn <= week.sunday;
  const start = startOf(request, changes);
  const clock = isNow ? adjustmentClock(start, submittedOn, week.today, council) : null;
  if (!clock?.late) return;
  const kind = kindOf(request);
  const due = dueWords(check, kind, start, clock.lastDay);
  const late =
    submittedOn === null
      ? 'has not been sent'
      : `was sent on ${formatDate(submittedOn)}, ${daysBetween(clock.lastDay, submittedOn)} days late`;
  reportFact(check, 'adjustment-overdue', {
    field: kind === 'increase' || kind === 'level' ? 'extra' : 'missed',
    facts: `${request.id}:${start === startDate ? start : sinceFact(week, start)}:${submittedOn ?? ''}`,
    message: `${due} and ${late}.${paidWords(kind)}`,
    fix:
      submittedOn === null ? 'Send it today and record the date here.' : 'Acknowledge this: nothing more can be done.',
    action: submittedOn === null ? { kind: 'open-request', requestId: request.id } : null,
  });
}

/** An increase is named first: it is what a late request costs. */
function kindOf({ changes }: AdjustmentRequest): ChangeKind {
  const kinds = changes.map(({ kind }) => kind);
  return (['increase', 'level', 'end', 'reduction'] as const).find((kind) => kinds.includes(kind)) ?? 'reduction';
}

function dueWords({ council }: LineCheck, kind: ChangeKind, startDate: PlainDate, lastDay: PlainDate): string {
  const { submitWithinDays } = council.adjustment;
  return `The request for the ${changeNoun(kind)} from ${formatDate(startDate)} was due by ${formatDate(lastDay)} (${submitWithinDays} days)`;
}

function paidWords(kind: ChangeKind): string {
  return kind === 'increase' || kind === 'level'
    ? ' A late increase, if approved, is paid only from the day it was sent.'
    : '';
}
