// Stands in the place of the sync engine for an account whose weeks go by files: there is no portal to exchange with, so
// nothing is sent, nothing waits, and nothing can go wrong on the way.
import type { SyncStatus } from '../../src-shared/app-api/index.ts';
import { noPortal } from '../portal/adapter.ts';
import type { StoreReads } from '../store/store.ts';
import type { SyncEngine } from '../sync/engine.ts';
import { putAsideProblem } from '../sync/put-aside-words.ts';
import type { SyncTrouble } from '../sync/trouble.ts';

export function noExchange(store: StoreReads): SyncEngine {
  const status = (): SyncStatus => ({
    online: false,
    syncing: false,
    received: 0,
    exchanges: 0,
    toSend: 0,
    unknown: 0,
    conflicts: 0,
    rejected: 0,
    lastSavedAt: store.changeLog.lastSavedAt(),
    lastSyncedAt: null,
    problem: putAsideProblem(store.putAside),
    workingOffline: false,
    // There is no portal whose clock could be another.
    byOwnClock: false,
  });
  const nobody: SyncTrouble = { problem: noPortal, remedy: 'person', retryAfterMillis: null, offline: true };
  let stopped = false;
  return {
    sync: async () => status(),
    halt: async () => status(),
    status,
    sendSoon: () => undefined,
    workOffline: status,
    exchange: async () => ({ ok: false, trouble: nobody }),
    stop: () => {
      stopped = true;
    },
    stopped: () => stopped,
  };
}
