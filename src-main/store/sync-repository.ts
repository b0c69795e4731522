// What sync writes: pages of the change feed, each with its cursor in one transaction, and the staged full copy after a
// cursor has expired. What must stay true: unsent work is never touched, absence is never taken for deletion, and the
// same page applied twice changes nothing.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import type { OfflineLease } from '../../src-shared/domain/offline-lease.ts';
import { type Change, changeSchema, type LaterKind, type UnfitChange } from '../../src-shared/portal-api/index.ts';
import { type Db, inTransaction } from './database.ts';
import { type Applied, feed, type SyncParts, type Tally, told } from './feed.ts';
import { takesOf } from './portal-takes.ts';
import { withoutWaiting } from './pragmas.ts';
import { storedLease } from './stored-lease.ts';
import { storedProblem } from './stored-problem.ts';
import { syncStatements } from './sync-statements.ts';

export interface SyncState {
  cursor: string | null;
  portalId: string | null;
  /** ISO instants. */
  lastSyncedAt: string | null;
  /** Portal's clock minus this computer's, in milliseconds; null before the portal was ever met. */
  clockOffsetMillis: number | null;
  /** By which drift of this computer's clock that is so; see `Clock.drift`. */
  clockDriftMillis: number | null;
  workingOffline: boolean;
  /** Why the last try did not succeed. */
  problem: AppProblem | null;
  /** The later kinds of record that the portal takes and this app knows, as it said at the last sign-in. */
  takes: readonly LaterKind[];
  /** How long the portal has not said that this person's sign-in is good; null: it was not counted yet. */
  portalWord: OfflineLease | null;
}

export interface SyncReads {
  state(): SyncState;
  /** True while nothing of any portal is here, and nothing recorded: a first copy replaces nothing. */
  isEmpty(): boolean;
}

/** What a sync brings, and where it stands: for the sync, and for whoever signs in. */
export interface SyncWriter {
  update(change: Partial<Omit<SyncState, 'takes'>>): void;
  /** What the portal takes of later kinds: what was held back goes now; where it is more than was known, all is fetched anew. */
  portalTakes(kinds: readonly LaterKind[]): void;
  /**
   * Changes of one page of the feed, in one transaction; with the last of them the page's cursor, before that null: until
   * the cursor has moved, the page comes again. Never touches unsent work: the portal's state is
   * remembered beside it, and a conflict is marked only if the content differs from what the edit was based on.
   * Applying the same page twice changes nothing. Older versions than the one known are ignored.
   * What becomes of one actual is decided by `receive` and `settle` of merge.ts.
   */
  applyChanges(changes: readonly Change[], cursor: string | null): Applied;
  /** Keeps records of the feed that break the contract, apart from the rest and until they come anew. */
  putAside(unfit: readonly UnfitChange[]): void;
  /** Reads what was put aside once more: an update of the app may know what it is. */
  takeUpAgain(): Applied;
  /** Starts a full copy after `cursor-expired`; an unfinished earlier one is dropped. */
  beginFullCopy(): void;
  /** Adds one page to the staged copy. Nothing on screen changes. */
  stage(changes: readonly Change[], cursor: string): void;
  /** What `finishFullCopy` would remove: the mass-removal guard asks before it goes on. */
  stagedRemovals(): { lines: number; linesHeld: number };
  /** Applies the staged copy and removes what it lacks (never unsent work), in one transaction. */
  finishFullCopy(): Applied;
}

export type SyncRepository = SyncReads & SyncWriter;

export function syncRepository(db: Db, parts: SyncParts): SyncRepository {
  const { planned, putAside, careWork } = parts;
  const { applyOne, removeUnnamed } = feed(parts);
  const { selectState, saveState, clearStaged, stageOne, staged, stagedLines, allActuals, isEmpty } =
    syncStatements(db);

  function state(): SyncState {
    const row = selectState.get();
    return {
      cursor: row?.cursor ?? null,
      portalId: row?.portal_id ?? null,
      lastSyncedAt: row?.last_synced_at ?? null,
      clockOffsetMillis: row?.clock_offset_millis ?? null,
      clockDriftMillis: row?.clock_drift_millis ?? null,
      workingOffline: row?.working_offline === 1,
      problem: storedProblem(row?.problem ?? null),
      takes: takesOf(row?.takes ?? null),
      portalWord: storedLease(row?.portal_word ?? null),
    };
  }

  function update(change: Partial<SyncState>): void {
    const next = { ...state(), ...change };
    saveState.run({
      ...next,
      workingOffline: next.workingOffline ? 1 : 0,
      problem: next.problem === null ? null : JSON.stringify(next.problem),
      takes: next.takes.length === 0 ? null : JSON.stringify(next.takes),
      portalWord: next.portalWord === null ? null : JSON.stringify(next.portalWord),
    });
  }

  let awaitsFullCopy = false; // No page gives a cursor until everything was read anew.

  const tally = (): Tally => ({
    isAnyAside: putAside.count() > 0,
    weeks: new Set(),
    everyWeek: false,
    conflicts: 0,
    planChanges: [],
    cameBack: false,
  });

  return {
    state,
    update,
    portalTakes: (kinds) =>
      inTransaction(db, () => {
        const { takes, cursor } = state();
        const isMore = kinds.some((kind) => !takes.includes(kind));
        if (!isMore && kinds.length === takes.length) return;
        update({ takes: kinds, cursor: isMore ? null : cursor });
        careWork.alignToPortal();
      }),
    isEmpty: () => isEmpty.get()?.empty === 1,
    putAside(unfit) {
      if (unfit.length > 0) inTransaction(db, () => unfit.forEach(putAside.save));
    },
    takeUpAgain() {
      const applied = tally();
      if (!applied.isAnyAside) return told(applied);
      return inTransaction(db, () => {
        for (const body of putAside.bodies()) {
          const change = changeSchema.safeParse(body);
          if (change.success) applyOne(change.data, applied);
        }
        if (applied.cameBack) update({ cursor: null });
        return told(applied);
      });
    },
    applyChanges(changes, cursor) {
      const apply = () =>
        inTransaction(db, () => {
          const applied = tally();
          for (const change of changes) applyOne(change, applied);
          awaitsFullCopy ||= applied.cameBack;
          if (awaitsFullCopy) update({ cursor: null });
          else if (cursor !== null) update({ cursor });
          return told(applied);
        });
      // Until the cursor moves with the last part of a page, all of it is asked for again.
      return cursor === null ? withoutWaiting(db, apply) : apply();
    },
    beginFullCopy() {
      clearStaged.run();
      awaitsFullCopy = false;
    },
    stage: (changes, cursor) =>
      inTransaction(db, () => {
        for (const change of changes) stageOne.run(cursor, JSON.stringify(change));
      }),
    stagedRemovals() {
      const named = new Set(stagedLines.all().map(({ id }) => id));
      const held = planned.lines.all();
      return { lines: held.filter(({ id }) => !named.has(id)).length, linesHeld: held.length };
    },
    finishFullCopy: () =>
      inTransaction(db, () => {
        const rowsStaged = staged.all();
        const last = rowsStaged.at(-1);
        if (last === undefined) throw new Error('An empty answer is never a deletion: nothing was staged.');
        const changes = rowsStaged.map(({ body }) => changeSchema.parse(JSON.parse(body)));
        const applied = tally();
        for (const change of changes) applyOne(change, applied);
        removeUnnamed(changes, allActuals.all(), applied);
        clearStaged.run();
        update({ cursor: applied.cameBack ? null : last.cursor });
        return told({ ...applied, everyWeek: true });
      }),
  };
}
