// What opens an account on this computer: a passphrase, or a PIN. Which are too easily guessed is decided here, for the
// window and the main process alike. Length counts; nobody is made to use signs or to change it every month (NCSC).
import { z } from 'zod';

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

/** What everybody tries first, as far as it is long enough. */
const tooWellKnown = [
  'password',
  'passw0rd',
  'passphrase',
  'qwertyui',
  'qwertyuiop',
  'asdfghjk',
  'asdfghjkl',
  'letmein1',
  'iloveyou',
  'welcome1',
  'welcome123',
  'provider',
  'provider actuals',
  'practice',
  'tuesday1',
  'football',
  'liverpool',
  'sunshine',
  'princess',
  'abcdefgh',
  'trustno1',
];

/**
 * @param names of the person and the organisation: the first that a colleague tries
 * @returns what is wrong with a new secret and what to do; null: nothing
 */
export function whyNotSecret(typed: string, names: readonly string[]): string | null {
  const secret = secretForm(typed);
  if (secret.trim() === '') return 'Enter a passphrase, or a PIN of six digits.';
  if (secret.length > 200) return 'Use at most 200 characters.';
  const length = [...secret].length;
  if (isPin(secret)) {
    if (length < shortestPin) return 'A PIN has at least six digits.';
    if (isRun(secret) || isRepetition(secret)) return 'This PIN is one of the first that are tried. Choose another.';
    return null;
  }
  if (length < shortestPassphrase) return 'Use at least eight characters, or a PIN of six digits.';
  const plain = fold(secret);
  const isName = names.map(fold).some((name) => name !== '' && plain.replace(name, '').length < 4);
  if (isName) return 'A name of yours is one of the first that are tried. Choose something else.';
  const core = plain.replace(/[\d\W_]+$/u, '');
  if (isRun(plain) || isRepetition(plain) || tooWellKnown.some((known) => [plain, core].includes(fold(known)))) {
    return 'This is one of the first that are tried. Choose something else, such as three words.';
  }
  return null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
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
