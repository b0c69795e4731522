// Disputes: what the council questions about an actual, and what was said about it.
import type { Dispute } from '../../src-shared/portal-api/index.ts';
import type { Connection, Statement } from './database.ts';
import { type DisputeRow, disputeColumns } from './rows.ts';
import type { Writing } from './writing.ts';

const find: Statement = {
  name: 'dispute-find',
  text: `select ${disputeColumns} from dispute where provider_id = $1 and id = $2`,
};

export async function findDispute(
  connection: Connection,
  providerId: string,
  id: string,
): Promise<Dispute | undefined> {
  return (await connection.run<DisputeRow>(find, [providerId, id]))[0];
}

const upsert: Statement = {
  name: 'dispute-upsert',
  text: `insert into dispute (provider_id, id, week_start, line_id, state, messages, sequence)
    values ($1, $2, $3::date, $4, $5, $6::jsonb, $7)
    on conflict (provider_id, id) do update set state = excluded.state, messages = excluded.messages, sequence = excluded.sequence`,
};

export async function saveDispute({ connection, providerId, next }: Writing, dispute: Dispute): Promise<void> {
  const { id, weekStart, lineId, state, messages } = dispute;
  await connection.run(upsert, [providerId, id, weekStart, lineId, state, JSON.stringify(messages), next()]);
}
