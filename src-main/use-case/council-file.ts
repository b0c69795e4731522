// The council's file of a week, whatever it came as: the portal's CSV, or a workbook or web table that holds the same rows.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import {
  type CouncilFile,
  councilFileOfRows,
  councilSheet,
  type Encoding,
  type ReadAnswers,
  readCouncilFile,
} from '../../src-shared/council-csv/index.ts';
import type { DecimalMark } from '../../src-shared/readers/hours.ts';
import type { ChosenFile } from './chosen-file.ts';

/** Answers as they crossed from the window, where what was not asked is undefined. */
export function given({
  encoding,
  mark,
}: {
  encoding?: Encoding | undefined;
  mark?: DecimalMark | undefined;
}): ReadAnswers {
  return { ...(encoding === undefined ? {} : { encoding }), ...(mark === undefined ? {} : { mark }) };
}

/** Reads a chosen file as the council's; `problems` say why it is none. */
export function councilFileOf(
  { content }: ChosenFile,
  council: CouncilProfile,
  answers: ReadAnswers = {},
): CouncilFile {
  if (content.kind === 'bytes') return readCouncilFile(content.bytes, council, answers);
  const sheet = councilSheet(content.sheets, council);
  if (sheet !== null) return councilFileOfRows(sheet.rows, council, answers);
  const headings = council.csv.columns.map(({ header }) => header).join(', ');
  const names = content.sheets.map(({ name }) => `“${name}”`).join(', ');
  const file = councilFileOfRows([], council, answers);
  return {
    ...file,
    problems: [
      {
        code: 'header-missing',
        row: null,
        column: null,
        message: `No sheet of this workbook (${names}) has the headings of the council’s file (${headings}).`,
        fix: 'Choose the file that the council’s portal exported. A list of people is brought in under People.',
      },
    ],
  };
}
