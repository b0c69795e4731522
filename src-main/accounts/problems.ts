// What keeps somebody from signing in, or from changing the way to the council, in words.
import type { Account, AppProblem } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';

export const unknownAccount: AppProblem = {
  code: 'account-unknown',
  sentence: 'There is no such account on this computer.',
  action: 'Choose one from the list, or sign in.',
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
