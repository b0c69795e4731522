// What a new edition of a council's rules changes, in plain English, for the people who have to work by it.

import { type Reason, reasons } from '../domain/actuals.ts';
import { clockTime } from '../domain/clock-time.ts';
import { serviceTypes } from '../domain/lines.ts';
import { formatQuantityShort } from '../domain/quantity.ts';
import { formatDate } from '../domain/week.ts';
import { idleLockOf } from './idle-lock.ts';
import type { CouncilProfile } from './schema.ts';
import {
  type Charged,
  hasPackageReview,
  isRequestTimed,
  isToldOnAdmission,
  type Paid,
  type ServiceTypeRules,
} from './service-types.ts';

/**
 * What changed from one profile to the next, most weighty first: what is paid, then deadlines, then wording.
 * @returns sentences; empty exactly when the two say the same
 */
export function profileChanges(before: CouncilProfile, after: CouncilProfile): string[] {
  return [
    ...limitChanges(before, after),
    ...serviceTypes.flatMap((type) => serviceTypeChanges(before.serviceTypes[type], after.serviceTypes[type])),
    ...reasonChanges(before, after),
    ...deadlineChanges(before, after),
    ...holidayChanges(before, after),
    ...otherChanges(before, after),
  ];
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** One sentence when two values differ. */
function changed<Value>(before: Value, after: Value, sentence: (from: Value, to: Value) => string): string[] {
  return same(before, after) ? [] : [sentence(before, after)];
}

function limitChanges(before: CouncilProfile, after: CouncilProfile): string[] {
  const days = (from: number, to: number) => `${to} days instead of ${from}`;
  const step = (hundredths: number) =>
    hundredths === 0 ? 'any quantity' : `steps of ${formatQuantityShort(hundredths)}`;
  return [
    ...changed(
      before.step,
      after.step,
      (from, to) => `Quantities are entered in ${step(to)} instead of ${step(from)}.`,
    ),
    ...changed(
      before.temporaryDays,
      after.temporaryDays,
      (from, to) => `A temporary change may last ${days(from, to)}.`,
    ),
    ...changed(
      before.adjustment.submitWithinDays,
      after.adjustment.submitWithinDays,
      (from, to) => `A request for adjustment is due within ${days(from, to)}.`,
    ),
    ...changed(
      before.readmissionDays,
      after.readmissionDays,
      (from, to) => `A return to hospital is pointed out within ${days(from, to)}.`,
    ),
    ...changed(
      before.nonEngagementReviewAt,
      after.nonEngagementReviewAt,
      (from, to) => `A package review is asked for after ${to} non-engagements running instead of ${from}.`,
    ),
  ];
}

const paidWords: Record<Paid, string> = {
  yes: 'paid',
  no: 'not paid',
  'within-limit': 'paid within the limit',
  'not-said': 'not said to be paid',
};
const chargedWords: Record<Charged, string> = {
  yes: 'charged to the person',
  no: 'not charged to the person',
  'not-said': 'not said to be charged',
};

function serviceTypeChanges(before: ServiceTypeRules, after: ServiceTypeRules): string[] {
  const name = after.label;
  const weeks = (limit: number | null) => (limit === null ? 'without a limit' : `for ${limit} weeks`);
  const level = (value: 'error' | 'warning') => (value === 'error' ? 'required' : 'advised');
  const asked = (value: ServiceTypeRules['longChange']) =>
    value === 'adjustment-form' ? 'by the adjustment form' : 'from the operational team';
  const sentences = [
    ...changed(before.label, after.label, (from, to) => `“${from}” is now called “${to}”.`),
    ...changed(
      before.hospitalWeeks,
      after.hospitalWeeks,
      (from, to) => `${name}: hospital stays are paid ${weeks(to)} instead of ${weeks(from)}.`,
    ),
    ...changed(
      before.hospitalWeekInComment,
      after.hospitalWeekInComment,
      (_, to) => `${name}: the hospital week in the comment is now ${level(to)}.`,
    ),
    ...changed(
      before.longChange,
      after.longChange,
      (_, to) => `${name}: longer changes are now asked for ${asked(to)}.`,
    ),
    ...changed(
      isRequestTimed(before),
      isRequestTimed(after),
      (_, to) => `${name}: a request for a longer change ${to ? 'now has' : 'no longer has'} a last day.`,
    ),
    ...changed(
      isToldOnAdmission(before),
      isToldOnAdmission(after),
      (_, to) => `${name}: the operational team is ${to ? 'now' : 'no longer'} told on the day of admission.`,
    ),
    ...changed(
      hasPackageReview(before),
      hasPackageReview(after),
      (_, to) => `${name}: non-engagements running ${to ? 'now' : 'no longer'} call for a package review.`,
    ),
  ];
  for (const [reason, from] of Object.entries(before.reasons)) {
    const to = after.reasons[reason as Exclude<Reason, 'unspecified'>];
    const what = `${name}, ${reason.replaceAll('_', ' ')}`;
    sentences.push(
      ...changed(
        from.categories,
        to.categories,
        (_, now) => `${what}: ${now.length === 0 ? 'no longer allowed' : `recorded as ${now.join(' or ')}`}.`,
      ),
      ...changed(from.paid, to.paid, (was, now) => `${what}: ${paidWords[now]} (before: ${paidWords[was]}).`),
      ...changed(
        from.said ?? 'said',
        to.said ?? 'said',
        (_, now) =>
          `${what}: whether it is paid is said ${now === 'said' ? 'in the guidance' : 'on another page of the council'}.`,
      ),
      ...changed(
        from.charged,
        to.charged,
        (was, now) => `${what}: ${chargedWords[now]} (before: ${chargedWords[was]}).`,
      ),
      ...changed(
        from.expected,
        to.expected,
        (_, now) => `${what}: ${now ? 'no longer' : 'now'} pointed out as unexpected.`,
      ),
    );
  }
  return sentences;
}

function reasonChanges(before: CouncilProfile, after: CouncilProfile): string[] {
  return reasons.flatMap((reason) => {
    const [from, to] = [before.reasons[reason], after.reasons[reason]];
    return [
      ...changed(
        from.reducesActual,
        to.reducesActual,
        (_, now) => `Hours missed for “${to.label}” ${now ? 'now lower' : 'no longer lower'} the actual quantity.`,
      ),
      ...changed(from.label, to.label, (was, now) => `The reason “${was}” is now called “${now}”.`),
      ...changed(from.inComment, to.inComment, (_, now) => `Comments say “${now}” for “${to.label}”.`),
    ];
  });
}

function deadlineChanges(before: CouncilProfile, after: CouncilProfile): string[] {
  const when = ({ day, time }: { day: string; time: string }) =>
    `${day.charAt(0).toUpperCase()}${day.slice(1)} ${spoken(time)}`;
  const { overrides: earlier, ...from } = before.deadline;
  const { overrides: later, ...to } = after.deadline;
  return [
    ...changed(when(from), when(to), (was, now) => `Weeks are due by ${now} instead of ${was}.`),
    ...changed(from.timeZone, to.timeZone, (_, now) => `Deadlines are now in the time of ${now}.`),
    ...changed(
      from.backstopWorkingDays,
      to.backstopWorkingDays,
      (was, now) => `The contract’s last day is ${now} working days after the week instead of ${was}.`,
    ),
    ...later
      .filter((week) => !earlier.some((other) => same(other, week)))
      .map(
        (week) =>
          `The week from ${formatDate(week.weekStart)} is due on ${formatDate(week.date)} at ${spoken(week.time)}.`,
      ),
    ...earlier
      .filter((week) => !later.some((other) => other.weekStart === week.weekStart))
      .map((week) => `The week from ${formatDate(week.weekStart)} has its usual deadline again.`),
  ];
}

function holidayChanges(before: CouncilProfile, after: CouncilProfile): string[] {
  const [from, to] = [before.bankHolidays, after.bankHolidays];
  const years = ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) => `${firstYear} to ${lastYear}`;
  return [
    ...changed(years(from), years(to), (was, now) => `Bank holidays are known for ${now} instead of ${was}.`),
    ...to.days.filter((day) => !from.days.includes(day)).map((day) => `${formatDate(day)} is now a bank holiday.`),
    ...from.days
      .filter((day) => !to.days.includes(day))
      .map((day) => `${formatDate(day)} is no longer a bank holiday.`),
  ];
}

