// The use cases of the sync: now, how it stands, what it put aside, offline by choice, and agreeing to a removal of much of
// the plan.

import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { PutAsideReads } from '../store/put-aside.ts';
import type { SyncEngine } from './engine.ts';
import { kindWords } from './put-aside-words.ts';

export function syncHandlers(engine: SyncEngine, putAside: PutAsideReads): AppHandlers<'sync'> {
  return {
    'sync.now': async () => ({ ok: true, value: await engine.sync({ hurry: true }) }),
    'sync.status': () => ({ ok: true, value: engine.status() }),
    'sync.halt': async () => ({ ok: true, value: await engine.halt() }),
    'sync.work-offline': ({ offline }) => {
      const status = engine.workOffline(offline);
      if (!offline) void engine.sync({ hurry: true });
      return { ok: true, value: status };
    },
    'sync.put-aside': () => {
      const records = putAside.all().map(({ kind, ...record }) => ({ what: kindWords(kind, 1), ...record }));
      return { ok: true, value: { records } };
    },
    'sync.allow-removals': async () => ({ ok: true, value: await engine.sync({ removalsAllowed: true }) }),
  };
}
