// Code that nobody calls outside tests is found: knip, configured by knip.json, on planted files.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';
import { plantFiles } from './planted.ts';

const planted = plantFiles({
  'package.json': JSON.stringify({ name: 'planted', type: 'module' }),
  'knip.json': readFileSync(path.join(project, 'knip.json'), 'utf8'),
  'src-main/main.ts': "import { called } from '../src-shared/shared.ts'; console.error(called);",
  'src-shared/shared.ts': [
    'export const called = usedHere();',
    'export function usedHere(): number { return 1; }',
    'export function onlyTested(): number { return 2; }',
    'export type OnlyTested = 1;',
    '/** @public a program outside the project starts it */',
    'export function forOthers(): number { return 3; }',
  ].join('\n'),
  'src-shared/alone.ts': 'export const alone = 1;',
  'test/shared.test.ts':
    "import { onlyTested, type OnlyTested } from '../src-shared/shared.ts'; export const a: OnlyTested = 1; onlyTested();",
});
afterAll(planted.remove);

it('finds what only tests call, and leaves what is called or kept for others', () => {
  const knip = path.join(project, 'node_modules/knip/bin/knip.js');
  const words = [knip, '--production', '--directory', planted.folder, '--reporter', 'json'];
  const { stdout, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  const { issues } = JSON.parse(stdout) as {
    issues: Record<'files' | 'exports' | 'types', { name: string }[]>[];
  };
  const found = issues.flatMap(({ files, exports, types }) => [...files, ...exports, ...types]).map(({ name }) => name);
  expect(found.sort()).toEqual(['OnlyTested', 'onlyTested', 'src-shared/alone.ts']);
  expect(status).toBe(1);
});
