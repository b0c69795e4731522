// Accounts of providers. Passwords, codes and recovery codes are kept as hashes only, an authenticator's secret sealed.

import type { AccountRole } from '../../src-shared/portal-api/index.ts';
import { withoutInvisible } from '../../src-shared/readers/characters.ts';
import type { Connection, Database, Statement } from './database.ts';
import { loadKnownMarks } from './known-computers.ts';

/** Who makes a request. */
export interface SignedIn {
  providerId: string;
  accountId: string;
  name: string;
  roles: AccountRole[];
}

export interface Account extends SignedIn {
  user: string;
  providerName: string;
  portalId: string;
  passwordHash: string;
  /** Of a fixed security code; empty where there is none. */
  codeHash: string;
  /** ISO instants. */
  lastAccess: string;
  disabledAt: string | null;
  unlockedAt: string | null;
  /** The sealed secret of the authenticator app; null: none. */
  totp: string | null;
  /** One that awaits its first code: `OfferedTotp` as JSON. */
  totpOffered: string | null;
  recoveryCodes: number;
}

/** What is kept of an authenticator app. */
export interface KeptTotp {
  sealed: string;
  recovery: string[];
}

const inDirectory: Statement = {
  name: 'account-in-directory',
  text: 'select provider_id as "providerId", account_id as "accountId" from user_directory where user_key = $1',
};
const accountColumns = `a.provider_id as "providerId", a.id as "accountId", a.user_key as "user", a.name, a.roles,
  a.password_hash as "passwordHash", a.code_hash as "codeHash", a.last_access as "lastAccess",
  a.disabled_at as "disabledAt", a.unlocked_at as "unlockedAt", a.totp, a.totp_offered as "totpOffered",
  jsonb_array_length(a.recovery) as "recoveryCodes", p.name as "providerName", p.portal_id as "portalId"`;
const byId: Statement = {
  name: 'account-by-id',
  text: `select ${accountColumns} from account a join provider p on p.id = a.provider_id
    where a.provider_id = $1 and a.id = $2`,
};
const all: Statement = {
  name: 'account-all',
  text: `select ${accountColumns} from account a join provider p on p.id = a.provider_id
    where a.provider_id = $1 order by a.name, a.id`,
};

/**
 * An account by what was typed as user name, whatever its case, and which of these marks are of its computers. It takes the
 * same way through the database whether there is such an account or not.
 * @param marksOf what the computer that signs in would be known by
 */
export async function findAccount(
  database: Database,
  user: string,
  marksOf: (account: { providerId: string; accountId: string }) => string[] = () => [],
): Promise<{ account: Account | undefined; known: string[] }> {
  const key = userKey(user);
  const [found] = await database.transaction({ user: key }, (connection) =>
    connection.run<{ providerId: string; accountId: string }>(inDirectory, [key]),
  );
  const of = found ?? { providerId: '', accountId: '' };
  return database.transaction({ provider: of.providerId }, async (connection) => ({
    account: await loadAccount(connection, of.providerId, of.accountId),
    known: await loadKnownMarks(connection, of, marksOf(of)),
  }));
}

export async function loadAccount(
  connection: Connection,
  providerId: string,
  accountId: string,
): Promise<Account | undefined> {
  return (await connection.run<Account>(byId, [providerId, accountId]))[0];
}

/** All of a provider, by name. */
export async function loadAccounts(connection: Connection, providerId: string): Promise<Account[]> {
  return connection.run<Account>(all, [providerId]);
}

const lock: Statement = {
  name: 'account-lock-all',
  text: 'select id from account where provider_id = $1 order by id for update',
};

/** Makes others who administer the provider's accounts wait until the transaction is over. */
export async function lockAccounts(connection: Connection, providerId: string): Promise<void> {
  await connection.run(lock, [providerId]);
}

/** What is compared of a user name. */
export function userKey(user: string): string {
  return withoutInvisible(user.normalize('NFKC')).trim().toLowerCase();
}

const touch: Statement = {
  name: 'account-touch',
  text: `update account set last_access = $3 where provider_id = $1 and id = $2`,
};

/** Somebody has signed in. */
export async function touchAccount(connection: Connection, account: AccountId, now: string): Promise<void> {
  await connection.run(touch, [account.providerId, account.accountId, now]);
}

export type AccountId = Pick<SignedIn, 'providerId' | 'accountId'>;

const unlock: Statement = {
  name: 'account-unlock',
  text: `update account set unlocked_at = $3, last_access = $3 where provider_id = $1 and id = $2`,
};

/** Lets somebody in again: failed attempts before `now` no longer count, nor does having been away for long. */
export async function unlockAccount(connection: Connection, account: AccountId, now: string): Promise<void> {
  await connection.run(unlock, [account.providerId, account.accountId, now]);
}

