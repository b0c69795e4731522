// Rules about hospital hours on a line: which stay they belong to, whether its week is paid, and whether the comment says
// which week it is.

import { withHospitalWeek } from '../comments/own-sentence.ts';
import { namesWeek, weeksIn } from '../comments/read-hospital-weeks.ts';
import { claimWithEnd, endOfService, isTooMuch } from '../domain/claims.ts';
import { decisionFor } from '../domain/decisions.ts';
import { hospitalStatus, hospitalWeek, keepsFromCare, reachesWeek } from '../domain/hospital.ts';
import type { HospitalStay } from '../domain/lines.ts';
import type { Quantity } from '../domain/quantity.ts';
import { formatLongDate } from '../domain/week.ts';
import { amount, type LineCheck, type LineVariation, report, variationFacts } from './line-check.ts';

export function checkHospital(check: LineCheck): void {
  for (const variation of check.variations) {
    if (variation.reason !== 'hospital') continue;
    const stay = stayOf(check, variation);
    if (!stay) {
      reportNoStay(check, variation);
      continue;
    }
    if (!liesWithin(variation, stay)) reportDaysOutside(check, variation, stay);
    checkLimit(check, variation, stay);
    checkWeekInComment(check, stay);
  }
}

/** The stay that a hospital variation names, if it is the person's and keeps from care on a day of the week; else null. */
export function stayOf({ stays, week }: LineCheck, variation: LineVariation): HospitalStay | null {
  const stay = stays.find((candidate) => candidate.id === variation.hospitalStayId);
  return stay && reachesWeek(stay, week.weekStart, week.sunday) ? stay : null;
}

/** True when the days that a variation states are days of the stay, or days after it before care resumed. */
function liesWithin({ firstDay, lastDay }: LineVariation, stay: HospitalStay): boolean {
  return [firstDay, lastDay].every((day) => day === null || keepsFromCare(stay, day));
}

function reportNoStay(check: LineCheck, variation: LineVariation): void {
  const { stays, week, line } = check;
  const named = stays.find((candidate) => candidate.id === variation.hospitalStayId);
  const fitting = stays.filter((stay) => reachesWeek(stay, week.weekStart, week.sunday));
  const best = fitting.find((stay) => liesWithin(variation, stay)) ?? fitting[0];
  const what = named
    ? 'names a hospital stay that has no day in this week'
    : variation.hospitalStayId === null
      ? 'does not say which hospital stay it belongs to'
      : 'names a hospital stay that is not recorded for this person';
  report(check, 'hospital-stay-missing', {
    field: 'stay',
    category: variation.category,
    facts: variationFacts(variation.recorded),
    message: `The hospital entry of ${amount(variation.quantity)} ${variation.category} ${what}.`,
    fix: best
      ? `Choose the stay that began on ${formatLongDate(best.admitted)}, or record another.`
      : 'Record the day of admission (and of discharge, once there is one).',
    action: best
      ? { kind: 'choose-stay', variation: variation.recorded, stayId: best.id }
      : { kind: 'add-stay', ssRef: line.ssRef, variation: variation.recorded },
  });
}

function reportDaysOutside(check: LineCheck, variation: LineVariation, stay: HospitalStay): void {
  const until = stay.discharged === null ? 'and goes on' : `until ${formatLongDate(stay.discharged)}`;
  report(check, 'hospital-stay-missing', {
    field: 'days',
    category: variation.category,
    facts: variationFacts(variation.recorded),
    message: `The days of ${amount(variation.quantity)} ${variation.category} lie outside the hospital stay, which is from ${formatLongDate(stay.admitted)} ${until}.`,
    fix: 'Enter the days of the stay. If care began again later than on the day of discharge, record that day on the stay; hours of other days have another reason.',
    action: { kind: 'set-days', variation: variation.recorded },
  });
}

function checkLimit(check: LineCheck, variation: LineVariation, stay: HospitalStay): void {
  const limit = check.type.hospitalWeeks;
  const n = hospitalWeek(stay, check.week.weekStart);
  const status = hospitalStatus(stay, n, limit, check.line.id);
  const facts = `${stay.id}:${n}`;
  if (variation.category === 'missed') {
    const { paid } = check.type.reasons.hospital;
    // What may not be claimed, since the service had ended, is not to be claimed here either.
    if (!canBeClaimed(check, variation.quantity)) return;
    if ((status === 'within' || status === 'given') && paid !== 'no' && paid !== 'not-said') {
      reportUnderclaimed(check, variation, { n, status, facts });
    }
    return;
  }
  if (variation.category !== 'frustrated' || status !== 'beyond') return;
  const refused = limit !== null && decisionFor(stay, check.line.id, n, limit)?.state === 'refused';
  report(check, 'hospital-week-limit', {
    field: 'frustrated',
    facts,
    message: `This is hospital week ${n}, but ${check.type.label} is paid for ${weeks(limit)} in hospital${refused ? ', and a decision on more was refused' : ''}.`,
    fix: refused
      ? `Record these ${amount(variation.quantity)} hours as missed (not paid).`
      : `Ask the operational team whether week ${n} is funded and record that you asked, or record these ` +
        `${amount(variation.quantity)} hours as missed (not paid).`,
    action: { kind: 'move-variation', variation: variation.recorded, category: 'missed' },
  });
}

/** True where so many more hours could be claimed beside the end of the line's service, if there is one. */
function canBeClaimed(check: LineCheck, hours: Quantity): boolean {
  const end = endOfService(check.line, check.ends);
  if (end === null || end.lastDay >= check.week.sunday) return true;
  const { claimed, allowed } = claimWithEnd(check, end.lastDay);
  return !isTooMuch({ claimed: claimed + hours, allowed }, check.council);
}

function reportUnderclaimed(
  check: LineCheck,
  variation: LineVariation,
  { n, status, facts }: { n: number; status: 'within' | 'given'; facts: string },
): void {
  const why = status === 'given' ? 'for which a decision was given' : 'which is within the weeks that are paid';
  report(check, 'hospital-underclaimed', {
    field: 'missed',
    facts,
    message: `Paid hospital hours recorded as missed: ${amount(variation.quantity)} of hospital week ${n}, ${why}.`,
    fix: 'Record them as frustrated, or acknowledge this with the reason why they are not claimed.',
    action: { kind: 'move-variation', variation: variation.recorded, category: 'frustrated' },
  });
}

export function weeks(limit: number | null): string {
  return limit === 1 ? '1 week' : `${limit} weeks`;
}

function checkWeekInComment(check: LineCheck, stay: HospitalStay): void {
  const { actual, council, week } = check;
  if (!council.comment.hospitalWeekNumber) return;
  const n = hospitalWeek(stay, week.weekStart);
  if (namesWeek(actual.comment, n)) return;
  const named = weeksIn(actual.comment);
  report(check, 'hospital-week-in-comment', {
    level: check.type.hospitalWeekInComment,
    field: 'comment',
    facts: `${stay.id}:${n}`,
    message:
      named.length === 0
        ? `The comment does not say that this is hospital week ${n}.`
        : `The comment says hospital week ${named.join(', ')}, but this is hospital week ${n}.`,
    fix: `Write “hospital week ${n}” in the comment. The week of admission is week 1.`,
    action: { kind: 'write-comment', comment: withHospitalWeek(actual.comment, stay, week.weekStart) },
  });
}
