// Extra hours that stand on a line and that nobody may claim: they go into the log, where they stay as given, and the
// line claims so much less.
import type { Variation } from './actuals.ts';
import { type Quantity, quantityOfMinutes, unitOf } from './quantity.ts';
import { daysOf } from './runs.ts';
import { dateOfDayNumber, dayNumber, mondayOf, type PlainDate } from './week.ts';

/**
 * The line's variations without the hours that went into the log. The hours of a day are taken off the increase whose days
 * hold it, and the day leaves it: what is left of a run with a day taken out of its middle are two. Hours of a day that no
 * increase holds were not claimed, and take nothing off; one without days may hold any. The hours of an increase are those of
 * this week, also where its days begin before it or go on after it.
 * @param given by day of one week, in minutes: all that was given on that day and cannot be claimed, and how much of it the log had
 *   before. That is taken off only where its day, or the whole increase, is no longer claimed: hours that go on being
 *   claimed on the same days are not taken off once more when the same is said again
 * @param all true where the service takes no extra hours at all: then none are left, whatever was given
 * @param step hundredths; what is left is rounded to it once, over all increases that something was taken off
 */
export function withoutGiven(
  variations: readonly Variation[],
  given: readonly GivenOnDay[],
  { all, step }: { all: boolean; step: Quantity },
): Variation[] {
  if (all) return variations.filter(({ category }) => category !== 'extra');
  const taken = takenFrom(variations, given);
  if (taken.size === 0) return [...variations];
  const left = [...taken].map(([one, { minutes }]) => ({ one, minutes: minutesOf(one) - minutes }));
  const rounded = quantityOfMinutes(Math.round(left.reduce((sum, { minutes }) => sum + minutes, 0)), step);
  const quantities = shareOut(
    left.map(({ minutes }) => minutes),
    // Rounding never claims more than before.
    Math.min(
      rounded,
      left.reduce((sum, { one }) => sum + one.quantity, 0),
    ),
    step,
  );
  const after = new Map(left.map(({ one }, index) => [one, quantities[index] ?? 0]));
  return variations.flatMap((one) => {
    const quantity = after.get(one);
    return quantity === undefined ? [one] : onOtherDays({ ...one, quantity }, taken.get(one)?.days ?? [], step);
  });
}

interface GivenOnDay {
  day: PlainDate;
  minutes: number;
  logged?: number;
}

interface Taken {
  minutes: number;
  /** Day numbers. */
  days: number[];
}

/** What is taken off each increase, by the days that it holds: those of fewer days first, and those without days last. */
function takenFrom(variations: readonly Variation[], given: readonly GivenOnDay[]): Map<Variation, Taken> {
  const taken = new Map<Variation, Taken>();
  const extras = variations
    .filter(({ category, quantity }) => category === 'extra' && quantity > 0)
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  const goesOn = new Set(extras.filter((one) => isClaimedAfter(one, given)));
  for (const { day, minutes, logged = 0 } of given) {
    const at = dayNumber(day);
    let left = minutes;
    let fresh = Math.max(0, minutes - logged);
    for (const one of extras) {
      const days = daysOf(one);
      if (!(left > 0)) break;
      if (days !== null && (at < days.first || at > days.last)) continue;
      const before = taken.get(one) ?? { minutes: 0, days: [] };
      const less = Math.min(goesOn.has(one) ? fresh : left, minutesOf(one) - before.minutes);
      if (less > 0) taken.set(one, { minutes: before.minutes + less, days: [...before.days, at] });
      left -= less;
      fresh = Math.max(0, fresh - less);
    }
  }
  return taken;
}

/** Whether something of an increase is claimed on the same days afterwards: it has no other days, and more hours than these. */
function isClaimedAfter(one: Variation, given: readonly GivenOnDay[]): boolean {
  const days = daysOf(one);
  const own = given.filter(({ day }) => days === null || (dayNumber(day) >= days.first && dayNumber(day) <= days.last));
  const [first] = own;
  if (days !== null && first !== undefined) {
    const within = withinWeek(days, dayNumber(first.day));
    if (new Set(own.map(({ day }) => day)).size <= within.last - within.first) return false;
  }
  return own.reduce((sum, { minutes }) => sum + minutes, 0) < minutesOf(one);
}

/** The days that are in the week of one of them. */
function withinWeek({ first, last }: { first: number; last: number }, ofWeek: number): { first: number; last: number } {
  const monday = dayNumber(mondayOf(dateOfDayNumber(ofWeek)));
  return { first: Math.max(first, monday), last: Math.min(last, monday + 6) };
}

function lengthOf(variation: Variation): number {
  const days = daysOf(variation);
  return days === null ? Number.POSITIVE_INFINITY : days.last - days.first;
}

function minutesOf({ quantity }: Variation): number {
  return (quantity * 60) / 100;
}

/** What is left of an increase on the days that were not taken out of it, each stretch with its share of the hours. */
function onOtherDays(variation: Variation, taken: readonly number[], step: Quantity): Variation[] {
  const { quantity } = variation;
  if (!(quantity > 0)) return [];
  const days = daysOf(variation);
  if (days === null) return [variation];
  const stretches: { first: number; last: number }[] = [];
  for (let day = days.first; day <= days.last; day++) {
    if (taken.includes(day)) continue;
    const last = stretches.at(-1);
    if (last !== undefined && last.last === day - 1) last.last = day;
    else stretches.push({ first: day, last: day });
  }
  const weights = stretches.map((stretch) => {
    const { first, last } = withinWeek(stretch, taken[0] ?? stretch.first);
    return Math.max(0, last - first + 1);
  });
  // Hours are left, and no day of the week for them: they are claimed on the days as they were.
  if (!weights.some((days) => days > 0)) return [variation];
  const shares = shareOut(weights, quantity, step);
  const { separateCause, ...goesOn } = variation;
  return stretches
    .map(({ first, last }, index) => ({ first, last, quantity: shares[index] ?? 0 }))
    .filter(({ quantity: share }) => share > 0)
    .map(({ first, last, quantity: share }, index) => ({
      // The cause of its own is that of the first.
      ...(index === 0 ? variation : goesOn),
      quantity: share,
      firstDay: dateOfDayNumber(first),
      lastDay: dateOfDayNumber(last),
    }));
}

/** The total in whole steps by weight, largest remainder first; what is no whole step goes to the first. */
function shareOut(weights: readonly number[], total: Quantity, step: Quantity): Quantity[] {
  const unit = unitOf(step);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const steps = Math.floor(total / unit);
  const shares = weights.map((weight, index) => {
    const exact = sum > 0 ? (weight * steps) / sum : 0;
    return { index, whole: Math.floor(exact + 1e-9), rest: exact - Math.floor(exact + 1e-9) };
  });
  let left = steps - shares.reduce((all, { whole }) => all + whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left <= 0) break;
    share.whole += 1;
    left -= 1;
  }
  return shares.map(({ whole, index }) => whole * unit + (index === 0 ? total - steps * unit : 0));
}
