// What becomes of one line's record when the feed brings it, when the portal removes it, or when the portal gives its
// verdict. The decisions are the pure functions of merge.ts; this file carries them out on the rows, inside the caller's
// transaction, and has whatever then reads differently on screen written into the change log.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { workSubject } from '../../src-shared/packet/work-subject.ts';
import { sameContent, sameFigures } from '../../src-shared/portal-api/equality.ts';
import type { ActualRecord } from '../../src-shared/portal-api/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import type { StoredActual } from './actuals.ts';
import { baseOf, bodyOf, builtOn, heldOf, sameWho, unknownBy } from './line-rows.ts';
import type { LineScreen } from './line-screen.ts';
import type { LineWorkParts } from './line-work.ts';
import { type LineHeld, receive, settle } from './merge.ts';
import type { StoredRow } from './outbox-rows.ts';
import { storedProblem } from './stored-problem.ts';

export type Received = 'nothing' | 'changed' | 'conflict' | 'plan-changed';

export function lineMerge(parts: LineWorkParts, screen: LineScreen) {
  const { actuals, weeks, rows, now } = parts;
  const { showPortal, logMerge, takeAway, required } = screen;
  const { settleGone } = lineRemoval(parts, screen);

  /** The feed (or a conflict's answer) brings the portal's record. */
  function receiveRecord(record: ActualRecord): Received {
    const { weekStart, lineId } = record.actual;
    weeks.ensure(weekStart);
    const shown = actuals.get(weekStart, lineId);
    const unsent = rows.unsent(workSubject.actual(weekStart, lineId));
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
    if (shown.portal === null && row.attempts > 1 && verdict.outcome !== 'rejected')
      return settleGone(row, shown, open, verdict);
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
    const problem = open.problem === null ? {} : { problem: storedProblem(open.problem) };
    rows.reopen(open, {
      state,
      body: { actual: next.unsent.actual, attested: next.unsent.attested },
      base: { version: base.version, record: base },
      ...(state === 'rejected' ? problem : {}),
    });
    if (state === 'conflict' && shown.sendState !== 'conflict') logMerge('conflict', shown, next.portal);
    return state === 'conflict' ? 'conflict' : 'nothing';
  }

  return { receiveRecord, settleRow };
}

export function lineRemoval({ actuals, weeks, rows, now }: LineWorkParts, { takeAway }: LineScreen) {
  /**
   * The portal removed the actual. Unsent work keeps it on screen until its verdict tells the person; what the portal
   * was last seen to hold is forgotten, so that it does not come back when that work is given up.
   */
  function remove(weekStart: string, lineId: string): Received {
    const shown = actuals.get(weekStart, lineId);
    if (shown === null) return 'nothing';
    const subject = workSubject.actual(weekStart, lineId);
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

  /**
   * An answer to what was sent more than once, on a line that the portal took away meanwhile. A repeated key is answered
   * as it was the first time, so the answer may be from before the removal: what it says the portal holds is not believed.
   * If the line is there again, the pull that follows brings it.
   */
  function settleGone(
    row: StoredRow,
    shown: StoredActual,
    open: StoredRow | null,
    verdict: { outcome: 'accepted'; version: number } | { outcome: 'conflict' },
  ): boolean {
    const accepted = verdict.outcome === 'accepted';
    if (accepted || open !== null) rows.close(row, accepted ? 'accepted' : 'withdrawn', now());
    if (accepted && open === null) {
      takeAway(shown);
      return false;
    }
    const base = accepted
      ? { version: verdict.version, record: { ...baseOf(row), ...bodyOf(row), version: verdict.version } }
      : { version: row.base_version, record: baseOf(row) };
    rows.askAnew(open ?? row, { body: bodyOf(open ?? row), base });
    return true;
  }

  return { remove, settleGone };
}
