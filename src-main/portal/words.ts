// What every failure of a portal means for a coordinator: one plain sentence and one thing to do, all in this place.
// What must stay true: each sentence says what is so and nothing more (above all about whether something was sent),
// says that work on this computer is safe where that is the worry, and names no person.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { type PortalProblem, type ProblemName, problemName } from '../../src-shared/portal-api/index.ts';
import type { PortalFailure } from './failures.ts';

type Words = Omit<AppProblem, 'fields'>;

const safe = 'Your work is saved on this computer and will be sent later.';

/** The sentence and the action for a failure. `code` is stable, for branching and tests. */
export function wordsForFailure(failure: PortalFailure): AppProblem {
  switch (failure.kind) {
    case 'problem':
      return wordsForProblem(failure.problem);
    case 'busy':
      return {
        code: 'portal-busy',
        sentence: 'The portal is not available just now.',
        action: `${safe} The app tries again by itself.`,
      };
    case 'unreachable':
      return {
        code: 'portal-unreachable',
        sentence: 'The portal cannot be reached from this computer.',
        action: `Check the internet connection and the portal’s address. ${safe}`,
      };
    case 'timed-out':
      return {
        code: 'portal-timed-out',
        sentence: 'The portal did not answer in time, so it is not known whether it received what was sent.',
        action: 'The app asks again by itself. Nothing is lost, and nothing is sent twice.',
      };
    case 'broken-off':
      return {
        code: 'portal-broken-off',
        sentence:
          'The connection broke before the portal answered, so it is not known whether it received what was sent.',
        action: 'The app asks again by itself. Nothing is lost, and nothing is sent twice.',
      };
    case 'truncated':
      return {
        code: 'portal-answer-cut-off',
        sentence: 'The portal’s answer was cut off on the way and was not used.',
        action: 'The app asks again by itself. Nothing is lost, and nothing is sent twice.',
      };
    case 'tls':
      return {
        code: 'portal-not-secure',
        sentence: 'The portal’s security certificate is not in order, so nothing was sent to it.',
        action: 'Check this computer’s date and your network’s sign-in page, then ask the portal’s help desk.',
      };
    case 'not-the-portal':
      return {
        code: 'not-the-portal',
        sentence: 'Something other than the portal answered: often a network’s own sign-in page, or a wrong address.',
        action: `Open a web page to sign in to the network, or check the portal’s address. ${safe}`,
      };
    case 'refused-on-the-way':
      return refusedOnTheWay(failure);
    case 'redirected':
      return {
        code: 'portal-redirected',
        sentence:
          'The answer pointed to another address, which the app does not follow so that your sign-in stays safe.',
        action: `Sign in to the network if it asks you to, or check the portal’s address. ${safe}`,
      };
    case 'not-understood':
      return {
        code: 'portal-not-understood',
        sentence: 'The portal answered in a form that this version of the app does not know.',
        action: `Update Provider Actuals. ${safe}`,
      };
    case 'without-end':
      return {
        code: 'portal-answer-without-end',
        sentence: 'The portal’s answer does not come to an end, so the app stopped reading it.',
        action: `Tell the people who run the portal. ${safe}`,
      };
    case 'insecure-address':
      return {
        code: 'insecure-address',
        sentence: 'This address would send your sign-in without encryption, so nothing was sent.',
        action: 'Enter the portal’s address with https:// in front.',
      };
    case 'portal-changed':
      return {
        code: 'portal-changed',
        sentence: 'A different portal now answers at this address. Its records are not the ones on this computer.',
        action: 'Nothing was sent and nothing here was changed. Ask the portal’s help desk before you go on.',
      };
    case 'no-token':
      return {
        // Also where nobody has signed in since the app was opened: then nothing has run out.
        code: 'sign-in-again',
        sentence: 'You are not signed in to the portal.',
        action: `Sign in to send. ${safe}`,
      };
  }
}

