// What an account on this computer asks for before it opens, and whether that was given. What must stay true: with a secret
// set nothing else opens it; an account from before there were secrets opens as it did until it was at its portal once;
// by files there is no portal, so that the first secret comes before anything is shown; practice has its printed sign-in.

import { secretForm } from '../../src-shared/app-api/secret.ts';
import type { OpensWith } from '../../src-shared/app-api/session.ts';
import { printedPasswordOf } from '../portal/practice-sign-in.ts';
import type { KnownAccount, ReadAnswer } from './account-folders.ts';
import type { AccountKeys } from './account-keys.ts';
import { firstSecretFirst, printedPasswordNeeded, secretDueThere, secretNeeded, signInToPractice } from './problems.ts';

export async function opensWith(keys: AccountKeys, account: KnownAccount): Promise<OpensWith> {
  if (account.connection.kind === 'practice') return printed(account) === null ? 'sign-in' : 'printed-password';
  switch (await keys.keptBy(account.id)) {
    case 'secret':
      return 'secret';
    case 'nobody-can-tell':
      return 'unknown';
    case 'bare':
      if (account.connection.kind === 'files') return 'first-secret';
      return account.secretDue === true ? 'sign-in' : 'nothing';
  }
}

/**
 * The key of the account's records, for what was typed; null: nothing was.
 * @param of the key of the records that are open: whatever else the file gives out opens nothing
 */
export async function unlock(
  keys: AccountKeys,
  account: KnownAccount,
  typed: string | null,
  of?: Uint8Array,
): Promise<ReadAnswer<Uint8Array>> {
  switch (await opensWith(keys, account)) {
    case 'first-secret':
      return { ok: false, problem: firstSecretFirst };
    case 'sign-in':
      return { ok: false, problem: account.connection.kind === 'practice' ? signInToPractice : secretDueThere };
    case 'printed-password':
      if (typed === null || typed === '') return { ok: false, problem: secretNeeded };
      if (secretForm(typed).trim() !== printed(account)) return { ok: false, problem: printedPasswordNeeded };
      return keys.unlock(account.id, null, of);
    case 'secret':
    case 'nothing':
    case 'unknown':
      // The try says what is wrong.
      return keys.unlock(account.id, typed, of);
  }
}

function printed({ user, printedPassword }: KnownAccount): string | null {
  return printedPassword ?? printedPasswordOf(user.id);
}
