// Which code page some bytes were written in, told by the letters that each makes of them: José at home, £ before a
// number and ’ inside a word are likely; capitals inside words, box drawing and signs among letters are not. Where two
// are about as likely, both readings are for a person to choose from: nothing is changed in silence.
import { type CodePage, charactersOf, westernPages } from './code-pages.ts';

export interface LikelyCodePage {
  page: CodePage;
  /** Another that is about as likely, and makes other letters of the same bytes; null where there is no doubt. */
  rival: CodePage | null;
}

/** How common an accented letter is in British and European names and words; others count least. */
const letters: Readonly<Record<string, number>> = {
  é: 3,
  è: 1.5,
  ë: 1.5,
  á: 1.5,
  í: 1.5,
  ñ: 1.5,
  ó: 1.5,
  ö: 1.5,
  ü: 1.5,
  ú: 1.2,
  ä: 1.2,
  ç: 1.2,
  ê: 1,
  ï: 1,
  ø: 1,
  à: 0.5,
  ô: 0.8,
  å: 0.8,
  ã: 0.8,
  ß: 0.8,
  â: 0.6,
  î: 0.6,
  š: 0.6,
  æ: 0.5,
  ž: 0.5,
  ì: 0.4,
  ò: 0.4,
  û: 0.4,
  õ: 0.4,
  ý: 0.4,
  ù: 0.3,
  œ: 0.3,
  ð: 0.2,
  þ: 0.2,
  ÿ: 0.1,
  ı: 0.1,
  // Of Polish, Czech, Hungarian, Romanian and Turkish; no Western page has them.
  ...Object.fromEntries([...'ąćčęěğłńňőřśşůűżźățţ'].map((letter) => [letter, 0.8])),
};

const isLetter = (code: string) => /\p{L}/u.test(code);
const isUpper = (code: string) => /\p{Lu}/u.test(code);
const isLower = (code: string) => /\p{Ll}/u.test(code);
const isDigit = (code: string) => /\d/.test(code);
const isBlank = (code: string) => code === '' || /[\s,;"'(\t]/.test(code);

/** How likely a character is where it stands: more than 0 where it fits, less where it does not. */
function likelihood(character: string, before: string, after: string): number {
  const inWord = isLetter(before) && isLetter(after);
  // Unicode counts the raised letters of 1º and 2ª as letters.
  if (/[ºª]/.test(character)) return isDigit(before) ? 2 : -1;
  if (isLetter(character)) return likelihoodOfLetter(character, before, after);
  switch (character) {
    case '’':
      return inWord ? 4 : isLetter(before) ? 2 : -1;
    case '‘':
    case '“':
      return isLetter(after) && !isLetter(before) ? 2 : 0;
    case '”':
      return !isBlank(before) && !isLetter(after) ? 2 : 0;
    case '–':
    case '—':
      return (isBlank(before) && isBlank(after)) || (isDigit(before) && isDigit(after)) ? 2 : 0.5;
    case '…':
      return isLetter(after) ? -1 : isUpper(before) ? 1 : 1.5;
    case '£':
      return isDigit(after) ? 4 : inWord ? -2 : 0.5;
    case '€':
      return isDigit(after) || isDigit(before) ? 3 : inWord ? -2 : 0.3;
    case '½':
    case '¼':
    case '¾':
      return isLetter(before) ? -1 : 2;
    case '²':
    case '³':
      return isLetter(before) && !isLetter(after) ? 1 : -1;
    case '°':
      return isDigit(before) ? 2 : -1;
    case '\u00a0':
      return isBlank(before) && isBlank(after) ? 0.3 : 2.5;
    case '©':
    case '®':
    case '™':
    case '•':
    case '·':
    case '«':
    case '»':
      return inWord ? -2 : 0.3;
    default:
      // A control character of the same number as its byte: nothing was there to be read.
      if (/[\u0080-\u009f]/.test(character)) return inWord ? -2 : 0;
      return isLetter(before) || isLetter(after) ? -2 : -1;
  }
}

function likelihoodOfLetter(character: string, before: string, after: string): number {
  const weight = letters[character.toLowerCase()] ?? 0.1;
  if (isDigit(before) || isDigit(after)) return -1;
  if (!isLetter(before) && !isLetter(after)) return -1;
  if (isLower(character)) {
    if (isUpper(after)) return -2;
    return isLetter(before) || character === 'é' ? weight : weight / 3;
  }
  if (!isUpper(character)) return -1;
  if (isLower(before)) return -2;
  if (isUpper(before)) return isLower(after) ? -1 : weight * 0.8;
  return isLetter(after) ? weight * 0.8 : -1;
}

/** A file of many thousand rows has its letters in the first of them; what follows is the same person again. */
const mostPlaces = 5000;

/** Scores of each code page over the places where the bytes are not ASCII; each surrounding is looked at once. */
function scores<Page extends CodePage>(bytes: Uint8Array, pages: readonly Page[]): Record<Page, number> {
  const found = Object.fromEntries(pages.map((page) => [page, 0])) as Record<Page, number>;
  const seen = new Set<string>();
  for (let at = 0; at < bytes.length && seen.size < mostPlaces; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const around = bytes.subarray(Math.max(0, at - 4), at + 5);
    const key = String.fromCharCode(...around);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const page of pages) {
      const characters = charactersOf(page);
      const character = (index: number) =>
        index < 0 || index >= bytes.length ? '' : String.fromCharCode(characters[bytes[index] ?? 0] ?? 0);
      found[page] += likelihood(character(at), character(at - 1), character(at + 1));
    }
  }
  return found;
}

