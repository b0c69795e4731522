// Reading the change feed: the latest state of every record with a number above the reader's cursor, in order of
// those numbers. The upper end is read first; whatever is written meanwhile gets a higher number and comes next time.
import type { Change } from '../../src-shared/portal-api/index.ts';
import type { Connection, Statement } from './database.ts';
import {
  type ActualRow,
  actualRecord,
  actualRecordColumns,
  type CareRow,
  careColumns,
  careRecord,
  type DisputeRow,
  disputeColumns,
  type LineRow,
  lineColumns,
  type PaymentRow,
  type PersonRow,
  paymentColumns,
  personColumns,
  type ReceiptRow,
  receiptColumns,
  type WeekRow,
  weekColumns,
  weekRecord,
} from './rows.ts';
import type { TombstoneKind } from './tombstones.ts';

export interface FeedState {
  portalId: string;
  epoch: string;
  /** The number of the last change. */
  sequence: number;
  /** Removals up to this number are forgotten. */
  floor: number;
}

const findState: Statement = {
  name: 'feed-state',
  text: `select portal_id as "portalId", feed_epoch as epoch, sequence, feed_floor as floor from provider where id = $1`,
};

export async function loadFeedState(connection: Connection, providerId: string): Promise<FeedState> {
  const [state] = await connection.run<FeedState>(findState, [providerId]);
  if (state === undefined) throw new Error('there is no such provider');
  return state;
}

/** One kind of record in the feed: how to read a page of it, and what a row becomes. */
interface Source {
  page: Statement;
  change: (row: never) => Change;
}

function source<Row>(table: string, columns: string, change: (row: Row) => Change): Source {
  const text = `select ${columns}, sequence as "feedSequence" from ${table}
    where provider_id = $1 and sequence > $2 and sequence <= $3 order by sequence limit $4`;
  return { page: { name: `feed-${table}`, text }, change: change as (row: never) => Change };
}

interface TombstoneRow {
  what: TombstoneKind;
  id: string;
  weekStart: string;
}

const sources: readonly Source[] = [
  source<PersonRow>('person', personColumns, (person) => ({ kind: 'person', person })),
  source<LineRow>('service_line', lineColumns, (line) => ({ kind: 'line', line })),
  source<WeekRow>('week', weekColumns, (row) => ({ kind: 'week', week: weekRecord(row) })),
  source<ActualRow>('actual', actualRecordColumns, (row) => ({ kind: 'actual', record: actualRecord(row) })),
  source<ReceiptRow>('receipt', receiptColumns, (receipt) => ({ kind: 'receipt', receipt })),
  source<PaymentRow>('payment', paymentColumns, (payment) => ({ kind: 'payment', payment })),
  source<DisputeRow>('dispute', disputeColumns, (dispute) => ({ kind: 'dispute', dispute })),
  source<CareRow>('care_record', careColumns, (row) => {
    return { kind: 'care', version: row.version, changed: row.changed, record: careRecord(row) };
  }),
  source<TombstoneRow>('gone', 'what, id, week_start as "weekStart"', ({ what, id, weekStart }) => {
    return { kind: 'gone', what, id, weekStart: weekStart === '' ? null : weekStart };
  }),
];

/**
 * The next changes after number `after`, at most `limit`.
 * @returns the changes and the number up to which they are complete
 */
export async function readFeed(
  connection: Connection,
  providerId: string,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<{ changes: Change[]; through: number }> {
  if (after >= upTo) return { changes: [], through: upTo };
  const found: { sequence: number; change: Change }[] = [];
  let full = false;
  for (const { page, change } of sources) {
    const rows = await connection.run<{ feedSequence: number }>(page, [providerId, after, upTo, limit]);
    full ||= rows.length === limit;
    for (const { feedSequence, ...row } of rows) found.push({ sequence: feedSequence, change: change(row as never) });
  }
  found.sort((a, b) => a.sequence - b.sequence);
  const kept = found.slice(0, limit);
  // A kind that filled its page may have more below the highest number found in the others.
  const last = kept.at(-1);
  const through = last === undefined || (!full && found.length <= limit) ? upTo : last.sequence;
  return { changes: kept.map((entry) => entry.change), through };
}
