// Requests for adjustment: the 14-day clock, which request answers which change of a line, and which changes share a form.
import type { CouncilProfile } from '../council/schema.ts';
import { carersOf } from './carers.ts';
import type { AdjustmentChange, AdjustmentRequest } from './lines.ts';
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

/** A change that lasts, as it needs a request. */
export type LastingChange = 'increase' | 'reduction' | 'end';

/**
 * True when the request asks for this kind of change on the line. More hours are an increase or a higher level; days away
 * a reduction or the end of the service; an end is an end alone.
 */
export function asksFor(
  request: Pick<AdjustmentRequest, 'changes'>,
  lineId: string,
  kind: LastingChange,
  council: Pick<CouncilProfile, 'carers'>,
): boolean {
  return request.changes.some((change) => change.lineId === lineId && isOfKind(change, kind, council));
}

function isOfKind(change: AdjustmentChange, kind: LastingChange, council: Pick<CouncilProfile, 'carers'>): boolean {
  switch (kind) {
    case 'increase':
      return change.kind === 'increase' || (change.kind === 'level' && isHigherLevel(change, council));
    case 'reduction':
      return change.kind === 'reduction' || change.kind === 'end';
    case 'end':
      return change.kind === 'end';
  }
}

/** Single- to double-handed. Where a record does not say from what to what, a change of level counts as a higher one. */
export function isHigherLevel(
  { level }: Pick<AdjustmentChange, 'level'>,
  council: Pick<CouncilProfile, 'carers'>,
): boolean {
  if (level === undefined) return true;
  const [from, to] = [carersOf(level.from, council), carersOf(level.to, council)];
  return from === null || to === null || to > from;
}

/** True when every day from `first` to `last` lies in the period of one of the requests, whichever. */
export function coverDays(
  requests: readonly Pick<AdjustmentRequest, 'startDate' | 'endDate'>[],
  first: PlainDate,
  last: PlainDate,
): boolean {
  let next = first;
  for (const { startDate, endDate } of [...requests].sort((a, b) => (a.startDate < b.startDate ? -1 : 1))) {
    if (!isPlainDate(startDate) || startDate > next) continue;
    if (endDate === null || endDate >= last) return true;
    if (endDate >= next) next = addDays(endDate, 1);
  }
  return false;
}

/** One change that is to be asked for. */
export interface ChangeToAsk extends AdjustmentChange {
  ssRef: string;
  /** The first day of the change. */
  startDate: PlainDate;
}

/**
 * The forms that changes need, in the order of the first change of each. S-B: one form for each person, and changes with
 * different start dates need forms of their own.
 */
export function formsFor<Change extends ChangeToAsk>(
  changes: readonly Change[],
): { ssRef: string; startDate: PlainDate; changes: [Change, ...Change[]] }[] {
  const forms = new Map<string, { ssRef: string; startDate: PlainDate; changes: [Change, ...Change[]] }>();
  for (const change of changes) {
    const { ssRef, startDate } = change;
    const key = `${ssRef}\n${startDate}`;
    const form = forms.get(key);
    if (form) form.changes.push(change);
    else forms.set(key, { ssRef, startDate, changes: [change] });
  }
  return [...forms.values()];
}
