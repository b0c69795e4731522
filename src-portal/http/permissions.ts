// Who may make which call: one table, that the portal's routes are made by and that a test goes through call by call.
import type { AccountRole, PortalCallName } from '../../src-shared/portal-api/index.ts';
import { Refused } from '../problem.ts';
import type { SignedIn } from '../store/accounts.ts';

/** `anybody` has not signed in; `everybody` has, whatever their roles. */
export type Permission = 'anybody' | 'everybody' | readonly AccountRole[];

const recorders = ['recorder', 'manager'] as const;
const confirmers = ['confirmer', 'manager'] as const;
const managers = ['manager'] as const;

/** The council's file is no call of the table of calls, since it is not JSON. */
export type PermittedCall = PortalCallName | 'councilFile';

export const permissions: Record<PermittedCall, Permission> = {
  signIn: 'anybody',
  endSession: 'everybody',
  sessions: 'everybody',
  endOneSession: 'everybody',
  changePassword: 'everybody',
  offerAuthenticator: 'everybody',
  confirmAuthenticator: 'everybody',
  profile: 'everybody',
  changes: 'everybody',
  receipts: 'everybody',
  councilFile: 'everybody',
  generate: recorders,
  sendActuals: recorders,
  sendCareRecords: recorders,
  answerDispute: recorders,
  confirm: confirmers,
  sendPeople: managers,
  accounts: managers,
  addAccount: managers,
  changeAccount: managers,
  removeAccount: managers,
  unlockAccount: managers,
  resetAccount: managers,
  accountSessions: managers,
  endAccountSessions: managers,
};

/** What a call that needs a role is for, in a sentence's words. */
const purposes = {
  recorder: 'record figures',
  confirmer: 'confirm a week',
  manager: 'manage accounts and people',
} as const;

/** Throws `not-allowed` unless one of the roles may make the call. */
export function requirePermission(who: SignedIn, call: PermittedCall): void {
  const permission = permissions[call];
  if (permission === 'anybody' || permission === 'everybody') return;
  if (permission.some((role) => who.roles.includes(role))) return;
  const purpose =
    permission === recorders ? purposes.recorder : permission === confirmers ? purposes.confirmer : purposes.manager;
  throw new Refused(
    'not-allowed',
    `Your account may not ${purpose}. Ask someone in your organisation whose account may.`,
  );
}
