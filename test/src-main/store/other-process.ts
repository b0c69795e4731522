// Opens a store in a process of its own, for tests in which that process is killed, or may not write.
// Arguments: the store's file, then `edit` (records a line, says "saved", waits to be killed) or `open` (says why not).
import path from 'node:path';
import { openStore } from '../../../src-main/store/open.ts';

const [, , file = '', action] = process.argv;
const opened = openStore({
  file,
  create: false,
  key: Uint8Array.from({ length: 32 }, (_, i) => i + 1),
  clock: { now: () => '2025-03-10T09:00:00.000Z' },
  newId: () => '01950000-0000-7000-8000-000000000001',
  device: 'Laptop 2',
  backupFolder: path.join(path.dirname(file), 'backups'),
  migrationsFolder: path.resolve(import.meta.dirname, '../../../drizzle/desktop'),
});

if (!opened.ok) {
  console.log(opened.problem.code);
} else if (action === 'open') {
  console.log('opened');
  opened.store.close();
} else {
  const stored = opened.store.actuals.get('2025-03-03', 'line-1');
  if (stored === null) throw new Error('no actual');
  opened.store.command({ what: 'record', by: { id: 'u', name: 'U' }, source: 'typed' }, (write) =>
    write.actual({
      actual: { ...stored.actual, actual: 900, missed: 100, comment: 'Saved before the battery died.' },
      attested: null,
      commentSource: 'edited',
    }),
  );
  console.log('saved');
  setInterval(() => undefined, 1000);
}
