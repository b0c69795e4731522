// How the session stands, for the window: what is on this computer and what each account asks for, or whose work is open.
import type { AppProblem, SessionState } from '../../src-shared/app-api/index.ts';
import { practiceSignIn } from '../portal/practice-sign-in.ts';
import type { KnownAccount } from './account-folders.ts';
import type { AccountKeys } from './account-keys.ts';
import { dueOn, entryOf } from './secrets.ts';
import type { SessionWork } from './sessions.ts';
import { opensWith } from './unlock.ts';

interface Beside {
  isLocked(): boolean;
  /** What the sign-in page says: why the last account did not open, or what stays unsent. */
  problem(): AppProblem | null;
}

export async function sessionState(work: SessionWork, beside: Beside): Promise<SessionState> {
  const { holder, folders, keys } = work;
  const current = holder.current();
  if (current === null) {
    const known = await folders.list();
    return {
      state: 'signed-out',
      known: await Promise.all((known.ok ? known.value : []).map((account) => listed(keys, account))),
      practice: { ...practiceSignIn },
      problem: beside.problem() ?? (known.ok ? null : known.problem),
    };
  }
  // What is read of an account that is signed out of meanwhile would be of a store that is closed.
  const account = current.account();
  const entry = await entryOf(work, current);
  const [opens, due] = [await opensWith(keys, entry), await dueOn(work, entry)];
  if (holder.current() !== current) return sessionState(work, beside);
  return {
    state: 'signed-in',
    account,
    canSend: current.token() !== null,
    locked: beside.isLocked(),
    opensWith: opens,
    due,
    portalWord: current.portalWord(),
  };
}

async function listed(
  keys: AccountKeys,
  account: KnownAccount,
): Promise<Extract<SessionState, { state: 'signed-out' }>['known'][number]> {
  const { id, user, provider, connection, setAside = null } = account;
  return {
    id,
    userName: user.name,
    providerName: provider.name,
    connection,
    opensWith: await opensWith(keys, account),
    setAside,
    practiceUser: connection.kind === 'practice' ? user.id : null,
  };
}
