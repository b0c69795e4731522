// Tries the promises of every reader on generated and damaged files for as long as it is told to, the corpus first:
// `npm run fuzz -- --seconds 5 --seed 1`. A failure is thrown with the smallest file that shows it.

import fc from 'fast-check';
import { optionsOf } from '../options.ts';
import {
  anyFile,
  anyWeek,
  cellsAreThoseOfPapaparse,
  holdsForAnyBytes,
  newFileIsRead,
  onlyListedCellsChange,
  soundTable,
  writtenIsRead,
} from '../src-shared/council-csv/generated.ts';
import { corpusHolds, doorPromises } from './one-door.ts';

const promises: fc.IProperty<[never]>[] = [
  fc.property(anyFile, holdsForAnyBytes),
  fc.property(fc.uint8Array({ maxLength: 2000 }), holdsForAnyBytes),
  fc.property(anyFile, writtenIsRead),
  fc.property(anyFile, onlyListedCellsChange),
  fc.property(soundTable, cellsAreThoseOfPapaparse),
  fc.property(anyWeek, newFileIsRead),
  ...doorPromises,
] as unknown as fc.IProperty<[never]>[];

/**
 * Runs every promise in turn until the time is over, at least once.
 * @returns how many files were tried; throws at the first that breaks a promise
 */
export function fuzz(seconds: number, seed: number): number {
  const until = Date.now() + seconds * 1000;
  const numRuns = 100;
  corpusHolds();
  let tried = 0;
  for (let round = 0; round === 0 || Date.now() < until; round += 1) {
    for (const promise of promises) {
      fc.assert(promise, { seed: seed + round, numRuns });
      tried += numRuns;
    }
  }
  return tried;
}

if (process.argv[1] === import.meta.filename) {
  const values = optionsOf({ seconds: { type: 'string' }, seed: { type: 'string' } });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  console.log(`readers: seed ${seed}`);
  console.log(`readers: ${fuzz(Number(values.seconds ?? 5), seed)} files held`);
}
