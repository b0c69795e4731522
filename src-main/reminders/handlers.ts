// The calls on what is due, and on what to remind of now.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import type { FactsOf } from '../weeks/facts.ts';
import type { WeekQueries } from '../weeks/queries.ts';
import { listDue } from './due.ts';
import { listReminders, reminderFactsOf } from './facts.ts';

export function reminderHandlers(
  context: AccountContext,
  queries: WeekQueries,
  factsOf: FactsOf,
): AppHandlers<'reminder'> {
  const reminderFacts = reminderFactsOf(context, queries, factsOf);
  return {
    'reminder.list': () => listReminders(context, reminderFacts),
    'reminder.due': () => listDue(context, queries, reminderFacts),
  };
}
