// Every way by which a quantity, a day, a reference or a whole table comes into the app, as one question each: what does
// every way make of the same text? Used by the tables of kinds, by the properties and by the fuzzer.
import type { GridRow } from '../src-renderer/grid/rows.ts';
import { readEntry } from '../src-renderer/recording/read-entry.ts';
import { planPaste } from '../src-renderer/sheet/plan-paste.ts';
import { readTabSeparated } from '../src-renderer/sheet/tab-separated.ts';
import type { WeekRow } from '../src-shared/app-api/index.ts';
import { bradford } from '../src-shared/council/index.ts';
import { encodeFile } from '../src-shared/council-csv/encoding.ts';
import {
  type CouncilFile,
  councilFileOfSheet,
  councilSheets,
  matchCouncilFile,
  readCouncilFile,
} from '../src-shared/council-csv/index.ts';
import { readSheets } from '../src-shared/council-csv/read-sheets.ts';
import type { FileRow } from '../src-shared/council-csv/row.ts';
import { parseDuration } from '../src-shared/domain/duration.ts';
import type { ServiceLine } from '../src-shared/domain/lines.ts';
import { findHeadings, knownSsRefs, readListFile, readPeople } from '../src-shared/people/index.ts';
import { type IntendedLine, readBack } from '../src-shared/portal-export/index.ts';
import { plainRow, type RowCells } from './src-shared/council-csv/fixtures.ts';
import { inlineRows, xlsx } from './workbooks.ts';

/** Hundredths, or that the text is refused, or that it has two readings and a person is asked. */
export type Said = number | 'refused' | 'asked';

const headings = bradford.csv.columns.map(({ header }) => header);
const weekStart = '2025-02-17';

/** A week's row with these texts in it. */
const cells = (said: Partial<RowCells>) => plainRow({ missed: '1', ...said });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Table = readonly (readonly string[])[];

const textOf = (rows: Table, separator: string) =>
  `${rows.map((row) => row.map(quoted).join(separator)).join('\r\n')}\r\n`;

/** A council's week in everything that can hold its rows. */
const containers: Readonly<Record<string, (rows: Table) => CouncilFile>> = {
  csv: (rows) => readCouncilFile(encodeFile(textOf(rows, ','), 'utf-8'), bradford),
  'csv with semicolons': (rows) => readCouncilFile(encodeFile(textOf(rows, ';'), 'utf-8'), bradford),
  'csv with tabs in UTF-16': (rows) => readCouncilFile(encodeFile(`\ufeff${textOf(rows, '\t')}`, 'utf-16le'), bradford),
  workbook: (rows) => ofSheets(xlsx({ sheets: [{ name: 'Week', data: inlineRows(rows) }] })),
  'web page': (rows) =>
    ofSheets(
      encodeFile(
        `<html><table>${rows.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('')}</table></html>`,
        'utf-8',
      ),
    ),
};

function ofSheets(bytes: Uint8Array): CouncilFile {
  const read = readSheets(bytes);
  const sheet = read.ok ? councilSheets(read.sheets, bradford)[0]?.sheet : undefined;
  return councilFileOfSheet(sheet ?? { rows: [], repeated: [], daysFrom1904: false }, bradford);
}

const firstRow = (container: string, row: Parameters<typeof cells>[0]): FileRow | undefined =>
  containers[container]?.([headings, cells(row)]).rows[0];

function missedIn(row: FileRow | undefined): Said {
  if (row === undefined) return 'refused';
  if (row.values !== null) return row.values.missed ?? 'refused';
  return row.problems.some(({ readings }) => readings !== undefined) ? 'asked' : 'refused';
}

const planned = { planned: 1_000_000_00 };

