// Computers, and addresses, from which an account has signed in. Each is known by a mark, which is a hash: the database
// holds neither a token that would be of use nor anybody's address.
import type { AccountId } from './accounts.ts';
import type { Connection, Statement } from './database.ts';

/** After so many failed attempts in a row a computer is a stranger like any other. */
export const failuresOfKnown = 10;

/** Of one account; the ones not used for longest are forgotten. */
const mostComputers = 40;

const find: Statement = {
  name: 'known-computers',
  text: `select mark from known_computer where provider_id = $1 and account_id = $2 and failures < $4
    and mark in (select jsonb_array_elements_text($3::jsonb))`,
};

/** Those of the marks by which the account is known. */
export async function loadKnownMarks(
  connection: Connection,
  { providerId, accountId }: AccountId,
  marks: readonly string[],
): Promise<string[]> {
  const values = [providerId, accountId, JSON.stringify(marks), failuresOfKnown];
  return (await connection.run<{ mark: string }>(find, values)).map(({ mark }) => mark);
}

const remember: Statement = {
  name: 'known-computer-remember',
  text: `insert into known_computer (provider_id, account_id, mark, used_at) values ($1, $2, $3, $4)
    on conflict (provider_id, account_id, mark) do update set used_at = excluded.used_at, failures = 0`,
};
const forgetOldest: Statement = {
  name: 'known-computer-forget-oldest',
  text: `delete from known_computer where provider_id = $1 and account_id = $2 and mark in
    (select mark from known_computer where provider_id = $1 and account_id = $2 order by used_at desc offset $3)`,
};

/** Somebody has signed in from there. */
export async function rememberComputers(
  connection: Connection,
  { providerId, accountId }: AccountId,
  marks: readonly string[],
  now: string,
): Promise<void> {
  for (const mark of marks) await connection.run(remember, [providerId, accountId, mark, now]);
  await connection.run(forgetOldest, [providerId, accountId, mostComputers]);
}

const fail: Statement = {
  name: 'known-computer-fail',
  text: `update known_computer set failures = failures + 1 where provider_id = $1 and account_id = $2
    and mark in (select jsonb_array_elements_text($3::jsonb))`,
};

/** An attempt from there failed. */
export async function countFailure(
  connection: Connection,
  { providerId, accountId }: AccountId,
  marks: readonly string[],
): Promise<void> {
  await connection.run(fail, [providerId, accountId, JSON.stringify(marks)]);
}

const forgive: Statement = {
  name: 'known-computer-forgive',
  text: 'update known_computer set failures = 0 where provider_id = $1 and account_id = $2',
};

/** Forgets failed attempts from all of its computers. */
export async function forgiveComputers(connection: Connection, { providerId, accountId }: AccountId): Promise<void> {
  await connection.run(forgive, [providerId, accountId]);
}

const forget: Statement = {
  name: 'known-computer-forget',
  text: 'delete from known_computer where provider_id = $1 and account_id = $2',
};

/** Makes strangers of all its computers. */
export async function forgetComputers(connection: Connection, { providerId, accountId }: AccountId): Promise<void> {
  await connection.run(forget, [providerId, accountId]);
}
