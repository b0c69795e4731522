// Shows that the simulator can fail: each known fault, put into what a desktop is handed, breaks the promise that it
// should. It is looked for from a seed that showed it before; `npm run simulate -- --planted all --seed S` takes others.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { plantedFaults } from './planted.ts';
import type { Promised } from './violation.ts';

interface Told {
  name: string;
  promised: Promised | null;
  tried: number;
}

const mostRuns = 150;
const told = new Map<string, Told>();

beforeAll(async () => {
  const args = [path.join(import.meta.dirname, 'main.ts'), '--planted', 'all', '--runs', String(mostRuns)];
  // It ends with 1 when a fault was missed; which one, the tests below tell.
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { stdout: string }) => error,
  );
  for (const line of stdout.trim().split('\n')) {
    const one = JSON.parse(line) as Told;
    told.set(one.name, one);
  }
}, 1_800_000);

/** What each fault may be noticed by: whichever of these promises it breaks first. */
const breaks: Record<string, Promised[]> = {
  'a new idempotency key at each try': ['one-effect'],
  'one idempotency key for two requests': ['one-effect'],
  'pages of the feed are skipped': ['converges'],
  'an old page is applied again under a new cursor': ['converges'],
  'an empty answer counts as the end of the feed': ['converges'],
  'the last writer wins': ['nothing-overwritten-unseen', 'one-effect'],
  'a week is confirmed without comparing what was seen': ['confirmed-as-seen'],
  'an answer that was lost counts as success': ['nothing-lost', 'status-true'],
  'what failed is taken out of the queue': ['nothing-lost', 'status-true'],
  'a pull overwrites unsent work': ['nothing-lost'],
  'a conflict is decided for the person': ['nothing-lost'],
  'the status forgets what is unknown': ['status-true'],
  'a command is called saved before it is': ['nothing-lost'],
  'refused work is dropped': ['nothing-lost'],
  'a day is sent as the computer has it': ['nothing-lost', 'one-effect'],
  'an app from before empties what it does not know': ['nothing-lost'],
};

test.each(plantedFaults.map(({ name }) => name))('finds: %s', (name) => {
  const one = told.get(name);
  expect(one).toBeDefined();
  expect(breaks[name]).toContain(one?.promised);
  expect(one?.tried).toBeLessThanOrEqual(mostRuns);
});
