// What is due when, from the store: the dates themselves are src-shared/due.ts.
import type { DeskOutput, DeskResult } from '../../src-shared/desk-api.ts';
import { dueItems } from '../../src-shared/due.ts';
import { portalAccess } from './council-rules.ts';
import { type Desk, ok } from './desk.ts';
import { noProfile } from './refusals.ts';
import type { WeekQueries } from './week-queries.ts';

export function listDue(desk: Desk, queries: Pick<WeekQueries, 'waiting'>): DeskResult<DeskOutput<'overview.due'>> {
  const { store, clock } = desk;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const access = portalAccess(desk);
  // Through the portal itself every sync is access: only where somebody has to sign in elsewhere is there a lock to fear.
  const lock = access.ok && access.value.known === 'reported' ? access.value.lock : null;
  const items = dueItems({
    now: clock.now(),
    council,
    weeks: queries.waiting(),
    adjustments: store.care.adjustments(),
    locksOn: lock?.locksOn ?? null,
  });
  const people = new Map(store.people.all().map(({ ssRef, name }) => [ssRef, name]));
  const person = (ssRef: string) => people.get(ssRef) || `SS Ref ${ssRef}`;
  return ok({
    due: items.map((item) => ({ item, person: item.kind === 'adjustment' ? person(item.ssRef) : null })),
  });
}
