// The journeys of docs/architecture.md are true: each file is there once, and each reaches the next in the way that its
// line says. So somebody who follows one finds what stands in the document.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';

interface Stop {
  file: string;
  words: string;
}

const map = readFileSync(path.join(project, 'docs/architecture.md'), 'utf8');
const [, journeys = ''] = map.split('\n## Three journeys\n');
const [listed = ''] = journeys.split('\n## ');

function stopsOf(journey: string): Stop[] {
  return [...journey.matchAll(/^\d+\. `([^`]+)` (.+)$/gm)].map(([, file = '', words = '']) => ({ file, words }));
}

function textOf(file: string): string {
  return readFileSync(path.join(project, file), 'utf8');
}

/** Files of the project that a file imports, types included. */
function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  );
}

function isNeighbour(one: string, other: string): boolean {
  return importsOf(one).includes(other) || importsOf(other).includes(one);
}

function reaches(from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from) || !existsSync(path.join(project, from))) return false;
  seen.add(from);
  return importsOf(from).some((next) => reaches(next, to, seen));
}

/** Why the step from one stop to the next is not as written, or null. */
function whyNot(from: Stop, to: Stop): string | null {
  if (isNeighbour(from.file, to.file)) return null;
  const [, way, by = ''] = /(Crosses|Handed in|Known) by `([^`]+)`/.exec(to.words) ?? [];
  const step = `${from.file} → ${to.file}`;
  switch (way) {
    case 'Crosses':
      return textOf(from.file).includes(by) && textOf(to.file).includes(by) ? null : `${step}: not both say ${by}`;
    case 'Handed in':
      return reaches(by, from.file) && reaches(by, to.file) ? null : `${step}: ${by} does not reach both`;
    case 'Known':
      return isNeighbour(by, from.file) && isNeighbour(by, to.file) ? null : `${step}: not both know ${by}`;
    default:
      return `${step}: neither imports the other, and the line does not say how it crosses`;
  }
}

const [, ...parts] = listed.split('\n### ');

describe('the three journeys', () => {
  it('are three', () => {
    expect(parts.map((part) => part.split('\n')[0])).toEqual([
      'A typed quantity to the outbox',
      'An imported cell to a saved line',
      'An accepted push to the status bar',
    ]);
  });

  it.each(parts.map((part) => [part.split('\n')[0] ?? '', part] as const))('%s', (_, part) => {
    const stops = stopsOf(part);
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.filter(({ file }) => !existsSync(path.join(project, file)))).toEqual([]);
    expect(new Set(stops.map(({ file }) => file)).size).toBe(stops.length);
    expect(stops.slice(1).flatMap((to, index) => whyNot(stops[index] as Stop, to) ?? [])).toEqual([]);
  });
});

it('a step that is not there is found', () => {
  const [grid, store] = ['src-renderer/grid/columns.ts', 'src-main/store/outbox.ts'].map((file) => ({
    file,
    words: '',
  }));
  expect(whyNot(grid as Stop, store as Stop)).toMatch(/neither imports the other/);
  expect(whyNot(grid as Stop, { ...(store as Stop), words: 'Crosses by `window.app`.' })).toMatch(/not both say/);
});