type WesternPage = (typeof westernPages)[number];

/**
 * What a page's letters look like when they are read as Windows-1252: letters in places where Western names hardly have
 * them. Şahin is Þahin there, Michał is Micha³, Zięba is Ziêba, Kovač is Kovaè, Иванов is Èâàíîâ. Telltale enough to ask.
 */
const telltales: readonly [CodePage, readonly RegExp[]][] = [
  ['windows-1251', [/[À-ÿ¸¨]{4}/u, /(?<!\p{L})[À-ÿ]{2,3}(?!\p{L})/u]],
  [
    'windows-1250',
    [
      // ł, ą, ż, ś, Ł, Ż, ź and ş are signs, or letters that Western words have before vowels only.
      /\p{L}{3}[³¹¿¶](?!\d)|[³¹¿¶£¯ªº]\p{Ll}|\p{L}£(?!\d)|£\p{Lu}{2}|\p{L}¯|¯\p{L}|\p{L}[ªº]/u,
      /œ(?=[nwclkmr])|Œ(?=[wlcLWC])|\p{Ll}Ÿ|Ÿ\p{Ll}|\p{L}¾|¼(?=ubo|udm|udo)/u,
      // ń and ň stand at the end of a word and before consonants, where ñ does not.
      /ñ(?![aeiouyáéíóúü])|Ñ(?![AEIOUYÁÉÍÓÚÜ])(?=\p{L})|[aeiouyáéíóúý]ò/u,
      // ć, č and ę: a French è or ê has other neighbours.
      /\p{L}{2}æ(?!\p{L})|Æ(?=[wm])|[èÈ](?=[aeiouáéíyk])|\p{L}{2}è(?!\p{L})|ê(?=[bgkzdcp])|[pi]ê(?=ñ)/u,
      // ř, ě and ů have vowels beside them where a Danish ø has none, and stand inside a word where Italian ends it.
      /[aeiouyáéíóúý]ø|[øØ](?=[aeiouáéíóúì])|[ØÈ](?=ezn)|ì(?=\p{L})|ù(?=\p{L})|Ï(?=u)/u,
      // ő, ű and ă: õ is before e in Portuguese, û before l, t and r in French, ã before o and e.
      /[õÕ](?!e)(?=\p{L})|õ(?!\p{L})|[ûÛ](?=[czgh])|û(?!\p{L})|ã(?=[bcdfglmnrstvzj])/u,
    ],
  ],
  ['windows-1254', [/[ðþýÐÞÝ](?=\p{L})|(?<=\p{L})[ðþýÐÞÝ]/u]],
];

/** A code page of another part of Europe, of which the letters look more than of a Western one; null: none. */
function fromFurtherAway(bytes: Uint8Array): CodePage | null {
  const characters = charactersOf('windows-1252');
  const isEnd = (byte: number | undefined) => byte === undefined || (byte < 0x41 && byte !== 0x27 && byte !== 0x2d);
  const words = new Set<string>();
  for (let at = 0; at < bytes.length && words.size < mostPlaces; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let [from, to] = [at, at];
    while (at - from < 20 && !isEnd(bytes[from - 1])) from -= 1;
    while (to - at < 20 && !isEnd(bytes[to + 1])) to += 1;
    words.add(String.fromCharCode(...Array.from(bytes.subarray(from, to + 1), (byte) => characters[byte] ?? byte)));
    at = to;
  }
  for (const [page, patterns] of telltales) {
    for (const one of words) if (patterns.some((pattern) => pattern.test(one))) return page;
  }
  return null;
}

/** The likeliest code page of bytes that are no UTF-8; what every Windows program writes, unless the letters speak against it. */
export function likelyCodePage(bytes: Uint8Array): LikelyCodePage {
  const further = fromFurtherAway(bytes);
  const found = scores(bytes, westernPages);
  const order = westernPages.toSorted((a, b) => found[b] - found[a]);
  const [best = 'windows-1252'] = order;
  const rivals = order.filter((page) => page !== best && isOtherText(bytes, page, best));
  const [second] = rivals;
  const [most, next] = [found[best], second === undefined ? 0 : found[second]];
  const apart = most - next;
  const usual = found['windows-1252'];
  // A page of DOS or of a Mac that makes good words of the same bytes is nearer.
  if (further !== null && (best === 'windows-1252' || most - usual < 1.5)) {
    return { page: 'windows-1252', rival: further };
  }
  if (further !== null && most - scores(bytes, [further])[further] < 0.5) return { page: best, rival: further };
  // The same letters in both: then it is the more usual one.
  if (best !== 'windows-1252' && !isOtherText(bytes, best, 'windows-1252')) return likelyAs('windows-1252', second);
  if (best === 'windows-1252') {
    const isClear = most > -1 && (next <= 0 || apart >= Math.max(1, most * 0.15));
    return isClear ? { page: best, rival: null } : likelyAs(best, second);
  }
  if (most > 0 && most - usual >= 1.5 && apart >= 0.7) return { page: best, rival: null };
  return likelyAs(best, second);

  function likelyAs(page: WesternPage, rival: WesternPage | undefined): LikelyCodePage {
    const isClear = rival === undefined || (page === 'windows-1252' && usual > -1 && found[rival] <= 0);
    return { page, rival: isClear ? null : rival };
  }
}

function isOtherText(bytes: Uint8Array, one: CodePage, other: CodePage): boolean {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  return bytes.some((byte) => a[byte] !== b[byte]);
}
