// Why nothing of the week can be confirmed just now, in a sentence, with what to do; null when it can. What keeps a
// single service is said in its row.
import type { Account, SyncStatus, WeekView } from '../../../src-shared/app-api/index.ts';
import { addDays, formatLongDate } from '../../../src-shared/domain/week.ts';

const weekLength = 7;

interface ConfirmFacts {
  week: Pick<WeekView, 'weekStart' | 'findings' | 'readOnly' | 'kept'>;
  sync: Pick<SyncStatus, 'workingOffline'> | null;
  roles: Account['roles'];
  /** False once the sign-in has run out. */
  canSend: boolean;
}

/** Whether what keeps the week from being confirmed passes by itself: it can then be agreed to now, and go later. */
export function passesByItself({ week, sync, roles, canSend }: ConfirmFacts): boolean {
  if (sync?.workingOffline !== true && canSend) return false;
  return whyNotYet({ week, sync: { workingOffline: false }, roles, canSend: true }) === null;
}

export function whyNotYet({ week, sync, roles, canSend }: ConfirmFacts): { sentence: string; action: string } | null {
  if (week.kept !== undefined && week.readOnly) {
    return { sentence: week.kept, action: 'Confirm it in that portal’s own pages, or go back to it in Settings.' };
  }
  if (week.readOnly) {
    return { sentence: 'Payment for this week is processed.', action: 'There is nothing left to confirm.' };
  }
  if (week.findings.some((finding) => finding.rule === 'week-not-finished')) {
    return {
      sentence: 'The week is not finished yet.',
      action: `It can be confirmed from ${formatLongDate(addDays(week.weekStart, weekLength))}. Everything else can be made ready now.`,
    };
  }
  if (!roles.includes('confirmer')) {
    return {
      sentence: 'Your account may record but not confirm.',
      action: 'Ask a colleague who may confirm to do it.',
    };
  }
  if (sync?.workingOffline) {
    return {
      sentence: 'You chose to work offline.',
      action:
        'Everything is saved on this computer. Turn off “Work offline” at the bottom of the window, then confirm.',
    };
  }
  if (!canSend) {
    return { sentence: 'Confirming needs you to be signed in.', action: 'Sign in to the portal, then confirm.' };
  }
  return null;
}
