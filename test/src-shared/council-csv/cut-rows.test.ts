// Rows that a line break without quotation marks has cut: neither half a comment nor its rest is taken, and both say so.
import { describe, expect, test } from 'vitest';
import { fileOf, headings, line, preview, read, refusals, row, text } from './fixtures.ts';

const twoPeople = { lines: [line(), line({ id: 'line-2', ssRef: '0012346' })] };

describe('a comment that goes on below its row', () => {
  test.each([
    ['in one row', [['and rang the office']], 'row 3', [3]],
    ['with commas in it', [['then, at noon', ' he rang']], 'row 3', [3]],
    ['in several rows', [['and rang the office'], ['at noon']], 'rows 3 and 4', [3, 4]],
    ['past a blank row', [[''], ['and rang the office']], 'row 4', [4]],
  ])('%s is told at both', (_, rest, below, numbers) => {
    const file = fileOf(row({ comment: 'Refused' }), ...rest, row({ ssRef: '0012346', missed: '1.00' }));
    const shown = preview(file, twoPeople);
    expect(refusals(shown)).toEqual([
      `Row 2: the comment seems to go on in ${below}: a line break is not in quotation marks.`,
      ...numbers.map(
        (number) =>
          `Row ${number}: this seems to be the rest of the comment in row 2, after a line break that is not in quotation marks.`,
      ),
    ]);
    expect(shown.counts).toMatchObject({ changed: 1, rejected: 1 + numbers.length });
  });

  test('is not looked for where the comment is blank or in quotation marks', () => {
    for (const comment of ['', '"Refused"']) {
      const shown = preview(fileOf(row({ comment }), ['rang the office']));
      expect(shown.rejected.map((one) => one.row)).toEqual([3]);
    }
  });

  test('is none where a ruler follows, or what pads the file', () => {
    for (const below of ['* * *', '\0\0\0\0']) {
      const shown = preview(fileOf(row({ comment: 'Refused' }), [below]));
      expect(shown.rejected.map((one) => one.row)).toEqual([3]);
    }
  });

  test('is none where a footer follows', () => {
    expect(preview(fileOf(row({ comment: 'Refused' }), ['Total: 1'])).rejected).toEqual([]);
  });
});

test('a comment among the columns that is cut leaves two rows with too few cells, and both say so', () => {
  const order = [0, 1, 2, 3, 9, 4, 5, 6, 7, 8];
  const moved = (cells: string[]) => order.map((at) => cells[at] ?? '');
  const whole = moved(row({ comment: 'Refused' }));
  const file = read(
    text([moved(headings), whole.slice(0, 5), ['and rang', ...whole.slice(5)], moved(row({ ssRef: '0012346' }))]),
  );
  expect(file.rows.map(({ number, problems }) => [number, problems.map(({ message }) => message)])).toEqual([
    [2, ['Row 2: the row, which has 5 cells, seems to go on in row 3: a line break is not in quotation marks.']],
    [3, ['Row 3: this seems to be the rest of row 2, after a line break that is not in quotation marks.']],
    [4, []],
  ]);
});
