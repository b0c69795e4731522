// docs/decisions: dated, in the index, and speaking of files that are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';

const folder = path.join(project, 'docs/decisions');
const pages = readdirSync(folder).filter((file) => /^\d{4}-.+\.md$/.test(file));
const index = readFileSync(path.join(folder, 'README.md'), 'utf8');

it.each(pages)('%s has its date, and its line in the index', (file) => {
  const [title = '', , decided = ''] = readFileSync(path.join(folder, file), 'utf8').split('\n');
  const [, date] = /^Decided on (\d{1,2} [A-Z][a-z]+ \d{4})\.$/.exec(decided) ?? [];
  expect(date).toBeDefined();
  expect(index).toContain(`| ${file.slice(0, 4)} | ${date} | [${title.slice(2)}](${file}) |`);
});

it('has a number once', () => {
  expect(new Set(pages.map((file) => file.slice(0, 4))).size).toBe(pages.length);
});

it('speaks only of files that are there', () => {
  const texts = [...pages.map((file) => readFileSync(path.join(folder, file), 'utf8'))];
  const named = texts.flatMap((text) => [...text.matchAll(/`((?:src|test|scripts|docs)[\w-]*\/[^`\s]+)`/g)]);
  expect(named.map(([, file = '']) => file).filter((file) => !existsSync(path.join(project, file)))).toEqual([]);
});
