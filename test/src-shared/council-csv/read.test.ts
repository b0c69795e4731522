// A file as the portal exports it, and what people and programs do to its shape: columns, separators, encodings.
import { describe, expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { readCouncilFile } from '../../../src-shared/council-csv/index.ts';
import { bytes, codes, council, fileOf, headings, line, preview, read, refusals, row, text } from './fixtures.ts';

const asPlanned = { actual: 1000, frustrated: 0, missed: 0, extra: 0, visits: 7, comment: '' };

describe('a file as the portal exports it', () => {
  test('says for each row the person, the week and the quantities in hundredths', () => {
    const file = fileOf(row({ actual: '8.25', missed: '1.75', comment: '"Refused, twice"' }));
    expect(file.problems).toEqual([]);
    expect(file.notes).toEqual([]);
    expect(file.rows).toMatchObject([
      {
        number: 2,
        ssRef: '0012345',
        service: 'Home Support',
        serviceLevel: 'Single',
        weekStart: '2025-02-17',
        values: { actual: 825, frustrated: 0, missed: 175, extra: 0, visits: 7, comment: 'Refused, twice' },
        problems: [],
        notes: [],
      },
    ]);
  });
});

test('Bradford’s own profile reads it', () => {
  expect(readCouncilFile(bytes(text([headings, row()])), bradford).rows[0]?.values).toEqual(asPlanned);
});

describe('columns', () => {
  test('are found by their heading when someone has moved them', () => {
    const order = [9, 3, 2, 8, 7, 6, 5, 4, 1, 0];
    const moved = [headings, row()].map((cells) => order.map((index) => cells[index] ?? ''));
    expect(read(text(moved)).rows[0]).toMatchObject({ ssRef: '0012345', values: asPlanned });
  });

  test('are found whatever their capitals, blanks and underscores', () => {
    const changed = headings.map((heading) => ` ${heading.toUpperCase().replaceAll(' ', '_')} `);
    expect(read(text([changed, row()])).rows[0]).toMatchObject({ ssRef: '0012345', values: asPlanned });
  });

  test('that the council’s layout lacks are offered to be left out', () => {
    const file = read(
      text([
        [...headings, 'Name'],
        [...row(), 'Ada Okafor'],
      ]),
    );
    expect(preview(file).extraColumns).toEqual([
      { index: 10, letter: 'K', header: 'Name', field: null, empty: false, choice: 'leave-out' },
    ]);
    expect(preview(file, { keep: [10] }).extraColumns[0]?.choice).toBe('keep');
  });

  test('that are empty at the end, as Excel leaves them, do no harm', () => {
    const file = read(
      text([
        [...headings, '', ''],
        [...row(), '', '', '', ''],
      ]),
    );
    expect(file.rows[0]?.values).toEqual(asPlanned);
    expect(file.extraColumns.map((column) => [column.letter, column.empty])).toEqual([
      ['K', true],
      ['L', true],
      ['M', true],
      ['N', true],
    ]);
  });

  test('that are missing are named, and the file is refused', () => {
    const renamed = headings.map((heading) => (heading === 'SS Ref' ? 'Ref No' : heading));
    const file = read(text([renamed, row()]));
    expect(file.rows).toEqual([]);
    expect(file.problems).toMatchObject([{ code: 'column-missing', column: 'SS Ref', row: 1 }]);
    expect(file.problems[0]?.message).toContain('The column “SS Ref” is missing');
    expect(file.problems[0]?.message).toContain('“Ref No”');
  });

  test('of one name twice are refused, since either could be meant', () => {
    const file = read(
      text([
        [...headings, 'Comments'],
        [...row(), 'x'],
      ]),
    );
    expect(file.problems).toMatchObject([{ code: 'column-repeated', column: 'Comments' }]);
    expect(file.problems[0]?.message).toContain('columns J and K');
  });
});

describe('separators, encodings and line ends', () => {
  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ])('%j between cells is read and noted', (separator, name) => {
    const file = read(text([headings, row()], separator));
    expect(file.rows[0]?.values).toEqual(asPlanned);
    expect(file.notes.map((note) => note.message)).toEqual([`The cells are separated by ${name}.`]);
  });

  test('Excel’s first line sep=; is understood and is no row', () => {
    const file = read(`sep=;\r\n${text([headings, row()], ';')}`);
    expect(file.rows[0]).toMatchObject({ number: 2, values: asPlanned });
  });

  test('a byte order mark is no part of the first heading', () => {
    expect(read(`\ufeff${text([headings, row()])}`).rows[0]?.values).toEqual(asPlanned);
  });

  test('Windows-1252 is recognised by what is not UTF-8, and noted', () => {
    const file = read(
      text([headings, row({ comment: 'José – “ill”, €5' }).map((cell) => cell.replaceAll(',', ''))]),
      'win1252',
    );
    expect(file.rows[0]?.values?.comment).toBe('José – “ill” €5');
    expect(file.notes).toMatchObject([{ code: 'encoding' }]);
  });

  test('bytes that Windows-1252 leaves undefined do not stop the reading', () => {
    const content = bytes(text([headings, row({ comment: 'x' })]));
    content[content.lastIndexOf('x'.charCodeAt(0))] = 0x81;
    expect(readCouncilFile(content, council).rows[0]?.values?.comment).toBe('\u0081');
  });

  test.each(['utf-16le', 'utf-16be'])('Excel’s “Unicode text” (%s with its mark, tabs) is read', (encoding) => {
    const file = read(`\ufeff${text([headings, row({ comment: 'Łucja' })], '\t')}`, encoding);
    expect(file.rows[0]?.values?.comment).toBe('Łucja');
  });

  test('UTF-16 that lost its mark is read all the same', () => {
    expect(read(text([headings, row()], '\t'), 'utf-16le').rows[0]?.values).toEqual(asPlanned);
  });

  test('CRLF, LF and CR may be mixed', () => {
    const lines = [headings, row(), row({ date: '2025/02/24' }), row({ date: '2025/03/03' })].map((cells) =>
      cells.join(','),
    );
    const file = read(`${lines[0]}\r\n${lines[1]}\n${lines[2]}\r${lines[3]}`);
    expect(file.rows.map((found) => [found.number, found.weekStart])).toEqual([
      [2, '2025-02-17'],
      [3, '2025-02-24'],
      [4, '2025-03-03'],
    ]);
  });

  test('a quoted comment keeps its line breaks, separators and quotation marks', () => {
    const file = fileOf(row({ comment: '"She said ""no"",\r\nthen\nno again"' }), row({ date: '2025/02/24' }));
    expect(file.rows[0]?.values?.comment).toBe('She said "no",\nthen\nno again');
    expect(file.rows[1]?.number).toBe(3);
  });
});

