// Why a sync did not come to its end, as a value: the words for the screen, and what the engine does about it.
import { type AppProblem, type Remedy, remedyOf } from '../../src-shared/app-api/index.ts';
import { formatCount } from '../../src-shared/domain/quantity.ts';
import { isOffline, type PortalFailure, retryAfterOf } from '../portal/failures.ts';
import { wordsForFailure } from '../portal/words.ts';

export interface SyncTrouble {
  problem: AppProblem;
  /**
   * `retry`: by itself, after a while. `sign-in`: once somebody signs in. `person`: somebody must see to it.
   * `batch`: only one request failed and waits for its own time; everything else was exchanged.
   */
  remedy: Remedy | 'batch';
  retryAfterMillis: number | null;
  /** True when the portal was not reached at all, as opposed to having refused. */
  offline: boolean;
}

/** The trouble that a failed call amounts to. */
export function troubleOf(failure: PortalFailure): SyncTrouble {
  // Whether there was no token or the portal does not take it any more is the same to the person: sign in again.
  const words = wordsForFailure(failure);
  const remedy = remedyOf(words.code);
  return {
    problem: remedy === 'sign-in' ? wordsForFailure({ kind: 'no-token' }) : words,
    remedy,
    retryAfterMillis: retryAfterOf(failure),
    offline: isOffline(failure),
  };
}

/** Somebody stopped it while a whole copy came. @param received how many records had come */
export function stoppedByPerson(received: number): SyncTrouble {
  return {
    problem: {
      code: 'sync-stopped',
      sentence: `The sync was stopped after ${formatCount(received)} records. What is on this computer is as it was, or newer; nothing unsent is lost.`,
      action: 'Sync again to get the rest.',
    },
    remedy: 'person',
    retryAfterMillis: null,
    offline: false,
  };
}
