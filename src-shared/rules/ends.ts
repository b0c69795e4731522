// Nothing is claimed for days after a service has ended, also before the council ends the line.
import { isAsPlanned, type Variation } from '../domain/actuals.ts';
import type { ServiceEnd } from '../domain/lines.ts';
import { quantityOfMinutes } from '../domain/quantity.ts';
import { formatLongDate, isPlainDate } from '../domain/week.ts';
import { amount, type LineCheck, report } from './line-check.ts';
import type { FindingAction, FindingField } from './types.ts';

export function checkEnds(check: LineCheck): void {
  const end = earliestEnd(check.ends);
  if (!end || !(end.lastDay < check.week.sunday)) return;
  const whole = end.lastDay < check.week.weekStart;
  const claimed = whole ? claimedInWholeWeek(check) : claimedAfter(check, end.lastDay);
  if (claimed === null) return;
  const event = `${end.cause === 'died' ? 'The person died' : 'The service ended'} on ${formatLongDate(end.lastDay)}`;
  report(check, 'delivered-after-end', {
    field: claimed,
    facts: `${end.lastDay}:${end.cause}`,
    message: `${event}, but this line claims hours for days after that.`,
    fix: whole
      ? `Record all ${amount(check.actual.planned)} planned as missed, because the service ended.`
      : 'Record the hours planned for the days after it as missed, because the service ended, and remove what else is claimed for them.',
    action: whole ? allMissed(check, event) : { kind: 'open-line' },
  });
}

function earliestEnd(ends: readonly ServiceEnd[]): ServiceEnd | null {
  let earliest: ServiceEnd | null = null;
  for (const end of ends) {
    if (!isPlainDate(end.lastDay)) continue;
    if (!earliest || end.lastDay < earliest.lastDay) earliest = end;
    else if (end.lastDay === earliest.lastDay && end.cause === 'died') earliest = end;
  }
  return earliest;
}

/** The column that claims hours in a week that lies wholly after the end, or null. */
function claimedInWholeWeek(check: LineCheck): FindingField | null {
  const { actual, variations, week } = check;
  // A plan off the step (10.10) cannot be recorded as missed to the last hundredth; its rest is not a claim.
  const rest = week.council.step === 0 ? 0 : actual.planned % week.council.step;
  if (actual.actual > rest) return 'actual';
  if (actual.extra > 0) return 'extra';
  if (actual.frustrated > 0 && variations.every((variation) => variation.category !== 'frustrated'))
    return 'frustrated';
  return variations.find((variation) => isClaim(check, variation))?.category ?? null;
}

/** The column that claims hours for days after `lastDay` in the week in which the service ended, or null. */
function claimedAfter(check: LineCheck, lastDay: string): FindingField | null {
  const { actual, line, variations } = check;
  const later = variations.find((variation) => (variation.lastDay ?? '') > lastDay && isClaim(check, variation));
  if (later) return later.category;
  const log = check.log();
  if (log.some((entry) => entry.day > lastDay && entry.kind !== 'missed' && entry.kind !== 'frustrated'))
    return 'actual';
  if (!(actual.planned > 0) || !isAsPlanned(actual)) return null;
  // The council's plan already stops there, or the log shows that all of it was delivered before.
  if (line.endDate !== null && line.endDate <= lastDay) return null;
  let minutes = 0;
  for (const entry of log) {
    if (entry.kind === 'delivered' && entry.day >= check.week.weekStart) minutes += entry.minutes;
  }
  return quantityOfMinutes(minutes, check.week.council.step) >= actual.actual ? null : 'actual';
}

/** True for hours that somebody would be paid for: anything frustrated or extra, and missed for a paid reason. */
function isClaim(check: LineCheck, { category, reason, quantity }: Variation): boolean {
  if (!(quantity > 0) || reason === 'service_ended') return false;
  return category !== 'missed' || (reason !== 'unspecified' && check.type.reasons[reason].paid === 'yes');
}

function allMissed(check: LineCheck, event: string): FindingAction {
  const { step } = check.week.council;
  const { planned } = check.actual;
  const quantity = step === 0 ? planned : planned - (planned % step);
  const variation: Variation = {
    category: check.type.reasons.service_ended.categories[0] ?? 'missed',
    reason: 'service_ended',
    quantity,
    firstDay: null,
    lastDay: null,
    hospitalStayId: null,
    note: '',
  };
  return quantity > 0
    ? { kind: 'record-variations', variations: [variation], comment: event }
    : { kind: 'record-variations', variations: [], comment: event };
}
