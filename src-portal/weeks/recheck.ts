// Keeps stored exceptions true in other weeks than the one that changed: rules look back twelve weeks, and stays,
// requests and ends of service reach over many. Weeks whose payment is processed stay as they were.
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import { type Environment, instantOf } from '../environment.ts';
import type { Connection, Statement } from '../store/database.ts';
import { loadWeek } from '../store/week-state.ts';
import { saveActuals, saveWeek } from '../store/week-writes.ts';
import type { Writing } from '../store/writing.ts';
import { copyOf, refreshExceptions, writesOf } from './check.ts';

const openWeeks: Statement = {
  name: 'weeks-open',
  text: `select week_start as "weekStart" from week where provider_id = $1 and generated_at is not null
    and status <> 'payment-processed' order by week_start`,
};

/** The generated weeks that may still change, oldest first. */
export async function loadOpenWeeks(connection: Connection, providerId: string): Promise<string[]> {
  return (await connection.run<{ weekStart: string }>(openWeeks, [providerId])).map((row) => row.weekStart);
}

/** Works out the exceptions of these people again in these weeks, and writes those that became others. */
export async function recheck(
  writing: Writing,
  environment: Environment,
  weekStarts: readonly string[],
  scope: 'everyone' | { ssRefs: readonly string[] },
): Promise<void> {
  for (const weekStart of weekStarts) {
    const before = await loadWeek(writing.connection, writing.providerId, weekStart, scope);
    const state = copyOf(before);
    const fresh = refreshExceptions(state, environment.council(), instantOf(environment));
    await saveActuals(writing, weekStart, writesOf(state, before, fresh.lineIds));
    if (fresh.week && state.week !== null) await saveWeek(writing, state.week);
  }
}

/** Does so in the open weeks that look back on `weekStart`. */
export async function recheckLaterWeeks(
  writing: Writing,
  environment: Environment,
  weekStart: string,
  ssRefs: readonly string[],
): Promise<void> {
  const last = addDays(weekStart, 7 * weeksLookedBack);
  const later = (await loadOpenWeeks(writing.connection, writing.providerId)).filter(
    (monday) => monday > weekStart && monday <= last,
  );
  await recheck(writing, environment, later, { ssRefs });
}
