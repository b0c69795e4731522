// A store for tests that cut the power: whoever was killed and whoever looks afterwards open it alike.
import path from 'node:path';
import { openStore } from '../../src-main/store/open.ts';
import type { Store } from '../../src-main/store/store.ts';

/** @returns the store in this folder. Throws where there is one that does not open. */
export function openPowerStore(folder: string): Store {
  let ids = 0;
  const opened = openStore({
    file: path.join(folder, 'store.db'),
    create: true,
    key: new Uint8Array(32).fill(7),
    clock: { now: () => '2025-03-10T09:00:00.000Z' },
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    device: 'Laptop 1',
    backupFolder: path.join(folder, 'backups'),
    migrationsFolder: path.resolve(import.meta.dirname, '../../drizzle/desktop'),
  });
  if (!opened.ok) throw new Error(opened.problem.sentence);
  return opened.store;
}
