// Small functions that build council files, lines and actuals; a test shows only what matters to it.
import iconv from 'iconv-lite';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import {
  type CouncilFile,
  type ImportPreview,
  matchCouncilFile,
  previewImport,
  readCouncilFile,
} from '../../../src-shared/council-csv/index.ts';
import type { Variation, WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { missed, serviceLine, weeklyActual } from '../../builders.ts';

/** Monday 17 February 2025, the week that Supported Living went live. */
export const monday = '2025-02-17';

export const headings = [
  'Service',
  'Service level',
  'SS Ref',
  'Date',
  'Weekly Actual Quantity',
  'Weekly Frustrated Quantity',
  'Weekly Missed Quantity',
  'Weekly Extra Quantity',
  'Weekly Number Of Visits',
  'Comments',
];

export const council: Pick<CouncilProfile, 'csv'> = {
  csv: {
    columns: (
      [
        'service',
        'serviceLevel',
        'ssRef',
        'date',
        'actual',
        'frustrated',
        'missed',
        'extra',
        'visits',
        'comment',
      ] as const
    ).map((field, index) => ({ field, header: headings[index] ?? '' })),
    dateFormat: 'YYYY/MM/DD',
    separator: ',',
    lineEnd: 'crlf',
    bom: false,
    decimals: 2,
  },
};

export function line(changes: Partial<ServiceLine> = {}): ServiceLine {
  const id = `line-${changes.ssRef ?? '0012345'}`;
  return serviceLine({ id, serviceLevel: 'Single', startDate: '2024-01-01', ...changes });
}

export function actual(changes: Partial<WeeklyActual> = {}): WeeklyActual {
  return weeklyActual({ lineId: 'line-0012345', weekStart: monday, ...changes });
}

export function variation(changes: Partial<Variation> = {}): Variation {
  return missed('non_engagement', changes);
}

/** The cells of a row as the portal exports it; each may be given otherwise. */
export interface RowCells {
  service: string;
  level: string;
  ssRef: string;
  date: string;
  actual: string;
  frustrated: string;
  missed: string;
  extra: string;
  visits: string;
  comment: string;
}

export function row(changes: Partial<RowCells> = {}): string[] {
  const cells: RowCells = {
    service: 'Home Support',
    level: 'Single',
    ssRef: '0012345',
    date: '2025/02/17',
    actual: '10.00',
    frustrated: '0.00',
    missed: '0.00',
    extra: '0.00',
    visits: '7',
    comment: '',
    ...changes,
  };
  return Object.values(cells) as string[];
}

/** The same with numbers as a spreadsheet writes them. */
export function plainRow(changes: Partial<RowCells> = {}): string[] {
  return row({ actual: '10', frustrated: '0', missed: '0', extra: '0', ...changes });
}

/** Cells as they are given: quoting is the test's business. */
export function text(rows: readonly (readonly string[])[], separator = ',', lineEnd = '\r\n'): string {
  return rows.map((cells) => cells.join(separator) + lineEnd).join('');
}

export function bytes(content: string, encoding = 'utf-8'): Uint8Array {
  return Uint8Array.from(iconv.encode(content, encoding));
}

/** A file with the council's headings and these rows. */
export function fileOf(...rows: string[][]): CouncilFile {
  return read(text([headings, ...rows]));
}

export function read(content: string, encoding = 'utf-8'): CouncilFile {
  return readCouncilFile(bytes(content, encoding), council);
}

/** The preview of a file against one person's line as planned, unless others are given. */
export function preview(
  file: CouncilFile,
  { lines = [line()], actuals = [actual()], weekStart = monday, keep = [] as number[] } = {},
): ImportPreview {
  return previewImport(matchCouncilFile(file, lines), actuals, lines, weekStart, keep);
}

/** Bytes as text, to compare with what was written. */
export function textOf(written: Uint8Array, encoding = 'utf-8'): string {
  return iconv.decode(written, encoding, { stripBOM: false });
}

/** Every message of a preview's refusals, for tests of wording. */
export function refusals(shown: ImportPreview): string[] {
  return shown.rejected.flatMap((rejected) => rejected.problems.map((problem) => problem.message));
}

/** The codes of a preview's refusals. */
export function codes(shown: ImportPreview): string[] {
  return shown.rejected.flatMap((rejected) => rejected.problems.map((problem) => problem.code));
}
