// What a portal knows this computer by, so that strangers' wrong attempts do not hold up whoever signs in here. It is kept
// with the account in the list, under the name that was typed, because it is needed before any store is open.
import type { Connection } from '../../src-shared/app-api/index.ts';
import type { Session, SessionRequest } from '../../src-shared/portal-api/index.ts';
import { sameConnection } from '../portal/adapter.ts';
import type { KnownAccount } from './account-folders.ts';

const typed = (user: string) => user.trim().normalize('NFKC').toLowerCase();

/** The account that was signed in to with this user name before. @param openId the open one, which goes before any other */
export function accountTyped(
  known: readonly KnownAccount[],
  connection: Connection,
  user: string,
  openId: string | null,
): KnownAccount | undefined {
  const there = known.filter((account) => sameConnection(account.connection, connection));
  const open = there.filter(({ id }) => id === openId);
  const own = there.filter(({ setAside }) => setAside === undefined);
  return [...open, ...own, ...there].find(({ computer }) => computer?.user === typed(user));
}

/** What is sent along with a sign-in. @param found the account that was signed in to with this user name before */
export function computerFor(found: KnownAccount | undefined, device: string): NonNullable<SessionRequest['computer']> {
  return { token: found?.computer?.token ?? null, name: device.slice(0, 100) };
}

/** What is remembered afterwards: a new token, or the one that there was. */
export function computerAfter(
  { computerToken }: Session,
  sent: NonNullable<SessionRequest['computer']>,
  user: string,
): Pick<KnownAccount, 'computer'> {
  const token = computerToken ?? sent.token;
  return token === null ? {} : { computer: { user: typed(user), token } };
}
