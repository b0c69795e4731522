import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectionsToOwners, owned } from '../../scripts/checks/owners.ts';
import { project } from '../../scripts/electron.ts';

/** As it stands in a source, where it is filled in. */
const filledIn = '$'.concat('{ssRef}');

describe('a constant has one owner', () => {
  it('who says it', () => {
    const silent = owned.filter(({ owner, literal }) => {
      const lines = readFileSync(path.join(project, owner), 'utf8').split('\n');
      return !lines.some((line) => literal.test(line));
    });
    expect(silent.map(({ what, owner }) => `${owner}: ${what}`)).toEqual([]);
  });

  it.each([
    'comment: z.string().max(4000),',
    '<TextArea maxLength={4000} />',
    'const longestComment = 4_000;',
    'const weeksBack = 12;',
    'export const earlierWeeks = 12;',
    'const last = addDays(monday, 7 * 12);',
    "function day(timeZone = 'Europe/London') {",
    `return person?.name ?? \`SS Ref ${filledIn}\`;`,
    `name: person.name || \`SS Ref ${filledIn}\`,`,
    `first.person === '' ? \`SS Ref ${filledIn}\` : first.person`,
  ])('and nobody else: %s', (line) => {
    expect(objectionsToOwners('src-main/a.ts', `const b = 1;\n${line}\n`)).toEqual([
      expect.stringMatching(/^src-main\/a\.ts:2 says the .* itself: src-shared\/domain\/\w+\.ts owns it$/),
    ]);
  });

  it.each([
    'export const sendSoonMillis = 4_000;',
    'const mostRecentDates = 4000;',
    '// The twelve weeks before, 12 of them.',
    'if (month <= 12) return;',
    "'must be a time zone such as Europe/London'",
    `detail: \`SS Ref ${filledIn}\`,`,
  ])('while this is something else: %s', (line) => {
    expect(objectionsToOwners('src-main/a.ts', line)).toEqual([]);
  });
});