function otherChanges(before: CouncilProfile, after: CouncilProfile): string[] {
  const found = [
    ...changed(before.name, after.name, (from, to) => `${from} is now called ${to}.`),
    ...changed(before.confirmation.scope, after.confirmation.scope, (_, to) => `Weeks are now confirmed by ${to}.`),
    ...changed(
      before.accountLock,
      after.accountLock,
      (_, to) => `The portal account locks after ${to.afterDays} days, with a warning from day ${to.warnFromDay}.`,
    ),
    ...changed(
      idleLockOf(before),
      idleLockOf(after),
      (_, to) => `The app locks after ${to.usual} minutes without use; between ${to.least} and ${to.most} can be set.`,
    ),
    ...changed(before.billing, after.billing, (_, to) =>
      to.firstDay === null
        ? 'The first day of a billing period is no longer known.'
        : `People are billed every ${to.weeks} weeks, counted from ${formatDate(to.firstDay)}.`,
    ),
    ...changed(before.carers, after.carers, () => 'Which service levels mean two carers has changed.'),
    ...changed(before.comment, after.comment, () => 'What a comment must say has changed.'),
    ...changed(
      { ...before.adjustment, submitWithinDays: 0 },
      { ...after.adjustment, submitWithinDays: 0 },
      (_, to) =>
        `Requests for adjustment go by the form “${to.formName}” at ${to.formUrl}, and ${to.approvedBy} decides.`,
    ),
    ...changed(
      [before.contacts, before.contactFor],
      [after.contacts, after.contactFor],
      () => 'Whom to contact has changed.',
    ),
    ...changed(
      [before.guidance, before.sources],
      [after.guidance, after.sources],
      () => 'The guidance that is quoted has changed.',
    ),
    ...changed(before.csv, after.csv, () => 'The layout of the council’s file has changed.'),
    ...changed(before.id, after.id, () => 'These are the rules of another council.'),
  ];
  // An edition may change nothing but its name or the order of a list, and that is worth saying too.
  const edition = changed(before.version, after.version, (from, to) => `This is edition ${to}; before it was ${from}.`);
  return [...found, ...edition];
}

/** `17:00` of a profile as `5pm`. */
function spoken(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return clockTime(hour, minute);
}
