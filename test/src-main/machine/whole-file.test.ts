// Files outside the store on a real disk: the old one or the new one, never half of either.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { wholeFileWriter } from '../../../src-main/machine/whole-file.ts';
import { temporaryFolder } from '../fixtures.ts';

/** Time that passes at once, and how much of it. */
function timeThatPasses() {
  const waits: number[] = [];
  return {
    waits,
    setTimer: (millis: number, then: () => void) => {
      waits.push(millis);
      then();
      return () => undefined;
    },
  };
}

const refusal = (code: string) => Object.assign(new Error(code), { code });

test('writes the file and its folder, for its owner alone, and leaves nothing beside it', async () => {
  const folder = path.join(temporaryFolder(), 'packets');
  const target = path.join(folder, 'monday.packet');
  await wholeFileWriter(timeThatPasses())(target, 'sealed');
  expect(readFileSync(target, 'utf8')).toBe('sealed');
  expect(readdirSync(folder)).toEqual(['monday.packet']);
  if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600);
});

test('never writes into what stands there: whoever reads the old file reads all of it', async () => {
  const target = path.join(temporaryFolder(), 'week.csv');
  writeFileSync(target, 'the old file', { mode: 0o644 });
  const old = `${target}.old`;
  linkSync(target, old);
  await wholeFileWriter(timeThatPasses())(target, Buffer.from('the new file'));
  expect(readFileSync(old, 'utf8')).toBe('the old file');
  expect(readFileSync(target, 'utf8')).toBe('the new file');
});

test('takes no notice of what an attempt that was cut off left', async () => {
  const target = path.join(temporaryFolder(), 'week.csv');
  writeFileSync(`${target}.unfinished`, 'half of a much longer text than this', { mode: 0o644 });
  await wholeFileWriter(timeThatPasses())(target, 'short');
  expect(readFileSync(target, 'utf8')).toBe('short');
  expect(existsSync(`${target}.unfinished`)).toBe(false);
});

test('leaves the old file, and nothing of its own, where the disk refuses', async () => {
  const folder = temporaryFolder();
  const target = path.join(folder, 'week.csv');
  mkdirSync(target);
  await expect(wholeFileWriter(timeThatPasses())(target, 'new')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['week.csv']);
});

test('waits on Windows until a scanner lets go of the file', async () => {
  const target = path.join(temporaryFolder(), 'week.csv');
  const { waits, setTimer } = timeThatPasses();
  const refusals = ['EPERM', 'EBUSY', 'EACCES'];
  const move = async (from: string, to: string) => {
    const code = refusals.shift();
    if (code !== undefined) throw refusal(code);
    renameSync(from, to);
  };
  await wholeFileWriter({ setTimer, platform: 'win32', move })(target, 'new');
  expect(readFileSync(target, 'utf8')).toBe('new');
  expect(waits).toEqual([20, 50, 100]);
});

test.each([
  ['a file that stays held', 'win32', 'EBUSY', 6],
  ['another refusal than a scanner’s', 'win32', 'ENOSPC', 0],
  ['a refusal on a system where scanners hold nothing', 'linux', 'EPERM', 0],
] as const)('gives up on %s', async (_, platform, code, waited) => {
  const folder = temporaryFolder();
  const { waits, setTimer } = timeThatPasses();
  const move = async () => {
    throw refusal(code);
  };
  const write = wholeFileWriter({ setTimer, platform, move });
  await expect(write(path.join(folder, 'week.csv'), 'new')).rejects.toMatchObject({ code });
  expect(waits).toHaveLength(waited);
  expect(readdirSync(folder)).toEqual([]);
});
