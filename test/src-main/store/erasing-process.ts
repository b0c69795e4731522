// Erases the planted person in a process of its own, which is killed at some moment of it. Arguments: the store's file, and how
// far it goes: `rows` ends when the rows are erased, before the copies are; `all` goes on with those.
import path from 'node:path';
import { openStore } from '../../../src-main/store/open.ts';

const [, , file = '', until] = process.argv;
const opened = openStore({
  file,
  create: false,
  key: Uint8Array.from({ length: 32 }, (_, i) => i + 1),
  clock: { now: () => '2025-03-10T10:00:00.000Z' },
  newId: () => '01950000-0000-7000-8000-000000000001',
  device: 'Laptop 2',
  backupFolder: path.join(path.dirname(file), 'backups'),
  migrationsFolder: path.resolve(import.meta.dirname, '../../../drizzle/desktop'),
});
if (!opened.ok) throw new Error(opened.problem.code);
console.log('begins');
opened.store.erasing.erase({ ssRef: '7654321', by: { id: 'u', name: 'U' }, why: 'asked' });
if (until === 'all') opened.store.erasing.finish();
console.log('erased');
setInterval(() => undefined, 1000);
