// Bytes to text and back without loss: for every file, `encodeFile(decodeFile(bytes))` gives the same bytes. That is
// what lets the rest of the reader work on text and still keep every untouched cell byte for byte.
import { byteOf, type CodePage, canHold, charactersOf, codePages } from '../readers/code-pages.ts';
import type { Encoding } from '../readers/encodings.ts';
import { likelyCodePage } from '../readers/likely-code-page.ts';
import { type Problem, shown } from './problem.ts';

// Every runtime has these two (for UTF-8 they agree); the ES2023 library that this folder is held to does not name them.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export type { Encoding } from '../readers/encodings.ts';

export interface DecodedFile {
  encoding: Encoding;
  /** All of the file, with its byte order mark as U+FEFF (or as the three characters that a code page makes of it). */
  text: string;
  /** Where the content starts, past a byte order mark. */
  contentStart: number;
  /** The odd last byte of a damaged UTF-16 file; empty otherwise. */
  tail: Uint8Array;
  /** Encodings that are about as likely, and make other letters of the file; null where there is no doubt. */
  doubt: EncodingDoubt | null;
}

/** What a person chooses from: the words with the letters in question, as each encoding reads them. */
export interface EncodingDoubt {
  /** The likeliest first; UTF-8 wherever the file is valid UTF-8. */
  readings: [EncodingReading, EncodingReading, ...EncodingReading[]];
}

export interface EncodingReading {
  encoding: Encoding;
  sample: string;
}

// String.fromCharCode takes its characters as arguments, of which engines allow some tens of thousands.
const chunkLength = 8192;

function textOfCodes(length: number, codeAt: (index: number) => number): string {
  const chunk = new Uint16Array(chunkLength);
  let text = '';
  for (let from = 0; from < length; from += chunkLength) {
    const count = Math.min(chunkLength, length - from);
    for (let index = 0; index < count; index += 1) chunk[index] = codeAt(from + index);
    text += String.fromCharCode.apply(null, chunk.subarray(0, count) as unknown as number[]);
  }
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedFile {
  const units = bytes.length >> 1;
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  const text = textOfCodes(units, (unit) => (bytes[2 * unit + low] ?? 0) | ((bytes[2 * unit + high] ?? 0) << 8));
  const contentStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { encoding, text, contentStart, tail: bytes.slice(2 * units), doubt: null };
}

function decodeCodePage(bytes: Uint8Array, page: CodePage, doubt: EncodingDoubt | null): DecodedFile {
  const characters = charactersOf(page);
  const text = textOfCodes(bytes.length, (index) => characters[bytes[index] ?? 0] ?? 0);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { encoding: page, text, contentStart: marked ? 3 : 0, tail: new Uint8Array(0), doubt };
}

const isCodePage = (encoding: Encoding): encoding is CodePage => (codePages as readonly string[]).includes(encoding);

/**
 * Finds a file's encoding: UTF-16 by its byte order mark or its NULs, else UTF-8 where the bytes are valid, else the
 * code page that makes likely letters of them.
 * @param chosen what a person chose, where there was a doubt
 */
export function decodeFile(bytes: Uint8Array, chosen: Encoding | null = null): DecodedFile {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 'utf-16be');
  // UTF-16 whose mark got lost: an ordinary letter and a NUL, twice over.
  if (first && second === 0 && third && fourth === 0) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0 && second && third === 0 && fourth) return decodeUtf16(bytes, 'utf-16be');
  const text = decodeUtf8(bytes);
  const mayBeOther = text !== null && isLikeAccident(text);
  if (mayBeOther && chosen !== null && isCodePage(chosen)) return decodeCodePage(bytes, chosen, null);
  if (text !== null) {
    const contentStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const doubt = mayBeOther && chosen !== 'utf-8' ? utf8Doubt(bytes, text) : null;
    return { encoding: 'utf-8', text, contentStart, tail: new Uint8Array(0), doubt };
  }
  if (chosen !== null && isCodePage(chosen)) return decodeCodePage(bytes, chosen, null);
  // Rows that somebody pasted from another program may be UTF-8 all the same: they say nothing of the others' page.
  const others = cellsOfNoUtf8(bytes);
  const { page, rival } = likelyCodePage(others);
  const doubt: EncodingDoubt | null =
    rival === null ? null : { readings: [readingOf(others, page, rival), readingOf(others, rival, page)] };
  return decodeCodePage(bytes, page, doubt);
}

