// Sixty runs of the simulator, and the same history twice from one seed, or from the plan that was written of it.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { readPlan } from './plan.ts';

const run = promisify(execFile);
const main = path.join(import.meta.dirname, 'main.ts');
const simulate = (...args: string[]) => run(process.execPath, [main, ...args], { maxBuffer: 64 * 1024 * 1024 });

/** A file that is gone after the test. */
function fileOf(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-plan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, name);
}

test('sixty runs keep every promise', async () => {
  const { stdout } = await simulate('--runs', '60', '--seed', '1').catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    },
  );
  expect(stdout).toMatch(/60 runs in .* 0 broken/);
}, 1_800_000);

test('a seed repeats the same history', async () => {
  const [first, second] = await Promise.all([simulate('--seed', '7'), simulate('--seed', '7')]);
  expect(first.stdout.split('\n').length).toBeGreaterThan(50);
  expect(second.stdout).toBe(first.stdout);
}, 300_000);

test('the plan that was written of a run repeats its history, without its seed', async () => {
  const file = fileOf('plan.json');
  const first = await simulate('--seed', '7', '--save-plan', file);
  const second = await simulate('--plan', file);
  const historyOf = (stdout: string) => stdout.split('\n').filter((line) => /^ *\d+\.\d{3} /.test(line));
  expect(historyOf(first.stdout).length).toBeGreaterThan(50);
  expect(historyOf(second.stdout)).toEqual(historyOf(first.stdout));
  expect(second.stdout).toContain(`${file}: every promise was kept`);
}, 300_000);

test('a run that breaks a promise is written shortened, and breaks it again', async () => {
  const file = fileOf('short.json');
  const planted = ['--planted', 'one idempotency key for two requests'];
  const ended = (...args: string[]) =>
    simulate(...args, ...planted).then(
      () => expect.unreachable('the planted fault was not found'),
      (error: { code: number; stdout: string }) => error,
    );
  const first = await ended('--seed', '1', '--save-shortened', file);
  const read = readPlan(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(read.wrong);
  const { breaks, steps, draws } = read.plan;
  expect(breaks?.promised).toBe('one-effect');
  expect(draws).toEqual({ latency: [], chance: [], keep: [] });
  expect(steps.length).toBeLessThan(6);
  const second = await ended('--plan', file);
  expect([first.code, second.code]).toEqual([1, 1]);
  expect(second.stdout).toContain(`${file}: one-effect: ${breaks?.sentence}\nThis is how it is known to break.`);
}, 600_000);

test('what cannot be run is told in a sentence', async () => {
  const refused = (...args: string[]) =>
    simulate(...args).then(
      () => expect.unreachable('it ran'),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    );
  const file = fileOf('plan.json');
  expect(await refused('--plan', file)).toEqual({
    code: 2,
    stderr: expect.stringMatching(/plan\.json cannot be read/),
  });
  writeFileSync(file, '{"steps": []}');
  expect(await refused('--plan', file)).toEqual({ code: 2, stderr: expect.stringMatching(/at provider/) });
  expect(await refused('--plan', file, '--seed', '3')).toEqual({
    code: 2,
    stderr: 'A plan is one run and has no seed: leave out --seed and --runs, or --plan.\n',
  });
  expect(await refused('--runs', '5', '--save-plan', file)).toEqual({
    code: 2,
    stderr: 'A plan is written of one run: name it with --seed or --plan, and leave out --runs.\n',
  });
}, 120_000);
