// The same change two weeks running without its days: how long it lasts is asked for, never assumed.
import { endOfService } from '../domain/claims.ts';
import { daysOf, daysOffOf, isChange } from '../domain/runs.ts';
import { addDays, dayNumber, isPlainDate } from '../domain/week.ts';
import { type LineCheck, type LineVariation, reasonName, report } from './line-check.ts';

export function checkDaysGiven(check: LineCheck): void {
  checkEndIsKnown(check);
  for (const variation of check.variations) {
    const { reason } = variation;
    const lasts = reason === 'temporary_increase' || reason === 'planned_absence';
    if (!lasts || daysOf(variation) !== null || !mayGoOn(check, variation)) continue;
    report(check, 'days-missing', {
      field: 'days',
      category: variation.category,
      facts: `${variation.category}:${reason}`,
      message: `Dates needed: ${reasonName(check, reason)} stands here and in the week before, and not all of it says its days.`,
      fix: 'Enter its first and last day in this week. A change of more than a week needs a request.',
      action: { kind: 'set-days', variation: variation.recorded },
    });
  }
}

/** Hours that are missed because the service ended, when nobody recorded since when: then no request can be drafted. */
function checkEndIsKnown(check: LineCheck): void {
  const { line, ends, week, type } = check;
  // Where it is not expected, it is pointed out as that.
  if (!type.reasons.service_ended.expected) return;
  if (endOfService(line, ends) !== null || (line.endDate !== null && line.endDate <= week.sunday)) return;
  const ended = check.variations.filter(({ reason }) => reason === 'service_ended');
  const [first] = ended;
  if (first === undefined || ended.some((variation) => daysOf(variation) !== null)) return;
  report(check, 'days-missing', {
    field: 'days',
    category: first.category,
    facts: `${first.category}:service_ended`,
    message: 'Dates needed: hours are missed because the service ended, and nobody recorded when it did.',
    fix: 'Enter the days on which it was not given any more, or record the end of service. The end needs a request.',
    action: { kind: 'set-days', variation: first.recorded },
  });
}

/** True when the week before has the same change without its days, or with days that may go on in this week. */
function mayGoOn({ earlier, week, council }: LineCheck, { category, reason }: LineVariation): boolean {
  if (!isPlainDate(week.weekStart)) return false;
  const before = addDays(week.weekStart, -7);
  const monday = dayNumber(week.weekStart);
  const isDayOff = daysOffOf(council);
  const reaches = (last: number) => {
    for (let day = last + 1; day < monday; day++) if (!isDayOff(day)) return false;
    return true;
  };
  return earlier.some(
    ({ weekStart, variations }) =>
      weekStart === before &&
      variations.some((variation) => {
        if (!isChange(variation, category, null)) return false;
        const same = variation.reason === reason || (variation.reason === 'unspecified' && category === 'extra');
        const days = daysOf(variation);
        return same && (days === null || reaches(days.last));
      }),
  );
}
