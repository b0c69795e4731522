// Extra hours that stand on a line and that nobody may claim: they go into the log, where they stay as given, and the
// line claims so much less.
import type { Variation } from './actuals.ts';
import { type Quantity, quantityOfMinutes, unitOf } from './quantity.ts';
import { addDays, type PlainDate } from './week.ts';

/**
 * The line's variations without the hours that went into the log. What is left of an increase ends before the first of
 * those days, if it ran on into them.
 * @param given by day, in minutes; whole minutes are rounded up to the step, as a claim must not keep a rest of them
 * @param all true where the service takes no extra hours at all: then none are left, whatever was given
 */
export function withoutGiven(
  variations: readonly Variation[],
  given: readonly { day: PlainDate; minutes: number }[],
  { all, step }: { all: boolean; step: Quantity },
): Variation[] {
  if (all) return variations.filter(({ category }) => category !== 'extra');
  const from = given.map(({ day }) => day).sort()[0];
  if (from === undefined) return [...variations];
  const minutes = given.reduce((sum, entry) => sum + entry.minutes, 0);
  const exact = quantityOfMinutes(minutes, step);
  let left = exact * 60 < minutes * 100 ? exact + unitOf(step) : exact;
  const taken = new Map<Variation, Quantity>();
  // The latest days are the ones that cannot be claimed.
  const latestFirst = variations
    .filter(({ category }) => category === 'extra')
    .sort((a, b) => ((a.lastDay ?? '9') < (b.lastDay ?? '9') ? 1 : -1));
  for (const one of latestFirst) {
    taken.set(one, Math.min(left, one.quantity));
    left -= Math.min(left, one.quantity);
  }
  return variations.flatMap((one) => {
    const less = taken.get(one) ?? 0;
    if (less === 0) return [one];
    return less === one.quantity ? [] : [{ ...one, ...endingBefore(one, from), quantity: one.quantity - less }];
  });
}

function endingBefore({ firstDay, lastDay }: Variation, day: PlainDate): Partial<Variation> {
  const runsInto = firstDay !== null && lastDay !== null && firstDay < day && lastDay >= day;
  return runsInto ? { lastDay: addDays(day, -1) } : {};
}
