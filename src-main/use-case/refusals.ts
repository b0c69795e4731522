// The problems that more than one use case can meet, each in one place.
import { formerConnectionSentence, isOnlyToRead } from '../../src-shared/domain/connection.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import type { AccountContext } from './account-context.ts';
import { refuse } from './result.ts';

export const noProfile = () =>
  refuse('no-profile', 'The council’s rules are not on this computer yet.', 'Sign in and sync once, then try again.');

export const weekClosed = (weekStart: string) =>
  refuse(
    'week-closed',
    `The payment for the week ${formatWeek(weekStart)} is processed, so nothing in it can be changed.`,
    'If a figure is wrong, ask about the payment or answer the dispute.',
  );

/** Why nothing of the week can be changed, or null: its payment is processed, or its portal is no longer asked. */
export function whyClosed(context: Pick<AccountContext, 'store' | 'account'>, weekStart: string) {
  if (context.store.weeks.get(weekStart)?.status === 'payment-processed') return weekClosed(weekStart);
  return whyKept(context, weekStart);
}

/** Why the portal of this account has nothing to do with the week, or null where it has. */
export function whyKept({ account }: Pick<AccountContext, 'account'>, weekStart: string) {
  const of = account();
  if (!isOnlyToRead(of, weekStart)) return null;
  return refuse(
    'week-kept',
    formerConnectionSentence(of, weekStart) ?? '',
    'Change it in that portal’s own pages, or go back to that way in Settings.',
  );
}

export const weekNotGenerated = (weekStart: string) =>
  refuse(
    'week-not-generated',
    `The week ${formatWeek(weekStart)} has no actuals yet.`,
    'Generate the week, sync, then try again.',
  );

export const noActual = () =>
  refuse(
    'no-actual',
    'This line has no actual in this week yet, so there is nothing to record on.',
    'Generate the week again to add it, then sync.',
  );

/** Somebody else's screen or a sync was faster than this click. */
export const noLongerThere = (what: string) =>
  refuse('gone', `${what} is no longer there.`, 'Look at the week again; it may have changed just now.');

/** What was shown rests on records that are others now. @param what the records; @param done what was not done */
export const changedSincePreview = (what: string, done: string) =>
  refuse(
    'changed-since-preview',
    `The ${what} has changed since this was shown, so nothing was ${done}.`,
    'Choose the file again to see what it would change now.',
  );
