// An engine that exchanges nothing, for use cases without a portal.
import type { SyncEngine } from '../../src-main/sync/engine.ts';
import type { SyncStatus } from '../../src-shared/app-api/index.ts';

const restingStatus: SyncStatus = {
  online: true,
  syncing: false,
  received: 0,
  exchanges: 0,
  toSend: 0,
  unknown: 0,
  conflicts: 0,
  rejected: 0,
  lastSavedAt: null,
  lastSyncedAt: null,
  problem: null,
  workingOffline: false,
  byOwnClock: false,
};

export const restingEngine: SyncEngine = {
  sync: async () => restingStatus,
  halt: async () => restingStatus,
  status: () => restingStatus,
  workOffline: () => restingStatus,
  sendSoon: () => undefined,
  exchange: async () => {
    throw new Error('Nothing is exchanged here.');
  },
  stop: () => undefined,
  stopped: () => false,
};