function refusedOnTheWay({ status, said }: Extract<PortalFailure, { kind: 'refused-on-the-way' }>): Words {
  const answered = said === '' ? `status ${status}` : `status ${status}, “${said}”`;
  const forSupport = `Or ask your IT support to let it through, and show them what was answered: ${answered}.`;
  return status === 413 || status === 414 || status === 431
    ? {
        code: 'refused-on-the-way',
        sentence:
          'Something between this computer and the portal, such as a firewall, found this too long and refused it.',
        action: `Shorten the comment, and it is sent again. ${forSupport}`,
      }
    : {
        code: 'refused-on-the-way',
        sentence: 'Something between this computer and the portal, such as a firewall, refused this for what it says.',
        action: `Reword the comment, and it is sent again. ${forSupport}`,
      };
}

const problemWords: Record<ProblemName, (problem: PortalProblem) => Omit<Words, 'code'>> = {
  'bad-request': ({ detail }) => ({ sentence: detail, action: 'Check what was entered and try again.' }),
  'not-signed-in': () => ({
    sentence: 'Your sign-in at the portal has run out.',
    action: `Sign in again to send. ${safe}`,
  }),
  'wrong-credentials': ({ detail }) => ({
    sentence: detail,
    action: 'Type the user name and password again, and a fresh security code.',
  }),
  'account-locked': ({ detail }) => ({
    sentence: detail,
    action:
      'Wait as the portal says, or ask its help desk to unlock the account. Work already here can be opened without it.',
  }),
  'account-unused': ({ detail }) => ({
    sentence: detail,
    action: 'Ask the portal’s help desk to unlock the account. Work already here can be opened without it.',
  }),
  'not-allowed': ({ detail }) => ({ sentence: detail, action: 'Ask a colleague whose account may do this.' }),
  'not-found': ({ detail }) => ({ sentence: detail, action: 'Sync to see what the portal holds now.' }),
  'idempotency-key-missing': unexpected,
  'idempotency-key-reused': () => ({
    sentence: 'The portal knows the number of this request from another one, so it did nothing.',
    action: 'Send it again: it goes under a new number. If that does not help, tell the portal’s help desk.',
  }),
  'idempotency-key-in-progress': () => ({
    sentence: 'The portal is still working on what was sent.',
    action: 'The app asks again by itself. Nothing is sent twice.',
  }),
  'cursor-expired': () => ({
    sentence: 'The portal no longer knows where this computer’s copy stands.',
    action: 'The app fetches a full copy and compares. Unsent work is not touched.',
  }),
  'line-not-planned': ({ detail }) => ({
    sentence: detail,
    action: 'Check the line with the council. What you recorded stays on this computer.',
  }),
  'week-not-generated': () => ({
    sentence: 'The portal has not generated this week yet.',
    action: 'Generate the week, then try again.',
  }),
  'week-not-finished': ({ detail }) => ({
    sentence: detail,
    action: 'Confirm from Monday on, once the week’s Sunday is past.',
  }),
  'week-changed': () => ({
    sentence: 'Something in this week changed since you looked, so nothing was confirmed.',
    action: 'Look at the week again, then confirm it.',
  }),
  'week-has-errors': ({ detail }) => ({
    sentence: detail,
    action: 'Put the problems listed for this week right, then confirm it.',
  }),
  'warnings-not-acknowledged': ({ detail }) => ({
    sentence: detail,
    action: 'Read each warning and say why it is right, then confirm.',
  }),
  'payment-processed': () => ({
    sentence: 'The council has processed the payment for this week, so it can no longer be changed.',
    action: 'What you recorded stays on this computer. Ask the council’s payments team about a correction.',
  }),
  // Whoever signs in has to be told for how long.
  'too-many-requests': ({ detail }) => ({ sentence: detail, action: safe }),
  overloaded: () => ({
    sentence: 'The portal is very busy just now.',
    action: `${safe} The app tries again by itself.`,
  }),
  unexpected,
};

function unexpected(): Omit<Words, 'code'> {
  return {
    sentence: 'The portal had a fault of its own.',
    action: `${safe} If it happens again, tell the portal’s help desk.`,
  };
}

/** The sentence and the action for a problem that the portal itself answered with; the code is the problem's name. */
export function wordsForProblem(problem: PortalProblem): AppProblem {
  const name = problemName(problem);
  const fields = problem.fields?.length
    ? { fields: Object.fromEntries(problem.fields.map(({ path, sentence }) => [path, sentence])) }
    : {};
  return { code: name, ...problemWords[name](problem), ...fields };
}
