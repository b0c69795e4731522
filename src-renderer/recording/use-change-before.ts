// The increase or absence from which some days go on with only a weekend or bank holidays between, if there is one.
import { useMemo } from 'react';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Category, Reason, Variation } from '../../src-shared/domain/actuals.ts';
import { type DayRun, daysOf, daysOfChange, daysOffOf, goesOnFrom } from '../../src-shared/domain/runs.ts';
import { dateOfDayNumber, type PlainDate } from '../../src-shared/domain/week.ts';
import { useEarlier } from '../app-api/queries.ts';
import type { ReasonAnswer } from './answer.ts';

export interface ChangeBefore {
  what: 'increase' | 'absence';
  firstDay: PlainDate;
  lastDay: PlainDate;
}

/**
 * @param chosen the change that the days are of; null: of none that can go on
 * @param others what else is recorded on the line in this week
 */
export function useChangeBefore(
  lineId: string,
  weekStart: PlainDate,
  chosen: { category: Category; reason: Reason } | null,
  { firstDay, lastDay }: Pick<ReasonAnswer, 'firstDay' | 'lastDay'>,
  others: readonly Variation[],
  council: Pick<CouncilProfile, 'bankHolidays'>,
): ChangeBefore | null {
  const { value } = useEarlier(weekStart, lineId);
  const { category, reason } = chosen ?? {};
  return useMemo(() => {
    const days = daysOf({ firstDay, lastDay });
    if (days === null || category === undefined || reason === undefined) return null;
    const of = category === 'extra' ? null : reason;
    const known: DayRun[] = [{ variations: [...others] }, ...(value?.actuals ?? [])].flatMap((actual) =>
      daysOfChange(actual, category, of),
    );
    const before = goesOnFrom(days, known, daysOffOf(council));
    if (before === null) return null;
    return {
      what: category === 'extra' ? 'increase' : 'absence',
      firstDay: dateOfDayNumber(before.first),
      lastDay: dateOfDayNumber(before.last),
    };
  }, [council, value, category, reason, firstDay, lastDay, others]);
}
