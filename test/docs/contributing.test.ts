// CONTRIBUTING.md, docs/debugging.md and CHANGELOG.md speak of what is there: twenty everyday changes, files and commands.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';

const read = (file: string) => readFileSync(path.join(project, file), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const changes = read('CONTRIBUTING.md').split(/^### /m).slice(1);

describe.each(['CONTRIBUTING.md', 'docs/debugging.md'])('%s', (file) => {
  const text = read(file);

  it('names files that are there', () => {
    const named = [...text.matchAll(/`((?:src|test|scripts|docs|drizzle)[\w-]*\/[^`\s]+|[\w-]+\.(?:json|md|yml))`/g)];
    const names = named.map(([, name = '']) => name).filter((name) => !/^(settings|window)\.json$/.test(name));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !existsSync(path.join(project, name)))).toEqual([]);
  });

  it('names commands that there are', () => {
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

it('has twenty everyday changes, each with its files', () => {
  expect(changes.map((change) => Number(change.split('.')[0]))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  for (const change of changes)
    expect(change.match(/^\d+\. `/gm)?.length ?? 0, change.split('\n')[0]).toBeGreaterThan(1);
});

it('the changelog has the version that package.json has, or what comes after it', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings[0]).toBe('Unreleased');
  expect(headings.some((heading) => heading?.startsWith(version))).toBe(true);
});
