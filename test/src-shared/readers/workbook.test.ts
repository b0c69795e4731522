// Workbooks as Excel, LibreOffice, POI and Google write them: numbers without loss, texts as they are seen, and a sentence
// for whatever is too much.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHeadings } from '../../../src-shared/people/columns.ts';
import { knownSsRefs, readListFile, readPeople, sheetsInOrder } from '../../../src-shared/people/index.ts';
import { readWorkbook, type WorkbookRead, workbookLimits } from '../../../src-shared/readers/workbook/index.ts';
import { corpusFile } from '../../corpus/corpus.ts';
import { inlineRows, workbookParts, xlsx, zipOf } from '../../workbooks.ts';

function sheetsOf(read: WorkbookRead) {
  if (!read.ok) throw new Error(read.sentence);
  return read.sheets;
}

const rowsOf = (data: string, more: Partial<Parameters<typeof xlsx>[0]> = {}) =>
  sheetsOf(readWorkbook(xlsx({ sheets: [{ name: 'List', data }], ...more })))[0]?.rows;

const cell = (inside: string) => rowsOf(`<row r="1"><c r="A1"${inside}</c></row>`)?.[0]?.[0];

describe('a cell', () => {
  test.each([
    ['><v>9.990000018E9</v>', '9990000018'],
    ['><v>12345.0</v>', '12345'],
    ['><v>1.2345678E7</v>', '12345678'],
    ['><v>8.700000000000001</v>', '8.700000000000001'],
    ['><v>1E-3</v>', '0.001'],
    [' t="n"><v>2104338</v>', '2104338'],
    [' t="inlineStr"><is><t>Ada</t></is>', 'Ada'],
    [' t="inlineStr"><is><r><t>Ada </t></r><r><t>Okafor</t></r><rPh><t>エイダ</t></rPh></is>', 'Ada Okafor'],
    [' t="str"><f>A2&amp;B2</f><v>Ada Okafor</v>', 'Ada Okafor'],
    [' t="inlineStr"><is><t>two_x000D_\nlines</t></is>', 'two lines'],
    [' t="inlineStr"><is><t>_x005F_x000D_</t></is>', '_x000D_'],
    [' t="e"><v>#N/A</v>', '#N/A'],
    [' t="b"><v>1</v>', 'TRUE'],
    [' t="b"><v>0</v>', 'FALSE'],
    [' t="d"><v>2025-02-17T00:00:00</v>', '2025-02-17'],
    [' t="inlineStr"><is><t>O&#8217;Brien &amp; Co</t></is>', 'O’Brien & Co'],
  ])('%s says %s', (inside, text) => expect(cell(inside)).toBe(text));

  test.each([' t="n">', ' s="0">', '><f>A1+1</f>', ' t="str"><f>A1</f><v></v>'])('%s is blank', (inside) => {
    expect(cell(inside) ?? '').toBe('');
  });
});

describe('a number with a format', () => {
  const formatted = (code: string, value: string, date1904 = false) =>
    rowsOf(`<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`, { formats: [code], date1904 })?.[0]?.[0];

  test.each([
    ['0000000', '12345', '0012345'],
    ['dd/mm/yyyy', '45705', '2025-02-17'],
    ['[$-809]dd mmmm yyyy;@', '45705', '2025-02-17'],
    ['yyyy-mm-dd hh:mm', '45705.75', '2025-02-17 18:00'],
    ['[h]:mm', '1.0625', '25:30'],
    ['h:mm', '0.3125', '07:30'],
    ['0.00', '8.5', '8.5'],
    ['#,##0.00', '1234.5', '1234.5'],
    ['"days" 0', '7', 'days 7'],
    ['0" min"', '90', '90 min'],
    ['0.00" hrs"', '7.5', '7.5 hrs'],
    ['0%', '0.07', '7%'],
    ['£#,##0.00', '16.5', '£16.5'],
    ['[$£-809]#,##0.00', '16.5', '£16.5'],
    ['_-£* #,##0.00_-;-£* #,##0.00_-', '16.5', '£16.5'],
    ['0,', '1234', '1234 in thousands'],
    ['[<60]0" min";0" h"', '90', '90 shown as [<60]0" min";0" h"'],
    ['_-* #,##0.00_-;-* #,##0.00_-', '16.5', '16.5'],
    ['#,##0_);[Red](#,##0)', '16', '16'],
    ['+0.00;-0.00', '16', '16'],
    ['@', '12345', '12345'],
  ])('%s and %s is %s', (code, value, text) => expect(formatted(code, value)).toBe(text));

  test('counts from 1904 where the workbook does', () => {
    expect(formatted('dd/mm/yyyy', '44243', true)).toBe('2025-02-17');
  });
});

