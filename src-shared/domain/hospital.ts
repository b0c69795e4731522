// Hospital stays: which week of a stay a portal week is, how many paid weeks are left, and what to record. S-A: "The week
// of admission is week 1"; how many weeks are paid is the council profile's data.

import type { CouncilProfile } from '../council/schema.ts';
import type { Variation } from './actuals.ts';
import { type DecidedStay, decisionFor } from './decisions.ts';
import type { HospitalStay, ServiceLine } from './lines.ts';
import { downToStep } from './quantity.ts';
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

/** The days that none of a person's stays covers. */
export function daysOutside<Stay extends Pick<HospitalStay, 'admitted' | 'discharged' | 'resumed'>>(
  days: readonly PlainDate[],
  stays: readonly Stay[],
): PlainDate[] {
  return days.filter((day) => !stays.some((stay) => coversADay(stay, day, day)));
}

/** True when the stay, day of admission and day of discharge included, covers a day from `weekStart` to `sunday`. */
export function coversADay(
  stay: Pick<HospitalStay, 'admitted' | 'discharged' | 'resumed'>,
  weekStart: PlainDate,
  sunday: PlainDate,
): boolean {
  const last = lastDayOf(stay);
  return stay.admitted <= sunday && (last === null || last >= weekStart);
}

/** The day of discharge; where only the day on which care resumed is recorded, that day. null while the stay goes on. */
function lastDayOf({ discharged, resumed }: Pick<HospitalStay, 'discharged' | 'resumed'>): PlainDate | null {
  return discharged ?? resumed ?? null;
}

/** The days of the week on which the person was in hospital, day of admission and day of discharge included. */
export function hospitalDays(stay: HospitalStay, weekStart: PlainDate): PlainDate[] {
  return isPlainDate(weekStart) ? daysOfWeek(weekStart).filter((day) => coversADay(stay, day, day)) : [];
}

/**
 * True when calls on this day may not have been given because of the stay: a day of it, or one after the discharge and
 * before care resumed.
 */
export function keepsFromCare(stay: HospitalStay, day: PlainDate): boolean {
  return coversADay(stay, day, day) || (stay.admitted <= day && isBeforeCareResumed(stay, day));
}

/** True when the stay keeps from care on a day of the week from `weekStart` (see `keepsFromCare`). */
export function reachesWeek(stay: HospitalStay, weekStart: PlainDate, sunday: PlainDate): boolean {
  return coversADay(stay, weekStart, sunday) || (stay.admitted <= sunday && isBeforeCareResumed(stay, weekStart));
}

function isBeforeCareResumed({ resumed }: HospitalStay, day: PlainDate): boolean {
  return resumed !== null && resumed !== undefined && day < resumed;
}

/** How many days of the week the person was in hospital over all stays, days of admission and discharge included. */
export function daysInHospital(stays: readonly HospitalStay[], weekStart: PlainDate): number {
  return countDays(weekStart, (day) =>
    stays.some((stay) => dayNumber(stay.admitted) <= day && day <= lastDayNumber(stay)),
  );
}

/** True on a day that was wholly spent in hospital: days of admission and discharge count as at home. */
export function isWhollyInHospital(stays: readonly HospitalStay[], day: number): boolean {
  return stays.some((stay) => dayNumber(stay.admitted) < day && day < lastDayNumber(stay));
}

/** How many days of the week were wholly spent in hospital, over all stays. */
export function wholeDaysInHospital(stays: readonly HospitalStay[], weekStart: PlainDate): number {
  return countDays(weekStart, (day) => isWhollyInHospital(stays, day));
}

function countDays(weekStart: PlainDate, counts: (day: number) => boolean): number {
  const monday = dayNumber(weekStart);
  let days = 0;
  for (let day = monday; day < monday + 7; day++) if (counts(day)) days += 1;
  return days;
}

function lastDayNumber(stay: HospitalStay): number {
  const last = lastDayOf(stay);
  return last === null ? Number.POSITIVE_INFINITY : dayNumber(last);
}

/**
 * How the council stands to hospital week `week` of a line: within the limit of its service type, covered by a decision
 * that was given, awaiting one, or beyond (nobody asked, or it was refused).
 * @param lineId null: a decision for single lines does not count
 */
export function hospitalStatus(
  stay: DecidedStay,
  week: number,
  limit: number | null,
  lineId: string | null,
): 'within' | 'given' | 'awaited' | 'beyond' {
  if (limit === null || !(week > limit)) return 'within';
  const state = decisionFor(stay, lineId, week, limit)?.state;
  if (state === 'given') return 'given';
  return state === 'requested' ? 'awaited' : 'beyond';
}

/**
 * The last hospital week of a line that is paid without a break from the first: the service type's limit, or a later
 * week that given decisions go through; null where they have an open end.
 */
export function lastPaidWeek(stay: DecidedStay, limit: number, lineId: string | null): number | null {
  let week = limit;
  while (hospitalStatus(stay, week + 1, limit, lineId) === 'given') {
    week += 1;
    // Ten years on, there is no end to speak of.
    if (week >= limit + 520) return null;
  }
  return week;
}

/** The Sunday of hospital week `week`: the counterpart of `hospitalWeek`. */
export function sundayOfHospitalWeek(stay: Pick<HospitalStay, 'admitted'>, week: number): PlainDate {
  return addDays(sundayOf(mondayOf(stay.admitted)), 7 * (week - 1));
}

/**
 * The paid hospital weeks that are left after the week from `weekStart`, with a decision that was given counted in;
 * null where the council sets no limit for the service type, or a decision has an open end.
 */
export function paidWeeksLeft(
  stay: HospitalStay,
  weekStart: PlainDate,
  line: Pick<ServiceLine, 'id' | 'serviceType'>,
  council: CouncilProfile,
): number | null {
  const limit = council.serviceTypes[line.serviceType].hospitalWeeks;
  const last = limit === null ? null : lastPaidWeek(stay, limit, line.id);
  return last === null ? null : Math.max(0, last - Math.max(0, hospitalWeek(stay, weekStart)));
}

/**
 * An earlier stay of the same person that ended fewer than the profile's days before this one began, or goes on, or null. The
 * guidance does not say how a readmission counts; our reading is that it starts again at week 1.
 */
export function readmissionAfter(
  stay: HospitalStay,
  staysOfPerson: readonly HospitalStay[],
  council: Pick<CouncilProfile, 'readmissionDays'>,
): HospitalStay | null {
  let latest: HospitalStay | null = null;
  for (const other of staysOfPerson) {
    if (other.id === stay.id || !(other.admitted < stay.admitted)) continue;
    if (other.discharged === null) return other;
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
  const beyond = hospitalStatus(stay, hospitalWeek(stay, weekStart), limit, line.id) === 'beyond';
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
