// The use cases of the sync: now, how it stands, offline by choice, and agreeing to a removal of much of the plan.

import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { SyncEngine } from './engine.ts';

export function syncHandlers(engine: SyncEngine): AppHandlers<'sync'> {
  return {
    'sync.now': async () => ({ ok: true, value: await engine.sync({ hurry: true }) }),
    'sync.status': () => ({ ok: true, value: engine.status() }),
    'sync.work-offline': ({ offline }) => {
      const status = engine.workOffline(offline);
      if (!offline) void engine.sync({ hurry: true });
      return { ok: true, value: status };
    },
    'sync.allow-removals': async () => ({ ok: true, value: await engine.sync({ removalsAllowed: true }) }),
  };
}
