// What people report of files that other programs' readers broke on, as a council's week would show it. Names are invented.
import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import {
  type CouncilFile,
  councilFileOfSheet,
  councilSheets,
  readCouncilFile,
} from '../../../src-shared/council-csv/index.ts';
import { readSheets } from '../../../src-shared/council-csv/read-sheets.ts';
import { inlineRows, type WorkbookParts, xlsx } from '../../workbooks.ts';
import { plainRow } from './fixtures.ts';

const headings = bradford.csv.columns.map(({ header }) => header);
const row = (missed: string, date = '2025/02/17') => plainRow({ missed, date });

function ofText(text: string): CouncilFile {
  return readCouncilFile(new TextEncoder().encode(text), bradford);
}

function ofWorkbook(data: string, more: Partial<WorkbookParts> & { merges?: string[] } = {}): CouncilFile {
  const { merges = [], ...parts } = more;
  const read = readSheets(xlsx({ sheets: [{ name: 'Week', data, merges }], ...parts }));
  const sheet = read.ok ? councilSheets(read.sheets, bradford)[0]?.sheet : undefined;
  if (sheet === undefined) throw new Error('a sheet was there');
  return councilFileOfSheet(sheet, bradford);
}

const said = ({ rows, problems }: CouncilFile) => [
  problems.map(({ code }) => code),
  rows.map(({ weekStart, values, problems: wrong }) => [weekStart, values?.missed ?? wrong.map(({ code }) => code)]),
];

test('Excel’s own hint of the separator stands before the headings', () => {
  const rows = [headings.join(';'), row('1,5').join(';')];
  expect(said(ofText(`sep=;\r\n${rows.join('\r\n')}\r\n`))).toEqual([[], [['2025-02-17', 150]]]);
});

test('a title is merged over all columns, and headings are wrapped within their cells', () => {
  const wrapped = headings.map((heading) => heading.replace(/ (?=Quantity|Of)/, '\n').replaceAll(' ', '\u00a0'));
  const data = inlineRows([['Actuals of the week'], [], wrapped, row('2')]);
  expect(said(ofWorkbook(data, { merges: ['A1:J1'] }))).toEqual([[], [['2025-02-17', 200]]]);
});

test('a cell that is formatted as a date holds a word', () => {
  const data = inlineRows([headings, row('2', 'soon')]).replace(
    '<c r="D2" t="inlineStr">',
    '<c r="D2" s="1" t="inlineStr">',
  );
  expect(said(ofWorkbook(data, { formats: ['dd/mm/yyyy'] }))).toEqual([[], [[null, ['date-unreadable']]]]);
});

test('hours are kept as a length of time, which a sheet counts in days', () => {
  const data = inlineRows([headings, row('x')]).replace('t="inlineStr"><is><t>x</t></is>', 's="1"><v>1.0625</v>');
  expect(said(ofWorkbook(data, { formats: ['[h]:mm'] }))).toEqual([[], [['2025-02-17', 2550]]]);
});

test('a file from a computer that writes commas has blank columns at its end, and a total below', () => {
  const lines = [headings.join(';'), row('592,15').join(';'), row('1.280,00').join(';'), 'Totale;;;;1.872,15'];
  const text = lines.map((line) => `${line};;;`).join('\r\n');
  const [problems, rows] = said(ofText(`\ufeff${text}\r\n`));
  expect([problems, rows?.slice(0, 2)]).toEqual([
    [],
    [
      ['2025-02-17', 59215],
      ['2025-02-17', 128000],
    ],
  ]);
  expect(rows?.length).toBeLessThanOrEqual(3);
});

test('Excel’s sums stand below each service and below all', () => {
  const sums = ['Home Support Total,,,,2.00,0.00', 'Grand Total,,,,2.00,0.00'];
  const text = [headings.join(','), row('2').join(','), ...sums].join('\r\n');
  expect(said(ofText(text))).toEqual([[], [['2025-02-17', 200]]]);
});

