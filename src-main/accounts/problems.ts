// What keeps somebody from signing in, or from changing the way to the council, in words.
import type { Account, AppProblem } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';

export const unknownAccount: AppProblem = {
  code: 'account-unknown',
  sentence: 'There is no such account on this computer.',
  action: 'Choose one from the list, or sign in.',
};

export const openMeanwhile: AppProblem = {
  code: 'account-open',
  sentence: 'The account was opened meanwhile. Its records are as they were.',
  action: 'Sign out first if anything still has to be done with them.',
};

export const previewGone: AppProblem = {
  code: 'gone',
  sentence: 'The file with the council’s rules is not at hand any more.',
  action: 'Choose it again.',
};

export const practiceApart: AppProblem = {
  code: 'practice-apart',
  sentence: 'Practice holds invented people, so it is kept apart and never becomes a record of real ones.',
  action: 'Sign out, and choose how your own weeks reach the council.',
};
export const sameWay: AppProblem = {
  code: 'same-way',
  sentence: 'The weeks of this account go this way already.',
  action: '',
};
export const accountThere: AppProblem = {
  code: 'account-there',
  sentence: 'This computer already has an account of this user at this portal. Nothing was changed.',
  action: 'Sign out and open that account; these records stay in the list beside it.',
};

export function otherName(portal: string, { provider }: Account): AppProblem {
  return {
    code: 'another-provider-name',
    sentence: `The portal calls your organisation “${portal}”; these records are of “${provider.name}”. Nothing was changed.`,
    action: 'If it is the same organisation, say so and try again. If not, sign out and begin another account.',
  };
}

export function unsentStays(number: number): AppProblem {
  const changes = count(number, 'change is', 'changes are');
  return {
    code: 'unsent-work-stays',
    sentence: `You are signed out. ${changes} not yet at the portal and stay on this computer.`,
    action: 'Sign in again with the same account to send them.',
  };
}

export function noKeyring(sentence: string): AppProblem {
  return { code: 'no-keyring', sentence, action: '' };
}

const sameSecret =
  'Type it as you set it: capitals and spaces count. If you cannot remember it, use your recovery key.';

/** A problem of the field for the secret. */
function ofSecret(code: AppProblem['code'], sentence: string, action: string): AppProblem {
  return { code, sentence, action, fields: { secret: sentence } };
}

export const secretNeeded = ofSecret('secret-needed', 'Enter your passphrase or PIN.', '');

export function wrongSecret(waitMillis: number): AppProblem {
  const wait = waitMillis === 0 ? '' : ` The next try is possible in ${waitWords(waitMillis)}.`;
  return ofSecret('wrong-secret', `This is not the passphrase or PIN of this account.${wait}`, sameSecret);
}

export function waitForNextTry(waitMillis: number): AppProblem {
  const sentence = `There were several wrong tries. The next one is possible in ${waitWords(waitMillis)}.`;
  return ofSecret('secret-wait', sentence, 'The recovery key opens the account at once.');
}

/** The same on a locked window, where the recovery key and the portal's sign-in are one step further. */
export function whileLocked(problem: AppProblem): AppProblem {
  switch (problem.code) {
    case 'wrong-secret':
    case 'secret-wait':
      return {
        ...problem,
        action: 'If you cannot remember it, sign out below, and use your recovery key on the first page.',
      };
    case 'secret-due':
    case 'first-secret-first':
      return noSecretWhileLocked;
    default:
      return problem === signInToPractice
        ? { ...problem, action: 'Sign out, and sign in to practice again.' }
        : problem;
  }
}

const noSecretWhileLocked: AppProblem = {
  code: 'secret-due',
  sentence: 'No passphrase or PIN was set for this account yet, so nothing unlocks the window.',
  action: 'Sign out, and sign in again; then set one.',
};

export const windowLocked: AppProblem = {
  code: 'window-locked',
  sentence: 'The window is locked, so nothing was shown or changed.',
  action: 'Unlock it first.',
};

export const portalWordNeeded: AppProblem = {
  code: 'portal-word-needed',
  sentence: 'The portal has not said for too long that this sign-in is still good, so the window stays locked.',
  action: 'Connect to the internet and try again, or sign in to the portal.',
};

/** @param said the portal's own sentence, which says whom to ask */
export function accountBlocked(said: string): AppProblem {
  return {
    code: 'account-blocked',
    sentence: `The portal does not let this account in any more. It says: “${said}”`,
    action: 'Once it does again, sign in to the portal here. What is unsent stays, and can be saved as a site packet.',
  };
}

export const signInOfAnother: AppProblem = {
  code: 'sign-in-of-another',
  sentence: 'This is the sign-in of somebody else than the person whose work is open here.',
  action: 'Sign in as that person, or sign them out first.',
};

function waitWords(millis: number): string {
  const seconds = Math.ceil(millis / 1000);
  return seconds <= 90 ? count(seconds, 'second', 'seconds') : count(Math.ceil(seconds / 60), 'minute', 'minutes');
}

export function weakSecret(sentence: string): AppProblem {
  return ofSecret('secret-weak', sentence, '');
}

export const firstSecretFirst = ofSecret(
  'first-secret-first',
  'This account has no passphrase or PIN yet.',
  'Set one: from then on it opens with that only.',
);

export const printedPasswordNeeded = ofSecret(
  'printed-password-needed',
  'This is not the password that is printed for this practice account.',
  'It opens invented people only, and is no secret: it stands with the practice sign-in.',
);

export const secretDueThere: AppProblem = {
  code: 'secret-due',
  sentence: 'This account was signed in to at its portal, and no passphrase or PIN was set yet.',
  action: 'Sign in to the portal below: you are asked for one then.',
};

export const signInToPractice: AppProblem = {
  code: 'printed-password-needed',
  sentence: 'This practice account opens with its printed sign-in.',
  action: 'Sign in to practice below.',
};

export function wrongRecoveryKey(sentence: string, action = ''): AppProblem {
  return { code: 'wrong-recovery-key', sentence, action, fields: { recoveryKey: sentence } };
}

export const noSuchRecoveryKey = wrongRecoveryKey(
  'This recovery key opens no account of this computer.',
  'Compare it with your copy, group by group. On another computer, the folder “accounts” of Provider Actuals has to be copied there first.',
);
