// What is due when, from the store: the dates themselves are src-shared/reminders/due.ts.

import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { type DueItem, dueItems } from '../../src-shared/reminders/due.ts';
import type { ReminderFacts } from '../../src-shared/reminders/reminders.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import type { WeekQueries } from '../weeks/queries.ts';
import { isTimed, sitesMissing } from './facts.ts';

export function listDue(
  context: AccountContext,
  queries: Pick<WeekQueries, 'waiting'>,
  reminderFacts: () => ReminderFacts | null,
): AppResult<AppAnswer<'reminder.due'>> {
  const { store, clock } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const { needed = [], hospitalLimits = [], lock = null, weeks = [] } = reminderFacts() ?? {};
  const items = dueItems({
    now: clock.now(),
    council,
    weeks: queries.waiting(),
    adjustments: store.care.adjustments().map((request) => ({ ...request, timed: isTimed(store, request, council) })),
    needed,
    hospitalLimits,
    locksOn: lock?.locksOn ?? null,
    sitesMissing: sitesMissing(
      context,
      weeks.flatMap(({ weekStart, done }) => (done ? [] : [weekStart])),
      council,
    ),
  });
  const people = new Map(store.people.all().map((person) => [person.ssRef, person]));
  const ofStays = new Map(store.care.stays().map(({ id, ssRef }) => [id, ssRef]));
  const personOf = (item: DueItem): string | null => {
    if (item.kind !== 'adjustment' && item.kind !== 'hospital-limit') return null;
    const ssRef = item.kind === 'adjustment' ? item.ssRef : (ofStays.get(item.stayId) ?? 'not known');
    return personName(people.get(ssRef), ssRef);
  };
  return ok({ due: items.map((item) => ({ item, person: personOf(item) })) });
}
