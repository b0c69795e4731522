// A council's week as a sheet has it: what is merged, counted from another year, or dressed up by a format counts as it would
// in the council's own file, or is refused with words.
import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { encodeFile } from '../../../src-shared/council-csv/encoding.ts';
import { councilFileOfSheet, councilSheets } from '../../../src-shared/council-csv/index.ts';
import { holdsSheets, readSheets } from '../../../src-shared/council-csv/read-sheets.ts';
import { webPageBeginning } from '../../../src-shared/readers/html-table.ts';
import { inlineRows, xlsx } from '../../workbooks.ts';
import { plainRow } from './fixtures.ts';

const headings = bradford.csv.columns.map(({ header }) => header);
const row = (ssRef: string, missed: string, comment = '', date = '2025/02/17') =>
  plainRow({ ssRef, missed, comment, date });

function read(bytes: Uint8Array) {
  const found = readSheets(bytes);
  const sheet = found.ok ? councilSheets(found.sheets, bradford)[0]?.sheet : undefined;
  if (sheet === undefined) throw new Error('a sheet was there');
  return councilFileOfSheet(sheet, bradford);
}

const workbookOf = (data: string, merges: string[] = []) => xlsx({ sheets: [{ name: 'Week', data, merges }] });
const page = (rows: string) =>
  new TextEncoder().encode(
    `<html><table><tr>${headings.map((heading) => `<th>${heading}</th>`).join('')}</tr>${rows}</table></html>`,
  );

describe('cells that are one over two rows', () => {
  const blank = ['', '', '', '', '10', '0', '', '0', '7', ''];
  const merged = {
    workbook: workbookOf(
      inlineRows([headings, row('0012345', '2', 'Away'), blank, row('0012399', '0')]),
      ['A', 'B', 'C', 'D', 'G', 'J'].map((column) => `${column}2:${column}3`),
    ),
    'web page': page(
      `<tr>${row('0012345', '2', 'Away')
        .map((text, at) => `<td${[0, 1, 2, 3, 6, 9].includes(at) ? ' rowspan=2' : ''}>${text}</td>`)
        .join('')}</tr><tr><td>10</td><td>0</td><td>0</td><td>7</td></tr>
        <tr>${row('0012399', '0')
          .map((text) => `<td>${text}</td>`)
          .join('')}</tr>`,
    ),
  };

  test.each(Object.entries(merged))('of a %s name both rows, and count hours and comment once', (_, bytes) => {
    const { rows, notes } = read(bytes);
    expect(rows.map(({ ssRef }) => ssRef)).toEqual(['0012345', '0012345', '0012399']);
    expect(rows[0]?.values).toMatchObject({ missed: 200, comment: 'Away' });
    expect(rows[1]?.values).toBeNull();
    expect(rows[1]?.problems).toMatchObject([
      { message: expect.stringContaining('is merged with the cell above'), fix: expect.stringContaining('Unmerge') },
    ]);
    expect(rows[2]?.values).toMatchObject({ missed: 0, comment: '' });
    expect(notes.map(({ message }) => message).join()).toContain('row 3 has none');
  });
});

test.each(['utf-16le', 'utf-16be', 'utf-8'] as const)(
  'a web page in %s is told by its beginning, whatever stands before it',
  (encoding) => {
    for (const before of ['', `<?xml version="1.0"?>${'\r\n'.repeat(40)}`, ' '.repeat(3000)]) {
      const bytes = encodeFile(`\ufeff${before}<html><table>`, encoding);
      expect(holdsSheets(bytes.subarray(0, webPageBeginning))).toBe(true);
    }
  },
);

test('days that a workbook counts from 1904, in cells that no format calls days, are those that were meant', () => {
  const serial = '44243'; // 17 February 2025, counted from 1 January 1904
  const data = inlineRows([headings, row('0012345', '1', '', serial)]).replace(
    `t="inlineStr"><is><t>${serial}</t></is>`,
    `><v>${serial}</v>`,
  );
  const bytes = xlsx({ sheets: [{ name: 'Week', data }], date1904: true });
  expect(read(bytes).rows[0]).toMatchObject({ weekStart: '2025-02-17', values: { missed: 100 } });
});

test.each([
  ['0" min"', '90', 150],
  ['0.00" hrs"', '1.5', 150],
  ['0%', '0.5', null],
  ['£0.00', '16.5', null],
  ['0,', '1500', null],
])('hours in the format %s are read as they are shown, or refused', (format, value, missed) => {
  const data = inlineRows([headings, row('0012345', 'x')]).replace(
    't="inlineStr"><is><t>x</t></is>',
    `s="1"><v>${value}</v>`,
  );
  const { rows } = read(xlsx({ sheets: [{ name: 'Week', data }], formats: [format] }));
  expect(rows[0]?.values?.missed ?? null).toBe(missed);
});

test.each([
  ['7<sup>1</sup>', null],
  ['7<sup>1</sup>/<sub>2</sub>', 750],
  ['7.5<sup>*</sup>', null],
  ['<b>7</b>.5', 750],
])('%s in a web page is no other figure', (html, missed) => {
  const cells = row('0012345', html).map((text) => `<td>${text}</td>`);
  expect(read(page(`<tr>${cells.join('')}</tr>`)).rows[0]?.values?.missed ?? null).toBe(missed);
});

test('a formula that was never calculated is no blank, which would be no hours', () => {
  const data = inlineRows([headings, row('0012345', '')]).replace(
    '<c r="H2"',
    '<c r="G2"><f>SUM(L2:M2)</f></c><c r="H2"',
  );
  const [only] = read(workbookOf(data)).rows;
  expect(only?.values).toBeNull();
  expect(only?.problems[0]?.message).toContain('is a formula that was never calculated');
});
