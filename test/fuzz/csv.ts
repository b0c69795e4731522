// Tries the promises of every way in on generated and damaged input for as long as it is told to, the corpus first: the
// readers of files, and a real account with files and packets that are dropped on it, calls of the window and answers of a
// portal. `npm run fuzz -- --seconds 5 --seed 1`. A failure is thrown with the smallest input that shows it.

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
import { answerIsRead, anyAnswer, anyCall, callIsAnswered } from './calls-and-answers.ts';
import { anyPacket, isTakenAsShown, providersFile, providersWorkbook } from './dropped-files.ts';
import { corpusHolds, damagedFile, doorPromises } from './one-door.ts';
import { type RealAccount, realAccount } from './real-account.ts';
import { anyCells, isStoredAlike } from './same-value.ts';

const promises: fc.IProperty<[never]>[] = [
  fc.property(anyFile, holdsForAnyBytes),
  fc.property(fc.uint8Array({ maxLength: 2000 }), holdsForAnyBytes),
  fc.property(anyFile, writtenIsRead),
  fc.property(anyFile, onlyListedCellsChange),
  fc.property(soundTable, cellsAreThoseOfPapaparse),
  fc.property(anyWeek, newFileIsRead),
  ...doorPromises,
] as unknown as fc.IProperty<[never]>[];

/** Promises of a real account, which remembers: what fails is shown as it was, on the account as it had become. */
const promisesOf = (account: RealAccount) =>
  [
    fc.asyncProperty(anyCells, (said) => isStoredAlike(account, said)),
    fc.asyncProperty(providersFile, (bytes) => isTakenAsShown(account, bytes)),
    fc.asyncProperty(damagedFile, (bytes) => isTakenAsShown(account, bytes)),
    fc.asyncProperty(anyPacket, (bytes) => isTakenAsShown(account, bytes)),
    fc.asyncProperty(anyCall, (call) => callIsAnswered(account, call)),
    fc.asyncProperty(anyAnswer, (answer) => answerIsRead(account, answer)),
  ] as unknown as fc.IAsyncProperty<[never]>[];

/** Each workbook starts a process that reads it: a few of them take as long as all the other files. */
const runsOfWorkbooks = 5;

const workbooksOf = (account: RealAccount) =>
  fc.asyncProperty(providersWorkbook, (bytes) => isTakenAsShown(account, bytes));

/**
 * Runs every promise in turn until the time is over, at least once.
 * @returns how many inputs were tried; throws at the first that breaks a promise
 */
async function fuzz(seconds: number, seed: number): Promise<number> {
  const until = Date.now() + seconds * 1000;
  const numRuns = 100;
  corpusHolds();
  let tried = 0;
  for (let round = 0; round === 0 || Date.now() < until; round += 1) {
    for (const promise of promises) {
      fc.assert(promise, { seed: seed + round, numRuns });
      tried += numRuns;
    }
    const account = realAccount();
    try {
      for (const promise of promisesOf(account)) {
        await fc.assert(promise, { seed: seed + round, numRuns, endOnFailure: true });
        tried += numRuns;
      }
      await fc.assert(workbooksOf(account), { seed: seed + round, numRuns: runsOfWorkbooks, endOnFailure: true });
      tried += runsOfWorkbooks;
    } finally {
      account.close();
    }
  }
  return tried;
}

const values = optionsOf({ seconds: { type: 'string' }, seed: { type: 'string' } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`ways in: seed ${seed}`);
console.log(`ways in: ${await fuzz(Number(values.seconds ?? 5), seed)} inputs held`);
