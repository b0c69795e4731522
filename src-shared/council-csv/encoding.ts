// Bytes to text and back without loss: for every file, `encodeFile(decodeFile(bytes))` gives the same bytes. That is
// what lets the rest of the reader work on text and still keep every untouched cell byte for byte.
import iconv from 'iconv-lite';

// Every runtime has these two (for UTF-8 they agree); the ES2023 library that this folder is held to does not name them.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface DecodedFile {
  encoding: Encoding;
  /** All of the file, with its byte order mark as U+FEFF (or as the three characters that 1252 makes of it). */
  text: string;
  /** Where the content starts, past a byte order mark. */
  contentStart: number;
  /** The odd last byte of a damaged UTF-16 file; empty otherwise. */
  tail: Uint8Array;
}

// Windows-1252 from iconv-lite, because runtimes' TextDecoders differ. It leaves five bytes undefined; they are held as
// the control characters of the same number, so that a file that has them can be written back unchanged.
const undefinedIn1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const characterOf1252: Uint16Array = (() => {
  const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = iconv.decode(allBytes, 'windows-1252');
  return Uint16Array.from(allBytes, (byte) => (undefinedIn1252.has(byte) ? byte : text.charCodeAt(byte)));
})();
const byteOf1252: ReadonlyMap<number, number> = new Map(Array.from(characterOf1252, (code, byte) => [code, byte]));

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
  return { encoding, text, contentStart: text.charCodeAt(0) === 0xfeff ? 1 : 0, tail: bytes.slice(2 * units) };
}

/** Finds a file's encoding: UTF-16 by its byte order mark, else UTF-8 where the bytes are valid, else Windows-1252. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 'utf-16be');
  // UTF-16 whose mark got lost: an ordinary letter, then a NUL, twice over.
  if (first && second === 0 && third && fourth === 0) return decodeUtf16(bytes, 'utf-16le');
  const noTail = new Uint8Array(0);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) {
    return { encoding: 'utf-8', text: utf8, contentStart: utf8.charCodeAt(0) === 0xfeff ? 1 : 0, tail: noTail };
  }
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const text = textOfCodes(bytes.length, (index) => characterOf1252[bytes[index] ?? 0] ?? 0);
  return { encoding: 'windows-1252', text, contentStart: marked ? 3 : 0, tail: noTail };
}

/** The bytes of a text in an encoding, followed by `tail` (see `DecodedFile`). */
export function encodeFile(text: string, encoding: Encoding, tail: Uint8Array = new Uint8Array(0)): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'windows-1252') {
    return Uint8Array.from({ length: text.length }, (_, index) => byteOf1252.get(text.charCodeAt(index)) ?? 0x3f);
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
    if (encoding === 'windows-1252' && (!byteOf1252.has(code) || undefinedIn1252.has(code))) return character;
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
  return decodeUtf8(encodeFile(text, 'windows-1252'));
}

/** The encoding as people name it. */
export function encodingName(encoding: Encoding): string {
  if (encoding === 'utf-8') return 'UTF-8';
  return encoding === 'windows-1252' ? 'Windows-1252' : 'UTF-16';
}
