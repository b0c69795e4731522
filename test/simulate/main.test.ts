// Five hundred runs of the simulator, and the same history twice from one seed.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const main = path.join(import.meta.dirname, 'main.ts');
const simulate = (...args: string[]) => run(process.execPath, [main, ...args], { maxBuffer: 64 * 1024 * 1024 });

test('five hundred runs keep every promise', async () => {
  const { stdout } = await simulate('--runs', '500', '--seed', '1').catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    },
  );
  expect(stdout).toMatch(/500 runs in .* 0 broken/);
}, 1_800_000);

test('a seed repeats the same history', async () => {
  const [first, second] = await Promise.all([simulate('--seed', '7'), simulate('--seed', '7')]);
  expect(first.stdout.split('\n').length).toBeGreaterThan(50);
  expect(second.stdout).toBe(first.stdout);
}, 300_000);
