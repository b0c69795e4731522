// The council's rules from a file: taken whole or not at all, and what is wrong is said with its place in the file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chosenCouncil } from '../../src-portal/chosen-council.ts';
import { practiceProvider } from '../../src-portal/practice/index.ts';
import { bradford } from '../../src-shared/council/index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'chosen-council-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(content: unknown): string {
  const file = path.join(folder, 'council.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const mereside = { ...bradford, id: 'mereside', name: 'Mereside Council', version: '1', temporaryDays: 3 };

test('without a file the rules that ship', () => {
  expect(chosenCouncil(undefined)).toBe(bradford);
  expect(chosenCouncil('')).toBe(bradford);
});

test('a file is taken, also with a byte order mark before it', () => {
  expect(chosenCouncil(fileOf(mereside))).toEqual(mereside);
  expect(chosenCouncil(fileOf(`\uFEFF${JSON.stringify(mereside)}`)).name).toBe('Mereside Council');
});

test('what is wrong is said with its place in the file', () => {
  const homeSupport = { ...bradford.serviceTypes.home_support, hospitalWeeks: 'two' };
  const file = fileOf({ ...bradford, serviceTypes: { ...bradford.serviceTypes, home_support: homeSupport } });
  expect(() => chosenCouncil(file)).toThrow(/serviceTypes\.home_support\.hospitalWeeks: /);
  expect(() => chosenCouncil(fileOf('no JSON'))).toThrow(/not a council profile: it is not JSON/);
  expect(() => chosenCouncil(path.join(folder, 'missing.json'))).toThrow(/missing\.json, which cannot be read/);
});

test('practice pays by the rules that it serves', () => {
  const homeSupport = { ...bradford.serviceTypes.home_support, hospitalWeeks: 0 };
  const council = { ...bradford, serviceTypes: { ...bradford.serviceTypes, home_support: homeSupport } };
  const total = (data: ReturnType<typeof practiceProvider>) =>
    data.weeks.flatMap(({ payments }) => payments).reduce((sum, { amountPence }) => sum + amountPence, 0);
  expect(total(practiceProvider(council))).toBeLessThan(total(practiceProvider()));
});
