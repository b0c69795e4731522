// The council's file of a week, whatever it came as: the portal's CSV, or a workbook or web table that holds the same rows.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import {
  type CouncilFile,
  councilFileOfSheet,
  councilSheets,
  type Encoding,
  type ReadAnswers,
  readCouncilFile,
} from '../../src-shared/council-csv/index.ts';
import type { DecimalMark } from '../../src-shared/readers/hours.ts';
import type { ChosenFile } from './chosen-file.ts';

/** What a person answered about a file: how its letters and numbers are read, and which sheet of a workbook it is. */
export interface FileAnswers extends ReadAnswers {
  sheet?: string;
}

/** Answers as they crossed from the window, where what was not asked is undefined. */
export function given({
  encoding,
  mark,
  sheet,
}: {
  encoding?: Encoding | undefined;
  mark?: DecimalMark | undefined;
  sheet?: string | undefined;
}): FileAnswers {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(mark === undefined ? {} : { mark }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

/** Which sheet was read, of which; null for a file without sheets. */
export function sheetsOfFile(
  { content }: ChosenFile,
  council: CouncilProfile,
  { sheet }: FileAnswers,
): { read: string; all: { name: string; visible: boolean }[]; note: string | null } | null {
  if (content.kind === 'bytes') return null;
  const sheets = councilSheets(content.sheets, council).map((one) => one.sheet);
  const chosen = sheets.find(({ name }) => name === sheet) ?? sheets[0];
  if (chosen === undefined) return null;
  return { read: chosen.name, all: sheets.map(({ name, visible }) => ({ name, visible })), note: chosen.note };
}

/** Reads a chosen file as the council's; `problems` say why it is none. */
export function councilFileOf(
  { content }: ChosenFile,
  council: CouncilProfile,
  answers: FileAnswers = {},
): CouncilFile {
  if (content.kind === 'bytes') return readCouncilFile(content.bytes, council, answers);
  const sheets = councilSheets(content.sheets, council);
  const sheet = sheets.find(({ sheet: { name } }) => name === answers.sheet) ?? sheets.find(({ isWeek }) => isWeek);
  if (sheet !== undefined) return councilFileOfSheet(sheet.sheet, council, answers);
  const headings = council.csv.columns.map(({ header }) => header).join(', ');
  const names = content.sheets.map(({ name }) => `“${name}”`).join(', ');
  const file = councilFileOfSheet({ rows: [], repeated: [], daysFrom1904: false }, council, answers);
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
