// The import directions of .dependency-cruiser.mjs: the sources keep them, and a planted violation of each rule is
// found. Without that second half a checker that sees no module at all would pass.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['src-shared', 'src-main', 'src-renderer', 'src-portal'];

/** Rule → a file that breaks it and what that file says. Each program's other files are in `innocent`. */
const planted: Record<string, [file: string, text: string]> = {
  'shared-stands-alone': ['src-shared/a.ts', "import type { Main } from '../src-main/main.ts'; export type A = Main;"],
  'shared-is-pure-node': ['src-shared/b.ts', "import { readFileSync } from 'node:fs'; export const b = readFileSync;"],
  'shared-is-pure-packages': ['src-shared/c.ts', "import { app } from 'electron'; export const c = app;"],
  'renderer-to-shared-only': [
    'src-renderer/d.tsx',
    "import { main } from '../src-main/main.ts'; export const d = main;",
  ],
  'renderer-is-a-page-node': ['src-renderer/e.ts', "export const e = () => import('node:path');"],
  'renderer-is-a-page-electron': ['src-renderer/f.ts', "export { ipcRenderer } from 'electron';"],
  'main-to-shared-only': ['src-main/g.ts', "import { portal } from '../src-portal/main.ts'; export const g = portal;"],
  'portal-to-shared-only': ['src-portal/h.ts', "export * from '../src-main/main.ts';"],
  'portal-without-electron': ['src-portal/i.ts', "import { app } from 'electron'; export const i = app;"],
  'nothing-unresolvable': ['src-shared/j.ts', "import { nowhere } from './nowhere.ts'; export const j = nowhere;"],
  'no-cycle': ['src-main/k.ts', "import { l } from './l.ts'; export const k = (): unknown => l;"],
};
const innocent: Record<string, string> = {
  'src-main/main.ts':
    "import { shared } from '../src-shared/shared.ts'; export type Main = 1; export const main = shared;",
  'src-main/l.ts': "import { k } from './k.ts'; export const l = k;",
  'src-portal/main.ts': "import { shared } from '../src-shared/shared.ts'; export const portal = shared;",
  'src-renderer/main.tsx': "import { shared } from '../src-shared/shared.ts'; export const page = <p>{shared}</p>;",
  'src-shared/shared.ts': 'export const shared = 1;',
};

let field = '';
beforeAll(() => {
  field = mkdtempSync(path.join(tmpdir(), 'imports-'));
  symlinkSync(path.join(project, 'node_modules'), path.join(field, 'node_modules'));
  const files = { ...innocent, ...Object.fromEntries(Object.values(planted)) };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(field, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(field, file), `${text}\n`);
  }
});
afterAll(() => rmSync(field, { recursive: true, force: true }));

async function rules(): Promise<{ forbidden: IForbiddenRuleType[]; options: ICruiseOptions }> {
  return (await import(pathToFileURL(path.join(project, '.dependency-cruiser.mjs')).href)).default;
}

async function check(baseDir: string): Promise<ICruiseResult> {
  const { forbidden, options } = await rules();
  const { output } = await cruise(sources, { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  if (typeof output === 'string') throw new Error(output);
  return output;
}

describe('imports run one way', () => {
  it('keeps the project’s own sources to the directions', async () => {
    const { summary } = await check(project);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(20);
  });

  it('finds a planted violation of every rule, and blames nobody else', async () => {
    const { summary } = await check(field);
    const found = summary.violations.map(({ from, rule }) => `${rule.name} in ${from}`).sort();
    const expected = Object.entries(planted).map(([rule, [file]]) => `${rule} in ${file}`);
    expect(found).toEqual(expected.sort());
  });

  it('has a planted violation for each rule that there is', async () => {
    const { forbidden } = await rules();
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(planted).sort());
  });
});