/** The cells of a file that are no UTF-8, one behind the other. */
function cellsOfNoUtf8(bytes: Uint8Array): Uint8Array {
  const isEnd = (byte: number) => byte < 0x20 || byte === 0x22 || byte === 0x2c || byte === 0x3b;
  const kept: Uint8Array[] = [];
  for (let at = 0, from = 0, isAscii = true; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) isAscii = false;
    if (at < bytes.length && !isEnd(byte)) continue;
    // With the mark that ends it: letters are judged by what stands beside them.
    if (!isAscii && readAsUtf8(bytes.subarray(from, at)) === null) kept.push(bytes.subarray(from, at + 1));
    [from, isAscii] = [at + 1, true];
  }
  const all = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of kept) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

/**
 * Letters and signs that texts of this country's records have, and runs of letters of other scripts. Single letters are those of
 * Vietnamese, Azerbaijani, Hausa and Pinyin and the apostrophes that are letters, but for those whose bytes end a word in
 * Windows-1252: `ɔ` is `É”`.
 */
const likelyInUtf8 =
  /^(?:\p{ASCII}|[\u0080-\u017f\u0218-\u021b\u1e00-\u1eff\u2000-\u20cf\u2100-\u214f\u2190-\u21ff\ufeff]|[ƠơƯưƏəƁɓƊƘƙƳƴƐɛŊŋǍǎǏǐǑǓʻʼ]|\ufe0f|\p{M}|\p{Extended_Pictographic}|[\u0370-\u1dff\u3040-\ud7ff\uf900-\ufefc]{2,})*$/u;

/**
 * True for valid UTF-8 that may be so by accident: each sign that is no ASCII is one that hardly any text has, behind a capital, such
 * as `CAFɒS` for `CAFÉ’S` in Windows-1252. A person is asked then.
 */
function isLikeAccident(text: string): boolean {
  let some = false;
  for (const [, before = '', signs = ''] of text.matchAll(/(\p{ASCII}?)(\P{ASCII}+)/gu)) {
    if (signs.length > 1 || !/[A-Z]/.test(before) || !/[\u0180-\u07ff]/.test(signs) || likelyInUtf8.test(signs))
      return false;
    some = true;
  }
  return some;
}

/** Bytes as UTF-8, or null where they are none, or only by accident: `CAFÉ’S` in Windows-1252 would be `CAFɒS`. */
function readAsUtf8(bytes: Uint8Array): string | null {
  const text = decodeUtf8(bytes);
  return text !== null && likelyInUtf8.test(text) ? text : null;
}

/**
 * A cell of a file that is not written in UTF-8, where the cell alone is: rows that were pasted from elsewhere keep their own
 * encoding. Null for every other cell.
 */
export function writtenInUtf8(text: string, encoding: Encoding): string | null {
  if (!isCodePage(encoding) || !/\P{ASCII}/u.test(text)) return null;
  return readAsUtf8(encodeFile(text, encoding));
}

/** True for a cell that is UTF-8 in one place and the file's own encoding in another, so that no reading is right for all of it. */
export function isPartlyUtf8(text: string, encoding: Encoding): boolean {
  if (!isCodePage(encoding) || writtenInUtf8(text, encoding) !== null) return false;
  return (text.match(/\P{ASCII}{2,}/gu) ?? []).some((run) => writtenInUtf8(run, encoding) !== null);
}

