import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTabSeparated, writeTabSeparated } from '../../../src-renderer/sheet/tab-separated.ts';

describe('the clipboard', () => {
  test('a quoted cell keeps its tabs, line breaks and quotation marks', () => {
    expect(readTabSeparated('a\t"two\nlines\tand ""marks"""\r\nb\t\r\n')).toEqual([
      ['a', 'two\nlines\tand "marks"'],
      ['b', ''],
    ]);
  });

  test('a quotation mark that is never closed is text', () => {
    expect(readTabSeparated('"yes\t1')).toEqual([['"yes', '1']]);
  });

  test('marks of which Excel doubles none are text where that makes a block of the rows', () => {
    expect(readTabSeparated('"single\t1\r\nends with"\t2\r\n"all of it" said\t3\r\n')).toEqual([
      ['"single', '1'],
      ['ends with"', '2'],
      ['"all of it" said', '3'],
    ]);
  });

  test('whatever is written is read back, but for the guard against formulas', () => {
    const cell = fc.string().filter((text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (written) => {
        expect(readTabSeparated(writeTabSeparated(written))).toEqual(written);
      }),
    );
  });

  test('a comment that would run as a formula is guarded', () => {
    expect(writeTabSeparated([['=1+1']])).toBe("'=1+1\r\n");
  });
});
