// Rooms know only those below them: each rule of scripts/checks/folders.ts finds its planted violation, and the project's
// own rooms keep them.
import { afterAll, describe, expect, it } from 'vitest';
import { objectionsToFolders } from '../../scripts/checks/folders.ts';
import { readImports } from '../../scripts/checks/imports.ts';
import { project } from '../../scripts/electron.ts';
import { plantFiles } from './planted.ts';

const planted = plantFiles({
  // An entry may know every room; so may one room another, one way.
  'src-main/main.ts': "import { a } from './sync/a.ts'; import { f } from './weeks/f.ts'; export const main = [a, f];",
  // sync → weeks → sync, of which one step is a type.
  'src-main/sync/a.ts': "import { b } from '../weeks/b.ts'; export const a = b;",
  'src-main/sync/c.ts': 'export type C = 1;',
  'src-main/weeks/b.ts': "import type { C } from '../sync/c.ts'; export const b: C = 1;",
  'src-main/weeks/f.ts': "import { main } from '../main.ts'; export const f = (): unknown => main;",
  'src-main/store/d.ts': "import type { P } from '../portal/p.ts'; export type D = P;",
  'src-main/store/e.ts':
    "import { m } from '../machine/m.ts'; import { s } from '../../src-shared/s.ts'; export const e = m + s;",
  'src-main/machine/m.ts': 'export const m = 1;',
  'src-main/portal/p.ts': 'export type P = 1;',
  'src-shared/s.ts': 'export const s = 1;',
  // grid → charts → words → grid, through three rooms.
  'src-renderer/grid/g.ts': "import { h } from '../charts/h.ts'; export const g = (): unknown => h;",
  'src-renderer/charts/h.ts': "import { w } from '../words/w.ts'; export const h = (): unknown => w;",
  'src-renderer/words/w.ts': "import type { G } from '../grid/t.ts'; export const w: G = 1;",
  'src-renderer/grid/t.ts': 'export type G = 1;',
  // Two folders of one room.
  'src-renderer/panels/stay/i.ts': "import { k } from '../log/k.ts'; export const i = k;",
  'src-renderer/panels/log/k.ts': "import type { J } from '../stay/j.ts'; export const k: J = 1;",
  'src-renderer/panels/stay/j.ts': 'export type J = 1;',
  'src-renderer/screens/week/x.ts': "import '../log/y.css'; import { z } from './z.ts'; export const x = z;",
  'src-renderer/screens/week/z.ts': 'export const z = 1;',
  'src-renderer/screens/log/y.css': 'p { margin: 0 }',
  'src-portal/q.ts': 'export const q = 1;',
});
afterAll(planted.remove);

describe('rooms know only those below them', () => {
  it('holds for the project’s own', async () => {
    expect(objectionsToFolders((await readImports(project)).all)).toEqual([]);
  });

  it('finds each planted violation, and no other', async () => {
    const objections = objectionsToFolders((await readImports(planted.folder)).all);
    expect(objections.map((one) => one.split('\n')[0])).toEqual([
      'these folders import each other: src-main/sync, src-main/weeks',
      'a room imports an entry: src-main/weeks/f.ts → src-main/main.ts',
      'these folders import each other: src-renderer/charts, src-renderer/grid, src-renderer/words',
      'these folders import each other: src-renderer/panels/log, src-renderer/panels/stay',
      'src-main/store stands below this: src-main/store/d.ts → src-main/portal/p.ts',
      'a screen imports another: src-renderer/screens/week/x.ts → src-renderer/screens/log/y.css',
    ]);
  });

  it('names the imports that close a loop', async () => {
    const [loop] = objectionsToFolders((await readImports(planted.folder)).all);
    expect(loop?.split('\n').slice(1)).toEqual([
      '  src-main/sync/a.ts → src-main/weeks/b.ts',
      '  src-main/weeks/b.ts → src-main/sync/c.ts',
    ]);
  });
});
