// What becomes of one line's record when a person edits it, takes a file in, chooses between two versions, or gives work up:
// on the rows, inside the caller's transaction. What the feed and the portal's verdicts make of it is line-merge.ts.

import { workSubject } from '../../src-shared/packet/work-subject.ts';
import { holdsAlready, sameContent, sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';
import type { ActualEdit, Actuals, StoredActual } from './actuals.ts';
import type { ChangeLog } from './change-log.ts';
import { lineMerge, lineRemoval } from './line-merge.ts';
import { baseOf, bodyOf, builtOn, type EditBody } from './line-rows.ts';
import { type LineScreen, lineScreen } from './line-screen.ts';
import type { OutboxRows, StoredRow } from './outbox-rows.ts';
import type { Planned } from './planned.ts';
import type { Weeks } from './weeks.ts';

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

export function lineWork(parts: LineWorkParts) {
  const screen = lineScreen(parts);
  return {
    ...lineEdits(parts, screen),
    ...lineChoices(parts, screen),
    ...lineMerge(parts, screen),
    remove: lineRemoval(parts, screen).remove,
  };
}
export type LineWork = ReturnType<typeof lineWork>;

function lineEdits({ actuals, rows, sends }: LineWorkParts, { showPortal, takeAway, required }: LineScreen) {
  /** A person's edit: shown at once, and sent unless the portal already holds just that. */
  function edit({ actual, attested, commentSource }: ActualEdit, by: By): void {
    const { weekStart, lineId } = actual;
    const subject = workSubject.actual(weekStart, lineId);
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
      else showPortal(required(weekStart, lineId), portal);
      return;
    }
    const before = baseOf(open) ?? portal;
    // Back to exactly what the portal holds: nothing is left to send, and what is shown is the portal's to the name of who
    // said so. Out of a conflict, that somebody else said "as planned" there stands: it was never this person's to take back.
    if (sameContent(body, portal) || (open.state === 'conflict' && holdsAlready(portal, body))) {
      rows.close(open, 'withdrawn', by.at);
      if (shown.portal === null) takeAway(required(weekStart, lineId));
      else showPortal(required(weekStart, lineId), portal);
      return;
    }
    // Beside a refused edit the portal may have moved on: nobody has seen yet what it holds now.
    const differs = open.state === 'conflict' || !sameContent(portal, before);
    const conflict = differs && !sameFigures(actual, portal.actual);
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
    const subject = workSubject.actual(weekStart, lineId);
    if (rows.unsent(subject).length > 0) throw new Error('A line with unsent work of its own takes no other.');
    const body: EditBody = { actual, attested };
    actuals.show({ actual, attested, commentSource, changed: by });
    const based = { version: base.version, record: base };
    rows.insert({ kind: 'actual', subject, weekStart, lineId, body, base: based, at: by.at });
    const open = rows.openToEdits(subject);
    if (open !== null) rows.reopen(open, { state: 'conflict', body, base: based });
  }

  return { edit, bringIn };
}

function lineChoices({ rows, now }: LineWorkParts, { showPortal, takeAway, required }: LineScreen) {
  /** A person chose; `theirs` shows the portal's record, `mine` is sent on top of it. */
  function resolve(weekStart: string, lineId: string, keep: 'mine' | 'theirs'): StoredActual {
    const shown = required(weekStart, lineId);
    const open = rows.openToEdits(workSubject.actual(weekStart, lineId));
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
    const open = rows.openToEdits(workSubject.actual(weekStart, lineId));
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

  return { resolve, reopenConflict, withdraw };
}

/** Somebody asked to resolve a conflict that is no longer there. */
export class NoConflict extends Error {}
