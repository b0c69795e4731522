// When to sync next: a function of how the last sync ended. Pure.

import { waitBeforeRetry } from './retry.ts';
import type { SyncTrouble } from './trouble.ts';

/** While all is well. Long enough to cost nothing, short enough that two coordinators see each other's work. */
export const intervalMillis = 60_000;

export interface EndedSync {
  trouble: SyncTrouble | null;
  /** How many syncs in a row ended in trouble, this one included. */
  failures: number;
  /** When a batch that waits may go again, in milliseconds from now; null when none waits. */
  dueInMillis: number | null;
  workingOffline: boolean;
}

/** Milliseconds until the next sync, or null: none by itself, a person must act first. */
export function nextSyncIn(
  { trouble, failures, dueInMillis, workingOffline }: EndedSync,
  random: number,
): number | null {
  if (workingOffline) return null;
  if (trouble === null) return sooner(intervalMillis, dueInMillis);
  switch (trouble.remedy) {
    case 'batch':
      return sooner(intervalMillis, dueInMillis);
    case 'sign-in':
      return null;
    case 'retry':
      return waitBeforeRetry(failures, trouble.retryAfterMillis, random);
    case 'person':
      // What a person must see to may also be put right elsewhere (a certificate renewed): look again, without haste.
      return waitBeforeRetry(Math.max(failures, 6), trouble.retryAfterMillis, random) + intervalMillis;
  }
}

function sooner(interval: number, due: number | null): number {
  return due === null ? interval : Math.min(interval, Math.max(due, 1_000));
}
