// The use cases of the sync: now, how it stands, offline by choice, and agreeing to a removal of much of the plan.

import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { SyncEngine } from './engine.ts';

export function syncHandlers(engine: SyncEngine, hurry: () => void): AppHandlers<'sync'> {
  return {
    'sync.now': async () => {
      // Somebody who asks does not want to wait for a wait.
      hurry();
      return { ok: true, value: await engine.sync() };
    },
    'sync.status': () => ({ ok: true, value: engine.status() }),
    'sync.work-offline': ({ offline }) => {
      const status = engine.workOffline(offline);
      if (!offline) {
        hurry();
        void engine.sync();
      }
      return { ok: true, value: status };
    },
    'sync.allow-removals': async () => ({ ok: true, value: await engine.sync({ removalsAllowed: true }) }),
  };
}
