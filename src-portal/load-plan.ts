// Gives a hub the plan of a week from the council portal's own export, by the same reading as the app's (src-shared/portal-export):
//
//   node src-portal/load-plan.ts --provider=mill-house [--week=2025-06-02] [--encoding=cp850] [--mark=,] [--sheet=Week]
//     --types=types.json < export.csv
//   PORTAL_COUNCIL: the council's rules as a JSON file, as for the hub (main.ts)
//
// The files do not say which type a service is: the first time, this prints the questions as JSON with a suggestion
// each. Kept in a file and completed, they are the answers. Lines that the newest export has no more end before it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { CouncilProfile } from '../src-shared/council/schema.ts';
import {
  type CouncilFile,
  councilFileOfSheet,
  councilSheets,
  readCouncilFile,
} from '../src-shared/council-csv/index.ts';
import { hasTwoReadings } from '../src-shared/council-csv/problem.ts';
import { holdsSheets, readSheets } from '../src-shared/council-csv/read-sheets.ts';
import { linesAfterPlan, readExport, serviceTypeAnswerSchema } from '../src-shared/portal-export/index.ts';
import { CannotStart, sentenceOf } from './cannot-start.ts';
import { chosenCouncil } from './chosen-council.ts';
import { makeCouncilStaff } from './council-staff/council-staff.ts';
import { type Environment, instantOf, sha256 } from './environment.ts';
import { fileOptions, readEncoding, readMark, sayEncoding, sheetNamed } from './file-options.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './options.ts';
import type { Statement } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { loadProviderIds } from './store/providers.ts';
import { type LineRow, lineColumns } from './store/rows.ts';

const allLines: Statement = {
  name: 'load-plan-lines',
  text: `select ${lineColumns} from service_line where provider_id = $1 order by id`,
};
const text = { type: 'string' } as const;

try {
  await load();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function load(): Promise<void> {
  const values = readOptions({
    provider: text,
    week: text,
    types: text,
    ...fileOptions,
    mark: text,
    data: text,
    'despite-doubts': { type: 'boolean', default: false },
  });
  const bytes = new Uint8Array(await buffer(process.stdin));
  const answers = readAnswers(values.types);
  const council = chosenCouncil(process.env.PORTAL_COUNCIL);
  const environment: Environment = {
    clock: Date.now,
    randomBytes: (count) => randomBytes(count),
    authority: 'hub',
    council: () => council,
    log: () => undefined,
  };
  const file = councilFile(bytes, council, values);
  const database = await openDatabase();
  try {
    await migrate(database);
    const providerId = values.provider ?? '';
    if (!(await database.asOwner(loadProviderIds)).includes(providerId)) {
      throw new CannotStart('The hub has no such provider: add it with accounts.ts.');
    }
    const known = await database.transaction({ provider: providerId }, (connection) =>
      connection.run<LineRow>(allLines, [providerId]),
    );
    const now = instantOf(environment);
    const by = { id: 'hub', name: 'The hub' };
    const reading = readExport({
      file,
      weekStart: values.week ?? null,
      source: { fileName: 'export.csv', digest: sha256(bytes), exportedAt: now, importedAt: now, importedBy: by },
      known: {
        lines: known,
        ssRefs: [...new Set(known.map(({ ssRef }) => ssRef))],
        serviceTypes: [...known, ...answers],
        plansOfWeek: [],
        earlierPlans: [],
        ownFiles: [],
      },
      hash: sha256,
    });
    if (reading.outcome === 'refused') {
      const doubt = file.encodingDoubt === null ? [] : [sayEncoding(file.encodingDoubt.readings)];
      throw new CannotStart([...reading.refusals.map(({ sentence }) => sentence), ...doubt].join('\n'));
    }
    for (const { row, problems } of reading.rejected) console.warn(`Row ${row}: ${problems[0]?.message ?? 'not used'}`);
    if (reading.rejected.some(({ problems }) => problems.some(hasTwoReadings))) {
      throw new CannotStart('Say which is the decimal mark of such numbers: --mark=, or --mark=.');
    }
    if (reading.questions.length > 0) {
      say(
        JSON.stringify(
          reading.questions.map(({ suggestion, ...of }) => ({ ...of, serviceType: suggestion })),
          null,
          2,
        ),
      );
      throw new CannotStart('Say the type of each service above: keep them in a file, and give it as --types=….');
    }
    for (const { sentence } of reading.doubts) console.warn(sentence);
    if (reading.doubts.length > 0 && !values['despite-doubts']) {
      throw new CannotStart('Nothing was taken. If the export is right all the same, add --despite-doubts.');
    }
    const councilStaff = makeCouncilStaff(database, environment);
    let count = 0;
    for (const service of reading.services) {
      if (service.kind !== 'plan') continue;
      for (const line of linesAfterPlan(service.plan, known, answers, null)) {
        await councilStaff.saveLine(providerId, line);
        count += 1;
      }
    }
    say(`Week of ${reading.weekStart}: ${count === 1 ? '1 line is' : `${count} lines are`} new or changed.`);
  } finally {
    await database.close();
  }
}

/** The export as it came: the portal's CSV, or a sheet of a workbook or web page with the same rows. */
function councilFile(
  bytes: Uint8Array,
  council: CouncilProfile,
  values: { encoding?: string; mark?: string; sheet?: string },
): CouncilFile {
  const encoding = readEncoding(values.encoding);
  const mark = readMark(values.mark);
  const answers = { ...(encoding === null ? {} : { encoding }), ...(mark === null ? {} : { mark }) };
  if (!holdsSheets(bytes)) return readCouncilFile(bytes, council, answers);
  const read = readSheets(bytes);
  if (!read.ok) throw new CannotStart(`${read.sentence} ${read.action}`);
  const sheets = councilSheets(read.sheets, council).map(({ sheet }) => sheet);
  return councilFileOfSheet(sheetNamed(sheets, values.sheet), council, answers);
}

function readAnswers(file: string | undefined): z.output<typeof serviceTypeAnswerSchema>[] {
  if (file === undefined) return [];
  try {
    return z.array(serviceTypeAnswerSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new CannotStart('The file of service types cannot be read. Its types are those that the questions suggest.');
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
