// A few kills in every run of the tests; `npm run crash -- --kills 200 --whole 10` is the long one.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('six kills of the app, and some of the portal, lose nothing', async () => {
  const args = [path.join(import.meta.dirname, 'main.ts'), '--kills', '6', '--seed', '7'];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    },
  );
  expect(stdout).toMatch(/^6 kills of the app .*: nothing lost, nothing twice, every file whole$/m);
}, 600_000);
