// What managers, and whoever runs the hub, do with accounts. Each act is given the transaction that it belongs to;
// passwords are hashed before it, since a hash takes longer than any of them.
import type { AccountRole, Authenticator, PortalAccount } from '../../src-shared/portal-api/index.ts';
import { type Environment, instantOf, newId } from '../environment.ts';
import { hashPassword } from '../password.ts';
import { Refused } from '../problem.ts';
import { makeSecondFactor } from '../sign-in/second-factor.ts';
import {
  type Account,
  addAccount,
  changeAccount,
  type KeptTotp,
  loadAccount,
  loadAccounts,
  lockAccounts,
  removeAccount,
  replaceSecrets,
  unlockAccount,
} from '../store/accounts.ts';
import { type Connection, codeOf } from '../store/database.ts';
import { forgetComputers, forgiveComputers } from '../store/known-computers.ts';
import { endSessionsOf, loadSessions } from '../store/sessions.ts';

export interface NewSecrets {
  kept: { passwordHash: string; codeHash: string; totp: KeptTotp };
  /** What the person is shown once. */
  shown: Authenticator;
}

export interface AccountChange {
  name?: string | undefined;
  roles?: readonly AccountRole[] | undefined;
  disabled?: boolean | undefined;
}

/** @param cost of password hashes (see password.ts) */
export function makeAdministration(
  environment: Pick<Environment, 'clock' | 'randomBytes'>,
  { cost }: { cost?: number } = {},
) {
  const { randomBytes } = environment;

  /** Hashes a password and makes a second factor with it. @param about names it in the authenticator app */
  async function makeSecrets(password: string, about: { issuer: string; user: string }): Promise<NewSecrets> {
    const { passwordHash, key } = await hashPassword(password, randomBytes, { cost });
    const { shown, kept } = makeSecondFactor(key, about, randomBytes);
    return { kept: { passwordHash, codeHash: '', totp: kept }, shown };
  }

  async function list(connection: Connection, providerId: string): Promise<PortalAccount[]> {
    const accounts = await loadAccounts(connection, providerId);
    const sessions = await loadSessions(connection, providerId, instantOf(environment));
    return accounts.map((account) => ({
      id: account.accountId,
      user: account.user,
      name: account.name,
      roles: account.roles,
      disabled: account.disabledAt !== null,
      lastAccess: account.lastAccess,
      authenticator: account.totp !== null,
      recoveryCodes: account.recoveryCodes,
      sessions: sessions.filter(({ accountId }) => accountId === account.accountId).length,
    }));
  }

  async function shown(connection: Connection, { providerId, accountId }: Account): Promise<PortalAccount> {
    const found = (await list(connection, providerId)).find(({ id }) => id === accountId);
    if (found === undefined) throw noSuchAccount();
    return found;
  }

  /** Adds an account. Throws `bad-request` when somebody has its user name, here or at another provider. */
  async function add(
    connection: Connection,
    providerId: string,
    { user, name, roles }: { user: string; name: string; roles: readonly AccountRole[] },
    secrets: NewSecrets,
  ): Promise<PortalAccount> {
    const id = newId(environment);
    try {
      await addAccount(connection, providerId, { id, user, name, roles, ...secrets.kept }, instantOf(environment));
    } catch (error) {
      if (codeOf(error) !== uniqueViolation) throw error;
      const fields = [{ path: 'user', sentence: 'Somebody has this user name already. Choose another one.' }];
      throw new Refused('bad-request', 'Somebody has this user name already. Choose another one.', { fields });
    }
    return shown(connection, await find(connection, providerId, id));
  }

  /**
   * Changes name, roles, or whether it may sign in; sessions of a disabled account are good for nothing but to be told so.
   * @param actor whose act it is; null: of whoever runs the hub
   */
  async function change(
    connection: Connection,
    providerId: string,
    id: string,
    { name, roles, disabled }: AccountChange,
    actor: string | null,
  ): Promise<PortalAccount> {
    await takeTurn(connection, providerId, actor);
    const account = await find(connection, providerId, id);
    const to = {
      name: name ?? account.name,
      roles: roles ?? account.roles,
      disabledAt:
        disabled === undefined ? account.disabledAt : disabled ? (account.disabledAt ?? instantOf(environment)) : null,
    };
    const stays = to.disabledAt === null && to.roles.includes('manager');
    if (actor !== null && !stays)
      refuseOwn(id, actor, 'A manager cannot disable their own account, or take the role away.');
    await changeAccount(connection, account, to);
    if (to.disabledAt === null && account.disabledAt !== null) await endSessionsOf(connection, account);
    return shown(connection, account);
  }

  /** Removes an account; what it recorded keeps its name. @returns how many computers it was signed in at */
  async function remove(connection: Connection, providerId: string, id: string, actor: string | null): Promise<number> {
    await takeTurn(connection, providerId, actor);
    const account = await loadAccount(connection, providerId, id);
    // Asked again, it is gone already.
    if (account === undefined) return 0;
    refuseOwn(id, actor, 'A manager cannot remove their own account. Another manager can.');
    const sessions = await loadSessions(connection, providerId, instantOf(environment));
    await forgetComputers(connection, account);
    await removeAccount(connection, account);
    return sessions.filter(({ accountId }) => accountId === id).length;
  }

  /** Lets somebody in again with the secrets that they have, after wrong attempts or too long away. */
  async function unlock(connection: Connection, providerId: string, id: string): Promise<PortalAccount> {
    const account = await find(connection, providerId, id);
    await unlockAccount(connection, account, instantOf(environment));
    await forgiveComputers(connection, account);
    return shown(connection, account);
  }

  /** Gives an account new secrets, unlocks it, and signs it out everywhere. */
  async function reset(
    connection: Connection,
    providerId: string,
    id: string,
    secrets: NewSecrets,
    actor: string | null,
  ): Promise<PortalAccount> {
    const account = await find(connection, providerId, id);
    refuseOwn(id, actor, 'Change your own password and authenticator app under your own account.');
    await replaceSecrets(connection, account, secrets.kept, null);
    await unlockAccount(connection, account, instantOf(environment));
    await forgetComputers(connection, account);
    await endSessionsOf(connection, account);
    return shown(connection, account);
  }

  return { makeSecrets, list, add, change, remove, unlock, reset };
}

/** PostgreSQL's code for a key that is taken. */
const uniqueViolation = '23505';

async function find(connection: Connection, providerId: string, id: string): Promise<Account> {
  const account = await loadAccount(connection, providerId, id);
  if (account === undefined) throw noSuchAccount();
  return account;
}

/** Two managers who take the role from each other at once: the first does, the second is a manager no longer. */
async function takeTurn(connection: Connection, providerId: string, actor: string | null): Promise<void> {
  await lockAccounts(connection, providerId);
  if (actor === null) return;
  const account = await loadAccount(connection, providerId, actor);
  if (account?.disabledAt === null && account.roles.includes('manager')) return;
  throw new Refused('not-allowed', 'Your account may no longer manage accounts.');
}

/** A manager who acts keeps the role, so that a provider that has a manager always has one. */
function refuseOwn(id: string, actor: string | null, sentence: string): void {
  if (id === actor) throw new Refused('not-allowed', sentence);
}

export function noSuchAccount(): Refused {
  return new Refused('not-found', 'Your organisation has no such account. It may have been removed.');
}
