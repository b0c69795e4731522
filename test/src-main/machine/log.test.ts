import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from '../../../src-main/machine/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => '2025-03-10T09:00:00.000Z';
const lines = () =>
  readFileSync(path.join(folder, 'app.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('writes an event with its codes and counts', () => {
  openLog({ folder, now }).refused('app-input', { call: 'week.record', path: 'variations.0.quantity', count: 2 });
  expect(lines()).toEqual([
    { at: now(), level: 'refused', event: 'app-input', call: 'week.record', path: 'variations.0.quantity', count: 2 },
  ]);
});

it.each([
  ['a name', 'Ada Okafor'],
  ['a mail address', 'ada@example.org'],
  ['an SS Ref', '0012345'],
  ['an NHS number', 'nhs:9434765919'],
  ['a sentence', 'went to hospital'],
])('withholds %s', (_what, value) => {
  openLog({ folder, now }).info('something', { value });
  expect(lines()[0]?.value).toBe('[withheld]');
});

it('withholds what an exception says, and keeps where it was thrown', () => {
  const error = Object.assign(new RangeError('Ada Okafor has 12 hours'), { code: 'E_RANGE' });
  openLog({ folder, now }).bug('app-call', error, { call: 'week.get' });
  expect(lines()[0]).toMatchObject({ level: 'bug', error: 'RangeError', code: 'E_RANGE', call: 'week.get' });
  expect(lines()[0]?.where).toContain('log.test.ts:');
  expect(JSON.stringify(lines())).not.toContain('Ada');
});

it('keeps a bounded number of bounded files, the newest lines first', () => {
  const log = openLog({ folder, now, maxBytes: 500, keep: 3 });
  for (let number = 1; number <= 100; number += 1) log.info('tick', { number });
  expect(readdirSync(folder).sort()).toEqual(['app.1.log', 'app.2.log', 'app.log']);
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThan(700);
  expect(lines().at(-1)?.number).toBe(100);
});

it('stays silent when the folder cannot be written', () => {
  const file = path.join(folder, 'in-the-way');
  writeFileSync(file, '');
  expect(() => openLog({ folder: file, now }).info('start')).not.toThrow();
});
