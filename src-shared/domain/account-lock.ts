// The council portal's own account locks when nobody has signed in there for a while (S-B: "if you have not accessed the
// Provider Portal within the last 90 days"). Signing in to this app is not access to the council's portal.
import type { CouncilProfile } from '../council/schema.ts';
import { addDays, daysBetween, type PlainDate } from './week.ts';

export interface AccountLock {
  state: 'open' | 'warn' | 'locked';
  /** The first day on which the account is locked. */
  locksOn: PlainDate;
  /** Days since the last sign-in. */
  days: number;
  /** Days until it locks, 0 once it is locked. */
  daysLeft: number;
}

/**
 * How the portal account stands.
 * @param lastAccess the last sign-in at the council's portal: its own record, or the day that a person ticked
 * @param today the council's calendar day
 */
export function accountLock(
  lastAccess: PlainDate,
  today: PlainDate,
  council: Pick<CouncilProfile, 'accountLock'>,
): AccountLock {
  const { afterDays, warnFromDay } = council.accountLock;
  const days = daysBetween(lastAccess, today);
  return {
    state: days >= afterDays ? 'locked' : days >= warnFromDay ? 'warn' : 'open',
    locksOn: addDays(lastAccess, afterDays),
    days,
    daysLeft: Math.max(0, afterDays - days),
  };
}