function pasteRow(): GridRow {
  const figures = { ...planned, actual: planned.planned, frustrated: 0, missed: 0, extra: 0 };
  const actual = { ...figures, lineId: '1', weekStart, visits: 7, generatedVisits: 7, comment: '', variations: [] };
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

/** What is pasted from a spreadsheet, with tabs, or from a mail or an editor, as CSV. */
const clipboards: Readonly<Record<string, (rows: Table) => string>> = {
  paste(rows) {
    const asSheet = (text: string) => (/["\t\r\n]/.test(text) ? quoted(text) : text);
    return rows.map((row) => `${row.map(asSheet).join('\t')}\r\n`).join('');
  },
  'paste of CSV': (rows) => textOf(rows, ','),
  'paste of CSV with semicolons': (rows) => textOf(rows, ';'),
};

function pasted(rows: Table, clipboard: string) {
  const text = clipboards[clipboard]?.(rows) ?? '';
  const target = { weekStart, dateFormat: bradford.csv.dateFormat, rows: [pasteRow()], rowIndex: 0, column: 'missed' };
  return planPaste(readTabSeparated(text), { ...target, chosen: [], step: 0 });
}

/** The same question to each of them. */
function byEachClipboard<Answer>(ask: (text: string, clipboard: string) => Answer) {
  return Object.fromEntries(Object.keys(clipboards).map((name) => [name, (text: string) => ask(text, name)]));
}

/** A fresh export with these cells, compared with a line that is to hold other figures than any that a test writes. */
function readBackOf(said: Partial<RowCells>) {
  const figures = { actual: 1000, frustrated: 0, missed: 123_456_78, extra: 0, visits: 7, comment: '' };
  const line: IntendedLine = {
    ...{ lineId: '1', ssRef: '0012345', service: 'Home Support', serviceLevel: 'Single' },
    ...{ planned: 1000, exported: figures, intended: figures },
  };
  const fresh = containers.csv?.([headings, cells(said)]);
  if (fresh === undefined) throw new Error('there is a CSV');
  return readBack([line], fresh, weekStart);
}

/** Each way in for hours. A bare whole number is minutes in the log alone, where the field says so. */
export const waysIn: Readonly<Record<string, (text: string) => Said>> = {
  grid(text) {
    const read = readEntry(text, 'missed', planned, 0);
    return read.ok ? read.quantity : read.readings === undefined ? 'refused' : 'asked';
  },
  ...byEachClipboard((text, clipboard) => {
    const sheet = [
      ['Missed', 'Comment'],
      [text, 'x'],
    ];
    const plan = pasted(sheet, clipboard);
    const [refused] = plan.refused;
    if (refused !== undefined) return refused.readings === undefined ? 'refused' : 'asked';
    const variations = plan.changes[0]?.variations ?? [];
    return variations.reduce((sum, { quantity }) => sum + quantity, 0);
  }),
  'read-back'(text) {
    const compared = readBackOf({ missed: text });
    if (compared.outcome === 'refused' || compared.result.outcome !== 'differs') return 'refused';
    const held = compared.result.differences.find(({ field }) => field === 'missed')?.held;
    if (held !== undefined) return Math.round(Number(held) * 100);
    const isAsked = compared.result.differences.some(({ sentence }) => /can mean thousands/.test(sentence));
    return isAsked ? 'asked' : 'refused';
  },
  ...Object.fromEntries(
    Object.keys(containers).map((name) => [name, (text: string) => missedIn(firstRow(name, { missed: text }))]),
  ),
};

/** What the log makes of hours, in hundredths; it takes no more than a week has. */
export function saidByLog(text: string): Said {
  const read = parseDuration(text, 'minutes');
  if (read.ok) return Math.round((read.minutes * 100) / 60);
  return /can mean thousands or decimals/.test(read.sentence) ? 'asked' : 'refused';
}

/** The Monday of the week for which a date counts, or that it is refused. */
export const waysInForDates: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries(
    Object.keys(containers).map((name) => [
      name,
      (text: string) => firstRow(name, { date: text })?.weekStart ?? 'refused',
    ]),
  ),
  ...byEachClipboard((text, clipboard) => {
    const sheet = [
      ['SS Ref', 'Date', 'Missed'],
      ['0012345', text, '1'],
    ];
    const plan = pasted(sheet, clipboard);
    if (plan.changes.length === 1) return weekStart;
    return /is of the week/.test(plan.refused[0]?.sentence ?? '') ? 'another week' : 'refused';
  }),
  'read-back'(text) {
    const compared = readBackOf({ date: text });
    if (compared.outcome === 'refused') return /is of the week/.test(compared.sentence) ? 'another week' : 'refused';
    return compared.result.outcome === 'differs' && compared.result.differences.some(({ field }) => field === 'missed')
      ? weekStart
      : 'refused';
  },
};

const line = (ssRef: string): ServiceLine => ({
  id: ssRef,
  ssRef,
  service: 'Home Support',
  serviceLevel: 'Single',
  serviceType: 'home_support',
  plannedQuantity: 1000,
  plannedVisits: 7,
  startDate: '2024-01-01',
  endDate: null,
});

/** The SS Ref of the one person who is known, `0012345`, or that the text is somebody else's or nobody's. */
export const waysInForReferences: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries(
    Object.entries(containers).map(([name, read]) => [
      name,
      (text: string) => {
        const [row] = matchCouncilFile(read([headings, cells({ ssRef: text })]), [line('0012345')]).rows;
        return row?.state === 'matched' ? row.line.ssRef : 'nobody';
      },
    ]),
  ),
  ...byEachClipboard((text, clipboard) => {
    const sheet = [
      ['SS Ref', 'Missed'],
      [text, '1'],
    ];
    return pasted(sheet, clipboard).changes.length === 1 ? '0012345' : 'nobody';
  }),
  'read-back'(text) {
    const compared = readBackOf({ ssRef: text });
    const differences =
      compared.outcome === 'compared' && compared.result.outcome === 'differs' ? compared.result.differences : [];
    return differences.find(({ field }) => field === 'missed')?.ssRef ?? 'nobody';
  },
  'list of people'(text) {
    const list = readListFile(
      encodeFile(
        textOf(
          [
            ['SS Ref', 'Name'],
            [text, 'Ada Okafor'],
          ],
          ',',
        ),
        'utf-8',
      ),
    );
    const ssRefs = knownSsRefs(['0012345']);
    const rows = list.kind === 'rows' ? list.rows : [];
    const found = findHeadings(rows, null, ssRefs);
    if (found === null) return 'nobody';
    const ssRef = readPeople(rows, found.row, found.mapping, ssRefs).people[0]?.person.ssRef;
    return ssRef === '0012345' ? ssRef : 'nobody';
  },
};

/** What each way in makes of a text as hours; the log is asked apart (`saidByLog`). */
export function saidByEach(text: string): Record<string, Said> {
  return Object.fromEntries(Object.entries(waysIn).map(([way, read]) => [way, read(text)]));
}

/** What each container makes of the rows of a week: who, which week, which figures, or which cells are refused. */
export function weekByEach(rows: readonly Partial<RowCells>[]): Record<string, string> {
  const table = [headings, ...rows.map(cells)];
  return Object.fromEntries(
    Object.entries(containers).map(([name, read]) => {
      const file = read(table);
      const said = matchCouncilFile(file, [line('0012345')]).rows.map((found) => {
        const who = found.state === 'matched' ? found.line.ssRef : found.problems.map(({ code }) => code);
        return [who, found.row.weekStart, found.row.values, found.row.problems.map(({ code }) => code)];
      });
      return [name, JSON.stringify([said, file.problems.map(({ code }) => code)])];
    }),
  );
}
