// How many hours of a line belong into hospital, and how many can have been given beside it. Both are counted by the days
// of all stays, whatever else stands on the line.

import { withHospitalWeek } from '../comments/own-sentence.ts';
import { isAsPlanned } from '../domain/actuals.ts';
import { claimDuringStays, endOfService, hospitalHours, isTooMuch } from '../domain/claims.ts';
import { coversADay, offerHospital } from '../domain/hospital.ts';
import { stayOf } from './hospital.ts';
import { amount, type LineCheck, report } from './line-check.ts';
import type { FindingAction } from './types.ts';

export function checkHospitalHours(check: LineCheck): void {
  checkDaysExceeded(check);
  checkClaimedDuringStays(check);
}

function checkDaysExceeded(check: LineCheck): void {
  // Hours that name no stay of this week are told as such.
  const ours = check.variations.filter((one) => one.reason === 'hospital' && stayOf(check, one) !== null);
  const [first] = ours;
  const stay = first && stayOf(check, first);
  if (!first || !stay) return;
  const claim = hospitalHours(check, ours, check.stays);
  if (!isTooMuch(claim, check.council)) return;
  const { claimed, allowed, days } = claim;
  report(check, 'hospital-days-exceeded', {
    field: first.category,
    facts: `${days}:${ours.map(({ hospitalStayId }) => hospitalStayId).join(',')}`,
    message: `More hospital hours than days in hospital: ${amount(claimed)} are recorded for ${daysWords(days)} of this week, which are ${amount(allowed)} of ${amount(check.actual.planned)} planned.`,
    fix: 'Lower the hospital hours, or record them in the log day by day. If the calls fall on these days, say so on the hospital stay.',
    action: { kind: 'open-stay', stayId: stay.id },
  });
}

function daysWords(days: number): string {
  return days === 1 ? '1 day in hospital' : `${days} days in hospital`;
}

function checkClaimedDuringStays(check: LineCheck): void {
  const claim = claimDuringStays(check, check.stays);
  if (claim === null || !isTooMuch(claim, check.council)) return;
  const { claimed, allowed, wholeDays } = claim;
  const { planned } = check.actual;
  const most =
    wholeDays === 7
      ? 'the person was in hospital all week'
      : `with ${wholeDays} whole days in hospital, ${amount(allowed)} of ${amount(planned)} planned can have been given`;
  const record = recordStay(check);
  report(check, 'delivered-during-stay', {
    field: 'actual',
    // Stays of other weeks are another matter: what was said of this one holds.
    facts: check.stays
      .filter((stay) => coversADay(stay, check.week.weekStart, check.week.sunday))
      .map(({ id, admitted, discharged }) => `${id}:${admitted}:${discharged ?? ''}`)
      .join(','),
    message: `Hours claimed while in hospital: this line claims ${amount(claimed)}, but ${most}.`,
    fix: `${record ? 'Record the hours of the stay as hospital' : 'Record what was not given'}, or what was given in the log day by day. If no calls were due on those days, or care was given in hospital, acknowledge this and say so.`,
    action: record ?? openStay(check),
  });
}

/** Recorded in one step only where nothing has to be decided: an untouched line, in hospital all week, that goes on. */
function recordStay(check: LineCheck): FindingAction | null {
  const { actual, line, week, council } = check;
  const end = endOfService(line, check.ends);
  if (!isAsPlanned(actual) || check.recorded.length > 0 || (end !== null && end.lastDay < week.sunday)) return null;
  const stay = check.stays.find(
    (one) => one.admitted <= week.weekStart && (one.discharged === null || one.discharged >= week.sunday),
  );
  const offer = stay && offerHospital({ ...line, plannedQuantity: actual.planned }, stay, week.weekStart, council);
  if (!stay || !offer) return null;
  return {
    kind: 'record-variations',
    variations: [offer.variation],
    comment: withHospitalWeek(actual.comment, stay, week.weekStart),
  };
}

function openStay({ stays, week }: LineCheck): FindingAction {
  const stay = stays.find(
    ({ admitted, discharged }) => admitted <= week.sunday && (discharged ?? '9') >= week.weekStart,
  );
  return stay ? { kind: 'open-stay', stayId: stay.id } : { kind: 'open-line' };
}
