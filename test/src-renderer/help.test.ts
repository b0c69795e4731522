// The help: every sentence of the guidance that a rule rests on can be found, and found again by its words.
import { describe, expect, test } from 'vitest';
import { guidancePages, ownPages, searchPages } from '../../src-renderer/screens/help/pages.ts';
import { exampleshire } from '../../src-shared/council/exampleshire.ts';
import { bradford } from '../../src-shared/council/index.ts';

const pages = [...ownPages, ...guidancePages(bradford)];

test('a search finds the sentences with all its words', () => {
  const found = searchPages(pages, 'fourteen adjustment');
  expect(found.flatMap((page) => page.paragraphs).filter((text) => !text.includes('fourteen (14) days'))).toEqual([]);
  expect(searchPages(pages, 'submarine')).toEqual([]);
  expect(searchPages(pages, ' ')).toHaveLength(pages.length);
});

test('a page whose title is meant stays whole', () => {
  expect(searchPages(pages, 'first week')[0]?.paragraphs).toHaveLength(7);
});

describe('the guidance', () => {
  test('holds every sentence that a rule rests on, with the document that it is from', () => {
    const pages = guidancePages(bradford);
    for (const { document, text } of Object.values(bradford.sources).flat()) {
      const title = bradford.guidance.find(({ id }) => id === document)?.title ?? null;
      const there = pages.filter(
        ({ from, paragraphs }) => from === title && paragraphs.some((one) => one.includes(text)),
      );
      expect(there, text).not.toEqual([]);
    }
  });

  test('stands under the documents’ headings, with nothing left over', () => {
    const titles = guidancePages(bradford).map(({ title }) => title);
    expect(titles).toContain('Shared Support');
    expect(titles).toContain('Logging in to the portal (and password reset)');
    expect(titles).not.toContain('What the app’s rules quote');
  });

  test('shows what a newer edition quotes and the documents here do not hold', () => {
    const quote = { document: 'S-B', text: 'A sentence of next year.', serviceTypes: null };
    const newer = { ...bradford, sources: { ...bradford.sources, 'week-processed': [quote] } };
    expect(searchPages(guidancePages(newer), 'next year')).toMatchObject([
      { paragraphs: ['A sentence of next year.'] },
    ]);
  });

  test('is what the profile quotes where no documents ship for the council', () => {
    const pages = guidancePages(exampleshire);
    expect(pages.map(({ from }) => from)).toContain('Exampleshire provider guide (invented)');
  });
});