describe('rows', () => {
  test('that are empty are passed over and counted as the spreadsheet counts them', () => {
    const file = fileOf(
      row(),
      [''],
      row().map(() => ''),
      row({ date: '2025/02/24' }),
      row().map(() => ' '),
      [''],
    );
    expect(file.rows.map((found) => found.number)).toEqual([2, 5]);
  });

  test('that repeat the headings, in files put together, are passed over and noted', () => {
    const file = fileOf(row(), headings, row({ date: '2025/02/24' }));
    expect(file.rows.map((found) => found.number)).toEqual([2, 4]);
    expect(file.notes.map((note) => note.message)).toEqual(['Row 3 repeats the headings; it was passed over.']);
  });

  test('under headings in another order are refused until the first order returns', () => {
    const file = fileOf(row(), headings.toReversed(), row().toReversed(), headings, row({ date: '2025/02/24' }));
    expect(file.rows.map((found) => found.problems.map((problem) => problem.code))).toEqual([
      [],
      ['header-changed'],
      [],
    ]);
  });

  test('above the headings are passed over and noted', () => {
    const file = read(text([['Actuals for week 17 February'], [''], headings, row()]));
    expect(file.rows[0]).toMatchObject({ number: 4, values: asPlanned });
    expect(file.notes).toMatchObject([{ code: 'rows-above-header' }]);
  });

  test('that end before the comment have an empty comment', () => {
    expect(fileOf(row().slice(0, 9)).rows[0]?.values).toEqual(asPlanned);
  });

  test('with a comma in a comment that is not quoted are refused by row, and say what to look for', () => {
    const shown = preview(fileOf([...row(), ' rang the office']));
    expect(codes(shown)).toEqual(['cells-too-many']);
    expect(refusals(shown)).toEqual(['Row 2: the row has 11 cells for 10 headings.']);
  });

  test('with a blank before a quotation mark, which then holds nothing together, say so', () => {
    const [rejected] = preview(fileOf(row({ comment: ' "Away, all week"' }))).rejected;
    expect(rejected?.problems).toMatchObject([
      { code: 'cells-too-many', fix: expect.stringContaining('Take out the blanks') },
    ]);
  });

  test('with too few cells are refused, and say what to look for', () => {
    const shown = preview(fileOf(row(), ['and rang the office']));
    expect(shown.counts).toEqual({ read: 2, changed: 0, unchanged: 1, rejected: 1 });
    expect(shown.rejected[0]?.problems).toMatchObject([{ code: 'cells-missing', row: 3 }]);
  });

  test('swallowed by a quotation mark that is never closed are not lost in silence', () => {
    const shown = preview(fileOf(row({ comment: '"Refused' }), row({ ssRef: '0012399' })));
    expect(codes(shown)).toEqual(['quote-not-closed']);
    expect(refusals(shown)[0]).toContain('Row 2: a quotation mark opens here, column J (Comments) and is never closed');
  });

  test('swallowed by a quotation mark that is closed only in a later row are not lost in silence', () => {
    const file = fileOf(
      row({ comment: '"Refused' }),
      row({ ssRef: '0012399', comment: 'Ill"' }),
      row({ date: '2025/02/24' }),
    );
    expect(file.rows.map((found) => found.problems.map((problem) => problem.code))).toEqual([['quote-not-closed'], []]);
    expect(file.rows[0]?.problems[0]?.message).toContain('is closed only in a later row');
    // A comment may have commas in each of its lines.
    const quoted = fileOf(row({ comment: '"On 3 June, 4 June, 5 June\nand 6, 7, 8, 9, 10, 11, 12, 13 June"' }));
    expect(quoted.rows[0]?.problems).toEqual([]);
  });

  test('with NUL characters are refused, and the others are read', () => {
    const file = fileOf(row({ comment: 'a\0b' }), row({ date: '2025/02/24' }));
    expect(file.rows.map((found) => found.problems.map((problem) => problem.code))).toEqual([['not-text'], []]);
  });

  test('of several services in one file are read alike', () => {
    const lines = [line(), line({ id: 'b', ssRef: '0012399', service: 'Supported Living', serviceLevel: '' })];
    const file = fileOf(row(), row({ ssRef: '0012399', service: 'Supported Living', level: '' }));
    expect(preview(file, { lines }).counts).toMatchObject({ read: 2, rejected: 0 });
  });
});

