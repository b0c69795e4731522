// The 90-day lock of the account at the council's portal, in words; nothing while it is far away.

import type { PortalAccess } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import type { NoticeTone } from '../../components/Notice.tsx';

export interface LockWords {
  tone: NoticeTone;
  sentence: string;
  action: string;
}

export function lockWords(access: PortalAccess | null, council: string): LockWords | null {
  const lock = access?.lock ?? null;
  if (lock === null || lock.state === 'open') return null;
  const where = access?.known === 'reported' ? `${council}’s own portal` : 'the portal';
  if (lock.state === 'locked') {
    return {
      tone: 'error',
      sentence: `The account at ${where} is locked since ${formatLongDate(lock.locksOn)}: ${lock.days} days without a sign-in.`,
      action: 'Ask for it to be unlocked.',
    };
  }
  return {
    tone: 'attention',
    sentence: `The account at ${where} locks in ${count(lock.daysLeft, 'day')}, on ${formatLongDate(lock.locksOn)}.`,
    action: access?.known === 'reported' ? 'Sign in there, then say so under Who to contact.' : 'Sign in and sync.',
  };
}
