// What a line claims, and how much of it may be claimed: the arithmetic that the rules about ends of service and hospital
// stays share with what is known too late. What must stay true: it looks at the hours claimed, never at whether the line
// is as planned, so that nothing else on the line hides them; and what a log or the plan accounts for is no claim too many.

import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceTypeRules } from '../council/service-types.ts';
import type { Variation, WeeklyActual } from './actuals.ts';
import { daysInHospital, isWhollyInHospital, keepsFromCare, wholeDaysInHospital } from './hospital.ts';
import type { HospitalStay, ServiceEnd, ServiceLine } from './lines.ts';
import type { LogEntry } from './log.ts';
import { allowedReasons } from './only-reason.ts';
import { type Quantity, quantityOfMinutes, shareOfDays, unitOf } from './quantity.ts';
import { dayNumber, isPlainDate, type PlainDate } from './week.ts';

/** A line's week as its claim is worked out. The variations have the reason by which they are judged. */
export interface Claiming {
  line: Pick<ServiceLine, 'startDate' | 'endDate'>;
  actual: WeeklyActual;
  variations: readonly Variation[];
  type: ServiceTypeRules;
  council: Pick<CouncilProfile, 'reasons' | 'step'>;
  log: () => readonly LogEntry[];
}

/** Hours claimed, in hundredths, and the most that may be. */
export interface Claim {
  claimed: Quantity;
  allowed: Quantity;
}

/** True when more is claimed than may be. Less than one step too much (the rest of a plan of 10.10) is no claim. */
export function isTooMuch({ claimed, allowed }: Claim, { step }: Pick<CouncilProfile, 'step'>): boolean {
  return claimed - allowed >= unitOf(step);
}

/** True for an end of this line, or of all services of its person. */
export function isEndOf({ ssRef, lineId }: ServiceEnd, line: Pick<ServiceLine, 'id' | 'ssRef'>): boolean {
  return ssRef === line.ssRef && (lineId === null || lineId === line.id);
}

/**
 * The earliest recorded end of a line's service; of two on one day, a death. An end of all services before the line began
 * is of an earlier time of the person with us, unless it is a death.
 */
export function endOfService(
  line: Pick<ServiceLine, 'id' | 'startDate'>,
  ends: readonly ServiceEnd[],
): ServiceEnd | null {
  let earliest: ServiceEnd | null = null;
  for (const end of ends) {
    if (!isPlainDate(end.lastDay)) continue;
    if (end.lineId === null && end.cause !== 'died' && end.lastDay < line.startDate) continue;
    if (!earliest || end.lastDay < earliest.lastDay) earliest = end;
    else if (end.lastDay === earliest.lastDay && end.cause === 'died') earliest = end;
  }
  return earliest;
}

/** True for missed hours that the provider is paid for all the same. */
export function isPaidMissed({ category, reason }: Variation, { reasons }: ServiceTypeRules): boolean {
  if (category !== 'missed' || reason === 'unspecified') return false;
  return reasons[reason].paid === 'yes' && reasons[reason].categories.includes('missed');
}

function sumOf(variations: readonly Variation[], counts: (variation: Variation) => boolean): Quantity {
  return variations.reduce((sum, variation) => (counts(variation) ? sum + variation.quantity : sum), 0);
}

/** The hours of the actual that were given: all of it, less what a reason leaves inside it that was missed. */
function given({ actual, variations, council }: Claiming): Quantity {
  const inside = sumOf(
    variations,
    ({ category, reason }) => category === 'missed' && !council.reasons[reason].reducesActual,
  );
  // Extra is inside the actual; where the formula does not hold, it is a claim all the same.
  return Math.max(actual.actual - inside, actual.extra);
}

/**
 * All that the line claims: actual, frustrated, and missed for a paid reason. Extra is inside the actual. Hours that
 * are recorded because the service ended claim nothing, in whatever category.
 */
export function claimedHours(claiming: Claiming): Quantity {
  const { actual, variations, type } = claiming;
  const ended = sumOf(variations, ({ category, reason }) => category === 'frustrated' && reason === 'service_ended');
  return given(claiming) + Math.max(actual.frustrated - ended, 0) + sumOf(variations, (one) => isPaidMissed(one, type));
}

/** True for a variation that claims hours: anything frustrated or extra, and missed for a paid reason. */
export function claims(variation: Variation, type: ServiceTypeRules): boolean {
  if (!(variation.quantity > 0) || variation.reason === 'service_ended') return false;
  return variation.category !== 'missed' || isPaidMissed(variation, type);
}

/**
 * The log's minutes of some days and kinds, as hours up to the step: the line's own figures come from minutes that were
 * rounded for each category, and must not be called too much for that.
 */
function logged(claiming: Claiming, counts: (entry: LogEntry, day: number) => boolean): Quantity {
  const { step } = claiming.council;
  const minutes = { given: 0, frustrated: 0, missed: 0, extra: 0 };
  for (const entry of claiming.log()) {
    if (entry.kind === 'not-claimed') continue;
    const of = entry.kind === 'delivered' || entry.kind === 'as-planned' ? 'given' : entry.kind;
    if (counts(entry, dayNumber(entry.day))) minutes[of] += entry.minutes;
  }
  const each = Object.values(minutes);
  const unit = unitOf(step);
  const all = Math.ceil((each.reduce((sum, one) => sum + one, 0) * 100) / (60 * unit)) * unit;
  return Math.max(
    all,
    each.reduce((sum, one) => sum + quantityOfMinutes(one, step), 0),
  );
}

function isGiven({ kind }: LogEntry): boolean {
  return kind === 'delivered' || kind === 'as-planned' || kind === 'extra';
}

