// Tests stand where what they test stands: every folder of tests of a program is a folder of that program, so that the
// tests of a room are found by its name.
import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';

const tests = globSync('test/src-*/**/*.test.{ts,tsx}', { cwd: project }).map((file) => file.split(path.sep).join('/'));
const sources = new Set(
  globSync('src-*/**/*.{ts,tsx}', { cwd: project }).map((file) => path.dirname(file).split(path.sep).join('/')),
);

it('has no folder of tests without its folder of sources', () => {
  const folders = [...new Set(tests.map((file) => path.posix.dirname(file).replace('test/', '')))];
  expect(folders.length).toBeGreaterThan(20);
  expect(folders.filter((folder) => !sources.has(folder))).toEqual([]);
});
