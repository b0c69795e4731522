// The help: every sentence of the guidance that a rule rests on can be found, and found again by its words.
import { expect, test } from 'vitest';
import { guidancePages, ownPages, searchPages } from '../../src-renderer/screens/help/pages.ts';
import { bradford } from '../../src-shared/council/index.ts';

const pages = [...ownPages, ...guidancePages(bradford)];

test('every sentence that a rule rests on stands in the help, once', () => {
  const paragraphs = guidancePages(bradford).flatMap((page) => page.paragraphs);
  for (const { text } of Object.values(bradford.sources).flat()) {
    expect(paragraphs.filter((paragraph) => paragraph === text)).toHaveLength(1);
  }
});

test('a search finds the sentences with all its words', () => {
  const found = searchPages(pages, 'fourteen adjustment');
  expect(found).toHaveLength(1);
  expect(found[0]?.paragraphs[0]).toContain('within fourteen (14) days');
  expect(searchPages(pages, 'submarine')).toEqual([]);
  expect(searchPages(pages, ' ')).toHaveLength(pages.length);
});

test('a page whose title is meant stays whole', () => {
  expect(searchPages(pages, 'first week')[0]?.paragraphs).toHaveLength(7);
});
