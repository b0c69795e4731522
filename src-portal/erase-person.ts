// Erases one person at a hub, for whoever runs it:
//
//   node src-portal/erase-person.ts --provider=mill-house --ss-ref=0012345
//   node src-portal/erase-person.ts --provider=mill-house --ss-ref=0012345 --name="Ada Okafor"
//
// The first says what is held of them, and what keeps it from being erased; the second erases it. With a data folder
// instead of PostgreSQL, stop the hub first.
import { count } from '../src-shared/domain/count.ts';
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './options.ts';
import type { Database } from './store/database.ts';
import { eraseAtHub, heldAtHub } from './store/erase.ts';
import { hubHoldings } from './store/holdings.ts';
import { migrate } from './store/migrate.ts';
import { loadProviderIds } from './store/providers.ts';
import { writing } from './store/writing.ts';

try {
  const text = { type: 'string' } as const;
  const {
    provider = '',
    'ss-ref': ssRef = '',
    name,
  } = readOptions({ provider: text, 'ss-ref': text, name: text, data: text });
  const database = await openDatabase();
  try {
    await migrate(database);
    if (!(await database.asOwner(loadProviderIds)).includes(provider))
      throw new CannotStart('The hub has no such provider.');
    process.stdout.write(await erase(database, { provider, ssRef, name }));
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function erase(
  database: Database,
  { provider, ssRef, name }: { provider: string; ssRef: string; name: string | undefined },
): Promise<string> {
  return database.transaction({ provider }, (connection) =>
    writing(connection, provider, async (on) => {
      const today = new Date().toISOString().slice(0, 10);
      const held = await heldAtHub(connection, { providerId: provider, ssRef, today });
      if (held === null) throw new CannotStart('Nothing is held of that SS Ref.');
      const lines = Object.entries(held.counts).map(
        ([table, of]) => `- ${count(of, 'row')} of ${table}: ${hubHoldings[table]?.holds ?? ''}`,
      );
      if (held.keeps !== null) throw new CannotStart(`${held.keeps} Nothing was erased.`);
      if (name === undefined) {
        return `Held of them:\n${lines.join('\n')}\nTo erase it for good, add --name with their name as it is held${held.name === '' ? ', which is empty' : ''}. Receipts and payments stay, which name nobody.\n`;
      }
      if (name !== held.name) throw new CannotStart('That is not their name as it is held. Nothing was erased.');
      await eraseAtHub(on, ssRef);
      return `Erased:\n${lines.join('\n')}\nErase them on each computer, too, and make a new backup in the place of the older ones.\n`;
    }),
  );
}
