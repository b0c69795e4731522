// The fixed days of practice. They never move with the real calendar: a week that was learned or photographed once
// looks the same next year, and the clocks change (30 March 2025) and Easter lie inside the history on purpose.
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import { addDays, type PlainDate } from '../../src-shared/domain/week.ts';

/** The week to record and confirm: Monday 2 to Sunday 8 June 2025. Its deadline is Tuesday 10 June, 5pm. */
export const currentWeek: PlainDate = '2025-06-02';

/** Monday 9 June 2025, 9:00 in London: the week is over, and there is a day and a half left to confirm it. */
export const clockStart = '2025-06-09T08:00:00Z';

/** The twelve weeks before the current one, oldest first: 10 March to 26 May 2025. */
export const historyWeeks: readonly PlainDate[] = Array.from({ length: weeksLookedBack }, (_, index) =>
  addDays(currentWeek, 7 * (index - weeksLookedBack)),
);

/** The newest week of the history: confirmed, its payment scheduled and not yet processed. */
export const newestHistoryWeek: PlainDate = addDays(currentWeek, -7);

/**
 * The instant at `minute` minutes after midnight UTC of a day, e.g. `instantOn('2025-06-03', 605)` for 10:05 UTC.
 * @param second for order within a minute; may run past 59
 */
export function instantOn(day: PlainDate, minute: number, second = 0): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000 + second * 1000).toISOString();
}
