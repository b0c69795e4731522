// What a crash left of a file that was being written is taken away at the next start, and nothing else.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unfinishedFiles } from '../../../src-main/machine/unfinished.ts';
import { wholeFileWriter } from '../../../src-main/machine/whole-file.ts';
import { temporaryFolder } from '../fixtures.ts';
import { setTimer } from '../timers.ts';

test('what was being written when the app ended is taken away at the next start', async () => {
  const [own, chosen] = [path.join(temporaryFolder(), 'unfinished'), temporaryFolder()];
  const target = path.join(chosen, 'week.csv');
  writeFileSync(target, 'the week before');
  const crash = new Promise<never>(() => undefined);
  const write = wholeFileWriter({ setTimer, unfinished: unfinishedFiles(own), move: () => crash });
  void write(target, 'Ada Okafor, 2 hours missed');
  await expect.poll(() => existsSync(`${target}.unfinished`) && readdirSync(own).length).toBe(1);
  const anothers = path.join(chosen, 'other.unfinished');
  writeFileSync(anothers, 'of another program');
  unfinishedFiles(own).removeLeftovers();
  expect(readdirSync(chosen).sort()).toEqual(['other.unfinished', 'week.csv']);
  expect(readFileSync(target, 'utf8')).toBe('the week before');
  expect(readdirSync(own)).toEqual([]);
});

test('a file that was written whole leaves nothing to take away', async () => {
  const own = path.join(temporaryFolder(), 'unfinished');
  const target = path.join(temporaryFolder(), 'week.csv');
  await wholeFileWriter({ setTimer, unfinished: unfinishedFiles(own) })(target, 'whole');
  expect(readdirSync(own)).toEqual([]);
  unfinishedFiles(own).removeLeftovers();
  expect(readFileSync(target, 'utf8')).toBe('whole');
});

test('an entry that does not name what this app was writing takes nothing away', () => {
  const own = temporaryFolder();
  const precious = path.join(temporaryFolder(), 'precious.unfinished');
  writeFileSync(precious, 'kept');
  writeFileSync(path.join(own, 'not-its-hash'), precious);
  unfinishedFiles(own).removeLeftovers();
  expect(readFileSync(precious, 'utf8')).toBe('kept');
});
