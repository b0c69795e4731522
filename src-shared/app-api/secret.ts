// What opens an account on this computer: a passphrase, or a PIN. Which are too easily guessed is decided here, for the
// window and the main process alike. Length counts; nobody is made to use signs or to change it every month (NCSC).
import { z } from 'zod';
import { withoutAccents } from '../readers/names.ts';
import { pinsTriedFirst, rowsOfKeys, wordsTriedFirst } from './tried-first.ts';

const shortestPassphrase = 8;
const shortestPin = 6;

/** What was typed to open an account; what is wrong with a new one says `whyNotSecret`. */
export const typedSecretSchema = z.string().max(200);

/** The same letters, whichever keyboard they come from. */
export function secretForm(typed: string): string {
  return typed.normalize('NFKC');
}

function isPin(secret: string): boolean {
  return /^\d+$/.test(secretForm(secret));
}

/** So many letters and digits have to be left of a passphrase without what is tried first. */
const leastOfItsOwn = 4;
/** Of three such words or more there are too many to be tried. */
const wordsEnough = 3;

/**
 * @param names of the person and the organisation: the first that a colleague tries
 * @returns what is wrong with a new secret and what to do; null: nothing
 */
export function whyNotSecret(typed: string, names: readonly string[]): string | null {
  const secret = secretForm(typed);
  const plain = fold(secret);
  if (plain === '') return 'Enter a passphrase, or a PIN of six digits.';
  if (secret.length > 200) return 'Use at most 200 characters.';
  if (secret !== secret.trim()) return 'There is a space at its beginning or end, which nobody sees. Leave it out.';
  if (/^[\d\s]+$/.test(secret) && /\s/.test(secret)) return 'A PIN has digits only. Leave the spaces out.';
  const length = [...secret].length;
  if (isPin(secret)) {
    if (length < shortestPin) return 'A PIN has at least six digits.';
    if (isPinTriedFirst(secret)) return 'This PIN is one of the first that are tried. Choose another.';
    return null;
  }
  if (length < shortestPassphrase) return 'Use at least eight characters, or a PIN of six digits.';
  const own = names.flatMap(formsOf).filter((word) => word.length > 2);
  const isName = own.some((word) => plain.includes(word)) && isMadeOf(plain, own);
  if (isName) return 'A name of yours is one of the first that are tried. Choose something else.';
  const isTriedFirst = [plain, withoutSigns(plain)].some((text) => isMadeOf(text, [...own, ...wordsTriedFirst]));
  if (isTriedFirst || isRun(plain) || isRepetition(plain)) {
    return 'This is one of the first that are tried. Choose something else, such as three words.';
  }
  return null;
}

/** Small letters without accents, spaces, and what is not seen: `Zoë` and `zoe` are tried together. */
function fold(text: string): string {
  return withoutAccents(text).replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
}

/** A name whole and by its words; with `ue` for `ü`, too, as it is typed where keys have no accents. */
function formsOf(name: string): string[] {
  const written = name.normalize('NFC').toLowerCase();
  const spelled = written.replace(/[äöüåø]/g, (letter) => spellings[letter] ?? letter);
  return [written, spelled].flatMap((form) => [fold(form), ...withoutAccents(form).split(/[^\p{L}]+/u)]);
}

const spellings: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** Digits and signs that are typed for letters: p@ssw0rd. */
function withoutSigns(text: string): string {
  const letters: Record<string, string> = {
    '@': 'a',
    '4': 'a',
    '3': 'e',
    '1': 'i',
    '!': 'i',
    '0': 'o',
    $: 's',
    '5': 's',
    '7': 't',
  };
  return text.replace(/[@431!0$57]/g, (sign) => letters[sign] ?? sign);
}

/** Whether hardly anything is left without one or two of these words, rows of keys, a character repeated, and digits around it. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  let left = text;
  const found = new Set<string>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (!left.includes(word)) continue;
    left = left.replaceAll(word, '\n');
    found.add(word);
  }
  const withoutRows = withoutRowsOfKeys(left).replace(/(.)\1{2,}/gu, '');
  if (found.size >= wordsEnough || (found.size === 0 && withoutRows === text)) return false;
  const core = withoutRows.replaceAll('\n', '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [...core].length < leastOfItsOwn;
}

/** Takes out three keys or more that lie beside each other, either way. */
function withoutRowsOfKeys(text: string): string {
  const rows = [...rowsOfKeys, ...rowsOfKeys.map((row) => [...row].reverse().join(''))];
  let left = text;
  for (let length = text.length; length >= 3; length -= 1) {
    for (let from = 0; from + length <= left.length; from += 1) {
      const part = left.slice(from, from + length);
      if (rows.some((row) => row.includes(part))) left = left.slice(0, from) + left.slice(from + length);
    }
  }
  return left;
}

function isPinTriedFirst(pin: string): boolean {
  const once = pin.replace(/(.)\1+/g, '$1');
  const isMirrored = pin === [...pin].reverse().join('');
  const isOfRows = (pin.match(/.{3}/g) ?? []).length * 3 === pin.length && (pin.match(/.{3}/g) ?? []).every(isRowOfPad);
  return (
    isRun(pin) ||
    isRepetition(pin) ||
    isMirrored ||
    isOfRows ||
    once.length <= 3 ||
    new Set(pin).size <= 2 ||
    pinsTriedFirst.includes(pin)
  );
}

/** A row, a column or a diagonal of the digits as a telephone has them. */
function isRowOfPad(three: string): boolean {
  const rows = ['123', '456', '789', '147', '258', '369', '159', '357'];
  return rows.some((row) => row === three || [...row].reverse().join('') === three);
}

/** 123456, 987654, abcdefgh: each one on from the one before, or one back. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  // A keyboard has the nought after the nine.
  const round = (step: number) => (step === -9 ? 1 : step === 9 ? -1 : step);
  return [1, -1].some((step) => steps.every((each) => round(each) === step));
}

/** 000000, 121212, 123123, abcdabcd. */
function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+$/u.test(text);
}
