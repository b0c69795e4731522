// What becomes of one line's record when a person edits it, the feed brings it, or the portal gives its verdict. The
// decisions are the pure functions of sync/merge.ts; this file carries them out on the rows, inside the caller's
// transaction, and writes into the change log whatever then reads differently on screen.
import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { holdsAlready, sameContent, sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { ActualEdit, Actuals, CommentSource, StoredActual } from './actuals.ts';
import { type ChangeLog, thePortal } from './change-log.ts';
import { type LineHeld, receive, settle, type UnsentEdit } from './merge.ts';
import { type OutboxRows, type StoredRow, subjectOf } from './outbox-rows.ts';
import type { Planned } from './planned.ts';
import type { Weeks } from './weeks.ts';

/** The frozen or open content of an outbox row of an actual. */
type EditBody = Pick<ActualRecord, 'actual' | 'attested'>;

export interface LineWorkParts {
  actuals: Actuals;
  weeks: Weeks;
  planned: Planned;
  rows: OutboxRows;
  log: ChangeLog;
  now: () => string;
  /** False for a week that goes by files: what is recorded is in no outbox. */
  sends: (weekStart: string) => boolean;
}

export type Received = 'nothing' | 'changed' | 'conflict' | 'plan-changed';

/** The content of a change_log entry about a line, on either side. */
export interface LoggedActual {
  kind: 'actual';
  actual: ActualRecord['actual'];
  attested: By | null;
  commentSource: CommentSource;
}

export const loggedActual = (of: Pick<StoredActual, 'actual' | 'attested' | 'commentSource'>): LoggedActual => ({
  kind: 'actual',
  actual: of.actual,
  attested: of.attested,
  commentSource: of.commentSource,
});

export function lineWork(parts: LineWorkParts) {
  const { actuals, weeks, planned, rows, log, now, sends } = parts;

  /** A person's edit: shown at once, and sent unless the portal already holds just that. */
  function edit({ actual, attested, commentSource }: ActualEdit, by: By): void {
    const { weekStart, lineId } = actual;
    const subject = subjectOf.actual(weekStart, lineId);
    const shown = required(weekStart, lineId);
    const portal = shown.portal ?? builtOn(rows.unsent(subject));
    if (portal === null) throw new Error('An actual that the portal never generated cannot be edited.');
    actuals.show({ actual, attested, commentSource, changed: by });
    if (!sends(weekStart)) return;

    const onItsWay = rows.onItsWay(subject);
    const open = rows.openToEdits(subject);
    const body: EditBody = { actual, attested };
    const add = (base: { version: number | null; record: ActualRecord | null }) =>
      rows.insert({ kind: 'actual', subject, weekStart, lineId, body, base, at: by.at });
    if (onItsWay !== null) {
      // It follows: what it is based on is known once the row before it has its verdict.
      const base = { version: null, record: null };
      if (sameContent(bodyOf(onItsWay), body)) {
        if (open !== null) rows.close(open, 'withdrawn', by.at);
      } else if (open !== null) rows.reopen(open, { state: 'pending', body, base });
      else add(base);
      return;
    }
    if (open === null) {
      if (!sameContent(body, portal)) add({ version: portal.version, record: portal });
      return;
    }
    const before = baseOf(open) ?? portal;
    // Back to exactly what the portal holds: nothing is left to send. Out of a conflict, that somebody else said "as
    // planned" there stands: it was never this person's to take back.
    if (sameContent(body, portal) || (open.state === 'conflict' && holdsAlready(portal, body))) {
      rows.close(open, 'withdrawn', by.at);
      if (shown.portal === null) takeAway(required(weekStart, lineId));
      else if (!sameContent(body, portal)) showPortal(required(weekStart, lineId), portal);
      return;
    }
    const conflict = open.state === 'conflict' && !sameFigures(actual, portal.actual);
    const base = conflict ? before : portal;
    rows.reopen(open, {
      state: conflict ? 'conflict' : 'pending',
      body,
      base: { version: base.version, record: base },
    });
  }

  /** An edit from a file, whose base is not what the portal holds now: it waits beside the portal's version. */
  function bringIn({ actual, attested, commentSource }: ActualEdit, base: ActualRecord, by: By): void {
    const { weekStart, lineId } = actual;
    const subject = subjectOf.actual(weekStart, lineId);
    if (rows.unsent(subject).length > 0) throw new Error('A line with unsent work of its own takes no other.');
    const body: EditBody = { actual, attested };
    actuals.show({ actual, attested, commentSource, changed: by });
    const based = { version: base.version, record: base };
    rows.insert({ kind: 'actual', subject, weekStart, lineId, body, base: based, at: by.at });
    const open = rows.openToEdits(subject);
    if (open !== null) rows.reopen(open, { state: 'conflict', body, base: based });
  }

  /** The feed (or a conflict's answer) brings the portal's record. */
  function receiveRecord(record: ActualRecord): Received {
    const { weekStart, lineId } = record.actual;
    weeks.ensure(weekStart);
    const shown = actuals.get(weekStart, lineId);
    const unsent = rows.unsent(subjectOf.actual(weekStart, lineId));
    const known = shown?.portal ?? builtOn(unsent);
    if (shown === null || known === null) {
      showPortal(null, record);
      return 'changed';
    }
    const held = heldOf(known, unsent);
    const next = receive(held, record);
    return carryOut(shown, held, next, unsent);
  }

  /** The portal's verdict on a frozen row. @returns true when a merge made the line fit to be sent again at once */
  function settleRow(
    row: StoredRow,
    verdict:
      | { outcome: 'accepted'; version: number; exceptions: Finding[] }
      | { outcome: 'conflict'; current: ActualRecord }
      | { outcome: 'rejected'; problem: AppProblem },
  ): boolean {
    const sent = bodyOf(row);
    const { weekStart, lineId } = sent.actual;
    const shown = required(weekStart, lineId);
    const portal = shown.portal ?? baseOf(row);
    if (portal === null) throw new Error('A line cannot have been sent that the portal never generated.');
    const open = rows.openToEdits(row.subject);
    const held = heldOf(portal, [row, ...(open === null ? [] : [open])]);
    const next = settle(
      held,
      sent,
      verdict.outcome === 'accepted' ? { ...verdict, changed: shown.changed ?? unknownBy(now()) } : verdict,
    );
    // From here on one row carries what is left: the later edit if there is one, else the row itself.
    if (open !== null) rows.close(row, verdict.outcome === 'accepted' ? 'accepted' : 'withdrawn', now());
    const carrier = open ?? row;
    if (verdict.outcome === 'rejected' && next.unsent?.sendState === 'rejected') {
      const base = next.unsent.base;
      rows.reopen(carrier, {
        state: 'rejected',
        body: bodyOf(carrier),
        base: { version: base.version, record: base },
        problem: verdict.problem,
      });
      return false;
    }
    carryOut(shown, held, next, [{ ...carrier, batch_key: null, state: 'pending' }]);
    return next.unsent?.sendState === 'to-send';
  }

  /** Writes what the merge decided. */
  function carryOut(shown: StoredActual, held: LineHeld, next: LineHeld, unsent: readonly StoredRow[]): Received {
    // Taken away by the portal, and nothing heard since: what the work was built on is not what the portal holds.
    const stillGone = shown.portal === null && next.portal === held.portal;
    if (!stillGone) {
      actuals.rememberPortal(next.portal);
      weeks.saveExceptions(next.portal.actual.weekStart, next.portal.actual.lineId, next.portal.exceptions);
    }
    const open = unsent.find(({ batch_key }) => batch_key === null);
    const onItsWay = unsent.find(({ batch_key }) => batch_key !== null);
    if (onItsWay !== undefined) return 'nothing';
    if (next.unsent === null) {
      if (open !== undefined) rows.close(open, stillGone ? 'withdrawn' : 'accepted', now());
      if (stillGone) {
        takeAway(shown);
        return 'changed';
      }
      const differs = !sameFigures(shown.actual, next.portal.actual);
      const planChanged = differs && shown.actual.planned !== next.portal.actual.planned && shown.changed !== null;
      if (differs) logMerge(planChanged ? 'plan-changed' : 'merged', shown, next.portal);
      const moved = differs || !sameContent(shown, next.portal) || held.portal.version !== next.portal.version;
      // Also where only the name differs of who said it: two people may both have said "as planned".
      if (moved || !sameWho(shown, next.portal)) showPortal(shown, next.portal);
      return planChanged ? 'plan-changed' : moved ? 'changed' : 'nothing';
    }
    if (open === undefined) return 'nothing';
    const { base, sendState } = next.unsent;
    const state = sendState === 'conflict' ? 'conflict' : sendState === 'rejected' ? 'rejected' : 'pending';
    const problem = open.problem === null ? {} : { problem: JSON.parse(open.problem) as AppProblem };
    rows.reopen(open, {
      state,
      body: { actual: next.unsent.actual, attested: next.unsent.attested },
      base: { version: base.version, record: base },
      ...(state === 'rejected' ? problem : {}),
    });
    if (state === 'conflict' && shown.sendState !== 'conflict') logMerge('conflict', shown, next.portal);
    return state === 'conflict' ? 'conflict' : 'nothing';
  }

  /** Shows what the portal holds. Only for lines with nothing unsent. */
  function showPortal(before: StoredActual | null, portal: ActualRecord): void {
    const { actual, attested, changed } = portal;
    const commentSource = actual.comment === '' ? 'written' : 'pulled';
    actuals.show({
      actual,
      attested,
      changed,
      commentSource: before?.actual.comment === actual.comment ? before.commentSource : commentSource,
    });
    actuals.rememberPortal(portal);
    weeks.saveExceptions(actual.weekStart, actual.lineId, portal.exceptions);
  }

  /**
   * A merge is history too: who changed it there, what stood here before, and what stands now. A plan that changed under
   * somebody's work is nobody's work.
   */
  function logMerge(what: 'conflict' | 'merged' | 'plan-changed', shown: StoredActual, portal: ActualRecord): void {
    const { weekStart, lineId } = portal.actual;
    const unmoved = shown.changed?.id === portal.changed?.id && shown.changed?.at === portal.changed?.at;
    log.enter({
      what,
      by: portal.changed === null || unmoved ? thePortal : portal.changed,
      source: 'sync',
      about: { weekStart, lineId, ssRef: planned.lines.get(lineId)?.ssRef ?? null },
      before: loggedActual(shown),
      after: loggedActual({ ...portal, commentSource: 'pulled' }),
    });
  }

  /** A person chose; `theirs` shows the portal's record, `mine` is sent on top of it. */
  function resolve(weekStart: string, lineId: string, keep: 'mine' | 'theirs'): StoredActual {
    const shown = required(weekStart, lineId);
    const open = rows.openToEdits(subjectOf.actual(weekStart, lineId));
    if (shown.portal === null || open?.state !== 'conflict') throw new NoConflict();
    if (keep === 'mine') {
      rows.reopen(open, {
        state: 'pending',
        body: bodyOf(open),
        base: { version: shown.portal.version, record: shown.portal },
      });
    } else {
      rows.close(open, 'withdrawn', now());
      showPortal(shown, shown.portal);
    }
    return shown;
  }

  /** Takes `keep: 'mine'` back, as long as it was not sent. @returns false when it is too late */
  function reopenConflict(weekStart: string, lineId: string, base: ActualRecord): boolean {
    const open = rows.openToEdits(subjectOf.actual(weekStart, lineId));
    if (open?.state !== 'pending' || open.base_version === null) return false;
    rows.reopen(open, { state: 'conflict', body: bodyOf(open), base: { version: base.version, record: base } });
    return true;
  }

  /** Gives up a refused edit: the line shows what the portal holds. */
  function withdraw(row: StoredRow): StoredActual {
    const { weekStart, lineId } = bodyOf(row).actual;
    const shown = required(weekStart, lineId);
    rows.close(row, 'withdrawn', now());
    if (shown.portal === null) takeAway(shown);
    else showPortal(shown, shown.portal);
    return shown;
  }

  /**
   * The portal removed the actual. Unsent work keeps it on screen until its verdict tells the person; what the portal
   * was last seen to hold is forgotten, so that it does not come back when that work is given up.
   */
  function remove(weekStart: string, lineId: string): Received {
    const shown = actuals.get(weekStart, lineId);
    if (shown === null) return 'nothing';
    const subject = subjectOf.actual(weekStart, lineId);
    if (rows.unsent(subject).length === 0) {
      takeAway(shown);
      return 'changed';
    }
    actuals.forgetPortal(weekStart, lineId);
    weeks.saveExceptions(weekStart, lineId, []);
    const open = rows.openToEdits(subject);
    if (open?.state === 'conflict') {
      // There is no other side left to choose.
      const base = { version: open.base_version, record: baseOf(open) };
      rows.reopen(open, { state: 'pending', body: bodyOf(open), base });
    }
    return 'changed';
  }

  function takeAway(shown: StoredActual): void {
    const { weekStart, lineId } = shown.actual;
    log.enter({
      what: 'removed',
      by: thePortal,
      source: 'sync',
      about: { weekStart, lineId, ssRef: planned.lines.get(lineId)?.ssRef ?? null },
      before: loggedActual(shown),
    });
    weeks.saveExceptions(weekStart, lineId, []);
    actuals.remove(weekStart, lineId);
  }

  function required(weekStart: string, lineId: string): StoredActual {
    const shown = actuals.get(weekStart, lineId);
    if (shown === null) throw new Error(`There is no actual of line ${lineId} in the week of ${weekStart}.`);
    return shown;
  }

  return { edit, bringIn, receiveRecord, settleRow, resolve, reopenConflict, withdraw, remove };
}
export type LineWork = ReturnType<typeof lineWork>;

/** Somebody asked to resolve a conflict that is no longer there. */
export class NoConflict extends Error {}

function heldOf(portal: ActualRecord, unsent: readonly StoredRow[]): LineHeld {
  const latest = unsent.at(-1);
  if (latest === undefined) return { portal, unsent: null };
  const onItsWay = unsent.some(({ batch_key }) => batch_key !== null);
  const base = unsent.map(baseOf).find((record) => record !== null) ?? portal;
  return { portal, unsent: { ...bodyOf(latest), base, sendState: onItsWay ? 'sending' : editSendState(latest) } };
}

/** What unsent work was built on; null when there is none. */
function builtOn(unsent: readonly StoredRow[]): ActualRecord | null {
  return unsent.map(baseOf).find((record) => record !== null) ?? null;
}

function sameWho(shown: StoredActual, portal: ActualRecord): boolean {
  const who = (by: By | null) => (by === null ? '' : `${by.id} ${by.at}`);
  return who(shown.attested) === who(portal.attested) && who(shown.changed) === who(portal.changed);
}

function editSendState({ state }: StoredRow): UnsentEdit['sendState'] {
  return state === 'conflict' || state === 'rejected' ? state : 'to-send';
}

function bodyOf(row: StoredRow): EditBody {
  return JSON.parse(row.body ?? 'null') as EditBody;
}

function baseOf(row: StoredRow): ActualRecord | null {
  return row.base === null ? null : (JSON.parse(row.base) as ActualRecord);
}

const unknownBy = (at: string): By => ({ id: '', name: '', at });
