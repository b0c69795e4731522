// Hospital stays: which week of a stay a portal week is, how many paid weeks are left, and what to record. S-A: "The week
// of admission is week 1"; how many weeks are paid is the council profile's data.

import type { CouncilProfile } from '../council/schema.ts';
import type { Variation } from './actuals.ts';
import type { HospitalStay, ServiceLine } from './lines.ts';
import type { Quantity } from './quantity.ts';
import {
  addDays,
  dayNumber,
  daysOfWeek,
  formatLongDate,
  isPlainDate,
  mondayOf,
  type PlainDate,
  sundayOf,
  weekday,
} from './week.ts';

/**
 * The hospital week that the portal week from `weekStart` is: (Monday of the week − Monday of the admission's week) / 7
 * + 1, so that a Sunday admission has its week 1 on that one day. 0 or less before the admission, `NaN` for no date.
 */
export function hospitalWeek(stay: Pick<HospitalStay, 'admitted'>, weekStart: PlainDate): number {
  return (dayNumber(weekStart) - (dayNumber(stay.admitted) - weekday(stay.admitted))) / 7 + 1;
}

/** True when the stay, day of admission and day of discharge included, covers a day from `weekStart` to `sunday`. */
export function coversADay(stay: HospitalStay, weekStart: PlainDate, sunday: PlainDate): boolean {
  return stay.admitted <= sunday && (stay.discharged === null || stay.discharged >= weekStart);
}

/** True when the stay covers every day from `weekStart` to `sunday`. */
export function coversTheWeek(stay: HospitalStay, weekStart: PlainDate, sunday: PlainDate): boolean {
  return stay.admitted <= weekStart && (stay.discharged === null || stay.discharged >= sunday);
}

/** The days of the week on which the person was in hospital, day of admission and day of discharge included. */
export function hospitalDays(stay: HospitalStay, weekStart: PlainDate): PlainDate[] {
  return isPlainDate(weekStart) ? daysOfWeek(weekStart).filter((day) => coversADay(stay, day, day)) : [];
}

/**
 * How the council stands to hospital week `week`: within the limit of the service type, covered by a decision that was
 * given, awaiting one, or beyond.
 */
export function hospitalStatus(
  stay: Pick<HospitalStay, 'approval'>,
  week: number,
  limit: number | null,
): 'within' | 'given' | 'awaited' | 'beyond' {
  if (limit === null || !(week > limit)) return 'within';
  if (stay.approval?.state === 'requested') return 'awaited';
  if (stay.approval && stay.approval.throughWeek >= week) return 'given';
  return 'beyond';
}

/** The last hospital week that is paid: the service type's limit, or a later week that a given decision goes through. */
export function lastPaidWeek(stay: Pick<HospitalStay, 'approval'>, limit: number): number {
  const decided = stay.approval?.state === 'given' ? stay.approval.throughWeek : 0;
  return Math.max(limit, decided);
}

/** The Sunday of hospital week `week`: the counterpart of `hospitalWeek`. */
export function sundayOfHospitalWeek(stay: Pick<HospitalStay, 'admitted'>, week: number): PlainDate {
  return addDays(sundayOf(mondayOf(stay.admitted)), 7 * (week - 1));
}

/**
 * The paid hospital weeks that are left after the week from `weekStart`, with a decision that was given counted in;
 * null where the council sets no limit for the service type.
 */
export function paidWeeksLeft(
  stay: HospitalStay,
  weekStart: PlainDate,
  line: Pick<ServiceLine, 'serviceType'>,
  council: CouncilProfile,
): number | null {
  const limit = council.serviceTypes[line.serviceType].hospitalWeeks;
  if (limit === null) return null;
  return Math.max(0, lastPaidWeek(stay, limit) - Math.max(0, hospitalWeek(stay, weekStart)));
}

/**
 * An earlier stay of the same person that ended fewer than the profile's days before this one began, or null. The
 * guidance does not say how a readmission counts; our reading is that it starts again at week 1.
 */
export function readmissionAfter(
  stay: HospitalStay,
  staysOfPerson: readonly HospitalStay[],
  council: Pick<CouncilProfile, 'readmissionDays'>,
): HospitalStay | null {
  let latest: HospitalStay | null = null;
  for (const other of staysOfPerson) {
    if (other.id === stay.id || other.discharged === null || !(other.admitted < stay.admitted)) continue;
    if (!(dayNumber(stay.admitted) - dayNumber(other.discharged) < council.readmissionDays)) continue;
    if (latest?.discharged == null || other.discharged > latest.discharged) latest = other;
  }
  return latest;
}

/** `hospital week 2, admitted Sunday 9 February 2025`: what the council asks to read in the comment. */
export function hospitalComment(stay: Pick<HospitalStay, 'admitted'>, weekStart: PlainDate): string {
  return `hospital week ${hospitalWeek(stay, weekStart)}, admitted ${formatLongDate(stay.admitted)}`;
}

export interface HospitalOffer {
  lineId: string;
  variation: Variation;
  comment: string;
  /** True when the stay covers part of the week only: the quantity is then the plan's share of these days, a guess. */
  estimated: boolean;
}

/**
 * What to record on a line for the week of a stay: the planned quantity as frustrated, or, past the paid weeks and
 * without a decision asked for, as missed (Readings 3). In part of a week the quantity is in proportion to `days`, and marked as
 * estimated, because the plan does not say which hours fall on which day.
 * @param days the days without care because of the stay; the days of the stay when left out
 * @returns null when the stay has no day in the week, or nothing of the plan reaches one step
 */
export function offerHospital(
  line: ServiceLine,
  stay: HospitalStay,
  weekStart: PlainDate,
  council: CouncilProfile,
  days: readonly PlainDate[] = hospitalDays(stay, weekStart),
): HospitalOffer | null {
  const firstDay = days[0];
  const lastDay = days.at(-1);
  if (firstDay === undefined || lastDay === undefined) return null;
  const quantity = downToStep((line.plannedQuantity * days.length) / 7, council.step);
  if (!(quantity > 0)) return null;
  const limit = council.serviceTypes[line.serviceType].hospitalWeeks;
  const beyond = hospitalStatus(stay, hospitalWeek(stay, weekStart), limit) === 'beyond';
  return {
    lineId: line.id,
    variation: {
      category: beyond ? 'missed' : 'frustrated',
      reason: 'hospital',
      quantity,
      firstDay,
      lastDay,
      hospitalStayId: stay.id,
      note: '',
    },
    comment: hospitalComment(stay, weekStart),
    estimated: days.length < 7,
  };
}

/** A plan may be off the step (10.10); what is recorded may not be, and never more than was planned. */
function downToStep(quantity: number, step: Quantity): Quantity {
  const unit = step === 0 ? 1 : step;
  return Math.floor(quantity / unit) * unit;
}
