// The plans that were kept because a promise broke in them. Each is run as it stands, whatever became of the seed that
// it was found with. One with `breaks` is known to break just so: once it is mended its tests here fail, and `breaks`
// is taken out of its file, which makes it a test of what was mended.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlan } from './plan.ts';

const run = promisify(execFile);
const main = path.join(import.meta.dirname, 'main.ts');
const folder = path.join(import.meta.dirname, 'plans');
const kept = readdirSync(folder).map((name) => {
  const file = path.join(folder, name);
  const read = readPlan(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`${name}: ${read.wrong}`);
  return { name, file, ...read.plan };
});

test('there are plans, and each says what happens in it', () => {
  expect(kept.length).toBeGreaterThan(0);
  for (const { about } of kept) expect(about).toMatch(/\.$/);
});

describe.each(kept)('$name', ({ file, breaks }) => {
  let ended: { code: number; verdict: string };
  beforeAll(async () => {
    const { code, said } = await run(process.execPath, [main, '--plan', file], { maxBuffer: 64 * 1024 * 1024 }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        said: error.stdout + error.stderr,
      }),
    );
    // Without a verdict, how it ended.
    const verdict = said.split('\n').find((line) => line.startsWith(`${file}: `)) ?? said.slice(-2_000);
    ended = { code, verdict: verdict.replace(`${file}: `, '') };
  }, 300_000);

  const whole = { code: 0, verdict: 'every promise was kept' };
  if (breaks === undefined) {
    test('keeps every promise', () => expect(ended).toEqual(whole));
  } else {
    test.fails('keeps every promise', () => expect(ended).toEqual(whole));
    test('breaks as it is known to', () =>
      expect(ended).toEqual({ code: 1, verdict: `${breaks.promised}: ${breaks.sentence}` }));
  }
});
