// Fetches what the portal changed, page by page, until the cursor is at the end. What must stay true: the cursor moves with
// the last change of its page, so that a page that was written in part comes again; nothing is applied that comes from
// another portal than the account's; a pull that would remove much of the plan stops and asks; a cursor that the portal
// forgot leads to a full copy that is staged and compared, and never to an empty screen. None of it touches unsent work
// (merge.ts).
import { type Change, laterKinds, problemName, type UnfitChange } from '../../src-shared/portal-api/index.ts';
import type { PortalClient } from '../portal/client.ts';
import type { PortalFailure } from '../portal/failures.ts';
import type { Applied } from '../store/feed.ts';
import type { Store } from '../store/store.ts';
import { askFirst, linesRemoved, mustAsk } from './removals.ts';
import { type SyncTrouble, troubleOf } from './trouble.ts';

export interface PullParts {
  store: Pick<Store, 'sync' | 'lines'>;
  client: PortalClient;
  token: string;
  /** True once a person has agreed to what `askFirst` told them. */
  removalsAllowed: boolean;
  changed: (applied: Applied) => void;
  /** Awaited between two parts of a page. */
  turn: () => Promise<void>;
  stopped: () => boolean;
  /** Of a whole copy: more records have come. */
  received: (records: number) => void;
  /** Null, or what to end a whole copy with: somebody stopped it. */
  halted: () => SyncTrouble | null;
}

/** Large pages: over a slow line a round trip costs more than its bytes. */
const pageSize = 5_000;
/** What is written at a stretch: somebody who types meanwhile waits for no more than this. */
const sliceSize = 25;
/** The screens are told of so many at a time: each time they look at the whole week. */
const toldSize = 250;

/** Twenty-five million changes: whatever goes on longer never ends. */
const mostPages = 5_000;

/** Where a feed has been. A cursor that comes twice, or a page too many, and it would turn for ever. */
function turnsForEver(): (page: FeedPage) => boolean {
  const seen = new Set<string>();
  return ({ cursor, more }) => {
    if (!more) return false;
    if (seen.has(cursor) || seen.size >= mostPages) return true;
    seen.add(cursor);
    return false;
  };
}

/** Pulls to the end of the feed. @returns null when it got there */
export async function pull(parts: PullParts): Promise<SyncTrouble | null> {
  const { store } = parts;
  let { cursor } = store.sync.state();
  // The first copy of all replaces nothing, so it is written as it comes: it can be broken off at any moment, and goes on.
  const isFirst = cursor === null && store.sync.isEmpty();
  if (cursor === null && !isFirst) return pullFullCopy(parts);
  const toldEvery = isFirst ? pageSize : toldSize;
  const apply = (page: FeedPage) => applyInSlices(parts, page, { toldEvery, isFirst });
  // Pages from the first removal on are held back until the whole extent of the removals is known.
  const held: FeedPage[] = [];
  // A first copy also names what was removed before this computer came.
  const removedHere = (changes: readonly Change[]) =>
    [...linesRemoved(changes)].filter((lineId) => store.lines.get(lineId) !== null).length;
  const isEndless = turnsForEver();
  for (;;) {
    const page = await fetchPage(parts, cursor);
    if (page === 'stopped') return null;
    if (page === 'cursor-expired') return pullFullCopy(parts);
    if ('failure' in page) return troubleOf(page.failure);
    if (isEndless(page)) return troubleOf({ kind: 'without-end' });
    const { changes, unfit, more } = page;
    let isWhole = true;
    if (held.length > 0 || removedHere(changes) > 0) held.push(page);
    else if (changes.length + unfit.length > 0 || page.cursor !== cursor) isWhole = await apply(page);
    if (parts.stopped()) return null;
    const halted = isFirst && (more || !isWhole) ? parts.halted() : null;
    if (halted !== null) return halted;
    cursor = page.cursor;
    if (!more) break;
  }
  const linesHeld = store.lines.count();
  const removed = removedHere(held.flatMap(({ changes }) => changes));
  if (mustAsk(removed, linesHeld) && !parts.removalsAllowed) return askFirst(removed, linesHeld);
  for (const page of held) {
    await apply(page);
    if (parts.stopped()) return null;
  }
  return null;
}