/** The words with letters that are no ASCII, as UTF-8 and as the likeliest code pages have them. */
function utf8Doubt(bytes: Uint8Array, text: string): EncodingDoubt {
  const found = text.matchAll(/[^\p{Cc}",;]{0,20}\P{ASCII}[^\p{Cc}",;]{0,20}/gu);
  const words = [...new Set([...found].map(([word]) => word.trim()))].slice(0, 3);
  const readingIn = (page: CodePage): EncodingReading => {
    const samples = words.map((word) => decodeCodePage(encodeFile(word, 'utf-8'), page, null).text);
    return { encoding: page, sample: samples.join(wordsApart) };
  };
  const { page, rival } = likelyCodePage(bytes);
  const further = rival === null ? [] : [readingIn(rival)];
  return { readings: [{ encoding: 'utf-8', sample: words.join(wordsApart) }, readingIn(page), ...further] };
}

const wordsApart = ' … ';

/** The first words that read differently, as `page` has them. */
function readingOf(bytes: Uint8Array, page: CodePage, other: CodePage): EncodingReading {
  const [own, theirs] = [charactersOf(page), charactersOf(other)];
  const words: string[] = [];
  const isEnd = (byte: number | undefined) =>
    byte === undefined || byte < 0x20 || byte === 0x22 || byte === 0x2c || byte === 0x3b;
  for (let at = 0; at < bytes.length && words.length < 3; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || own[byte] === theirs[byte]) continue;
    let [from, to] = [at, at];
    while (at - from < 20 && !isEnd(bytes[from - 1])) from -= 1;
    while (to - at < 20 && !isEnd(bytes[to + 1])) to += 1;
    const word = textOfCodes(to - from + 1, (index) => own[bytes[from + index] ?? 0] ?? 0).trim();
    if (!words.includes(word)) words.push(word);
    at = to;
  }
  return { encoding: page, sample: words.join(wordsApart) };
}

/** The bytes of a text in an encoding, followed by `tail` (see `DecodedFile`). */
export function encodeFile(text: string, encoding: Encoding, tail: Uint8Array = new Uint8Array(0)): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (isCodePage(encoding)) {
    return Uint8Array.from({ length: text.length }, (_, index) => byteOf(encoding, text.charCodeAt(index)) ?? 0x3f);
  }
  const bytes = new Uint8Array(2 * text.length + tail.length);
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit);
    bytes[2 * unit + low] = code & 0xff;
    bytes[2 * unit + high] = code >> 8;
  }
  bytes.set(tail, 2 * text.length);
  return bytes;
}

/**
 * The first character of a new cell that the encoding cannot hold (a file must never get `?` in its place), or null.
 * NUL and half surrogate pairs are held by no encoding: other programs cut or replace them.
 */
export function firstInexpressible(text: string, encoding: Encoding): string | null {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return character;
    if (isCodePage(encoding) && !canHold(encoding, code)) return character;
  }
  return null;
}

/**
 * What a text was before Excel opened its UTF-8 as Windows-1252 and saved it (“JosÃ©” was “José”), or null when it does
 * not look so. Text that people write is hardly ever valid UTF-8 by accident.
 */
export function ungarbled(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII, which no spreadsheet garbles
  if (/^[\x00-\x7f]*$/.test(text) || firstInexpressible(text.replace(/[\x80-\x9f]/g, ''), 'windows-1252') !== null)
    return null;
  const meant = readAsUtf8(encodeFile(text, 'windows-1252'));
  // Opened and saved so twice, it is garbled twice.
  return meant === null ? null : (ungarbled(meant) ?? meant);
}

const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  cp850: 'CP850 (DOS)',
  macroman: 'Mac Roman',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

/** The encoding as people name it. */
export function encodingName(encoding: Encoding): string {
  return encodingNames[encoding];
}

/** Why nothing of the file is read before somebody has chosen. */
export function encodingUnclear({ readings }: EncodingDoubt): Problem {
  const ways = readings.map(({ encoding, sample }) => `${shown(sample)} in ${encodingName(encoding)}`);
  const last = ways.pop();
  return {
    code: 'encoding-unclear',
    row: null,
    column: null,
    message: `The letters of this file can be read in ${readings.length === 2 ? 'two' : 'three'} ways: ${ways.join(', ')}, or ${last}.`,
    fix: 'Choose the one that is right, or save the file as CSV UTF-8 and choose it again.',
  };
}
