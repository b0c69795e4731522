// docs/portal-api.md says what the contract says.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { portalApiFile, portalApiText } from './portal-api.ts';

test('docs/portal-api.md is up to date (renew it with: node test/docs/portal-api.ts)', () => {
  expect(readFileSync(portalApiFile, 'utf8').split('\n')).toEqual(portalApiText().split('\n'));
});

test('its links lead to a heading of its own', () => {
  const text = portalApiText();
  const headings = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase()));
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, to = '']) => to);
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter((to) => !headings.has(to))).toEqual([]);
});
