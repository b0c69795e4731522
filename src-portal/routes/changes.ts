// `GET /v1/changes`: the provider's change feed, page by page. The cursor is opaque to clients; it names the feed's
// epoch, so that a portal restored from a backup, or another portal, is noticed instead of silently skipping changes.
import { z } from 'zod';
import { type Change, laterKindOfChange } from '../../src-shared/portal-api/index.ts';
import type { CallServer } from '../http/calls.ts';
import { Refused } from '../problem.ts';
import type { Database } from '../store/database.ts';
import { type FeedState, loadFeedState, readFeed } from '../store/feed.ts';

const usualPage = 1_000;
/** A provider's whole week with room to spare, so that one page holds what one sync sent. */
const largestPage = 10_000;

const querySchema = z.object({
  cursor: z.string().max(200).optional(),
  /** The later kinds that the client knows, with commas between; it is sent no others. */
  knows: z.string().max(1_000).default(''),
  limit: z.coerce.number().int().min(1).max(largestPage).default(usualPage),
});

export function serveChanges(calls: CallServer, database: Database): void {
  calls.read('changes', { query: querySchema }, ({ query, who }) =>
    database.transaction({ provider: who.providerId }, async (connection) => {
      const feed = await loadFeedState(connection, who.providerId);
      const after = query.cursor === undefined || query.cursor === '' ? 0 : readCursor(query.cursor, feed);
      const upTo = feed.sequence;
      const known: readonly string[] = query.knows.split(',');
      const page = await readFeed(connection, who.providerId, { after, upTo, limit: query.limit });
      return {
        portalId: feed.portalId,
        changes: page.changes.flatMap((change) => asKnown(change, known)),
        cursor: Buffer.from(`${feed.epoch} ${page.through}`).toString('base64url'),
        more: page.through < upTo,
      };
    }),
  );
}

/**
 * A change as a client is told of it: of a later kind that it does not know, nothing; but an entry of the log that became one
 * is gone for it, or it would go on showing what the entry was before.
 */
function asKnown(change: Change, known: readonly string[]): Change[] {
  const kind = laterKindOfChange(change);
  if (kind === null || known.includes(kind)) return [change];
  if (change.kind !== 'care' || change.record.kind !== 'log') return [];
  return [{ kind: 'gone', what: 'log', id: change.record.id, weekStart: null }];
}

function readCursor(cursor: string, feed: FeedState): number {
  const [epoch, text = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (epoch === feed.epoch && number >= feed.floor && number <= feed.sequence) return number;
  throw new Refused('cursor-expired', 'The portal no longer knows what you have seen. Fetch everything again.');
}
