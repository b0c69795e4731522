// When somebody last was at the council's own portal: to look for disputes and exceptions, and to keep the account from
// locking. Without an API nobody can count what stands there, so nothing here ever says how many are unread.
import { z } from 'zod';
import type { CouncilProfile } from '../council/schema.ts';
import { accountLock } from '../domain/account-lock.ts';
import { count } from '../domain/count.ts';
import { daysBetween, formatDate, type PlainDate, weekStartSchema } from '../domain/week.ts';
import type { Tone } from './evidence-words.ts';
import { formatMoment, instantSchema, personNameSchema } from './moment.ts';

export const lookedAtSchema = z.object({
  what: z.enum(['disputes', 'exceptions']),
  /** The week that was looked at; null: all. */
  weekStart: weekStartSchema.nullable(),
  at: instantSchema,
  by: personNameSchema,
});
/** Somebody looked at the council's own pages and said so. */
export type LookedAt = z.infer<typeof lookedAtSchema>;

/** `Disputes in the portal were last looked at by Aisha on Monday 10 March 2025, 9:15am.`; never a count. */
export function lookedAtSentence(what: LookedAt['what'], last: LookedAt | null, timeZone: string): string {
  const name = what === 'disputes' ? 'Disputes' : 'Exceptions';
  if (last === null) return `Nobody has noted looking at the portal’s ${what} yet.`;
  return `${name} in the portal were last looked at by ${last.by.name} on ${formatMoment(last.at, timeZone)}.`;
}

/** True when the weekly look is due: nobody noted one in the seven days before `today`. */
export function isLookDue(lastDay: PlainDate | null, today: PlainDate): boolean {
  return lastDay === null || daysBetween(lastDay, today) >= 7;
}

/**
 * The account at the council's own portal, which locks when nobody signs in there. Signing in here is no access there.
 * @param lastAccess the day ticked by a person, or that of the newest export; null: not known
 */
export function portalAccessSentence(
  lastAccess: { day: PlainDate; by: string } | null,
  today: PlainDate,
  council: Pick<CouncilProfile, 'accountLock'>,
): { tone: Tone; sentence: string } {
  if (lastAccess === null) {
    return {
      tone: 'amber',
      sentence: 'When somebody last signed in to the council’s portal is not known. Tick it here.',
    };
  }
  const lock = accountLock(lastAccess.day, today, council);
  const last = `Last signed in to the council’s portal: ${lastAccess.by} on ${formatDate(lastAccess.day)}.`;
  switch (lock.state) {
    case 'open':
      return { tone: 'done', sentence: last };
    case 'warn': {
      const left = count(lock.daysLeft, 'day');
      return {
        tone: 'amber',
        sentence: `${last} The account locks on ${formatDate(lock.locksOn)}, in ${left}: sign in there.`,
      };
    }
    case 'locked':
      return {
        tone: 'attention',
        sentence: `${last} The account has probably locked on ${formatDate(lock.locksOn)}: see who to contact about access.`,
      };
  }
}
