// Why nothing was confirmed, or why it is not known yet, in words.

import type { AppProblem, ConfirmOutcome } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';

export function notSent(problem: AppProblem): ConfirmOutcome {
  return { outcome: 'not-sent', problem };
}

/** It was confirmed, and is not any more: a colleague may change a week before this computer hears of its receipt. */
export const supersededSince = (number: string) =>
  `The week was confirmed (receipt ${number}) and has been changed since, so that receipt no longer holds. ` +
  'Look at the week again, then confirm it.';

export const lookFirst =
  'The app was started again since you looked, or the week was not shown yet. Look at it, then confirm it.';

export const confirmationUnknown: AppProblem = {
  code: 'confirmation-unknown',
  sentence:
    'The confirmation was sent and its answer was not seen, so it is not known yet whether the week is confirmed.',
  action: 'The app asks the portal for the receipt by itself, and never confirms twice.',
};
export const notReceived: AppProblem = {
  code: 'confirmation-not-received',
  sentence: 'The portal has no receipt for the confirmation that was sent, and the week was changed since.',
  action: 'Look at the week again, then confirm it.',
};
export const notConfirmer: AppProblem = {
  code: 'not-confirmer',
  sentence: 'Your account may record, but not confirm.',
  action: 'Ask a colleague who may confirm. What you recorded is saved and will be sent.',
};
export const workingOffline: AppProblem = {
  code: 'working-offline',
  sentence: 'You chose to work offline, so nothing was sent.',
  action: 'Go online, then confirm.',
};
export const closed: AppProblem = {
  code: 'signed-out',
  sentence: 'You signed out before this was done.',
  action: 'Sign in again: what was on its way is looked up first.',
};

export function linesNotSent(number: number): AppProblem {
  const lines = count(number, 'line has', 'lines have');
  return {
    code: 'lines-not-sent',
    sentence: `${lines} not been accepted by the portal, so nothing was confirmed.`,
    action: 'Settle what is marked as a conflict or as rejected, then confirm.',
  };
}

export function changedSince(sentence: string): AppProblem {
  return { code: 'changed-since-agreed', sentence, action: '' };
}
