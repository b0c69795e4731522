import { describe, expect, test } from 'vitest';
import { readSheetCell } from '../../../src-shared/domain/sheet-cell.ts';

test.each([
  ['', []],
  ['  ', []],
  ['–', []],
  ['4, 30 min', [{ happening: 'not-engaged', minutes: 30 }]],
  ['4,30 min', [{ happening: 'not-engaged', minutes: 30 }]],
  ['4 45', [{ happening: 'not-engaged', minutes: 45 }]],
  ['3, 1h30', [{ happening: 'cancelled', minutes: 90 }]],
  ['3, 1:30', [{ happening: 'cancelled', minutes: 90 }]],
  ['3 1.5', [{ happening: 'cancelled', minutes: 90 }]],
  ['3, 1½', [{ happening: 'cancelled', minutes: 90 }]],
  ['2', [{ happening: 'hospital', minutes: null }]],
  ['４，３０', [{ happening: 'not-engaged', minutes: 30 }]],
  [
    '4, 30 min; 6, 1h',
    [
      { happening: 'not-engaged', minutes: 30 },
      { happening: 'extra', minutes: 60 },
    ],
  ],
  ['7', [{ end: 'died' }]],
  ['8', [{ end: 'ended' }]],
])('“%s” is read', (text, parts) => {
  expect(readSheetCell(text)).toEqual({ ok: true, parts });
});

describe('what it could not mean, or could mean two ways, is refused with what to type', () => {
  test.each([
    ['45 min', /Begin with the number/],
    ['9, 1h', /1 to 8/],
    ['0', /1 to 8/],
    ['refused', /Begin with the number/],
    ['4.30', /Begin with the number/],
    ['4, 4', /hours or minutes/],
    ['4, soon', /how long/],
    ['7, 1h', /no length/],
    ['8; 4, 30 min', /by itself/],
    ['4; ', /Begin with the number/],
    ['1;1;1;1;1;1;1', /more than a box/],
  ])('“%s”', (text, sentence) => {
    const read = readSheetCell(text);
    expect(read.ok ? '' : read.sentence).toMatch(sentence);
  });
});
