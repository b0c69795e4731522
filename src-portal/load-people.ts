// Gives a hub the provider's own list of people, by the same reading as the app's (src-shared/people):
//
//   node src-portal/load-people.ts --provider=mill-house < people.csv
//
// CSV or XLSX, with columns for SS Ref and name, and NHS number and address if it has them. A blank erases nothing, and
// people who are not on the list stay.
import { buffer } from 'node:stream/consumers';
import readWorkbook from 'read-excel-file/node';
import { count } from '../src-shared/domain/count.ts';
import {
  findHeadings,
  knownSsRefs,
  type ListRows,
  readListFile,
  readPeople,
  rowsOfSheet,
  type Sheet,
  whyNotMapping,
} from '../src-shared/people/index.ts';
import type { PersonOutcome } from '../src-shared/portal-api/index.ts';
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
  const rows = await rowsOf(await buffer(process.stdin));
  const database = await openDatabase();
  try {
    await migrate(database);
    if (!(await database.asOwner(loadProviderIds)).includes(provider)) {
      throw new CannotStart('The hub has no such provider: add it with accounts.ts.');
    }
    await load(database, provider, rows);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function load(database: Database, provider: string, rows: ListRows): Promise<void> {
  await database.transaction({ provider }, async (connection) => {
    const people = await loadPeople(connection, provider);
    const planned = await loadPlannedSsRefs(connection, provider);
    const ssRefs = knownSsRefs([...planned, ...people.map(({ ssRef }) => ssRef)]);
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

async function rowsOf(bytes: Buffer): Promise<ListRows> {
  const read = readListFile(new Uint8Array(bytes));
  if (read.kind === 'rows') return read.rows;
  if (read.kind === 'refused') throw new CannotStart(`${read.sentence} ${read.action}`);
  // Numbers as text: an SS Ref or NHS number must not pass through a binary fraction.
  const parseNumber = (text: string) => text;
  const sheets = (await readWorkbook(bytes, { parseNumber }).catch(() => {
    throw new CannotStart('This workbook could not be read. Save it as CSV, and give that.');
  })) as unknown as Sheet[];
  return sheets.map(rowsOfSheet).toSorted((a, b) => b.length - a.length)[0] ?? [];
}