test('rows that stand whole in one quoted cell are recognised', () => {
  const file = read(text([headings, row()].map((cells) => [`"${cells.join(',')}"`])));
  expect(file.problems[0]?.message).toContain('stands in a single cell');
});

describe('a file that is something else is refused with its own sentence', () => {
  test.each([
    ['an empty file', new Uint8Array(0), 'file-empty'],
    ['nothing but blanks', bytes(' \r\n\r\n'), 'file-empty'],
    ['a workbook saved as .csv', bytes('PK\u0003\u0004rest'), 'file-is-workbook'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'file-is-workbook'],
    ['a PDF', bytes('%PDF-1.7\n'), 'file-is-pdf'],
    ['the log-in page', bytes('\n<!DOCTYPE html>\n<html><title>Sign in</title>'), 'file-is-web-page'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3), 'file-is-binary'],
    ['another list', bytes('Name,Telephone\r\nAda,01274 000000\r\n'), 'header-missing'],
    ['only headings', bytes(text([headings])), 'rows-missing'],
    ['headings and blank rows', bytes(text([headings, [''], row().map(() => '')])), 'rows-missing'],
  ])('%s', (_, content, code) => {
    const file = readCouncilFile(content, council);
    expect(file.problems.map((problem) => problem.code)).toEqual([code]);
    expect(file.rows).toEqual([]);
    expect(file.problems[0]?.fix).not.toBe('');
  });
});