describe('a sheet', () => {
  const headings = ['SS Ref', 'Name', 'NHS number', 'Address'];

  test('says in each row what is merged over several', () => {
    const data = inlineRows([headings, ['0012345', 'Ada', '', 'Home'], ['', '', '', 'Day centre']]);
    const [sheet] = sheetsOf(
      readWorkbook(xlsx({ sheets: [{ name: 'List', data, merges: ['A2:A3', 'B2:B3', 'A1:D1'] }] })),
    );
    expect(sheet?.rows[2]).toEqual(['0012345', 'Ada', '', 'Day centre']);
    expect(sheet?.rows[0]).toEqual(headings);
  });

  test('with known headings is offered first, a visible one before a hidden one', () => {
    const list = inlineRows([['Printed today'], [], headings, ['0012345', 'Ada', '', '']]);
    const workbook = xlsx({
      sheets: [
        { name: 'Lookups', data: inlineRows(Array.from({ length: 50 }, (_, at) => [`Code ${at}`, 'Text'])) },
        { name: 'Old list', state: 'hidden', data: list },
        { name: 'Clients', data: list },
      ],
    });
    const ssRefs = knownSsRefs(['0012345']);
    const ordered = sheetsInOrder(sheetsOf(readWorkbook(workbook)), null, ssRefs);
    expect(ordered.map(({ name, visible }) => [name, visible])).toEqual([
      ['Clients', true],
      ['Old list', false],
      ['Lookups', true],
    ]);
    const rows = ordered[0]?.rows ?? [];
    const found = findHeadings(rows, null, ssRefs);
    expect(readPeople(rows, found?.row ?? 0, found?.mapping ?? [], ssRefs).people).toMatchObject([{ row: 4 }]);
  });

  test('without addresses has its cells in their order', () => {
    expect(
      rowsOf('<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
    ).toEqual([['a', '2'], ['3']]);
  });

  test('with formulas that were never calculated says so', () => {
    const [sheet] = sheetsOf(
      readWorkbook(
        xlsx({ sheets: [{ name: 'List', data: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c></row>' }] }),
      ),
    );
    expect(sheet?.note).toContain('1 cell is a formula that was never calculated');
    expect(sheet).toMatchObject({ rows: [['1']], uncalculated: [{ row: 0, column: 1 }] });
  });

  test('with rows that a filter hides says that they are read', () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>';
    const [sheet] = sheetsOf(
      readWorkbook(xlsx({ sheets: [{ name: 'List', data: `${data}<row r="3" hidden="1"/>` }] })),
    );
    expect(sheet?.rows).toHaveLength(2);
    expect(sheet?.note).toBe('1 row is hidden in the sheet, as by a filter, and was read as well.');
  });

  test('of Oakwell’s list has its people from row 5 on', () => {
    const [sheet] = sheetsOf(readWorkbook(corpusFile('oakwell/Client List.xlsx')));
    const text = new TextDecoder().decode(corpusFile('oakwell/ServiceActuals_all_20251117.csv'));
    const ssRefs = knownSsRefs(
      text
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',')[2] ?? ''),
    );
    const found = findHeadings(sheet?.rows ?? [], null, ssRefs);
    expect(found?.row).toBe(3);
    const { people, rejected } = readPeople(sheet?.rows ?? [], 3, found?.mapping ?? [], ssRefs);
    expect([people[0]?.row, people.length, rejected.length]).toEqual([5, 46, 2]);
    expect(people.find(({ person }) => person.ssRef === '0098213')?.person.name).toBe('Nasreen Hussain');
  });
});

describe('too much', () => {
  const refused = (bytes: Uint8Array, limits = workbookLimits) => {
    const read = readWorkbook(bytes, limits);
    return read.ok ? '' : `${read.sentence} ${read.action}`;
  };

  test('a cell at the far corner is named', () => {
    const data = `${inlineRows([['a', 'b']])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    expect(refused(xlsx({ sheets: [{ name: 'List', data }] }))).toContain('Cell XFD1048576 of the sheet “List”');
  });

  test('a far corner that is only styled does no harm', () => {
    expect(rowsOf(`${inlineRows([['a', 'b']])}<row r="1048576"><c r="XFD1048576" s="0"/></row>`)).toEqual([['a', 'b']]);
  });

  test('a small archive that unpacks to gigabytes is stopped', () => {
    const parts = workbookParts({ sheets: [{ name: 'List', data: '' }] });
    const bomb = zipOf({ ...parts, 'xl/worksheets/sheet1.xml': Buffer.alloc(24 * 1024 * 1024, ' ') });
    expect(bomb.length).toBeLessThan(30 * 1024);
    expect(refused(bomb, { ...workbookLimits, inflatedBytes: 4 * 1024 * 1024 })).toContain('unpacks to far more');
  });

  test('more cells than any list are counted', () => {
    const data = inlineRows(Array.from({ length: 40 }, () => ['a', 'b', 'c']));
    expect(refused(xlsx({ sheets: [{ name: 'List', data }] }), { ...workbookLimits, cells: 100 })).toContain(
      'more than 100 filled cells',
    );
  });
});

describe('a file that is something else', () => {
  test.each([
    [
      'a locked workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array(508).fill(0), ...utf16('EncryptedPackage')]),
      'locked with a password',
    ],
    [
      'an old workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array(508).fill(0), ...utf16('Workbook')]),
      'before 2007',
    ],
    [
      'an XML workbook',
      new TextEncoder().encode(
        '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      'saved as XML',
    ],
    [
      'a log-in page',
      new TextEncoder().encode(
        '<html><form><table><tr><td>User</td><td><input></td></tr><tr><td>Password</td><td><input type="password"></td></tr></table></form>',
      ),
      'log-in page',
    ],
  ])('%s is refused by its name', (_, bytes, part) => {
    const read = readListFile(bytes);
    expect(read.kind === 'refused' && `${read.sentence} ${read.action}`).toContain(part);
  });

  test.each([
    ['xl/workbook.bin', 'XLSB'],
    ['content.xml', 'LibreOffice'],
    ['Index/Document.iwa', 'Numbers'],
    ['word/document.xml', 'Word document'],
    ['notes.txt', 'ZIP archive'],
  ])('an archive with %s is named', (part, word) => {
    const read = readWorkbook(zipOf({ [part]: 'x' }));
    expect(read.ok ? '' : read.sentence).toContain(word);
  });

  test('a table of a web page saved as .xls is read', () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{}</style></head><body><table border=1>
      <tr><th>SS Ref</th><th>Name</th><th>Address</th></tr>
      <tr><td style="mso-number-format:'@'">0012345</td><td>Ada O&#39;Brien</td><td>1 Mill Lane<br>Bradford</td></tr>
      <tr><td rowspan=2>0012399<td>Bert<td>2 Mill Lane<tr><td>Bert</td><td>Day centre</td></tr></table></body></html>`;
    expect(readListFile(new TextEncoder().encode(page))).toEqual({
      kind: 'rows',
      rows: [
        ['SS Ref', 'Name', 'Address'],
        ['0012345', "Ada O'Brien", '1 Mill Lane Bradford'],
        ['0012399', 'Bert', '2 Mill Lane'],
        ['0012399', 'Bert', 'Day centre'],
      ],
    });
  });
});

test('a web page whose cells claim to span millions is read to a bound', () => {
  const page = `<table>${'<tr><td colspan=1000>x</td></tr>'.repeat(2100)}</table>`;
  const file = readListFile(new TextEncoder().encode(page));
  const rows = file.kind === 'rows' ? file.rows : [];
  expect(rows.flat().length).toBeLessThan(2_010_000);
});

test('any bytes and any damage to a workbook end in rows or a sentence', () => {
  const whole = xlsx({
    sheets: [
      {
        name: 'List',
        data: inlineRows([
          ['SS Ref', 'Name'],
          ['0012345', 'Ada'],
        ]),
      },
    ],
    strings: '<si><t>a</t></si>',
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      (damage, end) => {
        const bytes = whole.slice(0, end < whole.length / 4 ? end : undefined);
        for (const [at, byte] of damage) if (at < bytes.length) bytes[at] = byte;
        const read = readWorkbook(bytes);
        if (!read.ok) expect(read.sentence).not.toBe('');
      },
    ),
  );
});

function utf16(text: string): number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0), 0]).concat(new Array(64).fill(0));
}
