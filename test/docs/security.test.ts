// docs/security.md and docs/privacy.md: what they point at is there, and no table of a store is missing from them.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';
import * as storeTables from '../../src-main/store/schema.ts';
import * as exportTables from '../../src-main/store/schema-portal-exports.ts';
import * as hubTables from '../../src-portal/store/schema.ts';

const read = (file: string) => readFileSync(path.join(project, file), 'utf8');
const cellsOf = (row: string) =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((row) => row.startsWith('|'))
    .map(cellsOf);

/** `file`, and after a colon what stands in it: code in backticks, or the name of a test. */
function references(cell: string): { file: string; has: string }[] {
  return cell.split(';').flatMap((part) => {
    const [, file = '', has = ''] = /^`([\w./-]+\.\w+)`(?:: (.+))?$/.exec(part.trim()) ?? [];
    return file === '' ? [] : [{ file, has: has.replace(/^`(.+)`$/, '$1') }];
  });
}

/** Paths of the project in backticks, wherever they stand in the text; with a star, one file at least. */
function pathsIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...new Set(quoted.filter((code) => /^(src-\w+|test|docs|scripts|drizzle|build)\/[\w./*-]+$/.test(code)))];
}

it('finds paths in running text and in brackets, and leaves other code alone', () => {
  const text =
    'It is so (`src-main/a.ts`), `app.quit()` and\n`test/b.test.ts`: `accounts/…` `practice/` | `docs/c.md` |';
  expect(pathsIn(text)).toEqual(['src-main/a.ts', 'test/b.test.ts', 'docs/c.md']);
});

describe.each(['docs/security.md', 'docs/privacy.md'])('%s', (document) => {
  const found = rowsOf(read(document)).flat().flatMap(references);

  it.each(pathsIn(read(document)))('%s is there', (file) => {
    expect(globSync(file, { cwd: project })).not.toEqual([]);
  });

  it('links to pages that are there', () => {
    const links = [...read(document).matchAll(/\]\(([^)#]+?)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
    const pages = links.filter((to) => !/^\w+:/.test(to));
    expect(pages.filter((to) => !existsSync(path.join(project, 'docs', to)))).toEqual([]);
  });

  it('points at files', () => {
    expect(found.length).toBeGreaterThan(5);
  });

  it.each(found)('$file has: $has', ({ file, has }) => {
    expect(existsSync(path.join(project, file))).toBe(true);
    // Whole files make poor failures.
    expect(read(file).includes(has)).toBe(true);
  });
});

it('names each of Electron’s twenty points once', () => {
  const points = rowsOf(read('docs/security.md')).flatMap(([first = '']) =>
    /^\d+$/.test(first) ? [Number(first)] : [],
  );
  expect(points).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

it('switches on nothing of Chromium’s that Electron warns of', () => {
  const sources = globSync('src-main/**/*.ts', { cwd: project }).map((file) => read(file));
  const wrong = /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|<webview|allowpopups/;
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((text) => wrong.test(text))).toEqual([]);
});

describe('docs/privacy.md says of every table whose data it holds', () => {
  const [ofStore = '', ofHub = ''] = read('docs/privacy.md')
    .split('Every table of ')
    .slice(1)
    .map((part) => part.split(/\n## |Every kind of file/)[0] ?? '');
  const named = (text: string) =>
    rowsOf(text)
      .flatMap(([first = '']) => /^`(\w+)`$/.exec(first)?.[1] ?? [])
      .sort();

  it('of the store', () => {
    const tables = Object.values({ ...storeTables, ...exportTables }).filter((one) => is(one, SQLiteTable));
    expect(named(ofStore)).toEqual(tables.map((table) => getTableName(table)).sort());
  });

  it('of a hub’s database', () => {
    const tables = Object.values(hubTables).filter((one) => is(one, PgTable));
    expect(named(ofHub)).toEqual(tables.map((table) => getTableName(table)).sort());
  });

  it('of nobody else than those it explains', () => {
    const whose = [ofStore, ofHub]
      .flatMap(rowsOf)
      .flatMap(([table = '', about = '']) => (table.startsWith('`') ? [about] : []));
    expect(new Set(whose)).toEqual(new Set(['person', 'coordinator', 'provider']));
  });
});
