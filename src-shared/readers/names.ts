// Names as people search and sort them: one folding everywhere. Capitals, accents, apostrophes, dashes and the form in
// which a computer stores an accent are no difference; letters with a stroke count as their plain letter. For search,
// sort and telling whether two rows are of one person; never for an id, and never shown.
import { plainApostrophes, plainBlanks, plainDashes, plainDigits, withoutInvisible } from './characters.ts';

// Letters that Unicode does not take apart.
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ĸ: 'k',
  ə: 'e',
};
const strokes = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Lower case, no accents, no apostrophes, one kind of blank and dash: `O’Brien–Łoś` is `obrien-los`. */
export function foldName(text: string): string {
  // Nearly every name is plain, and a grid of thousands asks at each key.
  if (/^[a-z0-9 ]*$/.test(text)) return plainBlanks(text);
  const bare = plainDashes(plainDigits(withoutInvisible(text.normalize('NFKD')).replace(/\p{M}+/gu, '')));
  const lower = bare
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return plainBlanks(
    plainApostrophes(lower.replace(strokes, (letter) => plainLetters[letter] ?? letter)).replace(/'/g, ''),
  );
}

/** A text made ready to be searched: as it folds, parted at dashes, and joined over dashes and after a short first part. */
export function searchText(text: string): string {
  const folded = foldName(text);
  const joined = folded.replace(/-+/g, '').replace(/\b(o|d|l|m|mc|mac|al|el) (?=\p{L})/gu, '$1');
  const parted = folded.replace(/-+/g, ' ');
  return [...new Set([folded, parted, joined])].join(' ');
}

/** The words of what somebody typed into a search. */
export function searchWords(typed: string): string[] {
  return foldName(typed)
    .split(' ')
    .flatMap((word) => (/^-+$/.test(word) ? [] : [word]))
    .filter((word) => word !== '');
}

/** True when every word is in the text, which `searchText` made ready. */
export function hasEveryWord(text: string, words: readonly string[]): boolean {
  return words.every(
    (word) => text.includes(word) || (word.includes('-') && word.split('-').every((part) => text.includes(part))),
  );
}

/** Sorts as a reader of names expects; names that fold alike stand in one order always. */
export function compareNames(a: string, b: string): number {
  const [foldedA, foldedB] = [sortKey(a), sortKey(b)];
  if (foldedA !== foldedB) return foldedA < foldedB ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortKey(name: string): string {
  return foldName(name).replace(/-/g, ' ');
}

export type NameOrder = 'given-first' | 'family-first';

/** Words that belong to the family name after them: `van der Berg`, `de Souza`, `bin Ali`. */
const particles = /^(?:van|von|der|den|de|di|da|dos|du|del|la|le|el|al|bin|bint|ibn|abu|ap|mac|mc|st|st\.|ter|ten)$/i;

/**
 * A name in the order that a person chose: `Ada Okafor` as `Okafor, Ada`. A name that has a comma, or one word, stands
 * as it is: nobody can say more of it.
 */
export function nameInOrder(name: string, order: NameOrder): string {
  const words = plainBlanks(name).split(' ');
  if (order === 'given-first' || name.includes(',') || words.length < 2) return name;
  let at = words.length - 1;
  while (at > 1 && particles.test(words[at - 1] ?? '')) at -= 1;
  return `${words.slice(at).join(' ')}, ${words.slice(0, at).join(' ')}`;
}
