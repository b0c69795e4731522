// Answers of completed writes, by the client's key: the same request again gets the same answer and has no second
// effect. The answer is stored in the transaction of its effect, so that there is never one without the other.
import { Refused } from '../problem.ts';
import { type Connection, codeOf, type Database, type Statement } from './database.ts';

/** How long an answer is kept: longer than any laptop should stay offline with an unanswered request. */
export const keepAnswersDays = 30;

// On one PostgreSQL the lock tells at once that the same request is under way elsewhere. Where it does not reach (a
// distributed database), the primary key decides: the second insert fails.
const tryLock: Statement = {
  name: 'idempotency-lock',
  text: `select pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0)) as locked`,
};
const find: Statement = {
  name: 'idempotency-find',
  text: `select request_hash as "requestHash", answer from idempotency
    where provider_id = $1 and key = $2 and expires_at > $3::timestamptz`,
};

/** The stored answer of this key, or null when it is new. Throws `Refused` when the key is in use otherwise. */
export async function storedAnswer(
  connection: Connection,
  providerId: string,
  request: { key: string; hash: string; formerHash: string; now: string },
): Promise<string | null> {
  const [lock] = await connection.run<{ locked: boolean }>(tryLock, [providerId, request.key]);
  if (lock?.locked !== true) throw inProgress();
  const values = [providerId, request.key, request.now];
  const [stored] = await connection.run<{ requestHash: string; answer: string }>(find, values);
  if (stored === undefined) return null;
  if (stored.requestHash !== request.hash && stored.requestHash !== request.formerHash) {
    throw new Refused(
      'idempotency-key-reused',
      'This key was used for another request. Use a new key for each request.',
    );
  }
  return stored.answer;
}

const insert: Statement = {
  name: 'idempotency-insert',
  text: `insert into idempotency as i (provider_id, key, request_hash, answer, expires_at) values ($1, $2, $3, $4, $5)
    on conflict (provider_id, key) do update set request_hash = excluded.request_hash, answer = excluded.answer,
      expires_at = excluded.expires_at where i.expires_at <= $6::timestamptz returning key`,
};

/** Keeps the answer, in the transaction of the effect. */
export async function storeAnswer(
  connection: Connection,
  providerId: string,
  request: { key: string; hash: string; now: string },
  answer: { text: string; expiresAt: string },
): Promise<void> {
  try {
    const values = [providerId, request.key, request.hash, answer.text, answer.expiresAt, request.now];
    if ((await connection.run(insert, values)).length === 0) throw inProgress();
  } catch (error) {
    throw codeOf(error) === '23505' ? inProgress() : error;
  }
}

export function inProgress(): Refused {
  const detail = 'The same request is still being worked on. Ask again in a moment.';
  return new Refused('idempotency-key-in-progress', detail, { retryAfter: 1 });
}

const haveExpired: Statement = {
  name: 'idempotency-have-expired',
  text: 'select distinct provider_id as "providerId" from idempotency where expires_at <= $1::timestamptz',
};
const forget: Statement = {
  name: 'idempotency-forget',
  text: `delete from idempotency where provider_id = $1 and key in
    (select key from idempotency where provider_id = $1 and expires_at <= $2::timestamptz limit $3) returning key`,
};

/** So many at a time: nobody should wait for all that a provider had kept. */
const forgottenAtOnce = 2_000;

/**
 * Forgets answers whose time is over, provider by provider (on a distributed database each stays on its shard), some at a
 * time.
 * @param atOnce how many in one statement
 */
export async function forgetOldAnswers(
  database: Database,
  now: string,
  atOnce: number = forgottenAtOnce,
): Promise<void> {
  const of = { expiredBy: now };
  const found = await database.transaction(of, (connection) =>
    connection.run<{ providerId: string }>(haveExpired, [now]),
  );
  for (const { providerId } of found) {
    const some = () => database.transaction(of, (connection) => connection.run(forget, [providerId, now, atOnce]));
    while ((await some()).length === atOnce);
  }
}
