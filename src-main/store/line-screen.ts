// What a line shows, and the history of what a sync changed in it: inside the caller's transaction.

import type { ActualRecord, By } from '../../src-shared/portal-api/index.ts';
import type { CommentSource, StoredActual } from './actuals.ts';
import { thePortal } from './change-log.ts';
import type { LineWorkParts } from './line-work.ts';

export type LineScreenParts = Pick<LineWorkParts, 'actuals' | 'weeks' | 'planned' | 'log'>;

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

export function lineScreen({ actuals, weeks, planned, log }: LineScreenParts) {
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

  /** The portal has it no more, and neither has the screen. */
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

  return { showPortal, logMerge, takeAway, required };
}
export type LineScreen = ReturnType<typeof lineScreen>;
