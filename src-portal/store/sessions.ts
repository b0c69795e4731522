// Who is signed in where. A session is found by the hash of its token, and named in lists by an id of its own.
import type { AccountId, SignedIn } from './accounts.ts';
import type { Connection, Database, Statement } from './database.ts';

const insert: Statement = {
  name: 'session-insert',
  text: `insert into session (provider_id, token_hash, account_id, expires_at, started_at, computer)
    values ($1, $2, $3, $4, $5, $6)`,
};

export interface NewSession {
  tokenHash: string;
  /** ISO instants. */
  startedAt: string;
  expiresAt: string;
  computer: string | null;
}

export async function addSession(
  connection: Connection,
  { providerId, accountId }: AccountId,
  { tokenHash, startedAt, expiresAt, computer }: NewSession,
): Promise<void> {
  await connection.run(insert, [providerId, tokenHash, accountId, expiresAt, startedAt, computer]);
}

/** Who asks, and in which session. */
export interface SignedInSession extends SignedIn {
  sessionId: string;
}

const byToken: Statement = {
  name: 'session-by-token',
  text: `select a.provider_id as "providerId", a.id as "accountId", a.name, a.roles, s.id as "sessionId"
    from session s join account a on a.provider_id = s.provider_id and a.id = s.account_id
    where s.provider_id = $1 and s.token_hash = $2 and s.expires_at > $3::timestamptz and a.disabled_at is null`,
};

/** Who holds the token, while it is valid. */
export async function findSignedIn(
  connection: Connection,
  providerId: string,
  tokenHash: string,
  now: string,
): Promise<SignedInSession | undefined> {
  return (await connection.run<SignedInSession>(byToken, [providerId, tokenHash, now]))[0];
}

const closedByToken: Statement = {
  name: 'session-closed-by-token',
  text: `select case when a.id is null then 'removed' else 'disabled' end as closed
    from session s left join account a on a.provider_id = s.provider_id and a.id = s.account_id
    where s.provider_id = $1 and s.token_hash = $2 and s.expires_at > $3::timestamptz
      and (a.id is null or a.disabled_at is not null)`,
};

/** What became of the account of a token that would still be valid; undefined: nothing, or there is no such token. */
export async function findClosed(
  connection: Connection,
  providerId: string,
  tokenHash: string,
  now: string,
): Promise<'disabled' | 'removed' | undefined> {
  const rows = await connection.run<{ closed: 'disabled' | 'removed' }>(closedByToken, [providerId, tokenHash, now]);
  return rows[0]?.closed;
}

export interface Session {
  id: string;
  accountId: string;
  startedAt: string;
  expiresAt: string;
  computer: string | null;
}

const open: Statement = {
  name: 'session-open',
  text: `select s.id, s.account_id as "accountId", s.started_at as "startedAt", s.expires_at as "expiresAt", s.computer
    from session s join account a on a.provider_id = s.provider_id and a.id = s.account_id
    where s.provider_id = $1 and s.expires_at > $2::timestamptz and a.disabled_at is null
    order by s.started_at desc, s.id`,
};

/** The sessions of a provider that are good at this instant, newest first; those of disabled accounts are not. */
export async function loadSessions(connection: Connection, providerId: string, now: string): Promise<Session[]> {
  return connection.run<Session>(open, [providerId, now]);
}

const endOne: Statement = {
  name: 'session-end',
  text: 'delete from session where provider_id = $1 and account_id = $2 and id = $3 returning id',
};

/** @returns how many ended: one, or none where there is no such session of this account */
export async function endSession(connection: Connection, account: AccountId, id: string): Promise<number> {
  return (await connection.run(endOne, [account.providerId, account.accountId, id])).length;
}

const endOthers: Statement = {
  name: 'session-end-others',
  text: 'delete from session where provider_id = $1 and account_id = $2 and id <> $3 returning id',
};

/** Signs an account out everywhere, but for one session where it is named. @returns how many ended */
export async function endSessionsOf(connection: Connection, account: AccountId, exceptId = ''): Promise<number> {
  return (await connection.run(endOthers, [account.providerId, account.accountId, exceptId])).length;
}

const endAll: Statement = { name: 'session-end-all', text: 'delete from session where provider_id = $1' };

/** Signs everybody of a provider out. */
export async function endAllSessions(connection: Connection, providerId: string): Promise<void> {
  await connection.run(endAll, [providerId]);
}

const haveExpired: Statement = {
  name: 'session-have-expired',
  text: 'select distinct provider_id as "providerId" from session where expires_at <= $1::timestamptz',
};
const endExpired: Statement = {
  name: 'session-end-expired',
  text: 'delete from session where provider_id = $1 and expires_at <= $2::timestamptz',
};

/** Forgets sessions whose time is over, provider by provider: on a distributed database each stays on its shard. */
export async function endExpiredSessions(database: Database, now: string): Promise<void> {
  const of = { expiredBy: now };
  const found = await database.transaction(of, (connection) =>
    connection.run<{ providerId: string }>(haveExpired, [now]),
  );
  for (const { providerId } of found) {
    await database.transaction(of, (connection) => connection.run(endExpired, [providerId, now]));
  }
}
