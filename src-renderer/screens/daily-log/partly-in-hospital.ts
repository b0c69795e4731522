// One admission is asked for with an entry: it cannot be of days that stand beside a stay which is recorded already.
import { count } from '../../../src-shared/domain/count.ts';
import { formatLongDate, type PlainDate } from '../../../src-shared/domain/week.ts';

/**
 * @param days all that the entry is of
 * @param outside those of them that no stay covers
 * @returns why they are not to be logged together; null where all of them are in hospital, or none
 */
export function whyPartlyInHospital(days: readonly PlainDate[], outside: readonly PlainDate[]): string | null {
  const [first] = outside;
  if (first === undefined || outside.length === days.length) return null;
  const others = outside.length === 1 ? '' : ` and ${count(outside.length - 1, 'more day', 'more days')}`;
  return `The hospital stay that is recorded does not cover ${formatLongDate(first)}${others}. Log those days apart, or correct the stay first.`;
}