/**
 * What is written of a page whose copying is halted stays; its cursor does not move, so that it comes again.
 * @returns whether all of it is written
 */
async function applyInSlices(
  { store, changed, turn, stopped, received, halted }: PullParts,
  { changes, unfit, cursor }: FeedPage,
  { toldEvery, isFirst }: { toldEvery: number; isFirst: boolean },
): Promise<boolean> {
  let untold: Applied[] = [];
  store.sync.putAside(unfit);
  for (let end = sliceSize; !stopped(); end += sliceSize) {
    const isLast = end >= changes.length;
    const slice = changes.slice(end - sliceSize, end);
    untold.push(store.sync.applyChanges(slice, isLast ? cursor : null));
    if (isFirst) received(slice.length);
    const ends = isFirst && halted() !== null;
    if (isLast || ends || end % toldEvery === 0) {
      changed(together(untold));
      untold = [];
    }
    if (isLast || ends) return isLast;
    await turn();
  }
  return false;
}

function together(applied: readonly Applied[]): Applied {
  return {
    weeks: [...new Set(applied.flatMap(({ weeks }) => weeks))].sort(),
    everyWeek: applied.some(({ everyWeek }) => everyWeek),
    conflicts: applied.reduce((sum, { conflicts }) => sum + conflicts, 0),
    planChanges: applied.flatMap(({ planChanges }) => planChanges),
  };
}

/** Everything anew, into staging; what is on screen changes only once the copy is whole, and in one transaction. */
async function pullFullCopy(parts: PullParts): Promise<SyncTrouble | null> {
  const { sync } = parts.store;
  sync.beginFullCopy();
  let cursor: string | null = null;
  const isEndless = turnsForEver();
  for (;;) {
    const page = await fetchPage(parts, cursor);
    if (page === 'stopped') return null;
    // A fresh copy has no cursor that could expire; between two pages it can, and the next sync starts over.
    if (page === 'cursor-expired') return troubleOf({ kind: 'not-understood' });
    if ('failure' in page) return troubleOf(page.failure);
    if (isEndless(page)) return troubleOf({ kind: 'without-end' });
    sync.stage(page.changes, page.cursor);
    sync.putAside(page.unfit);
    parts.received(page.changes.length);
    const halted = parts.halted();
    if (halted !== null) return halted;
    cursor = page.cursor;
    if (!page.more) break;
  }
  const { lines, linesHeld } = sync.stagedRemovals();
  if (mustAsk(lines, linesHeld) && !parts.removalsAllowed) return askFirst(lines, linesHeld);
  parts.changed(sync.finishFullCopy());
  return null;
}

type FeedPage = { changes: Change[]; unfit: UnfitChange[]; cursor: string; more: boolean };

async function fetchPage(
  { client, token, store, stopped }: PullParts,
  cursor: string | null,
): Promise<FeedPage | 'cursor-expired' | 'stopped' | { failure: PortalFailure }> {
  const asked = { limit: pageSize, knows: laterKinds.join(',') };
  const query = cursor === null ? asked : { cursor, ...asked };
  const answer = await client.call('changes', { token, query });
  // Signing out closes the store while an answer is on its way: it is then nobody's.
  if (stopped()) return 'stopped';
  if (!answer.ok) {
    const { failure } = answer;
    const expired = failure.kind === 'problem' && problemName(failure.problem) === 'cursor-expired';
    return expired ? 'cursor-expired' : { failure };
  }
  if (!answer.changed) return { failure: { kind: 'not-understood' } };
  const { portalId } = store.sync.state();
  if (portalId === null) store.sync.update({ portalId: answer.value.portalId });
  else if (portalId !== answer.value.portalId) return { failure: { kind: 'portal-changed' } };
  const { changes, unfit, more } = answer.value;
  // A feed that says "more" and does not move would turn for ever.
  if (more && answer.value.cursor === cursor) return { failure: { kind: 'without-end' } };
  return { changes, unfit, cursor: answer.value.cursor, more };
}
