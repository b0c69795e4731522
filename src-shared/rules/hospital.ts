// Rules about hospital stays: which stay, which week of it, how long it is paid, and whether the comment says so.

import { readHospitalWeeks, withHospitalWeek } from '../comments/read-hospital-weeks.ts';
import { isAsPlanned, type Variation } from '../domain/actuals.ts';
import {
  coversADay,
  coversTheWeek,
  hospitalComment,
  hospitalStatus,
  hospitalWeek,
  offerHospital,
  readmissionAfter,
} from '../domain/hospital.ts';
import { longestText } from '../domain/limits.ts';
import type { HospitalStay } from '../domain/lines.ts';
import { daysBetween, formatLongDate } from '../domain/week.ts';
import { amount, type LineCheck, report, variationFacts } from './line-check.ts';

export function checkHospital(check: LineCheck): void {
  for (const variation of check.variations) {
    if (variation.reason !== 'hospital') continue;
    const stay = check.stays.find((candidate) => candidate.id === variation.hospitalStayId);
    if (!stay || !coversADay(stay, check.week.weekStart, check.week.sunday)) {
      reportNoStay(check, variation, stay);
      continue;
    }
    if (variation.category === 'frustrated') checkLimit(check, variation, stay);
    checkWeekInComment(check, stay);
  }
  checkLeftAsPlanned(check);
  checkReadmission(check);
}

function reportNoStay(check: LineCheck, variation: Variation, named: HospitalStay | undefined): void {
  const { stays, week, line } = check;
  const fitting = stays.find((stay) => coversADay(stay, week.weekStart, week.sunday));
  const what = named
    ? 'names a hospital stay that has no day in this week'
    : variation.hospitalStayId === null
      ? 'does not say which hospital stay it belongs to'
      : 'names a hospital stay that is not recorded for this person';
  report(check, 'hospital-stay-missing', {
    field: 'stay',
    facts: variationFacts(variation),
    message: `The hospital entry of ${amount(variation.quantity)} ${variation.category} ${what}.`,
    fix: fitting
      ? `Choose the stay that began on ${formatLongDate(fitting.admitted)}, or record another.`
      : 'Record the day of admission (and of discharge, once there is one).',
    action: fitting
      ? { kind: 'choose-stay', variation, stayId: fitting.id }
      : { kind: 'add-stay', ssRef: line.ssRef, variation },
  });
}

function checkLimit(check: LineCheck, variation: Variation, stay: HospitalStay): void {
  const limit = check.type.hospitalWeeks;
  const n = hospitalWeek(stay, check.week.weekStart);
  switch (hospitalStatus(stay, n, limit)) {
    case 'within':
    case 'given':
      return;
    case 'awaited':
      report(check, 'hospital-decision-pending', {
        field: 'frustrated',
        facts: `${stay.id}:${n}`,
        message: `Hospital week ${n} is beyond the ${weeks(limit)} that are paid, and the operational decision asked for is still awaited.`,
        fix: 'Record the decision on the hospital stay once it comes. Until then, acknowledge that these hours may not be paid.',
        action: { kind: 'open-stay', stayId: stay.id },
      });
      return;
    case 'beyond':
      report(check, 'hospital-week-limit', {
        field: 'frustrated',
        facts: `${stay.id}:${n}`,
        message: `This is hospital week ${n}, but ${check.type.label} is paid for ${weeks(limit)} in hospital.`,
        fix:
          `Ask the operational team whether week ${n} is funded and record that you asked, or record these ` +
          `${amount(variation.quantity)} hours as missed (not paid).`,
        action: { kind: 'move-variation', variation, category: 'missed' },
      });
  }
}

function weeks(limit: number | null): string {
  return limit === 1 ? '1 week' : `${limit} weeks`;
}

function checkWeekInComment(check: LineCheck, stay: HospitalStay): void {
  const { actual, week } = check;
  if (!week.council.comment.hospitalWeekNumber) return;
  const n = hospitalWeek(stay, week.weekStart);
  const named = readHospitalWeeks(actual.comment);
  if (named.includes(n)) return;
  const comment = withHospitalWeek(actual.comment, n, hospitalComment(stay, week.weekStart)).slice(0, longestText);
  report(check, 'hospital-week-in-comment', {
    level: check.type.hospitalWeekInComment,
    field: 'comment',
    facts: `${stay.id}:${n}`,
    message:
      named.length === 0
        ? `The comment does not say that this is hospital week ${n}.`
        : `The comment says hospital week ${named.join(', ')}, but this is hospital week ${n}.`,
    fix: `Write “hospital week ${n}” in the comment. The week of admission is week 1.`,
    action: { kind: 'write-comment', comment },
  });
}

/** A line left as planned in a week that the person spent wholly in hospital bills care that nobody could receive. */
function checkLeftAsPlanned(check: LineCheck): void {
  const { actual, stays, week, line } = check;
  if (stays.length === 0 || !(actual.planned > 0) || !isAsPlanned(actual)) return;
  const stay = stays.find((candidate) => coversTheWeek(candidate, week.weekStart, week.sunday));
  if (!stay) return;
  const offer = offerHospital(line, stay, week.weekStart, week.council);
  report(check, 'delivered-during-stay', {
    field: 'actual',
    facts: stay.id,
    message: `The line is left as planned, but the person was in hospital the whole week (admitted ${formatLongDate(stay.admitted)}).`,
    fix: offer
      ? `Record ${amount(offer.variation.quantity)} as ${offer.variation.category} for hospital. If care was given in hospital, acknowledge this and say so.`
      : 'If care was given in hospital, acknowledge this and say so.',
    action: offer ? { kind: 'record-variations', variations: [offer.variation], comment: offer.comment } : null,
  });
}

function checkReadmission(check: LineCheck): void {
  const { stays, week } = check;
  if (stays.length < 2) return;
  for (const stay of stays) {
    if (!coversADay(stay, week.weekStart, week.sunday)) continue;
    const before = readmissionAfter(stay, stays, week.council);
    if (!before?.discharged) continue;
    const gap = daysBetween(before.discharged, stay.admitted);
    const after =
      gap <= 0 ? 'before the earlier stay had ended' : `${gap} ${gap === 1 ? 'day' : 'days'} after coming home`;
    report(check, 'hospital-readmission', {
      field: 'stay',
      facts: `${stay.id}:${stay.admitted}:${before.discharged}`,
      message: `The person went back into hospital on ${formatLongDate(stay.admitted)}, ${after}. The weeks are counted from 1 again.`,
      fix: 'Ask the operational team whether they count it as one stay, and acknowledge this with their answer.',
      action: { kind: 'open-stay', stayId: stay.id },
    });
  }
}
