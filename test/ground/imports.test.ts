// The import directions of .dependency-cruiser.mjs: the sources keep them, and a planted violation of each rule is
// found. Without that second half a checker that sees no module at all would pass.
import { afterAll, describe, expect, it } from 'vitest';
import { importRules, readImports } from '../../scripts/checks/imports.ts';
import { project } from '../../scripts/electron.ts';
import { plantFiles } from './planted.ts';

/** Rule → a file that breaks it and what that file says. Each program's other files are in `innocent`. */
const guilty: Record<string, [file: string, text: string]> = {
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

const planted = plantFiles({ ...innocent, ...Object.fromEntries(Object.values(guilty)) });
afterAll(planted.remove);

describe('imports run one way', () => {
  it('keeps the project’s own sources to the directions', async () => {
    const { objections, modules } = await readImports(project);
    expect(objections).toEqual([]);
    expect(modules).toBeGreaterThan(20);
  });

  it('finds a planted violation of every rule, and blames nobody else', async () => {
    const { objections } = await readImports(planted.folder);
    const found = objections.map((one) => one.split(' → ')[0]).sort();
    expect(found).toEqual(
      Object.entries(guilty)
        .map(([rule, [file]]) => `${rule}: ${file}`)
        .sort(),
    );
  });

  it('has a planted violation for each rule that there is', async () => {
    const { forbidden } = await importRules();
    expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(guilty).sort());
  });
});
