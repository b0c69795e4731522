// Numbers in scientific notation, digit by digit. A spreadsheet's file and Java's programs write 9.990000018E9 for
// 9990000018: nothing is lost in it. What a spreadsheet *shows*, 1.23E+11, has lost the digits that are not there.

export type ExactNumber =
  /** `plain`: the same number without a power of ten. */
  | { kind: 'exact'; plain: string }
  | { kind: 'lost' }
  /** No number in scientific notation. */
  | { kind: 'other' };

/** More is no number of anything here; and a text of so many digits must not be written out. */
const mostDigits = 40;

/**
 * Reads `9.990000018E9`, `2.104338e+06`, `1E-3`.
 * @param stored true where the notation is how a file stores the number, not how a spreadsheet showed it
 */
export function exactNumber(text: string, stored = false): ExactNumber {
  const parts = /^([+-]?)(\d{1,20})(?:[.,](\d{0,20}))?[eE]([+-]?)(\d{1,3})$/.exec(text);
  if (parts === null) return { kind: 'other' };
  const [, sign = '', whole = '', decimals = '', power = '', digits = ''] = parts;
  // One digit stands before the point where a program wrote it; 945324E7 is a reference that has an E.
  if (whole.length > 1 && !stored) return { kind: 'other' };
  const exponent = Number(digits) * (power === '-' ? -1 : 1);
  if (Math.abs(exponent) > mostDigits) return { kind: 'lost' };
  // Java writes the shortest digits that are the number, and no plus sign; a spreadsheet shows E+07 of what it rounded.
  const shortest = power === '' && !digits.startsWith('0');
  if (exponent > decimals.length && !stored && !(shortest && exponent >= 7)) return { kind: 'lost' };
  return { kind: 'exact', plain: sign.replace('+', '') + shifted(whole, decimals, exponent) };
}

function shifted(whole: string, decimals: string, exponent: number): string {
  const digits = whole + decimals;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const after = padded.slice(at).replace(/0+$/, '');
  return after === '' ? before : `${before}.${after}`;
}
