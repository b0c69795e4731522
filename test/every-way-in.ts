// Every way by which a quantity comes into the app, as one question: what does each make of a text? Used by the table of
// kinds, by the properties and by the fuzzer.
import type { GridRow } from '../src-renderer/grid/rows.ts';
import { readEntry } from '../src-renderer/recording/read-entry.ts';
import { planPaste } from '../src-renderer/sheet/plan-paste.ts';
import { readTabSeparated } from '../src-renderer/sheet/tab-separated.ts';
import type { WeekRow } from '../src-shared/app-api/index.ts';
import { bradford } from '../src-shared/council/index.ts';
import { councilFileOfSheet, councilSheets, readCouncilFile } from '../src-shared/council-csv/index.ts';
import type { FileRow } from '../src-shared/council-csv/row.ts';
import { readWorkbook } from '../src-shared/readers/workbook/index.ts';
import { inlineRows, xlsx } from './workbooks.ts';

/** Hundredths, or that the text is refused, or that it has two readings and a person is asked. */
export type Said = number | 'refused' | 'asked';

const headings = bradford.csv.columns.map(({ header }) => header);
/** A week's row with this text as the hours that were missed. */
const cells = (text: string) => ['Home Support', 'Single', '0012345', '2025/02/17', '10', '0', text, '0', '7', ''];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function inRow(row: FileRow | undefined): Said {
  if (row === undefined) return 'refused';
  if (row.values !== null) return row.values.missed ?? 'refused';
  return row.problems.some(({ readings }) => readings !== undefined) ? 'asked' : 'refused';
}

const planned = { planned: 1_000_000_00 };

function pasteRow(): GridRow {
  const figures = { ...planned, actual: planned.planned, frustrated: 0, missed: 0, extra: 0 };
  const actual = {
    ...figures,
    lineId: '1',
    weekStart: '2025-02-17',
    visits: 7,
    generatedVisits: 7,
    comment: '',
    variations: [],
  };
  return {
    ...figures,
    id: '1',
    kind: 'line',
    person: 'Ada Okafor',
    ssRef: '0012345',
    service: 'Home Support',
    shortService: 'Home Support',
    serviceLevel: 'Single',
    visits: 7,
    difference: '',
    comment: '',
    state: null,
    row: { line: { id: '1' }, actual, stayIds: [] } as unknown as WeekRow,
    findings: [],
    marked: {},
  };
}

export const waysIn: Readonly<Record<string, (text: string) => Said>> = {
  grid(text) {
    const read = readEntry(text, 'missed', planned, 0);
    return read.ok ? read.quantity : read.readings === undefined ? 'refused' : 'asked';
  },
  paste(text) {
    const pasted = readTabSeparated(`Missed\tComment\r\n${/["\t\r\n]/.test(text) ? quoted(text) : text}\tx\r\n`);
    const target = {
      weekStart: '2025-02-17',
      dateFormat: bradford.csv.dateFormat,
      rows: [pasteRow()],
      rowIndex: 0,
      column: 'missed',
      chosen: [],
      step: 0,
    };
    const plan = planPaste(pasted, target);
    if (plan.refused.length > 0)
      return /can mean thousands or decimals/.test(plan.refused[0]?.sentence ?? '') ? 'asked' : 'refused';
    const variations = plan.changes[0]?.variations ?? [];
    return variations.reduce((sum, { quantity }) => sum + quantity, 0);
  },
  csv: (text) => inRow(readCouncilFile(encoded([headings, cells(text)], ','), bradford).rows[0]),
  'csv with semicolons': (text) => inRow(readCouncilFile(encoded([headings, cells(text)], ';'), bradford).rows[0]),
  workbook(text) {
    const read = readWorkbook(xlsx({ sheets: [{ name: 'Week', data: inlineRows([headings, cells(text)]) }] }));
    const sheet = read.ok ? (councilSheets(read.sheets, bradford)[0]?.sheet ?? null) : null;
    return sheet === null ? 'refused' : inRow(councilFileOfSheet(sheet, bradford).rows[0]);
  },
};

function encoded(rows: readonly (readonly string[])[], separator: string): Uint8Array {
  const text = rows.map((row) => row.map(quoted).join(separator)).join('\r\n');
  return new TextEncoder().encode(`${text}\r\n`);
}

/** What each way in makes of a text. */
export function saidByEach(text: string): Record<string, Said> {
  return Object.fromEntries(Object.entries(waysIn).map(([way, read]) => [way, read(text)]));
}
