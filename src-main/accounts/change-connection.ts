// What a change of the way to the council would mean now. What must stay true: nothing unsent, and no confirmation whose
// answer is not known, is ever left behind on a way that the account no longer goes.

import { isDeepStrictEqual } from 'node:util';
import type { ConnectionLook } from '../../src-shared/app-api/connection.ts';
import type { AppHandlers, AppProblem, AppResult } from '../../src-shared/app-api/index.ts';
import type { Absence } from '../../src-shared/domain/absences.ts';
import { isOnlyToRead } from '../../src-shared/domain/connection.ts';
import { count } from '../../src-shared/domain/count.ts';
import { fewestHospitalWeeks, withKnownBesides } from '../../src-shared/domain/decisions.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import { mondayOf, type PlainDate } from '../../src-shared/domain/week.ts';
import type { Store, StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import type { WeekQueries } from '../weeks/queries.ts';

/** What has to be done before the way can change. */
export function whatBlocks({ outbox, confirmations, deferredConfirmations }: StoreReads): AppProblem[] {
  const { toSend, conflicts, rejected } = outbox.counts();
  const blocks: AppProblem[] = [];
  if (toSend > 0) {
    const stuck = conflicts + rejected;
    const changes = count(toSend, 'change is', 'changes are');
    const action =
      stuck === 0
        ? 'Send them first.'
        : 'Send them first; where two versions differ, choose one, and mend or give up what was refused.';
    blocks.push({ code: 'unsent-first', sentence: `${changes} not yet at the present portal.`, action });
  }
  if (confirmations.open().length > 0) {
    blocks.push({
      code: 'confirmation-open',
      sentence: 'A confirmation was sent and its answer was not seen.',
      action: 'Sync, so that the app can ask for the receipt.',
    });
  }
  if (deferredConfirmations.all().length > 0) {
    blocks.push({
      code: 'confirmation-waits',
      sentence: 'A confirmation waits for the present portal.',
      action: 'Let it go there, or take it back on the Confirm page.',
    });
  }
  return blocks;
}

/**
 * Stays that still run and that the new portal does not know are sent to it, since its rules need them, as far as it plans
 * for these people. One of the same person and from the same day that stands there as well is the same stay: the portal's
 * record goes on, with what was known here besides, and the one here goes unless a week speaks of it. Asked after every
 * whole sync: the first may come long after the change. What waits is left.
 * @returns how many records are sent
 */
export function carryStays(
  store: Pick<Store, 'lines' | 'care' | 'weeks' | 'actuals' | 'profile' | 'outbox' | 'command'>,
  by: { id: string; name: string },
): number {
  const waiting = waitingCare(store);
  const here = store.care.stays().filter(({ id }) => !waiting.has(id));
  const isThere = ({ id }: HospitalStay) => store.care.atPortal('stay', id).version > 0;
  const unknown = here.filter((stay) => stay.discharged === null && !isThere(stay));
  if (unknown.length === 0) return 0;
  const planned = new Set(store.lines.all().map(({ ssRef }) => ssRef));
  const council = store.profile.get();
  const limit = council === null ? 0 : fewestHospitalWeeks(council);
  const there = here.filter(isThere);
  const sent = new Map<string, HospitalStay>();
  const twins: string[] = [];
  for (const stay of unknown) {
    if (!planned.has(stay.ssRef)) continue;
    const same = there.find(({ ssRef, admitted }) => ssRef === stay.ssRef && admitted === stay.admitted);
    if (same === undefined) {
      sent.set(stay.id, stay);
      continue;
    }
    const known = sent.get(same.id) ?? same;
    const both = withKnownBesides(known, stay, limit);
    if (both !== known) sent.set(same.id, both);
    if (isSpokenOf(store, stay)) sent.set(stay.id, { ...stay, discharged: same.discharged });
    else twins.push(stay.id);
  }
  if (sent.size > 0) {
    store.command({ what: 'save-stay', by, source: 'typed', why: 'Carried to the new portal' }, (write) => {
      for (const [id, value] of sent) write.care('stay', id, { kind: 'stay', id, value });
    });
  }
  if (twins.length > 0) {
    store.command({ what: 'remove-care', by, source: 'typed', why: 'The new portal has this stay' }, (write) => {
      for (const id of twins) write.care('stay', id, null);
    });
  }
  return sent.size;
}

/**
 * Absences that are not over on `today`'s week and that the new portal does not know are sent to it where it takes any, as far as
 * it plans for these people. One that stands there in the same words goes. Asked after every whole sync, as `carryStays`; what
 * waits is left.
 * @returns how many records are sent
 */
export function carryAbsences(
  store: Pick<Store, 'lines' | 'care' | 'sync' | 'outbox' | 'command'>,
  by: { id: string; name: string },
  today: PlainDate,
): number {
  if (!store.sync.state().takes.includes('absence')) return 0;
  const planned = new Set(store.lines.all().map(({ ssRef }) => ssRef));
  const running = store.care
    .absences()
    .filter(({ ssRef, lastDay }) => planned.has(ssRef) && (lastDay === null || lastDay >= mondayOf(today)));
  const isThere = ({ id }: Absence) => store.care.atPortal('absence', id).version > 0;
  const waiting = waitingCare(store);
  const here = running.filter((absence) => !isThere(absence) && !waiting.has(absence.id));
  const there = running.filter(isThere);
  const isTwin = (one: Absence) => there.some((other) => isDeepStrictEqual({ ...other, id: one.id }, one));
  const sent = here.filter((absence) => !isTwin(absence));
  const twins = here.filter(isTwin);
  if (sent.length > 0) {
    store.command({ what: 'save-absence', by, source: 'typed', why: 'Carried to the new portal' }, (write) => {
      for (const value of sent) write.care('absence', value.id, { kind: 'absence', id: value.id, value });
    });
  }
  if (twins.length > 0) {
    store.command({ what: 'remove-care', by, source: 'typed', why: 'The new portal has this absence' }, (write) => {
      for (const { id } of twins) write.care('absence', id, null);
    });
  }
  return sent.length;
}

/** The ids of stays, absences and other records of care that wait to be sent. */
const waitingCare = ({ outbox }: Pick<Store, 'outbox'>): Set<string> =>
  new Set(outbox.unsent().flatMap((row) => (row.kind === 'care' ? [row.body.id] : [])));

function isSpokenOf({ weeks, actuals }: Pick<Store, 'weeks' | 'actuals'>, { id, admitted }: HospitalStay): boolean {
  return weeks
    .all()
    .filter(({ weekStart }) => weekStart >= mondayOf(admitted))
    .some(({ weekStart }) =>
      actuals.ofWeek(weekStart).some(({ actual }) => actual.variations.some((one) => one.hospitalStayId === id)),
    );
}

export function connectionHandlers(context: AccountContext, queries: WeekQueries): AppHandlers<'connection'> {
  return {
    'connection.look': (): AppResult<ConnectionLook> => {
      const { store } = context;
      const list = queries.list();
      if (!list.ok) return list;
      const waiting = new Set(queries.waiting());
      const account = context.account();
      const here = list.value.weeks.filter(
        ({ weekStart, generated }) => generated && !isOnlyToRead(account, weekStart),
      );
      return ok({
        blocks: whatBlocks(store).map(({ code, sentence, action }) => ({ code, sentence, action })),
        weeks: here.length,
        notDone: here
          .filter(({ weekStart }) => waiting.has(weekStart))
          .map(({ weekStart, holds }) => ({ weekStart, holds })),
      });
    },
  };
}
