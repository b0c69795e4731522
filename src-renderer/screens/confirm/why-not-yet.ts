// Why the week cannot be confirmed just now, in a sentence, with what to do; null when it can.
import type { SyncStatus, WeekView } from '../../../src-shared/desk-api.ts';
import { addDays, formatLongDate } from '../../../src-shared/week.ts';

const weekLength = 7;

export function whyNotYet(week: WeekView, sync: SyncStatus | null): { sentence: string; action: string } | null {
  switch (week.next.step) {
    case 'wait-for-sunday':
      return {
        sentence: 'The week is not finished yet.',
        action: `It can be confirmed from ${formatLongDate(addDays(week.weekStart, weekLength))}. Everything else can be made ready now.`,
      };
    case 'sign-in':
      return {
        sentence: 'Your sign-in has run out.',
        action: 'Sign in again with the button at the top, then confirm.',
      };
    case 'go-online':
      return {
        sentence: 'You are offline.',
        action: 'Confirming needs the portal. Everything you recorded is saved on this computer.',
      };
    case 'ask-confirmer':
      return {
        sentence: 'Your account may record but not confirm.',
        action: 'Ask a colleague who may confirm to do it.',
      };
    default:
      return sync?.workingOffline
        ? {
            sentence: 'You chose to work offline.',
            action: 'Turn off “Work offline” at the bottom of the window, then confirm.',
          }
        : null;
  }
}
