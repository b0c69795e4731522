// Gives a hub the provider's own list of people, by the same reading as the app's (src-shared/people):
//
//   node src-portal/load-people.ts --provider=mill-house [--encoding=cp850] [--sheet=Clients] < people.csv
//
// CSV or XLSX, with columns for SS Ref and name, and NHS number and address if it has them. A blank erases nothing, and
// people who are not on the list stay.
import { buffer } from 'node:stream/consumers';
import type { Encoding } from '../src-shared/council-csv/index.ts';
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
import { fileOptions, readEncoding, sayEncoding, sheetNamed } from './file-options.ts';
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
  const { provider = '', encoding, sheet } = readOptions({ provider: text, ...fileOptions, data: text });
  const answers = { encoding: readEncoding(encoding), sheet };
  const bytes = new Uint8Array(await buffer(process.stdin));
  const database = await openDatabase();
  try {
    await migrate(database);
    if (!(await database.asOwner(loadProviderIds)).includes(provider)) {
      throw new CannotStart('The hub has no such provider: add it with accounts.ts.');
    }
    await load(database, provider, { bytes, ...answers });
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

/** A file, and what was said about it. */
interface GivenFile {
  bytes: Uint8Array;
  encoding: Encoding | null;
  sheet: string | undefined;
}

async function load(database: Database, provider: string, file: GivenFile): Promise<void> {
  await database.transaction({ provider }, async (connection) => {
    const people = await loadPeople(connection, provider);
    const planned = await loadPlannedSsRefs(connection, provider);
    const ssRefs = knownSsRefs(
      planned,
      people.map(({ ssRef }) => ssRef),
    );
    const rows = rowsOf(file, ssRefs);
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
function rowsOf({ bytes, encoding, sheet }: GivenFile, ssRefs: SsRefs): ListRows {
  const read = readListFile(bytes, encoding);
  if (read.kind === 'rows') return read.rows;
  if (read.kind === 'refused') {
    const { encodingDoubt: doubt } = read;
    throw new CannotStart(`${read.sentence} ${doubt === undefined ? read.action : sayEncoding(doubt.readings)}`);
  }
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) throw new CannotStart(`${workbook.sentence} ${workbook.action}`);
  return sheetNamed(sheetsInOrder(workbook.sheets, null, ssRefs), sheet).rows;
}
