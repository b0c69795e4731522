// The pages of the help and the search in them: our own pages first, then what the council says, word for word.
import { guidanceOf } from '../../../src-shared/council/guidance.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';

export interface HelpPage {
  title: string;
  paragraphs: readonly string[];
  /** The council document that the words are from; null: our own. */
  from: string | null;
  /** True where the words are the council's and the heading is not. */
  titleIsOurs?: boolean;
}

/**
 * The council's guidance by its own headings; then, by document, what a newer edition of the profile quotes and no heading
 * here holds; last what is our reading and no council's word.
 */
export function guidancePages(council: CouncilProfile): HelpPage[] {
  const quotes = Object.values(council.sources).flat();
  const parts = guidanceOf(council);
  const documents = council.guidance.flatMap(({ id, title }): HelpPage[] => {
    const own = parts.filter(({ document }) => document === id);
    const held = own.flatMap(({ sentences }) => sentences);
    const others = quotes
      .filter(({ document, text }) => document === id && !held.some((sentence) => sentence.includes(text)))
      .map(({ text }) => text);
    return [
      ...own.map(({ heading, headingIsOurs = false, sentences }) => ({
        title: heading,
        paragraphs: sentences,
        from: title,
        titleIsOurs: headingIsOurs,
      })),
      { title: 'What the app’s rules quote', paragraphs: [...new Set(others)], from: title, titleIsOurs: true },
    ];
  });
  const readings = quotes.filter(({ document }) => document === null).map(({ text }) => text);
  const silent = { title: 'Where the council’s guidance is silent', paragraphs: [...new Set(readings)], from: null };
  return [...documents, silent].filter(({ paragraphs }) => paragraphs.length > 0);
}

/**
 * Pages in which every word of the search begins a word, those with all of them in the title first. Of the council's
 * pages only the paragraphs that have them are left; ours are short, and a step alone would say little.
 */
export function searchPages(pages: readonly HelpPage[], search: string): HelpPage[] {
  const words = wordsOf(search);
  if (words.length === 0) return [...pages];
  const has = (text: string) => {
    const there = wordsOf(text);
    return words.every((word) => there.some((one) => begins(one, word)));
  };
  const byTitle = pages.filter(({ title }) => has(title));
  const byText = pages.flatMap((page) => {
    if (byTitle.includes(page) || !has([page.title, ...page.paragraphs].join(' '))) return [];
    const paragraphs = page.paragraphs.filter((text) => has(`${page.title} ${text}`));
    return page.from === null || paragraphs.length === 0 ? [page] : [{ ...page, paragraphs }];
  });
  return [...byTitle, ...byText];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A word that is searched for in the plural is meant in the singular too. */
function begins(word: string, searched: string): boolean {
  return word.startsWith(searched) || (searched.length > 3 && searched.endsWith('s') && word === searched.slice(0, -1));
}
