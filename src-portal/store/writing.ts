// Writing for one provider. The provider's row stays locked until the commit, so its writes happen one after the
// other and the numbers of the change feed become visible in order: a reader that has seen number n can never miss a
// lower one that was still on its way. Providers do not wait for each other.
import type { Connection, Statement } from './database.ts';

/** A transaction that may write for one provider. */
export interface Writing {
  connection: Connection;
  providerId: string;
  /** The next number of the provider's change feed: each changed record takes one. */
  next(): number;
}

const lock: Statement = {
  name: 'provider-lock',
  text: 'select sequence from provider where id = $1 for no key update',
};
const advance: Statement = {
  name: 'provider-advance',
  text: 'update provider set sequence = $2 where id = $1 and sequence <= $2',
};

/** Runs `work` under the provider's lock, inside the caller's transaction, and then moves the feed's end. */
export async function writing<Result>(
  connection: Connection,
  providerId: string,
  work: (writing: Writing) => Promise<Result>,
): Promise<Result> {
  const [row] = await connection.run<{ sequence: number }>(lock, [providerId]);
  if (row === undefined) throw new Error('there is no such provider');
  let sequence = row.sequence;
  const result = await work({
    connection,
    providerId,
    next: () => {
      sequence += 1;
      return sequence;
    },
  });
  if (sequence > row.sequence) await connection.run(advance, [providerId, sequence]);
  return result;
}
