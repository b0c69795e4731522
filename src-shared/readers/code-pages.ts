// The code pages in which spreadsheets write text that is no Unicode: each byte is one character, and every byte comes
// back from its character, so that a file can be written back unchanged.
import iconv from 'iconv-lite';
import type { CodePage } from './encodings.ts';

export { type CodePage, codePages, westernPages } from './encodings.ts';

interface Table {
  /** The character of each byte. */
  characters: Uint16Array;
  bytes: ReadonlyMap<number, number>;
  /** Bytes that the code page leaves undefined: held, and never written for a new character. */
  undefinedBytes: ReadonlySet<number>;
}

// By iconv-lite, because runtimes' TextDecoders differ. What a page leaves undefined is held as the control character of
// the same number; Apple's logo as Apple does it. Mac Roman has had € in the place of ¤ since 1998.
const undefinedBytes: Readonly<Record<CodePage, readonly number[]>> = {
  'windows-1252': [0x81, 0x8d, 0x8f, 0x90, 0x9d],
  cp850: [],
  macroman: [0xf0],
  'windows-1250': [0x81, 0x83, 0x88, 0x90, 0x98],
  'windows-1251': [0x98],
  'windows-1254': [0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e],
};
const otherwise: Readonly<Record<CodePage, Readonly<Record<number, number>>>> = {
  'windows-1252': {},
  cp850: {},
  macroman: { 219: 0x20ac, 240: 0xf8ff },
  'windows-1250': {},
  'windows-1251': {},
  'windows-1254': {},
};

function tableOf(page: CodePage): Table {
  const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = iconv.decode(allBytes, page);
  const characters = Uint16Array.from(allBytes, (byte) => {
    const other = otherwise[page][byte];
    return other ?? (undefinedBytes[page].includes(byte) ? byte : text.charCodeAt(byte));
  });
  const bytes = new Map(Array.from(characters, (code, byte) => [code, byte]));
  return { characters, bytes, undefinedBytes: new Set(undefinedBytes[page]) };
}

const tables = new Map<CodePage, Table>();

function table(page: CodePage): Table {
  const known = tables.get(page) ?? tableOf(page);
  tables.set(page, known);
  return known;
}

/** The UTF-16 code of each byte. */
export function charactersOf(page: CodePage): Uint16Array {
  return table(page).characters;
}

/** The byte of a UTF-16 code, or null where the page cannot hold it. */
export function byteOf(page: CodePage, code: number): number | null {
  return table(page).bytes.get(code) ?? null;
}

/** True where the page has the character, other than as a byte that it leaves undefined. */
export function canHold(page: CodePage, code: number): boolean {
  const byte = byteOf(page, code);
  return byte !== null && !table(page).undefinedBytes.has(byte);
}