const insertAccount: Statement = {
  name: 'account-insert',
  text: `insert into account (provider_id, id, user_key, name, password_hash, code_hash, roles, last_access, totp, recovery)
    values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10::jsonb)`,
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
  /** Empty for one with an authenticator app. */
  codeHash: string;
  roles: readonly AccountRole[];
  totp?: KeptTotp;
}

/** Adds an account; `now` counts as its first access. A user name that is taken fails with PostgreSQL's 23505. */
export async function addAccount(
  connection: Connection,
  providerId: string,
  account: NewAccount,
  now: string,
): Promise<void> {
  const { id, user, name, passwordHash, codeHash, roles, totp } = account;
  const key = userKey(user);
  await connection.run(insertInDirectory, [key, providerId, id]);
  const kept = [totp?.sealed ?? null, JSON.stringify(totp?.recovery ?? [])];
  await connection.run(insertAccount, [
    providerId,
    id,
    key,
    name,
    passwordHash,
    codeHash,
    JSON.stringify(roles),
    now,
    ...kept,
  ]);
}

const setSecrets: Statement = {
  name: 'account-set-secrets',
  text: `update account set password_hash = $3, code_hash = $4, totp = $5, totp_offered = null, recovery = $6::jsonb
    where provider_id = $1 and id = $2 and ($7::text is null or (password_hash = $7 and totp is not distinct from $8::text))
    returning id`,
};

/**
 * Replaces whatever an account signs in with.
 * @param former what it has to be signed in with until now; null: whatever it is
 * @returns false when that is no longer so
 */
export async function replaceSecrets(
  connection: Connection,
  { providerId, accountId }: AccountId,
  { passwordHash, codeHash, totp }: Pick<NewAccount, 'passwordHash' | 'codeHash' | 'totp'>,
  former: Pick<Account, 'passwordHash' | 'totp'> | null,
): Promise<boolean> {
  const kept = [totp?.sealed ?? null, JSON.stringify(totp?.recovery ?? [])];
  const expected = [former?.passwordHash ?? null, former?.totp ?? null];
  const values = [providerId, accountId, passwordHash, codeHash, ...kept, ...expected];
  return (await connection.run(setSecrets, values)).length === 1;
}

const offer: Statement = {
  name: 'account-offer-totp',
  text: 'update account set totp_offered = $3 where provider_id = $1 and id = $2',
};

/** Keeps an authenticator app that awaits its first code. */
export async function offerTotp(connection: Connection, account: AccountId, totp: KeptTotp): Promise<void> {
  await connection.run(offer, [account.providerId, account.accountId, JSON.stringify(totp)]);
}

const takeStep: Statement = {
  name: 'account-take-totp-step',
  text: `update account set totp_step = $3 where provider_id = $1 and id = $2 and totp_step < $3 returning totp_step`,
};

/** Takes the code of a time step. @returns false when it, or a later one, was taken before */
export async function takeTotpStep(connection: Connection, account: AccountId, step: number): Promise<boolean> {
  return (await connection.run(takeStep, [account.providerId, account.accountId, step])).length === 1;
}

const takeRecovery: Statement = {
  name: 'account-take-recovery',
  text: `update account set recovery = recovery - $3::text where provider_id = $1 and id = $2 and recovery ? $3::text
    returning id`,
};

/** Takes a recovery code by its hash. @returns false when there is none such, or it was used */
export async function takeRecoveryCode(connection: Connection, account: AccountId, hash: string): Promise<boolean> {
  return (await connection.run(takeRecovery, [account.providerId, account.accountId, hash])).length === 1;
}

const change: Statement = {
  name: 'account-change',
  text: `update account set name = $3, roles = $4::jsonb, disabled_at = $5 where provider_id = $1 and id = $2`,
};

/** Changes what an account is called, may do, and whether it may sign in. */
export async function changeAccount(
  connection: Connection,
  account: AccountId,
  to: { name: string; roles: readonly AccountRole[]; disabledAt: string | null },
): Promise<void> {
  const values = [account.providerId, account.accountId, to.name, JSON.stringify(to.roles), to.disabledAt];
  await connection.run(change, values);
}

const removeFromDirectory: Statement = {
  name: 'account-remove-from-directory',
  text: 'delete from user_directory where provider_id = $1 and account_id = $2',
};
const removeRow: Statement = { name: 'account-remove', text: 'delete from account where provider_id = $1 and id = $2' };

/** Takes an account away; its sessions and computers have to be gone. What it recorded keeps its name. */
export async function removeAccount(connection: Connection, { providerId, accountId }: AccountId): Promise<void> {
  await connection.run(removeFromDirectory, [providerId, accountId]);
  await connection.run(removeRow, [providerId, accountId]);
}
