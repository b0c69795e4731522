// What holds for every file, however it was made; test/fuzz/csv.ts tries the same for longer.
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  anyFile,
  anyWeek,
  cellsAreThoseOfPapaparse,
  holdsForAnyBytes,
  newFileIsRead,
  onlyListedCellsChange,
  soundTable,
  writtenIsRead,
} from './generated.ts';

describe('for any file', () => {
  test('nothing throws, no byte is lost without actuals, and every row is counted once', () => {
    fc.assert(fc.property(anyFile, holdsForAnyBytes), { numRuns: 500 });
  });

  test('that is no more than arbitrary bytes, the same holds', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), holdsForAnyBytes), { numRuns: 500 });
  });

  test('what was written into it is what it says, and writing again changes nothing', () => {
    fc.assert(fc.property(anyFile, writtenIsRead), { numRuns: 500 });
  });

  test('no cell changes but those that are listed', () => {
    fc.assert(fc.property(anyFile, onlyListedCellsChange), { numRuns: 500 });
  });

  test('that is well formed, the cells are those that papaparse reads', () => {
    fc.assert(fc.property(soundTable, cellsAreThoseOfPapaparse), { numRuns: 500 });
  });

  test('a new one says exactly what it was made from', () => {
    fc.assert(fc.property(anyWeek, newFileIsRead), { numRuns: 300 });
  });
});
