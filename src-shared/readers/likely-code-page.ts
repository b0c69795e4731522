// Which code page some bytes were written in, told by the letters that each makes of them: José at home, £ before a
// number and ’ inside a word are likely; capitals inside words, box drawing and signs among letters are not. Where two
// are about as likely, both readings are for a person to choose from: nothing is changed in silence.
import { type CodePage, charactersOf, codePages } from './code-pages.ts';

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
};

const isLetter = (code: string) => /\p{L}/u.test(code);
const isUpper = (code: string) => /\p{Lu}/u.test(code);
const isLower = (code: string) => /\p{Ll}/u.test(code);
const isDigit = (code: string) => /\d/.test(code);
const isBlank = (code: string) => code === '' || /[\s,;"'(\t]/.test(code);

/** How likely a character is where it stands: more than 0 where it fits, less where it does not. */
function likelihood(character: string, before: string, after: string): number {
  const inWord = isLetter(before) && isLetter(after);
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
function scores(bytes: Uint8Array): Record<CodePage, number> {
  const found: Record<CodePage, number> = { 'windows-1252': 0, cp850: 0, macroman: 0 };
  const seen = new Set<string>();
  for (let at = 0; at < bytes.length && seen.size < mostPlaces; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const around = bytes.subarray(Math.max(0, at - 4), at + 5);
    const key = String.fromCharCode(...around);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const page of codePages) {
      const characters = charactersOf(page);
      const character = (index: number) =>
        index < 0 || index >= bytes.length ? '' : String.fromCharCode(characters[bytes[index] ?? 0] ?? 0);
      found[page] += likelihood(character(at), character(at - 1), character(at + 1));
    }
  }
  return found;
}

/** The likeliest code page of bytes that are no UTF-8; what every Windows program writes, unless the letters speak against it. */
export function likelyCodePage(bytes: Uint8Array): LikelyCodePage {
  const found = scores(bytes);
  const order = codePages.toSorted((a, b) => found[b] - found[a]);
  const [best = 'windows-1252'] = order;
  const rivals = order.filter((page) => page !== best && isOtherText(bytes, page, best));
  const [second] = rivals;
  const [most, next] = [found[best], second === undefined ? 0 : found[second]];
  const apart = most - next;
  const usual = found['windows-1252'];
  // The same letters in both: then it is the more usual one.
  if (best !== 'windows-1252' && !isOtherText(bytes, best, 'windows-1252')) return likelyAs('windows-1252', second);
  if (best === 'windows-1252') {
    const isClear = most > -1 && (next <= 0 || apart >= Math.max(1, most * 0.15));
    return isClear ? { page: best, rival: null } : likelyAs(best, second);
  }
  if (most > 0 && most - usual >= 1.5 && apart >= 0.7) return { page: best, rival: null };
  return likelyAs(best, second);

  function likelyAs(page: CodePage, rival: CodePage | undefined): LikelyCodePage {
    const isClear = rival === undefined || (page === 'windows-1252' && usual > -1 && found[rival] <= 0);
    return { page, rival: isClear ? null : rival };
  }
}

function isOtherText(bytes: Uint8Array, one: CodePage, other: CodePage): boolean {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  return bytes.some((byte) => a[byte] !== b[byte]);
}
