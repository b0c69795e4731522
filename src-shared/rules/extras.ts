// Rules about hours beyond the plan: where they may be claimed, on which days, and for how long.

import { asksFor, requestTouches } from '../domain/adjustments.ts';
import { claimedRuns, loggedExtras } from '../domain/increases.ts';
import type { AdjustmentRequest } from '../domain/lines.ts';
import { allowedReasons } from '../domain/only-reason.ts';
import { planShows } from '../domain/plan-shows.ts';
import { daysOf, lengthOf } from '../domain/runs.ts';
import { dateOfDayNumber, dayNumber, formatDate, formatLongDate } from '../domain/week.ts';
import { amount, type LineCheck, type LineVariation, lineWords, report, variationFacts } from './line-check.ts';

export function checkExtras(check: LineCheck): void {
  const { actual, variations } = check;
  const extras = variations.filter((variation) => variation.category === 'extra');
  if (extras.length === 0 && !(actual.extra > 0)) return;
  if (allowedReasons(check.type, 'extra').length === 0) {
    reportNotAllowed(check);
    return;
  }
  for (const extra of extras) {
    checkDays(check, extra);
    checkRequests(check, extra);
  }
  checkLength(check);
}

/** The request for a temporary line is ready to send: the hours may still be paid that way, if approved. */
function reportNotAllowed(check: LineCheck): void {
  const { actual, line, type, week } = check;
  report(check, 'extra-not-allowed', {
    field: 'extra',
    message: `Extra hours cannot be claimed for ${type.label}.`,
    fix: 'Remove the extra hours: what was given stays in the log as “Given, cannot be claimed”. Ask the operational team for a temporary service line; what they approve is paid through that line.',
    action: {
      kind: 'copy-message',
      topic: 'temporary-line',
      subject: `Request for a temporary service line, SS Ref ${line.ssRef}`,
      text:
        `${lineWords(check)}: ${amount(actual.extra)} hours more than planned were needed in the week from ` +
        `${formatDate(week.weekStart)}. Please consider a temporary additional service line for them.`,
    },
  });
}

function checkDays(check: LineCheck, extra: LineVariation): void {
  const { weekStart, sunday } = check.week;
  const days = daysOf(extra);
  const inWeek = days && days.first <= dayNumber(sunday) && days.last >= dayNumber(weekStart);
  if (days && inWeek) return;
  const complete = extra.firstDay !== null && extra.lastDay !== null;
  report(check, 'extra-needs-days', {
    field: 'days',
    category: 'extra',
    facts: variationFacts(extra.recorded),
    message: complete
      ? `The days of ${amount(extra.quantity)} extra are not days of this week, in order.`
      : `The entry of ${amount(extra.quantity)} extra does not say its first and last day.`,
    fix: 'Enter the first and the last day on which the extra hours were given.',
    action: { kind: 'set-days', variation: extra.recorded },
  });
}

/**
 * An increase or a higher level that the council accepted is in the plan from its first day, and is not claimed a second
 * time. Once the plan shows it, hours beyond it may be true: then somebody says so.
 */
function checkRequests(check: LineCheck, extra: LineVariation): void {
  for (const request of check.adjustments) {
    if (request.outcome !== 'accepted' || !asksFor(request, check.line.id, 'increase', check.council)) continue;
    if (covers(check, request, extra)) reportCovered(check, request, extra);
  }
}

function covers({ week }: LineCheck, request: AdjustmentRequest, extra: LineVariation): boolean {
  if (daysOf(extra) !== null) return requestTouches(request, extra.firstDay ?? '', extra.lastDay ?? '');
  // Without days, only a request that covers the whole week is certain to cover them.
  return request.startDate <= week.weekStart && (request.endDate === null || request.endDate >= week.sunday);
}

function reportCovered(check: LineCheck, request: AdjustmentRequest, extra: LineVariation): void {
  const shown = planShows(request, check.line, check.actual, check.earlier, check.council);
  const from = formatDate(request.startDate);
  report(check, 'extra-has-adjustment', {
    level: shown ? 'warning' : 'error',
    field: 'extra',
    facts: `${request.id}:${variationFacts(extra.recorded)}`,
    message: shown
      ? `Already covered by an accepted request? The plan has the increase from ${from}. Are these ${amount(extra.quantity)} extra beyond it?`
      : `Already covered by an accepted request: an increase of this line from ${from} is accepted, so ${amount(extra.quantity)} extra would be claimed twice.`,
    fix: shown
      ? 'If these hours are beyond the plan as it is now, acknowledge this and say so. Else remove them on those days.'
      : 'Remove the extra hours on those days. If the plan does not show the increase yet, tell the council that the service line is incorrect.',
    action: { kind: 'remove-variation', variation: extra.recorded },
  });
}

/**
 * Days that touch or overlap, or that a weekend parts, are one increase, whatever weeks they lie in; its eighth day is
 * refused. A day in between that the log has as given, and that is not claimed, parts nothing either.
 */
function checkLength(check: LineCheck): void {
  const { council, line } = check;
  const { adjustment, temporaryDays } = council;
  const given = () => loggedExtras(check.log(), check.week.sunday);
  for (const run of claimedRuns(check.actual, check.earlier, given, council)) {
    if (!(lengthOf(run) > temporaryDays)) continue;
    const first = dateOfDayNumber(run.first);
    const lastClaimable = dateOfDayNumber(run.first + temporaryDays - 1);
    const claimable =
      lastClaimable < check.week.weekStart
        ? `Its last day that can be claimed was ${formatLongDate(lastClaimable)}, so nothing of this week can`
        : `Claim it up to ${formatLongDate(lastClaimable)}`;
    report(check, 'extra-over-week', {
      field: 'days',
      category: 'extra',
      facts: `${run.first}:${run.last}`,
      message: `This increase runs for ${lengthOf(run)} days, from ${formatLongDate(first)} to ${formatLongDate(dateOfDayNumber(run.last))}. Extra is paid for at most ${temporaryDays} days.`,
      fix: `${claimable}; later hours stay in the log as “Given, cannot be claimed”. Send a “${adjustment.formName}” for the change. If it is another increase after a weekend, say so where its days are entered, with its cause.`,
      action: {
        kind: 'open-adjustment',
        ssRef: line.ssRef,
        lineId: line.id,
        change: 'increase',
        startDate: first,
        formUrl: adjustment.formUrl,
      },
    });
  }
}
