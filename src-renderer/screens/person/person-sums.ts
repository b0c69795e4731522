// What the weeks of a person come to: by line, by reason, and the days away. Pure.
import type { PersonWeek } from '../../../src-shared/app-api/index.ts';
import { type Category, isAsPlanned, type Reason, type Variation } from '../../../src-shared/domain/actuals.ts';
import type { Quantity } from '../../../src-shared/domain/quantity.ts';
import type { PlainDate } from '../../../src-shared/domain/week.ts';

export interface PersonSums {
  weeks: number;
  planned: Quantity;
  actual: Quantity;
  frustrated: Quantity;
  missed: Quantity;
  extra: Quantity;
  /** What the council can be expected to pay, and on how many hours its guidance is silent. */
  expected: Quantity;
  notSaid: Quantity;
}

export function sumsOf(weeks: readonly PersonWeek[]): PersonSums {
  const sums = { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0, expected: 0, notSaid: 0 };
  for (const { actual, expected, notSaid } of weeks) {
    sums.planned += actual.planned;
    sums.actual += actual.actual;
    sums.frustrated += actual.frustrated;
    sums.missed += actual.missed;
    sums.extra += actual.extra;
    sums.expected += expected;
    sums.notSaid += notSaid;
  }
  return { ...sums, weeks: new Set(weeks.map(({ actual }) => actual.weekStart)).size };
}

export interface ReasonSum {
  category: Category;
  reason: Reason;
  quantity: Quantity;
  weeks: number;
}

/** Why the weeks differ, the most hours first. */
export function reasonSums(weeks: readonly PersonWeek[]): ReasonSum[] {
  const found = new Map<string, ReasonSum & { in: Set<PlainDate> }>();
  for (const { actual } of weeks) {
    for (const { category, reason, quantity } of actual.variations) {
      if (quantity === 0) continue;
      const key = `${category} ${reason}`;
      const sum = found.get(key) ?? { category, reason, quantity: 0, weeks: 0, in: new Set() };
      sum.quantity += quantity;
      sum.in.add(actual.weekStart);
      found.set(key, sum);
    }
  }
  return [...found.values()]
    .map(({ in: inWeeks, ...sum }) => ({ ...sum, weeks: inWeeks.size }))
    .sort((a, b) => b.quantity - a.quantity);
}

export interface Absence extends Pick<Variation, 'quantity' | 'firstDay' | 'lastDay' | 'note'> {
  weekStart: PlainDate;
  lineId: string;
}

/** The hours of which notice was given that they would not be needed, as the weeks have them. */
export function absencesOf(weeks: readonly PersonWeek[]): Absence[] {
  return weeks.flatMap(({ actual: { weekStart, lineId, variations } }) =>
    variations
      .filter(({ reason, quantity }) => reason === 'planned_absence' && quantity > 0)
      .map(({ quantity, firstDay, lastDay, note }) => ({ weekStart, lineId, quantity, firstDay, lastDay, note })),
  );
}

/** Whether there is more to say of a week than that it went to plan. */
export function isOfNote({ actual }: Pick<PersonWeek, 'actual'>): boolean {
  return !isAsPlanned(actual) || actual.variations.length > 0 || actual.comment !== '';
}
