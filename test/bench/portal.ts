// The portal of the benchmarks, in a process of its own as the practice portal is: PGlite in memory, the providers that
// the arguments name, each with as many lines as the first says. Says its address to its parent and ends with it.
import { randomBytes } from 'node:crypto';
import { seedProvider } from '../../src-portal/seed.ts';
import { buildPortal } from '../../src-portal/server.ts';
import { openPglite } from '../../src-portal/store/pglite.ts';
import { bradford } from '../../src-shared/council/index.ts';
import { now, provider } from './store-with-lines.ts';

const offset = Date.parse(now) - Date.now();
const environment = {
  clock: () => Date.now() + offset,
  randomBytes: (count: number) => randomBytes(count),
  authority: 'practice' as const,
  council: () => bradford,
  log: () => undefined,
};
const database = await openPglite(null);
const portal = await buildPortal({ ...environment, database });
const [lines, ...providers] = process.argv.slice(2);
for (const id of providers) {
  await seedProvider(database, environment, provider(Number(lines), id), { cost: 4 });
}
await database.asOwner((connection) => connection.run({ name: 'analyze', text: 'analyze' }, []));
const { address } = await portal.listen({ host: '127.0.0.1', port: 0 });
process.send?.(address);
process.on('disconnect', () => process.exit(0));
