// What managers do at their organisation's hub, and what people change of their own account there. All of it is asked of
// the hub at once; nothing of it is kept on this computer, and secrets that are shown once are shown once.
import { z } from 'zod';
import * as accounts from '../portal-api/accounts.ts';
import { securityCodeSchema } from '../portal-api/sessions.ts';
import { nothing } from './call.ts';

const ofAccount = z.object({ id: z.string() });
const password = z.string().min(1, 'Enter your password.').max(500);
const shownOnce = z.object({ account: accounts.portalAccountSchema, authenticator: accounts.authenticatorSchema });

export const hubCalls = {
  'hub.accounts': { request: nothing, answer: z.object({ accounts: z.array(accounts.portalAccountSchema) }) },
  'hub.add-account': { request: accounts.newAccountSchema, answer: shownOnce },
  'hub.change-account': { request: accounts.accountChangeSchema.extend({ id: z.string() }), answer: nothing },
  'hub.remove-account': { request: ofAccount, answer: nothing },
  /** Lets somebody in again with the secrets that they have. */
  'hub.unlock-account': { request: ofAccount, answer: nothing },
  'hub.reset-account': { request: ofAccount.extend({ password: accounts.newPasswordSchema }), answer: shownOnce },
  'hub.sign-out-account': { request: ofAccount, answer: z.object({ ended: z.int() }) },
  /** Where one is signed in oneself. */
  'hub.sessions': { request: nothing, answer: z.object({ sessions: z.array(accounts.openSessionSchema) }) },
  'hub.end-session': { request: z.object({ id: z.string() }), answer: z.object({ ended: z.int() }) },
  'hub.offer-authenticator': {
    request: z.object({ password, securityCode: securityCodeSchema }),
    answer: accounts.authenticatorSchema,
  },
  'hub.confirm-authenticator': { request: accounts.accountCalls.confirmAuthenticator.request, answer: nothing },
  'hub.change-password': {
    request: accounts.accountCalls.changePassword.request,
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  /** Sends everybody whose name is known here. Repeating it does no harm. */
  'hub.send-people': {
    request: nothing,
    answer: z.object({
      added: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      rejected: z.array(z.object({ ssRef: z.string(), sentence: z.string() })),
    }),
  },
} as const;
