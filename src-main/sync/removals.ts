// The guard against a portal that suddenly holds almost nothing: a sync that would remove more than a tenth of the
// lines asks first. Pure. Nothing is removed by absence; this guards what the portal says outright.
import type { Change } from '../../src-shared/portal-api/index.ts';
import type { SyncTrouble } from './trouble.ts';

/** The ids of the lines that the changes would remove from the screen, wholly or for a week. */
export function linesRemoved(changes: readonly Change[]): Set<string> {
  const removed = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'gone' && (change.what === 'line' || change.what === 'actual')) removed.add(change.id);
    // A line that is taken away and planned again in the same pull stays.
    if (change.kind === 'line') removed.delete(change.line.id);
    if (change.kind === 'actual') removed.delete(change.record.actual.lineId);
  }
  return removed;
}

/** True when so many of the lines held would go that a person must be asked. */
export function mustAsk(removed: number, held: number): boolean {
  return removed > 0 && removed * 10 > held;
}

export const manyRemovalsCode = 'many-removals';

/** The question, as the trouble that stops the sync until it is answered. */
export function askFirst(removed: number, held: number): SyncTrouble {
  return {
    problem: {
      code: manyRemovalsCode,
      sentence: `The portal says that ${removed} of the ${held} service lines on this computer are gone. Nothing was removed.`,
      action: 'If that is right, allow it; if not, ask the portal’s help desk. Unsent work stays either way.',
    },
    remedy: 'person',
    retryAfterMillis: null,
    offline: false,
  };
}
