// Finding on, from line to line of those on show, what was searched for. Pure.
import { hasEveryWord, searchText, searchWords } from '../../src-shared/readers/names.ts';
import { textOfSearch } from './filters.ts';
import type { GridRow } from './rows.ts';

/** What is wanted; a new object is a new wish. */
export interface FindWish {
  text: string;
  by: 1 | -1;
}

export interface Found {
  lineId: string;
  /** Where in the line it stands. */
  column: string;
  /** Which of the lines that have it, from 1. */
  place: number;
  of: number;
}

/**
 * The next line that has the text, or the one before; after the last comes the first again.
 * @param rows in the order in which they are shown
 * @param from the line in focus; null: none
 * @returns null where no line has it
 */
export function findFrom(rows: readonly GridRow[], { text, by }: FindWish, from: string | null): Found | null {
  const words = searchWords(text);
  const found = rows.flatMap((row, index) => (hasEveryWord(textOfSearch(row), words) ? [index] : []));
  const at = rows.findIndex(({ id }) => id === from);
  const next =
    by === 1
      ? (found.find((index) => index > at) ?? found[0])
      : (found.findLast((index) => index < at || at < 0) ?? found.at(-1));
  const row = next === undefined ? undefined : rows[next];
  if (next === undefined || row === undefined) return null;
  return { lineId: row.id, column: columnOf(row, words), place: found.indexOf(next) + 1, of: found.length };
}

const searchedColumns = ['person', 'ssRef', 'comment'] as const;

/** Where most of what was searched for stands. */
function columnOf(row: GridRow, words: readonly string[]): string {
  const wordsIn = (column: (typeof searchedColumns)[number]) => {
    const text = searchText(row[column]);
    return words.filter((word) => hasEveryWord(text, [word])).length;
  };
  return searchedColumns.reduce((best, column) => (wordsIn(column) > wordsIn(best) ? column : best));
}

/** @param hidden how many lines the filters hide */
export function foundWords(found: Found | null, text: string, hidden: number): string {
  if (found !== null) return `${found.place} of ${found.of} with “${text}”.`;
  if (hidden === 0) return `No line has “${text}”.`;
  return `No line on show has “${text}”. ${hidden} ${hidden === 1 ? 'is' : 'are'} hidden by filters.`;
}
