// docs/glossary.md: every term stands in the file that it names.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';

const rows = readFileSync(path.join(project, 'docs/glossary.md'), 'utf8').split('\n');
const terms = rows.flatMap((row) => {
  const [, term = '', file = ''] = /^\| \*\*(.+?)\*\* \| .+ \| `(.+)` \|$/.exec(row) ?? [];
  return term === '' ? [] : [{ term, file }];
});

/** `service line` is written `serviceLine`, `service-line`, `service_line` or `ServiceLine` in code. */
const inCode = (term: string) => new RegExp(term.split(/[ -]/).join('[\\s_-]*'), 'i');

it('has every row of its tables', () => {
  expect(terms).toHaveLength(rows.filter((row) => row.startsWith('| **')).length);
  expect(terms.length).toBeGreaterThan(50);
  expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
});

it.each(terms)('$term stands in $file', ({ term, file }) => {
  expect(existsSync(path.join(project, file))).toBe(true);
  // A line break in a comment parts no term.
  const text = readFileSync(path.join(project, file), 'utf8').replaceAll(/\n\s*(\/\/|\*) /g, ' ');
  expect(inCode(term).test(text)).toBe(true);
});
