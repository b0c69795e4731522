// docs/guidance.md says which rule, feature and test answers each sentence of the guidance. It may not promise anything
// that is not there.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bradford } from '../../src-shared/council/index.ts';
import { ruleIds } from '../../src-shared/rules/rule-ids.ts';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/guidance.md', root), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));
const features = new Map(
  rows.flatMap(([name, source]) => (name?.startsWith('**') && source ? [[name, source] as const] : [])),
);
const answered = rows.filter((cells) => cells.length === 3);

function codeIn(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** A test is named as `file › words`; the words stand in the file as (the beginning of) the name of a test or group. */
function testExists(named: string): boolean {
  const [file, words] = named.split(' › ');
  const path = new URL(`test/${file}`, root);
  if (!file || !words || !existsSync(path)) return false;
  const names = [...readFileSync(path, 'utf8').matchAll(/\b(?:test|describe)(?:\.each\([\s\S]*?\))?\(\s*'([^']*)/g)];
  return names.some((match) => match[1]?.startsWith(words));
}

describe('docs/guidance.md', () => {
  test('is read as it is meant', () => {
    expect(answered.length).toBeGreaterThan(70);
    expect(features.size).toBeGreaterThan(10);
  });

  test('names every rule', () => {
    const named = new Set(answered.flatMap(([first, second]) => [...codeIn(first), ...codeIn(second)]));
    expect(ruleIds.filter((rule) => !named.has(rule))).toEqual([]);
  });

  test('names no rule that does not exist', () => {
    const named = answered.flatMap(([, second]) => codeIn(second));
    expect(named.filter((name) => !(ruleIds as readonly string[]).includes(name))).toEqual([]);
  });

  test('names features whose source is there', () => {
    const named = answered.flatMap(([, second]) => second?.match(/\*\*[^*]+\*\*/g) ?? []);
    expect([...new Set(named)].filter((name) => !features.has(name))).toEqual([]);
    expect([...features.values()].flatMap(codeIn).filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test('names tests that are there', () => {
    const named = new Set(answered.flatMap(([, , third]) => codeIn(third)));
    expect([...named].filter((name) => !testExists(name))).toEqual([]);
  });

  test('answers each sentence by a rule or a feature, or says that it only informs', () => {
    const open = answered
      .slice(1)
      .filter(([, second]) => !second?.startsWith('information only'))
      .filter(([, second]) => second !== 'Answered by' && second !== 'Rests on')
      .filter(([first, second]) => !/`|\*\*/.test(`${second}`) && !/^`/.test(`${first}`));
    expect(open).toEqual([]);
  });

  test('holds every sentence that Bradford’s profile quotes', () => {
    const quoted = Object.values(bradford.sources).flatMap((sources) => sources ?? []);
    const missing = quoted.filter((source) => source.document !== null && !text.includes(source.text));
    expect(missing.map((source) => source.text)).toEqual([]);
  });
});
