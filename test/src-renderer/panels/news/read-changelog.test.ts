import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newSince, newsMark, newsOf } from '../../../../src-renderer/panels/news/read-changelog.ts';

const changelog = `# Changelog

What a person will notice.

## Unreleased

- Lines are found
  by name.
- A hub is spread by \`node distribute.ts\`.
- Enter goes down.

## 0.1.0

- The first version.
`;

describe('what is new', () => {
  test('is the newest part of the changelog, without what is for whoever runs a portal', () => {
    expect(newsOf(changelog)).toEqual(['Lines are found by name.', 'Enter goes down.']);
  });

  test('is there in the changelog of this version', () => {
    const own = newsOf(readFileSync(new URL('../../../../CHANGELOG.md', import.meta.url), 'utf8'));
    expect(own.length).toBeGreaterThan(0);
  });

  test('counts what came after what was seen last', () => {
    const entries = newsOf(changelog);
    expect(newSince(entries, newsMark(entries[1]))).toBe(1);
    expect(newSince(entries, newsMark(entries[0]))).toBe(0);
  });

  test('is nothing to whoever has just begun, and all of it once a version was closed since', () => {
    expect(newSince(newsOf(changelog), '')).toBe(0);
    expect(newSince(newsOf(changelog), 'The first version.')).toBe(2);
  });
});
