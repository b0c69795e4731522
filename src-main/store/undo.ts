// Undo and redo as new commands: each writes what stood before (or after) the command it takes back, and the history
// keeps both. The steps are rows of the store, so they survive a restart. Where a record is no longer what the command
// left, because a merge changed it since, nothing is done: undo must not take back someone else's work. Such a step is
// told of once and leaves the steps, so that it does not hold up the others.

import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { sameCareRecord, sameContent } from '../../src-shared/portal-api/equality.ts';
import type { ActualRecord, CareRecord } from '../../src-shared/portal-api/index.ts';
import type { Actuals } from './actuals.ts';
import type { Care } from './care.ts';
import { withCareDecisions } from './care-decisions.ts';
import type { ChangeLog, ChangeLogEntry } from './change-log.ts';
import type { CommandMeta, LoggedCare, RunCommand, Write } from './commands.ts';
import { type Db, inTransaction } from './database.ts';
import type { LoggedActual } from './line-screen.ts';
import type { LineWork } from './line-work.ts';
import type { LoggedSite, LoggedSiteReport, Sites } from './sites.ts';

export interface Undoing {
  /** What undo would take back, newest first of what is not undone; null when there is nothing. */
  undoable(): { command: string; label: string } | null;
  redoable(): { command: string; label: string } | null;
  /**
   * Takes the last command back by a new command, in one transaction. `changed-since` when a record is no longer what
   * that command left (someone else's change was merged): then nothing happens.
   */
  undo(by: { id: string; name: string }): UndoOutcome;
  redo(by: { id: string; name: string }): UndoOutcome;
}
export type UndoOutcome =
  | { outcome: 'done'; label: string; weekStart: PlainDate | null }
  | { outcome: 'nothing' }
  /** The step can no longer be reached; `next`: there is another behind it. */
  | { outcome: 'changed-since'; label: string; next: boolean };

interface UndoStep {
  position: number;
  command: string;
  label: string;
  week_start: string | null;
}

type Logged = LoggedActual | LoggedCare | LoggedSite | LoggedSiteReport;

export function undoRepository(
  db: Db,
  parts: {
    actuals: Actuals;
    care: Care;
    sites: Sites;
    log: ChangeLog;
    lineWork: LineWork;
    command: RunCommand;
  },
): Undoing {
  const { actuals, care, sites, log, lineWork, command } = parts;
  const lastDone = db.prepare<[], UndoStep>(
    "SELECT * FROM undo_step WHERE state = 'done' ORDER BY position DESC LIMIT 1",
  );
  // Undo works from the newest down, so the step undone last is the oldest of the undone.
  const lastUndone = db.prepare<[], UndoStep>(
    "SELECT * FROM undo_step WHERE state = 'undone' ORDER BY position LIMIT 1",
  );
  const setState = db.prepare<['done' | 'undone' | 'dropped', number]>(
    'UPDATE undo_step SET state = ? WHERE position = ?',
  );

  /** True when the record still reads as the entry left it. */
  function stands(logged: Logged, entry: ChangeLogEntry): boolean {
    if (logged.kind === 'actual') {
      const shown = actuals.get(logged.actual.weekStart, logged.actual.lineId);
      return shown !== null && sameContent(shown, logged);
    }
    if (logged.kind === 'site') return isDeepStrictEqual(sites.get(logged.id)?.site ?? null, logged.site);
    if (logged.kind === 'site-report') {
      const { siteId, weekStart, how } = logged;
      return (sites.reportsOf(weekStart).find((one) => one.siteId === siteId)?.how ?? null) === how;
    }
    const id = careId(entry);
    if (id === null) return false;
    return sameCareRecord(withCareDecisions(care.get(id.kind, id.id)), withCareDecisions(logged.record));
  }

  function write(target: Logged, entry: ChangeLogEntry, to: Write): boolean {
    if (target.kind === 'actual') {
      // What was kept against the portal goes back into its conflict, as long as it was not sent.
      const { base, gaveWay } = target as LoggedActual & { base?: ActualRecord | null; gaveWay?: boolean };
      if (base) {
        // What gave way to the portal's is recorded again first, and then stands beside it as it did.
        if (gaveWay) {
          const { actual, attested, commentSource } = target;
          to.actual({ actual, attested, commentSource });
        }
        const reopened = lineWork.reopenConflict(target.actual.weekStart, target.actual.lineId, base);
        if (reopened) to.note('reopen-conflict', { weekStart: target.actual.weekStart, content: null });
        return reopened;
      }
      const { actual, attested, commentSource } = target;
      to.actual({ actual, attested, commentSource });
      return true;
    }
    if (target.kind === 'site') {
      to.site(target.id, target.site);
      return true;
    }
    if (target.kind === 'site-report') {
      to.siteReport(target.siteId, target.weekStart, target.how);
      return true;
    }
    const id = careId(entry);
    if (id !== null) to.care(id.kind, id.id, withCareDecisions(target.record));
    return true;
  }

  function step(direction: 'undo' | 'redo', by: { id: string; name: string }): UndoOutcome {
    const top = direction === 'undo' ? lastDone : lastUndone;
    const found = top.get();
    if (found === undefined) return { outcome: 'nothing' };
    const entries = log.ofCommand(found.command).filter(isRevertible);
    const ordered = direction === 'undo' ? entries.toReversed() : entries;
    const from = direction === 'undo' ? 'after' : 'before';
    const to = direction === 'undo' ? 'before' : 'after';
    try {
      return inTransaction(db, () => {
        const meta: CommandMeta = { what: direction, by, source: 'typed' };
        command(meta, (writes) => {
          for (const entry of ordered) {
            const left = entry.content[from] as Logged;
            if (!stands(left, entry) || !write(entry.content[to] as Logged, entry, writes)) throw new ChangedSince();
          }
        });
        setState.run(direction === 'undo' ? 'undone' : 'done', found.position);
        return { outcome: 'done', label: found.label, weekStart: found.week_start };
      });
    } catch (error) {
      if (!(error instanceof ChangedSince)) throw error;
      // After the transaction that was given up: it would have taken this back with the rest.
      setState.run('dropped', found.position);
      return { outcome: 'changed-since', label: found.label, next: top.get() !== undefined };
    }
  }

  const offered = (found: UndoStep | undefined) =>
    found === undefined ? null : { command: found.command, label: found.label };
  return {
    undoable: () => offered(lastDone.get()),
    redoable: () => offered(lastUndone.get()),
    undo: (by) => step('undo', by),
    redo: (by) => step('redo', by),
  };
}

class ChangedSince extends Error {}

type Revertible = ChangeLogEntry & { content: { before: unknown; after: unknown; why: string } };

/** Entries that hold a record on both sides; an erased one can no longer be taken back. */
function isRevertible(entry: ChangeLogEntry): entry is Revertible {
  return entry.content !== null && isLogged(entry.content.before) && isLogged(entry.content.after);
}

const kinds: ReadonlySet<unknown> = new Set<Logged['kind']>(['actual', 'care', 'site', 'site-report']);

function isLogged(value: unknown): value is Logged {
  return typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind);
}

function careId(entry: ChangeLogEntry): Pick<CareRecord, 'kind' | 'id'> | null {
  const before = (entry.content?.before as LoggedCare | undefined)?.record ?? null;
  const after = (entry.content?.after as LoggedCare | undefined)?.record ?? null;
  return before ?? after;
}
