// Writing a council file back: only the intended cells change, in the file's own hand.
import { describe, expect, test } from 'vitest';
import {
  councilFileFor,
  planWriting,
  readCouncilFile,
  writeCouncilFile,
} from '../../../src-shared/council-csv/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../../src-shared/domain/lines.ts';
import { actual, bytes, council, headings, line, monday, row, text, textOf } from './fixtures.ts';

function written(
  content: string,
  {
    actuals = [actual()] as WeeklyActual[],
    lines = [line()] as ServiceLine[],
    leaveOut = [] as number[],
    encoding = 'utf-8',
  } = {},
): string {
  const file = readCouncilFile(bytes(content, encoding), council);
  return textOf(writeCouncilFile(file, actuals, lines, leaveOut), encoding);
}

const changed = actual({ actual: 800, missed: 200, comment: 'Refused, twice' });

describe('writing back', () => {
  test('without actuals gives the same bytes', () => {
    const content = bytes(`\ufeff${text([[...headings, 'Näme'], [...row({ ssRef: '12345' }), ' x '], ['']])}`);
    const file = readCouncilFile(content, council);
    expect(writeCouncilFile(file, [], [line()])).toEqual(content);
  });

  test('a file that is no CSV gives the same bytes', () => {
    const content = bytes('%PDF-1.7');
    expect(writeCouncilFile(readCouncilFile(content, council), [actual()], [line()])).toEqual(content);
  });

  test('changes the cells that differ, and no other', () => {
    const other = row({ ssRef: '0012399', comment: '"as  it was"' });
    const content = text([
      [...headings, 'Name'],
      [...row(), 'Ada, "A"'].map((cell) => cell.replace(',', ';')),
      [...other, 'Bert'],
    ]);
    const expected = content.replace('10.00,0.00,0.00,0.00,7,,Ada', '8.00,0.00,2.00,0.00,7,"Refused, twice",Ada');
    expect(written(content, { actuals: [changed] })).toBe(expected);
  });

  test('leaves a cell that says the same in another form', () => {
    const content = text([
      headings,
      row({ actual: '8', frustrated: '', missed: '02.0', extra: '0', visits: '7.00', comment: '"Refused, twice"' }),
    ]);
    expect(written(content, { actuals: [changed] })).toBe(content);
  });

  test('leaves a comment that has blanks around the same words', () => {
    const content = text([headings, row({ comment: ' Away ' })]);
    expect(written(content, { actuals: [actual({ comment: 'Away' })] })).toBe(content);
  });

  test('mends an SS Ref and a date that Excel damaged, and lists them', () => {
    const content = text([headings, row({ ssRef: '12345', date: '17/02/2025' })]);
    expect(written(content)).toBe(text([headings, row()]));
    expect(planWriting(readCouncilFile(bytes(content), council), [actual()], [line()]).cells).toEqual([
      {
        row: 2,
        column: 'SS Ref',
        field: 'ssRef',
        from: '12345',
        to: '0012345',
        cause: 'ss-ref-restored',
        refused: null,
      },
      {
        row: 2,
        column: 'Date',
        field: 'date',
        from: '17/02/2025',
        to: '2025/02/17',
        cause: 'date-restored',
        refused: null,
      },
    ]);
  });

  test('mends them also in rows of which no actual is given', () => {
    const lines = [line(), line({ ssRef: '0012399' })];
    const content = text([headings, row(), row({ ssRef: '12399' })]);
    expect(written(content, { lines })).toBe(text([headings, row(), row({ ssRef: '0012399' })]));
  });

  test('leaves rows that match no line as they are', () => {
    const content = text([headings, row({ ssRef: '77777', date: '17/02/2025' }), row()]);
    expect(written(content, { actuals: [changed] }).split('\r\n')[1]).toBe(content.split('\r\n')[1]);
  });

  test('replaces a cell that cannot be read by what was recorded', () => {
    expect(written(text([headings, row({ actual: '#REF!' })]))).toBe(text([headings, row()]));
  });

  test('says which actuals the file has no row for', () => {
    const file = readCouncilFile(bytes(text([headings, row()])), council);
    const elsewhere = actual({ lineId: 'line-0012399' });
    const plan = planWriting(file, [actual(), elsewhere], [line(), line({ ssRef: '0012399' })]);
    expect(plan).toEqual({ cells: [], withoutRow: [elsewhere] });
  });
});

