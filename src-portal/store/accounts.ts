// Accounts, and the sessions that they have signed in to. Passwords, codes and tokens are kept as hashes only.
import type { Role } from '../../src-shared/portal-api/index.ts';
import type { Connection, Database, Statement } from './database.ts';

/** Who makes a request. */
export interface SignedIn {
  providerId: string;
  accountId: string;
  name: string;
  roles: Role[];
}

export interface Account extends SignedIn {
  providerName: string;
  portalId: string;
  passwordHash: string;
  codeHash: string;
  failures: number;
  /** ISO instants. */
  lockedUntil: string | null;
  lastAccess: string;
}

const inDirectory: Statement = {
  name: 'account-in-directory',
  text: 'select provider_id as "providerId", account_id as "accountId" from user_directory where user_key = $1',
};
const byId: Statement = {
  name: 'account-by-id',
  text: `select a.provider_id as "providerId", a.id as "accountId", a.name, a.roles, a.password_hash as "passwordHash",
      a.code_hash as "codeHash", a.failures, a.locked_until as "lockedUntil", a.last_access as "lastAccess",
      p.name as "providerName", p.portal_id as "portalId"
    from account a join provider p on p.id = a.provider_id where a.provider_id = $1 and a.id = $2`,
};

/** An account by what was typed as user name, whatever its case. */
export async function findAccount(database: Database, user: string): Promise<Account | undefined> {
  const key = userKey(user);
  const [found] = await database.transaction({ user: key }, (connection) =>
    connection.run<{ providerId: string; accountId: string }>(inDirectory, [key]),
  );
  if (found === undefined) return undefined;
  const { providerId, accountId } = found;
  return database.transaction({ provider: providerId }, async (connection) => {
    const [account] = await connection.run<Account>(byId, [providerId, accountId]);
    return account;
  });
}

/** What is compared of a user name. */
export function userKey(user: string): string {
  return user.trim().normalize('NFKC').toLowerCase();
}

const startAttempt: Statement = {
  name: 'account-start-attempt',
  text: `update account set failures = case when locked_until is null then failures + 1 else 1 end,
      locked_until = case when (case when locked_until is null then failures + 1 else 1 end) >= $4 then $5::timestamptz end
    where provider_id = $1 and id = $2 and (locked_until is null or locked_until <= $3::timestamptz) returning failures`,
};

/**
 * Counts an attempt to sign in *before* it is judged, so that many at once cannot all be the first.
 * @returns how many attempts in a row this is, or null when the account is locked, which it then stays.
 */
export async function countAttempt(
  connection: Connection,
  account: SignedIn,
  at: { now: string; lockAt: number; lockUntil: string },
): Promise<number | null> {
  const values = [account.providerId, account.accountId, at.now, at.lockAt, at.lockUntil];
  return (await connection.run<{ failures: number }>(startAttempt, values))[0]?.failures ?? null;
}

const forgive: Statement = {
  name: 'account-forgive',
  text: `update account set failures = 0, locked_until = null, last_access = coalesce($3::timestamptz, last_access)
    where provider_id = $1 and id = $2`,
};

/** Forgets failed attempts, after a right one or by the council's staff. `lastAccess`: null leaves it as it is. */
export async function forgiveAttempts(
  connection: Connection,
  account: Pick<SignedIn, 'providerId' | 'accountId'>,
  lastAccess: string | null,
): Promise<void> {
  await connection.run(forgive, [account.providerId, account.accountId, lastAccess]);
}

const insertAccount: Statement = {
  name: 'account-insert',
  text: `insert into account (provider_id, id, user_key, name, password_hash, code_hash, roles, last_access)
    values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)`,
};

const insertInDirectory: Statement = {
  name: 'account-insert-in-directory',
  text: 'insert into user_directory (user_key, provider_id, account_id) values ($1, $2, $3)',
};

export interface NewAccount {
  id: string;
  user: string;
  name: string;
  passwordHash: string;
  codeHash: string;
  roles: readonly Role[];
}

/** Adds an account; `now` counts as its first access. */
export async function addAccount(
  connection: Connection,
  providerId: string,
  account: NewAccount,
  now: string,
): Promise<void> {
  const { id, user, name, passwordHash, codeHash, roles } = account;
  const values = [providerId, id, userKey(user), name, passwordHash, codeHash, JSON.stringify(roles), now];
  await connection.run(insertAccount, values);
  await connection.run(insertInDirectory, [userKey(user), providerId, id]);
}

const setSecrets: Statement = {
  name: 'account-set-secrets',
  text: 'update account set password_hash = $3, code_hash = $4 where provider_id = $1 and id = $2',
};
const endSessionsOf: Statement = {
  name: 'session-end-of-account',
  text: 'delete from session where provider_id = $1 and account_id = $2',
};

/** New secrets for an account, which is unlocked and signed out everywhere. `now` counts as an access. */
export async function replaceSecrets(
  connection: Connection,
  { providerId, accountId }: Pick<SignedIn, 'providerId' | 'accountId'>,
  { passwordHash, codeHash }: Pick<NewAccount, 'passwordHash' | 'codeHash'>,
  now: string,
): Promise<void> {
  await connection.run(setSecrets, [providerId, accountId, passwordHash, codeHash]);
  await forgiveAttempts(connection, { providerId, accountId }, now);
  await connection.run(endSessionsOf, [providerId, accountId]);
}

const insertSession: Statement = {
  name: 'session-insert',
  text: 'insert into session (provider_id, token_hash, account_id, expires_at) values ($1, $2, $3, $4)',
};

export async function addSession(
  connection: Connection,
  account: SignedIn,
  session: { tokenHash: string; expiresAt: string },
): Promise<void> {
  await connection.run(insertSession, [account.providerId, session.tokenHash, account.accountId, session.expiresAt]);
}

const bySession: Statement = {
  name: 'account-by-session',
  text: `select a.provider_id as "providerId", a.id as "accountId", a.name, a.roles
    from session s join account a on a.provider_id = s.provider_id and a.id = s.account_id
    where s.provider_id = $1 and s.token_hash = $2 and s.expires_at > $3::timestamptz`,
};

/** Who holds the token, while it is valid. */
export async function findSignedIn(
  connection: Connection,
  providerId: string,
  tokenHash: string,
  now: string,
): Promise<SignedIn | undefined> {
  return (await connection.run<SignedIn>(bySession, [providerId, tokenHash, now]))[0];
}

const endSessions: Statement = { name: 'session-end-all', text: 'delete from session where provider_id = $1' };

/** Signs everybody of a provider out. */
export async function endAllSessions(connection: Connection, providerId: string): Promise<void> {
  await connection.run(endSessions, [providerId]);
}

const endExpired: Statement = {
  name: 'session-end-expired',
  text: 'delete from session where expires_at <= $1::timestamptz',
};

export async function endExpiredSessions(connection: Connection, now: string): Promise<void> {
  await connection.run(endExpired, [now]);
}
