// Gives a hub the provider's own list of people, by the same reading as the app's (src-shared/people):
//
//   node src-portal/load-people.ts --provider=mill-house < people.csv
//
// CSV or XLSX, with columns for SS Ref and name, and NHS number and address if it has them. A blank erases nothing, and
// people who are not on the list stay.
import { buffer } from 'node:stream/consumers';
import { count } from '../src-shared/domain/count.ts';
import {
  findHeadings,
  knownSsRefs,
  type ListRows,
  readListFile,
  readPeople,
  type SsRefs,
  sheetsInOrder,
  whyNotMapping,
} from '../src-shared/people/index.ts';
import type { PersonOutcome } from '../src-shared/portal-api/index.ts';
import { readWorkbook } from '../src-shared/readers/workbook/index.ts';
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './options.ts';
import { takePeople } from './people/take-people.ts';
import type { Database } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { loadPeople, loadPlannedSsRefs } from './store/plan.ts';
import { loadProviderIds } from './store/providers.ts';
import { writing } from './store/writing.ts';

try {
  const text = { type: 'string' } as const;
  const { provider = '' } = readOptions({ provider: text, data: text });
  const bytes = new Uint8Array(await buffer(process.stdin));
  const database = await openDatabase();
  try {
    await migrate(database);
    if (!(await database.asOwner(loadProviderIds)).includes(provider)) {
      throw new CannotStart('The hub has no such provider: add it with accounts.ts.');
    }
    await load(database, provider, bytes);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function load(database: Database, provider: string, bytes: Uint8Array): Promise<void> {
  await database.transaction({ provider }, async (connection) => {
    const people = await loadPeople(connection, provider);
    const planned = await loadPlannedSsRefs(connection, provider);
    const ssRefs = knownSsRefs(
      planned,
      people.map(({ ssRef }) => ssRef),
    );
    const rows = rowsOf(bytes, ssRefs);
    const headings = findHeadings(rows, null, ssRefs);
    if (headings === null) throw new CannotStart('No row of this file has headings.');
    const wrong = whyNotMapping(headings.mapping);
    if (wrong !== null) throw new CannotStart(wrong);
    const read = readPeople(rows, headings.row, headings.mapping, ssRefs);
    for (const { row, sentence } of read.rejected) console.warn(`Row ${row}: ${sentence}`);
    for (const { row, sentence } of read.warnings) console.warn(`Row ${row}: ${sentence}`);
    const listed = read.people.map(({ person: { ssRef, name, nhsNumber, address } }) => ({
      ssRef,
      name,
      nhsNumber,
      address,
    }));
    const outcomes = await writing(connection, provider, (on) => takePeople(on, listed));
    const number = (wanted: PersonOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
    process.stdout.write(
      `${count(number('added'), 'person', 'people')} added, ${number('changed')} changed, ${number('unchanged')} as they are.\n`,
    );
  });
}

/** The rows of the file, or of the sheet that looks most like a list. */
function rowsOf(bytes: Uint8Array, ssRefs: SsRefs): ListRows {
  const read = readListFile(bytes);
  if (read.kind === 'rows') return read.rows;
  if (read.kind === 'refused') throw new CannotStart(`${read.sentence} ${read.action}`);
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new CannotStart(`${workbook.sentence} ${workbook.action}`);
  return sheetsInOrder(workbook.sheets, null, ssRefs)[0]?.rows ?? [];
}
