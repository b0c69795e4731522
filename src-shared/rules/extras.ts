// Rules about hours beyond the plan: where they may be claimed, on which days, and for how long.
import type { Variation } from '../domain/actuals.ts';
import { requestTouches } from '../domain/adjustments.ts';
import { daysOf, lengthOf, runsAcrossWeeks } from '../domain/runs.ts';
import { dateOfDayNumber, dayNumber, formatDate, formatLongDate } from '../domain/week.ts';
import { allowedReasons, amount, type LineCheck, report, variationFacts } from './line-check.ts';

export function checkExtras(check: LineCheck): void {
  const { actual, variations } = check;
  const extras = variations.filter((variation) => variation.category === 'extra' && variation.quantity !== 0);
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
    fix: 'Remove the extra hours, and ask the operational team for a temporary service line. What they approve is paid through that line.',
    action: {
      kind: 'copy-message',
      topic: 'temporary-line',
      subject: `Request for a temporary service line, SS Ref ${line.ssRef}`,
      text:
        `SS Ref ${line.ssRef}, ${line.service} ${line.serviceLevel}`.trimEnd() +
        `: ${amount(actual.extra)} hours more than planned were needed in the week from ${formatDate(week.weekStart)}. ` +
        'Please consider a temporary additional service line for them.',
    },
  });
}

function checkDays(check: LineCheck, extra: Variation): void {
  const { weekStart, sunday } = check.week;
  const days = daysOf(extra);
  const inWeek = days && days.first <= dayNumber(sunday) && days.last >= dayNumber(weekStart);
  if (days && inWeek) return;
  const complete = extra.firstDay !== null && extra.lastDay !== null;
  report(check, 'extra-needs-days', {
    field: 'days',
    facts: variationFacts(extra),
    message: complete
      ? `The days of ${amount(extra.quantity)} extra are not days of this week, in order.`
      : `The entry of ${amount(extra.quantity)} extra does not say its first and last day.`,
    fix: 'Enter the first and the last day on which the extra hours were given.',
    action: { kind: 'set-days', variation: extra },
  });
}

/** An increase that the council accepted is in the plan from its first day, and is not claimed a second time. */
function checkRequests(check: LineCheck, extra: Variation): void {
  const { adjustments, line, week } = check;
  const known = daysOf(extra) !== null && extra.firstDay !== null && extra.lastDay !== null;
  for (const request of adjustments) {
    if (request.outcome !== 'accepted') continue;
    if (!request.changes.some((change) => change.lineId === line.id && change.kind === 'increase')) continue;
    // Without days, only a request that covers the whole week is certain to cover them.
    const covers = known
      ? requestTouches(request, extra.firstDay ?? '', extra.lastDay ?? '')
      : request.startDate <= week.weekStart && (request.endDate === null || request.endDate >= week.sunday);
    if (!covers) continue;
    report(check, 'extra-has-adjustment', {
      field: 'extra',
      facts: `${request.id}:${variationFacts(extra)}`,
      message: `An increase of this line from ${formatDate(request.startDate)} is already accepted, so ${amount(extra.quantity)} extra would be claimed twice.`,
      fix: 'Remove the extra hours on those days. If the plan does not show the increase yet, tell the council that the service line is incorrect.',
      action: { kind: 'remove-variation', variation: extra },
    });
  }
}

/** Days that touch or overlap are one increase, whatever weeks they lie in; its eighth day is refused. */
function checkLength(check: LineCheck): void {
  const { actual, earlier, line, week } = check;
  const { adjustment, temporaryDays } = week.council;
  for (const run of runsAcrossWeeks(actual, earlier, 'extra', null)) {
    if (!(lengthOf(run) > temporaryDays)) continue;
    const first = dateOfDayNumber(run.first);
    report(check, 'extra-over-week', {
      field: 'days',
      facts: `${run.first}:${run.last}`,
      message: `This increase runs for ${lengthOf(run)} days, from ${formatLongDate(first)} to ${formatLongDate(dateOfDayNumber(run.last))}. Extra is paid for at most ${temporaryDays} days.`,
      fix: `Claim the first ${temporaryDays} days as extra, and send a “${adjustment.formName}” for the change.`,
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
