// Nothing is claimed for days after a service has ended, also before the council ends the line. What else stands on the
// line changes nothing: it is the hours claimed that are looked at.

import { withSentence } from '../comments/own-sentence.ts';
import type { Variation } from '../domain/actuals.ts';
import { claims, claimWithEnd, endOfService, isGivenAfter, isTooMuch } from '../domain/claims.ts';
import type { ServiceEnd } from '../domain/lines.ts';
import { downToStep } from '../domain/quantity.ts';
import { formatLongDate } from '../domain/week.ts';
import { amount, type LineCheck, report } from './line-check.ts';
import type { FindingAction, FindingField } from './types.ts';

export function checkEnds(check: LineCheck): void {
  const { line, week } = check;
  const end = endOfService(line, check.ends);
  if (!end || !(end.lastDay < week.sunday)) return;
  if (end.lastDay < week.weekStart) checkWeekAfter(check, end);
  else checkWeekOfEnd(check, end);
}

export function endWords({ cause, lastDay }: Pick<ServiceEnd, 'cause' | 'lastDay'>): string {
  return `${cause === 'died' ? 'The person died' : 'The service ended'} on ${formatLongDate(lastDay)}`;
}

function checkWeekAfter(check: LineCheck, end: ServiceEnd): void {
  const claim = claimWithEnd(check, end.lastDay);
  if (!isTooMuch(claim, check.council)) return;
  report(check, 'delivered-after-end', {
    field: claimedField(check),
    facts: `${end.lastDay}:${end.cause}`,
    message: `${endWords(end)}, but this line claims ${amount(claim.claimed)} for days after that.`,
    fix: `Record all ${amount(check.actual.planned)} planned as missed, because the service ended.`,
    action: allMissed(check, end),
  });
}

function checkWeekOfEnd(check: LineCheck, end: ServiceEnd): void {
  const { actual, line, week } = check;
  const later = check.variations.find(
    (variation) => (variation.lastDay ?? variation.firstDay ?? '') > end.lastDay && claims(variation, check.type),
  );
  const claim = claimWithEnd(check, end.lastDay);
  const tooMuch = isTooMuch(claim, check.council);
  const givenAfter = isGivenAfter(check, end.lastDay);
  if (!later && !tooMuch && !givenAfter) return;
  const message = tooMuch
    ? `${endWords(end)}. Until then ${amount(claim.allowed)} of ${amount(actual.planned)} planned can have been given, but this line claims ${amount(claim.claimed)}.`
    : later
      ? `${endWords(end)}, but ${amount(later.quantity)} ${later.category} is claimed for days after that.`
      : `${endWords(end)}, but the log shows hours given on days after that.`;
  report(check, 'delivered-after-end', {
    field: later?.category ?? (tooMuch ? claimedField(check) : 'actual'),
    facts: `${end.lastDay}:${end.cause}`,
    message,
    fix: tooMuch
      ? `Say which hours were given on which days up to ${formatLongDate(end.lastDay)}, and record the rest as missed, because the service ended.`
      : 'Claim days up to the last one only, or correct the last day.',
    action: tooMuch
      ? {
          kind: 'log-hours',
          lineId: line.id,
          firstDay: week.weekStart,
          lastDay: end.lastDay,
          claimed: claim.claimed,
          shown: claim.allowed,
        }
      : { kind: 'open-line' },
  });
}

/** The column that claims: the first of actual, extra and frustrated with hours in it, else missed for a paid reason. */
function claimedField({ actual, variations, type, council }: LineCheck): FindingField {
  const rest = downToStep(actual.actual, council.step);
  if (rest > 0 && actual.actual > actual.extra) return 'actual';
  if (actual.extra > 0) return 'extra';
  if (actual.frustrated > 0) return 'frustrated';
  return variations.find((variation) => claims(variation, type))?.category ?? 'actual';
}

function allMissed(check: LineCheck, end: ServiceEnd): FindingAction {
  const { planned, comment } = check.actual;
  const variation: Variation = {
    category: check.type.reasons.service_ended.categories[0] ?? 'missed',
    reason: 'service_ended',
    quantity: planned,
    firstDay: null,
    lastDay: null,
    hospitalStayId: null,
    note: '',
  };
  return {
    kind: 'record-variations',
    variations: planned > 0 ? [variation] : [],
    comment: withSentence(comment, endWords(end)),
  };
}
