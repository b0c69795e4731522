// Rows in which a separator may part no cells: a figure never moves under another heading.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnKind, hasBlankBehind, isFigure, otherReading } from '../../../src-shared/readers/parted-cells.ts';

const kinds: ColumnKind[] = ['key', 'figure', 'figure', 'text'];
const whole = new Set<number>();
const other = (cells: string[], part: Partial<{ kinds: ColumnKind[]; least: number; separator: string }> = {}) =>
  otherReading(cells, (at) => whole.has(at), { separator: ',', kinds, least: 0, ...part }, 'any');

describe('another reading of a row', () => {
  test.each([
    ['a decimal comma', ['0001', '1', '5', ''], { column: 1, text: '1,5' }],
    ['two of them', ['0001', '1', '5', '2', '25', 'Away'], { column: 1, text: '1,5' }],
    ['a comma of a comment', ['0001', '1', '0', 'Mon', ' Tue'], { column: 3, text: 'Mon, Tue' }],
  ])('is that of %s', (_, cells, found) => expect(other(cells)).toEqual(found));

  test.each([
    ['a decimal point', ['0001', '1.5', '0', 'Away']],
    ['words', ['0001', 'one', '5', 'Away']],
    ['a blank between', ['0001', '1', '', '5']],
    ['a reference and a figure', ['0001', '5']],
  ])('is none with %s', (_, cells) => expect(other(cells)).toBeNull());

  test('is none where it reaches too few columns, or leaves a needed one blank', () => {
    expect(other(['0001', '1', '5', ''], { least: 4 })).toBeNull();
    expect(other(['0001', '1', '5', ''], { kinds: ['key', 'figure', 'needed-figure', 'text'] })).toBeNull();
  });

  test('is none of what no comma parts, but for a text', () => {
    expect(other(['0001', '1', '5', ''], { separator: ';' })).toBeNull();
    expect(other(['0001', '1', '5', 'Mon', ' Tue'], { separator: ';' })).toEqual({ column: 3, text: 'Mon; Tue' });
  });

  test('has no figure in a name, and a date only where one is', () => {
    const row = ['Ada', ' 2', ''];
    expect(other(row, { kinds: ['text', 'figure', 'figure'] })).toBeNull();
    expect(other(row, { kinds: ['comment', 'figure', 'figure'] })).toEqual({ column: 0, text: 'Ada, 2' });
    const readings = (day: string, kinds: ColumnKind[]) =>
      otherReading(
        ['Ada', ' Home Support', '0001', day, '10'],
        () => false,
        { separator: ',', kinds, least: 0 },
        'blanks',
      );
    expect(readings('2025/02/17', ['text', 'text', 'key', 'date', 'figure'])).toBeNull();
    for (const day of ['2025/02/17', 'W/C 17/02/2025', '17/02/2025 - 23/02/2025'])
      expect(readings(day, ['text', 'key', 'date', 'figure'])).toEqual({ column: 0, text: 'Ada, Home Support' });
  });

  test('is found of every row that was joined by commas and had a decimal one', () => {
    const hours = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(hours, hours, fc.constantFrom('5', '25', '75'), (first, second, decimals) => {
        expect(other(`0001,${first},${decimals},${second}`.split(','))).not.toBeNull();
        expect(other(`0001,${first},${second},${decimals},Away`.split(','))).not.toBeNull();
      }),
    );
  });

  test('takes no long time to look for', () => {
    const cells = Array.from({ length: 150 }, () => '1');
    expect(other(cells, { kinds: cells.slice(0, 99).map(() => 'figure' as const) })).not.toBeNull();
    expect(other(cells, { kinds: cells.slice(0, 60).map(() => 'figure' as const) })).toBeNull();
  });
});

test('a figure is hours, or what could be two numbers of them; a blank stands before a word', () => {
  expect(['1', '1,5', '1,000', '1:30', '5h'].map(isFigure)).toEqual([true, true, true, true, true]);
  expect(['', 'Away', '2 June'].map(isFigure)).toEqual([false, false, false]);
  expect(
    [
      ['a', ' b'],
      [' a', 'b'],
      ['a', ' '],
    ].map(hasBlankBehind),
  ).toEqual([true, false, false]);
});
