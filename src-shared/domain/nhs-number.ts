// NHS numbers: ten digits, held as text because a number would lose what it starts with. The tenth digit is a check over
// the first nine, which finds every single wrong digit and every swap of two neighbours.
import { cleanIdentifier } from '../readers/identifier.ts';

export type ReadNhsNumber = { ok: true; nhsNumber: string } | { ok: false; sentence: string };

/**
 * The check digit of the first nine digits, or null where they can belong to no NHS number.
 * Weights 10 … 2; 11 − (sum mod 11); 11 counts as 0, and 10 is no digit.
 */
export function nhsCheckDigit(firstNine: string): string | null {
  if (!/^\d{9}$/.test(firstNine)) return null;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(firstNine[index]) * (10 - index);
  const check = 11 - (sum % 11);
  if (check === 10) return null;
  return check === 11 ? '0' : String(check);
}

/** True for ten digits of which the last is the check over the others. */
export function isNhsNumber(text: string): boolean {
  // Ten equal digits pass the check and are never issued: somebody filled in a field that had to be filled in.
  if (!/^\d{10}$/.test(text) || /^(\d)\1{9}$/.test(text)) return false;
  return nhsCheckDigit(text.slice(0, 9)) === text[9];
}

/** Reads what a person typed or a list holds: blanks and dashes of any kind may part the digits, and joiners nobody sees. */
export function readNhsNumber(text: string): ReadNhsNumber {
  const cleaned = cleanIdentifier(text);
  if (!cleaned.ok && cleaned.code === 'scientific') {
    return { ok: false, sentence: 'A spreadsheet turned the NHS number into a power of ten and its digits are lost.' };
  }
  const digits = cleaned.ok ? cleaned.text.replace(/[ ./-]+/g, '') : '';
  if (!/^\d+$/.test(digits)) return { ok: false, sentence: 'An NHS number has ten digits and nothing else.' };
  if (digits.length !== 10) {
    return { ok: false, sentence: `An NHS number has ten digits; this has ${digits.length}.` };
  }
  if (!isNhsNumber(digits)) {
    return {
      ok: false,
      sentence: 'This is not an NHS number: its last digit does not fit the others. Check for a slip.',
    };
  }
  return { ok: true, nhsNumber: digits };
}

/** `999 000 0018`: three, three and four digits, as the NHS writes them. */
export function formatNhsNumber(nhsNumber: string): string {
  return `${nhsNumber.slice(0, 3)} ${nhsNumber.slice(3, 6)} ${nhsNumber.slice(6)}`;
}