/** True for an entry that claims hours: given, frustrated, or missed for a reason that is paid. */
function isClaimed({ kind, reason }: LogEntry, { reasons }: ServiceTypeRules): boolean {
  if (kind === 'extra') return allowedReasons({ reasons }, 'extra').length > 0;
  if (kind === 'not-claimed') return false;
  if (kind !== 'missed') return true;
  return reason !== null && reason !== 'unspecified' && reasons[reason].paid === 'yes';
}

/**
 * What a line claims in a week in which, or before which, its service ended. In the week of the end at most the plan's
 * share of the days until then, unless the log shows more up to the last day, or the plan itself ends there.
 */
export function claimWithEnd(claiming: Claiming, lastDay: PlainDate): Claim {
  const { actual, line, type, council } = claiming;
  const monday = dayNumber(actual.weekStart);
  const days = dayNumber(lastDay) - monday + 1;
  const claimed = claimedHours(claiming);
  if (!(days > 0)) return { claimed, allowed: 0 };
  if (line.endDate !== null && line.endDate <= lastDay) return { claimed, allowed: claimed };
  const share = shareOfDays(actual.planned, Math.min(days, 7), council.step);
  if (!(claimed > share)) return { claimed, allowed: share };
  const shown = logged(claiming, (entry, day) => day >= monday && day < monday + days && isClaimed(entry, type));
  return { claimed, allowed: Math.max(share, shown) };
}

/** True when the log shows hours given on a day of this week after the last one. */
export function isGivenAfter(claiming: Claiming, lastDay: PlainDate): boolean {
  const sunday = dayNumber(claiming.actual.weekStart) + 6;
  return claiming
    .log()
    .some((entry) => isGiven(entry) && entry.minutes > 0 && entry.day > lastDay && dayNumber(entry.day) <= sunday);
}

/**
 * What a line claims besides hospital hours in a week with days wholly in hospital: at most the plan's share of the other
 * days, unless the log shows more on days at home. Extra hours are accounted for by their share of days at home; on a week
 * wholly in hospital there are none.
 * @returns null where no day was wholly spent in hospital
 */
export function claimDuringStays(
  claiming: Claiming,
  stays: readonly HospitalStay[],
): (Claim & { wholeDays: number }) | null {
  const { actual, variations, type, council } = claiming;
  const monday = dayNumber(actual.weekStart);
  const wholeDays = wholeDaysInHospital(stays, actual.weekStart);
  if (wholeDays === 0) return null;
  const isAtHome = (day: number) => day >= monday && day < monday + 7 && !isWhollyInHospital(stays, day);
  const unit = unitOf(council.step);
  /** The part of an increase that its days at home account for, up to the step: all of it where all of them are. */
  const givenAtHome = ({ firstDay, lastDay, quantity }: Variation): Quantity => {
    const [first, last] = [dayNumber(firstDay ?? ''), dayNumber(lastDay ?? '')];
    let [days, atHome] = [0, 0];
    for (let day = Math.max(first, monday); day <= Math.min(last, monday + 6); day++) {
      days += 1;
      if (isAtHome(day)) atHome += 1;
    }
    return days === 0 ? 0 : Math.min(quantity, Math.ceil((quantity * atHome) / (days * unit)) * unit);
  };
  const all = given(claiming) + sumOf(variations, (one) => isPaidMissed(one, type));
  const extraAtHome = Math.min(
    variations.reduce((sum, one) => (one.category === 'extra' ? sum + givenAtHome(one) : sum), 0),
    Math.max(actual.extra, 0),
  );
  const claimed = all - extraAtHome;
  const share = shareOfDays(actual.planned, 7 - wholeDays, council.step);
  if (!(claimed > share)) return { claimed, allowed: share, wholeDays };
  const shown = (extraToo: boolean) =>
    logged(
      claiming,
      (entry, day) =>
        isAtHome(day) && entry.kind !== 'frustrated' && (extraToo || entry.kind !== 'extra') && isClaimed(entry, type),
    );
  const allowed = Math.max(share, shown(false));
  return claimed > allowed && shown(true) >= all
    ? { claimed: all, allowed: all, wholeDays }
    : { claimed, allowed, wholeDays };
}

/**
 * Hospital hours of a line against the days in hospital: at most the plan's share of them, days of admission and
 * discharge included, unless they are logged by day, or somebody said of the stay that the calls fall on its days.
 * @param variations the line's hospital variations that name one of the stays
 */
export function hospitalHours(
  claiming: Claiming,
  variations: readonly Variation[],
  stays: readonly HospitalStay[],
): Claim & { days: number } {
  const { actual, council } = claiming;
  // Hours and days of a stay of which it was said are accounted for, and say nothing of the other stays.
  const open = stays.filter(({ callsFallOnStayDays }) => callsFallOnStayDays !== true);
  const claimed = sumOf(variations, ({ hospitalStayId }) => open.some(({ id }) => id === hospitalStayId));
  const days = daysInHospital(open, actual.weekStart);
  const share = Math.min(shareOfDays(actual.planned, days, council.step), actual.planned);
  if (!(claimed > share)) return { claimed, allowed: share, days };
  const monday = dayNumber(actual.weekStart);
  const shown = logged(
    claiming,
    ({ kind, reason, day: date }, day) =>
      reason === 'hospital' &&
      (kind === 'frustrated' || kind === 'missed') &&
      day >= monday &&
      day < monday + 7 &&
      open.some((stay) => keepsFromCare(stay, date)),
  );
  return { claimed, allowed: Math.max(share, shown), days };
}