test('cells state no address, as some programs leave it out', () => {
  const data = inlineRows([headings, row('2')])
    .replace(/ r="[A-Z]+\d+"/g, '')
    .replace(/<row r="\d+">/g, '<row>');
  // A cell without anything in it must then be there all the same, or what follows moves to the left.
  expect(said(ofWorkbook(data))).toEqual([[], [['2025-02-17', 200]]]);
});

test('an unquoted decimal comma moved every cell behind it, and the comment is blank', () => {
  const moved = 'Home Support,Single,0012345,2025/02/17,7,5,0,2,0,7,';
  expect(said(ofText(`${headings.join(',')}\n${moved}\n`))).toEqual([[], [[null, ['cells-too-many']]]]);
  // A separator at the end of each row moves nothing.
  expect(said(ofText(`${headings.join(',')}\n${row('2').join(',')},\n`))).toEqual([[], [['2025-02-17', 200]]]);
});

describe('a row that can be read in two ways is refused with both', () => {
  const at = (order: readonly string[]) => `${order.join(',')}\n`;
  const others = headings.slice(0, 4);
  const [actual, frustrated, missed, extra, visits, comments] = headings.slice(4);
  const commentFirst = at([...others, ...([comments, actual, frustrated, missed, extra, visits] as string[])]);
  const extraLast = at([...([visits, ...others, actual, frustrated, comments, missed, extra] as string[])]);
  test.each([
    ['a decimal comma, and no comment at the end', at(headings), 'Home Support,Single,0012345,2025/02/17,7,5,0,2,0,7'],
    ['a comma in a comment', commentFirst, 'Home Support,Single,0012345,2025/02/17,Mon, 3,5,0,2,0'],
    ['a decimal comma, and a blank at the end', extraLast, '7,Home Support,Single,0012345,2025/02/17,7,0,Away,1,5,'],
  ])('%s', (_, head, text) => {
    expect(said(ofText(`${head}${text}\n`))).toEqual([[], [[null, ['two-ways']]]]);
  });

  test.each([
    ['in quotation marks', at(headings), 'Home Support,Single,0012345,2025/02/17,7,0,2,0,7,"5"'],
    ['of an export with two decimals', at(headings), 'Home Support,Single,0012345,2025/02/17,7.00,0.00,2.00,0.00,7,5'],
    ['with a comma at its end', at(headings), 'Home Support,Single,0012345,2025/02/17,7,0,2,0,7,Away,'],
    [
      'with blanks everywhere',
      commentFirst.replaceAll(',', ', '),
      'Home Support, Single, 0012345, 2025/02/17, Mon, 7, 0, 2, 0, 7',
    ],
  ])('one whose cells are sure is not: %s', (_, head, text) => {
    expect(said(ofText(`${head}${text}\n`))).toEqual([[], [['2025-02-17', 200]]]);
  });

  test('nor is one that has no date, or no SS Ref, in its other reading', () => {
    const text = 'Ada Okafor, Home Support,Single,0012345,2025/02/17,7,0,2,0,7,';
    expect(said(ofText(`${at(['Name', ...headings])}${text}\n`))).toEqual([[], [['2025-02-17', 200]]]);
  });

  test('nor is one of a workbook, whose cells are cells', () => {
    const cells = row('2').with(4, '7').with(5, '0').with(7, '0').with(-1, '5');
    expect(said(ofWorkbook(inlineRows([headings, cells])))).toEqual([[], [['2025-02-17', 200]]]);
  });
});

test.each([
  ['and blanks', '"Said \\"  , and left"'],
  ['and the other mark in the next cell', '"Said \\", and left\\""'],
  ['at the end of the cell', '"Fell \\"ill\\"",'],
])('a mark inside a comment has a backslash before it %s', (_, comment) => {
  const text = `${headings.join(',')}\n${row('2').slice(0, -1).join(',')},${comment}\n`;
  expect(said(ofText(text))[1]?.[0]?.[1]).toEqual(['quote-escaped']);
});
