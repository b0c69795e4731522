// Requests for adjustment: the 14-day clock, and which request covers which change of a line.
import type { CouncilProfile } from '../council/schema.ts';
import type { AdjustmentRequest } from './lines.ts';
import { addDays, daysBetween, isPlainDate, type PlainDate } from './week.ts';

export interface AdjustmentClock {
  /** The start of the change + 14 days, that day included. */
  lastDay: PlainDate;
  /** Days left to submit, 0 on the last day, negative once it has passed; null when the request is submitted. */
  daysLeft: number | null;
  /** Submitted, or still unsubmitted, after the last day. */
  late: boolean;
}

/**
 * The clock of a change that starts on `startDate` (S-B: "within fourteen (14) days of the Provider increasing or
 * decreasing the service").
 * @param submittedOn the day the council's form was sent, or null
 * @param today the council's calendar day, or null when no clock can be trusted: nothing unsubmitted is late then
 * @returns null when `startDate` is not a day
 */
export function adjustmentClock(
  startDate: PlainDate,
  submittedOn: PlainDate | null,
  today: PlainDate | null,
  council: Pick<CouncilProfile, 'adjustment'>,
): AdjustmentClock | null {
  if (!isPlainDate(startDate)) return null;
  const lastDay = addDays(startDate, council.adjustment.submitWithinDays);
  if (submittedOn !== null) return { lastDay, daysLeft: null, late: submittedOn > lastDay };
  if (today === null) return { lastDay, daysLeft: null, late: false };
  return { lastDay, daysLeft: daysBetween(today, lastDay), late: today > lastDay };
}

/** True when the request has left the app and was not refused. */
export function isWithCouncil(request: Pick<AdjustmentRequest, 'outcome'>): boolean {
  return request.outcome === 'submitted' || request.outcome === 'accepted';
}

/** True when the request's period has a day from `first` to `last`. */
export function requestTouches(
  request: Pick<AdjustmentRequest, 'startDate' | 'endDate'>,
  first: PlainDate,
  last: PlainDate,
): boolean {
  return request.startDate <= last && (request.endDate === null || request.endDate >= first);
}
