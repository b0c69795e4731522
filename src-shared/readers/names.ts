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

/** What was folded before: the same names are asked for at each key. */
const folded = new Map<string, string>();
const mostFolded = 20_000;

/** Lower case, no accents, letters with a stroke as their plain letter, and nothing unseen. What it read is not remembered. */
export function withoutAccents(text: string): string {
  const bare = withoutInvisible(text.normalize('NFKD')).replace(/\p{M}+/gu, '');
  const lower = bare
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return lower.replace(strokes, (letter) => plainLetters[letter] ?? letter);
}

/** Lower case, no accents, no apostrophes, one kind of blank and dash: `O’Brien–Łoś` is `obrien-los`. */
export function foldName(text: string): string {
  // Nearly every name is plain, and so is what stands beside it, and a grid of thousands asks at each key.
  if (/^[A-Za-z0-9 ,.()/&·-]*$/.test(text)) return plainBlanks(text.toLowerCase());
  const known = folded.get(text);
  if (known !== undefined) return known;
  const plain = plainDashes(plainDigits(withoutAccents(text)));
  const result = plainBlanks(plainApostrophes(plain).replace(/'/g, ''));
  if (folded.size >= mostFolded) folded.clear();
  folded.set(text, result);
  return result;
}

/**
 * The parts of a name whatever their order: with the family name first or last it is the same, and so are `O’Brien`, `O’ Brien`
 * and `Ó Brien`, `Smith-Jones` and `Smith Jones`. What belongs to a family name stays with it: An Van Nguyen is not Nguyen Van An.
 */
export function nameKey(name: string): string {
  return nameParts(name).sort().join(' ');
}

/** The same with its parts in their order, the given name first: it tells James Thomas from Thomas James, and not from `Thomas, James`. */
export function orderedNameKey(name: string): string {
  return nameParts(name).join(' ');
}

function nameParts(name: string): string[] {
  const words = foldName(givenFirst(name))
    .split(/[ ,-]+/)
    .filter((word) => word !== '');
  const parts: string[] = [];
  let before = '';
  for (const [at, word] of words.entries()) {
    const belongs = alwaysJoined.has(word) || (words.length > 2 && particles.has(word));
    if (belongs && at < words.length - 1) {
      before += word;
      continue;
    }
    parts.push(before + word);
    before = '';
  }
  return parts;
}

/** `Okafor, Ada` as `Ada Okafor`; a name with no comma, or with several, as it stands. */
function givenFirst(name: string): string {
  const [family = '', given, more] = name.split(',');
  return given === undefined || more !== undefined ? name : `${given} ${family}`;
}

/** A text made ready to be searched: as it folds, parted at dashes, and joined over dashes and after a short first part. */
export function searchText(text: string): string {
  const whole = foldName(text);
  const joined = whole.replace(/-+/g, '').replace(/\b(o|d|l|m|mc|mac|al|el) (?=\p{L})/gu, '$1');
  const parted = whole.replace(/-+/g, ' ');
  return [...new Set([whole, parted, joined])].join(' ');
}

/** The words of what somebody typed into a search; a comma parts them, as in `Okafor, Ada`. */
export function searchWords(typed: string): string[] {
  return foldName(typed)
    .split(/[ ,]+/)
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
export const compareNames = (a: string, b: string): number => nameComparator('given-first')(a, b);

/** Compares names for a list that shows them in this order. It remembers what it folded: make one for each sorting. */
export function nameComparator(order: NameOrder): (a: string, b: string) => number {
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const known = keys.get(name) ?? foldName(nameInOrder(name, order)).replace(/-/g, ' ');
    keys.set(name, known);
    return known;
  };
  return (a, b) => {
    const [foldedA, foldedB] = [keyOf(a), keyOf(b)];
    if (foldedA !== foldedB) return foldedA < foldedB ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  };
}

export const nameOrders = ['given-first', 'family-first'] as const;
export type NameOrder = (typeof nameOrders)[number];

/** Words that belong to the family name after them: `van der Berg`, `de Souza`, `bin Ali`, `Ó Brádaigh`, `Ní Bhriain`. Folded. */
const particles: ReadonlySet<string> = new Set(
  `van von der den de di da do dos das du del della la le el al bin bint ibn abu ap ab mac mc mhic nic ni ui o st st. ter ten`.split(
    ' ',
  ),
);
/** Those that nobody has for a given name. */
const alwaysJoined: ReadonlySet<string> = new Set(['o', 'mc', 'mac', 'mhic', 'nic', 'ui']);
/** Between two family names, and nobody's initial where it is small: `Ortega y Gasset`. */
const between = /^[ye]$/;

/** Family names that their people write first, where a middle name of the same custom follows: `Nguyen Van An`. */
const writtenFirst =
  /^(?:nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|truong|trinh|dao|doan|lam|mai|ha|cao) (?:van|thi|huu|duc|dinh|ngoc|minh|thanh|quoc|xuan)(?: |$)/;

/** What stands behind a family name and belongs to it. */
const suffixes = /^(?:jn?r|sn?r|ii|iii|iv|[com]be)\.?$/i;

/**
 * A name in the order that a person chose: `Ada Okafor` as `Okafor, Ada`. A name that has a comma, a digit, a bracket, or
 * one word, stands as it is: nobody can say more of it.
 */
export function nameInOrder(name: string, order: NameOrder): string {
  if (order === 'given-first' || /[,\d()]/.test(name)) return name;
  const words = plainBlanks(name).split(' ');
  if (words.length < 2) return name;
  if (words.length > 2 && writtenFirst.test(foldName(name))) return `${words[0]}, ${words.slice(1).join(' ')}`;
  let at = words.length - 1;
  while (at > 1 && suffixes.test(words[at] ?? '')) at -= 1;
  for (;;) {
    const before = words[at - 1] ?? '';
    if (at > 1 && particles.has(foldName(before))) at -= 1;
    else if (at > 2 && between.test(before)) at -= 2;
    else break;
  }
  return `${words.slice(at).join(' ')}, ${words.slice(0, at).join(' ')}`;
}
