import { describe, expect, test } from 'vitest';
import { guardCell, spreadsheetText } from '../../../src-shared/council-csv/spreadsheet.ts';

describe('a spreadsheet for people', () => {
  test.each(['=1+1', '+44 1274', '-2', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://example.test")'])(
    'guards %j, which a spreadsheet would run',
    (cell) => {
      expect(guardCell(cell)).toBe(`'${cell}`);
    },
  );

  test.each(['', 'Ada', '0012345', 'a=b', ' =1'])('leaves %j', (cell) => {
    expect(guardCell(cell)).toBe(cell);
  });

  test('keeps numbers numbers, quotes what needs it, and starts with the mark that Excel needs', () => {
    expect(
      spreadsheetText(
        ['Name', 'Difference'],
        [
          ['Ada, "A"', -2.5],
          ['=x', null],
        ],
      ),
    ).toBe('\ufeffName,Difference\r\n"Ada, ""A""",-2.5\r\n\'=x,\r\n');
  });
});