describe('the file’s own hand', () => {
  test('is kept in its separator, decimal comma and shortest decimals', () => {
    const content = text([headings, row({ actual: '10', frustrated: '0', missed: '0', extra: '1,5' })], ';', '\n');
    const after = actual({ actual: 825, missed: 175, extra: 150, comment: 'a;b,c' });
    expect(written(content, { actuals: [after] })).toBe(
      text(
        [headings, row({ actual: '8,25', frustrated: '0', missed: '1,75', extra: '1,5', comment: '"a;b,c"' })],
        ';',
        '\n',
      ),
    );
  });

  test('gets quotation marks around a comment that is a figure, so that it is read as it was written', () => {
    const content = text([headings, row().map((cell) => cell.replace('.00', ''))]);
    const result = written(content, { actuals: [actual({ comment: '5' })] });
    expect(result).toMatch(/,"5"\r\n$/);
    const [read] = readCouncilFile(bytes(result), council).rows;
    expect([read?.problems, read?.values?.comment]).toEqual([[], '5']);
  });

  test('is kept in its quotation marks', () => {
    const quoted = (cells: string[]) => cells.map((cell) => `"${cell}"`);
    expect(
      written(text([headings, row()].map(quoted)), { actuals: [actual({ actual: 800, missed: 200, comment: 'x' })] }),
    ).toBe(text([headings, row({ actual: '8.00', missed: '2.00', comment: 'x' })].map(quoted)));
  });

  test('is kept in Windows-1252', () => {
    const content = text([headings, row({ comment: 'José' })]);
    expect(written(content, { actuals: [actual({ comment: '€5 – José' })], encoding: 'win1252' })).toBe(
      text([headings, row({ comment: '€5 – José' })]),
    );
  });

  test('is kept in UTF-16 with tabs, and an odd last byte stays', () => {
    const content = bytes(`\ufeff${text([headings, row()], '\t')}`, 'utf-16le');
    const odd = Uint8Array.of(...content, 0x41);
    const after = writeCouncilFile(readCouncilFile(odd, council), [actual({ comment: 'Łucja' })], [line()]);
    expect(textOf(after.slice(0, -1), 'utf-16le')).toBe(`\ufeff${text([headings, row({ comment: 'Łucja' })], '\t')}`);
    expect(after.at(-1)).toBe(0x41);
  });

  test('that cannot hold a comment is said, and the cell is left; it never gets a question mark', () => {
    const content = text([headings, row({ comment: 'José' })]);
    const file = readCouncilFile(bytes(content, 'win1252'), council);
    const actuals = [actual({ actual: 800, missed: 200, comment: 'Łucja rang' })];
    const cells = planWriting(file, actuals, [line()]).cells;
    expect(cells.map((cell) => [cell.field, cell.refused === null])).toEqual([
      ['actual', true],
      ['missed', true],
      ['comment', false],
    ]);
    expect(cells[2]?.refused).toContain('Row 2, column Comments: “Ł” (U+0141) cannot be written');
    expect(textOf(writeCouncilFile(file, actuals, [line()]), 'win1252')).toBe(
      text([headings, row({ actual: '8.00', missed: '2.00', comment: 'José' })]),
    );
  });

  test('is given a comment’s cell where a row ended before it', () => {
    expect(written(text([headings, row().slice(0, 9)]), { actuals: [actual({ comment: 'x' })] })).toBe(
      text([headings, row({ comment: 'x' })]),
    );
  });
});

test('a comment after a column that the row ended before is written in its own place', () => {
  const wider = [...headings.slice(0, 9), 'Name', 'Comments'];
  const after = written(text([wider, row().slice(0, 9)]), { actuals: [actual({ comment: 'x' })] });
  expect(after).toBe(text([wider, [...row().slice(0, 9), '', 'x']]));
});

test('a fresh export that holds what was intended has no cell to change', () => {
  const file = readCouncilFile(councilFileFor(monday, [changed], [line()], council), council);
  expect(planWriting(file, [changed], [line()])).toEqual({ cells: [], withoutRow: [] });
});

describe('columns that the council’s layout lacks', () => {
  const content = text([
    ['Name', ...headings, 'Tel', ''],
    ['Ada', ...row(), '"01274, 1"', ''],
    ['', ...headings.map(() => ''), '', ''],
    [''],
  ]);

  test('are kept unless someone leaves them out', () => {
    expect(written(content)).toBe(content);
  });

  test('are left out of every row, with all other cells as they were', () => {
    expect(written(content, { leaveOut: [0, 11, 12] })).toBe(text([headings, row(), headings.map(() => ''), ['']]));
  });

  test('are the only ones that can be left out', () => {
    expect(written(content, { leaveOut: [1, 12] })).toBe(
      text([['Name', ...headings, 'Tel'], ['Ada', ...row(), '"01274, 1"'], ['', ...headings.map(() => ''), ''], ['']]),
    );
  });
});

describe('a new council file', () => {
  test('is UTF-8 without a mark, CRLF, two decimals, in the council’s columns', () => {
    const after = actual({ actual: 800, missed: 200, comment: 'José said "no", twice' });
    expect(textOf(councilFileFor(monday, [after], [line()], council))).toBe(
      text([headings, row({ actual: '8.00', missed: '2.00', comment: '"José said ""no"", twice"' })]),
    );
  });

  test('has only this week’s actuals of known lines', () => {
    const others = [actual({ weekStart: '2025-02-24' }), actual({ lineId: 'unknown' })];
    expect(textOf(councilFileFor(monday, others, [line()], council))).toBe(text([headings]));
  });

  test('follows a council that wants it otherwise', () => {
    const csv = { ...council.csv, dateFormat: 'DD/MM/YYYY', lineEnd: 'lf', bom: true } as const;
    expect(textOf(councilFileFor(monday, [actual()], [line()], { csv }))).toBe(
      `\ufeff${text([headings, row({ date: '17/02/2025' })], ',', '\n')}`,
    );
  });
});
